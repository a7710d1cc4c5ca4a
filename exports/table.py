"""A record's questions and answers as a table (CSV): one row for each question, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from tool.answer import NO_REAL_ANSWER
from tool.record import Record

COLUMNS = (
    "reference",
    "visit_date",
    "language",
    "question_set",
    "step",
    "question",
    "asked",
    "status",
    "said",
    "words",
    "note",
    "private",
    "practitioner_only",
)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, the wide forms of East Asian keyboards included."""


def table(record: Record) -> bytes:
    """UTF-8 with a byte order mark (spreadsheets then read it right), commas, CRLF; private parts included."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(record):
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _safe(cell: str) -> str:
    cell = cell.replace("\x00", "\ufffd")
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_SIGNS) or cell.startswith(FORMULA_SIGNS) else cell


def _rows(record: Record) -> Iterator[tuple[str, ...]]:
    day = record.date.isoformat() if record.date else ""
    head = (record.reference, day, record.language, f"{record.set_version} ({record.set_fingerprint})")
    for step, facts in (("visit", (*record.visit, *record.practitioner)), ("baby", record.baby_facts)):
        for fact in facts:
            kind = str((fact.plain or {}).get("kind", ""))
            status = kind if kind in NO_REAL_ANSWER else "answered"
            yield (*head, step, fact.id, fact.label, status, fact.said, "", "", "no", "no")
    for section in record.sections:
        for answer in section.answers:
            yield (
                *head,
                section.id,
                answer.question,
                answer.asked,
                answer.status,
                "; ".join(answer.said),
                answer.words,
                answer.note,
                "yes" if answer.private else "no",
                "yes" if answer.practitioner_only else "no",
            )
