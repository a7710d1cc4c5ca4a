"""The question set: questions in the order of a good visit, advice, sources and words. It never changes once read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pydantic import Field

from tool.advice import AdviceRule
from tool.conditions import Named
from tool.language import Language
from tool.question import Id, Question, Wording, Written, WrittenDay

Checked = Literal["read", "copy", "confirm"]
ABOUT = "about"
PLAN = "plan"
SETS = (ABOUT, "safe-sleep", "safe-handling", "safe-space", PLAN)
THREE_STEPS = ("safe-sleep", "safe-handling", "safe-space")


class Section(Written):
    """One step of a visit."""

    id: Id
    title: Wording
    intro: Wording | None = None
    questions: tuple[Question, ...]


class Source(Written):
    """Where a piece of advice comes from, and how far that was checked."""

    id: Id
    title: Wording
    body: Wording
    checked: Checked
    checked_on: WrittenDay
    check_again_by: WrittenDay
    year: str | None = None
    section: Wording | None = None
    link: str | None = None

    @property
    def citation(self) -> str:
        """The source on one line."""
        return ", ".join(part for part in (self.body, self.title, self.year, self.section) if part)

    @property
    def in_words(self) -> str:
        """The source on one line, with its mark."""
        return f"{self.citation} (checked: {self.checked})"


class Contact(Written):
    """A number or link that goes stale, kept as data."""

    id: Id
    name: Wording
    what_for: Wording
    checked: Checked
    checked_on: WrittenDay
    check_again_by: WrittenDay
    number: str | None = None
    link: str | None = None
    area: Wording | None = None
    confirm: Wording | None = None
    topics: tuple[Id, ...] = ()  # topics of advice beside which it is shown
    audience: Literal["family", "practitioner"] = Field(alias="for")


Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class QuestionSet:
    """Everything that the question files say. `files` are the texts it was read from, kept for old records."""

    name: str
    version: str
    language: str
    reviewed: str
    sections: Mapping[str, tuple[Section, ...]]  # by set, in order
    titles: Mapping[str, str]  # of each set
    advice: tuple[AdviceRule, ...]
    named: Mapping[str, Named]
    sources: Mapping[str, Source]
    contacts: tuple[Contact, ...]
    words: Words  # of the screens
    paper: Words
    fingerprint: str
    files: Mapping[str, str] = field(repr=False)
    pictures: frozenset[str] = frozenset()
    languages: Mapping[str, Language] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Whether it is in a language whose translation nobody has put their name to."""
        spoken = self.languages.get(self.language)
        return spoken is not None and spoken.is_draft

    @property
    def runs(self) -> Literal["ltr", "rtl"]:
        """The direction in which its language is written, as browsers call it."""
        spoken = self.languages.get(self.language)
        return spoken.runs if spoken else "ltr"

    @cached_property
    def paper_words(self) -> Words:
        """The words of the papers; months are named as on the screens."""
        return {**self.paper, "months": self.words["months"]}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in order."""
        return {question.id: question for section in self.steps(SETS) for question in section.questions}

    @cached_property
    def set_of(self) -> Mapping[str, str]:
        """The set that a question belongs to."""
        return {q.id: name for name, many in self.sections.items() for section in many for q in section.questions}

    def steps(self, sets: tuple[str, ...]) -> Iterator[Section]:
        """The sections of these sets, in the order of the files."""
        for name in SETS:
            if name in sets:
                yield from self.sections.get(name, ())

    def about(self, section: str) -> Section:
        """One of the sections about the visit: visit, baby or person."""
        return next(one for one in self.sections[ABOUT] if one.id == section)

    @cached_property
    def visit_facts(self) -> tuple[Question, ...]:
        """Questions about the visit and the baby, which are facts to the rest."""
        return (*self.about("visit").questions, *self.about("baby").questions)
