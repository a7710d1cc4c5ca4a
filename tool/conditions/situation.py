"""What is known at one moment of a discussion: the only thing that a condition looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tool.answer import Answer
from tool.people import Person


@dataclass(frozen=True, slots=True)
class Situation:
    """Answers that count (facts of the visit included), by question id, and the people around baby."""

    answers: Mapping[str, Answer]
    people: tuple[Person, ...] = ()

    def carers(self) -> tuple[Person, ...]:
        """Those who look after baby."""
        return tuple(person for person in self.people if person.is_carer)
