"""Question types: each reads what may be written or tapped, and explains what it cannot read."""

from __future__ import annotations

from typing import Any

import pytest
from families_at_hand import AMINA, BEN, PEOPLE, every_answer
from hypothesis import given
from hypothesis import strategies as st

from tool.answer import (
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
    to_plain,
)
from tool.question import Option, Question
from tool.question_types import TYPES, AnswerFault, read_answer
from tool.question_types.number import grams_from_pounds
from tool.question_types.words import LONGEST


def question(type_: str, *values: str, **more: Any) -> Question:
    options = tuple(Option(value=value, say=value.capitalize()) for value in values)
    words = {"ask": "What?", "why_we_ask": "So that.", "for_practitioner": "Look."}
    return Question(id="asked", type=type_, answers=options, **words, **more)


AS_ASKED = {
    "yes-no": question("yes-no", "yes", "no"),
    "one-of": question("one-of", "breast", "formula", "both"),
    "any-of": question("any-of", "cot", "sofa", "pram", "none-of-these"),
    "who": question("who"),
    "for-each-carer": question("for-each-carer", "talked", "film-watched"),
    "number": question("number", unit="°C", at_least="0", at_most="45", decimals=1),
    "weight": question("weight", at_least="200", at_most="8000"),
    "day": question("day"),
    "day-and-reason": question("day-and-reason"),
    "words": question("words"),
    "nhs-number": question("nhs-number"),
}
"""One question of each type; a new type needs a line here."""

PLAIN_WORDS = st.text(max_size=12)
RUBBISH = st.recursive(
    st.one_of(st.none(), PLAIN_WORDS, st.sampled_from(["yes", "nobody", "Amina", "2026-13-40", "NaN", "-", "cot"])),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3),
        st.dictionaries(
            st.one_of(PLAIN_WORDS, st.sampled_from(["value", "words", "day", "reason", "Amina"])), inside, max_size=3
        ),
    ),
    max_leaves=6,
)


def read(type_: str, raw: Any) -> Any:
    return read_answer(TYPES[type_], raw, AS_ASKED[type_], PEOPLE)


def test_a_question_of_each_type_is_tried_here() -> None:
    assert set(AS_ASKED) == set(TYPES)


@pytest.mark.parametrize("type_", TYPES)
def test_a_type_is_registered_under_its_own_name(type_: str) -> None:
    assert TYPES[type_].name == type_


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize(
    ("raw", "kind"), [("not-sure", NotSure), ("rather-not-say", RatherNotSay), ("skipped", Skipped)]
)
def test_every_question_can_be_not_sure_declined_or_skipped(type_: str, raw: str, kind: type[Any]) -> None:
    assert read(type_, raw) == kind()
    assert read(type_, {"value": raw, "words": "Ask Gran"}) == kind("Ask Gran")
    assert read(type_, [raw]) == kind()


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("raw", [None, "", [], {}])
def test_an_answer_that_is_not_there_is_refused(type_: str, raw: Any) -> None:
    with pytest.raises(AnswerFault):
        read(type_, raw)


@pytest.mark.parametrize("type_", TYPES)
@given(raw=RUBBISH)
def test_rubbish_is_read_or_refused_in_words_and_nothing_else_happens(type_: str, raw: Any) -> None:
    try:
        answer = read(type_, raw)
    except AnswerFault as fault:
        assert fault.wrong
        assert fault.do
    else:
        assert from_plain(to_plain(answer)) == answer


@pytest.mark.parametrize("type_", TYPES)
def test_what_a_type_reads_the_store_gives_back(type_: str) -> None:
    written: dict[str, Any] = {
        "yes-no": "no",
        "one-of": "both",
        "any-of": ["cot", "sofa"],
        "who": ["Amina", "Ben"],
        "for-each-carer": {"Amina": ["talked"], "Ben": []},
        "number": "18.5",
        "weight": "2500",
        "day": "2028-02-29",
        "day-and-reason": {"day": "2026-12-04", "reason": "See the cot"},
        "words": "no # 19:30",
        "nhs-number": "943 476 5919",
    }
    answer = read(type_, written[type_])
    assert from_plain(to_plain(answer)) == answer


