"""A worked or made-up family in words: what was answered, as it would be read back."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tool.answer import Answer
from tool.people import Person, listed
from tool.question_set import QuestionSet
from tool.said import said
from tool.wording import filled
from tool.workshop.rules_in_words import Point


def in_words(
    question_set: QuestionSet,
    answers: Mapping[str, Answer],
    people: tuple[Person, ...],
    only: Collection[str] | None = None,
) -> tuple[Point, ...]:
    """A point for each question with its answer below it, in the order of the set; `only`: these questions alone."""
    slots = {"baby": question_set.words["slots"]["baby"]}
    and_ = question_set.words["slots"]["and"]
    points = []
    for id_, question in question_set.questions.items():
        answer = answers.get(id_)
        if answer is not None and (only is None or id_ in only):
            lines = said(answer, question, people, question_set.words, slots)
            points.append(Point(filled(question.ask, slots), (Point(listed(lines, and_)),)))
    return tuple(points)
