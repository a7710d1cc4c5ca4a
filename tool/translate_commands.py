"""The commands for translators: `settle translate export` writes a sheet, `settle translate import` takes one in."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from exports.document import RIGHT_TO_LEFT
from tool.checks import check
from tool.commands import AT_FAULT, FINE, WRONG_USE, say, tell
from tool.language import CODE, Direction, Language
from tool.problems import errors, in_order
from tool.question_set import QuestionSet
from tool.reading.language_files import FOLDER
from tool.reading.question_files import SHIPPED, read_folder
from tool.sheets.cells import LARGEST, Line, SheetProblem
from tool.sheets.commas import from_csv, to_csv
from tool.sheets.for_translators import STATES, lines_for
from tool.sheets.language_text import text_of
from tool.sheets.taking_in import Taken, sheet_of, take_in, with_review
from tool.sheets.xlsx import from_xlsx, to_xlsx
from tool.translating import State, entries, in_english

MOST_NOTES = 20


def add_to(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hang the commands under `settle translate`."""
    translate = parts.add_parser("translate", help="hand translations out to a translator, and take them in")
    either = translate.add_subparsers(title="commands", metavar="COMMAND", required=True)

    out = either.add_parser("export", help="a sheet for a translator: English, translation, state, notes")
    out.add_argument("language", metavar="LANG", help="code of the language, such as pl, ur or zh-Hant")
    out.add_argument("folder", nargs="?", type=Path, help="folder of question files (those shipped)")
    out.add_argument("--out", type=Path, help="file to write, .xlsx or .csv (settle-LANG.xlsx)")
    out.set_defaults(do=export_sheet)

    take = either.add_parser("import", help="take a translator's sheet in, and say what it changes")
    take.add_argument("file", type=Path, help="the sheet, .xlsx or .csv")
    take.add_argument("folder", nargs="?", type=Path, help="folder of question files (those shipped)")
    take.add_argument("--reviewed-by", metavar="NAME", help="who has made sure of all of it; no draft any more")
    take.set_defaults(do=import_sheet)


def export_sheet(wanted: Namespace) -> int:
    """Write a sheet for a translator."""
    code, out = wanted.language, wanted.out or Path(f"settle-{wanted.language}.xlsx")
    if not re.fullmatch(CODE, code):
        tell(f'"{code}" is not the code of a language. Write it such as pl for Polish, or ur for Urdu.')
        return WRONG_USE
    if out.suffix.lower() not in (".xlsx", ".csv"):
        tell("Let the name of the file end in .xlsx or .csv.")
        return WRONG_USE
    question_set = _question_set(wanted.folder or SHIPPED)
    if question_set is None:
        return AT_FAULT
    if code == question_set.language:
        tell(f'"{code}" is the language of the question files themselves.')
        return WRONG_USE
    lines, states = lines_for(question_set, code), [state.value for state in STATES]
    rtl = _direction(code, question_set) == "right-to-left"
    made = to_csv(lines) if out.suffix.lower() == ".csv" else to_xlsx(lines, states, rtl)
    try:
        out.write_bytes(made)
    except OSError as error:
        tell(f"{out} could not be written: {error.strerror}. Choose another place.")
        return AT_FAULT
    every = [one for one in entries(question_set, question_set.languages.get(code)) if one.for_family]
    counts = [(state, sum(one.state is state for one in every)) for state in State]
    say(f"{out}: {len(every)} wordings, {', '.join(f'{count} {state.value}' for state, count in counts if count)}.")
    return FINE


def _direction(code: str, question_set: QuestionSet) -> Direction:
    if code in question_set.languages:
        return question_set.languages[code].direction
    return "right-to-left" if code.partition("-")[0] in RIGHT_TO_LEFT else "left-to-right"


