"""Whether a condition can hold at all, and whether it can fail: over every answer its questions can have.

Questions answer independently of each other, save that one counts as missing unless its own `ask_when` holds. So a
condition can hold exactly if one alternative of it leaves each question at least one answer, together with the rules
that open those questions. Where the answers tried for a question are not all there are (several things ticked at once,
several people), a "no" counts only as long as no more of them are needed than were tried; else nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product

from tool.answer import (
    NONE_OF_THESE,
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS, facts
from tool.conditions import AllOf, Always, AnyOf, Condition, Named, NoneOf, Situation, Test
from tool.conditions.words import PersonLike
from tool.people import ASKED_OF_A_PERSON, Person
from tool.question import Question
from tool.question_set import QuestionSet
from tool.question_types import TYPES

MOST_STEPS = 4_000
MOST_TOGETHER = 3
"""Things ticked at once, and people at once, that are tried; so many tests of one question can be judged."""
AGE, PEOPLE = "baby-age", "people"
UNKNOWN: tuple[Answer | None, ...] = (None, NotSure(), RatherNotSay(), Skipped())
Goal = tuple[Condition, bool]
Choices = tuple[Situation, ...]


class _TooLong(Exception):
    """More alternatives than are looked at."""


@dataclass
class Possible:
    """What can be answered in this question set."""

    question_set: QuestionSet
    _choices: dict[str, Choices] = field(default_factory=dict)
    _fitting: dict[Test, int] = field(default_factory=dict)
    _missing: dict[str, int] = field(default_factory=dict)
    tests: tuple[Test, ...] = ()
    _told_apart: set[Test] = field(default_factory=set)
    _steps: int = 0
    _weak: bool = False

    def never(self, condition: Condition, holds: bool = True) -> bool:
        """Whether no answers at all make it hold (or, with `holds` false, fail). False also where that is not known."""
        self._steps, self._weak = 0, False
        strange = tuple(test for test in condition.tests() if test not in self._told_apart)
        if strange:  # a bound, or somebody, that no rule of the set tells apart yet
            self.tests += strange
            self._told_apart |= set(strange)
            self._choices, self._fitting, self._missing = {}, {}, {}
        try:
            return not self._solve([(condition, holds)], {}, {}) and not self._weak
        except _TooLong:
            return False

    def always(self, condition: Condition) -> bool:
        """Whether it holds whatever is answered."""
        return self.never(condition, holds=False)

    def _solve(self, goals: list[Goal], left: dict[str, int], used: dict[str, int]) -> bool:
        left, used = dict(left), dict(used)
        later: list[list[Goal]] = []
        while goals:
            condition, holds = goals.pop()
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise _TooLong
            match condition:
                case Always():
                    if not holds:
                        return False
                case Named(condition=inside):
                    goals.append((inside, holds))
                case Test():
                    opened = self._narrow(condition, holds, left, used)
                    if opened is None:
                        return False
                    goals += opened
                case AllOf(parts=parts) | AnyOf(parts=parts) | NoneOf(parts=parts):
                    wanted = holds is not isinstance(condition, NoneOf)
                    together = holds is not isinstance(condition, AnyOf)
                    many = [(part, wanted) for part in parts]
                    goals += many if together else []
                    later += [] if together else [many]
        if not later:
            return True
        first, *rest = later
        return any(self._solve([one, *_as_goals(rest)], left, used) for one in first)

    def _narrow(self, test: Test, holds: bool, left: dict[str, int], used: dict[str, int]) -> list[Goal] | None:
        """Keep the choices that fit; the goals that open the question, or None if no choice is left."""
        subject = AGE if test.subject in {AGE_IN_WEEKS, AGE_IN_MONTHS} else test.subject
        fitting = self._fits(test, subject)
        used[subject] = used.get(subject, 0) + 1
        left[subject] = left.get(subject, -1) & (fitting if holds else ~fitting) & self._every(subject)
        if not left[subject]:
            self._weak = self._weak or (used[subject] > MOST_TOGETHER and self._is_partial(subject))
            return None
        opened = f"ask {subject}"
        if subject == PEOPLE or opened in used or left[subject] & self._missing[subject]:
            return []
        used[opened] = 1
        return [(self._opens(subject), True)]

    def _fits(self, test: Test, subject: str) -> int:
        """The choices of a subject that make a test hold, a bit for each."""
        if test not in self._fitting:
            self._fitting[test] = sum(1 << n for n, one in enumerate(self._all(subject)) if test.holds(one))
        return self._fitting[test]

    def _every(self, subject: str) -> int:
        return (1 << len(self._all(subject))) - 1

    def _opens(self, subject: str) -> Condition:
        return Test("born", "is", ("yes",)) if subject == AGE else self.question_set.questions[subject].ask_when

    def _is_partial(self, subject: str) -> bool:
        question = self.question_set.questions.get(subject)
        return question is None or question.type in {"any-of", "for-each-carer"}

    def _all(self, subject: str) -> Choices:
        if subject not in self._choices:
            self._choices[subject] = many = tuple(self._every_choice(subject))
            self._missing[subject] = sum(1 << n for n, one in enumerate(many) if not one.answers)
        return self._choices[subject]

    def _every_choice(self, subject: str) -> Iterator[Situation]:
        if subject == PEOPLE:
            yield from self._people()
        elif subject == AGE:
            yield from _ages()
        else:
            question = self.question_set.questions[subject]
            if TYPES[question.type].per_carer:
                yield from _ticked(question)
            else:
                for answer in (*UNKNOWN, *self._known(question)):
                    yield Situation({} if answer is None else {subject: answer})

    def _known(self, question: Question) -> Iterator[Answer]:
        values = TYPES[question.type].values(question) or frozenset()
        match question.type:
            case "yes-no" | "one-of":
                yield from map(Chosen, sorted(values))
            case "any-of":
                yield from map(ChosenSeveral, _some(question, values))
            case "who":
                yield from (SomePeople(()), SomePeople(("p1",)))
            case "day" | "day-and-reason":
                yield Day(date(2026, 1, 1))
            case _ if TYPES[question.type].is_number:
                yield from (Number(value, question.unit) for value in self._numbers(question))
            case _:
                yield Words("words")

    def _numbers(self, question: Question) -> list[Decimal]:
        """A number on each side of every bound, and on it."""
        bounds = {test.value for test in self.tests if test.subject == question.id and isinstance(test.value, Decimal)}
        low, high = question.at_least, question.at_most
        step = Decimal(1).scaleb(-question.decimals)
        near = {bound + way for bound in bounds for way in (-step, Decimal(0), step)}
        near |= {bound for bound in (low, high) if bound is not None} or {Decimal(0)}
        return sorted(n for n in near if (low is None or n >= low) and (high is None or n <= high))

    def __post_init__(self) -> None:
        """Gather every test in the rules."""
        asked = [question.ask_when for question in self.question_set.questions.values()]
        told = [rule.text.when for rule in self.question_set.advice]
        named = [one.condition for one in self.question_set.named.values()]
        self.tests = tuple(test for condition in (*asked, *told, *named) for test in condition.tests())
        self._told_apart = set(self.tests)

    def _people(self) -> Iterator[Situation]:
        """Nobody, and up to so many people, of every kind that the rules tell apart."""
        alike = [test.value for test in self.tests if isinstance(test.value, PersonLike)]
        wanted = [
            sorted({value for like in alike for key, many in like.facts if key == fact for value in many} | {""})
            for fact in ASKED_OF_A_PERSON
        ]
        kinds: dict[tuple[bool, ...], Person] = {}
        for n, values in enumerate(product(*wanted)):
            person = Person(f"p{n}", "-", *values)
            kinds.setdefault(tuple(like.fits(person) for like in alike), person)
        for many in range(MOST_TOGETHER + 1):
            yield from (Situation({}, people) for people in combinations(kinds.values(), many))


def _as_goals(rest: list[list[Goal]]) -> list[Goal]:
    return [(AnyOf(tuple(part if want else NoneOf((part,)) for part, want in one)), True) for one in rest]


def _some(question: Question, values: frozenset[str]) -> Iterator[tuple[str, ...]]:
    several = [option.value for option in question.answers if option.value in values - {NONE_OF_THESE}]
    if NONE_OF_THESE in values:
        yield (NONE_OF_THESE,)
    if len(several) > MOST_TOGETHER:
        yield tuple(several)
    for many in range(1, MOST_TOGETHER + 1):
        yield from combinations(several, many)


def _ticked(question: Question) -> Iterator[Situation]:
    """Nobody to ask, and one or two carers with every choice of ticks, beside no answer at all."""
    values = sorted(TYPES[question.type].values(question) or ())
    ticks = [some for many in range(MOST_TOGETHER) for some in combinations(values, many)] + [tuple(values)]
    one, two = Person("p1", "-", looks_after_baby="yes"), Person("p2", "-", looks_after_baby="yes")
    for people in ((), (one,)):
        for answer in UNKNOWN:
            yield Situation({} if answer is None else {question.id: answer}, people)
    yield from (Situation({question.id: Ticks((("p1", first),))}, (one,)) for first in ticks)
    for first, second in combinations(ticks, 2):
        yield Situation({question.id: Ticks((("p1", first), ("p2", second)))}, (one, two))


def _ages() -> Iterator[Situation]:
    """Unborn or with no date, and every age in days up to four years."""
    yield Situation({})
    born = date(2024, 1, 1)
    seen = set()
    for days in range(4 * 366):
        age = facts({"born": Chosen("yes"), "date-of-birth": Day(born), "date": Day(born + timedelta(days))})
        known = tuple(age[key].value for key in (AGE_IN_WEEKS, AGE_IN_MONTHS) if isinstance(age[key], Number))  # type: ignore[union-attr]
        if known not in seen:
            seen.add(known)
            yield Situation(age)
