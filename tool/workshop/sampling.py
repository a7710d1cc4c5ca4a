"""Which families would hear something else: every worked family, and families made up from all that can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tool.answer import Answer
from tool.family import Family
from tool.question_set import QuestionSet
from tool.worked import work
from tool.workshop.made_up import fitting, made_up

SAMPLES = 3000
SEED = 20261123


@dataclass(frozen=True, slots=True)
class AdviceChange:
    """What one piece of advice does differently. `advice` is its id, `says` its level and topic (stop/sofa)."""

    advice: str
    says: str
    now_hear: int
    """Sampled families that hear it now and did not before."""
    no_longer_hear: int
    worked_now: tuple[str, ...]
    """Titles of the worked families that hear it now and did not before."""
    worked_no_longer: tuple[str, ...]
    example_now: Family | None
    """A family that hears it now: a worked one where there is one, else the sampled one with the fewest answers."""
    example_no_longer: Family | None


@dataclass(frozen=True, slots=True)
class AdviceChanges:
    """Advice that changes for anybody, in the order of the new set, and over how many families that was tried."""

    changes: tuple[AdviceChange, ...]
    sampled: int
    worked: int


def advice_change(
    old: QuestionSet,
    new: QuestionSet,
    families: Iterable[Family] = (),
    samples: int = SAMPLES,
    seed: int = SEED,
) -> AdviceChanges:
    """Who hears what else, over the worked families and as many made-up ones; the same for the same seed.

    Heard means told at the visit, to the family, to one person alone or to the practitioner. An answer that a set does
    not know counts as none there.
    """
    worked = tuple(families)
    sampled = tuple(made_up(new, old, worked, samples, seed))
    now: dict[str, list[Family]] = {}
    no_longer: dict[str, list[Family]] = {}
    for family in (*worked, *sampled):
        before, after = heard(old, family), heard(new, family)
        for id_ in after - before:
            now.setdefault(id_, []).append(family)
        for id_ in before - after:
            no_longer.setdefault(id_, []).append(family)
    rules = {rule.id: rule for question_set in (old, new) for rule in question_set.advice}
    order = dict.fromkeys([rule.id for question_set in (new, old) for rule in question_set.advice])
    known = {id(family) for family in worked}
    changes = []
    for advice in order:
        gained, lost = now.get(advice, []), no_longer.get(advice, [])
        if gained or lost:
            changes.append(
                AdviceChange(
                    advice,
                    rules[advice].level_and_topic,
                    sum(id(one) not in known for one in gained),
                    sum(id(one) not in known for one in lost),
                    tuple(one.title for one in gained if id(one) in known),
                    tuple(one.title for one in lost if id(one) in known),
                    _example(gained, known),
                    _example(lost, known),
                )
            )
    return AdviceChanges(tuple(changes), len(sampled), len(worked))


def heard(question_set: QuestionSet, family: Family) -> frozenset[str]:
    """Ids of the advice that this family hears with this set."""
    answers: Mapping[str, Answer] = fitting(family.answers, question_set, family.people)
    return frozenset(one.id for one in work(question_set, answers, family.people).advice)


def _example(families: list[Family], worked: set[int]) -> Family | None:
    return min(families, key=lambda one: (id(one) not in worked, len(one.answers)), default=None)
