"""Checks with the worked families: what must be heard is, and nothing is out of every family's reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tool.checks.worked import WorkedFamily
from tool.found import Found
from tool.problems import Problem, Weight
from tool.question_set import ABOUT


def families_hear_what_they_must(families: Iterable[WorkedFamily]) -> Iterator[Problem]:
    """Every worked family hears what its file says, and not what it must not."""
    for family in families:
        for one in family.worked.missing:
            yield Problem(
                "W60",
                family.place,
                f"This family should hear {one} and does not.",
                "Mend the advice's rule, or the family if it is wrong.",
                family.title,
            )
        for one in family.worked.unwanted:
            yield Problem(
                "W61",
                family.place,
                f"This family should not hear {one} and does.",
                "Mend the advice's rule, or the family if it is wrong.",
                family.title,
            )


def everything_is_reached(found: Found, families: Iterable[WorkedFamily]) -> Iterator[Problem]:
    """Every advice is heard in at least one family, and every question asked in at least one."""
    assert found.question_set is not None
    heard: set[str] = set()
    asked: set[str] = set()
    for family in families:
        heard |= {advice.id for advice in family.worked.advice}
        asked |= {question.id for question in family.worked.asked.questions}
    for rule in found.question_set.advice:
        if rule.id not in heard:
            yield Problem(
                "W62",
                found.place("advice", rule.id),
                f'No worked family hears "{rule.id}".',
                "Add a family that should, or mend the rule.",
                rule.id,
                Weight.WARNING,
            )
    for id_, name in found.question_set.set_of.items():
        if name != ABOUT and id_ not in asked:
            yield Problem(
                "W63",
                found.place("question", id_),
                f'No worked family is asked "{id_}".',
                "Add a family that should be, or mend the rule.",
                id_,
                Weight.WARNING,
            )
