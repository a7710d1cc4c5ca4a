"""What is promised is shown true over every combination, and nothing that may be answered is left out of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from families_at_hand import any_family, any_people, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from promises_at_hand import promise, promised

from tool.advice import AdviceRule
from tool.answer import Answer, Chosen, Day
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS, facts
from tool.conditions import ALWAYS, WORDS, AllOf, NoneOf, Situation
from tool.family import Family
from tool.people import Person
from tool.proving import Pick, Promise, prove, prove_one
from tool.proving.age import A_VISIT
from tool.proving.counter_example import broken_for
from tool.proving.promise import To
from tool.proving.slice import Slice
from tool.question_set import SETS
from tool.worked import work

NOBODY = Family("", (), {})
RULES = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
ROWS = ["alcohol", "drowsy-medicine", "drugs", "low-birth-weight", "premature", "smoked-in-pregnancy", "smoking"]
EVERYBODY: tuple[To | None, ...] = (None, "family", "private", "practitioner")


def test_all_that_is_promised_of_the_shipped_files_is_true() -> None:
    assert not [proof.promise.id for proof in prove(shipped(), promised()) if not proof.is_proved]


@pytest.mark.parametrize("rule", RULES)
def test_each_of_the_nine_rules_is_promised(rule: str) -> None:
    assert [one for one in promised().all if rule in one.rules]


@pytest.mark.parametrize("row", ROWS)
def test_each_row_of_the_table_of_circumstances_is_promised_exactly(row: str) -> None:
    rows = [one for one in promised().all if one.id == f"row-{row}"]
    assert [one.only_when is one.whenever and one.is_told == (Pick(f"stop/{row}"),) for one in rows] == [True]


def test_every_piece_of_advice_is_promised_something() -> None:
    picks = [pick for one in promised().all for pick in one.picks() if "anything" not in pick.written]
    assert not [rule.id for rule in shipped().advice if not any(pick.fits(rule) for pick in picks)]


def test_every_question_that_is_not_for_all_is_promised_when_it_is_asked() -> None:
    said = {id_ for one in promised().all for id_ in (*one.is_asked, *one.is_not_asked)}
    opened = {id_ for id_, question in shipped().questions.items() if question.ask_when is not ALWAYS}
    facts_of_the_visit = {"date-of-birth", "due-date"}
    assert opened - said == facts_of_the_visit


# Nothing is left out: whatever a family answers is one of the combinations, and means there what the tool makes of it.


@cache
def slice_of(rule: AdviceRule) -> Slice:
    return Slice(shipped(), promised().calm, [rule.text.when])


def combination(slice_: Slice, known: dict[str, Answer], people: tuple[Person, ...]) -> list[int]:
    """The options that stand for what this family answers, asked or not."""
    chosen = []
    for choice in slice_.choices:
        answers = {id_: known[id_] for id_ in choice.subjects if id_ in known}
        if AGE_IN_WEEKS in choice.subjects:
            answers |= facts({**answers, "born": Chosen("yes")})
        situation = Situation(answers, people)
        row = {test: test.holds(situation) for test, seen in choice.holds if not seen}
        fits = [n for n in range(len(choice.options)) if all(choice.holds[test, False][n] is row[test] for test in row)]
        assert fits, (choice.subjects, answers)
        chosen.append(fits[0])
    return chosen


class Watched(dict[str, Answer]):
    """Answers that remember which of them were looked at."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(answers)
        self.seen: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.seen.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Answer:
        self.seen.add(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a test looks at all the answers")


@given(any_family(), any_people())
def test_a_test_looks_at_the_answer_it_names_and_at_no_other(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    for test in {test for rule in shipped().advice for test in rule.text.when.tests()}:
        answers = Watched(known)
        test.holds(Situation(answers, people))
        assert answers.seen <= {test.subject}, test
    said = {test.word for rule in shipped().advice for test in rule.text.when.tests()}
    assert said | {"all of", "everybody with", "nobody"} == set(WORDS)


@settings(max_examples=60, deadline=None)
@given(any_family(), any_people())
def test_whatever_is_answered_is_one_of_the_combinations_and_is_told_the_same(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    told = {one.id: one.audience for one in work(shipped(), known, people).advice}
    for rule in shipped().advice:
        slice_ = slice_of(rule)
        chosen = combination(slice_, known, people)
        for to in EVERYBODY:
            drawn = slice_.diagram.holds_for(slice_.is_told(rule, to), chosen)
            assert drawn is (rule.id in told and to in (None, told[rule.id])), (rule.id, to)


@settings(max_examples=60, deadline=None)
@given(any_family(), any_people())
def test_whatever_is_answered_is_asked_the_same(known: dict[str, Answer], people: tuple[Person, ...]) -> None:
    asked = {question.id for question in work(shipped(), known, people).asked.questions}
    for id_, question in shipped().questions.items():
        if question.ask_when is not ALWAYS and shipped().set_of[id_] in SETS[1:]:
            slice_ = Slice(shipped(), promised().calm, (), [id_])
            drawn = slice_.diagram.holds_for(slice_.is_asked(id_), combination(slice_, known, people))
            assert drawn is (id_ in asked), id_


@settings(max_examples=100, deadline=None)
@given(any_family(), any_people())
def test_no_family_ever_breaks_what_was_proved(known: dict[str, Answer], people: tuple[Person, ...]) -> None:
    worked = work(shipped(), known, people)
    for one in promised().all:
        assert not list(broken_for(one, shipped(), worked)), one.id


@given(st.integers(0, 1100), st.integers(0, 1460))
@settings(max_examples=300)
def test_every_age_on_every_day_of_four_years_is_one_of_the_combinations(days: int, back: int) -> None:
    on = A_VISIT - timedelta(back)
    known: dict[str, Answer] = {
        "date": Day(on),
        "born": Chosen("yes"),
        "date-of-birth": Day(on - timedelta(days)),
    }
    for rule in shipped().advice:
        if {AGE_IN_WEEKS, AGE_IN_MONTHS} & {test.subject for test in rule.text.when.tests()}:
            assert combination(slice_of(rule), known, ())


# A promise that could not be broken, or that speaks of nobody, is none.


def test_a_promise_about_a_family_that_cannot_be_is_not_taken_for_true() -> None:
    early = promise("weeks-known")
    assert early.whenever is not None
    never = AllOf((early.whenever, NoneOf((early.whenever,))))
    proof = prove_one(shipped(), Promise("x", "x", whenever=never, is_told=(Pick("stop/smoking"),)), promised().calm)
    assert proof.faults
    assert proof.counter_example is None


def test_a_promise_about_advice_that_is_gone_is_not_taken_for_true() -> None:
    proof = prove_one(shipped(), Promise("x", "x", is_not_told=(Pick("keep/sofa"),)), promised().calm)
    assert not proof.is_proved


def test_without_a_calm_family_a_counter_example_is_found_all_the_same() -> None:
    proof = prove_one(shipped(), Promise("x", "x", is_not_told=(Pick("stop/smoking"),)), NOBODY)
    assert proof.counter_example is not None
    assert set(proof.counter_example.changed) == {"people", "smokes"}
    assert proof.counter_example.people


def test_as_few_answers_as_can_be_are_off_the_calm_family() -> None:
    for written, fewest in (("stop/smoking", 1), ("change/bed-made-safer", 1), ("keep/bed-made-safer", 3)):
        proof = prove_one(shipped(), Promise("x", "x", is_not_told=(Pick(written),)), promised().calm)
        assert proof.counter_example is not None
        assert len(proof.counter_example.changed) == fewest, proof.counter_example.changed


def test_the_calm_family_hears_no_stop_and_nothing_for_the_practitioner() -> None:
    calm = promised().calm
    told = {one.level for one in work(shipped(), calm.answers, calm.people).advice}
    assert told == {"change", "keep"}
    assert {one.topic for one in work(shipped(), calm.answers, calm.people).advice if one.level == "change"} == {
        "accidental-doze"
    }


def test_what_is_proved_is_the_same_each_time() -> None:
    assert prove(shipped(), promised()) == prove(shipped(), promised())


@pytest.mark.parametrize(
    ("id_", "combinations"),
    [
        ("row-smoking", 7),  # nobody, one, several, not sure, not said, skipped, not answered
        ("row-low-birth-weight", 6 * 6),  # born: yes, no and four unknown; weight: to 2,500, above and four unknown
        ("pets-are-asked-about", 2**3 + 4),  # any of three, none of these, and four unknown
    ],
)
def test_the_combinations_are_all_that_may_be_answered(id_: str, combinations: int) -> None:
    assert prove_one(shipped(), promise(id_), promised().calm).combinations == combinations


def test_nobody_one_and_several_people_are_among_the_combinations() -> None:
    people = promise("everybody-is-met")
    assert people.whenever is not None
    slice_ = Slice(shipped(), promised().calm, [people.whenever])
    assert {len(option.people or ()) for option in slice_.choices[0].options} >= {0, 1, 2}
