"""Our conditions as FHIR's enableWhen, or a word on why one cannot be said there.

FHIR gives each item one flat list of tests, all of which or any of which must hold. A condition is therefore brought
into the form "(a or b) and (c or d) ...": it can be said if it is one such bracket, or if each bracket holds one test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any, assert_never

from exports.fhir.names import ANSWERLESS, UNITS, UNITS_OF_MEASURE, code_system, no_answer
from tool.conditions.tree import AllOf, Always, AnyOf, Condition, Named, NoneOf, Test
from tool.question import Question

CODED = frozenset({"one-of", "yes-no", "any-of", "who"})
"""Question types whose answers are codes in FHIR."""

FACTS: Mapping[str, str] = {"baby-age-weeks": "weeks", "baby-age-months": "months"}
"""What is worked out from the day of birth and asked of nobody, with its unit."""

MOST_CLAUSES = 40
_OPPOSITE = {">=": "<", "<=": ">", ">": "<=", "<": ">="}
_NUMBER_WORDS = {"at least": ">=", "at most": "<=", "more than": ">", "less than": "<"}
Questions = Mapping[str, Question]


class CannotSay(Exception):
    """A condition that enableWhen has no words for; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of enableWhen. `value` is a code, a number or (for "exists") yes or no."""

    question: str
    operator: str
    value: str | Decimal | bool


Clause = tuple[Line, ...]
"""Lines of which one must hold."""


def enable_when(condition: Condition, questions: Questions, base: str) -> dict[str, Any]:
    """The keys of an item that say when it is enabled; none for "always". Errors: CannotSay."""
    found = tuple(dict.fromkeys(tuple(dict.fromkeys(clause)) for clause in _clauses(condition, questions, True)))
    if not found:
        return {}
    if not all(found):
        raise CannotSay("it never holds")
    if len(found) == 1:
        # FHIR's "!=" also holds where there is no answer; not every reader knows it, so it is said twice.
        unanswered = tuple(Line(one.question, "exists", False) for one in found[0] if one.operator == "!=")
        lines, behaviour = tuple(dict.fromkeys((*found[0], *unanswered))), "any"
    elif all(len(clause) == 1 for clause in found):
        lines, behaviour = tuple(clause[0] for clause in found), "all"
    else:
        raise CannotSay('it says "and" and "or" at once')
    told = {"enableWhen": [_written(line, questions, base) for line in lines]}
    return told | ({"enableBehavior": behaviour} if len(lines) > 1 else {})


def _clauses(condition: Condition, questions: Questions, wanted: bool) -> list[Clause]:
    """Clauses that all hold exactly if the condition is as wanted."""
    match condition:
        case Always():
            return [] if wanted else [()]
        case Test():
            return _test(condition, questions, wanted)
        case Named(condition=inside):
            return _clauses(inside, questions, wanted)
        case AllOf(parts=parts):
            each = [_clauses(part, questions, wanted) for part in parts]
            return _all_of(each) if wanted else _any_of(each)
        case AnyOf(parts=parts):
            each = [_clauses(part, questions, wanted) for part in parts]
            return _any_of(each) if wanted else _all_of(each)
        case NoneOf(parts=parts):
            each = [_clauses(part, questions, not wanted) for part in parts]
            return _all_of(each) if wanted else _any_of(each)
    assert_never(condition)


def _all_of(parts: list[list[Clause]]) -> list[Clause]:
    return [clause for part in parts for clause in part]


def _any_of(parts: list[list[Clause]]) -> list[Clause]:
    found: list[Clause] = [()]
    for part in parts:
        found = [(*one, *other) for one, other in product(found, part)]
        if len(found) > MOST_CLAUSES:
            raise CannotSay("it has too many parts")
    return found


def _test(test: Test, questions: Questions, wanted: bool) -> list[Clause]:
    if isinstance(test.value, Decimal):
        operator = _NUMBER_WORDS[test.word]
        if wanted:
            return [(Line(test.subject, operator, test.value),)]
        # Without a number the test does not hold either.
        return [(Line(test.subject, "exists", False), Line(test.subject, _OPPOSITE[operator], test.value))]
    if isinstance(test.value, bool):
        return _known(test.subject, questions, wanted is test.value)
    if test.word not in ("is", "any of", "is not", "none of", "all of") or not isinstance(test.value, tuple):
        raise CannotSay(f'"{test.word}" looks at the people one by one')
    positive = test.word not in ("is not", "none of")
    each = [_equals(test.subject, value, questions, wanted is positive) for value in test.value]
    together = wanted if test.word == "all of" else wanted is not positive
    return _all_of(each) if together else _any_of(each)


def _equals(subject: str, value: str, questions: Questions, wanted: bool) -> list[Clause]:
    if value in ANSWERLESS:
        subject = no_answer(subject)
    elif subject not in questions or questions[subject].type not in CODED:
        raise CannotSay(f'"{subject}" has no codes to compare with')
    return [(Line(subject, "=" if wanted else "!=", value),)]


def _known(subject: str, questions: Questions, wanted: bool) -> list[Clause]:
    question = questions.get(subject)
    if question is not None and question.values & set(ANSWERLESS):
        raise CannotSay(f'"{subject}" offers "not sure" as an answer like any other')
    if question is not None and question.type == "for-each-carer":
        raise CannotSay(f'"{subject}" is answered for each carer')
    return [(Line(subject, "exists", wanted),)]


def _written(line: Line, questions: Questions, base: str) -> dict[str, Any]:
    told: dict[str, Any] = {"question": line.question, "operator": line.operator}
    match line.value:
        case bool():
            told["answerBoolean"] = line.value
        case Decimal():
            unit = questions[line.question].unit if line.question in questions else FACTS.get(line.question, "")
            told["answerQuantity"] = quantity(line.value, unit)
        case str():
            system = code_system(base, line.question.partition("/")[0])
            told["answerCoding"] = {"system": system, "code": line.value}
        case _:
            assert_never(line.value)
    return told


def quantity(value: Decimal, unit: str) -> dict[str, Any]:
    """A number with its unit."""
    number: int | float = int(value) if value == value.to_integral_value() else float(value)
    told: dict[str, Any] = {"value": number}
    if unit:
        told["unit"] = unit
    if unit in UNITS:
        told |= {"system": UNITS_OF_MEASURE, "code": UNITS[unit]}
    return told
