"""Answer values: what a condition sees of them, and that nothing is lost between the screen and the store."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tool.answer import (
    KIND_OF,
    KINDS,
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
    from_plain,
    is_known,
    to_plain,
    values_of,
    words_of,
)

said = st.text(max_size=30)
ids = st.text("abcdefgh-123", min_size=1, max_size=12)
several = st.lists(ids, max_size=4, unique=True).map(tuple)
any_answer = st.one_of(
    st.builds(Chosen, ids, said),
    st.builds(ChosenSeveral, st.lists(ids, min_size=1, max_size=4, unique=True).map(tuple), said),
    st.builds(SomePeople, several, said),
    st.builds(Ticks, st.dictionaries(ids, several, max_size=3).map(lambda ticks: tuple(ticks.items())), said),
    st.builds(Number, st.decimals(-9999, 9999, places=3), st.sampled_from(["g", "°C", ""]), said),
    st.builds(Day, st.dates(), said),
    st.builds(Words, said),
    st.builds(NotSure, said),
    st.builds(RatherNotSay, said),
    st.builds(Skipped, said),
)


@given(any_answer)
def test_what_the_store_reads_back_is_the_answer_that_was_given(answer: Answer) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(answer)))) == answer


@given(any_answer)
def test_the_familys_own_words_survive_with_every_kind_of_answer(answer: Answer) -> None:
    assert words_of(from_plain(to_plain(answer))) == words_of(answer)


def test_every_kind_of_answer_has_a_name_and_no_two_share_one() -> None:
    assert set(KINDS.values()) == set(get_args(Answer))
    assert len(KIND_OF) == len(KINDS)


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"kind": "score", "value": 7},
        {"kind": "chosen"},
        {"kind": "number", "value": "much", "unit": "g"},
        {"kind": "day", "day": "2026-02-30"},
        {"kind": "people"},
        {"kind": "people", "people": None},
        {"kind": "ticks", "by_person": ["p1"]},
        {"kind": "number", "value": None, "unit": "g"},
    ],
)
def test_what_the_store_never_wrote_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        from_plain(plain)


@pytest.mark.parametrize("answer", [None, NotSure(), RatherNotSay(), Skipped(), Words(""), Words(" \n ")])
def test_missing_declined_skipped_not_sure_and_blank_are_not_known(answer: Answer | None) -> None:
    assert not is_known(answer)


@pytest.mark.parametrize(
    "answer",
    [
        Chosen("no"),
        SomePeople(()),
        ChosenSeveral(("none-of-these",)),
        Number(Decimal(0)),
        Day(date(2026, 1, 1)),
        Words("x"),
        Ticks(()),
    ],
)
def test_no_and_nobody_and_nought_are_known(answer: Answer) -> None:
    assert is_known(answer)


def test_nobody_and_somebody_are_values_of_a_who_answer() -> None:
    assert values_of(SomePeople(())) == {"nobody"}
    assert values_of(SomePeople(("p1",))) == {"somebody"}
    assert values_of(NotSure()) == {"not-sure"}


@pytest.mark.parametrize("answer", [None, Number(Decimal(3)), Day(date(2026, 1, 1)), Words("smokes"), Ticks(())])
def test_numbers_days_and_words_have_no_value_to_compare(answer: Answer | None) -> None:
    assert values_of(answer) == frozenset()


def test_a_carer_without_a_tick_has_none() -> None:
    assert Ticks((("p1", ("talked",)),)).of("p2") == ()
