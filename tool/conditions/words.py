"""The words of conditions. A new word is one function and one line in `WORDS`, with its test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tool.answer import Number, Ticks, is_known, values_of
from tool.conditions.situation import Situation
from tool.people import Person

Wanted = tuple[str, ...]
Shape = Literal["value", "values", "number", "yes-no", "ticks", "person"]


@dataclass(frozen=True, slots=True)
class PersonLike:
    """Facts that a person must match: each fact has one of the values."""

    facts: tuple[tuple[str, Wanted], ...]

    def fits(self, person: Person) -> bool:
        """Whether every fact matches."""
        return all(person.fact(fact) in wanted for fact, wanted in self.facts)


Parsed = Wanted | Decimal | bool | PersonLike


def _nobody_in_particular(_subject: str, _value: Parsed, _situation: Situation) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Word:
    """One word: the shape of what follows it, when it holds, who made it hold, how it reads aloud."""

    name: str
    shape: Shape
    holds: Callable[[str, Parsed, Situation], bool]
    reads: str  # with {value}
    who: Callable[[str, Parsed, Situation], tuple[str, ...]] = _nobody_in_particular
    rests_on_known: bool = True  # False: can hold although nothing is known


def _values(subject: str, situation: Situation) -> frozenset[str]:
    return values_of(situation.answers.get(subject))


def _number(subject: str, situation: Situation) -> Decimal | None:
    answer = situation.answers.get(subject)
    return answer.value if isinstance(answer, Number) else None


def _compares(compare: Callable[[Decimal, Decimal], bool]) -> Callable[[str, Parsed, Situation], bool]:
    def holds(subject: str, bound: Parsed, situation: Situation) -> bool:
        number = _number(subject, situation)
        return number is not None and isinstance(bound, Decimal) and compare(number, bound)

    return holds


def _wanted(value: Parsed) -> Wanted:
    assert isinstance(value, tuple)
    return value


def _ticks(subject: str, person: Person, situation: Situation) -> frozenset[str]:
    answer = situation.answers.get(subject)
    return frozenset(answer.of(person.id)) if isinstance(answer, Ticks) else frozenset()


def _without(subject: str, value: Parsed, situation: Situation) -> tuple[str, ...]:
    wanted = set(_wanted(value))
    return tuple(p.id for p in situation.carers() if not wanted & _ticks(subject, p, situation))


def _everybody_with(subject: str, value: Parsed, situation: Situation) -> bool:
    return bool(situation.carers()) and not _without(subject, value, situation)


def _like(_subject: str, value: Parsed, situation: Situation) -> tuple[str, ...]:
    assert isinstance(value, PersonLike)
    return tuple(person.id for person in situation.people if value.fits(person))


def _is_any_of(subject: str, value: Parsed, situation: Situation) -> bool:
    return not _values(subject, situation).isdisjoint(_wanted(value))


def _who_answered(subject: str, _value: Parsed, situation: Situation) -> tuple[str, ...]:
    answer = situation.answers.get(subject)
    return getattr(answer, "people", ())


_ALL = (
    Word("is", "value", _is_any_of, "is {value}", _who_answered),
    Word("is not", "value", lambda s, v, k: not _is_any_of(s, v, k), "is not {value}", rests_on_known=False),
    Word("any of", "values", _is_any_of, "is any of {value}", _who_answered),
    Word("none of", "values", lambda s, v, k: not _is_any_of(s, v, k), "is none of {value}", rests_on_known=False),
    Word("all of", "values", lambda s, v, k: set(_wanted(v)) <= _values(s, k), "is all of {value}"),
    Word("at least", "number", _compares(lambda a, b: a >= b), "is at least {value}"),
    Word("at most", "number", _compares(lambda a, b: a <= b), "is at most {value}"),
    Word("more than", "number", _compares(lambda a, b: a > b), "is more than {value}"),
    Word("less than", "number", _compares(lambda a, b: a < b), "is less than {value}"),
    Word(
        "known",
        "yes-no",
        lambda s, v, k: is_known(k.answers.get(s)) is v,
        "is known: {value}",
        rests_on_known=False,
    ),
    Word("everybody with", "ticks", _everybody_with, "every carer has {value}"),
    Word(
        "somebody without",
        "ticks",
        lambda s, v, k: bool(_without(s, v, k)),
        "some carer does not have {value}",
        _without,
        rests_on_known=False,
    ),
    Word("anybody", "person", lambda s, v, k: bool(_like(s, v, k)), "include somebody with {value}", _like),
    Word("nobody", "person", lambda s, v, k: not _like(s, v, k), "include nobody with {value}", rests_on_known=False),
)
WORDS: Mapping[str, Word] = {word.name: word for word in _ALL}
