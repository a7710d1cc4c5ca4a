"""Days and times in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tool.said import day_in_words
from tool.wording import filled

__all__ = ["Words", "day_in_words", "moment_in_words"]

Words = Mapping[str, Mapping[str, str]]
"""The words of the papers: section, key, text."""


def moment_in_words(moment: datetime, words: Words) -> str:
    """A day and the time of that day, at the place of the visit (the datetime's own time zone)."""
    return filled(words["days"]["moment"], {"day": day_in_words(moment, words), "time": f"{moment:%H:%M}"})
