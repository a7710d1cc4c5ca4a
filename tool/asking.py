"""Which questions are asked now, and what counts as known: one pass over the question set, in order."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tool.advice import Advice, advise
from tool.answer import Answer, Chosen, Day, SomePeople, is_known, words_of
from tool.conditions import Situation
from tool.people import Person
from tool.question import Question
from tool.question_set import ABOUT, QuestionSet

AGE_IN_WEEKS, AGE_IN_MONTHS = "baby-age-weeks", "baby-age-months"
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions that apply, what is known, and what was answered but is no longer asked."""

    questions: tuple[Question, ...]
    situation: Situation
    as_family_sees_it: Situation
    no_longer_asked: tuple[str, ...]

    def unanswered(self) -> tuple[Question, ...]:
        """Questions that apply and have no answer of any kind yet."""
        return tuple(question for question in self.questions if question.id not in self.situation.answers)


def completed_months(born: date, on: date) -> int:
    """Whole calendar months of age: a baby born on the 31st is a month old on the last day of a shorter month."""
    months = (on.year - born.year) * 12 + on.month - born.month
    last_day = monthrange(on.year, on.month)[1]
    return months - (on.day < min(born.day, last_day))


def facts(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What is worked out from the visit's day and the day of birth: age in completed weeks and months."""
    from tool.answer import Number

    born, on = answers.get("date-of-birth"), answers.get("date")
    if (
        answers.get("born") != Chosen("yes")
        or not isinstance(born, Day)
        or not isinstance(on, Day)
        or born.day > on.day
    ):
        return {}
    weeks = (on.day - born.day).days // DAYS_IN_A_WEEK
    return {
        AGE_IN_WEEKS: Number(Decimal(weeks), "weeks"),
        AGE_IN_MONTHS: Number(Decimal(completed_months(born.day, on.day)), "months"),
    }


def ask(
    question_set: QuestionSet, sets: tuple[str, ...], answers: Mapping[str, Answer], people: tuple[Person, ...]
) -> Asked:
    """The questions that apply, in order. An answer to a question that does not apply counts for nothing, but is kept.

    A rule only hides a question; it never reorders. `sets` are those used in this visit, besides the facts about it.
    """
    counting: dict[str, Answer] = {}
    situation = Situation(counting, people)
    questions: list[Question] = []
    hidden: list[str] = []
    for question in question_set.visit_facts:
        _take(question, answers, counting, situation, hidden)
    counting |= facts(counting)
    for section in question_set.steps(tuple(name for name in sets if name != ABOUT)):
        for question in section.questions:
            if _take(question, answers, counting, situation, hidden):
                questions.append(question)
    return Asked(tuple(questions), situation, _as_family_sees_it(question_set, situation), tuple(hidden))


def _take(
    question: Question,
    answers: Mapping[str, Answer],
    counting: dict[str, Answer],
    situation: Situation,
    hidden: list[str],
) -> bool:
    applies = question.ask_when.holds(situation)
    answer = answers.get(question.id)
    if applies and answer is not None:
        counting[question.id] = answer
    elif answer is not None:
        hidden.append(question.id)
    return applies


def _as_family_sees_it(question_set: QuestionSet, situation: Situation) -> Situation:
    shown = dict(situation.answers)
    for id_, answer in situation.answers.items():
        question = question_set.questions.get(id_)
        if question is None or question.for_family:
            continue
        instead = shown_to_family(question, answer)
        if instead is None:
            del shown[id_]
        else:
            shown[id_] = instead
    return Situation(shown, situation.people)


def shown_to_family(question: Question, answer: Answer | None) -> Answer | None:
    """The answer as the family's pages count it: a harmless one, or none at all, in place of a private one."""
    if answer is None or question.for_family:
        return answer
    if not question.as_if:
        return None
    return SomePeople(()) if question.type == "who" else Chosen(question.as_if)


def baby_called(question_set: QuestionSet, answers: Mapping[str, Answer]) -> str:
    """What baby is called in the wording."""
    name = words_of(answers.get("baby-name")).strip() if is_known(answers.get("baby-name")) else ""
    return name or question_set.words["slots"]["baby"]


def advice_for(question_set: QuestionSet, asked: Asked, sets: tuple[str, ...]) -> tuple[Advice, ...]:
    """The advice for what is known now."""
    slots = {"baby": baby_called(question_set, asked.situation.answers)}
    return advise(
        question_set.advice,
        asked.situation,
        asked.as_family_sees_it,
        slots,
        sets,
        question_set.words["slots"]["and"],
    )
