"""Days and times in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from tool.wording import filled

Words = Mapping[str, Mapping[str, str]]
"""The words of the papers: section, key, text."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def day_in_words(day: date, words: Words) -> str:
    """A day as people write it: "20 November 2026"."""
    slots = {"day": str(day.day), "month": words["months"][MONTHS[day.month - 1]], "year": str(day.year)}
    return filled(words["days"]["day"], slots)


def moment_in_words(moment: datetime, words: Words) -> str:
    """A day and the time of that day, at the place of the visit (the datetime's own time zone)."""
    return filled(words["days"]["moment"], {"day": day_in_words(moment, words), "time": f"{moment:%H:%M}"})
