"""Advice: what follows from the answers. Pure: no clock, no disk, no screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import SkipValidation

from tool.answer import values_of
from tool.conditions import Condition, Situation
from tool.people import listed, names
from tool.question import Id, Wording, Written
from tool.wording import filled, fingerprint

Level = Literal["stop", "change", "keep", "act"]
Group = Literal["keep", "never", "do-not-share", "change", "act"]
Audience = Literal["family", "private", "practitioner"]
Lead = Literal["tonight", "when-born", "what-to-do"]
"""What the words after the reason are: for tonight, for when baby is here, or simply what to do."""
GROUPS: tuple[Group, ...] = ("keep", "never", "do-not-share", "change", "act")
"""The order in which advice is told: what is going well comes first (domain rule 5)."""


class AdviceText(Written):
    """A piece of advice as its file says it."""

    id: Id
    level: Level
    topic: Id
    group: Literal["never", "do-not-share"] | None = None
    when: Annotated[Condition, SkipValidation]
    say: Wording
    because: Wording
    tonight: Wording | None = None
    source: tuple[Id, ...]
    note: Wording | None = None
    confirm: Wording | None = None


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """Advice with the set it belongs to; `rests_on_private`: looks at an answer the family must not see."""

    text: AdviceText
    set: str
    rests_on_private: bool

    @property
    def id(self) -> str:
        """Stable id."""
        return self.text.id

    @property
    def group(self) -> Group:
        """The heading it is told under; "never, for any baby" and "do not share a bed" stay apart (domain rule 4)."""
        if self.text.group:
            return self.text.group
        # The checker refuses a stop without a group; until it is mended it is told as the gravest.
        return "never" if self.text.level == "stop" else self.text.level

    @property
    def level_and_topic(self) -> str:
        """How worked families name it."""
        return f"{self.text.level}/{self.text.topic}"

    def wording(self, language: str) -> str:
        """The fingerprint of exactly what is told."""
        return fingerprint([self.id, language, self.text.say, self.text.because, self.text.tonight])


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice that holds for this family, with its slots filled. `who`: names of those who make it hold."""

    id: str
    level: Level
    topic: str
    group: Group
    audience: Audience
    say: str
    because: str
    tonight: str
    lead: Lead
    note: str
    confirm: str
    source: tuple[str, ...]
    who: tuple[str, ...]

    @property
    def level_and_topic(self) -> str:
        """How worked families name it."""
        return f"{self.level}/{self.topic}"


def advise(
    rules: Iterable[AdviceRule],
    situation: Situation,
    as_family_sees_it: Situation,
    slots: Mapping[str, str],
    sets: Iterable[str],
    and_: str,
) -> tuple[Advice, ...]:
    """Every piece of advice that holds now, in the order it is told; equal situations give equal advice.

    `as_family_sees_it` is the situation with harmless answers in place of private ones. What holds only because of
    a private answer is told to that person alone (audience "private"); what would hold only on the harmless answers
    is not told at all, so that a private "do not" is never undone by a public "make safer".
    """
    wanted = set(sets)
    given = []
    for rule in rules:
        if rule.set not in wanted or not rule.text.when.holds(situation):
            continue
        shared = not rule.rests_on_private or rule.text.when.holds(as_family_sees_it)
        # On a shared page nobody is named for an answer given in private.
        people = as_family_sees_it if shared and rule.text.level != "act" else situation
        who = names(situation.people, rule.text.when.who(people))
        given.append(_given(rule, who, {**slots, "who": listed(who, and_)}, shared, _lead(rule.text.level, situation)))
    return tuple(sorted(given, key=lambda advice: GROUPS.index(advice.group)))


def _audience(level: Level, shared: bool) -> Audience:
    if level == "act":
        return "practitioner"
    return "family" if shared else "private"


def _lead(level: Level, situation: Situation) -> Lead:
    if level != "stop":
        return "what-to-do"
    return "when-born" if "no" in values_of(situation.answers.get("born")) else "tonight"


def _given(rule: AdviceRule, who: tuple[str, ...], slots: Mapping[str, str], shared: bool, lead: Lead) -> Advice:
    text = rule.text

    def fill(wording: str | None) -> str:
        return filled(wording, slots) if wording else ""

    return Advice(
        id=text.id,
        level=text.level,
        topic=text.topic,
        group=rule.group,
        audience=_audience(text.level, shared),
        say=fill(text.say),
        because=fill(text.because),
        tonight=fill(text.tonight),
        lead=lead,
        note=fill(text.note),
        confirm=fill(text.confirm),
        source=text.source,
        who=who,
    )
