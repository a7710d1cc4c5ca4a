"""Everything that may be answered to one question, as far as the conditions at hand can tell the answers apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations

from tool.answer import (
    NO_REAL_ANSWER,
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
    Words,
)
from tool.conditions import Test
from tool.people import Person
from tool.question import Question
from tool.question_types import TYPES

CHANGED = 10_000
"""What one answer off the calm family's costs: more than all the small preferences of a counter-example together."""
UNKNOWN: tuple[tuple[Answer | None, int], ...] = ((None, 30), (NotSure(), 40), (RatherNotSay(), 50), (Skipped(), 60))
"""What is no real answer, and how much a counter-example would rather use something else."""
A_DAY = Day(date(2026, 12, 4))


@dataclass(frozen=True, slots=True)
class Possible:
    """One thing that may be so: answers (None: not answered) and, where they matter, the people around baby.

    `cost`: how far it is off the calm family. `ways`: how many different answers it stands for. `in_a_range`: one of
    many (numbers, ages, people around baby) that count once for as long as no test tells them apart.
    """

    answers: Mapping[str, Answer | None]
    cost: int
    ways: int = 1
    people: tuple[Person, ...] | None = None
    in_a_range: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be so of one question, or of several that hang together. `holds` has a row for each test and view."""

    subjects: tuple[str, ...]
    options: tuple[Possible, ...]
    holds: Mapping[tuple[Test, bool], tuple[bool, ...]]
    ways: int


def alike_together(
    subjects: Sequence[str],
    possibles: Sequence[Possible],
    rows: Mapping[tuple[Test, bool], Sequence[bool]],
) -> Choice:
    """One option for all that no test can tell apart: the one nearest to the calm family stands for the rest.

    Nothing is lost: advice, and whether a question is asked, hang on the tests alone.
    """
    grouped: dict[tuple[bool, ...], list[Possible]] = {}
    for possible, row in zip(possibles, zip(*rows.values(), strict=True), strict=True):
        grouped.setdefault(row, []).append(possible)
    options = []
    for those in grouped.values():
        nearest = min(those, key=lambda one: one.cost)
        ways = sum(one.ways for one in those if not one.in_a_range) + any(one.in_a_range for one in those)
        options.append(replace(nearest, ways=ways))
    columns = list(zip(*grouped, strict=True))
    holds = {key: columns[n] for n, key in enumerate(rows)}
    return Choice(tuple(subjects), tuple(options), holds, sum(one.ways for one in options))


def answers_to(question: Question, tests: Iterable[Test], calm: Answer | None) -> list[Possible]:
    """Every answer to a question, unknown ones and none at all included, up to what the tests can tell apart."""
    found = [Possible({question.id: answer}, cost + CHANGED) for answer, cost in UNKNOWN]
    found += [
        Possible({question.id: answer}, cost + CHANGED, ways, in_a_range=isinstance(answer, Number))
        for answer, cost, ways in _real(question, tests)
    ]
    return [*found, Possible({question.id: calm}, 0, ways=0)]


def _real(question: Question, tests: Iterable[Test]) -> Iterator[tuple[Answer, int, int]]:
    """Real answers with a small preference among them, and how many answers each stands for."""
    kind = TYPES[question.type]
    offered = [option.value for option in question.answers if option.value not in NO_REAL_ANSWER]
    if kind.is_number:
        yield from ((Number(point, question.unit), n, 1) for n, point in enumerate(points(question, tests)))
    elif question.type == "who":
        yield from ((SomePeople(()), 1, 1), (SomePeople(("p1",)), 0, 1), (SomePeople(("p1", "p2")), 2, 1))
    elif question.type == "any-of":
        yield from several(offered, tests)
    elif kind.values(question) is not None:
        yield from ((Chosen(value), n, 1) for n, value in enumerate(offered))
    elif question.type.startswith("day"):
        yield A_DAY, 0, 1
    else:
        yield from ((Words("-"), 0, 1), (Words(""), 1, 1))


def points(question: Question, tests: Iterable[Test]) -> list[Decimal]:
    """Numbers on, just below and just above each number that a test compares with, and the ends of the range."""
    step = Decimal(1).scaleb(-question.decimals)
    bounds = {test.value for test in tests if isinstance(test.value, Decimal)}
    exact = {bound.quantize(step, rounding=how) for bound in bounds for how in (ROUND_FLOOR, ROUND_CEILING)}
    near = {one + off for one in exact for off in (-step, Decimal(0), step)}
    ends = {end for end in (question.at_least, question.at_most) if end is not None} or {Decimal(0)}
    low, high = question.at_least, question.at_most
    return sorted(one for one in near | ends if (low is None or one >= low) and (high is None or one <= high))


def several(offered: Sequence[str], tests: Iterable[Test]) -> Iterator[tuple[Answer, int, int]]:
    """Every set of answers that may be ticked, up to answers that every test takes or leaves together.

    Answers that all tests treat alike stand for each other; "all of" counts answers one by one, so it parts them.
    """
    marks: dict[str, list[int]] = {value: [] for value in offered}
    for n, test in enumerate(tests):
        for value in marks:
            if isinstance(test.value, tuple) and value in test.value:
                marks[value].append(-1 - n if test.word == "all of" else n)
    groups: dict[tuple[object, ...], list[str]] = {}
    for value, mark in marks.items():
        if value != NONE_OF_THESE:
            apart = value if any(one < 0 for one in mark) else ""
            groups.setdefault((apart, *mark), []).append(value)
    if NONE_OF_THESE in marks:
        yield ChosenSeveral((NONE_OF_THESE,)), 0, 1
    those = list(groups.values())
    for many in range(1, len(those) + 1):
        for chosen in combinations(those, many):
            ways = 1
            for group in chosen:
                ways *= 2 ** len(group) - 1
            first = {group[0] for group in chosen}
            yield ChosenSeveral(tuple(value for value in offered if value in first)), many, ways
