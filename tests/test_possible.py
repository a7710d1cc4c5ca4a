"""What the checker calls impossible never happens, whatever families answer; what it calls possible is found to be."""

from __future__ import annotations

from typing import Any

import pytest
from families_at_hand import any_family, any_people, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from tool.asking import ask
from tool.checks.possible import Possible
from tool.conditions import AllOf, AnyOf, Condition, NoneOf, Vocabulary, read_condition
from tool.question_types import TYPES
from tool.worked import EVERY_SET

POSSIBLE = Possible(shipped())
TESTS = POSSIBLE.tests


def any_condition() -> st.SearchStrategy[Condition]:
    """Tests of the shipped rules put together anew, so that many rule each other out."""
    leaf = st.sampled_from(TESTS)
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda group, parts: group(tuple(parts)),
            st.sampled_from([AllOf, AllOf, AnyOf, NoneOf]),
            st.lists(inner, min_size=1, max_size=4),
        ),
        max_leaves=8,
    )


@settings(max_examples=400, deadline=None)
@given(condition=any_condition(), answers=any_family(), people=any_people())
def test_what_is_called_impossible_does_not_happen(condition: Condition, answers: Any, people: Any) -> None:
    situation = ask(shipped(), EVERY_SET, answers, people).situation
    if condition.holds(situation):
        assert not POSSIBLE.never(condition)
    else:
        assert not POSSIBLE.always(condition)


def _vocabulary() -> Vocabulary:
    questions = shipped().questions
    values = {id_: TYPES[question.type].values(question) for id_, question in questions.items()}
    ages = {"baby-age-weeks": None, "baby-age-months": None}
    numbers = frozenset({*ages, *(id_ for id_, one in questions.items() if TYPES[one.type].is_number)})
    per_carer = frozenset(id_ for id_, one in questions.items() if TYPES[one.type].per_carer)
    persons = {id_: questions[id_].values for id_ in ("relation", "lives-here", "present", "looks-after-baby")}
    return Vocabulary({**values, **ages}, {}, persons, numbers, per_carer)


def condition(written: Any) -> Condition:
    return read_condition(written, _vocabulary())


IS = {"smokes": {"is": "somebody"}}


@pytest.mark.parametrize(
    "written",
    [
        {"all of": [IS, {"smokes": {"is": "nobody"}}]},
        {"all of": [IS, {"smokes": {"known": "no"}}]},
        {"all of": [{"born": {"is": "no"}}, {"feeding": {"known": "yes"}}]},
        {"all of": [{"unwell-today": {"is": "no"}}, {"temperature-38-or-more": {"is": "yes"}}]},
        {"all of": [{"baby-age-weeks": {"less than": "4"}}, {"baby-age-months": {"more than": "0"}}]},
        {"all of": [{"in-the-cot": {"is": "none-of-these"}}, {"in-the-cot": {"is": "duvet"}}]},
        {"all of": [{"birth-weight-grams": {"at most": "2500"}}, {"birth-weight-grams": {"at least": "2501"}}]},
        {"none of": [IS, {"smokes": {"is not": "somebody"}}]},
        {"all of": [{"programme": {"everybody with": "talked"}}, {"programme": {"somebody without": "talked"}}]},
        {"all of": [{"people": {"anybody": {"present": "no"}}}, {"people": {"nobody": {"present": "no"}}}]},
    ],
    ids=str,
)
def test_what_cannot_be_is_seen(written: Any) -> None:
    assert POSSIBLE.never(condition(written))
    assert POSSIBLE.always(NoneOf((condition(written),)))


@pytest.mark.parametrize(
    "written",
    [
        "always",
        {"all of": [{"in-the-cot": {"is": "duvet"}}, {"in-the-cot": {"is": "pillow"}}]},
        {"all of": [{"in-the-cot": {"is": one}} for one in ("duvet", "pillow", "bumper", "soft-toy", "pod-or-nest")]},
        {"all of": [{"born": {"known": "no"}}, {"lays-down": {"is": "back"}}]},
        {"all of": [{"baby-age-weeks": {"at least": "4"}}, {"baby-age-months": {"less than": "1"}}]},
        {"all of": [{"people": {"anybody": {"present": "no"}}}, {"people": {"anybody": {"present": "yes"}}}]},
        {"all of": [{"smokes": {"is not": "somebody"}}, {"smokes": {"is not": "nobody"}}]},
    ],
    ids=str,
)
def test_what_can_be_is_not_called_impossible(written: Any) -> None:
    assert not POSSIBLE.never(condition(written))


def test_every_shipped_rule_can_hold_and_only_always_always_does() -> None:
    for rule in shipped().advice:
        assert not POSSIBLE.never(rule.text.when), rule.id
        assert POSSIBLE.always(rule.text.when) is (rule.text.when.in_words() == "always"), rule.id
