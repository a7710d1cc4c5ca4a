"""From what an editor wrote to a condition, or to the exact spot where it cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tool.answer import NO_REAL_ANSWER
from tool.conditions.tree import ALWAYS, AllOf, AnyOf, Condition, Named, NoneOf, Test
from tool.conditions.words import WORDS, Parsed, PersonLike, Word
from tool.people import ASKED_OF_A_PERSON
from tool.problems import did_you_mean

GROUPS: Mapping[str, Callable[[tuple[Condition, ...]], Condition]] = {
    "all of": AllOf,
    "any of": AnyOf,
    "none of": NoneOf,
}
PEOPLE = "people"
DIGITS = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
Path = tuple[str | int, ...]


class ConditionFault(Exception):
    """A condition that cannot be understood: where inside it, what is wrong, what to do."""

    def __init__(self, path: Path, wrong: str, do: str) -> None:
        self.path, self.wrong, self.do = path, wrong, do
        super().__init__(wrong)


@dataclass
class Vocabulary:
    """What a condition may speak of: subjects with their values (None: numbers, days, words), and named conditions."""

    values: Mapping[str, frozenset[str] | None]
    named: Mapping[str, Named] = field(default_factory=dict)
    person_values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    per_carer: frozenset[str] = frozenset()
    at_fault: frozenset[str] = frozenset()
    """Questions that are at fault themselves: what is said of them cannot be judged."""


def read_condition(raw: Any, vocabulary: Vocabulary, path: Path = ()) -> Condition:
    """The condition that was written.

    Errors: ConditionFault with the path to the word that is wrong.
    """
    if raw == "always":
        return ALWAYS
    if not isinstance(raw, Mapping):
        raise ConditionFault(
            path,
            "This is not a condition.",
            'Write "always", or one of "all of", "any of", "none of", or a question with its test.',
        )
    if len(raw) != 1:
        raise ConditionFault(
            path,
            f"A condition has exactly one key; this one has {len(raw)}.",
            'Put several tests in a list under "all of:" or "any of:".',
        )
    key, inside = next(iter(raw.items()))
    here = (*path, key)
    if key in GROUPS:
        if not isinstance(inside, Sequence) or isinstance(inside, str) or not inside:
            raise ConditionFault(
                here, f'"{key}" needs a list of conditions.', "Write each on a line of its own, after a dash."
            )
        return GROUPS[key](tuple(read_condition(part, vocabulary, (*here, n)) for n, part in enumerate(inside)))
    if key == "condition":
        if not isinstance(inside, str) or inside not in vocabulary.named:
            raise ConditionFault(
                here,
                f'No condition is called "{inside}" (or it is written further down).',
                did_you_mean(str(inside), vocabulary.named),
            )
        return vocabulary.named[inside]
    return _read_test(key, inside, vocabulary, here)


def _read_test(subject: str, inside: Any, vocabulary: Vocabulary, here: Path) -> Test:
    if subject in vocabulary.at_fault:
        return Test(subject, "known", True)
    if subject != PEOPLE and subject not in vocabulary.values:
        raise ConditionFault(
            here,
            f'No question or fact before this one is called "{subject}".',
            did_you_mean(subject, [*vocabulary.values, *GROUPS, PEOPLE]),
        )
    if not isinstance(inside, Mapping) or len(inside) != 1:
        several = 'Put several tests in a list under "all of:" or "any of:".'
        do = f"Write {{{subject}: {{is: {inside}}}}}." if isinstance(inside, str) and subject != PEOPLE else several
        raise ConditionFault(here, f'"{subject}" needs exactly one test, such as {{is: yes}}.', do)
    name, raw = next(iter(inside.items()))
    at = (*here, name)
    fitting = _fitting_words(subject, vocabulary)
    if name not in fitting:
        raise ConditionFault(at, f'"{name}" is not a word that can follow "{subject}".', did_you_mean(name, fitting))
    return Test(subject, name, _read_value(WORDS[name], subject, raw, vocabulary, at))


def _fitting_words(subject: str, vocabulary: Vocabulary) -> list[str]:
    if subject == PEOPLE:
        shapes = {"person"}
    elif subject in vocabulary.per_carer:
        shapes = {"ticks", "yes-no"}
    elif subject in vocabulary.numbers:
        shapes = {"number", "yes-no", "value", "values"}
    else:
        shapes = {"value", "values", "yes-no"}
    return [word.name for word in WORDS.values() if word.shape in shapes]


def _read_value(word: Word, subject: str, raw: Any, vocabulary: Vocabulary, at: Path) -> Parsed:
    match word.shape:
        case "number":
            return _number(raw, at)
        case "yes-no":
            if raw not in ("yes", "no"):
                raise ConditionFault(at, f'"{word.name}" is followed by yes or no.', "Write yes or no.")
            return bool(raw == "yes")
        case "person":
            return _person(raw, vocabulary, at)
        case "value":
            if not isinstance(raw, str):
                raise ConditionFault(
                    at, f'"{word.name}" is followed by one value.', 'For several values write "any of".'
                )
            return (_value(raw, vocabulary.values[subject], subject, at),)
        case "values":
            if isinstance(raw, str) or not isinstance(raw, Sequence) or not raw:
                raise ConditionFault(at, f'"{word.name}" is followed by a list of values.', "Write [one, another].")
            return tuple(_value(one, vocabulary.values[subject], subject, (*at, n)) for n, one in enumerate(raw))
        case "ticks":
            many = [raw] if isinstance(raw, str) else raw
            if not isinstance(many, Sequence) or not many:
                raise ConditionFault(
                    at, f'"{word.name}" is followed by a value or a list of values.', "Write [one, another]."
                )
            return tuple(_value(one, vocabulary.values[subject], subject, at) for one in many)


def _value(raw: Any, known: frozenset[str] | None, subject: str, at: Path) -> str:
    choices = (known or frozenset()) | NO_REAL_ANSWER
    if not isinstance(raw, str) or raw not in choices:
        compare = 'To compare a number, write "at least", "at most", "more than" or "less than".'
        is_number = known is None and isinstance(raw, str) and DIGITS.fullmatch(raw)
        do = compare if is_number else did_you_mean(str(raw), choices)
        raise ConditionFault(at, f'"{subject}" has no answer "{raw}".', do)
    return raw


def _number(raw: Any, at: Path) -> Decimal:
    if not isinstance(raw, str) or not DIGITS.fullmatch(raw):
        raise ConditionFault(at, f'"{raw}" is not a number.', "Write digits only, such as 2500.")
    return Decimal(raw)


def _person(raw: Any, vocabulary: Vocabulary, at: Path) -> PersonLike:
    if not isinstance(raw, Mapping) or not raw:
        raise ConditionFault(at, "Say what the person is like.", "Write {present: no}, for example.")
    facts = []
    for fact, wanted in raw.items():
        if fact not in ASKED_OF_A_PERSON:
            raise ConditionFault(
                (*at, fact), f'Nothing about a person is called "{fact}".', did_you_mean(fact, ASKED_OF_A_PERSON)
            )
        many = [wanted] if isinstance(wanted, str) else wanted
        if not isinstance(many, Sequence) or not many:
            raise ConditionFault(
                (*at, fact), f'"{fact}" needs a value or a list of values.', "Write {present: no}, for example."
            )
        known = vocabulary.person_values.get(fact)
        facts.append((fact, tuple(_value(one, known, fact, (*at, fact)) for one in many)))
    return PersonLike(tuple(facts))
