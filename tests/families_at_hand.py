"""Families made up for tests: answers written as in a family's file, worked as the tool works them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from tool.advice import Advice
from tool.answer import (
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
from tool.people import Person
from tool.question import Question
from tool.question_set import ABOUT, QuestionSet
from tool.question_types import TYPES, read_answer
from tool.reading.question_files import read_folder
from tool.worked import Worked, work

AMINA = Person("p1", "Amina", "mother", "yes", "yes", "yes")
BEN = Person("p2", "Ben", "father", "yes", "yes", "yes")
GRAN = Person("p3", "Yasmin", "grandparent", "no", "no", "not-sure")
PEOPLE = (AMINA, BEN, GRAN)

VISIT = {"contact": "6-8-weeks", "place": "home", "manner": "face-to-face", "date": "2026-11-20"}
BORN = {"born": "yes", "date-of-birth": "2026-10-05"}
UNBORN = {"born": "no", "due-date": "2026-12-24"}

HARD: Mapping[str, Mapping[str, Any]] = {
    "smoking": {"smokes": ["Ben"]},
    "smoked-in-pregnancy": {"smoked-in-pregnancy": "mother"},
    "alcohol": {"drinks-alcohol": ["Amina"]},
    "drugs": {"drugs": ["Ben"]},
    "drowsy-medicine": {"drowsy-medicine": ["Amina"]},
    "premature": {"born-before-37-weeks": "yes"},
    "low-birth-weight": {"birth-weight-grams": "2500"},
}
"""Each circumstance in which sharing a bed is strongly advised against, by its topic."""

HARD_QUESTIONS = {topic: next(iter(answers)) for topic, answers in HARD.items()}

NO_HARD_CIRCUMSTANCE: Mapping[str, Any] = {
    "smokes": "nobody",
    "smoked-in-pregnancy": "no",
    "drinks-alcohol": "nobody",
    "drugs": "nobody",
    "drowsy-medicine": "nobody",
    "born-before-37-weeks": "no",
    "birth-weight-grams": "3400",
    "twins-or-more": "no",
}
SAFE_BED: Mapping[str, Any] = {
    **NO_HARD_CIRCUMSTANCE,
    "bed-sharing": "sometimes",
    "bed-also-has": ["none-of-these"],
    "bed-hazards": ["none-of-these"],
    "alone-in-adult-bed": "no",
    "asleep-on-sofa": "no",
}
"""A family that shares a bed, with nothing that speaks against it."""

PRIVATE = ("previous-sudden-death", "drugs", "feels-safe", "carer-affected-now", "bruise-or-mark")


@cache
def shipped() -> QuestionSet:
    """The question set as it is shipped."""
    found = read_folder().question_set
    assert found is not None
    return found


def answers(people: tuple[Person, ...] = PEOPLE, **written: Any) -> dict[str, Answer]:
    """Answers as a family's file writes them; `bed_sharing` stands for `bed-sharing`."""
    return answers_of({key.replace("_", "-"): value for key, value in written.items()}, people)


def answers_of(written: Mapping[str, Any], people: tuple[Person, ...] = PEOPLE) -> dict[str, Answer]:
    """Answers as a family's file writes them, by the ids of the questions."""
    questions = shipped().questions
    return {
        id_: read_answer(TYPES[questions[id_].type], value, questions[id_], people)
        for id_, value in written.items()
        if value is not None
    }


def worked(people: tuple[Person, ...] = PEOPLE, **written: Any) -> Worked:
    """A family at a usual visit, worked; None takes a usual answer away."""
    return worked_of({key.replace("_", "-"): value for key, value in written.items()}, people)


def worked_of(written: Mapping[str, Any], people: tuple[Person, ...] = PEOPLE) -> Worked:
    """A family at a usual visit, worked, by the ids of the questions."""
    baby = {} if "born" in written else BORN
    return work(shipped(), answers_of({**VISIT, **baby, **written}, people), people)


def heard(people: tuple[Person, ...] = PEOPLE, **written: Any) -> set[str]:
    """What this family hears, each as level/topic."""
    return levels_and_topics(worked(people, **written).advice)


def heard_of(written: Mapping[str, Any], people: tuple[Person, ...] = PEOPLE) -> set[str]:
    """What this family hears, each as level/topic, by the ids of the questions."""
    return levels_and_topics(worked_of(written, people).advice)


