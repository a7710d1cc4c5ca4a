"""The commands that hand a record over to another system, or take its machine's twin out of it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from exports import MACHINE_EXPORTS, Export
from exports.attachments import LARGEST_PAPER
from exports.twin import NAME, Twin, TwinProblem, extract, from_twin
from tool import commands
from tool.commands import AT_FAULT, FINE, tell
from tool.seal_commands import Make


def twin_in(file: Path) -> Twin | None:
    """The record in a twin or a record's PDF; None if there is none, and why has then been told."""
    data = _bytes(file)
    if data is None:
        return None
    try:
        return from_twin(extract(data) if b"%PDF-" in data[:1024] else data)
    except TwinProblem as problem:
        tell(str(problem))
        return None


def drawn(export: Export, twin: Twin, make: Make) -> bytes:
    """The paper. A word that a newer paper needs and an older twin lacks is lent by the words shipped now."""
    try:
        return make(export, twin.record, twin.words, twin.made_at)
    except KeyError:
        lent = commands.question_set_in(None)
        now = lent.paper_words if lent else {}
        words = {part: {**now.get(part, {}), **twin.words.get(part, {})} for part in {**now, **twin.words}}
        return make(export, twin.record, words, twin.made_at)


def _bytes(file: Path) -> bytes | None:
    try:
        if file.stat().st_size <= LARGEST_PAPER:
            return file.read_bytes()
        tell(f"{file} is far larger than any file of ours.")
    except OSError as error:
        tell(f"{file} cannot be read: {error.strerror}.")
    return None


def _handed(content: bytes, out: Path | None, name: str) -> int:
    """Write to a file, into a folder under the file's own name, or on to whoever reads our output."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return FINE
    file = out / name if out.is_dir() else out
    try:
        file.write_bytes(content)
    except OSError as error:
        tell(f"{file} could not be written: {error.strerror}. Choose another place.")
        return AT_FAULT
    tell(f"{file} ({-(-len(content) // 1024)} KB)")
    return FINE


def extract_twin(wanted: Namespace) -> int:
    """Give back the twin that a practitioner's record carries, byte for byte, whatever it holds."""
    data = _bytes(wanted.paper)
    if data is None:
        return AT_FAULT
    try:
        content = extract(data)
    except TwinProblem as problem:
        tell(str(problem))
        return AT_FAULT
    try:
        name = MACHINE_EXPORTS["json"].file_name(from_twin(content).record)
    except TwinProblem:  # of a newer version, perhaps
        name = NAME
    return _handed(content, wanted.out, name)


def export_record(wanted: Namespace) -> int:
    """Write a record as another system reads it."""
    export = MACHINE_EXPORTS[wanted.as_]
    worked = wanted.family.suffix.lower() in (".yaml", ".yml")
    twin = commands.twin_of_family(wanted) if worked else twin_in(wanted.family)
    if twin is None:
        return AT_FAULT
    return _handed(export.make(twin.record, twin.words, twin.made_at), wanted.out, export.file_name(twin.record))


def export_questions(wanted: Namespace) -> int:
    """Write the questions as FHIR; say which rules it cannot hold."""
    from exports.fhir import fhir_bytes, questionnaire

    question_set = commands.question_set_in(wanted.questions)
    if question_set is None:
        return AT_FAULT
    made, unsaid = questionnaire(question_set)
    for one in unsaid:
        tell(f'note: FHIR cannot say when "{one.question}" is asked ({one.rule}): {one.why}. It is always asked there.')
    return _handed(fhir_bytes(made), wanted.out, "settle-questions.json")
