"""The starter set reads, has nothing wrong with it, and holds every key and every type there is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tool.__main__ import main
from tool.question_types import TYPES
from tool.reading.keys import KEYS
from tool.reading.question_files import read_folder
from tool.reading.starter import starter, write_starter
from tool.reading.whole_folder import check_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("starter") / "questions"
    write_starter(place)
    return place


def test_nothing_is_wrong_with_it(folder: Path) -> None:
    checked = check_folder(folder, date(2026, 11, 23))
    assert checked.problems == ()
    assert all(family.worked.is_right for family in checked.families)
    assert checked.families


def test_it_holds_a_question_of_every_type(folder: Path) -> None:
    found = read_folder(folder).question_set
    assert found is not None
    assert {question.type for question in found.questions.values()} == set(TYPES)


def test_it_has_advice_of_every_level(folder: Path) -> None:
    found = read_folder(folder).question_set
    assert found is not None
    assert {rule.text.level for rule in found.advice} == {"stop", "change", "keep", "act"}


def test_it_says_of_every_key_what_it_is_for() -> None:
    texts = "\n".join(starter().values())
    for keys in KEYS.values():
        for key, meaning in keys.items():
            assert meaning in texts, key


def test_the_command_writes_it_and_never_over_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "ours"
    assert main(["starter", str(place)]) == 0
    assert main(["check", str(place)]) == 0
    kept = (place / "settle.yaml").read_bytes()
    assert main(["starter", str(place)]) == 1
    assert (place / "settle.yaml").read_bytes() == kept
    assert "not an empty folder" in capsys.readouterr().err
    assert main(["starter", str(place / "settle.yaml")]) == 1
