"""One control for each question type: draws the answer that is stored, and saves what is tapped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from tool.answer import (
    Chosen,
    Day,
    Words,
    words_of,
)
from tool.question import Question
from tool.question_set import ABOUT
from tool.question_types.nhs_number import nhs_number
from tool.question_types.words import LONGEST
from tool.screens import settling
from tool.screens.fields import day_fields, text_box, text_field
from tool.screens.labels import plain
from tool.screens.number_controls import draw_number, draw_weight
from tool.screens.tick_controls import (
    NO_ANSWERS,
    each_carer,
    key_of,
    label_of,
    several,
    token_of,
    typed,
    values_on_offer,
    who,
    words_now,
)
from tool.screens.visit import Visit

LONGEST_LINE = 300


def control(visit: Visit, question: Question) -> None:
    """Draw the control of a question, with the free words beside it if it has any."""
    CONTROLS[question.type](visit, question)
    if question.more_words:
        _more_words(visit, question)


def _one(visit: Visit, question: Question) -> None:
    values = values_on_offer(visit, question)
    stored = token_of(visit.state.answers.get(question.id))

    def save(value: str | None) -> bool:
        if value is None:
            return True
        words = words_now(visit, question)
        return visit.answer(question, NO_ANSWERS[value](words) if value in NO_ANSWERS else Chosen(value, words))

    settling.settled(
        st.radio,
        key_of(visit, question),
        stored,
        save,
        label=plain(visit.fill(question.ask)),
        options=values,
        index=values.index(stored) if stored in values else None,
        format_func=lambda value: label_of(visit, question, value),
        label_visibility="collapsed",
        horizontal=visit.set.set_of.get(question.id) == ABOUT,
    )


def _day(visit: Visit, question: Question) -> None:
    stored = visit.state.answers.get(question.id)
    value = stored.day if isinstance(stored, Day) else None

    def save(day: date | None) -> bool:
        return visit.answer(question, Day(day, words_now(visit, question)) if day else None)

    day_fields(visit.words, key_of(visit, question), value, save)


def _day_and_reason(visit: Visit, question: Question) -> None:
    _day(visit, question)
    stored = visit.state.answers.get(question.id)
    if isinstance(stored, Day):
        _beside(visit, question, "reason", visit.words("fields.reason"), long=False)


def _words(visit: Visit, question: Question) -> None:
    stored = words_of(visit.state.answers.get(question.id))

    def save(text: str) -> bool:
        return visit.answer(question, Words(text) if text.strip() else None)

    key, label = key_of(visit, question), visit.fill(question.ask)
    if question.optional or visit.set.set_of.get(question.id) == ABOUT:
        text_field(key, label, stored, save, max_chars=LONGEST_LINE, label_visibility="collapsed")
    else:
        text_box(key, label, stored, save, max_chars=LONGEST, height=168, label_visibility="collapsed")


def _nhs_number(visit: Visit, question: Question) -> None:
    stored = words_of(visit.state.answers.get(question.id))

    def save(text: str) -> bool:
        number = nhs_number(text)
        if number is None and text.strip():
            return True  # not a number yet: kept on the screen, nothing to store
        return visit.answer(question, Words(number) if number else None)

    label = visit.fill(question.ask)
    typed = text_field(key_of(visit, question), label, stored, save, max_chars=20, label_visibility="collapsed")
    if typed.strip() and nhs_number(typed) is None:
        st.error(plain(visit.words("fields.nhs_wrong")))


def _more_words(visit: Visit, question: Question) -> None:
    _beside(visit, question, "words", visit.fill(question.more_words or ""), long=True)


def _beside(visit: Visit, question: Question, part: str, label: str, long: bool) -> None:
    """Free words beside an answer; there once there is an answer."""
    answer = visit.state.answers.get(question.id)
    if answer is None or isinstance(answer, Words):
        return

    def save(text: str) -> bool:
        now = visit.state.answers.get(question.id)
        return now is None or isinstance(now, Words) or visit.answer(question, replace(now, words=text))

    draw = text_box if long else text_field
    draw(key_of(visit, question, part), label, answer.words, save, max_chars=LONGEST if long else LONGEST_LINE)


CONTROLS: Mapping[str, Callable[[Visit, Question], None]] = {
    "yes-no": _one,
    "one-of": _one,
    "any-of": several,
    "who": who,
    "for-each-carer": each_carer,
    "number": typed(draw_number),
    "weight": typed(draw_weight),
    "day": _day,
    "day-and-reason": _day_and_reason,
    "words": _words,
    "nhs-number": _nhs_number,
}
