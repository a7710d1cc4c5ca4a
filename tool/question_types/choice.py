"""One of the answers offered, or several of them."""

from __future__ import annotations

from typing import Any

from tool.answer import NONE_OF_THESE, NOT_SURE, RATHER_NOT_SAY, Answer, Chosen, ChosenSeveral, NotSure, RatherNotSay
from tool.question import Question
from tool.question_types.kind import AnswerFault, QuestionType, Reading


def _values(question: Question) -> frozenset[str]:
    return question.values - {NOT_SURE, RATHER_NOT_SAY}


def _read_one(raw: Any, reading: Reading) -> Answer:
    if isinstance(raw, list) and len(raw) == 1:
        raw = raw[0]
    if isinstance(raw, list | dict):
        raise AnswerFault(f'"{reading.question.id}" takes one answer.', "Keep the one that fits best.")
    value = reading.value(raw, reading.question.values)
    # Where an editor gives "not sure" words of its own it is still the same answer value.
    if value == NOT_SURE:
        return NotSure(reading.words)
    if value == RATHER_NOT_SAY:
        return RatherNotSay(reading.words)
    return Chosen(value, reading.words)


def _read_several(raw: Any, reading: Reading) -> Answer:
    many = raw if isinstance(raw, list) else [raw]
    chosen = {reading.value(one, _values(reading.question)) for one in many}
    if NONE_OF_THESE in chosen and len(chosen) > 1:
        raise AnswerFault(
            f'"{reading.question.id}" says "{NONE_OF_THESE}" together with another answer.',
            f'Take out "{NONE_OF_THESE}", or the others.',
        )
    in_order = tuple(option.value for option in reading.question.answers if option.value in chosen)
    return ChosenSeveral(in_order, reading.words)


YES_NO = QuestionType("yes-no", _read_one, _values)
ONE_OF = QuestionType("one-of", _read_one, _values, needs_answers=True)
ANY_OF = QuestionType("any-of", _read_several, _values, needs_answers=True)
