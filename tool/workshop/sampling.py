"""Which families would hear something else: every worked family, and families made up from all that can be answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tool.asking import Asked, ask
from tool.family import Family
from tool.question_set import QuestionSet
from tool.worked import EVERY_SET
from tool.workshop.examples import rests_on, smallest
from tool.workshop.made_up import fitting, made_up

SAMPLES = 3000
SEED = 20261123
Heard = tuple[str, str]
"""Id of a piece of advice, and its level and topic: advice whose level changes is heard as something else."""


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
    affected = _affected(old, new)
    asked_alike = _asking(old) == _asking(new)
    now: dict[Heard, list[Family]] = {}
    no_longer: dict[Heard, list[Family]] = {}
    for family in (*worked, *sampled) if affected else ():
        asked_before = asked_with(old, family)
        asked_after = asked_before if asked_alike else asked_with(new, family)
        before, after = heard(old, asked_before, affected), heard(new, asked_after, affected)
        for one in after - before:
            now.setdefault(one, []).append(family)
        for one in before - after:
            no_longer.setdefault(one, []).append(family)
    order = dict.fromkeys((rule.id, rule.level_and_topic) for one in (new, old) for rule in one.advice)
    known = frozenset(map(id, worked))
    changes = [_change(one, now.get(one, []), no_longer.get(one, []), known) for one in order]
    told = tuple(_with_small_examples(one, old, new) for one in changes if one is not None)
    return AdviceChanges(told, len(sampled), len(worked))


def _change(one: Heard, gained: list[Family], lost: list[Family], worked: frozenset[int]) -> AdviceChange | None:
    if not gained and not lost:
        return None
    return AdviceChange(
        *one,
        sum(id(family) not in worked for family in gained),
        sum(id(family) not in worked for family in lost),
        tuple(family.title for family in gained if id(family) in worked),
        tuple(family.title for family in lost if id(family) in worked),
        _example(gained, worked),
        _example(lost, worked),
    )


def _with_small_examples(change: AdviceChange, old: QuestionSet, new: QuestionSet) -> AdviceChange:
    """The same, with no more answers in its made-up examples than are needed to hear the difference."""
    matter = matters_to(change.advice, old, new)
    one = (change.advice, change.says)

    def hears(question_set: QuestionSet, family: Family) -> bool:
        return one in heard(question_set, asked_with(question_set, family), frozenset({change.advice}))

    def small(family: Family | None, before: QuestionSet, after: QuestionSet, worked: bool) -> Family | None:
        if family is None or worked:
            return family
        return smallest(family, lambda less: hears(after, less) and not hears(before, less), matter)

    return replace(
        change,
        example_now=small(change.example_now, old, new, bool(change.worked_now)),
        example_no_longer=small(change.example_no_longer, new, old, bool(change.worked_no_longer)),
    )


def matters_to(advice: str, old: QuestionSet, new: QuestionSet) -> frozenset[str]:
    """Every question that can matter to whether this advice is heard, with either set."""
    return frozenset().union(
        *(rests_on(one, [rule.text.when for rule in one.advice if rule.id == advice]) for one in (old, new))
    )


def asked_with(question_set: QuestionSet, family: Family) -> Asked:
    """What is asked of this family with this set, and what is then known."""
    return ask(question_set, EVERY_SET, fitting(family.answers, question_set, family.people), family.people)


def heard(question_set: QuestionSet, asked: Asked, only: frozenset[str] | None = None) -> frozenset[Heard]:
    """The advice that is heard (of `only` these): the rules of `tool.advice.advise`, without the wording."""
    return frozenset(
        (rule.id, rule.level_and_topic)
        for rule in question_set.advice
        if (only is None or rule.id in only) and rule.text.when.holds(asked.situation)
    )


def _affected(old: QuestionSet, new: QuestionSet) -> frozenset[str]:
    """The advice that anybody could hear differently: whose rule, or the asking of a question it rests on, differs.

    All of it when any question is asked otherwise, since what is not asked counts as missing; that costs time alone.
    """
    before = {rule.id: (rule.text.when, rule.level_and_topic) for rule in old.advice}
    after = {rule.id: (rule.text.when, rule.level_and_topic) for rule in new.advice}
    if _asking(old) != _asking(new):
        return frozenset(before) | frozenset(after)
    return frozenset(id_ for id_ in {**before, **after} if before.get(id_) != after.get(id_))


def _asking(question_set: QuestionSet) -> list[object]:
    """Everything that decides what counts as known."""
    return [
        (id_, question.type, question.ask_when, question.values, question.for_family, question.as_if)
        for id_, question in question_set.questions.items()
    ]


def _example(families: list[Family], worked: frozenset[int]) -> Family | None:
    return min(families, key=lambda one: (id(one) not in worked, len(one.answers)), default=None)
