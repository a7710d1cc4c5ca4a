"""The shell with a page of one of everything, as the tests of the shell meet it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from houses import TABLET, House
from playwright.sync_api import BrowserContext, Page, Request, expect

HERE = Path(__file__).resolve().parent
SERVE = [
    sys.executable,
    "-c",
    "import os, shutil; from pathlib import Path; "
    f"shutil.copytree({str(HERE.parents[1] / '.streamlit')!r}, '.streamlit', dirs_exist_ok=True); "
    "from tool.screens.serving import serve; "
    "home = Path(os.environ['SETTLE_HOME']); "
    f"serve(port={{port}}, script=Path({str(HERE / 'shell_page.py')!r}), check=lambda: not (home / 'full').exists())",
]
UNSAVED = "#settle-unsaved"
COVER = "#settle-cover"
MAIN = '[data-testid="stMain"]'
IDLE = '.stApp[data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
IN_ORDER = f"html:not([data-settle-unsaved]):not([data-settle-waking]):has({COVER}:not([data-up])) {IDLE}"
SIZES = """(selector) => [...document.querySelectorAll(selector)]
    .filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect()).map((r) => [r.width, r.height])"""
"""Width and height of everything to be seen that the selector finds."""


TURN = """where => {
    delete document.documentElement.dataset.settlePage; // every run writes it anew
    history.pushState({}, "", where);
    dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""


class Shell:
    """A running shell in the hands of one test, which has a file of its own for what it keeps."""

    def __init__(self, house: House, context: BrowserContext, test: str, warm: Page | None = None) -> None:
        """`warm`: a page of this house that is there already; loading another takes seconds."""
        self.house, self.url, self.port = house, house.url, house.port
        self._context, self._test, self._warm = context, test, warm
        self._pages: list[Page] = []
        if warm is not None:
            warm.on("request", self._note)
        self.seen: list[str] = []
        """Every address that a page of this test has asked for."""

    def open(self, name: str = "one", screen: Mapping[str, Any] = TABLET, **more: str) -> Page:
        """Show a page of the shell on a screen of that size."""
        page = self._warm
        if page is None:
            return self.load(name, screen, **more)
        page.set_viewport_size(screen["viewport"])
        for turn, said in (("blank", {}), (name, more)):
            page.evaluate(TURN, f"/?{urlencode({'page': turn, 'kept': self._test, **said})}")
            ready(page, turn)
        return page

    def load(self, name: str = "one", screen: Mapping[str, Any] = TABLET, **more: str) -> Page:
        """Load it into a new tab."""
        page = self._context.new_page()
        page.on("request", self._note)
        self._pages.append(page)
        page.set_viewport_size(screen["viewport"])
        page.goto(f"{self.url}/?{urlencode({'page': name, 'kept': self._test, **more})}")
        ready(page, name)
        return page

    def _note(self, asked: Request) -> None:
        self.seen.append(asked.url)

    @property
    def kept(self) -> dict[str, Any]:
        """What the page has kept."""
        try:
            return dict(json.loads((self.house.home / f"kept-{self._test}.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}

    def fill_up(self) -> None:
        """From now on nothing can be saved."""
        (self.house.home / "full").touch()

    def empty(self) -> None:
        """Everything can be saved again."""
        (self.house.home / "full").unlink(missing_ok=True)

    def leave(self) -> None:
        """Put everything back as it was for the next test. No page may have asked a strange host."""
        for page in self._pages:
            page.close()
        if self._warm is not None:
            self._warm.remove_listener("request", self._note)
        if (self.house.home / "full").exists():
            self.empty()
            for _ in range(50):
                if self.house.health() == 200:
                    break
                time.sleep(0.1)
        strange = [url for url in self.seen if not url.startswith((f"{self.url}/", "data:", "blob:", "about:"))]
        assert not strange, f"a page asked another host: {strange}"


def ready(page: Page, name: str) -> None:
    """Wait until that page is there and has nothing more to do."""
    page.wait_for_selector(f'html[data-settle-page="{name}"] {MAIN} h1')
    idle(page)


def idle(page: Page) -> None:
    """Wait until no run is under way."""
    page.wait_for_selector(IDLE, state="attached")


def runs(page: Page) -> int:
    """How often the page has been run."""
    return int(page.get_by_text("run ").first.inner_text().split()[1])


def until(page: Page, true: Callable[[], bool], what: str) -> None:
    """Wait until this is true."""
    for _ in range(600):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came: {what}")


def tap_in_the_middle(page: Page, selector: str) -> None:
    """Touch the middle of it, as a finger does that does not ask whether the button is switched on."""
    box = page.locator(selector).bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def power_cut(shell: Shell, page: Page) -> None:
    """Kill the server, and wait until the page has noticed."""
    shell.house.kill()
    expect(page.locator("html[data-settle-unsaved]")).to_be_attached()
