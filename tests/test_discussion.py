"""A discussion is a fold over its journal: each kind of entry, and what a change does to those who have signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tool.answer import Chosen, NotSure, SomePeople, Ticks, to_plain
from tool.discussion import Discussion, Entry, Kind, discussion
from tool.plan import PlanItem

BEGUN = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
INK = {"strokes": [[[0, 0, 0, 255], [400, 300, 900, 255]]]}
AMINA = {"id": "p1", "name": "Amina", "relation": "mother", "present": "yes"}
BEN = {"id": "p2", "name": "Ben", "relation": "father", "present": "yes"}

START = (Kind.STARTED, {"sets": ["safe-sleep", "plan"], "language": "en"})
A_PERSON = (Kind.PERSON_ADDED, AMINA)
ANOTHER = (Kind.PERSON_ADDED, BEN)
SIGNED = (Kind.SIGNED, {"person": "p1", "statement": "I was here.", "ink": INK})
BEN_SIGNED = (Kind.SIGNED, {"person": "p2", "statement": "I was here.", "typed": "Ben Kowalczyk"})


def answered(question: str, answer: Any) -> tuple[Kind, dict[str, Any]]:
    return Kind.ANSWERED, {"question": question, "answer": to_plain(answer) if answer is not None else None}


def journal(*happened: tuple[Kind, dict[str, Any]]) -> list[Entry]:
    return [
        Entry(kind, content, BEGUN + timedelta(minutes=minute), "Joanne")
        for minute, (kind, content) in enumerate(happened)
    ]


def after(*happened: tuple[Kind, dict[str, Any]]) -> Discussion:
    return discussion(journal(*happened))


EXAMPLES: dict[Kind, dict[str, Any]] = {
    Kind.STARTED: START[1],
    Kind.ANSWERED: answered("smokes", SomePeople(("p1",)))[1],
    Kind.PERSON_ADDED: {"id": "p3", "name": "Yasmin"},
    Kind.PERSON_CHANGED: {**AMINA, "relation": "partner"},
    Kind.PERSON_REMOVED: {"person": "p1"},
    Kind.EVERYBODY_NAMED: {},
    Kind.NOTED: {"question": "smokes", "text": "Ask again"},
    Kind.TALKED_ABOUT: {"advice": ["sofa"], "yes": True},
    Kind.FAMILY_SAID: {"advice": "sofa", "text": "We moved the lamp"},
    Kind.PLANNED: {"place": 0, "what": "Ring Gran", "who": "Ben", "by_when": "2026-12-01", "from_advice": "sofa"},
    Kind.BRUISE_SEEN_TO: {},
    Kind.SIGNED: SIGNED[1],
    Kind.NOT_SIGNED: {"person": "p1", "statement": "", "reason": "declined"},
    Kind.SIGNATURE_REMOVED: {"person": "p1"},
    Kind.FINISHED: {},
    Kind.ADDENDUM: {
        "why": "I wrote the wrong day",
        "what": "The next visit is on the 5th",
        "who": "Joanne",
        "disagreement_of": "",
        "signed": {"statement": "This is right now.", "typed": "Joanne Okafor"},
    },
}
"""One entry of each kind; a new kind needs a line here."""

CHANGES_WHAT_WAS_SIGNED = {
    Kind.ANSWERED,
    Kind.PERSON_ADDED,
    Kind.PERSON_CHANGED,
    Kind.PERSON_REMOVED,
    Kind.TALKED_ABOUT,
    Kind.FAMILY_SAID,
    Kind.PLANNED,
}


def test_every_kind_of_entry_is_tried_here() -> None:
    assert set(EXAMPLES) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_entry_counts_one_and_can_come_from_the_store_as_a_word(kind: Kind) -> None:
    before = after(START, A_PERSON)
    (entry,) = journal((kind, EXAMPLES[kind]))
    now = discussion([Entry(str(kind), entry.content, entry.at, entry.actor)], before)
    assert now.number == before.number + 1
    assert now == discussion([entry], before)


def test_an_entry_of_a_kind_nobody_knows_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="rewritten"):
        discussion([Entry("rewritten", {}, BEGUN, "Joanne")])


def test_a_visit_begins_with_its_steps_its_language_and_its_time() -> None:
    state = after(START)
    assert state.sets == ("safe-sleep", "plan")
    assert state.language == "en"
    assert state.started_at == BEGUN
    assert not state.is_finished


def test_an_answer_stands_until_another_takes_its_place() -> None:
    state = after(START, answered("lays-down", Chosen("side")), answered("lays-down", Chosen("back")))
    assert state.answers == {"lays-down": Chosen("back")}


def test_a_changed_answer_is_kept_with_both_sides_and_its_time() -> None:
    (change,) = after(START, answered("lays-down", Chosen("side")), answered("lays-down", Chosen("back"))).changes
    assert (change.question, change.before, change.after) == ("lays-down", Chosen("side"), Chosen("back"))
    assert change.at == BEGUN + timedelta(minutes=2)


def test_the_same_answer_again_is_no_change() -> None:
    assert not after(START, answered("lays-down", Chosen("side")), answered("lays-down", Chosen("side"))).changes


def test_a_wiped_answer_is_gone() -> None:
    assert "lays-down" not in after(START, answered("lays-down", Chosen("side")), answered("lays-down", None)).answers


def test_wiping_an_answer_that_was_never_given_does_nothing() -> None:
    assert after(START, answered("lays-down", None)).answers == {}


def test_people_come_and_are_changed_by_their_id() -> None:
    state = after(START, A_PERSON, ANOTHER, (Kind.PERSON_CHANGED, {**BEN, "name": "Benjamin", "present": "no"}))
    assert [person.name for person in state.people] == ["Amina", "Benjamin"]
    assert [person.name for person in state.present()] == ["Amina"]
    assert state.people_so_far == 2


def test_who_is_taken_off_the_list_leaves_every_answer_that_named_them() -> None:
    state = after(
        START,
        A_PERSON,
        ANOTHER,
        answered("smokes", SomePeople(("p1", "p2"), "On the balcony")),
        answered("vapes", SomePeople(("p2",))),
        answered("drinks-alcohol", SomePeople(())),
        answered("programme", Ticks((("p1", ("talked",)), ("p2", ("talked",))))),
        answered("lays-down", Chosen("back")),
        (Kind.PERSON_REMOVED, {"person": "p2"}),
    )
    assert [person.name for person in state.people] == ["Amina"]
    assert state.answers["smokes"] == SomePeople(("p1",), "On the balcony")
    assert "vapes" not in state.answers, "nobody was never said, so the question is open again"
    assert state.answers["drinks-alcohol"] == SomePeople(())
    assert state.answers["programme"] == Ticks((("p1", ("talked",)),))
    assert state.answers["lays-down"] == Chosen("back")


def test_who_is_taken_off_the_list_is_not_asked_to_sign() -> None:
    state = after(START, A_PERSON, ANOTHER, SIGNED, BEN_SIGNED, (Kind.PERSON_REMOVED, {"person": "p2"}))
    assert [person.id for person in state.yet_to_sign()] == ["p1"]
    assert "p2" not in state.signatures
    assert "p2" not in state.signed_before_a_change


def test_a_number_of_a_person_who_left_is_never_given_again() -> None:
    state = after(START, A_PERSON, ANOTHER, (Kind.PERSON_REMOVED, {"person": "p2"}))
    assert state.people_so_far == 2


def test_that_is_everybody_holds_until_one_more_is_named() -> None:
    assert after(START, A_PERSON, (Kind.EVERYBODY_NAMED, {})).everybody_named
    assert not after(START, A_PERSON, (Kind.EVERYBODY_NAMED, {}), ANOTHER).everybody_named


def test_notes_words_and_ticks_are_kept_and_can_be_taken_back() -> None:
    state = after(
        START,
        (Kind.NOTED, {"question": "smokes", "text": "Ask again"}),
        (Kind.FAMILY_SAID, {"advice": "sofa", "text": "We moved the lamp"}),
        (Kind.TALKED_ABOUT, {"advice": ["sofa", "smoking"], "yes": True}),
        (Kind.TALKED_ABOUT, {"advice": ["sofa"], "yes": False}),
    )
    assert state.notes == {"smokes": "Ask again"}
    assert state.family_said == {"sofa": "We moved the lamp"}
    assert state.talked_about == {"smoking"}


def test_the_plan_has_three_places_and_each_keeps_its_own_item() -> None:
    state = after(START, (Kind.PLANNED, {**EXAMPLES[Kind.PLANNED], "place": 2}))
    assert state.plan == (PlanItem(""), PlanItem(""), PlanItem("Ring Gran", "Ben", date(2026, 12, 1), "sofa"))


def test_a_fourth_plan_item_is_refused() -> None:
    with pytest.raises(IndexError):
        after(START, (Kind.PLANNED, {**EXAMPLES[Kind.PLANNED], "place": 3}))


def test_a_bruise_seen_to_must_be_seen_to_again_when_it_is_answered_again() -> None:
    seen = [START, answered("bruise-or-mark", Chosen("yes")), (Kind.BRUISE_SEEN_TO, {})]
    assert after(*seen).bruise_seen_to
    assert not after(*seen, answered("bruise-or-mark", NotSure())).bruise_seen_to
    assert after(*seen, answered("lays-down", Chosen("back"))).bruise_seen_to


def test_each_way_to_sign_or_not_is_kept() -> None:
    state = after(START, A_PERSON, ANOTHER, SIGNED, BEN_SIGNED)
    assert state.signatures["p1"].outcome == "drawn"
    assert state.signatures["p1"].ink is not None
    assert state.signatures["p1"].at == BEGUN + timedelta(minutes=3)
    assert (state.signatures["p2"].outcome, state.signatures["p2"].typed) == ("typed", "Ben Kowalczyk")
    not_signed = {"person": "p2", "statement": "", "reason": "left", "words": "Had to catch a bus"}
    state = after(START, ANOTHER, (Kind.NOT_SIGNED, not_signed))
    assert state.signatures["p2"].outcome == "not-signed"
    assert (state.signatures["p2"].reason, state.signatures["p2"].words) == ("left", "Had to catch a bus")
    assert not state.yet_to_sign()


@pytest.mark.parametrize("kind", sorted(CHANGES_WHAT_WAS_SIGNED))
def test_a_change_after_a_signature_asks_those_who_signed_to_sign_again(kind: Kind) -> None:
    content = {"person": "p2"} if kind is Kind.PERSON_REMOVED else EXAMPLES[kind]
    state = after(START, A_PERSON, ANOTHER, SIGNED, (kind, content))
    assert not state.signatures
    assert state.signed_before_a_change == ("p1",)


@pytest.mark.parametrize(
    "kind", sorted(set(Kind) - CHANGES_WHAT_WAS_SIGNED - {Kind.SIGNATURE_REMOVED, Kind.NOT_SIGNED})
)
def test_what_changes_nothing_that_was_signed_leaves_the_signature(kind: Kind) -> None:
    assert "p1" in after(START, A_PERSON, ANOTHER, SIGNED, (kind, EXAMPLES[kind])).signatures


def test_a_wiped_answer_after_a_signature_asks_to_sign_again() -> None:
    state = after(START, A_PERSON, answered("lays-down", Chosen("back")), SIGNED, answered("lays-down", None))
    assert not state.signatures
    assert state.signed_before_a_change == ("p1",)


def test_who_signs_again_is_no_longer_waited_for() -> None:
    state = after(START, A_PERSON, ANOTHER, SIGNED, BEN_SIGNED, answered("lays-down", Chosen("back")), SIGNED)
    assert set(state.signatures) == {"p1"}
    assert state.signed_before_a_change == ("p2",)


def test_who_signed_and_was_asked_again_and_then_left_is_not_waited_for() -> None:
    state = after(
        START,
        A_PERSON,
        ANOTHER,
        SIGNED,
        BEN_SIGNED,
        answered("feeding", Chosen("both")),
        (Kind.PERSON_REMOVED, {"person": "p2"}),
    )
    assert "p2" not in state.signed_before_a_change


def test_who_signed_and_was_not_here_after_all_is_not_asked_again() -> None:
    state = after(START, A_PERSON, ANOTHER, SIGNED, BEN_SIGNED, (Kind.PERSON_CHANGED, {**BEN, "present": "no"}))
    assert state.signed_before_a_change == ("p1",)
    assert [person.id for person in state.yet_to_sign()] == ["p1"]


def test_a_signature_can_be_taken_off_again() -> None:
    state = after(START, A_PERSON, SIGNED, (Kind.SIGNATURE_REMOVED, {"person": "p1"}))
    assert [person.id for person in state.yet_to_sign()] == ["p1"]


def test_a_finished_visit_says_when() -> None:
    state = after(START, (Kind.FINISHED, {}))
    assert state.is_finished
    assert state.finished_at == BEGUN + timedelta(minutes=1)


def test_the_state_cannot_be_written_to() -> None:
    state = after(START, answered("lays-down", Chosen("back")), (Kind.NOTED, {"question": "smokes", "text": "x"}))
    for mapping in (state.answers, state.notes, state.signatures, state.family_said):
        with pytest.raises(TypeError):
            mapping["lays-down"] = None  # type: ignore[index]


HAPPENINGS = st.lists(
    st.sampled_from(
        [(kind, EXAMPLES[kind]) for kind in Kind] + [ANOTHER, BEN_SIGNED, answered("lays-down", Chosen("back"))]
    ),
    max_size=25,
)


@given(HAPPENINGS, st.integers(0, 25))
def test_going_on_from_a_state_is_the_same_as_reading_the_whole_journal(
    happened: list[tuple[Kind, dict[str, Any]]], cut: int
) -> None:
    entries = journal(START, *happened)
    assert discussion(entries[cut:], discussion(entries[:cut])) == discussion(entries)


@given(HAPPENINGS)
def test_whatever_happens_nobody_who_left_is_asked_to_sign_or_named(
    happened: list[tuple[Kind, dict[str, Any]]],
) -> None:
    state = after(START, A_PERSON, *happened)
    ids = {person.id for person in state.people}
    assert {person.id for person in state.yet_to_sign()} <= ids
    assert len(state.plan) == 3
    assert state.number == len(happened) + 2


def disagreement(words: str) -> tuple[Kind, dict[str, Any]]:
    signed = {"statement": "These are my words.", "ink": INK}
    return Kind.ADDENDUM, {"what": words, "why": "", "who": "Ben", "disagreement_of": "Ben", "signed": signed}


def test_an_addendum_changes_nothing_that_was_said_before_and_is_signed_for_itself() -> None:
    before = after(START, A_PERSON, answered("lays-down", Chosen("side")), SIGNED, (Kind.FINISHED, {}))
    now = discussion(journal((Kind.ADDENDUM, EXAMPLES[Kind.ADDENDUM])), before)
    assert replace(now, addenda=(), number=before.number) == before
    (one,) = now.addenda
    assert (one.number, one.who, one.is_disagreement) == (1, "Joanne", False)
    assert (one.signed.outcome, one.signed.typed) == ("typed", "Joanne Okafor")


def test_a_parents_disagreement_stands_in_their_own_words_whoever_else_wrote_before() -> None:
    state = after(START, (Kind.FINISHED, {}), (Kind.ADDENDUM, EXAMPLES[Kind.ADDENDUM]), disagreement("I never said so"))
    first, second = state.addenda
    assert not first.is_disagreement
    assert (second.number, second.disagreement_of, second.what) == (2, "Ben", "I never said so")
    assert second.signed.outcome == "drawn"
    assert second.signed.ink is not None
