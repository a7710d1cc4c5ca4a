"""The commands that seal and verify papers."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from exports import Export, Words
from exports.seal import SealKeyProblem, Verdict, installation_of, sealed_paper, trusted_here, verify
from exports.seal.said import in_words
from exports.seal.verifying import LARGEST
from tool.commands import AT_FAULT, FINE, HERE, say, tell
from tool.reading.question_files import SHIPPED, read_folder
from tool.record import Record

WRONG_USE = 2
Make = Callable[[Export, Record, Words, datetime], bytes]


def maker(sealed: bool, now: datetime) -> Make | None:
    """Makes the file of an export, sealed if so wished. None: there is no key, and why has been told."""
    if not sealed:
        return lambda export, record, words, made_at: export.make(record, words, made_at)
    from tool.store import StoreProblem, home_folder  # here, since most commands need no database

    try:
        installation = installation_of(os.environ, home_folder(os.environ))
    except (SealKeyProblem, StoreProblem) as problem:
        tell(str(problem))
        return None

    def make(export: Export, record: Record, words: Words, made_at: datetime) -> bytes:
        made = sealed_paper(export, record, words, made_at, installation, now)
        if made.clock_problem:
            tell(f"Sealed without a timestamp. {made.clock_problem}")
        return made.file

    return make


def verify_file(wanted: Namespace) -> int:
    """Say what a file's seal shows: 0 if it is genuine, 1 if not, 2 if there is no such file."""
    content = _content(wanted.file)
    if content is None:
        return WRONG_USE
    from tool.store import StoreProblem, home_folder

    try:
        verdict = verify(content, trusted_here(os.environ, home_folder(os.environ)))
    except (SealKeyProblem, StoreProblem) as problem:
        tell(str(problem))
        return AT_FAULT
    question_set = read_folder(SHIPPED).question_set
    told = in_words(verdict, question_set.words, HERE) if question_set is not None else None
    if wanted.json:
        say(json.dumps({**_plain(verdict), "says": told.title if told else ""}, ensure_ascii=False, indent=2))
    elif told is None:
        say(verdict.finding.value)
    else:
        for line in (told.title, *told.lines, *told.facts):
            say(line)
    return FINE if verdict.is_genuine else AT_FAULT


def _content(file: Path) -> bytes | None:
    """The file's bytes, or as many as are needed to see that it is too large."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        tell(f"{file} cannot be read: {error.strerror}.")
        return None


def _plain(verdict: Verdict) -> dict[str, object]:
    outside = verdict.outside_time
    return {
        "finding": verdict.finding.value,
        "genuine": verdict.is_genuine,
        "sealed_at": verdict.sealed_at.isoformat() if verdict.sealed_at else None,
        "fingerprint": verdict.fingerprint or None,
        "timestamp": {"at": outside.at.isoformat(), "known": outside.known} if outside else None,
    }
