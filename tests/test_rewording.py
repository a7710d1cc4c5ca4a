"""Rewording does not touch an old record: its papers are the same bytes after every wording has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import factories as f
import pytest
import yaml
from worked_families import FAMILIES, family_in

from exports import ADDENDUM, EXPORTS, MACHINE_EXPORTS
from tool.answer import to_plain
from tool.discussion import Entry, Kind, discussion
from tool.question_set import QuestionSet
from tool.reading.question_files import read_texts
from tool.record_making import make_addenda, make_record
from tool.screens import house
from tool.store import Store
from tool.worked import EVERY_SET

BEGUN = datetime(2026, 7, 20, 13, 40, tzinfo=UTC)
WORDINGS = frozenset(
    (
        *("ask", "hint", "why_we_ask", "for_practitioner", "more_words", "nobody_says", "say", "says", "picture_says"),
        *("because", "tonight", "note", "confirm", "no_consequence", "title", "intro", "what_for", "area", "name"),
        *("body", "section", "reviewed"),
    )
)
"""Keys of the question files after which words stand that somebody may reword."""

ID = "a" * 32


def reworded(content: Any, all_of_it: bool = False, key: str = "") -> Any:
    """The same content with other words wherever words stand; a file of words alone changes wholly."""
    if isinstance(content, dict):
        return {name: reworded(one, all_of_it, name) for name, one in content.items()}
    if isinstance(content, list):
        return [reworded(one, all_of_it, key) for one in content]
    return f"Other {content}" if all_of_it or key in WORDINGS else content


def other_files(question_set: QuestionSet) -> dict[str, str]:
    return {
        name: yaml.safe_dump(
            reworded(yaml.load(text, Loader=yaml.BaseLoader), name in ("screens.yaml", "paper.yaml")),
            allow_unicode=True,
        )
        for name, text in question_set.files.items()
    }


@pytest.fixture
def other(shipped: QuestionSet) -> QuestionSet:
    found = read_texts(other_files(shipped), shipped.pictures)
    assert found.question_set is not None, [problem.in_words() for problem in found.problems][:3]
    return found.question_set


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path / 'settle.sqlite3'}")
    monkeypatch.setattr(house, "store", lambda: store)
    house.set_of.cache_clear()
    yield store
    store.close()
    house.set_of.cache_clear()


def keep_a_visit(store: Store, question_set: QuestionSet) -> None:
    """A visit of a worked family, finished, with an addendum."""
    family = family_in(next(file for file in FAMILIES if file.stem == "all-seven-reasons"), question_set)
    said: list[tuple[Kind, dict[str, Any]]] = [
        (Kind.STARTED, {"sets": list(EVERY_SET), "language": "en"}),
        *((Kind.PERSON_ADDED, person.to_plain()) for person in family.people),
        *((Kind.ANSWERED, {"question": id_, "answer": to_plain(one)}) for id_, one in family.answers.items()),
        (Kind.ANSWERED, {"question": "lays-down", "answer": {"kind": "not-sure"}}),
        (Kind.NOT_SIGNED, {"person": family.people[0].id, "statement": "", "reason": "declined", "words": "No"}),
        (Kind.SIGNED, {"person": "practitioner", "statement": "I led this.", "ink": f.ink().to_plain()}),
        (Kind.FINISHED, {}),
        (
            Kind.ADDENDUM,
            {"what": "x", "why": "y", "who": "Jo", "signed": {"statement": "Mine.", "typed": "Jo"}},
        ),
    ]
    entries = [Entry(kind, one, BEGUN + timedelta(minutes=n), "Jo") for n, (kind, one) in enumerate(said)]
    store.keep_question_set(question_set.fingerprint, question_set.files)
    store.begin(ID, question_set.fingerprint, entries[0])
    for number, entry in enumerate(entries[1:], 2):
        store.append(ID, number, entry)


def papers_of_the_visit() -> dict[str, bytes]:
    """Every paper and file, made as the papers page makes them."""
    question_set = house.set_of(house.store().question_set_of(ID))
    state = discussion(house.store().entries(ID))
    record = make_record(question_set, state, "7F3K", ZoneInfo("Europe/London"))
    assert state.finished_at
    made = {
        name: export.make(record, question_set.paper_words, state.finished_at)
        for name, export in (*EXPORTS.items(), *MACHINE_EXPORTS.items())
    }
    for one in make_addenda(state, ZoneInfo("Europe/London")):
        made[f"addendum-{one.number}"] = ADDENDUM.make(one, record, question_set.paper_words, state.finished_at)
    return made


def test_an_old_visit_draws_the_same_bytes_after_every_wording_has_changed(
    store: Store, shipped: QuestionSet, other: QuestionSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_a_visit(store, shipped)
    monkeypatch.setattr(house, "shipped_set", lambda: shipped)
    before = papers_of_the_visit()
    assert "addendum-1" in before
    house.set_of.cache_clear()
    monkeypatch.setattr(house, "shipped_set", lambda: other)
    assert papers_of_the_visit() == before


def test_the_rewording_reaches_every_paper_of_a_new_visit(
    store: Store, shipped: QuestionSet, other: QuestionSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house, "shipped_set", lambda: other)
    keep_a_visit(store, other)
    after = papers_of_the_visit()
    assert all(b"Other" in content for name, content in after.items() if name in MACHINE_EXPORTS)
    assert other.fingerprint != shipped.fingerprint
    changed = [
        question.id
        for question in shipped.questions.values()
        if question.ask == other.questions[question.id].ask
        or (question.hint and question.hint == other.questions[question.id].hint)
    ]
    assert changed == []
    assert all(text != other.paper[part][key] for part, words in shipped.paper.items() for key, text in words.items())


def test_a_word_that_only_a_newer_tool_needs_is_lent_and_no_old_word_is_replaced(
    store: Store, shipped: QuestionSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_a_visit(store, shipped)
    newer = {part: {key: f"Newer {text}" for key, text in words.items()} for part, words in shipped.paper.items()}
    newer["brand-new"] = {"word": "Lent"}
    monkeypatch.setattr(house, "shipped_set", lambda: replace(shipped, paper=newer))
    question_set = house.set_of(shipped.fingerprint)
    assert question_set.paper == {**shipped.paper, "brand-new": {"word": "Lent"}}
