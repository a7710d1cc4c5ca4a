"""The command: what it prints where, and its exit codes: 0 fine, 1 the content or a file is at fault, 2 wrong use."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from families_at_hand import shipped
from pypdf import PdfReader

from tool.__main__ import main
from tool.reading.question_files import SHIPPED

FAMILIES = SHIPPED / "families"
CALM = FAMILIES / "calm-six-weeks.yaml"
HARD = FAMILIES / "all-seven-reasons.yaml"


@dataclass
class Said:
    code: int
    out: str
    err: str


class Command:
    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self.capture = capture

    def __call__(self, *arguments: object) -> Said:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as wrong_use:
            code = int(wrong_use.code or 0)
        out, err = self.capture.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)


@pytest.fixture
def settle(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the question files, without the families."""
    place = tmp_path / "questions"
    for name, text in shipped().files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


def family(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "family.yaml"
    path.write_text(text, "utf-8")
    return path


# advise


def test_advise_prints_a_json_array_of_advice_and_nothing_else(settle: Command) -> None:
    said = settle("advise", HARD, "--json")
    assert said.code == 0
    assert said.err == ""
    advice = json.loads(said.out)
    assert isinstance(advice, list)
    for one in advice:
        assert {"id", "level", "topic", "audience", "say", "because", "source"} <= set(one)
        assert one["level"] in {"stop", "change", "keep", "act"}
        assert one["audience"] in {"family", "private", "practitioner"}
        assert all(isinstance(one[key], str) and one[key] for key in ("id", "say", "because", "source"))
    assert {"smoking", "alcohol", "drugs"} <= {one["topic"] for one in advice if one["level"] == "stop"}


def test_advise_without_json_says_the_same_in_words(settle: Command) -> None:
    ids = {one["level"] + "/" + one["topic"] for one in json.loads(settle("advise", HARD, "--json").out)}
    said = settle("advise", HARD)
    assert said.code == 0
    assert all(one in said.out for one in ids)


def test_an_answer_nobody_knows_is_refused_with_its_place_and_a_guess(settle: Command, tmp_path: Path) -> None:
    path = family(tmp_path, "family: A case\nanswers:\n  lays-down: bak\n")
    said = settle("advise", path, "--json")
    assert said.code == 1
    assert said.out == ""
    assert f"{path}:3:" in said.err
    assert 'Did you mean "back"?' in said.err


def test_a_note_never_stands_among_the_json(settle: Command, tmp_path: Path) -> None:
    path = family(
        tmp_path,
        "family: A\nbaby: {born: yes}\n"
        "answers: {unwell-today: no, temperature-38-or-more: yes, twins-or-more: False}\n",
    )
    said = settle("advise", path, "--json")
    assert said.code == 0
    assert json.loads(said.out)
    assert "temperature-38-or-more" in said.err
    assert "W21" in said.err


@pytest.mark.parametrize("what", ["none.yaml", ".", "binary.yaml", "empty.yaml", "latin.yaml"])
@pytest.mark.parametrize("command", ["advise", "paper", "try"])
def test_a_file_that_cannot_be_read_is_explained(settle: Command, tmp_path: Path, what: str, command: str) -> None:
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "latin.yaml").write_bytes("family: Zoë".encode("cp1252"))
    if command == "try" and what == ".":
        (tmp_path / "inner").mkdir()
        what = "inner"
    more = ["--out", tmp_path / "out"] if command == "paper" else []
    said = settle(command, tmp_path / what, *more)
    assert said.code == 1
    assert said.out + said.err
    assert not (tmp_path / "out").exists()


# check


def test_check_finds_the_shipped_files_fine(settle: Command) -> None:
    said = settle("check")
    assert said.code == 0
    assert "0 errors" in said.out


def test_check_prints_problems_as_json_with_file_and_line(settle: Command, folder: Path) -> None:
    path = folder / "settle.yaml"
    path.write_text(path.read_text("utf-8") + "colour: red\n", "utf-8")
    said = settle("check", folder, "--json")
    assert said.code == 1
    (error,) = [one for one in json.loads(said.out) if one["weight"] == "error"]
    assert {"code", "weight", "file", "line", "column", "about", "wrong", "do"} <= set(error)
    assert (error["file"], error["line"]) == ("settle.yaml", 6)


def test_check_names_a_damaged_file_and_line_in_words(settle: Command, folder: Path) -> None:
    path = folder / "3-safe-space.yaml"
    path.write_text(path.read_text("utf-8").replace("sections:", "sections: [", 1), "utf-8")
    said = settle("check", folder)
    assert said.code == 1
    assert "3-safe-space.yaml:" in said.out
    assert "What to do:" in said.out


def test_check_works_the_families_of_the_folder(settle: Command, folder: Path) -> None:
    (folder / "families").mkdir()
    (folder / "families" / "one.yaml").write_text(
        "family: One\nanswers: {lays-down: back}\nmust_hear: [stop/smoking]\n"
    )
    said = settle("check", folder)
    assert said.code == 1
    assert "families/one.yaml:" in said.out
    assert "W60" in said.out


