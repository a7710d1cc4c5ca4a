"""The closed set of answer values. Everything after the questions handles these, never question types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

NOT_SURE = "not-sure"
RATHER_NOT_SAY = "rather-not-say"
SKIPPED = "skipped"
SOMEBODY = "somebody"
NOBODY = "nobody"
NONE_OF_THESE = "none-of-these"
NO_REAL_ANSWER = frozenset({NOT_SURE, RATHER_NOT_SAY, SKIPPED})


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the answers offered, with the family's own words beside it if they gave any."""

    value: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChosenSeveral:
    """Several of the answers offered, in the order of the question; never empty."""

    values: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class SomePeople:
    """Some of the people around baby, by their ids; empty means nobody."""

    people: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """For each carer (by id) the values that hold; carers without a tick may be left out."""

    by_person: tuple[tuple[str, tuple[str, ...]], ...]
    words: str = ""

    def of(self, person: str) -> tuple[str, ...]:
        """What was ticked for this person."""
        return dict(self.by_person).get(person, ())


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the question's own unit (grams, °C, weeks)."""

    value: Decimal
    unit: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, with a reason or remark if the question asks for one."""

    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said, letter by letter; never mark-up."""

    text: str


@dataclass(frozen=True, slots=True)
class NotSure:
    """Asked, and the family does not know."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class RatherNotSay:
    """Asked, and the family would rather not say."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Shown, and left for now."""

    words: str = ""


Answer = Chosen | ChosenSeveral | SomePeople | Ticks | Number | Day | Words | NotSure | RatherNotSay | Skipped
KINDS: dict[str, type[Any]] = {
    "chosen": Chosen,
    "several": ChosenSeveral,
    "people": SomePeople,
    "ticks": Ticks,
    "number": Number,
    "day": Day,
    "words": Words,
    NOT_SURE: NotSure,
    RATHER_NOT_SAY: RatherNotSay,
    SKIPPED: Skipped,
}
KIND_OF = {value: kind for kind, value in KINDS.items()}


def values_of(answer: Answer | None) -> frozenset[str]:
    """The values that a condition can compare with; empty for a missing answer, a number, a day or words."""
    match answer:
        case None | Number() | Day() | Words() | Ticks():
            return frozenset()
        case Chosen(value=value):
            return frozenset({value})
        case ChosenSeveral(values=values):
            return frozenset(values)
        case SomePeople(people=people):
            return frozenset({SOMEBODY if people else NOBODY})
        case NotSure():
            return frozenset({NOT_SURE})
        case RatherNotSay():
            return frozenset({RATHER_NOT_SAY})
        case Skipped():
            return frozenset({SKIPPED})
    assert_never(answer)


def is_known(answer: Answer | None) -> bool:
    """A real answer: not missing, not "not sure", not declined, not skipped, not blank."""
    if isinstance(answer, Words):
        return bool(answer.text.strip())
    return answer is not None and not isinstance(answer, NotSure | RatherNotSay | Skipped)


def words_of(answer: Answer | None) -> str:
    """The free words that go with an answer, or that are the answer."""
    if answer is None:
        return ""
    return answer.text if isinstance(answer, Words) else answer.words


def to_plain(answer: Answer) -> dict[str, Any]:
    """The answer as JSON keeps it; `from_plain` reads it back without loss."""
    plain: dict[str, Any] = {"kind": KIND_OF[type(answer)]}
    match answer:
        case Chosen(value=value):
            plain["value"] = value
        case ChosenSeveral(values=values):
            plain["values"] = list(values)
        case SomePeople(people=people):
            plain["people"] = list(people)
        case Ticks(by_person=by_person):
            plain["by_person"] = {person: list(ticks) for person, ticks in by_person}
        case Number(value=number, unit=unit):
            plain |= {"value": str(number), "unit": unit}
        case Day(day=day):
            plain["day"] = day.isoformat()
        case Words(text=text):
            plain["text"] = text
        case NotSure() | RatherNotSay() | Skipped():
            pass
        case _:
            assert_never(answer)
    if not isinstance(answer, Words) and answer.words:
        plain["words"] = answer.words
    return plain


def from_plain(plain: Mapping[str, Any]) -> Answer:
    """The answer that `to_plain` wrote.

    Errors: KeyError or ValueError for anything that `to_plain` did not write.
    """
    try:
        return _from_plain(plain)
    except (TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"this is no answer: {type(error).__name__}") from None


def _from_plain(plain: Mapping[str, Any]) -> Answer:
    words = str(plain.get("words", ""))
    match plain["kind"]:
        case "chosen":
            return Chosen(str(plain["value"]), words)
        case "several":
            return ChosenSeveral(tuple(plain["values"]), words)
        case "people":
            return SomePeople(tuple(plain["people"]), words)
        case "ticks":
            return Ticks(tuple((person, tuple(ticks)) for person, ticks in plain["by_person"].items()), words)
        case "number":
            return Number(Decimal(plain["value"]), str(plain["unit"]), words)
        case "day":
            return Day(date.fromisoformat(plain["day"]), words)
        case "words":
            return Words(str(plain["text"]))
        case "not-sure":
            return NotSure(words)
        case "rather-not-say":
            return RatherNotSay(words)
        case "skipped":
            return Skipped(words)
        case other:
            raise ValueError(f"no kind of answer is called {other!r}")
