"""Each mistake of an author is told: where, in which question, what is wrong, what to do, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from mistakes_at_hand import Mistake, mistakes, problems_in, right_folder

ALL = mistakes()


def test_the_folder_is_right_before_a_mistake_is_made(tmp_path: Path) -> None:
    assert problems_in(right_folder(tmp_path)) == ()


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.mistake.replace(" ", "-"))
def test_a_mistake_is_told_in_the_words_of_the_table(mistake: Mistake, tmp_path: Path) -> None:
    folder = right_folder(tmp_path)
    mistake.make(folder)
    problems = problems_in(folder)
    told = [problem.in_words() for problem in problems]
    assert mistake.told in told
    assert len(told) == mistake.problems, told


def test_there_are_at_least_sixty_and_each_is_another() -> None:
    assert len(ALL) >= 60
    assert len({mistake.mistake for mistake in ALL}) == len(ALL)
    assert all(mistake.told.strip() for mistake in ALL)


def test_the_seven_that_form_tools_pass_over_are_among_them() -> None:
    assert len([mistake for mistake in ALL if mistake.one_of_the_seven]) == 7
