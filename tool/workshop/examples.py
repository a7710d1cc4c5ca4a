"""A family as an example: made as small as it can be while it still shows the point, and told in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS
from tool.conditions import Condition
from tool.family import Family
from tool.question_set import QuestionSet
from tool.said import said

BABY = frozenset({"born", "date", "date-of-birth"})
"""What a baby's age is worked out from."""


def rests_on(question_set: QuestionSet, conditions: Iterable[Condition]) -> frozenset[str]:
    """Every question that can matter to these conditions: those they look at, and those by which these are asked."""
    found: set[str] = set()
    left = [test.subject for condition in conditions for test in condition.tests()]
    while left:
        id_ = left.pop()
        if id_ in (AGE_IN_WEEKS, AGE_IN_MONTHS):
            left += BABY - found
        elif id_ not in found:
            found.add(id_)
            question = question_set.questions.get(id_)
            left += [test.subject for test in question.ask_when.tests()] if question else []
    return frozenset(found)


def smallest(family: Family, shows: Callable[[Family], bool], matter: frozenset[str]) -> Family:
    """The family with no answer that could be left out: without any one of them it would no longer show the point.

    `matter`: questions that can matter, left out last.
    """
    only = replace(family, answers={id_: one for id_, one in family.answers.items() if id_ in matter})
    small = only if shows(only) else family
    for id_ in sorted(small.answers, key=lambda one: (one in matter, one)):
        less = replace(small, answers={one: answer for one, answer in small.answers.items() if one != id_})
        if shows(less):
            small = less
    return small


def in_brief(family: Family, question_set: QuestionSet, only: frozenset[str] | None = None) -> tuple[str, ...]:
    """The family's answers (to these questions only), one to a line, in the order of the set and in its words.

    A family of which nothing is known gives no line.
    """
    lines = []
    for id_, question in question_set.questions.items():
        answer = family.answers.get(id_)
        if answer is not None and (only is None or id_ in only):
            told = said(answer, question, family.people, question_set.words, question_set.words["slots"])
            lines.append(f"{id_}: {', '.join(told)}")
    return tuple(lines)
