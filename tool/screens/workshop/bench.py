"""The workbench: what is published, the draft beside it, and what the check says of the draft, as of this run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import streamlit as st

from tool.problems import Problem
from tool.publication import Publication
from tool.question_set import QuestionSet
from tool.reading.question_files import SHIPPED, pictures_in, read_texts
from tool.screens import house
from tool.store import home_folder
from tool.workshop import BegunFrom, Draft, DraftTrouble, Field, Look, checked, draft_folder, editable
from tool.workshop.checked import Checked

KNOWN = "workshop-stamp"
"""The stamp of the draft that this session's page shows."""


@dataclass(frozen=True, slots=True)
class ByFingerprint:
    """A question set that is known again by its fingerprint, so that what was worked out from it need be only once."""

    fingerprint: str
    question_set: QuestionSet = field(compare=False, repr=False)


@dataclass(frozen=True)
class Bench:
    """`set`: the draft as it could last be read, without a draft the published set. `trouble`: why it has no look."""

    published: QuestionSet
    newest: Publication | None
    draft: Draft | None
    look: Look | None
    trouble: DraftTrouble | None = None

    @property
    def set(self) -> QuestionSet:
        """What the pages show."""
        return (self.look.question_set if self.look else None) or self.published

    @property
    def is_broken(self) -> bool:
        """The draft cannot be read as it is, so the pages show it as it was, or what is published."""
        return self.look is not None and self.look.is_broken

    @property
    def is_changed(self) -> bool:
        """The draft says something that the published set does not."""
        return self.look is not None and self.set.fingerprint != self.published.fingerprint

    @property
    def number(self) -> int:
        """Of the newest publication; 0 before the first."""
        return self.newest.number if self.newest else 0

    @cached_property
    def checked(self) -> Checked:
        """What the check says of what stands there now, and the worked families beside it."""
        if self.draft is None or self.look is None:
            return _checked_published(self.published.fingerprint, self.number, house.today())
        return _checked_draft(str(self.draft.folder), self.look.stamp, house.today())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, heaviest first."""
        return self.checked.problems

    @property
    def rests_on_published(self) -> bool:
        """The draft was begun from what is published now, or was compared with it since."""
        begun_from = self.draft.begun_from if self.draft else None
        return self.draft is None or (begun_from is not None and begun_from.fingerprint == self.published.fingerprint)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every wording that can be changed."""
        return _fields(ByFingerprint(self.set.fingerprint, self.set))

    def reword(self, key: str, saw: str, new: str) -> None:
        """Put a new text into the draft, which is begun if there is none. Errors: DraftTrouble, StoreProblem."""
        begun(self).reword(key, saw, new)
        remember()


def open_bench() -> Bench:
    """What lies on the bench now. Errors: StoreProblem, house.CannotOpen."""
    published, newest = house.current_set(), house.store().newest_publication()
    folder = draft_folder(os.environ, home_folder(os.environ))
    try:
        draft = _draft_in(folder)
    except DraftTrouble:
        return Bench(published, newest, None, None)
    try:
        return Bench(published, newest, draft, _look(str(folder), draft.stamp()))
    except DraftTrouble as trouble:
        return Bench(published, newest, draft, None, trouble)


def begun(bench: Bench) -> Draft:
    """The draft; begun from what is published if there is none. Errors: DraftTrouble, StoreProblem."""
    if bench.draft is not None:
        return bench.draft
    files = bench.published.files
    folder = draft_folder(os.environ, home_folder(os.environ))
    begun_from = BegunFrom(bench.published.fingerprint, bench.number)
    return Draft.begin(folder, files, _beside(bench.number, files), begun_from)


def rest_on_published(bench: Bench) -> None:
    """Note that the draft was compared with what is published now. Errors: DraftTrouble."""
    if bench.draft is not None:
        bench.draft.compared_with(BegunFrom(bench.published.fingerprint, bench.number))
        remember()


def begin_draft() -> None:
    """Begin a draft of what is published. For a button's callback; whatever goes wrong is told."""
    _told(lambda bench: begun(bench))


def put_draft_aside() -> None:
    """Give the draft up; it is kept under another name. For a button's callback; whatever goes wrong is told."""
    _told(lambda bench: bench.draft.put_aside() if bench.draft else None)


def take_as_compared() -> None:
    """Note that the draft was compared with what is published now. For a button's callback."""
    _told(rest_on_published)


def _told(do: Callable[[Bench], object]) -> None:
    try:
        do(open_bench())
    except DraftTrouble as trouble:
        st.session_state["tell"] = trouble.reason.wording
    remember()


def stamp() -> str:
    """The draft's stamp now; empty where there is none to be read."""
    try:
        return _draft_in(draft_folder(os.environ, home_folder(os.environ))).stamp()
    except DraftTrouble:
        return ""


def remember() -> None:
    """What the draft says now is known to this session: it wrote that itself."""
    st.session_state[KNOWN] = stamp()


@lru_cache(maxsize=4)
def _fields(one: ByFingerprint) -> tuple[Field, ...]:
    return editable(one.question_set)


def _draft_in(folder: Path) -> Draft:
    """The draft in a folder. Errors: DraftTrouble when there is none, or no longer."""
    Draft.open(folder)
    return _draft(str(folder))


@lru_cache(maxsize=8)
def _draft(folder: str) -> Draft:
    """One for each folder, since it remembers what could last be read."""
    return Draft(Path(folder))


@lru_cache(maxsize=8)
def _look(folder: str, _stamp: str) -> Look:
    return _draft(folder).look()


@lru_cache(maxsize=8)
def _checked_draft(folder: str, stamp: str, on: date) -> Checked:
    return checked(_look(folder, stamp).found, _draft(folder).texts(), on)


@lru_cache(maxsize=2)
def _checked_published(_fingerprint: str, number: int, on: date) -> Checked:
    files = house.current_set().files
    return checked(read_texts(files, pictures_in()), {**_beside(number, files), **files}, on)


def _beside(number: int, files: Mapping[str, str]) -> Mapping[str, str]:
    """What lay beside the question files when they were published, or came with the tool."""
    kept = house.store().extras_of(number) if number else {}
    return kept or {name: text for name, text in Draft(SHIPPED).texts().items() if name not in files}