def test_check_of_a_folder_without_families_says_so_and_is_fine(settle: Command, folder: Path) -> None:
    said = settle("check", folder)
    assert said.code == 0
    assert "W64" in said.out


@pytest.mark.parametrize("what", ["none", "file"])
def test_check_of_no_folder_is_explained(settle: Command, tmp_path: Path, what: str) -> None:
    (tmp_path / "file").write_text("a: b")
    said = settle("check", tmp_path / what)
    assert said.code == 1
    assert "F04" in said.out


# try


def test_try_works_files_and_folders(settle: Command, tmp_path: Path) -> None:
    family(tmp_path, "family: A case\nanswers: {lays-down: back}\nmust_hear: [keep/position]\n")
    said = settle("try", tmp_path, CALM)
    assert said.code == 0
    assert "2 families, 2 fine, 0 at fault" in said.out


@pytest.mark.parametrize(
    ("more", "word"),
    [("must_hear: [stop/smoking]", "should hear stop/smoking"), ("must_not_hear: [keep/position]", "should not hear")],
)
def test_try_says_what_a_family_should_and_should_not_have_heard(
    settle: Command, tmp_path: Path, more: str, word: str
) -> None:
    said = settle("try", family(tmp_path, f"family: A case\nanswers: {{lays-down: back}}\n{more}\n"))
    assert said.code == 1
    assert word in said.out


def test_try_goes_on_after_a_family_it_cannot_read(settle: Command, tmp_path: Path) -> None:
    said = settle("try", tmp_path / "none.yaml", CALM)
    assert said.code == 1
    assert "2 families, 1 fine, 1 at fault" in said.out


# paper


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages).split())


def test_paper_writes_both_papers_and_says_where(settle: Command, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    said = settle("paper", CALM, "--out", out)
    assert said.code == 0
    assert said.err == ""
    assert {path.name for path in out.iterdir()} == {"record.pdf", "family-copy.pdf"}
    for path in out.iterdir():
        assert str(path) in said.out
        assert "Zofia" in text_of(path)
        assert "worked example" in text_of(path)


def test_the_familys_paper_names_no_private_answer_and_whom_to_ring(settle: Command, tmp_path: Path) -> None:
    path = family(
        tmp_path,
        "family: A case\n"
        "visit: {contact: 6-8-weeks, place: home, manner: face-to-face, date: 2026-11-20}\n"
        "baby: {name: Zara, born: yes, date-of-birth: 2026-10-05}\n"
        "people: [{name: Amina, relation: mother, present: yes}, {name: Ben, relation: father, present: yes}]\n"
        "answers:\n"
        "  drugs: {value: [Ben], words: SKYLARK at weekends}\n"
        "  feels-safe: {value: concern, words: SKYLARK he shouts}\n"
        "  bruise-or-mark: {value: yes, words: SKYLARK left cheek}\n"
        "  smokes: [Ben]\n",
    )
    assert settle("paper", path, "--out", tmp_path).code == 0
    assert "SKYLARK" in text_of(tmp_path / "record.pdf")
    copy = text_of(tmp_path / "family-copy.pdf")
    assert "SKYLARK" not in copy
    assert "0808 802 6869" in copy


def test_papers_that_cannot_be_written_are_explained(settle: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    said = settle("paper", CALM, "--out", tmp_path / "file")
    assert said.code == 1
    assert str(tmp_path / "file") in said.err


# wrong use, other question files, and the command as people type it


@pytest.mark.parametrize(
    "arguments",
    [
        ["advise"],
        ["try"],
        ["paper", "a.yaml"],
        ["dance"],
        ["check", "a", "b"],
        ["run", "--port", "many"],
        ["advise", "a", "--jsn"],
    ],
)
def test_wrong_use_is_code_two_and_says_how(settle: Command, arguments: list[str]) -> None:
    said = settle(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert "usage" in said.err


@pytest.mark.parametrize("command", ["advise", "try", "paper"])
def test_question_files_at_fault_are_code_one(settle: Command, tmp_path: Path, folder: Path, command: str) -> None:
    (folder / "settle.yaml").unlink()
    more = ["--out", tmp_path / "out"] if command == "paper" else []
    said = settle(command, CALM, "--questions", folder, *more)
    assert said.code == 1
    assert "settle.yaml" in said.err


def test_help_is_fine(settle: Command) -> None:
    assert settle("--help").code == 0


def test_the_module_is_the_command() -> None:
    run = [sys.executable, "-m", "tool", "advise", str(CALM), "--json"]
    done = subprocess.run(run, cwd=SHIPPED.parent, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))
    assert done.stderr == b""


def test_a_reader_that_goes_away_is_no_fault() -> None:
    run = f"{sys.executable} -m tool advise {CALM} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", run], cwd=SHIPPED.parent, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
