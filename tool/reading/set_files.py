"""The shapes of the question files, one model for each kind of file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tool.advice import AdviceText
from tool.question import Id, Wording, Written
from tool.question_set import Contact, Section, Source

SetName = Literal["about", "safe-sleep", "safe-handling", "safe-space", "plan"]


class Title(Written):
    """settle.yaml: what the whole is called, and how far it was reviewed."""

    name: Wording
    version: Wording
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
    reviewed: Wording


class SetFile(Written):
    """A question-set file."""

    set: SetName
    title: Wording
    sections: tuple[Section, ...]


class AdviceFile(Written):
    """An advice file."""

    set: SetName
    advice: tuple[AdviceText, ...]


class NamedText(Written):
    """A named condition as it is written."""

    id: Id
    says: Wording
    when: Any


class ConditionsFile(Written):
    """conditions.yaml."""

    conditions: tuple[NamedText, ...]


class SourcesFile(Written):
    """sources.yaml."""

    sources: tuple[Source, ...]


class ContactsFile(Written):
    """contacts.yaml."""

    contacts: tuple[Contact, ...]
