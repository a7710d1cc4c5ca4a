"""Which way imports go, and that clock, disk, screens, YAML and database stay at the edge."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
COMMANDS = ("tool/__main__.py", "tool/commands.py", *(f"tool/{path.name}" for path in HOUSE.glob("tool/*_commands.py")))
EDGE = (
    "tool/screens/",
    "tool/store/",
    "tool/reading/",
    "tool/sheets/",
    "tool/workshop/disk.py",
    "tool/workshop/draft.py",
    *COMMANDS,
)
MODULES = sorted(
    path.relative_to(HOUSE).as_posix() for folder in ("tool", "exports") for path in (HOUSE / folder).rglob("*.py")
)
MIDDLE = [name for name in MODULES if name.startswith("tool/") and not name.startswith(EDGE)]

AT_HOME: dict[str, tuple[str, ...]] = {
    "streamlit": ("tool/screens/", "app.py"),
    "starlette": ("tool/screens/",),
    "uvicorn": ("tool/screens/",),
    "yaml": ("tool/reading/",),
    "openpyxl": ("tool/sheets/",),
    "sqlalchemy": ("tool/store/",),
    "alembic": ("tool/store/",),
    "sqlite3": ("tool/store/",),
    "platformdirs": ("tool/store/",),
    "reportlab": ("exports/",),
    "pikepdf": ("exports/",),
    "uharfbuzz": ("exports/pdf/",),
    "pyhanko": ("exports/seal/",),
    "asn1crypto": ("exports/seal/",),
    "cryptography": ("exports/seal/",),
    "argparse": COMMANDS,
}
"""Outside packages, and the only rooms that know them."""

NOT_IN_THE_MIDDLE = frozenset(
    {
        "os",
        "io",
        "pathlib",
        "shutil",
        "tempfile",
        "time",
        "random",
        "secrets",
        "uuid",
        "socket",
        "logging",
        "subprocess",
    }
)
CLOCK = frozenset({"now", "utcnow", "today", "time_ns", "perf_counter", "monotonic"})
DISK = frozenset({"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "glob", "iterdir"})


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((HOUSE / name).read_text("utf-8"))


def imported(name: str) -> Iterator[str]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def called(name: str) -> Iterator[str]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_imports_go_downwards_only() -> None:
    run = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))",
    ]
    done = subprocess.run(run, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("package", AT_HOME)
def test_an_outside_package_is_known_in_its_own_rooms_only(package: str) -> None:
    users = {name for name in [*MODULES, "app.py"] if package in set(imported(name))}
    assert not [name for name in users if not name.startswith(AT_HOME[package])]


def test_the_middle_is_where_we_think_it_is() -> None:
    assert {"tool/advice.py", "tool/record_making.py", "tool/checks/advice.py", "tool/conditions/words.py"} <= set(
        MIDDLE
    )


@pytest.mark.parametrize("name", MIDDLE)
def test_the_middle_has_no_clock_no_disk_and_no_dice(name: str) -> None:
    assert not NOT_IN_THE_MIDDLE & set(imported(name))
    assert not (CLOCK | DISK) & set(called(name))


@pytest.mark.parametrize("name", MODULES)
def test_no_module_grows_beyond_three_hundred_lines(name: str) -> None:
    assert len((HOUSE / name).read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_a_drawer_for_odds_and_ends(name: str) -> None:
    assert not {"utils", "util", "helpers", "helper", "manager", "misc", "common"} & set(
        name.removesuffix(".py").split("/")
    )


@pytest.mark.parametrize("name", MODULES)
def test_nothing_runs_what_it_reads(name: str) -> None:
    harmless = {"re", "json", "asn1crypto"}  # these read data and run nothing
    assert not {"eval", "exec", "compile", "__import__", "safe_load", "load", "unsafe_load", "full_load"} & (
        set(called(name)) - ({"load", "compile"} if harmless & set(imported(name)) else set())
    )
