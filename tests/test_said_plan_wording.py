"""How answers, days, numbers and plans are said, and how a wording is filled and told from another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from families_at_hand import AMINA, BEN, PEOPLE, answers_of, every_answer, shipped
from hypothesis import given
from hypothesis import strategies as st

from tool.answer import (
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.plan import MOST_ITEMS, PlanItem
from tool.question_set import ABOUT
from tool.said import day_in_words, number_in_words, said
from tool.wording import SLOTS, filled, fingerprint, slots_of, unbalanced

SLOT_VALUES = {"baby": "Zara"}


def said_of(question: str, answer: Answer) -> tuple[str, ...]:
    return said(answer, shipped().questions[question], PEOPLE, shipped().words, SLOT_VALUES)


def test_every_answer_to_every_question_can_be_said() -> None:
    for id_, question in shipped().questions.items():
        if shipped().set_of[id_] == ABOUT and question.type in {"words", "day", "nhs-number"}:
            continue
        for answer in every_answer(question):
            lines = said_of(id_, answer)
            assert lines
            assert all(line.strip() and "{" not in line for line in lines), (id_, answer)


def test_an_answer_is_said_in_the_words_that_were_offered() -> None:
    question = shipped().questions["lays-down"]
    for option in question.answers:
        assert said_of("lays-down", Chosen(option.value)) == (filled(option.say, SLOT_VALUES),)


def test_several_answers_are_several_lines_in_their_order() -> None:
    say = {option.value: option.say for option in shipped().questions["day-naps"].answers}
    assert said_of("day-naps", ChosenSeveral(("cot", "sling"))) == (say["cot"], say["sling"])


def test_people_are_said_by_their_names_and_nobody_in_the_questions_own_words() -> None:
    assert said_of("smokes", SomePeople(("p2", "p1"))) == ("Amina", "Ben")
    assert said_of("smokes", SomePeople(())) == (shipped().questions["smokes"].nobody_says,)


def test_ticks_are_said_for_each_carer_who_has_some() -> None:
    (line,) = said_of("programme", Ticks((("p1", ("talked", "film-watched")), ("p2", ()))))
    assert line.startswith("Amina: ")
    assert said_of("programme", Ticks(())) == (shipped().words["answers"]["nothing-ticked"],)


def test_a_value_nobody_offers_any_more_is_said_as_it_stands() -> None:
    assert said_of("lays-down", Chosen("hammock")) == ("hammock",)


def test_not_sure_takes_words_of_its_own_where_the_question_has_them() -> None:
    words = shipped().words["answers"]
    own = shipped().questions["bed-sharing"].option("not-sure")
    assert own is not None
    assert said_of("bed-sharing", NotSure()) == (own.say,)
    assert said_of("lays-down", NotSure()) == (words["not-sure"],)
    assert said_of("lays-down", RatherNotSay()) == (words["rather-not-say"],)
    assert said_of("lays-down", Skipped()) == (words["skipped-said"],)


def test_words_are_said_letter_by_letter() -> None:
    text = "  <b>no</b> # 19:30 {baby} "
    assert said_of("own-words", Words(text)) == (text,)


def test_a_day_is_said_as_people_write_it() -> None:
    assert day_in_words(date(2028, 2, 29), shipped().words) == "29 February 2028"
    assert said_of("next-check", Day(date(2026, 12, 4), "See the cot")) == ("4 December 2026",)


@pytest.mark.parametrize(
    ("number", "unit", "line"),
    [("18", "°C", "18 °C"), ("18.50", "°C", "18.5 °C"), ("20.0", "", "20"), ("0", "°C", "0 °C"), ("100", "", "100")],
)
def test_a_number_is_said_with_its_unit_and_no_idle_noughts(number: str, unit: str, line: str) -> None:
    assert number_in_words(Decimal(number), unit) == line


def test_a_weight_is_said_as_both_kinds_of_red_book_have_it() -> None:
    weight = answers_of({"birth-weight-grams": "2500"})["birth-weight-grams"]
    assert said_of("birth-weight-grams", weight) == ("2.5 kg (5 lb 8 oz)",)


# The plan


plan_items = st.builds(
    PlanItem, st.text(max_size=20), st.text(max_size=10), st.one_of(st.none(), st.dates()), st.text(max_size=9)
)


@given(plan_items)
def test_a_plan_item_is_read_back_as_it_was_agreed(item: PlanItem) -> None:
    assert PlanItem.from_plain(item.to_plain()) == item


@pytest.mark.parametrize(("what", "blank"), [("", True), (" \n", True), ("Ring Gran", False)])
def test_an_item_without_words_is_nothing_agreed(what: str, blank: bool) -> None:
    assert PlanItem(what, "Ben", date(2026, 12, 1)).is_blank is blank


def test_a_plan_has_three_items_at_most() -> None:
    assert MOST_ITEMS == 3


# Wording


@given(st.text(), st.text(max_size=8))
def test_what_a_slot_is_filled_with_is_never_filled_again(before: str, name: str) -> None:
    text = before.replace("{", "").replace("}", "") + " {baby}"
    assert filled(text, {"baby": "{who}" + name, "who": "Ben"}).lower().endswith(("{who}" + name).lower())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Lay {baby} down.", "Lay your baby down."),
        ("{baby} sleeps.", "Your baby sleeps."),
        ("Good. {baby} sleeps.", "Good. Your baby sleeps."),
        ("Why? {baby} is small.", "Why? Your baby is small."),
        ("Is it, {baby}?", "Is it, your baby?"),
        ("{other}", "{other}"),
    ],
)
def test_a_sentence_begins_with_a_capital_letter_and_no_other_word_does(text: str, line: str) -> None:
    assert filled(text, {"baby": "your baby"}) == line


def test_slots_are_found_and_a_lone_bracket_is_noticed() -> None:
    assert slots_of("{baby} and {who} and {baby}") == {"baby", "who"}
    assert {"baby", "who"} == SLOTS
    assert unbalanced("a { b") and unbalanced("a } b") and unbalanced("{{baby}")
    assert not unbalanced("{baby}")


@given(st.text(), st.text())
def test_two_wordings_have_the_same_fingerprint_only_if_they_are_the_same(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (one == other)


def test_one_letter_changes_the_fingerprint_of_a_question_and_of_advice() -> None:
    question = shipped().questions["lays-down"]
    longer = question.model_copy(update={"ask": question.ask + "?"})
    option = question.answers[0].model_copy(update={"say": "On his back"})
    other_answer = question.model_copy(update={"answers": (option, *question.answers[1:])})
    practitioners = question.model_copy(update={"for_practitioner": "Look twice."})
    prints = [q.wording("en") for q in (question, longer, other_answer)]
    assert len(set(prints)) == 3
    assert practitioners.wording("en") == question.wording("en"), "the family is shown the same"
    assert question.wording("pl") != question.wording("en")


def test_a_fingerprint_is_twelve_signs_and_does_not_hang_on_the_order_of_keys() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert len(fingerprint("x")) == 12


def test_people_at_hand_are_those_named_in_the_answers() -> None:
    assert (AMINA.id, BEN.id) == ("p1", "p2")
