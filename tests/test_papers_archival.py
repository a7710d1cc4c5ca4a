"""Every paper keeps PDF/UA-1 and PDF/A-3a at once, as veraPDF sees it; and veraPDF sees what it should."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import factories as f
import pikepdf
import pytest
import urdu_visit
import verapdf
from families_at_hand import shipped
from pikepdf import Name
from sealing_parts import SEALED_AT, key

from exports import ADDENDUM, EXPORTS
from exports.attachments import Attachment
from exports.pdf import draw
from exports.record_document import practitioner_document
from exports.seal import Installation, seal, sealed_paper
from tool.reading.family_file import read_family
from tool.reading.question_files import SHIPPED
from tool.record import Record
from tool.worked_record import WorkedVisit, worked_record

FAMILIES = sorted((SHIPPED / "families").glob("*.yaml"))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONG_TEXT = (
    "Wir haben lange geredet — زہرا کمر کے بل سوتی ہے، ਜ਼ਾਰਾ ਪਿੱਠ ਦੇ ਭਾਰ, śpi na plecach 😀 <b>&amp;</b> \u202e16–20 °C. "
)


def longest_record() -> Record:
    """Everything at its longest, in every script, with marks that no font has."""
    record = f.long_record()
    sections = tuple(
        replace(one, answers=tuple(replace(answer, words=LONG_TEXT * 12, note=LONG_TEXT) for answer in one.answers))
        for one in record.sections
    )
    return replace(record, baby="Zara ਜ਼ਾਰਾ زہرا", sections=sections, changes=(LONG_TEXT * 3,) * 8)


def six_signers() -> Record:
    """Six people who sign by hand."""
    names = ("Amina", "Ben", "آمنہ", "ਜ਼ਾਰਾ", "Przemysław", "Joanne Okafor-Whitehead")
    return f.record(signatures=tuple(f.signature(name, "Carer", ink=f.ink(3 + at)) for at, name in enumerate(names)))


def family_record(file: Any) -> Record:
    """The record of a worked family."""
    family = read_family(file, shipped()).family
    assert family is not None
    visit = WorkedVisit(family.answers, family.people, family.plan)
    return worked_record(shipped(), visit, "7F3K", NOON, ZoneInfo("Europe/London"))


def test_every_rule_of_both_profiles_is_looked_at() -> None:
    for name, count in verapdf.RULES.items():
        assert verapdf.profile(name)[1] == count
    made = EXPORTS["record"].make(f.record(), f.WORDS, f.MADE_AT)
    assert verapdf.validate(made, "ua-1").checks > 1_000
    assert verapdf.validate(made, "3a").checks > 10_000


@pytest.mark.parametrize("file", FAMILIES, ids=[file.stem for file in FAMILIES])
def test_both_papers_of_a_worked_family_are_accessible_and_archival(file: Any) -> None:
    record = family_record(file)
    for name in ("record", "family-copy"):
        made = sealed_paper(EXPORTS[name], record, shipped().paper_words, NOON, Installation(key()), SEALED_AT).file
        assert verapdf.broken_rules(made) == {}, name


RECORDS: dict[str, tuple[Callable[[], Record], Any]] = {
    "usual": (f.record, f.WORDS),
    "urdu": (urdu_visit.urdu_record, urdu_visit.WORDS),
    "empty": (f.empty_record, f.WORDS),
    "longest": (longest_record, f.WORDS),
    "six-signers": (six_signers, f.WORDS),
}


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("case", RECORDS)
def test_every_paper_is_accessible_and_archival_with_its_seal_and_without(name: str, case: str) -> None:
    make, words = RECORDS[case]
    record = make()
    assert verapdf.broken_rules(EXPORTS[name].make(record, words, f.MADE_AT)) == {}
    sealed = sealed_paper(EXPORTS[name], record, words, f.MADE_AT, Installation(key()), SEALED_AT).file
    assert verapdf.broken_rules(sealed) == {}


@pytest.mark.parametrize("disagreement_of", ["", "Amina"])
@pytest.mark.parametrize("case", RECORDS)
def test_every_addendum_is_accessible_and_archival(disagreement_of: str, case: str) -> None:
    make, words = RECORDS[case]
    one = f.addendum(disagreement_of=disagreement_of, what=LONG_TEXT * (20 if case == "longest" else 1))
    drawn = ADDENDUM.make(one, make(), words, f.MADE_AT)
    assert verapdf.broken_rules(seal(drawn, key(), SEALED_AT)) == {}


def test_a_paper_with_an_attachment_is_accessible_and_archival() -> None:
    given = Attachment("record.json", b"{}", "application/json", "The record for a machine")
    assert verapdf.broken_rules(draw(practitioner_document(f.record(), f.WORDS), f.MADE_AT, (given,))) == {}


def spoiled(spoil: Callable[[Any], None]) -> bytes:
    """A good paper with one fault planted in it."""
    with pikepdf.open(io.BytesIO(EXPORTS["record"].make(f.record(), f.WORDS, f.MADE_AT))) as file:
        spoil(file)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def _untagged_text(file: Any) -> None:
    font = next(iter(file.pages[0].Resources.Font))
    file.pages[0].contents_add(f"BT {font} 10 Tf 60 60 Td <0024> Tj ET".encode(), prepend=False)


def _figures(node: Any) -> Any:
    if node.get("/S") == Name.Figure:
        yield node
    for kid in node.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            yield from _figures(kid)


def _no_alt(file: Any) -> None:
    del next(_figures(file.Root.StructTreeRoot.K))["/Alt"]


def _no_intent(file: Any) -> None:
    del file.Root["/OutputIntents"]


def _font_not_inside(file: Any) -> None:
    font = next(iter(file.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _no_language(file: Any) -> None:
    del file.Root["/Lang"]


def _no_meanings(file: Any) -> None:
    del next(iter(file.pages[0].Resources.Font.values()))["/ToUnicode"]


def _no_scope(file: Any) -> None:
    def headers(node: Any) -> Any:
        if node.get("/S") == Name.TH:
            yield node
        for kid in node.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary):
                yield from headers(kid)

    for node in headers(file.Root.StructTreeRoot.K):
        del node["/A"]


def _skipped_heading(file: Any) -> None:
    def heading(node: Any) -> Any:
        if node.get("/S") == Name.H1:
            return node
        found = (heading(kid) for kid in node.get("/K", []) if isinstance(kid, pikepdf.Dictionary))
        return next((one for one in found if one is not None), None)

    heading(file.Root.StructTreeRoot.K).S = Name.H4


@pytest.mark.parametrize(
    ("spoil", "broken"),
    [
        (_untagged_text, {"ua-1": "7.1-3"}),
        (_no_alt, {"ua-1": "7.3-1"}),
        (_no_intent, {"3a": "6.2.4.3-2"}),
        (_font_not_inside, {"ua-1": "7.21.4.1-1", "3a": "6.2.11.4.1-1"}),
        (_no_language, {"ua-1": "7.2-34"}),
        (_no_meanings, {"ua-1": "7.21.7-1", "3a": "6.2.11.7.2-1"}),
        (_no_scope, {"ua-1": "7.5-1"}),
        (_skipped_heading, {"ua-1": "7.4.2-1"}),
    ],
    ids=lambda given: given.__name__.strip("_") if callable(given) else "",
)
def test_a_planted_fault_is_caught(spoil: Callable[[Any], None], broken: dict[str, str]) -> None:
    assert verapdf.broken_rules(spoiled(lambda _: None)) == {}
    found = verapdf.broken_rules(spoiled(spoil))
    told = {name: {rule for rule, _ in rules} for name, rules in found.items()}
    for name, rule in broken.items():
        assert rule in told.get(name, set()), told
