"""A small folder of question files that is right, and the same folder with one mistake of an author in it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tool.problems import Problem
from tool.reading.question_files import SHIPPED
from tool.reading.whole_folder import check_folder

MISTAKES = Path(__file__).with_name("mistakes")
ON = date(2026, 11, 23)
FROM_SHIPPED = ("0-about.yaml", "screens.yaml", "paper.yaml", "plain-words.yaml")
PICTURES = ("back", "side", "front")


@dataclass(frozen=True)
class Mistake:
    """What an author did to one file, and the whole message that must come of it.

    `old` is replaced by `new`; or the file becomes `whole`, is removed, gets another name, or is saved in an encoding.
    """

    mistake: str
    file: str
    told: str
    old: str = ""
    new: str = ""
    whole: str | None = None
    removed: bool = False
    renamed: str = ""
    encoding: str = "utf-8"
    problems: int = 1  # told in all: more where one mistake has several effects
    one_of_the_seven: bool = False

    def make(self, folder: Path) -> None:
        """Make it in a folder that is right."""
        file = folder / self.file
        text = file.read_text("utf-8") if file.exists() else ""
        if self.removed:
            file.unlink()
            return
        if self.renamed:
            file.rename(folder / self.renamed)
            return
        if self.whole is None:
            assert text.count(self.old) == 1, (self.mistake, self.old, text.count(self.old))
        changed = self.whole if self.whole is not None else text.replace(self.old, self.new)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(changed.encode(self.encoding))


def mistakes() -> tuple[Mistake, ...]:
    """Every mistake in the table."""
    raw: list[Mapping[str, Any]] = yaml.safe_load((MISTAKES / "mistakes.yaml").read_text("utf-8"))["mistakes"]
    return tuple(Mistake(**{**one, "told": one["told"].rstrip("\n")}) for one in raw)


def right_folder(place: Path) -> Path:
    """The small folder, with the files every folder takes from those shipped."""
    folder = place / "questions"
    shutil.copytree(MISTAKES / "folder", folder)
    (folder / "pictures").mkdir()
    for name in FROM_SHIPPED:
        shutil.copy(SHIPPED / name, folder / name)
    for name in PICTURES:
        shutil.copy(SHIPPED / "pictures" / f"{name}.svg", folder / "pictures")
    return folder


def problems_in(folder: Path) -> tuple[Problem, ...]:
    """Everything the checker says about a folder on the day of these tests."""
    return check_folder(folder, ON).problems
