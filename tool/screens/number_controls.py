"""Controls for numbers: one with a unit, and a weight in kilograms or in pounds and ounces."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from tool.answer import Number, words_of
from tool.question import Question
from tool.question_types.number import OUNCES_IN_A_POUND, grams_from_pounds, in_pounds
from tool.screens.fields import number_of, number_shown, text_field
from tool.screens.labels import plain
from tool.screens.visit import Visit

GRAMS_IN_A_KILOGRAM = Decimal(1000)
WIDTH = 176


def _stored(visit: Visit, question: Question) -> Decimal | None:
    answer = visit.state.answers.get(question.id)
    return answer.value if isinstance(answer, Number) else None


def _within(question: Question, number: Decimal) -> bool:
    low, high = question.at_least, question.at_most
    return (low is None or number >= low) and (high is None or number <= high)


def _put(visit: Visit, question: Question, number: Decimal | None) -> bool:
    """Save a number within its limits; None wipes it. What is out of limits stays on the screen only."""
    if number is None:
        return _stored(visit, question) is None or visit.answer(question, None)
    if not _within(question, number):
        return True
    return visit.answer(question, Number(number, question.unit, words_of(visit.state.answers.get(question.id))))


def _complain(visit: Visit, question: Question, typed: str, number: Decimal | None, scale: Decimal) -> None:
    if typed.strip() and number is None:
        st.error(plain(visit.words("fields.number_wrong")))
    elif number is not None and not _within(question, number * scale):
        low, high = (number_shown((bound or Decimal(0)) / scale) for bound in (question.at_least, question.at_most))
        st.error(plain(visit.words("fields.number_outside", low=low, high=high)))


def draw_number(visit: Visit, question: Question, key: str) -> tuple[str, ...]:
    """One field. Returns the keys of its widgets."""
    places = question.decimals

    def save(text: str) -> bool:
        number = number_of(text, places)
        return _put(visit, question, number) if number is not None or not text.strip() else True

    label = visit.words("fields.number", unit=question.unit)
    typed = text_field(key, label, number_shown(_stored(visit, question)), save, max_chars=9, width=WIDTH)
    _complain(visit, question, typed, number_of(typed, places), Decimal(1))
    return (key,)


def draw_weight(visit: Visit, question: Question, key: str) -> tuple[str, ...]:
    """Kilograms or pounds and ounces, whichever the family knows; kept in whole grams. Returns its widgets' keys."""
    words = visit.words
    way = st.radio(
        plain(words("fields.weight_way")),
        ("kg", "lb"),
        format_func=lambda one: plain(words(f"fields.weight_{one}")),
        key=f"{key}-way",
        horizontal=True,
        label_visibility="collapsed",
    )
    keys = (f"{key}-kg", f"{key}-lb", f"{key}-oz")
    if way == "kg":
        _kilograms(visit, question, keys[0])
    else:
        _pounds(visit, question, keys[1], keys[2])
    return keys


def _kilograms(visit: Visit, question: Question, key: str) -> None:
    def save(text: str) -> bool:
        number = number_of(text, 3)
        if number is None:
            return bool(text.strip()) or _put(visit, question, None)
        return _put(visit, question, number * GRAMS_IN_A_KILOGRAM)

    grams = _stored(visit, question)
    stored = number_shown(grams / GRAMS_IN_A_KILOGRAM) if grams is not None else ""
    typed = text_field(key, visit.words("fields.kilograms"), stored, save, max_chars=9, width=WIDTH)
    _complain(visit, question, typed, number_of(typed, 3), GRAMS_IN_A_KILOGRAM)


def _pounds(visit: Visit, question: Question, lb_key: str, oz_key: str) -> None:
    grams = _stored(visit, question)
    pounds, ounces = map(str, in_pounds(grams)) if grams is not None else ("", "")

    def weight(lb_text: str, oz_text: str) -> Decimal | None:
        lb, oz = number_of(lb_text, 0), number_of(oz_text or "0", 1)
        if lb is None or oz is None or lb < 0 or not 0 <= oz < OUNCES_IN_A_POUND:
            return None
        return grams_from_pounds(int(lb), oz)

    def save(_text: str) -> bool:
        lb_text = str(st.session_state.get(lb_key, pounds)).strip()
        oz_text = str(st.session_state.get(oz_key, ounces)).strip()
        now = _stored(visit, question)
        if now is not None and (lb_text, oz_text) == tuple(map(str, in_pounds(now))):
            return True  # the same weight, typed in kilograms: rounding to ounces must not change it
        if not lb_text and not oz_text:
            return _put(visit, question, None)
        new = weight(lb_text, oz_text)
        return _put(visit, question, new) if new is not None else True

    with st.container(horizontal=True, key=f"fields-pounds-{lb_key}"):
        lb = text_field(lb_key, visit.words("fields.pounds"), pounds, save, max_chars=3, width=WIDTH)
        oz = text_field(oz_key, visit.words("fields.ounces"), ounces, save, max_chars=4, width=WIDTH)
    new = weight(lb, oz)
    if lb.strip() and (new is None or not _within(question, new)):
        st.error(plain(visit.words("fields.weight_wrong")))
