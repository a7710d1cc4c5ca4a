"""Baby's age: every pair of completed weeks and months that can be, as far as the conditions can tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from tool.answer import Answer, Day, NotSure, RatherNotSay, Skipped
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS, DAYS_IN_A_WEEK, completed_months
from tool.conditions import Test
from tool.proving.choices import CHANGED, Possible

VISIT, BIRTH = "date", "date-of-birth"
A_VISIT = date(2026, 11, 20)
FOUR_YEARS = 1461
"""Days: each way in which a birthday can lie in the calendar comes round within these."""


def ages(tests: Sequence[Test], calm: Possible) -> list[Possible]:
    """The days of visit and birth: unknown ones, a birth after the visit, and every age on which a test turns.

    For one birthday, what the tests say changes only on days on which a number of weeks or months that is compared
    with (or the next one, for "more than") is reached. So the first day of each such stretch, for every birthday
    of four years, is every age that can be told apart.
    """
    unknown: list[Answer | None] = [None, NotSure(), RatherNotSay(), Skipped()]
    found = [Possible({VISIT: Day(A_VISIT), BIRTH: answer}, CHANGED + 30 + n) for n, answer in enumerate(unknown)]
    found += [Possible({VISIT: answer, BIRTH: Day(A_VISIT)}, CHANGED + 60 + n) for n, answer in enumerate(unknown)]
    found.append(Possible({VISIT: Day(A_VISIT), BIRTH: Day(A_VISIT + timedelta(1))}, CHANGED + 50))
    bounds: dict[str, set[int]] = {AGE_IN_WEEKS: set(), AGE_IN_MONTHS: set()}
    for test in tests:
        if test.subject in bounds and isinstance(test.value, Decimal):
            bounds[test.subject] |= {int(test.value), int(test.value) + 1}
    weeks, months = (tuple(sorted(bounds[one])) for one in (AGE_IN_WEEKS, AGE_IN_MONTHS))
    found += [
        Possible({VISIT: Day(on), BIRTH: Day(born)}, CHANGED + cost, in_a_range=True)
        for on, born, cost in _turning_days(weeks, months)
    ]
    return [calm, *found]


@lru_cache(maxsize=32)
def _turning_days(weeks: tuple[int, ...], months: tuple[int, ...]) -> tuple[tuple[date, date, int], ...]:
    """Visit, birth and a small cost for each different age; visits on the usual day are liked best."""
    found: dict[tuple[int, ...], tuple[date, date, int]] = {}
    for back in range(FOUR_YEARS):
        born = A_VISIT - timedelta(back)
        for on in {born, *_days_reached(born, weeks, months)}:
            in_weeks, in_months = (on - born).days // DAYS_IN_A_WEEK, completed_months(born, on)
            kind = (*(in_weeks >= one for one in weeks), *(in_months >= one for one in months))
            if kind not in found:
                found[kind] = (on, born, 20)
    for back in range(FOUR_YEARS):
        born = A_VISIT - timedelta(back)
        in_weeks, in_months = back // DAYS_IN_A_WEEK, completed_months(born, A_VISIT)
        kind = (*(in_weeks >= one for one in weeks), *(in_months >= one for one in months))
        if found[kind][2]:
            found[kind] = (A_VISIT, born, 0)
    return tuple(found.values())


def _days_reached(born: date, weeks: tuple[int, ...], months: tuple[int, ...]) -> Iterator[date]:
    yield from (born + timedelta(DAYS_IN_A_WEEK * one) for one in weeks if one >= 0)
    for month in months:
        if month >= 0:
            on = born + timedelta(30 * month - 3)
            while completed_months(born, on) < month:
                on += timedelta(1)
            yield on
