"""A worked family, worked: which advice it hears, and whether that is what its file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tool.advice import Advice
from tool.answer import Answer
from tool.asking import Asked, advice_for, ask
from tool.people import Person
from tool.question_set import PLAN, THREE_STEPS, QuestionSet

EVERY_SET = (*THREE_STEPS, PLAN)


@dataclass(frozen=True, slots=True)
class Worked:
    """What was asked, what was heard, and where that differs from what must be."""

    asked: Asked
    advice: tuple[Advice, ...]
    missing: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Everything that must be heard was, and nothing that must not."""
        return not self.missing and not self.unwanted


def work(
    question_set: QuestionSet,
    answers: Mapping[str, Answer],
    people: tuple[Person, ...],
    must_hear: tuple[str, ...] = (),
    must_not_hear: tuple[str, ...] = (),
) -> Worked:
    """The advice for these answers over all three steps and the plan."""
    asked = ask(question_set, EVERY_SET, answers, people)
    advice = advice_for(question_set, asked, EVERY_SET)
    heard = {one.level_and_topic for one in advice}
    return Worked(
        asked,
        advice,
        tuple(one for one in must_hear if one not in heard),
        tuple(one for one in must_not_hear if one in heard),
    )
