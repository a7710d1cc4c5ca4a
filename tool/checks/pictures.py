"""Checks on the pictures beside answers."""

from __future__ import annotations

from collections.abc import Iterator

from tool.answer import NO_REAL_ANSWER, NONE_OF_THESE
from tool.found import Found
from tool.problems import Problem, Weight, did_you_mean

CANNOT_BE_DRAWN = frozenset({"other", "mixed", NONE_OF_THESE, *NO_REAL_ANSWER})
"""Values of answers that no picture shows."""


def pictures_exist(found: Found) -> Iterator[Problem]:
    """Every picture named is there."""
    assert found.question_set is not None
    pictures = found.question_set.pictures
    for question in found.question_set.questions.values():
        for n, option in enumerate(question.answers):
            if option.picture and option.picture not in pictures:
                place = found.at("question", question.id, "answers", n, "picture")
                wrong, do = f'There is no picture "{option.picture}".', did_you_mean(option.picture, pictures)
                yield Problem("Q28", place, wrong, do, question.id, Weight.WARNING)


def answers_beside_pictures_have_one(found: Found) -> Iterator[Problem]:
    """Where most answers have a picture, one without stands out as if it were less likely."""
    assert found.question_set is not None
    for question in found.question_set.questions.values():
        bare = [n for n, o in enumerate(question.answers) if not o.picture and o.value not in CANNOT_BE_DRAWN]
        if sum(bool(option.picture) for option in question.answers) <= len(bare):
            continue
        for n in bare:
            wrong = f'The answer "{question.answers[n].value}" has no picture; the others have.'
            do = 'Draw one, put it into pictures/ and name it after "picture:".'
            place = found.at("question", question.id, "answers", n)
            yield Problem("Q45", place, wrong, do, question.id, Weight.WARNING)


def pictures_say_what_they_show(found: Found) -> Iterator[Problem]:
    """A picture of something other than its answer says in words what it shows, for who cannot see it."""
    assert found.question_set is not None
    for question in found.question_set.questions.values():
        for n, option in enumerate(question.answers):
            place = found.at("question", question.id, "answers", n, "picture")
            if option.picture_says and not option.picture:
                wrong, do = "There are words for a picture, but no picture.", 'Name one after "picture:".'
                place = found.at("question", question.id, "answers", n, "picture_says")
                yield Problem("Q47", place, wrong, do, question.id, Weight.WARNING)
            there = option.picture in found.question_set.pictures
            if there and option.picture != option.value and not option.picture_says:
                wrong = f'The picture "{option.picture}" beside "{option.value}" has no words for who cannot see it.'
                do = 'Say what it shows after "picture_says:".'
                yield Problem("Q46", place, wrong, do, question.id, Weight.WARNING)
