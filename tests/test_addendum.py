"""A finished record is never rewritten: what comes later is a page of its own that names the record it belongs to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import factories as f
import pytest
from families_at_hand import answers_of, shipped
from pypdf import PdfReader

from exports import ADDENDUM, EXPORTS
from exports import document as d
from exports.addendum_document import addendum_document
from exports.parts import in_groups
from exports.twin import record_fingerprint
from tool.answer import to_plain
from tool.discussion import Entry, Kind, discussion
from tool.record_making import make_addenda, make_record
from tool.store import Finished, Store

HERE = ZoneInfo("Europe/London")
BEGUN = datetime(2026, 7, 20, 13, 40, tzinfo=UTC)
CORRECTION = {
    "what": "She was born on the 4th.",
    "why": "I read the red book again.",
    "who": "Joanne",
    "disagreement_of": "",
    "signed": {"statement": "This is my correction.", "typed": "Joanne Okafor"},
}
DISAGREEMENT = {
    "what": "We never said <b>that</b>.\nWe said we would try.",
    "why": "",
    "who": "Amina",
    "disagreement_of": "Amina",
    "signed": {"statement": "These are my words.", "ink": f.ink().to_plain()},
}


def entries(*added: dict[str, Any]) -> list[Entry]:
    answer = answers_of({"lays-down": "back"})["lays-down"]
    said = [
        (Kind.STARTED, {"sets": ["safe-sleep", "plan"], "language": "en"}),
        (Kind.PERSON_ADDED, {"id": "p1", "name": "Amina", "relation": "mother", "present": "yes"}),
        (Kind.ANSWERED, {"question": "lays-down", "answer": to_plain(answer)}),
        (Kind.SIGNED, {"person": "p1", "statement": "I was here.", "ink": f.ink().to_plain()}),
        (Kind.FINISHED, {}),
        *((Kind.ADDENDUM, content) for content in added),
    ]
    return [Entry(kind, content, BEGUN + timedelta(minutes=n), "Joanne") for n, (kind, content) in enumerate(said)]


def papers(*added: dict[str, Any]) -> list[bytes]:
    state = discussion(entries(*added))
    record = make_record(shipped(), state, "7F3K", HERE)
    assert state.finished_at
    return [export.make(record, shipped().paper_words, state.finished_at) for export in EXPORTS.values()]


def texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for one in content:
            yield from texts(one)
    elif hasattr(content, "__dataclass_fields__"):
        for name in content.__dataclass_fields__:
            yield from texts(getattr(content, name))


def test_the_papers_of_a_visit_are_the_same_bytes_before_and_after_an_addendum() -> None:
    assert papers() == papers(CORRECTION) == papers(CORRECTION, DISAGREEMENT)


def test_the_page_names_the_record_by_reference_and_by_the_fingerprint_that_the_record_shows() -> None:
    state = discussion(entries(CORRECTION))
    record = make_record(shipped(), state, "7F3K", HERE)
    (one,) = make_addenda(state, HERE)
    page = tuple(texts(addendum_document(one, record, shipped().paper_words)))
    shown = in_groups(record_fingerprint(record))
    assert shown in page
    assert "7F3K" in page
    drawn = "".join("".join(p.extract_text() for p in PdfReader(io.BytesIO(papers()[0])).pages).split())
    assert record_fingerprint(record) in drawn
    other = replace(record, baby="Another")
    assert shown not in tuple(texts(addendum_document(one, other, shipped().paper_words)))


def test_a_correction_says_what_why_and_who_and_is_signed_for_itself() -> None:
    (one,) = make_addenda(discussion(entries(CORRECTION)), HERE)
    page = addendum_document(one, f.record(), f.WORDS)
    said = tuple(texts(page))
    assert {"She was born on the 4th.", "I read the red book again.", "Joanne", "Joanne Okafor"} <= set(said)
    (signature,) = [block for block in page.blocks[0].blocks if isinstance(block, d.Signature)]  # type: ignore[union-attr]
    assert (signature.typed, signature.ink) == ("Joanne Okafor", None)
    assert one.signature.at == datetime(2026, 7, 20, 14, 45, tzinfo=HERE)


def test_a_disagreement_stands_in_the_parents_own_words_letter_by_letter() -> None:
    (one,) = make_addenda(discussion(entries(DISAGREEMENT)), HERE)
    page = addendum_document(one, f.record(), f.WORDS)
    assert DISAGREEMENT["what"] in tuple(texts(page))
    assert page.title == f.WORDS["addendum"]["title-disagreement"]
    made = ADDENDUM.make(one, f.record(), f.WORDS, f.MADE_AT)
    drawn = "".join("".join(p.extract_text() for p in PdfReader(io.BytesIO(made)).pages).split())
    assert "Weneversaid<b>that</b>.Wesaidwewouldtry." in drawn


def test_no_title_head_or_foot_of_an_addendum_names_anybody() -> None:
    for one in (f.addendum(), f.addendum(disagreement_of="Zaragoza")):
        page = addendum_document(one, f.record(baby="Zaragoza"), f.WORDS)
        assert not any("Zaragoza" in text for text in (page.title, page.head, page.foot))


def test_an_addendums_file_says_what_it_is_and_of_which_visit_and_names_nobody() -> None:
    assert ADDENDUM.file_name(f.addendum(number=2), f.record()) == "settle-addendum-2026-11-24-7F3K-2.pdf"
    assert ADDENDUM.file_name(f.addendum(), f.record(reference="../7F 3K")) == "settle-addendum-2026-11-24-7F-3K-1.pdf"


@pytest.mark.parametrize("text", ["m" * 6_000, "Zara sleeps. " * 900, "x\n" * 500, "<para>&\u202e 😀 سلام", "\ud83d"])
def test_an_addendum_of_any_text_can_be_drawn_and_twice_the_same(text: str) -> None:
    one = f.addendum(
        text, why=text, disagreement_of=text, signature=f.signature(text, outcome="typed", ink=None, typed=text)
    )
    made = ADDENDUM.make(one, f.record(), f.WORDS, f.MADE_AT)
    assert made.startswith(b"%PDF")
    assert made == ADDENDUM.make(one, f.record(), f.WORDS, f.MADE_AT)


def test_a_finished_visit_takes_an_addendum_and_nothing_else(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'settle.sqlite3'}")
    first, *rest = entries(CORRECTION)
    store.begin("d1", "f1", first)
    for number, entry in enumerate(rest, 2):
        store.append("d1", number, entry)
    again = Entry(Kind.ANSWERED, {"question": "lays-down", "answer": None}, BEGUN, "Joanne")
    with pytest.raises(Finished):
        store.append("d1", len(rest) + 2, again)
    assert len(discussion(store.entries("d1")).addenda) == 1
    store.close()
