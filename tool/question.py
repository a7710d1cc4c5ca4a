"""One question, as its file says it."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, SkipValidation, StringConstraints

from tool.conditions import ALWAYS, Condition
from tool.wording import fingerprint

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Wording = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]


def _yes_or_no(value: Any) -> Any:
    if value in {"yes", "no"}:
        return value == "yes"
    if isinstance(value, bool):
        return value
    raise ValueError("write yes or no")


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]


class Written(BaseModel):
    """Anything that editors write: a key nobody knows is refused, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Written):
    """One answer offered: its value never changes, what is said may."""

    value: Id
    say: Wording
    picture: Id | None = None
    picture_says: Wording | None = None


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
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    decimals: int = 0

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