def levels_and_topics(advice: tuple[Advice, ...]) -> set[str]:
    """Each as level/topic."""
    return {one.level_and_topic for one in advice}


def every_answer(question: Question) -> list[Answer]:
    """Answers enough to make each condition on this question hold and not hold."""
    unknown: list[Answer] = [NotSure(), RatherNotSay(), Skipped()]
    values = [value for value in question.values if value not in {"not-sure", "rather-not-say"}]
    values.sort(key=[option.value for option in question.answers].index)
    match question.type:
        case "yes-no" | "one-of":
            return [*map(Chosen, values), *unknown]
        case "any-of":
            some = [value for value in values if value != "none-of-these"]
            alone = [ChosenSeveral((value,)) for value in values]
            pairs = [ChosenSeveral(pair) for pair in combinations(some, 2)]
            return [*alone, *pairs, ChosenSeveral(tuple(some)), *unknown]
        case "who":
            ids = [person.id for person in PEOPLE]
            return [SomePeople(()), *(SomePeople((id_,)) for id_ in ids), SomePeople(tuple(ids)), *unknown]
        case "for-each-carer":
            whole = tuple((person.id, tuple(values)) for person in PEOPLE)
            return [Ticks(()), Ticks(whole[:1]), Ticks(whole), Ticks((("p2", ("talked",)),)), *unknown]
        case "number":
            return [*(Number(value, question.unit) for value in _numbers(15, 16, 18, 20, 21)), *unknown]
        case "weight":
            return [*(Number(value, "g") for value in _numbers(900, 2499, 2500, 2501, 3400)), *unknown]
        case "day" | "day-and-reason":
            return [Day(date(2026, 12, 4), "See the cot"), *unknown]
        case "nhs-number":
            return [Words("943 476 5919"), *unknown]
        case "words":
            return [Words("We take turns"), *unknown]
    raise AssertionError(f"a test knows no answers for the type {question.type}")


def _numbers(*values: int) -> list[Any]:
    from decimal import Decimal

    return [Decimal(value) for value in values]


def _about() -> list[Mapping[str, Answer]]:
    ages = ("2026-11-19", "2026-10-05", "2026-08-21", "2026-08-20", "2026-06-10", "2025-11-20", "2025-05-01")
    born = [answers_of({**VISIT, "born": "yes", "date-of-birth": day}) for day in ages]
    return [
        *born,
        answers_of({**VISIT, **UNBORN}),
        answers_of({**VISIT, "born": "yes"}),
        answers_of({**VISIT, "baby-name": "Zara", "born": "yes", "date-of-birth": "2026-10-05"}),
        {},
    ]


def any_family() -> st.SearchStrategy[dict[str, Answer]]:
    """Answers from the whole vocabulary: any of them, or a usual family of which some answers are others."""
    questions = {id_: q for id_, q in shipped().questions.items() if shipped().set_of[id_] != ABOUT}
    pools = {id_: st.sampled_from(every_answer(question)) for id_, question in questions.items()}
    anything = st.fixed_dictionaries({}, optional=pools)
    some = st.lists(st.sampled_from(sorted(questions)), max_size=6, unique=True).flatmap(
        lambda ids: st.fixed_dictionaries({id_: pools[id_] for id_ in ids})
    )
    first_answers = {id_: every_answer(question)[0] for id_, question in questions.items()}
    usual = st.sampled_from([answers_of(SAFE_BED), answers_of(NO_HARD_CIRCUMSTANCE), first_answers])
    bent = st.builds(lambda first, then: {**first, **then}, usual, some)
    return st.builds(lambda about, rest: {**about, **rest}, st.sampled_from(_about()), st.one_of(anything, bent))


def any_people() -> st.SearchStrategy[tuple[Person, ...]]:
    """Some of the people whom the made-up answers name, as they may be around baby."""
    return st.sampled_from(
        [
            PEOPLE,
            (AMINA,),
            (),
            (AMINA, BEN),
            (AMINA, Person("p2", "Ben", "partner", "no", "no", ""), GRAN),
            (AMINA, Person("p2", "Ben", "other", "yes", "no", "no")),
        ]
    )
