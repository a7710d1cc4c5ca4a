"""A discussion is a journal of entries; its state is a fold over them.

That one idea gives autosave at every tap, resume after a crash, a list of what was changed, and notice of a second
writer. Nothing is ever taken back: a changed answer is a new entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal, assert_never

from tool.answer import Answer, SomePeople, Ticks, from_plain
from tool.people import Person
from tool.plan import MOST_ITEMS, PlanItem
from tool.signature import Ink


class Kind(StrEnum):
    """What can happen in a discussion."""

    STARTED = "started"
    ANSWERED = "answered"
    PERSON_ADDED = "person-added"
    PERSON_CHANGED = "person-changed"
    PERSON_REMOVED = "person-removed"
    EVERYBODY_NAMED = "everybody-named"
    NOTED = "noted"
    TALKED_ABOUT = "talked-about"
    FAMILY_SAID = "family-said"
    PLANNED = "planned"
    BRUISE_SEEN_TO = "bruise-seen-to"
    SIGNED = "signed"
    NOT_SIGNED = "not-signed"
    SIGNATURE_REMOVED = "signature-removed"
    FINISHED = "finished"
    ADDENDUM = "addendum"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened in a discussion."""

    kind: str
    """What happened: a value of `Kind`."""
    content: Mapping[str, Any]
    """JSON-able."""
    at: datetime
    """Aware, UTC."""
    actor: str
    """Who wrote it: a practitioner's name or "practitioner"."""


