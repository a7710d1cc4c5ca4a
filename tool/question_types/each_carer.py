"""Ticks for each carer, such as what of the programme reached whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tool.answer import Answer, Ticks
from tool.question_types.kind import AnswerFault, QuestionType, Reading


def _read(raw: Any, reading: Reading) -> Answer:
    if not isinstance(raw, Mapping):
        raise AnswerFault(f'"{reading.question.id}" is answered for each carer.', "Write {Name: [value, value], ...}.")
    ticks: dict[str, tuple[str, ...]] = {}
    for name, values in raw.items():
        person = reading.person(str(name))
        many = values if isinstance(values, list) else [values] if values else []
        chosen = {reading.value(one, reading.question.values) for one in many}
        ticks[person.id] = tuple(option.value for option in reading.question.answers if option.value in chosen)
    in_order = tuple((person.id, ticks[person.id]) for person in reading.people if person.id in ticks)
    return Ticks(in_order, reading.words)


FOR_EACH_CARER = QuestionType(
    "for-each-carer", _read, lambda question: question.values, needs_answers=True, per_carer=True
)