def import_sheet(wanted: Namespace) -> int:
    """Take a sheet in: all of it, or nothing."""
    folder = wanted.folder or SHIPPED
    question_set = _question_set(folder)
    if question_set is None:
        return AT_FAULT
    try:
        sheet = sheet_of(_lines(wanted.file))
        if sheet.code == question_set.language:
            raise SheetProblem(f'"{sheet.code}" is the language of the question files themselves.')
        taken = take_in(sheet, question_set, _direction(sheet.code, question_set))
    except SheetProblem as problem:
        tell(f"{wanted.file}: {problem}")
        return AT_FAULT
    if taken.language is None:
        for refusal in sorted(taken.refusals, key=lambda one: one.row):
            tell(f"{wanted.file}, {refusal}")
        tell(f"Nothing was taken in: {len(taken.refusals)} rows cannot be taken as they are.")
        return AT_FAULT
    language = _reviewed(taken, taken.language, question_set, wanted.reviewed_by)
    if language is None:
        return AT_FAULT
    return _write(folder / "languages" / f"{sheet.code}.yaml", language, question_set, taken)


def _question_set(folder: Path) -> QuestionSet | None:
    """The question set of a folder. What does not fit in a translation is mended here, so it is no hindrance."""
    found = read_folder(folder)
    wrong = [one for one in errors(check(found)) if found.question_set is None or not one.place.file.startswith(FOLDER)]
    if wrong:
        tell("The question files cannot be used as they are:")
        for problem in in_order(wrong):
            tell(problem.in_words())
        return None
    return found.question_set


def _lines(file: Path) -> tuple[Line, ...]:
    try:
        if file.stat().st_size > LARGEST:
            raise SheetProblem("This file is far larger than any sheet of ours.")
        data = file.read_bytes()
    except OSError as error:
        raise SheetProblem(f"The file cannot be read: {error.strerror}.") from None
    # By what it is, not by what it is called: a workbook is a ZIP file.
    return from_xlsx(data) if data[:2] == b"PK" else from_csv(data)


def _reviewed(taken: Taken, language: Language, question_set: QuestionSet, by: str | None) -> Language | None:
    if by is None:
        return language
    lacking = in_english(replace(question_set, languages={taken.code: language}), taken.code)
    if lacking or not by.strip():
        why = f"{len(lacking)} wordings have no translation that fits" if lacking else "no name is given"
        tell(f"It cannot be marked as reviewed: {why}.")
        return None
    return with_review(language, {"by": by.strip(), "on": datetime.now(UTC).date().isoformat()})


def _write(file: Path, language: Language, question_set: QuestionSet, taken: Taken) -> int:
    now = question_set.languages.get(taken.code)
    for note in taken.notes[:MOST_NOTES]:
        tell(f"note: {note}")
    if len(taken.notes) > MOST_NOTES:
        tell(f"note: and {len(taken.notes) - MOST_NOTES} more rows like these.")
    if language == now:
        say(f"{file}: nothing is changed.")
        return FINE
    try:
        file.parent.mkdir(exist_ok=True)
        _replace(file, text_of(language))
    except OSError as error:
        tell(f"{file} could not be written: {error.strerror}. What was there is still there.")
        return AT_FAULT
    told = (("new", taken.added), ("changed", taken.changed), ("still right", taken.confirmed))
    for what, keys in (*told, ("taken out, since the question files no longer have them", taken.dropped)):
        if keys:
            say(f"{len(keys)} {what}: {_some(keys)}")
    if taken.absent:
        say(f"{taken.absent} wordings of a family's pages have no translation yet.")
    if taken.no_longer_reviewed and language.is_draft:
        say("The translation was reviewed as it stood before, so it is a draft again, until somebody reviews it.")
    say(f"{file}: {language.name}, {language.state}, {len(language.words)} wordings.")
    return FINE


def _some(keys: list[str]) -> str:
    return ", ".join(keys[:5]) + (f" and {len(keys) - 5} more" if len(keys) > 5 else "")


def _replace(file: Path, text: str) -> None:
    """Whole, or not at all: nobody ever reads half a file."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as writing:
            writing.write(text)
            writing.flush()
            os.fsync(writing.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
