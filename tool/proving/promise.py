"""A promise: what holds whatever a family answers, said by the steering group apart from the rules that keep it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tool.advice import AdviceRule, Group
from tool.conditions import ALWAYS, Condition
from tool.family import Family

ANYTHING = "anything"
To = Literal["family", "private", "practitioner"]
"""Who hears it: the family on its pages and papers, one person alone, or the practitioner only."""
Part = Literal["say", "because", "tonight", "source", "note", "confirm", "told"]
"""Parts of a piece of advice; `told` is all that a family hears of it."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Advice that is meant: an id, `level/topic`, `level/anything` or `anything/topic`."""

    written: str

    def fits(self, rule: AdviceRule) -> bool:
        """Whether this piece of advice is meant."""
        level, slash, topic = self.written.partition("/")
        if not slash:
            return rule.id == self.written
        return level in (ANYTHING, rule.text.level) and topic in (ANYTHING, rule.text.topic)

    def among(self, rules: tuple[AdviceRule, ...]) -> tuple[AdviceRule, ...]:
        """Every piece of advice that is meant."""
        return tuple(rule for rule in rules if self.fits(rule))


@dataclass(frozen=True, slots=True)
class Wording:
    """What is promised of how advice is worded; empty means that nothing is."""

    advice: tuple[Pick, ...] = ()
    every_wording: bool = False
    has: tuple[Part, ...] = ()
    within: tuple[Part, ...] = ("told",)
    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    group: Group | None = None
    not_credited_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise. With neither `whenever` nor `only_when`, it is promised to every family."""

    id: str
    says: str
    rules: tuple[str, ...] = ()  # of the nine rules of bed-sharing, "1" to "9"
    rows: tuple[str, ...] = ()  # of the table of circumstances, by their topic
    sources: tuple[str, ...] = ()
    whenever: Condition | None = None
    only_when: Condition | None = None
    is_told: tuple[Pick, ...] = ()
    is_not_told: tuple[Pick, ...] = ()
    is_asked: tuple[str, ...] = ()
    is_not_asked: tuple[str, ...] = ()
    at_most_one_of: tuple[Pick, ...] = ()
    exactly_one_of: tuple[Pick, ...] = ()
    at_least_one_of: tuple[Pick, ...] = ()
    to: To | None = None
    wording: Wording | None = None

    @property
    def told_whenever(self) -> Condition | None:
        """When it must be so; None where it is only said when it may be so."""
        return self.whenever or (ALWAYS if self.only_when is None else None)

    def picks(self) -> Iterator[Pick]:
        """All the advice that is spoken of."""
        yield from self.is_told
        yield from self.is_not_told
        yield from self.at_most_one_of
        yield from self.exactly_one_of
        yield from self.at_least_one_of
        if self.wording is not None:
            yield from self.wording.advice

    @property
    def is_about_answers(self) -> bool:
        """Whether anything is promised of what is told or asked, besides how it is worded."""
        return bool(
            self.is_told
            or self.is_not_told
            or self.is_asked
            or self.is_not_asked
            or self.at_most_one_of
            or self.exactly_one_of
            or self.at_least_one_of
        )


NOBODY_IN_PARTICULAR = Family("", (), {})
"""A family of which nothing is known, where no calm one is given."""


@dataclass(frozen=True, slots=True)
class Promises:
    """Every promise of a file, and the calm family from which a counter-example differs as little as can be."""

    all: tuple[Promise, ...] = ()
    calm: Family = NOBODY_IN_PARTICULAR
