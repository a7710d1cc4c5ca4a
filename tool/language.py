"""One language beside the one the question files are written in: its words, and who has made sure of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from tool.question import Wording, Written, WrittenDay

Direction = Literal["left-to-right", "right-to-left"]
DRAFT: Literal["draft"] = "draft"
CODE = r"[a-z]{2,3}(-[A-Za-z]{2,8})*"
"""A language as files name it: pl, ur, zh-Hant (BCP 47, without figures)."""


class Translated(Written):
    """A translation of one wording, with the fingerprint of the English that it was made from."""

    says: Wording
    english: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class Review(Written):
    """Who has made sure of a translation, and when. A machine or a helper who cannot be named does not count."""

    by: Wording
    on: WrittenDay


class Language(Written):
    """A file in languages/: what the language calls itself, which way it runs, how far it is reviewed, and its words.

    A language without a review is a draft: no family is offered it unless the organisation switches it on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: Wording
    direction: Direction
    state: Literal["draft", "reviewed"]
    reviewed: Review | None = Field(default=None, validate_default=True)
    words: Mapping[str, Translated] = {}

    @field_validator("reviewed")
    @classmethod
    def _review_fits(cls, review: Review | None, info: ValidationInfo) -> Review | None:
        """Only what a named person has reviewed may call itself reviewed."""
        state = info.data.get("state")
        if state == "reviewed" and review is None:
            raise ValueError('add "reviewed:" with by: and on:, or write "state: draft"')
        if state == DRAFT and review is not None:
            raise ValueError('write "state: reviewed", or take "reviewed:" out')
        return review

    @property
    def is_draft(self) -> bool:
        """Nobody has put their name to it."""
        return self.reviewed is None

    @property
    def runs(self) -> Literal["ltr", "rtl"]:
        """The direction as browsers call it."""
        return "rtl" if self.direction == "right-to-left" else "ltr"
