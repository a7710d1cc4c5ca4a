"""The picture of a good error shows what the tool really says."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from xml.etree import ElementTree

from mistakes_at_hand import mistakes

HOUSE = Path(__file__).resolve().parents[1]
SCRIPT = HOUSE / "docs" / "draw_error.py"


def test_the_picture_is_the_one_that_its_script_draws() -> None:
    spec = importlib.util.spec_from_file_location("draw_error", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.PICTURE.read_text("utf-8") == script.drawn(), "run `uv run python docs/draw_error.py`"


def test_the_picture_says_the_whole_message_to_who_cannot_see_it() -> None:
    svg = ElementTree.parse(HOUSE / "docs" / "error.svg").getroot()
    said = " ".join("".join(svg.itertext()).split())
    told = next(one.told for one in mistakes() if one.mistake == "A key is misspelt")
    for line in told.split("\n"):
        assert line.strip() in said


def test_the_page_for_editors_shows_it() -> None:
    assert "../docs/error.svg" in (HOUSE / "questions" / "README.md").read_text("utf-8")
