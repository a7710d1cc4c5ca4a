"""An answer in words, as it was shown: what the record keeps and the check page reads back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from tool.answer import (
    NOT_SURE,
    RATHER_NOT_SAY,
    SKIPPED,
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
)
from tool.people import Person, listed
from tool.question import Question
from tool.question_types.number import GRAMS, in_pounds
from tool.wording import filled

AllWords = Mapping[str, Mapping[str, str]]


def day_in_words(day: date, words: AllWords) -> str:
    """A day as people write it: 20 November 2026."""
    return f"{day.day} {words['months'][str(day.month)]} {day.year}"


def weight_in_words(grams: Decimal) -> str:
    """A weight as both kinds of red book have it: 3.4 kg (7 lb 8 oz)."""
    pounds, ounces = in_pounds(grams)
    return f"{number_in_words(grams / 1000, 'kg')} ({pounds} lb {ounces} oz)"


def number_in_words(value: Decimal, unit: str) -> str:
    """A number with its unit: 18.5 °C; grams as a weight."""
    if unit == GRAMS:
        return weight_in_words(value)
    number = f"{value:,f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number} {unit}".strip()


def said(
    answer: Answer, question: Question, people: tuple[Person, ...], words: AllWords, slots: Mapping[str, str]
) -> tuple[str, ...]:
    """The lines of an answer, in the words that were offered; free words beside it are not among them."""

    def say(value: str) -> str:
        option = question.option(value)
        return filled(option.say, slots) if option else words["answers"].get(value, value)

    match answer:
        case Chosen(value=value):
            return (say(value),)
        case ChosenSeveral(values=values):
            return tuple(say(value) for value in values)
        case SomePeople(people=ids):
            if not ids:
                return (filled(question.nobody_says or words["answers"]["nobody"], slots),)
            return tuple(person.name for person in people if person.id in ids)
        case Ticks():
            return tuple(
                f"{person.name}: {listed([say(v) for v in answer.of(person.id)], words['slots']['and'])}"
                for person in people
                if answer.of(person.id)
            ) or (words["answers"]["nothing-ticked"],)
        case Number(value=number, unit=unit):
            return (number_in_words(number, unit),)
        case Day(day=day):
            return (day_in_words(day, words),)
        case Words(text=text):
            return (text,)
        case NotSure():
            return (say(NOT_SURE),)
        case RatherNotSay():
            return (say(RATHER_NOT_SAY),)
        case Skipped():
            return (words["answers"][SKIPPED + "-said"],)
    assert_never(answer)
