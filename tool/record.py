"""The record: what was said, in the words shown, with the advice, the plan, the people and the signatures.

Everything here is plain text and plain values, so that rewording the question files later changes nothing in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from tool.plan import PlanItem
from tool.signature import Ink

Outcome = Literal["drawn", "typed", "not-signed", "open"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what was said under it; `id` is the question's, `plain` the answer as a value (`tool.answer`)."""

    id: str
    label: str
    said: str
    plain: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """One question in the words shown, with its answer in the words shown.

    `status`: answered, not-sure, rather-not-say, skipped or open (asked by the rules but never answered).
    """

    question: str
    asked: str
    said: tuple[str, ...]
    words: str  # free words beside the answer
    status: str
    plain: dict[str, Any] | None
    note: str  # the practitioner's note
    private: bool
    practitioner_only: bool
    wording: str  # fingerprint of the words shown

    @property
    def for_family(self) -> bool:
        """May stand in the family's copy."""
        return not (self.private or self.practitioner_only)


@dataclass(frozen=True, slots=True)
class RecordedSection:
    """A step of the visit with its questions in order."""

    id: str
    title: str
    answers: tuple[RecordedAnswer, ...]


@dataclass(frozen=True, slots=True)
class RecordedAdvice:
    """One piece of advice as it was said. `group`: keep, never, do-not-share, change or act."""

    id: str
    level: str
    topic: str
    group: str
    audience: str  # family, private or practitioner
    say: str
    because: str
    tonight: str
    lead: str  # what `tonight` is: tonight, when-born or what-to-do
    note: str
    sources: tuple[str, ...]
    checked: tuple[str, ...]  # how far each source was checked: read, copy or confirm
    confirm: str
    talked_about: bool
    family_words: str


@dataclass(frozen=True, slots=True)
class RecordedPerson:
    """One of the people around baby, in words."""

    id: str
    name: str
    relation: str
    facts: tuple[Fact, ...]
    present: bool


@dataclass(frozen=True, slots=True)
class RecordedSignature:
    """How one person present signed, or why not. `statement` is the sentence that stood above the pad."""

    person: str
    relation: str
    outcome: Outcome
    statement: str
    ink: Ink | None = None
    typed: str = ""
    reason: str = ""
    words: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordedAddendum:
    """What was added after the end, signed for itself. The record it belongs to stays as it is."""

    number: int  # 1 for the first of a visit
    what: str
    why: str
    disagreement_of: str  # the name of whoever disagrees; empty for a correction
    signature: RecordedSignature  # of whoever says it


@dataclass(frozen=True, slots=True)
class Record:
    """One visit. Dates and times are as at the place of the visit (aware datetimes)."""

    product: str
    reference: str  # short, says nothing about the family
    language: str
    set_version: str
    set_fingerprint: str
    reviewed: str  # what the question set says of its own review
    baby: str  # name as filled into the wording
    date: date | None
    visit: tuple[Fact, ...]
    practitioner: tuple[Fact, ...]
    baby_facts: tuple[Fact, ...]
    people: tuple[RecordedPerson, ...]
    sections: tuple[RecordedSection, ...]
    advice: tuple[RecordedAdvice, ...]
    plan: tuple[PlanItem, ...]
    next_check: Fact | None
    signatures: tuple[RecordedSignature, ...]
    contacts: tuple[tuple[str, str, str], ...] = ()  # name, number, what for: whom the family may ring
    changes: tuple[str, ...] = ()  # answers given and later changed, in words
    started_at: datetime | None = None
    finished_at: datetime | None = None
    worked_example: bool = False
    draft_translation: bool = False  # nobody has reviewed the language that the family was shown
    sections_beside: tuple[RecordedSection, ...] = ()  # the same answers, as the question files say them
    advice_beside: tuple[RecordedAdvice, ...] = ()  # the same advice, as the question files say it

    def for_family(self) -> Record:
        """The same visit without private, practitioner-only and practitioner's parts."""
        sections = tuple(
            replace(section, answers=tuple(replace(a, note="") for a in section.answers if a.for_family))
            for section in self.sections
        )
        advice = tuple(replace(a, note="", confirm="") for a in self.advice if a.audience == "family")
        hidden = {one.id for one in self.advice if one.audience != "family"}
        return replace(
            self,
            sections=tuple(section for section in sections if section.answers),
            advice=advice,
            plan=tuple(item for item in self.plan if item.from_advice not in hidden),
            changes=(),
            sections_beside=(),
            advice_beside=(),
            signatures=tuple(replace(s, words="", reason="") for s in self.signatures),
        )
