"""The worked families that are shipped, each with its record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tool.family import Family
from tool.question_set import QuestionSet
from tool.reading.family_file import read_family
from tool.reading.question_files import SHIPPED
from tool.record import Record
from tool.worked_record import WorkedVisit, worked_record

FAMILIES = sorted((SHIPPED / "families").glob("*.yaml"))
TODAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HERE = ZoneInfo("Europe/London")


def family_in(file: Path, question_set: QuestionSet) -> Family:
    """The family of a file that is right."""
    family = read_family(file, question_set).family
    assert family is not None
    return family


def record_of(file: Path, question_set: QuestionSet) -> Record:
    """The record of a worked family."""
    family = family_in(file, question_set)
    visit = WorkedVisit(family.answers, family.people, family.plan)
    return worked_record(question_set, visit, "7F3K", TODAY, HERE)
