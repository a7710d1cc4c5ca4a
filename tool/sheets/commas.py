"""A sheet as a text file with commas (CSV), for programs that do not know Excel's workbooks."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable

from tool.sheets.cells import LARGEST, MOST_LINES, Line, SheetProblem

_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would take for a formula; an apostrophe before it keeps it words."""


def to_csv(lines: Iterable[tuple[str, ...]]) -> bytes:
    """In UTF-8 with a byte-order mark, by which Excel knows it; no cell can begin a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    for line in lines:
        writer.writerow([f"'{text}" if _A_FORMULA.match(text) else text for text in line])
    return made.getvalue().encode("utf-8-sig")


def from_csv(data: bytes) -> tuple[Line, ...]:
    """The lines, however they are divided. Errors: SheetProblem, whatever the bytes are."""
    text = _text(data)
    first = text.partition("\n")[0]
    divider = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    except csv.Error as error:
        raise SheetProblem(f"This file cannot be read as CSV ({error}). Save it again as CSV (UTF-8).") from None
    if len(rows) > MOST_LINES:
        raise SheetProblem(f"This sheet has more than {MOST_LINES:,} rows.")
    if not any(cell.strip() for row in rows for cell in row):
        raise SheetProblem("This file is empty.")
    return tuple(tuple(cell[1:] if _A_FORMULA.match(cell) and cell[0] == "'" else cell for cell in row) for row in rows)


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise SheetProblem("This file is far larger than any sheet of ours.")
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        wrong = "This file is not in UTF-8, so its letters cannot be told for certain. Save it again as CSV (UTF-8)."
        raise SheetProblem(wrong) from None
    if "\0" in text:
        raise SheetProblem("This is not a text file. Save it again as CSV (UTF-8), or as .xlsx.")
    return text
