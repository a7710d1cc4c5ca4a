"""A worked family's record: the same record as a visit's, marked as an example, signed by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from tool.answer import Answer, Day
from tool.discussion import Discussion, Signed
from tool.people import Person
from tool.plan import MOST_ITEMS, PlanItem
from tool.question_set import QuestionSet
from tool.record import Record
from tool.record_making import make_record
from tool.signers import signers
from tool.translating import in_language
from tool.worked import EVERY_SET


@dataclass(frozen=True, slots=True)
class WorkedVisit:
    """What a family's file says of a visit."""

    answers: Mapping[str, Answer]
    people: tuple[Person, ...]
    plan: tuple[PlanItem, ...]


def worked_record(
    question_set: QuestionSet, visit: WorkedVisit, reference: str, today: datetime, zone: ZoneInfo, language: str = ""
) -> Record:
    """The record of a worked family; its time is noon of the visit's day, or `today` where none is given.

    `language`: what the family reads, if not the language of the question files.
    """
    as_written, question_set = question_set, in_language(question_set, language or question_set.language)
    on = visit.answers.get("date")
    at = datetime.combine(on.day, time(12), zone).astimezone(UTC) if isinstance(on, Day) else today
    blank = (PlanItem(""),) * (MOST_ITEMS - len(visit.plan))
    unsigned = {
        person.id: Signed(person.id, "not-signed", "", at, reason="worked-example")
        for person in signers(question_set, Discussion(answers=visit.answers, people=visit.people))
    }
    state = Discussion(
        sets=EVERY_SET,
        language=question_set.language,
        started_at=at,
        finished_at=at,
        answers=visit.answers,
        people=visit.people,
        plan=(*visit.plan, *blank),
        signatures=unsigned,
    )
    return make_record(question_set, state, reference, zone, worked_example=True, as_written=as_written)
