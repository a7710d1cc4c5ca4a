"""A number with a unit; a birth weight is one in grams, typed in kilograms or pounds and ounces."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from tool.answer import Answer, Number
from tool.question_types.kind import AnswerFault, QuestionType, Reading

GRAMS_IN_A_POUND = Decimal("453.59237")
OUNCES_IN_A_POUND = 16
GRAMS = "g"
WRITTEN = re.compile(r"-?[0-9]{1,7}(\.[0-9]{1,3})?")


def _read(raw: Any, reading: Reading) -> Answer:
    question = reading.question
    unit = f" {question.unit}" if question.unit else ""
    if not isinstance(raw, str) or not WRITTEN.fullmatch(raw):
        raise AnswerFault(
            f'"{raw}" is not a number for "{question.id}".', f"Write digits only{_in(unit)}, or not-sure."
        )
    number = Decimal(raw)
    if number != round(number, question.decimals):
        most = f"at most {question.decimals} digits after the point" if question.decimals else "no digits after a point"
        raise AnswerFault(f'"{question.id}" is {raw}, which is more exact than is asked.', f"Write it with {most}.")
    low, high = question.at_least, question.at_most
    if (low is not None and number < low) or (high is not None and number > high):
        raise AnswerFault(
            f'"{question.id}" is {raw}{unit}, which is outside {low} to {high}{unit}.',
            f"Check the number and that it is{_in(unit)}.",
        )
    return Number(number, question.unit, reading.words)


def _in(unit: str) -> str:
    return f" in{unit}" if unit else ""


def grams_from_pounds(pounds: int, ounces: Decimal) -> Decimal:
    """Whole grams of a weight in pounds and ounces (international pound, rounded to the nearest gram)."""
    return ((pounds + ounces / OUNCES_IN_A_POUND) * GRAMS_IN_A_POUND).quantize(Decimal(1))


def in_pounds(grams: Decimal) -> tuple[int, int]:
    """Pounds and whole ounces, nearest."""
    ounces = int((grams / GRAMS_IN_A_POUND * OUNCES_IN_A_POUND).quantize(Decimal(1)))
    return divmod(ounces, OUNCES_IN_A_POUND)


KEYS = frozenset({"unit", "at_least", "at_most", "decimals"})
NUMBER = QuestionType("number", _read, lambda _question: None, is_number=True, keys=KEYS)
WEIGHT = QuestionType("weight", _read, lambda _question: None, is_number=True, keys=KEYS)
