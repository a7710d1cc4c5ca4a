"""The commands that seal and verify, and the words they share with the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sealing_parts import SEALED_AT, key, pem, plain_paper, sealed
from test_seal_clock import stamped

from exports.seal import Finding, SealKey, Trusted, verify
from exports.seal.said import in_words
from exports.seal.verdict import OutsideTime, Verdict
from tool.__main__ import main
from tool.commands import HERE
from tool.question_set import QuestionSet
from tool.reading.question_files import SHIPPED

FAMILY = SHIPPED / "families" / "calm-six-weeks.yaml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the installation."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SETTLE_HOME", str(folder))
    for name in ("SETTLE_SEAL_KEY", "SETTLE_SEAL_PASSPHRASE", "SETTLE_TIMESTAMP_URL"):
        monkeypatch.delenv(name, raising=False)
    return folder


def test_a_paper_that_was_just_sealed_is_genuine(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = home.parent / "out"
    assert main(["paper", str(FAMILY), "--out", str(out), "--seal"]) == 0
    capsys.readouterr()
    for name in ("record", "family-copy"):
        assert main(["verify", str(out / f"{name}.pdf")]) == 0
        assert SealKey.own(home).fingerprint in capsys.readouterr().out


def test_without_being_asked_the_command_seals_nothing_and_makes_no_key(home: Path) -> None:
    out = home.parent / "out"
    assert main(["paper", str(FAMILY), "--out", str(out)]) == 0
    assert not (home / "seal-key.pem").exists()
    assert verify((out / "record.pdf").read_bytes(), Trusted()).finding is Finding.NOT_OURS


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (lambda: sealed() + b" ", Finding.CHANGED),
        (sealed, Finding.UNKNOWN),
        (plain_paper, Finding.NOT_OURS),
        (lambda: b"a letter", Finding.NOT_OURS),
    ],
    ids=["changed", "unknown", "plain", "text"],
)
def test_what_is_not_genuine_ends_with_1(home: Path, capsys: pytest.CaptureFixture[str], content, finding) -> None:  # type: ignore[no-untyped-def]
    file = home.parent / "paper.pdf"
    file.write_bytes(content())
    assert main(["verify", str(file), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["finding"] == finding.value
    assert told["genuine"] is False
    assert told["says"]


def test_json_tells_when_and_by_which_key(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "trusted-seals").mkdir(parents=True)
    (home / "trusted-seals" / "other.pem").write_bytes(pem(key()))
    file = home.parent / "paper.pdf"
    file.write_bytes(stamped())
    assert main(["verify", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sealed_at"] == SEALED_AT.isoformat()
    assert told["fingerprint"] == key().fingerprint
    assert told["timestamp"]["known"] is False


def test_wrong_use_ends_with_2(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(home / "nowhere.pdf")]) == 2
    assert main(["verify", str(home.parent)]) == 2
    with pytest.raises(SystemExit) as ended:
        main(["verify"])
    assert ended.value.code == 2
    capsys.readouterr()


def test_a_damaged_key_is_said_in_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "seal-key.pem").write_text("damaged")
    file = home.parent / "paper.pdf"
    file.write_bytes(sealed())
    assert main(["verify", str(file)]) == 1
    assert main(["paper", str(FAMILY), "--out", str(home.parent), "--seal"]) == 1
    assert capsys.readouterr().err.count("seal-key.pem") == 2


def test_a_clock_that_is_not_there_is_told_and_the_paper_sealed(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SETTLE_TIMESTAMP_URL", "clock")
    assert main(["paper", str(FAMILY), "--out", str(home.parent), "--seal"]) == 0
    assert "SETTLE_TIMESTAMP_URL" in capsys.readouterr().err
    assert main(["verify", str(home.parent / "record.pdf")]) == 0


@pytest.mark.parametrize("finding", Finding)
@pytest.mark.parametrize("outside", [None, OutsideTime(SEALED_AT, True), OutsideTime(SEALED_AT, False)])
def test_every_finding_has_its_words_and_says_what_to_do(
    shipped: QuestionSet, finding: Finding, outside: OutsideTime | None
) -> None:
    told = in_words(Verdict(finding, SEALED_AT, "K7F3 9QXM", outside), shipped.words, HERE)
    assert told.title
    assert len(told.lines) == 2
    assert len(told.facts) == (3 if outside else 2)
    assert "{" not in " ".join((told.title, *told.lines, *told.facts))
    assert in_words(Verdict(finding), shipped.words, HERE).facts == ()


def test_the_findings_are_a_closed_set_of_four() -> None:
    assert {one.value for one in Finding} == {
        "genuine",
        "changed-after-sealing",
        "unknown-installation",
        "not-one-of-ours",
    }
    assert [one for one in Finding if Verdict(one).is_genuine] == [Finding.GENUINE]
