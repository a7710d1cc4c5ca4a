"""What browser tests stand on: a real server in its own house, and a tablet and a phone to look at it with.

A request to any host but the house fails the test that made it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from houses import PHONE, TABLET, House
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from shell import IN_ORDER, SERVE, Shell, ready

expect.set_options(timeout=30_000)  # two workers on two cores may both be starting a server

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Take the machine's own Chromium; without one, skip, but never on the build machine."""
    found = os.environ.get("SETTLE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        message = "browser tests need Chromium (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return {**browser_type_launch_args, "executable_path": found, "args": FLAGS, "headless": True}


@pytest.fixture
def houses(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Build houses, and pull them down at the end."""
    built: list[House] = []

    def build(command: list[str], name: str = "home") -> House:
        home = tmp_path / name
        home.mkdir()
        house = House(home, command)
        built.append(house)
        house.start()
        return house

    yield build
    for house in built:
        house.kill()


@pytest.fixture
def house(houses: Callable[..., House]) -> House:
    """The real tool, with an empty home."""
    return houses([sys.executable, "-m", "tool", "run", "--port", "{port}"])


@pytest.fixture
def seen_requests() -> list[str]:
    """Every address that a page of this test has asked for."""
    return []


@pytest.fixture
def watched(new_context: Any, seen_requests: list[str], request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Open contexts whose requests are written down; a strange host fails the test when it ends."""

    def note(asked: Request) -> None:
        seen_requests.append(asked.url)

    def open_context(**named: Any) -> BrowserContext:
        context: BrowserContext = new_context(**named)
        context.set_default_timeout(30_000)
        context.on("request", note)
        return context

    yield open_context
    ours = tuple(
        value.url + "/"
        for name in ("house",)
        if name in request.fixturenames and isinstance(value := request.getfixturevalue(name), House)
    )
    strange = [url for url in seen_requests if not url.startswith((*ours, "data:", "blob:", "about:"))]
    assert not strange, f"a page asked another host: {strange}"


@pytest.fixture
def tablet(watched: Callable[..., BrowserContext]) -> BrowserContext:
    """A tablet held upright: 820 by 1180, touch."""
    return watched(**TABLET)


@pytest.fixture
def phone(watched: Callable[..., BrowserContext]) -> BrowserContext:
    """A phone held upright: 390 by 844, touch."""
    return watched(**PHONE)


@pytest.fixture(scope="session")
def shell_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One server of the shell for all tests that leave it running; it takes seconds to start."""
    home = tmp_path_factory.mktemp("shell") / "home"
    home.mkdir()
    house = House(home, SERVE)
    house.start()
    yield house
    house.kill()


@pytest.fixture(scope="session")
def shell_context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser for them, which need not load the same scripts again for each."""
    context = browser.new_context(**TABLET)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture(scope="session")
def warm_pages() -> list[Page]:
    """The page that the next test may go on with, if the one before has left it in order."""
    return []


@pytest.fixture
def shell(shell_house: House, shell_context: BrowserContext, warm_pages: list[Page]) -> Iterator[Shell]:
    """The shell with a page of one of everything; a test must not end its server."""
    if not warm_pages or warm_pages[0].locator(IN_ORDER).count() == 0:
        warm_pages[:] = [shell_context.new_page()]
        warm_pages[0].goto(f"{shell_house.url}/?page=blank")
        ready(warm_pages[0], "blank")
    one = Shell(shell_house, shell_context, uuid4().hex, warm_pages[0])
    yield one
    one.leave()


@pytest.fixture
def own_shell(houses: Callable[..., House], shell_context: BrowserContext) -> Iterator[Shell]:
    """The same with a server of the test's own, for power cuts."""
    one = Shell(houses(SERVE, "shell"), shell_context, uuid4().hex)
    yield one
    one.leave()
