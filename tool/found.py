"""What reading a folder of question files gave: the question set, the problems, and where each thing stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tool.problems import Place, Problem
from tool.question_set import QuestionSet

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question, advice, section, source or such as it stands in a file: where it begins, its id and its words."""

    line: int
    id: str
    words: str


@dataclass
class Found:
    """A question set (None when there are errors), every problem, and where each thing stands."""

    question_set: QuestionSet | None
    problems: list[Problem]
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    inside: Callable[[str, str, Steps], Place] | None = None
    """Finds the place of what stands inside a question, advice, source, contact, condition, section or file."""
    plain_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Words and turns of phrase with better ones, by part (plain, leading, blaming) of plain-words.yaml."""

    known_words: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]] = field(default_factory=dict)
    """By file, part and key: the words that pages and papers ask for, with their slots."""
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    """By file, in the order of its lines."""

    def told(self, problem: Problem) -> Problem:
        """The problem with the words of the question or advice in which it stands."""
        here = [item for item in self.items.get(problem.place.file, ()) if item.line <= problem.place.line]
        if not here or problem.words:
            return problem
        about = problem.about or here[-1].id
        return replace(problem, about=about, words=here[-1].words if about == here[-1].id else "")

    def place(self, kind: str, id_: str) -> Place:
        """Where a question, advice, source, contact or condition stands."""
        return self.places.get((kind, id_), Place("questions"))

    def at(self, kind: str, id_: str, *steps: str | int) -> Place:
        """Where something inside it stands, such as the words after `ask`; if it is missing, what it is missing from.

        The kind "file" takes a file's name for its id.
        """
        return self.inside(kind, id_, steps) if self.inside else self.place(kind, id_)
