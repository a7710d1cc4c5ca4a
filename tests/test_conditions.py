"""Conditions: each word, its edges, and what a missing answer does to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from families_at_hand import AMINA, BEN, GRAN
from hypothesis import given
from hypothesis import strategies as st

from tool.answer import (
    Answer,
    Chosen,
    ChosenSeveral,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.conditions import WORDS, ConditionFault, Named, Situation, Vocabulary, read_condition
from tool.people import Person

VOCABULARY = Vocabulary(
    values={
        "rolling": frozenset({"no", "one-way", "both-ways"}),
        "naps": frozenset({"cot", "sofa", "sling"}),
        "smokes": frozenset({"somebody", "nobody"}),
        "weight": None,
        "age": None,
        "own-words": None,
        "film": frozenset({"talked", "watched", "signed", "declined"}),
    },
    named={},
    person_values={
        "relation": frozenset({"mother", "father", "grandparent"}),
        "present": frozenset({"yes", "no", "not-sure"}),
        "lives-here": frozenset({"yes", "no", "not-sure"}),
        "looks-after-baby": frozenset({"yes", "no", "not-sure"}),
    },
    numbers=frozenset({"weight", "age"}),
    per_carer=frozenset({"film"}),
)
UNKNOWN: list[Answer | None] = [None, NotSure(), RatherNotSay(), Skipped()]


def holds(written: Any, people: tuple[Person, ...] = (), **answers: Answer | None) -> bool:
    known = {id_.replace("_", "-"): answer for id_, answer in answers.items() if answer is not None}
    return read_condition(written, VOCABULARY).holds(Situation(known, people))


def who(written: Any, people: tuple[Person, ...], **answers: Answer) -> tuple[str, ...]:
    return read_condition(written, VOCABULARY).who(Situation(answers, people))


def test_always_holds_for_a_family_of_whom_nothing_is_known() -> None:
    assert holds("always")


def test_is_holds_for_that_answer_and_no_other() -> None:
    assert holds({"rolling": {"is": "no"}}, rolling=Chosen("no"))
    assert not holds({"rolling": {"is": "no"}}, rolling=Chosen("one-way"))


def test_is_on_several_answers_means_that_it_is_among_them() -> None:
    assert holds({"naps": {"is": "sofa"}}, naps=ChosenSeveral(("cot", "sofa")))
    assert not holds({"naps": {"is": "sofa"}}, naps=ChosenSeveral(("cot",)))


@pytest.mark.parametrize("unknown", UNKNOWN)
@pytest.mark.parametrize(
    "written",
    [
        {"rolling": {"is": "no"}},
        {"rolling": {"any of": ["no", "one-way"]}},
        {"rolling": {"all of": ["no"]}},
        {"rolling": {"known": "yes"}},
    ],
)
def test_a_positive_word_never_holds_on_what_is_not_known(written: Any, unknown: Answer | None) -> None:
    assert not holds(written, rolling=unknown)


@pytest.mark.parametrize("unknown", UNKNOWN)
@pytest.mark.parametrize(
    "written",
    [{"rolling": {"is not": "no"}}, {"rolling": {"none of": ["no", "one-way"]}}, {"rolling": {"known": "no"}}],
)
def test_a_plain_negation_holds_also_for_what_is_not_known(written: Any, unknown: Answer | None) -> None:
    assert holds(written, rolling=unknown)


def test_is_not_and_none_of_fail_for_the_answer_they_name() -> None:
    assert not holds({"rolling": {"is not": "no"}}, rolling=Chosen("no"))
    assert not holds({"naps": {"none of": ["sofa", "sling"]}}, naps=ChosenSeveral(("cot", "sling")))


def test_any_of_needs_one_and_all_of_needs_each() -> None:
    naps = ChosenSeveral(("cot", "sofa"))
    assert holds({"naps": {"any of": ["sling", "sofa"]}}, naps=naps)
    assert not holds({"naps": {"all of": ["sling", "sofa"]}}, naps=naps)
    assert holds({"naps": {"all of": ["cot", "sofa"]}}, naps=naps)


@pytest.mark.parametrize("value", ["not-sure", "rather-not-say", "skipped"])
def test_every_question_can_be_compared_with_not_sure_declined_and_skipped(value: str) -> None:
    given_ = {"not-sure": NotSure(), "rather-not-say": RatherNotSay(), "skipped": Skipped()}[value]
    assert holds({"weight": {"is": value}}, weight=given_)
    assert holds({"smokes": {"any of": ["somebody", value]}}, smokes=given_)
    assert not holds({"weight": {"is": value}}, weight=Number(Decimal(1)))


@pytest.mark.parametrize(
    ("word", "below", "on_it", "above"),
    [
        ("at least", False, True, True),
        ("at most", True, True, False),
        ("more than", False, False, True),
        ("less than", True, False, False),
    ],
)
def test_2500_grams_itself_is_at_least_and_at_most_2500(word: str, below: bool, on_it: bool, above: bool) -> None:
    for grams, expected in (("2499.9", below), ("2500", on_it), ("2500.1", above)):
        assert holds({"weight": {word: "2500"}}, weight=Number(Decimal(grams), "g")) is expected


@pytest.mark.parametrize("word", ["at least", "at most", "more than", "less than"])
@pytest.mark.parametrize("unknown", [*UNKNOWN, Words("2500"), Chosen("2500")])
def test_a_weight_that_is_not_known_is_neither_above_nor_below(word: str, unknown: Answer | None) -> None:
    assert not holds({"weight": {word: "2500"}}, weight=unknown)


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_more_than_is_the_opposite_of_at_most_for_a_known_number(number: int, bound: int) -> None:
    answer = Number(Decimal(number))
    assert holds({"age": {"more than": str(bound)}}, age=answer) is not holds(
        {"age": {"at most": str(bound)}}, age=answer
    )
    assert holds({"age": {"less than": str(bound)}}, age=answer) is not holds(
        {"age": {"at least": str(bound)}}, age=answer
    )


def test_known_looks_at_words_that_are_more_than_blanks() -> None:
    assert holds({"own-words": {"known": "yes"}}, own_words=Words("We take turns"))
    assert holds({"own-words": {"known": "no"}}, own_words=Words("   "))


def test_nobody_and_somebody_come_from_who_was_named() -> None:
    assert holds({"smokes": {"is": "nobody"}}, smokes=SomePeople(()))
    assert holds({"smokes": {"is": "somebody"}}, smokes=SomePeople(("p2",)))
    assert not holds({"smokes": {"is": "nobody"}}, smokes=NotSure())


def test_who_names_those_who_were_named() -> None:
    assert who({"smokes": {"is": "somebody"}}, (AMINA, BEN), smokes=SomePeople(("p2",))) == ("p2",)
    assert who({"smokes": {"is": "nobody"}}, (AMINA, BEN), smokes=SomePeople(("p2",))) == ()


def test_every_carer_needs_the_tick_and_who_is_no_carer_does_not() -> None:
    film = Ticks((("p1", ("watched",)),))
    uncle = Person("p4", "Uncle", "other", looks_after_baby="no")
    assert holds({"film": {"everybody with": "watched"}}, (AMINA, uncle), film=film)
    assert not holds({"film": {"everybody with": "watched"}}, (AMINA, BEN), film=film)
    assert who({"film": {"somebody without": "watched"}}, (AMINA, BEN, uncle), film=film) == ("p2",)


def test_who_has_one_of_several_ticks_is_not_without() -> None:
    film = Ticks((("p1", ("signed",)), ("p2", ("declined",))))
    written = {"film": {"somebody without": ["signed", "declined"]}}
    assert not holds(written, (AMINA, BEN), film=film)
    assert holds(written, (AMINA, BEN, GRAN), film=film)


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_a_carer_is_without_when_nobody_was_asked(unknown: Answer | None) -> None:
    assert holds({"film": {"somebody without": "talked"}}, (AMINA,), film=unknown)
    assert not holds({"film": {"everybody with": "talked"}}, (AMINA,), film=unknown)


def test_without_any_carer_nobody_is_without_and_not_everybody_has_it() -> None:
    assert not holds({"film": {"somebody without": "talked"}}, ())
    assert not holds({"film": {"everybody with": "talked"}}, ())


def test_anybody_needs_one_person_with_every_fact() -> None:
    absent_parent = {"people": {"anybody": {"present": "no", "relation": ["mother", "father"]}}}
    assert not holds(absent_parent, (AMINA, BEN, GRAN))
    away = Person("p2", "Ben", "father", present="no")
    assert holds(absent_parent, (AMINA, away, GRAN))
    assert who(absent_parent, (AMINA, away, GRAN)) == ("p2",)
    assert not holds(absent_parent, ())


def test_a_fact_of_a_person_that_was_never_asked_fits_no_value() -> None:
    assert not holds({"people": {"anybody": {"present": ["yes", "no", "not-sure"]}}}, (Person("p1", "Ben"),))
    assert holds({"people": {"nobody": {"present": "yes"}}}, (Person("p1", "Ben"),))


def test_nobody_is_the_opposite_of_anybody() -> None:
    for people in ((), (AMINA,), (GRAN,), (AMINA, GRAN)):
        assert holds({"people": {"nobody": {"present": "no"}}}, people) is not holds(
            {"people": {"anybody": {"present": "no"}}}, people
        )


def test_groups_are_all_any_and_none_of_their_parts() -> None:
    yes, no = {"rolling": {"is": "no"}}, {"rolling": {"is": "one-way"}}
    facts = {"rolling": Chosen("no")}
    assert holds({"all of": [yes, "always"]}, **facts)
    assert not holds({"all of": [yes, no]}, **facts)
    assert holds({"any of": [no, yes]}, **facts)
    assert not holds({"any of": [no]}, **facts)
    assert holds({"none of": [no]}, **facts)
    assert not holds({"none of": [no, yes]}, **facts)


def test_none_of_points_at_nobody() -> None:
    assert who({"none of": [{"smokes": {"is": "nobody"}}]}, (BEN,), smokes=SomePeople(("p2",))) == ()


def test_any_of_names_each_person_once() -> None:
    written = {"any of": [{"people": {"anybody": {"present": "no"}}}, {"people": {"anybody": {"lives-here": "no"}}}]}
    assert who(written, (AMINA, GRAN)) == ("p3",)


def test_a_named_condition_reads_as_its_words_and_holds_as_what_it_names() -> None:
    inside = read_condition({"rolling": {"is": "no"}}, VOCABULARY)
    vocabulary = Vocabulary(VOCABULARY.values, {"not-rolling": Named("not-rolling", "baby cannot roll yet", inside)})
    named = read_condition({"condition": "not-rolling"}, vocabulary)
    assert named.holds(Situation({"rolling": Chosen("no")}))
    assert not named.holds(Situation({}))
    assert named.in_words() == "baby cannot roll yet"
    assert [test.subject for test in named.tests()] == ["rolling"]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("sometimes", ()),
        (None, ()),
        ([], ()),
        ([{"rolling": {"is": "no"}}], ()),
        ({}, ()),
        ({"rolling": {"is": "no"}, "naps": {"is": "cot"}}, ()),
        ({"all of": []}, ("all of",)),
        ({"all of": "rolling"}, ("all of",)),
        ({"all of": {"rolling": {"is": "no"}}}, ("all of",)),
        ({"any of": [{"rolling": {"is": "no"}}, "rolling"]}, ("any of", 1)),
        ({"rollin": {"is": "no"}}, ("rollin",)),
        ({"rolling": "no"}, ("rolling",)),
        ({"rolling": {"is": "no", "is not": "no"}}, ("rolling",)),
        ({"rolling": {"equals": "no"}}, ("rolling", "equals")),
        ({"rolling": {"at least": "1"}}, ("rolling", "at least")),
        ({"weight": {"everybody with": "1"}}, ("weight", "everybody with")),
        ({"film": {"is": "talked"}}, ("film", "is")),
        ({"rolling": {"is": "yes"}}, ("rolling", "is")),
        ({"rolling": {"is": ["no"]}}, ("rolling", "is")),
        ({"rolling": {"any of": "no"}}, ("rolling", "any of")),
        ({"rolling": {"any of": []}}, ("rolling", "any of")),
        ({"rolling": {"any of": ["no", "never"]}}, ("rolling", "any of", 1)),
        ({"rolling": {"any of": [["no"]]}}, ("rolling", "any of", 0)),
        ({"rolling": {"any of": [{"no": "no"}]}}, ("rolling", "any of", 0)),
        ({"rolling": {"known": "maybe"}}, ("rolling", "known")),
        ({"rolling": {"known": ["yes"]}}, ("rolling", "known")),
        ({"weight": {"at least": "heavy"}}, ("weight", "at least")),
        ({"weight": {"at least": "NaN"}}, ("weight", "at least")),
        ({"weight": {"at least": "Infinity"}}, ("weight", "at least")),
        ({"weight": {"at least": "1_000"}}, ("weight", "at least")),
        ({"weight": {"at least": "0x1F"}}, ("weight", "at least")),
        ({"weight": {"at least": "1e3"}}, ("weight", "at least")),
        ({"weight": {"at least": ["2500"]}}, ("weight", "at least")),
        ({"weight": {"is": "2500"}}, ("weight", "is")),
        ({"film": {"somebody without": []}}, ("film", "somebody without")),
        ({"film": {"somebody without": [["talked"]]}}, ("film", "somebody without")),
        ({"film": {"somebody without": {"talked": "yes"}}}, ("film", "somebody without")),
        ({"people": {"anybody": {}}}, ("people", "anybody")),
        ({"people": {"anybody": "mother"}}, ("people", "anybody")),
        ({"people": {"anybody": {"name": "Ben"}}}, ("people", "anybody", "name")),
        ({"people": {"anybody": {"present": []}}}, ("people", "anybody", "present")),
        ({"people": {"anybody": {"present": {"yes": "yes"}}}}, ("people", "anybody", "present")),
        ({"people": {"anybody": {"present": [["yes"]]}}}, ("people", "anybody", "present")),
        ({"people": {"anybody": {"relation": "aunt"}}}, ("people", "anybody", "relation")),
        ({"people": {"is": "yes"}}, ("people", "is")),
        ({"condition": "no-such-one"}, ("condition",)),
        ({"condition": ["not-rolling"]}, ("condition",)),
        ({"condition": {"rolling": {"is": "no"}}}, ("condition",)),
    ],
)
def test_what_cannot_be_understood_is_pointed_at(written: Any, path: tuple[Any, ...]) -> None:
    with pytest.raises(ConditionFault) as fault:
        read_condition(written, VOCABULARY)
    assert fault.value.path == path
    assert fault.value.wrong
    assert fault.value.do


def test_a_misspelt_question_or_word_is_guessed() -> None:
    with pytest.raises(ConditionFault) as fault:
        read_condition({"roling": {"is": "no"}}, VOCABULARY)
    assert '"rolling"' in fault.value.do
    with pytest.raises(ConditionFault) as fault:
        read_condition({"weight": {"atleast": "1"}}, VOCABULARY)
    assert '"at least"' in fault.value.do


EXAMPLES: dict[str, Any] = {
    "value": "no",
    "values": ["no", "one-way"],
    "number": "12",
    "yes-no": "yes",
    "ticks": ["talked"],
    "person": {"present": ["no", "not-sure"]},
}
SUBJECTS = {"number": "weight", "ticks": "film", "person": "people"}


@pytest.mark.parametrize("name", WORDS)
def test_every_word_can_be_written_read_aloud_and_asked(name: str) -> None:
    word = WORDS[name]
    assert word.name == name
    condition = read_condition({SUBJECTS.get(word.shape, "rolling"): {name: EXAMPLES[word.shape]}}, VOCABULARY)
    assert "{" not in condition.in_words()
    for situation in (
        Situation({}),
        Situation({}, (AMINA, GRAN)),
        Situation({"rolling": NotSure(), "weight": Skipped()}),
    ):
        assert condition.holds(situation) in {True, False}
        assert set(condition.who(situation)) <= {person.id for person in situation.people}


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("unknown", UNKNOWN)
def test_a_word_marked_as_resting_on_what_is_known_never_holds_without(name: str, unknown: Answer | None) -> None:
    word = WORDS[name]
    if not word.rests_on_known or word.shape == "person":
        return
    subject = SUBJECTS.get(word.shape, "rolling")
    answers = {} if unknown is None else {subject: unknown}
    condition = read_condition({subject: {name: EXAMPLES[word.shape]}}, VOCABULARY)
    assert not condition.holds(Situation(answers, (AMINA, BEN)))
