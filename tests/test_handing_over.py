"""The commands that hand a record over, and the files they write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import factories as f
import pytest
from any_record import RECORDS
from hypothesis import given
from hypothesis import settings as run_with
from worked_families import FAMILIES

from exports import MACHINE_EXPORTS
from exports.twin import extract, to_twin
from tool.__main__ import main
from tool.record import Record

SCHEMA = Path(__file__).parent.parent / "docs" / "record-twin.schema.json"
FAMILY = next(file for file in FAMILIES if file.stem == "calm-six-weeks")


def test_the_commands_take_the_twin_out_and_draw_the_same_papers_again(tmp_path: Path) -> None:
    first, again, file = tmp_path / "first", tmp_path / "again", tmp_path / "twin.json"
    assert main(["paper", str(FAMILY), "--out", str(first)]) == 0
    assert main(["extract", str(first / "record.pdf"), "--out", str(file)]) == 0
    assert main(["paper", "--from", str(file), "--out", str(again)]) == 0
    for name in ("record.pdf", "family-copy.pdf"):
        assert (again / name).read_bytes() == (first / name).read_bytes()
    assert file.read_bytes() == extract((first / "record.pdf").read_bytes())


def test_a_twin_made_before_a_word_was_needed_is_still_drawn(tmp_path: Path) -> None:
    older = {part: dict(words) for part, words in f.WORDS.items()}
    del older["about"]["record_fingerprint"]
    file = tmp_path / "older.json"
    file.write_bytes(to_twin(f.record(), older, f.MADE_AT))
    assert main(["paper", "--from", str(file), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["paper", "--out", "x"], 2),
        (["paper", str(FAMILY), "--from", "x", "--out", "x"], 2),
        (["paper", "--from", "nowhere.json", "--out", "x"], 1),
        (["paper", "--from", str(FAMILY), "--out", "x"], 1),
        (["extract", str(FAMILY)], 1),
        (["export", "nowhere.pdf", "--as", "csv"], 1),
        (["export", str(SCHEMA), "--as", "fhir"], 1),
    ],
)
def test_what_cannot_be_handed_over_is_told_in_words(arguments: list[str], code: int, capsys: Any) -> None:
    assert main(arguments) == code
    told = capsys.readouterr()
    assert told.err.strip().endswith(".")
    assert told.out == ""


@pytest.mark.parametrize("name", MACHINE_EXPORTS)
def test_a_record_is_exported_alike_from_its_family_its_twin_and_its_paper(name: str, tmp_path: Path) -> None:
    main(["paper", str(FAMILY), "--out", str(tmp_path)])
    main(["extract", str(tmp_path / "record.pdf"), "--out", str(tmp_path / "twin.json")])
    made = []
    for file in (FAMILY, tmp_path / "twin.json", tmp_path / "record.pdf"):
        out = tmp_path / f"out-{file.suffix[1:]}"
        assert main(["export", str(file), "--as", name, "--out", str(out)]) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1] == made[2]


def test_files_for_other_systems_name_nobody_and_are_not_for_the_family() -> None:
    record = f.record(baby="Zara")
    names = {name: export.file_name(record) for name, export in MACHINE_EXPORTS.items()}
    assert names == {
        "fhir": "settle-fhir-2026-11-20-7F3K.json",
        "csv": "settle-table-2026-11-20-7F3K.csv",
        "json": "settle-record-2026-11-20-7F3K.json",
    }
    assert not any(export.for_family for export in MACHINE_EXPORTS.values())


@run_with(max_examples=40)
@given(RECORDS)
def test_any_record_can_be_handed_over(record: Record) -> None:
    for export in MACHINE_EXPORTS.values():
        made = export.make(record, f.WORDS, f.MADE_AT)
        assert made
        assert made == export.make(record, f.WORDS, f.MADE_AT)