@pytest.mark.parametrize("type_", TYPES)
def test_the_values_a_type_names_are_those_a_condition_sees(type_: str) -> None:
    from tool.answer import values_of

    named = TYPES[type_].values(AS_ASKED[type_])
    for answer in every_answer(AS_ASKED[type_]):
        seen = values_of(answer) - {"not-sure", "rather-not-say", "skipped"}
        assert seen <= (named or frozenset())


@pytest.mark.parametrize(
    ("type_", "raw", "answer"),
    [
        ("yes-no", "yes", Chosen("yes")),
        ("yes-no", "true", Chosen("yes")),
        ("yes-no", "False", Chosen("no")),
        ("yes-no", ["no"], Chosen("no")),
        ("one-of", {"value": "both", "words": "Mostly breast"}, Chosen("both", "Mostly breast")),
        ("any-of", "sofa", ChosenSeveral(("sofa",))),
        ("any-of", ["pram", "cot", "pram"], ChosenSeveral(("cot", "pram"))),
        ("any-of", ["none-of-these"], ChosenSeveral(("none-of-these",))),
        ("who", "nobody", SomePeople(())),
        ("who", ["Ben", "Amina"], SomePeople(("p1", "p2"))),
        ("who", "Ben", SomePeople(("p2",))),
        ("for-each-carer", {"Ben": "talked"}, Ticks((("p2", ("talked",)),))),
        ("for-each-carer", {"Ben": ["film-watched", "talked"]}, Ticks((("p2", ("talked", "film-watched")),))),
        ("words", "nobody", Words("nobody")),
        ("nhs-number", "9434765919", Words("943 476 5919")),
        ("nhs-number", "943-476-5919", Words("943 476 5919")),
        ("one-of", "declined", RatherNotSay()),
    ],
)
def test_what_was_written_is_read_as_meant(type_: str, raw: Any, answer: Any) -> None:
    assert read(type_, raw) == answer


@pytest.mark.parametrize(
    ("type_", "raw"),
    [
        ("yes-no", "maybe"),
        ("yes-no", ["yes", "no"]),
        ("one-of", {"breast": "yes"}),
        ("one-of", "Breast"),
        ("one-of", [["breast"]]),
        ("any-of", ["cot", "bunk"]),
        ("any-of", ["cot", "none-of-these"]),
        ("any-of", ["cot", "not-sure"]),
        ("any-of", [["cot"]]),
        ("any-of", [{"cot": "yes"}]),
        ("who", ["nobody", "Ben"]),
        ("who", ["Ben", "not-sure"]),
        ("who", "ben"),
        ("who", [["Ben"]]),
        ("who", {"Ben": "yes"}),
        ("for-each-carer", ["talked"]),
        ("for-each-carer", {"Cy": ["talked"]}),
        ("for-each-carer", {"Ben": ["danced"]}),
        ("for-each-carer", {"Ben": {"talked": "yes"}}),
        ("number", "warm"),
        ("number", "18,5"),
        ("number", "0x1F"),
        ("number", "1_0"),
        ("number", "NaN"),
        ("number", "1e1"),
        ("number", "46"),
        ("number", "-1"),
        ("number", " 18"),
        ("number", "１８"),
        ("number", ["18"]),
        ("weight", "199"),
        ("weight", "8001"),
        ("weight", "3.4kg"),
        ("day", "2026-02-30"),
        ("day", "2027-02-29"),
        ("day", "5.10.2026"),
        ("day", "20261005"),
        ("day", "2026-10-05T00:00"),
        ("day", ["2026-10-05"]),
        ("day-and-reason", {"day": "soon", "reason": "See the cot"}),
        ("day-and-reason", {"when": "2026-12-04"}),
        ("day-and-reason", {"reason": "See the cot"}),
        ("words", ["We take turns"]),
        ("words", {"said": "We take turns"}),
        ("words", "x" * (LONGEST + 1)),
        ("nhs-number", "9434765918"),
        ("nhs-number", "943476591"),
        ("nhs-number", "94347659190"),
        ("nhs-number", "1111111111"),
        ("nhs-number", "0000000000"),
        ("nhs-number", "943476591O"),
        ("nhs-number", "９434765919"),
        ("nhs-number", ["9434765919"]),
    ],
)
def test_what_the_vocabulary_does_not_know_is_refused(type_: str, raw: Any) -> None:
    with pytest.raises(AnswerFault):
        read(type_, raw)


