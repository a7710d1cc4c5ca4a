"""A condition as a value: it can be asked whether it holds, what it looks at, and how it reads in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tool.conditions.situation import Situation
from tool.conditions.words import WORDS, Parsed, PersonLike


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for every family."""

    def holds(self, _situation: Situation) -> bool:
        """Yes."""
        return True

    def who(self, _situation: Situation) -> tuple[str, ...]:
        """Nobody in particular."""
        return ()

    def tests(self) -> Iterator[Test]:
        """Looks at nothing."""
        return iter(())

    def in_words(self) -> str:
        """How it reads."""
        return "always"


@dataclass(frozen=True, slots=True)
class Test:
    """One question or fact compared by one word."""

    subject: str
    word: str
    value: Parsed

    def holds(self, situation: Situation) -> bool:
        """Whether it holds now."""
        return WORDS[self.word].holds(self.subject, self.value, situation)

    def who(self, situation: Situation) -> tuple[str, ...]:
        """Ids of the people who make it hold."""
        return WORDS[self.word].who(self.subject, self.value, situation) if self.holds(situation) else ()

    def tests(self) -> Iterator[Test]:
        """Itself."""
        yield self

    def in_words(self) -> str:
        """How it reads."""
        return f"{self.subject} {WORDS[self.word].reads.format(value=_said(self.value))}"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it holds now."""
        return all(part.holds(situation) for part in self.parts)

    def who(self, situation: Situation) -> tuple[str, ...]:
        """Ids of the people who make it hold."""
        return _everyone(self.parts, situation) if self.holds(situation) else ()

    def tests(self) -> Iterator[Test]:
        """Every test inside."""
        return (test for part in self.parts for test in part.tests())

    def in_words(self) -> str:
        """How it reads."""
        return " and ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it holds now."""
        return any(part.holds(situation) for part in self.parts)

    def who(self, situation: Situation) -> tuple[str, ...]:
        """Ids of the people who make it hold."""
        return _everyone(self.parts, situation)

    def tests(self) -> Iterator[Test]:
        """Every test inside."""
        return (test for part in self.parts for test in part.tests())

    def in_words(self) -> str:
        """How it reads."""
        return " or ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No part holds."""

    parts: tuple[Condition, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether it holds now."""
        return not any(part.holds(situation) for part in self.parts)

    def who(self, _situation: Situation) -> tuple[str, ...]:
        """Nobody: what does not hold points at no one."""
        return ()

    def tests(self) -> Iterator[Test]:
        """Every test inside."""
        return (test for part in self.parts for test in part.tests())

    def in_words(self) -> str:
        """How it reads."""
        return "not (" + " or ".join(_inside(part) for part in self.parts) + ")"


@dataclass(frozen=True, slots=True)
class Named:
    """A condition with a name of its own, said in words by the people who wrote it."""

    id: str
    says: str
    condition: Condition

    def holds(self, situation: Situation) -> bool:
        """Whether it holds now."""
        return self.condition.holds(situation)

    def who(self, situation: Situation) -> tuple[str, ...]:
        """Ids of the people who make it hold."""
        return self.condition.who(situation)

    def tests(self) -> Iterator[Test]:
        """Every test inside."""
        return self.condition.tests()

    def in_words(self) -> str:
        """How it reads."""
        return self.says


Condition = Always | Test | AllOf | AnyOf | NoneOf | Named
ALWAYS = Always()


def _everyone(parts: tuple[Condition, ...], situation: Situation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for part in parts for person in part.who(situation)))


def _inside(part: Condition) -> str:
    return f"({part.in_words()})" if isinstance(part, AllOf | AnyOf) and len(part.parts) > 1 else part.in_words()


def _said(value: Parsed) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case PersonLike(facts=facts):
            return ", ".join(f"{fact} {' or '.join(wanted)}" for fact, wanted in facts)
        case tuple():
            return ", ".join(value)
        case Decimal():
            return str(value)
