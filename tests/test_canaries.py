"""A canary in each private, third-party and practitioner's part: none is anywhere in the family's papers."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import factories as f
import pikepdf
import pytest
from pypdf import PdfReader

from exports import EXPORTS, MACHINE_EXPORTS, Export
from exports.pdf import draw
from exports.record_document import practitioner_document
from exports.twin import NAME
from tool.plan import PlanItem
from tool.record import Fact, Record, RecordedPerson, RecordedSection

FAMILYS = [export for export in EXPORTS.values() if export.for_family]
PLACES: list[str] = []


def bird(place: str) -> str:
    """A word that stands nowhere else; each place has its own, so that a failure names the leak."""
    PLACES.append(place)
    return f"SKYLARK{len(PLACES)}"


def planted() -> tuple[Record, dict[str, str]]:
    """A usual visit with a canary wherever the family must not look; returns each canary with its place."""
    PLACES.clear()
    answers = tuple(
        f.answer(
            f"{kind}-question",
            bird(f"{kind}: the question"),
            said=(bird(f"{kind}: the answer"),),
            words=bird(f"{kind}: the words"),
            note=bird(f"{kind}: the note"),
            plain={"kind": "words", "text": bird(f"{kind}: the plain answer")},
            **{kind: True},
        )
        for kind in ("private", "practitioner_only")
    )
    open_answer = f.answer("feeding", "How is Zara fed?", note=bird("the practitioner's note on an open answer"))
    advice = tuple(
        f.advice(
            f"{audience}-advice",
            group=group,
            level=level,
            audience=audience,
            say=bird(f"{audience} advice: say"),
            because=bird(f"{audience} advice: because"),
            tonight=bird(f"{audience} advice: tonight"),
            note=bird(f"{audience} advice: note"),
            confirm=bird(f"{audience} advice: confirm"),
            sources=(bird(f"{audience} advice: source"),),
            family_words=bird(f"{audience} advice: family's words"),
        )
        for audience, group, level in (("private", "do-not-share", "stop"), ("practitioner", "act", "act"))
    )
    told = f.advice("told", note=bird("the note on advice for the family"), confirm=bird("what is to be confirmed"))
    absent = RecordedPerson(
        "p9",
        bird("a person who was not there"),
        bird("their relation"),
        (Fact("lives-here", "x", bird("a fact")),),
        False,
    )
    present = replace(f.person(), facts=(Fact("lives-here", bird("a fact's label"), bird("a fact of one present")),))
    unsigned = f.signature(
        "Amina", outcome="not-signed", ink=None, reason=bird("why not"), words=bird("in their words")
    )
    record = f.record(
        people=(present, absent),
        sections=(RecordedSection("s", "Step", (open_answer, *answers)),),
        advice=(told, *advice),
        plan=(
            PlanItem("Fix the crib", "Ben", None, "told"),
            *(PlanItem(bird("a plan from hidden advice"), bird("who"), None, one.id) for one in advice),
        ),
        practitioner=(Fact("practitioner-registration", "PIN", bird("the practitioner's number")),),
        visit=(Fact("contact", "Which visit?", bird("a fact of the visit")),),
        baby_facts=(Fact("nhs-number", "NHS number", bird("the NHS number")),),
        signatures=(unsigned,),
        changes=(bird("a changed answer"),),
    )
    return record, {f"SKYLARK{number}": place for number, place in enumerate(PLACES, 1)}


def everything_in(pdf: bytes) -> str:
    """The bytes as they are, every stream unpacked, every text of every object, what can be read, the properties."""
    found = [pdf.decode("latin-1"), pdf.decode("utf-16-be", "ignore")]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for thing in file.objects:
            found.append(repr(thing))
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_bytes().decode("latin-1"))
                found.append(thing.read_bytes().decode("utf-16-be", "ignore"))
        found += [str(value) for value in file.docinfo.values()]
        found += [name + str(spec.get_file().read_bytes()) for name, spec in file.attachments.items()]
    reader = PdfReader(io.BytesIO(pdf))
    found += [page.extract_text() for page in reader.pages]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found.append(file.Root.Metadata.read_bytes().decode("utf-8"))
    found += [str(getattr(one, "title", one)) for one in reader.outline]
    return "\n".join(found)


@pytest.mark.parametrize("export", FAMILYS, ids=lambda export: export.name)
def test_no_canary_is_anywhere_in_the_familys_paper(export: Export) -> None:
    record, canaries = planted()
    assert len(canaries) > 30
    made = export.make(record, f.WORDS, f.MADE_AT)
    assert "SKYLARK" not in "".join(everything_in(made).split())
    assert "SKYLARK" not in export.file_name(record)


@pytest.mark.parametrize("export", FAMILYS, ids=lambda export: export.name)
def test_the_familys_paper_carries_nothing_inside_it(export: Export) -> None:
    made = export.make(f.record(), f.WORDS, f.MADE_AT)
    with pikepdf.open(io.BytesIO(made)) as file:
        assert list(file.attachments) == []
        assert "/AF" not in file.Root
        kinds = {
            str(one.get("/Type", "")) for one in file.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
        }
        assert not {"/EmbeddedFile", "/Filespec"} & kinds


def test_every_canary_sings_in_the_practitioners_record_so_the_search_would_find_one() -> None:
    record, canaries = planted()
    text = "".join(everything_in(EXPORTS["record"].make(record, f.WORDS, f.MADE_AT)).split())
    silent = [place for canary, place in canaries.items() if canary not in text]
    assert silent == []


def test_the_search_also_finds_what_is_only_drawn() -> None:
    record, canaries = planted()
    drawn = "".join(everything_in(draw(practitioner_document(record, f.WORDS), f.MADE_AT)).split())
    silent = {place for canary, place in canaries.items() if canary not in drawn}
    assert silent == {f"{kind}: the plain answer" for kind in ("private", "practitioner_only")}


@pytest.mark.parametrize("export", MACHINE_EXPORTS.values(), ids=MACHINE_EXPORTS.keys())
def test_files_for_other_systems_hold_private_parts_and_say_they_are_not_for_the_family(export: Any) -> None:
    record, canaries = planted()
    text = export.make(record, f.WORDS, f.MADE_AT).decode("utf-8")
    private = [canary for canary, place in canaries.items() if place in ("private: the question", "private: the note")]
    assert all(canary in text for canary in private)
    assert not export.for_family


def test_the_twin_is_the_only_thing_the_record_carries() -> None:
    with pikepdf.open(io.BytesIO(EXPORTS["record"].make(f.record(), f.WORDS, f.MADE_AT))) as file:
        assert list(file.attachments) == [NAME]