@pytest.mark.parametrize(
    ("type_", "raw"),
    [
        ("yes-no", {"value": "yes", "words": ["We put her in the cot"]}),
        ("yes-no", {"value": "yes", "words": {"cot": "first"}}),
        ("day-and-reason", {"day": "2026-12-04", "reason": ["See the cot"]}),
        ("day-and-reason", {"day": "2026-12-04", "reason": {"see": "the cot"}}),
        ("who", [{"name": "Ben"}]),
    ],
)
def test_words_that_are_a_list_are_refused_and_never_turned_into_a_text(type_: str, raw: Any) -> None:
    with pytest.raises(AnswerFault):
        read(type_, raw)


@pytest.mark.parametrize(
    ("type_", "raw"),
    [
        ("words", {"value": "We take turns", "words": "most nights"}),
        ("nhs-number", {"value": "9434765919", "words": "from the red book"}),
        ("day-and-reason", {"value": {"day": "2026-12-04", "reason": "See the cot"}, "words": "in the evening"}),
    ],
)
def test_words_for_which_there_is_no_place_are_refused_and_never_dropped(type_: str, raw: Any) -> None:
    with pytest.raises(AnswerFault):
        read(type_, raw)


@pytest.mark.parametrize("empty", [None, ""])
def test_a_reason_left_empty_is_no_reason(empty: str | None) -> None:
    answer = read("day-and-reason", {"day": "2026-12-04", "reason": empty})
    assert isinstance(answer, Day)
    assert answer.words == ""


def test_a_day_must_be_said_only_once() -> None:
    with pytest.raises(AnswerFault):
        read("day-and-reason", {"day": "2026-12-04", "date": "2026-12-05"})


def test_the_edges_of_a_number_are_inside_it() -> None:
    assert read("number", "0").value == 0
    assert read("number", "45").value == 45


def test_a_number_with_more_places_than_the_question_has_is_refused() -> None:
    with pytest.raises(AnswerFault):
        read("number", "18.55")
    with pytest.raises(AnswerFault):
        read("weight", "2500.5")


def test_not_sure_with_words_of_its_own_is_the_same_answer() -> None:
    own = question("one-of", "no", "mother", "not-sure")
    assert read_answer(TYPES["one-of"], "not-sure", own, ()) == NotSure()


def test_a_misspelt_name_is_guessed() -> None:
    with pytest.raises(AnswerFault) as fault:
        read("who", ["Bem"])
    assert '"Ben"' in fault.value.do


def test_two_carers_ticked_stand_in_the_order_of_the_people() -> None:
    answer = read_answer(
        TYPES["for-each-carer"], {"Ben": ["talked"], "Amina": ["talked"]}, AS_ASKED["for-each-carer"], (AMINA, BEN)
    )
    assert [person for person, _ in answer.by_person] == ["p1", "p2"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("pounds", "ounces", "grams"), [(5, "8", 2495), (5, "8.2", 2500), (0, "0", 0), (7, "15.5", 3615)]
)
def test_pounds_and_ounces_become_the_nearest_gram(pounds: int, ounces: str, grams: int) -> None:
    from decimal import Decimal

    assert grams_from_pounds(pounds, Decimal(ounces)) == grams


def test_a_number_keeps_its_unit() -> None:
    answer = read("number", "18")
    assert isinstance(answer, Number)
    assert answer.unit == "°C"
