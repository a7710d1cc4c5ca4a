"""The README's map and table say what is there."""

from __future__ import annotations

import re
from pathlib import Path

from tool.__main__ import parser

HOUSE = Path(__file__).resolve().parents[1]
README = (HOUSE / "README.md").read_text(encoding="utf-8")


def test_every_room_is_on_the_map_and_every_room_on_the_map_is_there() -> None:
    mapped = README.partition("<!-- map")[2].partition("<!-- end of map -->")[0]
    named = {name.rstrip("/") for name in re.findall(r"`((?:tool/|exports/|app\.py)[^`]*)`", mapped)}
    rooms = {
        path.relative_to(HOUSE).as_posix()
        for path in (HOUSE / "tool").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.name != "__init__.py"
    }
    assert named == rooms | {"app.py", "exports"}


def test_the_table_of_new_things_names_places_and_registers_that_exist() -> None:
    table = README.partition("## Where each new thing goes")[2].partition("##")[0]
    rows = re.findall(r"^\|([^|]+)\|([^|]+)\|([^|]+)\|$", table, re.MULTILINE)[2:]
    assert len(rows) >= 8
    for new, where, register in rows:
        places = [place for place in re.findall(r"`([^`]+)`", where) if "/" in place]
        for place in places:
            assert (HOUSE / place).exists(), f"{new}: {place}"
        for name in re.findall(r"`([A-Z_]+)`", register):
            assert any(
                re.search(rf"^{name}\b.*=", file.read_text(encoding="utf-8"), re.MULTILINE)
                for folder in ("tool", "exports")
                for file in (HOUSE / folder).rglob("*.py")
            ), f"{new}: no register is called {name}"


def test_every_command_is_in_the_readme() -> None:
    commands = next(action.choices for action in parser()._actions if action.dest == "command" or action.choices)
    assert commands
    for name in commands:
        assert f"`settle {name}" in README or f"settle {name} " in README, name


def test_both_commands_stand_in_the_readme_on_one_line() -> None:
    assert re.search(r"^    pip install uv && uv run --no-dev settle$", README, re.MULTILINE)
    assert re.search(r"^    pip install uv && uv run pytest$", README, re.MULTILINE)
    assert "uv run --locked pytest" in (HOUSE / ".ci" / "run").read_text(encoding="utf-8")


def test_pictures_in_the_readme_are_there() -> None:
    for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (HOUSE / target).is_file(), target
