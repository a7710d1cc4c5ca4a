"""What is wrong is said so that it can be read, however much of a file is in the way."""

from __future__ import annotations

import pytest

from tool.problems import LONGEST_TEXT, Place, Problem


@pytest.mark.parametrize("there", ["x" * 100_000, "a b " * 30_000, 'x" "' * 30_000], ids=["word", "words", "quotes"])
def test_a_problem_quotes_only_as_much_as_can_be_read(there: str) -> None:
    problem = Problem("Q01", Place("a.yaml", 3), f'There is no type "{there}".', f'Take "{there}" away.', about=there)
    assert len(problem.in_words()) < 3 * LONGEST_TEXT + 200
    assert problem.wrong.startswith('There is no type "')
    assert "…" in problem.wrong


def test_a_problem_of_usual_length_is_said_whole() -> None:
    wrong = f'There is no type "{"x" * 100}", and "{"y" * 100}" is none either.'
    assert Problem("Q01", Place("a.yaml"), wrong, "").wrong == wrong
