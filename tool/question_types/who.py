"""Which of the people around baby."""

from __future__ import annotations

from typing import Any

from tool.answer import NOBODY, SOMEBODY, Answer, SomePeople
from tool.question_types.kind import AnswerFault, QuestionType, Reading


def _read(raw: Any, reading: Reading) -> Answer:
    many = raw if isinstance(raw, list) else [raw]
    if many == [NOBODY]:
        return SomePeople((), reading.words)
    if NOBODY in many:
        raise AnswerFault(f'"{reading.question.id}" says "{NOBODY}" together with a name.', "Keep one of the two.")
    named = {reading.person(name).id for name in many}
    return SomePeople(tuple(person.id for person in reading.people if person.id in named), reading.words)


WHO = QuestionType("who", _read, lambda _question: frozenset({SOMEBODY, NOBODY}))