@dataclass(frozen=True, slots=True)
class Signed:
    """How one person signed, or why not. `statement` is the sentence that stood above the pad."""

    person: str
    outcome: Literal["drawn", "typed", "not-signed"]
    statement: str
    at: datetime
    ink: Ink | None = None
    typed: str = ""
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was added after the end: a correction, or a disagreement in the words of whoever disagrees."""

    number: int  # 1 for the first of a visit
    what: str
    why: str
    who: str  # the name of whoever says it and signs
    signed: Signed
    disagreement_of: str = ""  # the name of whoever disagrees; empty for a correction

    @property
    def is_disagreement(self) -> bool:
        """Somebody sees it otherwise; nothing is said of who is right."""
        return bool(self.disagreement_of)


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that replaced another one."""

    question: str
    before: Answer
    after: Answer
    at: datetime


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Discussion:
    """The state after so many entries. `number` is how many; the next one written has the number after it."""

    number: int = 0
    sets: tuple[str, ...] = ()
    language: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    answers: Mapping[str, Answer] = field(default_factory=_nothing)
    people: tuple[Person, ...] = ()
    people_so_far: int = 0
    everybody_named: bool = False
    notes: Mapping[str, str] = field(default_factory=_nothing)
    talked_about: frozenset[str] = frozenset()
    family_said: Mapping[str, str] = field(default_factory=_nothing)
    plan: tuple[PlanItem, ...] = (PlanItem(""),) * MOST_ITEMS
    bruise_seen_to: bool = False
    signatures: Mapping[str, Signed] = field(default_factory=_nothing)
    signed_before_a_change: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    addenda: tuple[Addendum, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Nothing more is written to it but addenda, which change nothing that was said before."""
        return self.finished_at is not None

    def present(self) -> tuple[Person, ...]:
        """Those who were there, and so may sign."""
        return tuple(person for person in self.people if person.is_present)

    def yet_to_sign(self) -> tuple[Person, ...]:
        """Those present of whom neither a signature nor a reason is known."""
        return tuple(person for person in self.present() if person.id not in self.signatures)


def discussion(entries: Iterable[Entry], so_far: Discussion | None = None) -> Discussion:
    """The state after these entries, from the start or from a state reached before."""
    state = so_far or Discussion()
    for entry in entries:
        state = replace(_after(state, Kind(entry.kind), entry.content, entry.at), number=state.number + 1)
    return state


def _after(state: Discussion, kind: Kind, content: Mapping[str, Any], at: datetime) -> Discussion:
    match kind:
        case Kind.STARTED:
            return replace(state, sets=tuple(content["sets"]), language=content["language"], started_at=at)
        case Kind.ANSWERED:
            return _unsigned(_answered(state, content["question"], content["answer"], at))
        case Kind.PERSON_ADDED:
            people = (*state.people, Person.from_plain(content))
            return _unsigned(
                replace(state, people=people, people_so_far=state.people_so_far + 1, everybody_named=False)
            )
        case Kind.PERSON_CHANGED:
            changed = Person.from_plain(content)
            state = _unsigned(replace(state, people=tuple(changed if p.id == changed.id else p for p in state.people)))
            return state if changed.is_present else _not_waited_for(state, changed.id)
        case Kind.PERSON_REMOVED:
            return _not_waited_for(_unsigned(_without(state, content["person"])), content["person"])
        case Kind.EVERYBODY_NAMED:
            return replace(state, everybody_named=True)
        case Kind.NOTED:
            return replace(state, notes=_with(state.notes, content["question"], content["text"]))
        case Kind.TALKED_ABOUT:
            those = frozenset(content["advice"])
            talked = state.talked_about | those if content["yes"] else state.talked_about - those
            return _unsigned(replace(state, talked_about=talked))
        case Kind.FAMILY_SAID:
            return _unsigned(replace(state, family_said=_with(state.family_said, content["advice"], content["text"])))
        case Kind.PLANNED:
            plan = list(state.plan)
            plan[int(content["place"])] = PlanItem.from_plain(content)
            return _unsigned(replace(state, plan=tuple(plan)))
        case Kind.BRUISE_SEEN_TO:
            return replace(state, bruise_seen_to=True)
        case Kind.SIGNED | Kind.NOT_SIGNED:
            return _signed(state, kind, content, at)
        case Kind.SIGNATURE_REMOVED:
            return replace(state, signatures=_less(state.signatures, content["person"]))
        case Kind.FINISHED:
            return replace(state, finished_at=at)
        case Kind.ADDENDUM:
            return replace(state, addenda=(*state.addenda, _addendum(len(state.addenda) + 1, content, at)))
    assert_never(kind)


def _addendum(number: int, content: Mapping[str, Any], at: datetime) -> Addendum:
    return Addendum(
        number=number,
        what=content["what"],
        why=content.get("why", ""),
        who=content["who"],
        signed=_how_signed(content["who"], content["signed"], at),
        disagreement_of=content.get("disagreement_of", ""),
    )


def _answered(state: Discussion, question: str, plain: Mapping[str, Any] | None, at: datetime) -> Discussion:
    if plain is None:  # the answer was wiped
        return replace(state, answers=_less(state.answers, question))
    answer = from_plain(plain)
    before = state.answers.get(question)
    changes = state.changes
    if before is not None and before != answer:
        changes = (*changes, Change(question, before, answer, at))
    # A bruise that is answered again has to be seen to again.
    seen_to = state.bruise_seen_to and question != "bruise-or-mark"
    return replace(state, answers=_with(state.answers, question, answer), changes=changes, bruise_seen_to=seen_to)


def _signed(state: Discussion, kind: Kind, content: Mapping[str, Any], at: datetime) -> Discussion:
    signed = _how_signed(content["person"], content, at)
    if kind is Kind.NOT_SIGNED:
        signed = replace(signed, outcome="not-signed")
    again = tuple(person for person in state.signed_before_a_change if person != signed.person)
    return replace(state, signatures=_with(state.signatures, signed.person, signed), signed_before_a_change=again)


def _how_signed(person: str, content: Mapping[str, Any], at: datetime) -> Signed:
    ink = Ink.from_plain(content["ink"]) if content.get("ink") else None
    return Signed(
        person=person,
        outcome="drawn" if ink else "typed",
        statement=content["statement"],
        at=at,
        ink=ink,
        typed=content.get("typed", ""),
        reason=content.get("reason", ""),
        words=content.get("words", ""),
    )


def _unsigned(state: Discussion) -> Discussion:
    """What was signed has changed: those who signed are asked again. Their first signature stays in the journal."""
    if not state.signatures:
        return state
    again = tuple(dict.fromkeys((*state.signed_before_a_change, *state.signatures)))
    return replace(state, signatures=_nothing(), signed_before_a_change=again)


def _not_waited_for(state: Discussion, person: str) -> Discussion:
    """Somebody who is not here any more is not asked to sign again."""
    again = tuple(one for one in state.signed_before_a_change if one != person)
    return replace(state, signed_before_a_change=again)


def _without(state: Discussion, person: str) -> Discussion:
    """The state without a person, who also leaves every answer that named them."""
    answers: dict[str, Answer] = {}
    for question, answer in state.answers.items():
        match answer:
            case SomePeople(people=people) if person in people:
                left = tuple(one for one in people if one != person)
                if left:  # else the question is open again: "nobody" was never said
                    answers[question] = replace(answer, people=left)
            case Ticks(by_person=by_person):
                answers[question] = replace(answer, by_person=tuple(one for one in by_person if one[0] != person))
            case _:
                answers[question] = answer
    return replace(
        state,
        people=tuple(one for one in state.people if one.id != person),
        answers=MappingProxyType(answers),
        signatures=_less(state.signatures, person),
    )


def _with(mapping: Mapping[str, Any], key: str, value: Any) -> Mapping[str, Any]:
    return MappingProxyType({**mapping, key: value})


def _less(mapping: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return MappingProxyType({one: value for one, value in mapping.items() if one != key})
