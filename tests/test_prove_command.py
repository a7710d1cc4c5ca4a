"""`settle prove`: what it prints where, and its exit codes: 0 all proved, 1 not, 2 wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from families_at_hand import shipped
from promises_at_hand import WRITTEN, promised

from tool.__main__ import main
from tool.reading.promise_file import FILE

BROKEN = """
  - id: nobody-smokes
    says: Nobody ever hears about smoking.
    rule: [1]
    is_not_told: [stop/smoking]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the question files, without the families."""
    place = tmp_path / "questions"
    for name, text in {**shipped().files, FILE: WRITTEN}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    (place / "pictures").mkdir()
    for picture in shipped().pictures:
        (place / "pictures" / f"{picture}.svg").touch()
    return place


def with_more(folder: Path, more: str) -> Path:
    (folder / FILE).write_text(WRITTEN + more, "utf-8")
    return folder


def test_the_shipped_promises_are_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove"]) == 0
    said = capsys.readouterr().out
    assert said.count("true   ") == len(promised().all)
    assert f"{len(promised().all)} true, 0 broken" in said


def test_for_another_program_it_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--json", "--promise", "row-smoking", "--promise", "row-drugs"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["proved"], one["combinations"]) for one in plain["proofs"]] == [
        ("row-smoking", True, 7),
        ("row-drugs", True, 7),
    ]
    assert all(one["counter_example"] is None for one in plain["proofs"])


def test_a_broken_promise_is_told_with_its_family_and_saved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = folder / "found"
    assert (
        main(["prove", str(with_more(folder, BROKEN)), "--json", "--promise", "nobody-smokes", "--save", str(saved)])
        == 1
    )
    (one,) = json.loads(capsys.readouterr().out)["proofs"]
    assert one["proved"] is False
    assert one["counter_example"]["changed"] == ["smokes"]
    file = saved / "counter-example-nobody-smokes.yaml"
    assert file.read_text("utf-8") == one["counter_example"]["family"]
    assert main(["try", str(file)]) == 1


def test_a_name_that_no_promise_has_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--promise", "row-smokin"]) == 2
    assert 'Did you mean "row-smoking"?' in capsys.readouterr().err


def test_a_promise_at_fault_is_explained_and_nothing_is_said_to_be_proved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prove", str(with_more(folder, BROKEN.replace("is_not_told", "is_not_tolled")))]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert f"{FILE}:" in said.err
    assert "S03" in said.err


def test_a_check_tells_of_a_promise_at_fault_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(with_more(folder, BROKEN.replace("is_not_told", "is_not_tolled")))]) == 1
    assert "S03" in capsys.readouterr().out


def test_a_promise_about_advice_that_was_taken_out_is_broken_and_the_others_are_proved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prove", str(with_more(folder, BROKEN.replace("stop/smoking", "stop/smokes")))]) == 1
    said = capsys.readouterr()
    assert "P07" in said.err
    assert "BROKEN nobody-smokes" in said.out
    assert f"{len(promised().all)} true, 1 broken" in said.out


def test_promises_are_no_part_of_the_question_sets_fingerprint(folder: Path) -> None:
    from tool.reading.question_files import read_folder

    before = read_folder(folder).question_set
    after = read_folder(with_more(folder, BROKEN)).question_set
    assert before is not None
    assert after is not None
    assert before.fingerprint == after.fingerprint == shipped().fingerprint


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"promises: ["])
def test_a_file_that_is_no_promises_at_all_is_told(
    raw: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE).write_bytes(raw)
    assert main(["prove", str(folder)]) == 1
    assert "nothing was proved" in capsys.readouterr().err


def test_no_promises_at_all_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).unlink()
    assert main(["prove", str(folder)]) == 1
    assert "F07" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = folder / "file"
    in_the_way.touch()
    wanted = ["prove", str(with_more(folder, BROKEN)), "--promise", "nobody-smokes", "--save", str(in_the_way)]
    assert main(wanted) == 1
    assert "cannot be saved" in capsys.readouterr().err
