"""Everybody who may be around baby, as far as the conditions at hand can tell families apart: nobody, one, several.

A condition asks of people only whether somebody is like this (or everybody, which is: there is somebody, and nobody is
otherwise). So two families are alike when the same of these questions have a yes, however many people they are. Each
person adds their own yeses, so the families that can be are all the unions of what single people add. Taking people
one by one until nothing new is added reaches every one of them, with as few people as can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from tool.answer import Answer, NotSure, RatherNotSay, Skipped, Ticks
from tool.conditions import Test
from tool.conditions.read import PEOPLE
from tool.conditions.words import PersonLike
from tool.people import ASKED_OF_A_PERSON, Person
from tool.proving.choices import CHANGED, Possible
from tool.question import Question
from tool.question_set import QuestionSet

NAMES = ("Amina", "Ben", "Yasmin", "Cai", "Dilys", "Ewa", "Farid", "Grace", "Hana", "Ivo", "Jo", "Kofi")
DECIDE_WHO_IS_A_CARER = ("relation", "looks-after-baby")
Ticked = Mapping[str, tuple[str, ...]]
"""What is ticked for one person, by question."""
Somebody = tuple[Person, Ticked]
Asks = Callable[[Somebody], bool]


def people_around(
    question_set: QuestionSet, tests: Sequence[Test], per_carer: Sequence[Question], calm: Possible
) -> list[Possible]:
    """Every family that the tests can tell apart, with the ticks of its carers; `calm` is the calm one."""
    asks = [one for test in tests for one in _asks(test)]
    asks.append(lambda somebody: bool(somebody[0].id))  # there is anybody at all
    found: dict[tuple[bool, ...], tuple[Somebody, ...]] = {(False,) * len(asks): ()}
    kinds: dict[tuple[bool, ...], Somebody] = {}
    for somebody in _anybody(question_set, tests, per_carer, calm):
        kinds.setdefault(tuple(ask(somebody) for ask in asks), somebody)
    newest = dict(found)
    while newest:
        added: dict[tuple[bool, ...], tuple[Somebody, ...]] = {}
        for (before, family), (more, somebody) in product(newest.items(), kinds.items()):
            union = tuple(a or b for a, b in zip(before, more, strict=True))
            if union not in found:
                added.setdefault(union, (*family, somebody))
        found |= added
        newest = added
    families = [_possible(family, per_carer, n) for n, family in enumerate(found.values())]
    return [calm, *families, *_not_ticked(families, per_carer)]


def _asks(test: Test) -> list[Asks]:
    """What a test asks of a single person."""
    if isinstance(test.value, PersonLike):
        like = test.value
        return [lambda somebody: like.fits(somebody[0])]
    wanted = set(test.value) if isinstance(test.value, tuple) else set()
    return [
        lambda somebody: somebody[0].is_carer,
        lambda somebody: somebody[0].is_carer and not wanted & set(somebody[1].get(test.subject, ())),
    ]


def _anybody(
    question_set: QuestionSet, tests: Sequence[Test], per_carer: Sequence[Question], calm: Possible
) -> list[Somebody]:
    """Every person that the tests may tell from another, those most like the calm family's people first."""
    usual = next(iter(calm.people or ()), Person("p1", NAMES[0], "mother", "yes", "yes", "yes"))
    questions = {one.id: one for one in question_set.about("person").questions}
    matter = {fact for test in tests if isinstance(test.value, PersonLike) for fact, _ in test.value.facts}
    matter |= set(DECIDE_WHO_IS_A_CARER) if any(test.subject != PEOPLE for test in tests) else set()
    pools = [
        (usual.fact(fact), *sorted(questions[fact].values), "not-sure", "") if fact in matter else (usual.fact(fact),)
        for fact in ASKED_OF_A_PERSON
    ]
    persons = [Person("p", "-", *facts) for facts in product(*pools)]
    persons.sort(key=lambda one: sum(one.fact(fact) != usual.fact(fact) for fact in ASKED_OF_A_PERSON))
    like = [test.value for test in tests if isinstance(test.value, PersonLike)]
    apart: dict[tuple[bool, ...], Person] = {}
    for person in persons:  # ticks count for carers alone, so what they are like and whether they are one is enough
        apart.setdefault((person.is_carer, *(one.fits(person) for one in like)), person)
    ticks = [_ticks(question, tests, calm.answers.get(question.id), usual.id) for question in per_carer]
    return [
        (person, {question.id: chosen for question, chosen in zip(per_carer, each, strict=True)})
        for person in apart.values()
        for each in product(*ticks)
    ]


def _ticks(question: Question, tests: Sequence[Test], calm: Answer | None, usual: str) -> list[tuple[str, ...]]:
    """Every set of ticks that tests look at, all of them first; what no test looks at is as for the calm family."""
    about = [test.value for test in tests if test.subject == question.id and isinstance(test.value, tuple)]
    looked_at = {value for wanted in about for value in wanted}
    kept = set(calm.of(usual)) if isinstance(calm, Ticks) else set()
    offered = [option.value for option in question.answers]
    apart = [value for value in offered if value in looked_at]
    chosen = [
        set(some) | (kept - looked_at) for many in range(len(apart), -1, -1) for some in combinations(apart, many)
    ]
    return [tuple(value for value in offered if value in some) for some in chosen]


def _possible(family: Sequence[Somebody], per_carer: Sequence[Question], n: int) -> Possible:
    people = tuple(replace(one, id=f"p{i + 1}", name=NAMES[i % len(NAMES)]) for i, (one, _) in enumerate(family))
    answers: dict[str, Answer | None] = {
        question.id: Ticks(
            tuple(
                (one.id, ticked[question.id]) for one, (_, ticked) in zip(people, family, strict=True) if one.is_carer
            )
        )
        for question in per_carer
    }
    return Possible(answers, CHANGED + n, people=people, in_a_range=True)


def _not_ticked(families: Iterable[Possible], per_carer: Sequence[Question]) -> list[Possible]:
    """The same families where what is ticked for each carer was not asked, not known or not said."""
    unknown: tuple[Answer | None, ...] = (None, NotSure(), RatherNotSay(), Skipped())
    return [
        replace(one, answers={**one.answers, question.id: answer}, cost=one.cost + 100)
        for one in families
        for question in per_carer
        for answer in unknown
    ]
