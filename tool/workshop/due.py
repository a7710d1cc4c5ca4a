"""What goes stale: sources and contacts that must be checked again, as on any day one likes to pick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tool.question_set import Checked, Contact, QuestionSet, Source

Kind = Literal["source", "contact"]
Standing = Literal["past", "soon", "later"]
SOON = timedelta(days=92)
"""About three months: the steering group meets once a month."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to check again. `used_by`: ids of the advice that leans on a source, none for a contact."""

    kind: Kind
    id: str
    name: str
    checked: Checked
    checked_on: date
    by: date
    standing: Standing
    used_by: tuple[str, ...]


def due(question_set: QuestionSet, on: date) -> tuple[Due, ...]:
    """Every source and contact, the one to be checked first at the top, as it stands on that day.

    Checked "by" a day means that this day itself is still in time, as in the checks.
    """
    everything = [
        *(_due("source", one, one.citation, question_set, on) for one in question_set.sources.values()),
        *(_due("contact", one, one.name, question_set, on) for one in question_set.contacts),
    ]
    return tuple(sorted(everything, key=lambda one: (one.by, one.kind, one.id)))


def _due(kind: Kind, one: Source | Contact, name: str, question_set: QuestionSet, on: date) -> Due:
    used = tuple(rule.id for rule in question_set.advice if kind == "source" and one.id in rule.text.source)
    by = one.check_again_by
    standing: Standing = "past" if by < on else "soon" if by <= on + SOON else "later"
    return Due(kind, one.id, name, one.checked, one.checked_on, by, standing, used)
