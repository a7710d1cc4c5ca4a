"""A whole folder checked, from its texts: what the checker says of its questions and of its worked families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tool.checks import check
from tool.checks.worked import WorkedFamily
from tool.family import Family
from tool.found import Found
from tool.problems import Place, Problem, errors, in_order
from tool.question_set import QuestionSet
from tool.reading.family_file import read_family_text
from tool.worked import work

FAMILIES = "families/"


@dataclass(frozen=True)
class Checked:
    """The question set (None when it cannot be used), its worked families, and every problem, heaviest first."""

    question_set: QuestionSet | None
    families: tuple[Family, ...]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """No error."""
        return self.question_set is not None and not errors(self.problems)


def checked(found: Found, texts: Mapping[str, str], on: date) -> Checked:
    """What was found in a folder, with the families among its texts, checked as on that day."""
    families: list[Family] = []
    worked: list[WorkedFamily] = []
    problems: list[Problem] = []
    question_set = found.question_set
    for name, text in sorted(texts.items()) if question_set is not None else ():
        if not name.startswith(FAMILIES) or not name.endswith(".yaml"):
            continue
        assert question_set is not None
        read = read_family_text(text, name, question_set)
        problems += read.problems
        if read.family is not None:
            one = read.family
            families.append(one)
            done = work(question_set, one.answers, one.people, one.must_hear, one.must_not_hear)
            worked.append(WorkedFamily(one.title, Place(name), done))
    problems += check(found, tuple(worked), on)
    return Checked(question_set, tuple(families), in_order(problems))
