"""What stands on the two papers, and what must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import factories as f
import pytest

from exports import EXPORTS
from exports import document as d
from exports.addendum_document import addendum_document
from exports.family_document import family_document
from exports.fridge_document import fridge_document
from exports.parts import GROUPS, with_seal
from exports.record_document import practitioner_document
from tool.plan import PlanItem
from tool.record import Fact

WORDS = f.WORDS


def texts(content: Any) -> Iterator[str]:
    """Every string in a document, in order."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for one in content:
            yield from texts(one)
    elif is_dataclass(content):
        for field in fields(content):
            yield from texts(getattr(content, field.name))


def blocks(content: Any, kind: type) -> list[Any]:
    """Every block of a kind, wherever it stands, in order."""
    found = [content] if isinstance(content, kind) else []
    inner = content.blocks if hasattr(content, "blocks") else ()
    return found + [one for block in inner for one in blocks(block, kind)]


class Counting(dict[str, str]):
    """Words that remember which of them were used."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        """The word, remembered."""
        self.used.add(key)
        return super().__getitem__(key)


def test_every_word_of_the_papers_is_there_and_is_used() -> None:
    counting = {section: Counting(words) for section, words in WORDS.items()}
    sealed = counting | {"seal": Counting(with_seal(WORDS, "K7F3")["seal"])}
    months = tuple(PlanItem("x", by_when=f.BEGUN.date().replace(month=month)) for month in range(1, 13))
    people = (f.signature(outcome="not-signed", reason="Declined", words="No"), f.signature(outcome="open"))
    example = f.record(worked_example=True, plan=months, signatures=(*f.record().signatures, *people))
    for record in (
        f.record(),
        example,
        f.empty_record(),
        f.record(draft_translation=True, sections_beside=f.record().sections, advice_beside=f.record().advice),
        f.record(date=None, advice=(f.advice(topic="x", tonight="x", lead="when-born"),)),
    ):
        for words in (counting, sealed):
            practitioner_document(record, words)
            family_document(record, words)
            family_document(record, words, large=True)
            fridge_document(record, words)
    plain = replace(f.record(), signatures=people)
    for words in (counting, sealed):
        practitioner_document(plain, words)
        family_document(plain, words)
        for added in (f.addendum(), f.addendum(disagreement_of="Amina")):
            addendum_document(added, plain, words)
    counting["seal"].used |= sealed["seal"].used
    unused = {section: set(words) - words.used for section, words in counting.items()}
    assert {section: keys for section, keys in unused.items() if keys} == {}


def test_a_missing_word_is_an_error() -> None:
    short = WORDS | {"advice": {key: text for key, text in WORDS["advice"].items() if key != "because"}}
    with pytest.raises(KeyError, match="because"):
        practitioner_document(f.record(), short)


def test_going_well_comes_first_and_never_is_apart_from_do_not_share() -> None:
    assert GROUPS == ("keep", "never", "do-not-share", "change")
    for paper in f.papers(f.record())[:3]:
        tones = [one.tone for one in blocks(paper, d.Heading) if one.tone != "calm"]
        assert tones == list(GROUPS)


def test_the_practitioner_reads_every_answer_once() -> None:
    record = f.record()
    rows = [row.question for table in blocks(practitioner_document(record, WORDS), d.Answers) for row in table.rows]
    assert sorted(rows) == sorted(answer.asked for section in record.sections for answer in section.answers)


def test_the_practitioner_reads_every_piece_of_advice_once_with_its_sources() -> None:
    record = f.record()
    cards = blocks(practitioner_document(record, WORDS), d.AdviceCard)
    assert sorted(card.say for card in cards) == sorted(advice.say for advice in record.advice)
    assert all(any("Lullaby" in line.text or "NICE" in line.text for line in card.small) for card in cards)


def test_private_things_stand_in_a_frame_that_says_so() -> None:
    record = f.record()
    frames = blocks(practitioner_document(record, WORDS), d.Framed)
    assert [frame.tone for frame in frames] == ["act", "private"]
    framed = set(texts(tuple(frames)))
    for section in record.sections:
        for answer in section.answers:
            assert (answer.asked in framed) == (answer.private or answer.practitioner_only)
    for advice in record.advice:
        assert (advice.say in framed) == (advice.audience != "family")


def test_the_family_copy_holds_nothing_private_and_nothing_of_the_practitioner() -> None:
    hidden = {"private": True}, {"practitioner_only": True}
    sections = tuple(
        replace(
            section,
            answers=(
                *(replace(one, note="CANARY note") for one in section.answers),
                *(
                    f.answer("coping-plan", "CANARY asked", said=("CANARY",), words="CANARY words", **how)
                    for how in hidden
                ),
            ),
        )
        for section in f.sections()
    )
    told = {"say": "CANARY say", "because": "CANARY because", "tonight": "CANARY tonight", "family_words": "CANARY own"}
    record = f.record(
        sections=sections,
        advice=(
            *(
                replace(one, note="CANARY note", confirm="CANARY confirm")
                for one in f.all_advice()
                if one.audience == "family"
            ),
            f.advice("hidden", audience="private", group="do-not-share", sources=("CANARY source",), **told),
            f.advice("act", audience="practitioner", group="act", level="act", **told),
        ),
        plan=(PlanItem("CANARY plan", "CANARY who", None, "hidden"), PlanItem("Fix the crib", "Ben", None, "crib")),
        signatures=(f.signature(outcome="not-signed", ink=None, reason="CANARY reason", words="CANARY why not"),),
        people=(f.person(), f.person("CANARY absent", present=False)),
        practitioner=(Fact("practitioner-name", "Name", "CANARY name"),),
        baby_facts=(Fact("nhs-number", "NHS number", "CANARY number"),),
        changes=("CANARY change",),
    )
    ours, *for_families = f.papers(record)
    assert "CANARY" in " ".join(texts(ours))
    for theirs in for_families:
        assert [text for text in texts(theirs) if "CANARY" in text] == []
        assert "Fix the crib" in set(texts(theirs))
    for export in EXPORTS.values():
        if export.for_family:
            assert "CANARY" not in text_of(export.make(record, WORDS, f.MADE_AT))


def text_of(pdf: bytes) -> str:
    """All text of a file, its properties, its list of headings, and whatever else stands in any of its streams."""
    from io import BytesIO

    import pikepdf
    from hearing import heard, pages

    with pikepdf.open(BytesIO(pdf)) as file:
        streams = [one.read_bytes().decode("latin-1") for one in file.objects if isinstance(one, pikepdf.Stream)]
        with file.open_outline() as outline:
            listed = [child.title for one in outline.root for child in (one, *one.children)]
        about = [str(text) for text in file.docinfo.values()]
    alts = [one.alt for one in heard(pdf).all()]
    return "\n".join([*pages(pdf), *streams, *listed, *about, *alts])


def test_the_first_page_of_the_family_copy_is_the_plan_with_the_words_for_hard_nights() -> None:
    paper = family_document(f.record(), WORDS)
    first = paper.blocks[0]
    assert isinstance(first, d.OnePage)
    assert isinstance(paper.blocks[1], d.PageBreak)
    assert [card.what for card in blocks(first, d.PlanCard)] == [item.what for item in f.record().plan]
    on_it = " ".join(texts(first))
    for part in ("Ben stays sober", "ring Gran", "4 December 2026", "27 November 2026", "0800 448 0737"):
        assert part in on_it


def test_the_family_copy_leaves_out_what_nobody_came_to_and_says_so() -> None:
    paper = family_document(f.record(), WORDS)
    assert "Are there pets where Zara spends time?" not in set(texts(paper))
    assert WORDS["family"]["not_reached"] in set(texts(paper))


def test_answers_that_are_no_answers_say_which_kind() -> None:
    statuses = ("not-sure", "rather-not-say", "skipped", "open")
    rows = tuple(f.answer(f"q-{status}", status, said=(), status=status) for status in statuses)
    record = f.record(sections=(f.RecordedSection("s", "Step", rows),))
    table = blocks(practitioner_document(record, WORDS), d.Answers)[0]
    assert [row.status for row in table.rows] == [WORDS["status"][status] for status in statuses]


def test_a_status_said_twice_is_drawn_once() -> None:
    rows = (
        f.answer(said=("not sure",), status="not-sure"),
        f.answer(said=("We have not weighed her",), status="not-sure"),
    )
    record = f.record(sections=(f.RecordedSection("s", "Step", rows),))
    table = blocks(practitioner_document(record, WORDS), d.Answers)[0]
    assert [row.said for row in table.rows] == [(), ("We have not weighed her",)]


def test_somebody_who_did_not_sign_has_their_reason_on_the_record_only() -> None:
    why = f.signature(outcome="not-signed", ink=None, reason="Declined", words="I would rather not")
    ours, theirs, *_ = f.papers(f.record(signatures=(why,)))
    assert [line.text for line in blocks(ours, d.Signature)[0].lines][:2] == ["Declined", "I would rather not"]
    assert blocks(theirs, d.Signature)[0].lines == ()
    assert blocks(theirs, d.Signature)[0].outcome == WORDS["signature"]["not-signed"]


def test_ink_is_drawn_only_for_those_who_drew() -> None:
    record = f.record(signatures=(f.signature(), f.signature("Ben", "Father", outcome="not-signed", typed="Ben")))
    for paper in f.papers(record)[:3]:
        drawn, not_signed = blocks(paper, d.Signature)
        assert drawn.ink is not None
        assert not_signed.ink is None
        assert not_signed.typed == ""


def test_a_worked_example_says_so_on_both_papers() -> None:
    unsigned = f.signature(outcome="not-signed", ink=None, reason="worked example")
    for paper in f.papers(f.record(worked_example=True, signatures=(unsigned,)))[:3]:
        assert WORDS["common"]["worked_example"] in set(texts(paper))
        assert blocks(paper, d.Signature)[0].outcome == WORDS["signature"]["worked_example"]
    assert WORDS["common"]["worked_example"] not in set(texts(practitioner_document(f.record(), WORDS)))


def test_file_names_say_what_it_is_and_name_nobody() -> None:
    record = f.record(baby="Zara", reference="7F3K")
    names = {name: export.file_name(record) for name, export in EXPORTS.items()}
    assert names["record"] == "settle-record-2026-11-20-7F3K.pdf"
    assert names["family-copy"] == "settle-family-copy-2026-11-20-7F3K.pdf"
    assert EXPORTS["record"].file_name(f.record(reference="../7F 3K", date=None)) == "settle-record-7F-3K.pdf"


def test_no_title_head_or_foot_names_the_family() -> None:
    for paper in f.papers(f.record(baby="Zaragoza")):
        assert not any("Zaragoza" in text for text in (paper.title, paper.head, paper.foot))


def test_the_family_finds_each_source_once_and_the_practitioner_on_every_card() -> None:
    ours, theirs, *_ = f.papers(f.record())
    told = {source for one in f.all_advice() if one.audience == "family" for source in one.sources}
    assert sorted(blocks(theirs, d.Bullets)[0].items) == sorted(told)
    assert all(card.small for card in blocks(ours, d.AdviceCard))


def test_the_next_check_has_its_day_and_its_reason_on_both_papers() -> None:
    for paper in f.papers(f.record())[:3]:
        said = " ".join(texts(paper))
        assert "4 December 2026" in said
        assert "See the crib together" in said
