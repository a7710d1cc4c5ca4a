"""Controls whose answers are ticked: several answers, people, ticks for each carer; and what all controls share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from tool.answer import (
    NOBODY,
    NONE_OF_THESE,
    NOT_SURE,
    RATHER_NOT_SAY,
    Answer,
    Chosen,
    ChosenSeveral,
    NotSure,
    RatherNotSay,
    SomePeople,
    Ticks,
    Words,
    words_of,
)
from tool.question import Question
from tool.question_set import ABOUT
from tool.screens import settling
from tool.screens.labels import plain
from tool.screens.look import picture
from tool.screens.show import heading
from tool.screens.visit import Visit

ALONE = frozenset({NONE_OF_THESE, NOBODY, NOT_SURE, RATHER_NOT_SAY})
"""Values that no other value stands beside."""
NO_ANSWERS: Mapping[str, type[NotSure | RatherNotSay]] = {NOT_SURE: NotSure, RATHER_NOT_SAY: RatherNotSay}
MANY = 7
"""More rows than this stand in two columns where there is room."""


def key_of(visit: Visit, question: Question, part: str = "") -> str:
    """The widget's key: ids only."""
    return f"{visit.id[:8]}-{question.id}{'-' + part if part else ''}"


def label_of(visit: Visit, question: Question, value: str) -> str:
    option = question.option(value)
    if option is None:
        return plain(visit.words(f"answers.{value}"))
    said = plain(visit.fill(option.say))
    if option.picture and option.picture in visit.set.pictures:
        return f"{picture(option.picture + '.svg', option.picture_says or '')} {said}"
    return said


def values_on_offer(visit: Visit, question: Question) -> list[str]:
    """The values on offer, with "not sure" and "rather not say" at the end of every list (facts of a visit aside)."""
    values = [option.value for option in question.answers]
    if visit.set.set_of.get(question.id) == ABOUT:
        return values
    return values + [value for value in NO_ANSWERS if value not in values]


def token_of(answer: Answer | None) -> str | None:
    match answer:
        case Chosen(value=value):
            return value
        case NotSure():
            return NOT_SURE
        case RatherNotSay():
            return RATHER_NOT_SAY
    return None


def words_now(visit: Visit, question: Question) -> str:
    answer = visit.state.answers.get(question.id)
    return "" if isinstance(answer, Words) else words_of(answer)


def several(visit: Visit, question: Question) -> None:
    def chosen() -> tuple[str, ...]:
        stored = visit.state.answers.get(question.id)
        return stored.values if isinstance(stored, ChosenSeveral) else ()

    def answer(values: Sequence[str], words: str) -> Answer | None:
        return ChosenSeveral(tuple(values), words) if values else None

    options = [(value, label_of(visit, question, value)) for value in values_on_offer(visit, question)]
    _ticks(visit, question, options, chosen, answer)


def who(visit: Visit, question: Question) -> None:
    def chosen() -> tuple[str, ...]:
        stored = visit.state.answers.get(question.id)
        return (stored.people or (NOBODY,)) if isinstance(stored, SomePeople) else ()

    def answer(values: Sequence[str], words: str) -> Answer | None:
        if not values:
            return None
        return SomePeople(tuple(value for value in values if value != NOBODY), words)

    nobody = plain(visit.fill(question.nobody_says)) if question.nobody_says else label_of(visit, question, NOBODY)
    options = [(person.id, plain(person.name)) for person in visit.state.people]
    options += [(NOBODY, nobody), *((value, label_of(visit, question, value)) for value in NO_ANSWERS)]
    _ticks(visit, question, options, chosen, answer)


def _ticks(
    visit: Visit,
    question: Question,
    options: Sequence[tuple[str, str]],
    chosen: Callable[[], tuple[str, ...]],
    answer: Callable[[Sequence[str], str], Answer | None],
    clears: Sequence[str] = (),
) -> None:
    """Rows to tick, each saved as it is tapped; those of `ALONE` untick the others, and the other way round.

    `clears`: keys of fields that are emptied when one of these is ticked.
    """
    keys = {value: key_of(visit, question, value) for value, _ in options}

    def ticked() -> set[str]:
        token = token_of(visit.state.answers.get(question.id))
        return {*chosen(), *([token] if token else [])}

    def save(value: str, tick: bool) -> bool:
        now = ticked()
        if tick == (value in now):
            return True
        left = now - {value}
        if tick:
            left = {value} if value in ALONE else (left - ALONE) | {value}
        words = words_now(visit, question)
        none = next((one for one in NO_ANSWERS if one in left), None)
        new = NO_ANSWERS[none](words) if none else answer([one for one, _ in options if one in left], words)
        if not visit.answer(question, new):
            return False
        for other in now - left - {value}:
            settling.show_instead(keys[other], False)
        if tick:
            for field in clears:
                settling.show_instead(field, "")
        return True

    long = "long-" if len(options) > MANY else ""
    with st.container(key=f"ticks-{long}{question.id}"):
        _rows(options, keys, ticked, save)


def _rows(
    options: Sequence[tuple[str, str]],
    keys: Mapping[str, str],
    ticked: Callable[[], set[str]],
    save: Callable[[str, bool], bool],
) -> None:
    for value, label in options:
        stored = value in ticked()
        settling.settled(
            st.checkbox,
            keys[value],
            stored,
            partial(save, value),
            label=label,
            value=stored,
        )


def each_carer(visit: Visit, question: Question) -> None:
    def ticks(person: str) -> tuple[str, ...]:
        stored = visit.state.answers.get(question.id)
        return stored.of(person) if isinstance(stored, Ticks) else ()

    def save(person: str, value: str, tick: bool) -> bool:
        now = {*ticks(person)} | {value} if tick else {*ticks(person)} - {value}
        stored = visit.state.answers.get(question.id)
        others = stored.by_person if isinstance(stored, Ticks) else ()
        mine = (person, tuple(option.value for option in question.answers if option.value in now))
        by_person = dict([*others, mine])
        in_order = tuple((one.id, by_person[one.id]) for one in visit.state.people if one.id in by_person)
        return visit.answer(question, Ticks(in_order, words_now(visit, question)))

    for person in visit.asked.situation.carers():
        heading(person.name)
        for option in question.answers:
            stored = option.value in ticks(person.id)
            settling.settled(
                st.checkbox,
                key_of(visit, question, f"{person.id}-{option.value}"),
                stored,
                partial(save, person.id, option.value),
                label=label_of(visit, question, option.value),
                value=stored,
            )


def typed(draw: Callable[[Visit, Question, str], tuple[str, ...]]) -> Callable[[Visit, Question], None]:
    """A typed answer, with "not sure" and "rather not say" below it."""

    def control_(visit: Visit, question: Question) -> None:
        keys = draw(visit, question, key_of(visit, question))
        options = [(value, label_of(visit, question, value)) for value in NO_ANSWERS]
        _ticks(visit, question, options, lambda: (), lambda _values, _words: None, keys)

    return control_
