"""Families made up from everything that can be answered; the same ones for the same seed, without dice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from tool.answer import (
    NONE_OF_THESE,
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS
from tool.family import Family
from tool.people import Person
from tool.question import Question
from tool.question_set import ABOUT, QuestionSet

One = TypeVar("One")
VISIT_ON = date(2026, 11, 20)
"""Any day will do: rules know a baby's age and no calendar."""
DAYS_OLD = (1, 20, 46, 91, 92, 139, 140, 170, 181, 182, 250, 365, 550)
MOST_BENT = 6
PEOPLE: tuple[tuple[Person, ...], ...] = (
    (),
    (Person("p1", "Amina", "mother", "yes", "yes", "yes"),),
    (Person("p1", "Amina", "mother", "yes", "yes", "yes"), Person("p2", "Ben", "father", "yes", "yes", "yes")),
    (Person("p1", "Amina", "mother", "yes", "yes", "yes"), Person("p2", "Ben", "partner", "no", "no", "")),
    (
        Person("p1", "Amina", "mother", "yes", "yes", "yes"),
        Person("p2", "Ben", "father", "yes", "no", "yes"),
        Person("p3", "Yasmin", "grandparent", "no", "no", "not-sure"),
    ),
    (Person("p1", "Amina", "grandparent", "yes", "yes", "yes"), Person("p2", "Ben", "other", "yes", "no", "no")),
)


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws that depend on a seed, the family's number and what is drawn, and on nothing else.

    So a question that is added or taken out leaves every other answer as it was.
    """

    seed: int
    number: int

    def below(self, count: int, what: str) -> int:
        """A number from 0 to `count` - 1."""
        drawn = hashlib.blake2b(f"{self.seed}/{self.number}/{what}".encode(), digest_size=8).digest()
        return int.from_bytes(drawn) % count

    def one_of(self, many: Sequence[One], what: str) -> One:
        """One of them."""
        return many[self.below(len(many), what)]


def made_up(
    new: QuestionSet, old: QuestionSet, worked: Sequence[Family] = (), samples: int = 3000, seed: int = 0
) -> Iterator[Family]:
    """As many families: by turns one whose every answer is drawn, and a worked family of which a few answers are.

    The questions are those of both sets. Every answer can be drawn, and also not sure, rather not say, left for now
    and none at all; numbers just below, at and just above each bound that a rule names.
    """
    bounds = _bounds(old, new)
    questions = {
        id_: question
        for question_set in (old, new)
        for id_, question in question_set.questions.items()
        if question_set.set_of[id_] != ABOUT
    }
    ids = sorted(questions)
    choices: dict[tuple[str, tuple[Person, ...]], list[Answer | None]] = {}
    for number in range(samples):
        draws = Draws(seed, number)
        base = draws.one_of(worked, "base") if worked and number % 2 else None
        people = base.people if base else draws.one_of(PEOPLE, "people")
        answers = dict(base.answers) if base else _facts(draws)
        drawn = (
            ids if base is None else [draws.one_of(ids, f"bent {n}") for n in range(draws.below(MOST_BENT, "bent") + 1)]
        )
        for id_ in drawn:
            if (id_, people) not in choices:
                choices[id_, people] = [None, *every_answer(questions[id_], people, bounds.get(id_, ()))]
            answer = draws.one_of(choices[id_, people], id_)
            answers.pop(id_, None)
            if answer is not None:
                answers[id_] = answer
        yield Family(f"sampled family {number + 1}", people, answers)


def _facts(draws: Draws) -> dict[str, Answer]:
    answers: dict[str, Answer] = {"date": Day(VISIT_ON)}
    age = draws.below(len(DAYS_OLD) + 3, "age")
    if age < len(DAYS_OLD):
        answers |= {"born": Chosen("yes"), "date-of-birth": Day(VISIT_ON - timedelta(days=DAYS_OLD[age]))}
    elif age == len(DAYS_OLD):
        answers |= {"born": Chosen("no"), "due-date": Day(VISIT_ON + timedelta(days=40))}
    elif age == len(DAYS_OLD) + 1:
        answers |= {"born": Chosen("yes")}
    return answers


def every_answer(question: Question, people: tuple[Person, ...], bounds: Sequence[Decimal] = ()) -> list[Answer]:
    """Answers enough to make each condition on this question hold and not hold."""
    unknown: list[Answer] = [NotSure(), RatherNotSay(), Skipped()]
    values = [option.value for option in question.answers if option.value not in {"not-sure", "rather-not-say"}]
    ids = tuple(person.id for person in people)
    match question.type:
        case "yes-no" | "one-of":
            return [*map(Chosen, values), *unknown]
        case "any-of":
            some = tuple(value for value in values if value != NONE_OF_THESE)
            pairs = [ChosenSeveral(pair) for pair in pairwise(some)]
            return [*(ChosenSeveral((value,)) for value in values), *pairs, ChosenSeveral(some), *unknown]
        case "who":
            return [SomePeople(()), *(SomePeople((id_,)) for id_ in ids), SomePeople(ids), *unknown]
        case "for-each-carer":
            all_ = tuple((id_, tuple(values)) for id_ in ids)
            each = [Ticks(tuple((id_, (value,)) for id_ in ids)) for value in values]
            return [Ticks(()), Ticks(all_), Ticks(all_[:1]), *each, *unknown]
        case "number" | "weight":
            unit = "g" if question.type == "weight" else question.unit
            return [*(Number(value, unit) for value in _around(bounds, question)), *unknown]
        case "day" | "day-and-reason":
            return [Day(VISIT_ON + timedelta(days=14)), *unknown]
    return [Words("943 476 5919" if question.type == "nhs-number" else "We take turns"), *unknown]


def _around(bounds: Sequence[Decimal], question: Question) -> list[Decimal]:
    found = {bound + step for bound in bounds for step in (-1, 0, 1)} or {Decimal(question.at_least or 0)}
    least, most = question.at_least, question.at_most
    return sorted(n for n in found if (least is None or n >= least) and (most is None or n <= most))


def _bounds(*question_sets: QuestionSet) -> Mapping[str, tuple[Decimal, ...]]:
    """Every number that a rule compares with, by question."""
    found: dict[str, set[Decimal]] = {}
    for question_set in question_sets:
        rules = [rule.text.when for rule in question_set.advice]
        for condition in [*rules, *(question.ask_when for question in question_set.questions.values())]:
            for test in condition.tests():
                if isinstance(test.value, Decimal) and test.subject not in (AGE_IN_WEEKS, AGE_IN_MONTHS):
                    found.setdefault(test.subject, set()).add(test.value)
    return {id_: tuple(sorted(many)) for id_, many in found.items()}


def fitting(answers: Mapping[str, Answer], question_set: QuestionSet, people: tuple[Person, ...]) -> dict[str, Answer]:
    """The answers that could be given with this set: what it does not ask, or does not offer, counts as no answer."""
    ids = {person.id for person in people}
    return {
        id_: answer
        for id_, answer in answers.items()
        if (question := question_set.questions.get(id_)) is not None and _fits(answer, question, ids)
    }


def _fits(answer: Answer, question: Question, people: set[str]) -> bool:
    match answer:
        case Chosen(value=value):
            return question.type in {"yes-no", "one-of"} and value in question.values
        case ChosenSeveral(values=values):
            return question.type == "any-of" and set(values) <= question.values
        case SomePeople(people=some):
            return question.type == "who" and set(some) <= people
        case Ticks(by_person=by_person):
            return question.type == "for-each-carer" and all(set(t) <= question.values for _, t in by_person)
        case Number():
            return question.type in {"number", "weight"}
        case Day():
            return question.type in {"day", "day-and-reason"}
        case Words():
            return question.type in {"words", "nhs-number"}
        case NotSure() | RatherNotSay() | Skipped():
            return True
