"""Whether a promise holds for every combination of answers, and the smallest family for which it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tool.advice import AdviceRule
from tool.conditions import ALWAYS, Condition
from tool.family import Family
from tool.proving.counter_example import CounterExample, counter_example
from tool.proving.diagram import NO
from tool.proving.promise import Pick, Promise, Promises
from tool.proving.slice import Slice
from tool.proving.wordings import faults_of_wording
from tool.question_set import QuestionSet


@dataclass(frozen=True)
class Proof:
    """A promise with what was found. `faults`: what speaks against it without any one family, in words."""

    promise: Promise
    combinations: int = 0
    questions: tuple[str, ...] = ()
    wordings: int = 0
    faults: tuple[str, ...] = ()
    counter_example: CounterExample | None = None

    @property
    def is_proved(self) -> bool:
        """Shown true for every combination."""
        return not self.faults and self.counter_example is None


def prove(question_set: QuestionSet, promises: Promises) -> tuple[Proof, ...]:
    """A proof or a counter-example for each promise, in order. Equal question sets give equal proofs."""
    return tuple(prove_one(question_set, promise, promises.calm) for promise in promises.all)


def prove_one(question_set: QuestionSet, promise: Promise, calm: Family) -> Proof:
    """A proof or a counter-example for one promise."""
    faults = [
        f'Nothing in the advice is "{pick.written}".' for pick in promise.picks() if not pick.among(question_set.advice)
    ]
    wordings = 0
    if promise.wording is not None:
        wordings, wrong = faults_of_wording(question_set, promise.wording)
        faults += wrong
    if not promise.is_about_answers:
        return Proof(promise, wordings=wordings, faults=tuple(faults))
    slice_ = slice_of(question_set, promise, calm)
    possible = slice_.only_people_around_baby_are_named()
    if slice_.diagram.both(possible, slice_.statement(promise.told_whenever or promise.only_when or ALWAYS)) == NO:
        faults.append("It speaks of no family: what it is about never holds.")
    violated = slice_.diagram.both(possible, violation(slice_, promise))
    off = slice_.nearest(violated)
    family = None if off is None else counter_example(question_set, promise, calm, off)
    return Proof(promise, slice_.combinations, slice_.subjects, wordings, tuple(dict.fromkeys(faults)), family)


def slice_of(question_set: QuestionSet, promise: Promise, calm: Family) -> Slice:
    """What a promise depends on."""
    conditions: list[Condition] = [one for one in (promise.whenever, promise.only_when) if one is not None]
    rules = {rule.id: rule for pick in promise.picks() for rule in pick.among(question_set.advice)}
    conditions += [rule.text.when for rule in rules.values()]
    return Slice(question_set, calm, conditions, (*promise.is_asked, *promise.is_not_asked))


def violation(slice_: Slice, promise: Promise) -> int:
    """When the promise is broken, as a statement."""
    diagram = slice_.diagram

    def told(pick: Pick) -> int:
        rules = pick.among(slice_.question_set.advice)
        return diagram.any_of(slice_.is_told(rule, promise.to) for rule in rules)

    broken: list[int] = []
    positive = [*map(told, promise.is_told), *map(slice_.is_asked, promise.is_asked)]
    negative = [*map(told, promise.is_not_told), *map(slice_.is_asked, promise.is_not_asked)]
    whenever = promise.told_whenever
    if whenever is not None:
        some = [diagram.negated(one) for one in positive] + negative
        if promise.at_least_one_of:
            some.append(diagram.negated(diagram.any_of(map(told, promise.at_least_one_of))))
        if promise.at_most_one_of:
            some.append(_two_of(slice_, promise, promise.at_most_one_of))
        if promise.exactly_one_of:
            some.append(diagram.negated(diagram.any_of(map(told, promise.exactly_one_of))))
            some.append(_two_of(slice_, promise, promise.exactly_one_of))
        broken.append(diagram.both(slice_.statement(whenever), diagram.any_of(some)))
    if promise.only_when is not None:
        otherwise = diagram.negated(slice_.statement(promise.only_when))
        broken.append(diagram.both(otherwise, diagram.any_of(positive)))
    return diagram.any_of(broken)


def _two_of(slice_: Slice, promise: Promise, picks: Iterable[Pick]) -> int:
    """When two different pieces of advice among these are told."""
    one, two = NO, NO
    for rule in _rules(slice_.question_set, picks):
        told = slice_.is_told(rule, promise.to)
        two = slice_.diagram.either(two, slice_.diagram.both(one, told))
        one = slice_.diagram.either(one, told)
    return two


def _rules(question_set: QuestionSet, picks: Iterable[Pick]) -> Iterable[AdviceRule]:
    return {rule.id: rule for pick in picks for rule in pick.among(question_set.advice)}.values()
