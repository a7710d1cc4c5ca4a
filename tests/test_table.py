"""The table of answers: one row for each question, and nothing in it that a spreadsheet would carry out."""

from __future__ import annotations

import csv
import io

import factories as f
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import MACHINE_EXPORTS
from exports.table import COLUMNS, table
from tool.record import Record


def rows(record: Record) -> list[dict[str, str]]:
    text = table(record).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def saying(text: str) -> Record:
    section = f.RecordedSection("s", "Step", (f.answer(asked=text, said=(text,), words=text, note=text),))
    return f.record(sections=(section,), visit=(), practitioner=(), baby_facts=())


def test_the_table_begins_with_the_mark_that_spreadsheets_look_for() -> None:
    made = MACHINE_EXPORTS["csv"].make(f.record(), f.WORDS, f.MADE_AT)
    assert made.startswith(b"\xef\xbb\xbf" + b"reference,")
    assert made == table(f.record())


def test_each_question_has_one_row_in_the_words_shown() -> None:
    record = f.record()
    found = rows(record)
    facts = [*record.visit, *record.practitioner, *record.baby_facts]
    answers = [answer for section in record.sections for answer in section.answers]
    assert [row["asked"] for row in found] == [*(one.label for one in facts), *(one.asked for one in answers)]
    assert {row["private"] for row in found} == {"yes", "no"}
    assert tuple(found[0]) == COLUMNS


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 20",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        '=HYPERLINK("http://127.0.0.1/","x")',
        "＝1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_nothing_anybody_wrote_is_a_formula(text: str) -> None:
    (row,) = rows(saying(text))
    for column in ("asked", "said", "words", "note"):
        assert row[column] == f"'{text}"


@given(st.text(max_size=30))
def test_any_text_is_in_its_cell_and_is_no_formula(text: str) -> None:
    (row,) = rows(saying(text))
    assert row["words"].removeprefix("'") in (text, text.removeprefix("'"), text.replace("\x00", "\ufffd"))
    assert not row["words"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_half_a_character_does_not_stop_the_table() -> None:
    assert rows(saying("half \ud83d"))[0]["words"] == "half ?"
