"""Who signs: everyone who was there, and the practitioner."""

from __future__ import annotations

from tool.answer import words_of
from tool.discussion import Discussion
from tool.people import Person
from tool.question_set import QuestionSet

PRACTITIONER = "practitioner"
"""The practitioner's id among those who sign; people around baby have ids p1, p2, and so on."""


def signers(question_set: QuestionSet, state: Discussion) -> tuple[Person, ...]:
    """Everyone who was there, the practitioner last."""
    name = words_of(state.answers.get("practitioner-name")).strip() or question_set.words["sign"]["practitioner"]
    return (*state.present(), Person(PRACTITIONER, name, present="yes"))
