"""A calendar day, alone or with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from tool.answer import Answer, Day
from tool.question_types.kind import AnswerFault, QuestionType, Reading, one_text

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(raw: Any, about: str) -> date:
    """The day written as year-month-day. Errors: AnswerFault."""
    if isinstance(raw, str) and WRITTEN.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise AnswerFault(f'"{raw}" is not a day for "{about}".', "Write it as year-month-day, such as 2026-11-20.")


def _read(raw: Any, reading: Reading) -> Answer:
    return Day(day(raw, reading.question.id), reading.words)


def _read_with_reason(raw: Any, reading: Reading) -> Answer:
    if not isinstance(raw, Mapping):
        return _read(raw, reading)
    unknown = set(raw) - {"date", "day", "reason"}
    if unknown:
        raise AnswerFault(
            f'"{min(unknown)}" is not part of "{reading.question.id}".', "Write {date: ..., reason: ...}."
        )
    if {"date", "day"} <= set(raw):
        raise AnswerFault(f'"{reading.question.id}" has both "day" and "date".', "Keep one of the two.")
    reason = one_text(raw.get("reason"), "reason")
    return Day(day(raw.get("date", raw.get("day")), reading.question.id), reason)


DAY = QuestionType("day", _read, lambda _question: None)
DAY_AND_REASON = QuestionType("day-and-reason", _read_with_reason, lambda _question: None)
