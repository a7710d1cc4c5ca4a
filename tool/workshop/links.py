"""What hangs together in a question set: which answers open a question, and which advice an answer feeds."""

from __future__ import annotations

from collections.abc import Iterable

from tool.advice import AdviceRule
from tool.question import Question
from tool.question_set import QuestionSet


def opened_by(question: Question) -> tuple[str, ...]:
    """Ids of the questions (and worked-out facts) that decide whether this one is asked, each once."""
    return tuple(dict.fromkeys(test.subject for test in question.ask_when.tests()))


def opens(question_set: QuestionSet, id_: str) -> tuple[Question, ...]:
    """The questions that an answer to this one can open or close, in order."""
    return tuple(one for one in question_set.questions.values() if id_ in opened_by(one))


def feeds(question_set: QuestionSet, id_: str) -> tuple[AdviceRule, ...]:
    """The advice whose rule looks at this question, in the order of the files.

    A fact that is worked out counts for what it is worked out from: age for the day of birth and of the visit.
    """
    wanted = {id_, *(fact for fact, made_of in WORKED_OUT.items() if id_ in made_of)}
    return tuple(rule for rule in question_set.advice if wanted & {test.subject for test in rule.text.when.tests()})


def looks_at(question_set: QuestionSet, rule: AdviceRule) -> tuple[Question, ...]:
    """The questions that a rule looks at, in the order in which they are asked."""
    subjects = {test.subject for test in rule.text.when.tests()}
    return tuple(one for one in question_set.questions.values() if one.id in subjects)


WORKED_OUT = {
    "baby-age-weeks": ("born", "date-of-birth", "date"),
    "baby-age-months": ("born", "date-of-birth", "date"),
}


def matching(search: str, text_of: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Ids among these (id, text) pairs in which every word of the search stands, whatever its case."""
    wanted = search.casefold().split()
    return frozenset(id_ for id_, text in text_of if all(word in f"{id_} {text}".casefold() for word in wanted))
