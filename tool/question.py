"""One question, as its file says it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, SkipValidation, StringConstraints
from pydantic_core import PydanticCustomError

from tool.conditions import ALWAYS, Condition
from tool.wording import fingerprint

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Wording = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]

DIGITS = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
YEAR_MONTH_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _yes_or_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"yes", "no"}:
        return value == "yes"
    raise ValueError("write yes or no")


def _digits(value: Any) -> Any:
    # Python would also take 1_000, 1e3 and digits of other scripts, which an editor may have meant otherwise.
    if isinstance(value, str) and not DIGITS.fullmatch(value):
        raise ValueError("write digits only, such as 2500 or 18.5")
    return value


def _year_month_day(value: Any) -> Any:
    # A bare number would be taken for seconds since 1970.
    if isinstance(value, str) and not YEAR_MONTH_DAY.fullmatch(value):
        raise PydanticCustomError("date_written", "not written as year-month-day")
    return value


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
WrittenNumber = Annotated[Decimal, BeforeValidator(_digits)]
WrittenCount = Annotated[int, BeforeValidator(_digits)]
WrittenDay = Annotated[date, BeforeValidator(_year_month_day)]


class Written(BaseModel):
    """Anything that editors write: a key nobody knows is refused, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Written):
    """One answer offered: its value never changes, what is said may."""

    value: Id
    say: Wording
    picture: Id | None = None
    picture_says: Wording | None = None
    no_consequence: Wording | None = None


class Question(Written):
    """What is asked, why, what the practitioner looks for, and when it is asked."""

    id: Id
    type: str
    ask: Wording
    why_we_ask: Wording
    for_practitioner: Wording
    hint: Wording | None = None
    answers: tuple[Option, ...] = ()
    more_words: Wording | None = None
    nobody_says: Wording | None = None
    ask_when: Annotated[Condition, SkipValidation] = ALWAYS
    private: YesNo = False
    practitioner_only: YesNo = False
    optional: YesNo = False
    confirm: Wording | None = None
    no_consequence: Wording | None = None
    as_if: Id | None = None
    """On family pages a private answer counts as this one, so that advice there gives nothing away."""
    unit: str = ""
    at_least: WrittenNumber | None = None
    at_most: WrittenNumber | None = None
    decimals: WrittenCount = 0

    def option(self, value: str) -> Option | None:
        """The answer offered with this value."""
        return next((option for option in self.answers if option.value == value), None)

    @cached_property
    def values(self) -> frozenset[str]:
        """The values on offer."""
        return frozenset(option.value for option in self.answers)

    @property
    def for_family(self) -> bool:
        """May stand on a page or paper that the family sees."""
        return not (self.private or self.practitioner_only)

    def wording(self, language: str) -> str:
        """The fingerprint of exactly what the family is shown."""
        said = [self.ask, self.hint, self.why_we_ask, self.more_words, self.nobody_says]
        return fingerprint([self.id, language, said, [(option.value, option.say) for option in self.answers]])
