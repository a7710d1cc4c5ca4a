"""What the promises of a draft come to: each shown true, or the smallest family that breaks it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tool.problems import errors
from tool.proving import Proof, prove
from tool.question_set import QuestionSet
from tool.reading.promise_file import read_promises
from tool.screens.workshop.bench import ByFingerprint
from tool.workshop.family_in_words import in_words
from tool.workshop.rules_in_words import Point

FILE = "promises.yaml"


@dataclass(frozen=True, slots=True)
class Proved:
    """One promise. `against`: what speaks against it; `family`: answers of the smallest family that breaks it."""

    id: str
    says: str
    is_proved: bool
    against: tuple[str, ...] = ()
    family: tuple[Point, ...] = ()

    @property
    def promise(self) -> Proved:
        """What is promised: it knows its own id and words."""
        return self


def proofs(question_set: QuestionSet, text: str | None) -> tuple[Proved, ...] | None:
    """A proof for each promise in the text; None where there are no promises."""
    return None if text is None else _proofs(ByFingerprint(question_set.fingerprint, question_set), text)


@lru_cache(maxsize=4)
def _proofs(one: ByFingerprint, text: str) -> tuple[Proved, ...]:
    question_set = one.question_set
    promises, problems = read_promises(text, question_set)
    wrong = tuple(problem.in_words() for problem in errors(problems))
    if wrong:
        return (Proved(FILE, FILE, False, wrong),)
    return tuple(_said(question_set, proof) for proof in prove(question_set, promises))


def _said(question_set: QuestionSet, proof: Proof) -> Proved:
    found = proof.counter_example
    if found is None:
        return Proved(proof.promise.id, proof.promise.says, proof.is_proved, tuple(proof.faults))
    family = in_words(question_set, found.answers, found.people, found.changed)
    return Proved(proof.promise.id, proof.promise.says, False, (*proof.faults, *found.broken), family)
