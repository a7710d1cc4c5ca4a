"""A house that all tests of one file live in, each with visits of its own: a server takes its time to start."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from houses import House

SERVE = [sys.executable, "-m", "tool", "run", "--port", "{port}"]


def one_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The real tool with an empty home, pulled down at the end."""
    home = tmp_path_factory.mktemp("lodging") / "home"
    home.mkdir()
    house = House(home, SERVE)
    house.start()
    yield house
    house.kill()
