"""A worked family: answers in, and what must and must not be heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tool.answer import Answer
from tool.people import Person
from tool.plan import PlanItem


@dataclass(frozen=True)
class Family:
    """A worked family. `answers` holds the facts of the visit too; `must_hear` names advice as level/topic."""

    title: str
    people: tuple[Person, ...]
    answers: Mapping[str, Answer]
    plan: tuple[PlanItem, ...] = ()
    must_hear: tuple[str, ...] = ()
    must_not_hear: tuple[str, ...] = ()
