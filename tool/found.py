"""What reading a folder of question files gave: the question set, the problems, and where each thing stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from tool.problems import Place, Problem
from tool.question_set import QuestionSet


@dataclass
class Found:
    """A question set (None when there are errors), every problem, and where each thing stands."""

    question_set: QuestionSet | None
    problems: list[Problem]
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def place(self, kind: str, id_: str) -> Place:
        """Where a question, advice, source, contact or condition stands."""
        return self.places.get((kind, id_), Place("questions"))
