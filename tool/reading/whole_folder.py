"""A folder of question files with the worked families beside them, read and checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tool.checks import check
from tool.checks.worked import WorkedFamily
from tool.found import Found
from tool.problems import Place, Problem, Weight, in_order
from tool.reading.family_file import read_family
from tool.reading.promise_file import FILE as PROMISES
from tool.reading.promise_file import promises_in
from tool.reading.question_files import SHIPPED, read_folder
from tool.worked import work


@dataclass(frozen=True)
class CheckedFolder:
    """What reading gave, the worked families, and every problem, heaviest first."""

    found: Found
    families: tuple[WorkedFamily, ...]
    problems: tuple[Problem, ...]


def check_folder(folder: Path = SHIPPED, on: date | None = None) -> CheckedFolder:
    """Everything to say about a folder on a day (see `check`). Never raises for what an editor can do to a file."""
    found = read_folder(folder)
    families: list[WorkedFamily] = []
    problems: list[Problem] = []
    beside = folder / "families"
    files = sorted([*beside.glob("*.yaml"), *beside.glob("*.yml")]) if beside.is_dir() else []
    if found.question_set is not None:
        for file in files:
            one = read_family(file, found.question_set)
            problems += [_within(problem, folder) for problem in one.problems]
            if one.family is not None:
                family = one.family
                must = (family.must_hear, family.must_not_hear)
                worked = work(found.question_set, family.answers, family.people, *must)
                place = Place(file.relative_to(folder).as_posix())
                families.append(WorkedFamily(family.title, place, worked))
        if (folder / PROMISES).exists():
            problems += promises_in(folder, found.question_set)[1]
    problems += check(found, tuple(families), on)
    if found.question_set is not None and not files:
        wrong = "There are no worked families, so nothing was tried."
        problems.append(Problem("W64", Place("families"), wrong, "Add some.", "", Weight.NOTE))
    return CheckedFolder(found, tuple(families), in_order(problems))


def _within(problem: Problem, folder: Path) -> Problem:
    """Places in a folder are told as from there."""
    file = Path(problem.place.file)
    name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)
    return replace(problem, place=Place(name, problem.place.line, problem.place.column))
