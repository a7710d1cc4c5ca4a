"""The steering group's commands: from a draft, over what it changes, to a version that new visits begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from families_at_hand import shipped

from tool import workshop_commands
from tool.__main__ import main
from tool.question_set import QuestionSet
from tool.screens import house

FILE = "1-safe-sleep.yaml"
WHY = "Families said that poorly sounds childish."


@dataclass
class Said:
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Promise:
    id: str = "smoking"
    says: str = "Whoever smokes hears not to share a bed"


@dataclass(frozen=True)
class Proof:
    is_proved: bool = True
    promise: Promise = Promise()


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
def settle(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    monkeypatch.setenv("SETTLE_HOME", str(tmp_path))
    monkeypatch.delenv("SETTLE_DATABASE_URL", raising=False)
    monkeypatch.delenv("SETTLE_DRAFT", raising=False)
    house.store.cache_clear()
    house.set_of.cache_clear()
    yield Command(capsys)
    house.store().close()
    house.store.cache_clear()
    house.set_of.cache_clear()


@pytest.fixture(autouse=True)
def _promises_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def proved(_question_set: QuestionSet, _extras: Mapping[str, str]) -> Sequence[Proof]:
        return (Proof(), Proof())

    monkeypatch.setattr(workshop_commands, "proved", proved)


@pytest.fixture
def draft(settle: Command, tmp_path: Path) -> Path:
    assert settle("draft").code == 0
    # A few families are enough here.
    for file in (tmp_path / "draft" / "families").glob("*.yaml"):
        if not file.name.startswith("calm-"):
            file.unlink()
    return tmp_path / "draft"


def change(draft: Path, old: str = "poorly today", new: str = "unwell today") -> None:
    text = (draft / FILE).read_text("utf-8")
    assert old in text
    (draft / FILE).write_text(text.replace(old, new, 1), "utf-8")


def asked() -> str:
    return house.current_set().questions["unwell-today"].ask


def test_a_draft_is_begun_once_and_then_found_again(settle: Command, draft: Path) -> None:
    change(draft)
    before = (draft / FILE).read_bytes()
    assert str(draft) in settle("draft").out
    assert (draft / FILE).read_bytes() == before
    assert (draft / "pictures" / "cot.svg").is_file()
    assert settle("draft", "--aside").code == 0
    assert (draft.with_name("draft-old-1") / FILE).read_bytes() == before
    assert not draft.exists()
    assert settle("draft", "--aside").code == 1


def test_what_differs_is_told_word_by_word(settle: Command, draft: Path) -> None:
    change(draft)
    said = settle("diff", "published", draft, "--samples", 20)
    assert said.code == 0
    assert "question/unwell-today/ask" in said.out
    assert "[-poorly-]{+unwell+}" in said.out
    plain = json.loads(settle("diff", "shipped", draft, "--json", "--samples", 20).out)
    assert [one["key"] for one in plain["wordings"]] == ["question/unwell-today/ask"]
    assert (plain["rules"], plain["advice"], plain["sampled"]) == ([], [], 20)


def test_nothing_differs_between_a_set_and_itself(settle: Command) -> None:
    assert "Nothing differs." in settle("diff", "published", "shipped", "--samples", 1).out


@pytest.mark.parametrize("name", ["nowhere", "version:7", "version:"])
def test_a_set_that_is_not_there_is_told(settle: Command, name: str) -> None:
    said = settle("diff", "shipped", name)
    assert (said.code, said.out) == (1, "")
    assert name.removeprefix("version:") in said.err


def test_a_broken_folder_is_told_with_its_problems(settle: Command, draft: Path) -> None:
    (draft / FILE).write_text('set: "safe-sleep', "utf-8")
    said = settle("diff", "shipped", draft)
    assert said.code == 1
    assert f"{FILE}:1" in said.err
    assert settle("diff", "shipped", draft, "--samples", -1).code == 2


def test_a_draft_that_is_right_becomes_the_next_version(settle: Command, draft: Path) -> None:
    change(draft)
    said = settle("publish", draft, "--why", WHY, "--who", "Jo Okafor")
    assert said.code == 0, said.err
    assert asked() == "Is {baby} unwell today?"
    assert house.current_set().version == "2"
    listed = settle("versions").out
    assert WHY in listed
    assert "Jo Okafor" in listed
    assert "question/unwell-today/ask" in settle("diff", "version:1", "version:2", "--samples", 5).out


def test_one_goes_on_with_the_same_draft_after_publishing(settle: Command, draft: Path) -> None:
    change(draft)
    settle("publish", draft, "--why", WHY, "--who", "Jo Okafor")
    said = settle("publish", draft, "--why", WHY, "--who", "Jo Okafor")
    assert said.code == 1
    change(draft, "unwell today", "ill today")
    assert settle("publish", draft, "--why", WHY, "--who", "Jo Okafor").code == 0
    assert house.current_set().version == "3"
    assert asked() == "Is {baby} ill today?"


def test_without_proofs_nothing_is_published(settle: Command, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(draft)
    for proofs in (None, (), (Proof(), Proof(False))):
        monkeypatch.setattr(workshop_commands, "proved", lambda *_, found=proofs: found)
        said = settle("publish", draft, "--why", WHY, "--who", "Jo Okafor")
        assert said.code == 1
        assert "romises" in said.err
    assert house.store().publications() == ()
    assert asked() == shipped().questions["unwell-today"].ask


def test_an_error_is_told_with_its_place_and_nothing_is_published(settle: Command, draft: Path) -> None:
    change(draft, "poorly today?", "poorly today {bady}?")
    said = settle("publish", draft, "--why", WHY, "--who", "Jo Okafor")
    assert said.code == 1
    assert f"{FILE}:" in said.err
    assert house.store().publications() == ()


def test_a_worked_family_that_hears_what_it_should_not_is_in_the_way(settle: Command, draft: Path) -> None:
    change(draft)
    family = draft / "families" / "calm-six-weeks.yaml"
    family.write_text(family.read_text("utf-8").replace("must_hear:", "must_hear:\n  - stop/sofa", 1), "utf-8")
    text = family.read_text("utf-8")
    if "must_hear:\n  - stop/sofa [" in text or "must_hear:\n  - stop/sofa\n" not in text:
        family.write_text(text.split("must_hear:")[0] + "must_hear: [stop/sofa]\n", "utf-8")
    assert settle("publish", draft, "--why", WHY, "--who", "Jo Okafor").code == 1


def test_a_draft_begun_before_somebody_else_published_must_be_compared_again(
    settle: Command, draft: Path, tmp_path: Path
) -> None:
    old = draft.rename(tmp_path / "mine")
    settle("draft")
    change(draft)
    assert settle("publish", draft, "--why", WHY, "--who", "Jo Okafor").code == 0
    change(old, "poorly today", "ill today")
    said = settle("publish", old, "--why", WHY, "--who", "Ada Brown")
    assert said.code == 1
    assert "--compared-with" in said.err
    assert settle("publish", old, "--why", WHY, "--who", "Ada Brown", "--compared-with", "1").code == 1
    assert settle("publish", old, "--why", WHY, "--who", "Ada Brown", "--compared-with", "2").code == 0
    assert asked() == "Is {baby} ill today?"
    assert house.current_set().version == "3"


def test_a_new_draft_begins_with_the_published_families_and_promises(settle: Command, draft: Path) -> None:
    change(draft)
    (draft / "families" / "calm-and-new.yaml").write_text(
        (draft / "families" / "calm-six-weeks.yaml").read_text("utf-8"), "utf-8"
    )
    assert settle("publish", draft, "--why", WHY, "--who", "Jo Okafor").code == 0
    settle("draft", "--aside")
    settle("draft")
    assert (draft / "families" / "calm-and-new.yaml").is_file()
    assert "unwell today" in (draft / FILE).read_text("utf-8")


def test_a_reason_and_a_name_are_asked_for(settle: Command, draft: Path) -> None:
    change(draft)
    assert settle("publish", draft, "--why", WHY).code == 2
    assert settle("publish", draft, "--why", " ", "--who", "").code == 1


def test_a_folder_that_is_no_draft_is_told(settle: Command, tmp_path: Path) -> None:
    said = settle("publish", tmp_path / "nowhere", "--why", WHY, "--who", "Jo")
    assert said.code == 1
    assert "settle draft" in said.err
