"""The family's own words."""

from __future__ import annotations

from typing import Any

from tool.answer import Answer, Words
from tool.question_types.kind import AnswerFault, QuestionType, Reading

LONGEST = 20_000
"""Letters. Far more than anybody writes in a visit; a bound so that one field cannot fill a disk."""


def _read(raw: Any, reading: Reading) -> Answer:
    if not isinstance(raw, str):
        raise AnswerFault(f'"{reading.question.id}" takes words.', "Write them as one text.")
    if len(raw) > LONGEST:
        raise AnswerFault(f'"{reading.question.id}" is longer than {LONGEST} letters.', "Shorten it.")
    return Words(raw)


WORDS = QuestionType("words", _read, lambda _question: None)
