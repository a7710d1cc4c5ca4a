"""A translator's sheet: out, back in, and back in after everything that spreadsheet programs do to words."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from families_at_hand import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from translation_at_hand import CODE, in_a_draft, shipped_with, translation

from tool.__main__ import main
from tool.checks import check
from tool.problems import Weight
from tool.question_set import QuestionSet
from tool.reading.question_files import pictures_in, read_folder, read_texts
from tool.sheets.cells import SheetProblem
from tool.sheets.commas import from_csv, to_csv
from tool.sheets.for_translators import NAME, STATES, in_sheet, lines_for
from tool.sheets.language_text import text_of
from tool.sheets.taking_in import Taken, sheet_of, take_in
from tool.sheets.xlsx import from_xlsx, to_xlsx
from tool.translating import State
from tool.wordings import family_keys, wordings_of

Lines = list[list[Any]]
ASK, SHARING, SOFA = "question/smokes/ask", "question/bed-sharing/ask", "advice/sofa/say"
KEY, ENGLISH, SAYS, NOW = 0, 1, 2, 3
RED = [state.value for state in STATES]


@cache
def small() -> QuestionSet:
    """The shipped question files with three wordings translated."""
    return shipped_with(translation({ASK: "", SHARING: "", SOFA: ""}))


def sheet(of: QuestionSet | None = None) -> Lines:
    return [list(line) for line in lines_for(of or small(), CODE)]


def row(lines: Lines, key: str) -> list[Any]:
    return next(line for line in lines if line[KEY] == in_sheet(key))


def taken(lines: Lines, of: QuestionSet | None = None) -> Taken:
    return take_in(sheet_of([tuple(line) for line in lines]), of or small(), "left-to-right")


def with_(key: str, text: str, of: QuestionSet | None = None) -> Taken:
    lines = sheet(of)
    row(lines, key)[SAYS] = text
    return taken(lines, of)


# Out


def test_a_sheet_has_every_wording_of_a_family_once_and_nothing_of_the_practitioner() -> None:
    keys, family = [line[KEY] for line in sheet()[1:]], family_keys(shipped())
    assert keys == [NAME, *(in_sheet(key) for key in wordings_of(shipped()) if key in family)]
    assert len(keys) == len(set(keys))


def test_no_value_of_an_answer_stands_in_a_sheet() -> None:
    keys = [line[KEY] for line in sheet() if line[KEY].startswith("question/")]
    for question in shipped().questions.values():
        for option in question.answers:
            assert not [key for key in keys if option.value in key.split("/")[2:]], option.value


def test_each_row_says_whether_it_is_new_stale_or_fine() -> None:
    old = shipped().questions["smokes"].ask
    files = {**small().files, "1-safe-sleep.yaml": small().files["1-safe-sleep.yaml"].replace(old, "Who smokes?")}
    changed = read_texts(files, pictures_in()).question_set
    lines = sheet(changed)
    assert row(lines, ASK)[NOW] == State.STALE
    assert row(lines, SHARING)[NOW] == State.FINE
    assert row(lines, "question/feeding/ask")[NOW] == State.NEW


def test_the_workbook_hides_its_keys_and_locks_all_but_the_translation_and_its_state() -> None:
    book = load_workbook(io.BytesIO(to_xlsx(lines_for(small(), CODE), RED, right_to_left=False)))
    (page,) = book.worksheets
    assert page.protection.sheet
    assert page.column_dimensions["A"].hidden
    for line in page.iter_rows(min_row=2, max_row=40):
        assert [cell.protection.locked for cell in line] == [True, True, False, False, True]


FORMULAS = ["=1+1", "+48 123", "-minus", "@here", '=HYPERLINK("http://x","y")', "'=quoted", "''@twice", "\t=tab"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_words_become_a_formula(text: str) -> None:
    page = load_workbook(io.BytesIO(to_xlsx([("key", text, "", "", "")], RED, right_to_left=False))).worksheets[0]
    assert page["B1"].data_type == "s" and page["B1"].value == text
    (cell,) = next(csv.reader(io.StringIO(to_csv([(text,)]).decode("utf-8-sig"))))
    assert cell[0] == "'"
    assert from_csv(to_csv([("key", text)])) == (("key", text),)


# There and back


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=60)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_sheet_comes_back_exactly_as_it_went(form: str, cells: list[str]) -> None:
    line = ("key", *cells)
    padded = (*line, *[""] * (5 - len(line)))
    back = from_csv(to_csv([padded])) if form == "csv" else from_xlsx(to_xlsx([padded], RED, right_to_left=False))
    assert [tuple(one) for one in back] == [padded]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_sheet_taken_in_untouched_changes_nothing(form: str) -> None:
    lines = lines_for(in_a_draft(), CODE)
    back = from_csv(to_csv(lines)) if form == "csv" else from_xlsx(to_xlsx(lines, RED, right_to_left=True))
    found = take_in(sheet_of(back), in_a_draft(), "left-to-right")
    assert not found.refusals and not found.notes and not found.changes_anything
    assert found.language == in_a_draft().languages[CODE]


def test_a_whole_translation_made_on_a_sheet_is_whole() -> None:
    empty = shipped_with(translation({}))
    lines = sheet(empty)
    for line, full in zip(lines[1:], sheet(in_a_draft())[1:], strict=True):
        line[SAYS] = full[SAYS]
    found = taken(lines, empty)
    assert found.language is not None and not found.absent
    assert found.language.words == in_a_draft().languages[CODE].words
    assert len(found.added) == len(family_keys(shipped()))


# What spreadsheet programs do


def shuffled(lines: Lines) -> Lines:
    rows = lines[1:]
    random.Random(7).shuffle(rows)
    return [lines[0], *rows]


def other_columns(lines: Lines) -> Lines:
    return [[line[4], line[2], line[0], "", line[1]] for line in lines]


def trimmed(lines: Lines) -> Lines:
    return [[f"  {cell} \u00a0" if isinstance(cell, str) else cell for cell in line] for line in lines]


def smart_quotes(lines: Lines) -> Lines:
    return [[line[0], line[1].replace("'", "’").replace('"', "”").replace("...", "…"), *line[2:]] for line in lines]


def windows_lines(lines: Lines) -> Lines:
    return [[cell.replace("\n", "\r\n") for cell in line] for line in lines]


def empty_rows(lines: Lines) -> Lines:
    return [["", "", "", "", ""], *lines[:5], [], ["", "", "", "", ""], *lines[5:], []]


def without_most_rows(lines: Lines) -> Lines:
    return [lines[0], *[line for line in lines if line[KEY] in (NAME, ASK, SHARING, SOFA)]]


HABITS: list[Callable[[Lines], Lines]] = [
    shuffled,
    other_columns,
    trimmed,
    smart_quotes,
    windows_lines,
    empty_rows,
    without_most_rows,
]


@pytest.mark.parametrize("habit", HABITS)
def test_what_a_spreadsheet_does_to_a_sheet_costs_nothing(habit: Callable[[Lines], Lines]) -> None:
    lines = sheet()
    row(lines, ASK)[SAYS] = "Kto pali?" + "".join(
        f" {{{s}}}" for s in ("baby",) if "{baby}" in row(lines, ASK)[ENGLISH]
    )
    found = taken(habit(lines))
    assert not found.refusals
    assert found.changed == [ASK] and not found.added
    assert found.language is not None
    assert found.language.words[SHARING] == small().languages[CODE].words[SHARING]


@pytest.mark.parametrize("slot", ["{Baby}", "{ baby }", "{BABY}", "｛baby｝"])
def test_a_slot_that_a_program_has_changed_is_mended_and_told(slot: str) -> None:
    found = with_(SOFA, f"Nigdy {slot}")
    assert not found.refusals and found.language is not None
    assert found.language.words[SOFA].says == "Nigdy {baby}"
    assert len(found.notes) == 1


def test_an_emptied_cell_keeps_the_translation_there_was_and_tells() -> None:
    found = with_(ASK, "")
    assert found.language is not None and ASK in found.language.words
    assert [note.row for note in found.notes] == [number(ASK)]


def number(key: str) -> int:
    return 1 + [line[KEY] for line in sheet()].index(in_sheet(key))


REFUSED = {
    "a slot is lost": lambda line: line.__setitem__(SAYS, "Nigdy"),
    "a slot is translated": lambda line: line.__setitem__(SAYS, "Nigdy {dziecko}"),
    "a slot is added": lambda line: line.__setitem__(SAYS, "Nigdy {baby} {who}"),
    "a bracket stands alone": lambda line: line.__setitem__(SAYS, "Nigdy {baby} }"),
    "a key is changed": lambda line: line.__setitem__(KEY, "advice/sopha/say"),
    "a key is translated": lambda line: line.__setitem__(KEY, "rada/kanapa"),
    "a key is gone": lambda line: line.__setitem__(KEY, ""),
    "the english is gone": lambda line: line.__setitem__(ENGLISH, ""),
    "a direction mark came in": lambda line: line.__setitem__(SAYS, "Nigdy \u202e{baby}"),
    "it is far too long": lambda line: line.__setitem__(SAYS, "{baby}" + "a" * 1300),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_taken_is_refused_with_its_row_and_nothing_is_taken(fault: str) -> None:
    lines = sheet()
    row(lines, ASK)[SAYS] = row(lines, ASK)[SAYS] + "!"
    REFUSED[fault](row(lines, SOFA))
    found = taken(lines)
    assert found.language is None
    assert [one.row for one in found.refusals] == [number(SOFA)]
    assert all(one.words.endswith((".", "?")) for one in found.refusals)


def test_the_same_key_twice_with_other_words_is_refused() -> None:
    lines = sheet()
    again = list(row(lines, SOFA))
    assert not taken([*lines, again]).refusals
    again[SAYS] = "Nigdy {baby} nie."
    (refusal,) = taken([*lines, again]).refusals
    assert refusal.row == len(lines) + 1


def workbook(value: Any) -> tuple[Any, ...]:
    """A sheet in which a spreadsheet program has made something else of a translation."""
    book = load_workbook(io.BytesIO(to_xlsx(lines_for(small(), CODE), RED, right_to_left=False)))
    book.worksheets[0].cell(number(SOFA), SAYS + 1).value = value
    made = io.BytesIO()
    book.save(made)
    return from_xlsx(made.getvalue())


@pytest.mark.parametrize("value", ["=A1", True, date(2026, 1, 2), "#NAME?"])
def test_a_cell_that_is_no_longer_words_is_refused_with_its_row(value: Any) -> None:
    found = take_in(sheet_of(workbook(value)), small(), "left-to-right")
    assert [one.row for one in found.refusals] == [number(SOFA)]


def test_a_number_is_taken_for_the_words_it_was() -> None:
    found = take_in(sheet_of(workbook(7)), small(), "left-to-right")
    assert "{baby}" in found.refusals[0].words  # read as the words "7", in which the slot is lost


# English that moved on


@cache
def moved_on() -> QuestionSet:
    old = shipped().questions["smokes"].ask
    files = {**small().files, "1-safe-sleep.yaml": small().files["1-safe-sleep.yaml"].replace(old, "Who smokes?")}
    found = read_texts(files, pictures_in()).question_set
    assert found is not None
    return found


def test_a_translation_of_older_english_is_taken_but_stays_stale() -> None:
    lines = sheet()  # made before the English was changed
    row(lines, ASK)[SAYS] = row(lines, ASK)[SAYS] + " 2"
    found = taken(lines, moved_on())
    assert found.changed == [ASK] and len(found.notes) == 1
    assert found.language is not None
    after = shipped_with_files(moved_on(), found)
    assert row(sheet(after), ASK)[NOW] == State.STALE


def shipped_with_files(of: QuestionSet, found: Taken) -> QuestionSet:
    assert found.language is not None
    made = read_texts({**of.files, f"languages/{CODE}.yaml": text_of(found.language)}, pictures_in()).question_set
    assert made is not None
    return made


def test_the_same_words_are_still_right_only_if_a_person_says_so() -> None:
    lines = sheet(moved_on())
    assert row(lines, ASK)[NOW] == State.STALE
    assert not taken(lines, moved_on()).changes_anything
    row(lines, ASK)[NOW] = "Fine"
    assert taken(lines, moved_on()).confirmed == [ASK]


def test_older_words_never_replace_newer_ones() -> None:
    old_sheet = sheet()
    lines = sheet(moved_on())
    row(lines, ASK)[SAYS] = "Kto pali?"
    newer = shipped_with_files(moved_on(), taken(lines, moved_on()))
    row(old_sheet, ASK)[SAYS] = "Kto wtedy palił?"
    found = taken(old_sheet, newer)
    assert found.language is not None and found.language.words[ASK].says == "Kto pali?"
    assert len(found.notes) == 1


def test_a_reviewed_translation_that_is_changed_is_a_draft_again() -> None:
    reviewed = shipped_with(translation(state="reviewed", reviewed={"by": "Anna Nowak", "on": "2026-11-01"}))
    same = taken(sheet(reviewed), reviewed)
    assert same.language is not None and not same.language.is_draft
    changed = with_(ASK, row(sheet(reviewed), ASK)[SAYS] + "!", reviewed)
    assert changed.language is not None and changed.language.is_draft and changed.no_longer_reviewed


# Files that are no sheets


def zipped_junk() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
        packed.writestr("[Content_Types].xml", "<a")
    return made.getvalue()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 101_000_000)
    return made.getvalue()


def blank_book() -> bytes:
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04" + bytes(90), zipped_junk(), blank_book(), b"\xd0\xcf\x11\xe0"]
)
def test_a_workbook_that_is_none_is_explained(data: bytes) -> None:
    with pytest.raises(SheetProblem):
        from_xlsx(data)


def test_a_workbook_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    with pytest.raises(SheetProblem, match="larger"):
        from_xlsx(bomb())


@pytest.mark.parametrize(
    "data", [b"", b"\n\n,,\n", "key;ż".encode("cp1250"), b"key\0", b'key,"never closed', b"\xff\xfek"]
)
def test_a_text_that_is_no_sheet_is_explained(data: bytes) -> None:
    with pytest.raises(SheetProblem):
        sheet_of(from_csv(data))


@pytest.mark.parametrize(
    "head",
    [
        ["English", "Translation (xx)"],
        ["key", "English"],
        ["key", "English", "Translation"],
        ["key", "Translation (xx)"],
        ["key", "English", "Translation (xx)", "Translation (pl)"],
    ],
)
def test_a_head_that_cannot_be_made_out_is_explained(head: list[str]) -> None:
    with pytest.raises(SheetProblem):
        sheet_of([tuple(head), ("a", "b", "c", "d")])


@pytest.mark.parametrize("as_", [("utf-16", "\t"), ("utf-8", ";"), ("utf-8-sig", ",")])
def test_a_text_is_read_however_a_program_divides_and_encodes_it(as_: tuple[str, str]) -> None:
    encoding, divider = as_
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=divider).writerows(lines_for(small(), CODE))
    found = taken([list(line) for line in from_csv(made.getvalue().encode(encoding))])
    assert not found.refusals and not found.changes_anything


# The commands


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "questions"
    for name, text in small().files.items():
        (here / name).parent.mkdir(exist_ok=True, parents=True)
        (here / name).write_text(text, "utf-8")
    return here


def told(command: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(command)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_out_and_in_by_command_changes_no_letter(folder: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    file, there = folder.parent / f"sheet.{ending}", folder / "languages" / f"{CODE}.yaml"
    before = there.read_bytes()
    assert told(["translate", "export", CODE, str(folder), "--out", str(file)], capsys)[0] == 0
    code, out, err = told(["translate", "import", str(file), str(folder)], capsys)
    assert (code, err) == (0, "") and "nothing is changed" in out
    assert there.read_bytes() == before


def test_a_new_language_begins_with_a_sheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder.parent / "ur.csv"
    assert told(["translate", "export", "ur", str(folder), "--out", str(file)], capsys)[0] == 0
    lines = [list(line) for line in from_csv(file.read_bytes())]
    row(lines, NAME)[SAYS] = "اردو"
    row(lines, SOFA)[SAYS] = "{baby} کبھی نہیں"
    file.write_bytes(to_csv([tuple(line) for line in lines]))
    code, out, _ = told(["translate", "import", str(file), str(folder)], capsys)
    assert code == 0 and "1 new" in out
    made = read_folder(folder).question_set
    assert made is not None and made.languages["ur"].runs == "rtl" and made.languages["ur"].is_draft


def test_a_new_language_without_a_name_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder.parent / "ur.csv"
    told(["translate", "export", "ur", str(folder), "--out", str(file)], capsys)
    code, _, err = told(["translate", "import", str(file), str(folder)], capsys)
    assert code == 1 and "row 2" in err
    assert not (folder / "languages" / "ur.yaml").exists()


def test_refused_rows_are_all_named_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = sheet()
    row(lines, SOFA)[SAYS] = "Nigdy"
    row(lines, ASK)[KEY] = "question/smoke/ask"
    (folder.parent / "a.csv").write_bytes(to_csv([tuple(line) for line in lines]))
    before = (folder / "languages" / f"{CODE}.yaml").read_bytes()
    code, _, err = told(["translate", "import", str(folder.parent / "a.csv"), str(folder)], capsys)
    assert code == 1
    assert f"row {number(SOFA)}:" in err and f"row {number(ASK)}:" in err and ASK in err
    assert (folder / "languages" / f"{CODE}.yaml").read_bytes() == before


def test_only_a_whole_translation_can_be_marked_as_reviewed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder.parent / "a.csv"
    file.write_bytes(to_csv([tuple(line) for line in sheet()]))
    by = ["--reviewed-by", "Anna Nowak, health visitor"]
    assert told(["translate", "import", str(file), str(folder), *by], capsys)[0] == 1
    file.write_bytes(to_csv([tuple(line) for line in sheet(in_a_draft())]))
    assert told(["translate", "import", str(file), str(folder), *by], capsys)[0] == 0
    made = read_folder(folder).question_set
    assert made is not None and made.languages[CODE].reviewed


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["export", "Polish"], 2),
        (["export", "en"], 2),
        (["export", "pl", "--out", "sheet.pdf"], 2),
        (["export", "pl", "--out", "/nowhere/at/all/sheet.csv"], 1),
        (["import", "/nowhere/at/all/sheet.csv"], 1),
    ],
)
def test_wrong_use_is_told_in_words(command: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    found, _, err = told(["translate", *command], capsys)
    assert found == code and err.strip()


def test_a_language_file_that_does_not_fit_is_mended_with_a_sheet(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there, file = folder / "languages" / f"{CODE}.yaml", folder.parent / "a.csv"
    broken = there.read_text("utf-8").replace(f"{ASK}:", "question/that-was-taken-out/ask:").replace("{baby}", "{bebe}")
    there.write_text(broken, "utf-8")
    assert told(["check", str(folder)], capsys)[0] == 1
    assert told(["translate", "export", CODE, str(folder), "--out", str(file)], capsys)[0] == 0
    lines = [list(line) for line in from_csv(file.read_bytes())]
    row(lines, SOFA)[SAYS] = "Nigdy {baby}"
    file.write_bytes(to_csv([tuple(line) for line in lines]))
    code, out, _ = told(["translate", "import", str(file), str(folder)], capsys)
    assert code == 0 and "question/that-was-taken-out/ask" in out
    made = read_folder(folder)
    assert not [problem for problem in check(made) if problem.weight is Weight.ERROR]


def test_a_disk_that_is_full_leaves_the_translation_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    lines = sheet()
    row(lines, SOFA)[SAYS] = "Nigdy {baby}"
    (folder.parent / "a.csv").write_bytes(to_csv([tuple(line) for line in lines]))
    before = (folder / "languages" / f"{CODE}.yaml").read_bytes()
    monkeypatch.setattr("tool.translate_commands.os.fsync", full)
    code, _, err = told(["translate", "import", str(folder.parent / "a.csv"), str(folder)], capsys)
    assert code == 1 and "No space left" in err
    assert [one.name for one in (folder / "languages").iterdir()] == [f"{CODE}.yaml"]
    assert (folder / "languages" / f"{CODE}.yaml").read_bytes() == before
