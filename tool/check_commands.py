"""The commands for editors of question files: check a folder, and write what helps to write one."""

from __future__ import annotations

import json
from argparse import ArgumentParser as Parser
from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tool.checks import translations
from tool.commands import AT_FAULT, FINE, folder_named, say, tell
from tool.problems import Weight, errors, in_order
from tool.reading.question_files import SHIPPED
from tool.reading.schemas import write_schemas
from tool.reading.starter import write_starter
from tool.reading.whole_folder import CheckedFolder, check_folder


def add_commands(parts: _SubParsersAction[Parser]) -> None:
    """What may be written after `settle` by editors."""
    check = parts.add_parser("check", help="check question files and their worked families")
    check.add_argument("folder", nargs="?", type=Path, help="folder of question files (those shipped)")
    check.add_argument("--json", action="store_true", help="print the problems as JSON")
    check.set_defaults(do=check_files)

    schemas = parts.add_parser("schemas", help="write the JSON Schemas by which an editor completes and underlines")
    schemas.add_argument("folder", nargs="?", type=Path, help="folder of question files (those shipped)")
    schemas.set_defaults(do=write_schema_files)

    starter = parts.add_parser("starter", help="write a commented question set to begin with")
    starter.add_argument("folder", type=Path, help="folder that is empty or not there yet")
    starter.set_defaults(do=write_starter_set)


def check_files(wanted: Namespace) -> int:
    """Check a folder of question files and the worked families in it."""
    checked = check_folder(folder_named(wanted.folder or SHIPPED), datetime.now(UTC).date())
    if wanted.json:
        problems = in_order([*checked.problems, *translations.each(checked.found)])
        say(json.dumps([problem.as_plain() for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in checked.problems:
            say(problem.in_a_line() if problem.weight is Weight.NOTE else problem.in_words())
        _sum_up(checked)
    return AT_FAULT if errors(checked.problems) else FINE


def _sum_up(checked: CheckedFolder) -> None:
    counts = ", ".join(f"{sum(p.weight is weight for p in checked.problems)} {weight.value}s" for weight in Weight)
    question_set = checked.found.question_set
    if question_set is None:
        say(f"\nThe files cannot be used as they are: {counts}. The worked families were not tried.")
        return
    questions, advice, families = len(question_set.questions), len(question_set.advice), len(checked.families)
    say(f"\n{questions} questions, {advice} pieces of advice, {families} worked families: {counts}.")


def write_schema_files(wanted: Namespace) -> int:
    """Write the JSON Schemas beside the question files."""
    folder = wanted.folder or SHIPPED
    if not folder.is_dir():
        tell(f"There is no folder {folder}.")
        return AT_FAULT
    return _write(lambda: write_schemas(folder), folder)


def write_starter_set(wanted: Namespace) -> int:
    """Write a commented question set to begin with, into a folder that has nothing in it yet."""
    folder: Path = wanted.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        tell(f"{folder} is not an empty folder. Name a new one, so that nothing is written over.")
        return AT_FAULT
    return _write(lambda: write_starter(folder), folder)


def _write(write: Callable[[], tuple[Path, ...]], folder: Path) -> int:
    try:
        for file in write():
            say(str(file))
    except OSError as error:
        tell(f"The files could not be written to {folder}: {error.strerror}. Choose another folder.")
        return AT_FAULT
    return FINE
