"""What every question type is: how it reads a written answer, and which values a condition may compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tool.answer import NOT_SURE, RATHER_NOT_SAY, SKIPPED, Answer, NotSure, RatherNotSay, Skipped, words_of
from tool.people import Person
from tool.problems import did_you_mean
from tool.question import Question

UNIVERSAL: Mapping[str, type[NotSure | RatherNotSay | Skipped]] = {
    NOT_SURE: NotSure,
    RATHER_NOT_SAY: RatherNotSay,
    SKIPPED: Skipped,
}
OTHER_SPELLINGS = {"declined": RATHER_NOT_SAY, "true": "yes", "false": "no"}
"""Words that families' files made by other programs carry; read as meant, and said so in a note."""


class AnswerFault(Exception):
    """An answer that the vocabulary does not know: where inside it, what is wrong, what to do."""

    def __init__(self, wrong: str, do: str, path: tuple[str | int, ...] = ()) -> None:
        self.wrong, self.do, self.path = wrong, do, path
        super().__init__(wrong)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a type reads with: the question, the people by name, and the free words beside the answer."""

    question: Question
    people: tuple[Person, ...]
    words: str = ""

    def person(self, name: Any) -> Person:
        """The person of this name. Errors: AnswerFault when nobody has it."""
        for person in self.people:
            if person.name == name:
                return person
        known = [person.name for person in self.people]
        raise AnswerFault(f'Nobody around baby is called "{_short(name)}".', did_you_mean(str(name), known))

    def value(self, raw: Any, among: Iterable[str]) -> str:
        """A value on offer. Errors: AnswerFault with the nearest one."""
        choices = sorted(among)
        if isinstance(raw, str) and raw in choices:
            return raw
        spelt = OTHER_SPELLINGS.get(raw.lower()) if isinstance(raw, str) else None
        if spelt in choices:
            return spelt
        do = did_you_mean(str(raw), [*choices, *UNIVERSAL])
        raise AnswerFault(f'"{self.question.id}" has no answer "{_short(raw)}".', do)


@dataclass(frozen=True, slots=True)
class QuestionType:
    """One type. `read` turns what was written or tapped into an answer value or raises AnswerFault."""

    name: str
    read: Callable[[Any, Reading], Answer]
    values: Callable[[Question], frozenset[str] | None]
    needs_answers: bool = False
    is_number: bool = False
    per_carer: bool = False
    keys: frozenset[str] = frozenset()  # keys of a question that only this type uses


def read_answer(kind: QuestionType, raw: Any, question: Question, people: tuple[Person, ...]) -> Answer:
    """The answer that was written, in any of the forms a family's file may use.

    A plain value, a list, or `{value: …, words: …}`; every question also takes not-sure, rather-not-say and skipped.
    Errors: AnswerFault.
    """
    words = ""
    if isinstance(raw, Mapping) and "value" in raw and set(raw) <= {"value", "words"}:
        words, raw = one_text(raw.get("words"), "words"), raw["value"]
    if isinstance(raw, list) and len(raw) == 1 and isinstance(raw[0], str) and raw[0] in UNIVERSAL:
        raw = raw[0]
    offered = question.values
    if isinstance(raw, str) and raw not in offered:
        universal = raw if raw in UNIVERSAL else OTHER_SPELLINGS.get(raw.lower(), "")
        if universal in UNIVERSAL:
            return UNIVERSAL[universal](words)
    if raw in (None, "", [], {}):
        raise AnswerFault(f'"{question.id}" has no answer.', "Write the answer, or take the line out.")
    answer = kind.read(raw, Reading(question, people, words))
    if words and words_of(answer) != words:
        wrong = f'"{question.id}" has no place for words beside the answer.'
        raise AnswerFault(wrong, 'Take "words:" out.', ("words",))
    return answer


def one_text(raw: Any, what: str) -> str:
    """The text, empty where there is none. Errors: AnswerFault for a list or keys, which have no one reading."""
    if raw is None or isinstance(raw, str):
        return raw or ""
    do = "Write it as one text, in quotes if it has special marks."
    raise AnswerFault(f'"{what}" should be one text.', do, (what,))


def _short(raw: Any) -> str:
    text = str(raw)
    return text if len(text) <= 60 else text[:57] + "..."
