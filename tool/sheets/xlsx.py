"""A sheet as an Excel workbook."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date, time, timedelta
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from tool.sheets.cells import LARGEST, MOST_LINES, Cell, Line, Odd, SheetProblem

WIDTHS = (36, 60, 60, 9, 52)
TRANSLATION, STATE = 3, 4  # columns, counted from 1
MOST_COLUMNS = 40
UNPACKED = 100_000_000
"""Bytes that a workbook may unpack to."""


def to_xlsx(lines: Iterable[tuple[str, ...]], states: Iterable[str], right_to_left: bool) -> bytes:
    """The workbook: keys hidden, all locked but the translation and its state, every cell text and never a formula."""
    book = Workbook()
    sheet = book.create_sheet("Translation", 0)
    del book["Sheet"]
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            _text(sheet.cell(row, column), text, row == 1, right_to_left and column == TRANSLATION)
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "A2"
    choice = DataValidation(type="list", formula1=f'"{",".join(states)}"', allow_blank=True)
    choice.add(f"D2:D{max(sheet.max_row, 2)}")
    sheet.add_data_validation(choice)
    # Against slips, not against people: there is no password.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False
    sheet.auto_filter.ref = sheet.dimensions
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _text(cell: XlsxCell, text: str, is_head: bool, right_to_left: bool) -> None:
    cell.value = text
    cell.data_type = "s"  # a text that begins with "=" is words, too
    cell.quotePrefix = text[:1] in "=+-@" and bool(text)
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2 if right_to_left else 0)
    if is_head:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE7EE")
    elif cell.column in (TRANSLATION, STATE):
        cell.protection = Protection(locked=False)


def from_xlsx(data: bytes) -> tuple[Line, ...]:
    """The lines of the first sheet that has any. Errors: SheetProblem, whatever the bytes are."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if len(data) > LARGEST or sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise SheetProblem("This workbook is far larger than any of ours.")
        book = load_workbook(io.BytesIO(data), rich_text=False)
    except SheetProblem:
        raise
    except (zipfile.BadZipFile, InvalidFileException, ParseError):
        raise SheetProblem("This is not an Excel workbook (.xlsx), or it is damaged. Save it again as .xlsx.") from None
    except Exception as error:  # openpyxl raises what its parts happen to raise for a damaged file
        wrong = f"This workbook cannot be read ({type(error).__name__}). Open it and save it again as .xlsx."
        raise SheetProblem(wrong) from None
    for sheet in book.worksheets:
        if sheet.max_row > MOST_LINES:
            raise SheetProblem(f"This sheet has more than {MOST_LINES:,} rows.")
        lines = tuple(
            tuple(_cell(one) for one in row) for row in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS))
        )
        if any(cell for line in lines for cell in line):
            return lines
    raise SheetProblem("This workbook is empty.")


def _cell(cell: object) -> Cell:
    value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "")
    if value is None:
        return ""
    if kind == "f":
        return Odd("It is a formula. Put an apostrophe (') before the text, so that it stays text.")
    if kind == "e":
        return Odd(f"It holds an error of the spreadsheet ({value}). Write the text again.")
    if isinstance(value, bool | date | time | timedelta):
        return Odd("The spreadsheet took it for a date or for true and false. Make the cell text, and write it again.")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)
