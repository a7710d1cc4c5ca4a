"""The invisible part of every page: what a browser tab must do that Streamlit does not.

Call `chrome` once in each run, as the last thing on the page. In the browser it

* sets the language and direction of the page, and the tab's title;
* when `page` changes, scrolls to the top and moves the focus to the page's `h1`, so that it is read out;
* asks for one run of the script after the connection comes back (also to a server that has been started anew: the page
  then comes back by itself, at the same address), after the store can be written again, and when the browser shows a
  page it had put aside;
* hands over words that are still being typed, 800 ms after the last key and when the tab is left;
* gives the field for files a role that lets its name be read out;
* asks the server every three seconds whether answers can be saved, and shows a red bar for as long as they cannot, and
  after a lost connection until the page is up to date again; no tap counts until then, since it would be lost;
* gives the focus back to where it was before the connection was lost (Streamlit locks every control meanwhile);
* hides the page at the first touch on the button whose key is `hide`, or when Escape is pressed twice quickly, whether
  or not the server answers: it lays a picture of its own over everything, takes it away once the server has drawn the
  page called "cover", and asks the server again after a lost connection. Its own button takes it away at any time.

Back and forward in the browser need nothing from here: Streamlit 1.67 runs the script with the address gone back to.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

HEALTH = "/health/settle"
QUIET_MILLISECONDS = 800
PATIENCE_MILLISECONDS = 2500

WORDS = ("not_saved", "cover_title", "cover_text", "cover_back")

_ASSETS = Path(__file__).resolve().parent / "assets"
_SCRIPT = "\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in ("cover.js", "chrome.js"))
_show: Any = st.components.v2.component("settle_chrome", js=_SCRIPT)


def chrome(*, page: str, title: str, language: str, direction: str, saved: int, words: Mapping[str, str]) -> None:
    """Put the invisible part on the page.

    `page` names the page and says when it has changed; `title` is the tab's title, from our own files, never from a
    family; `language` is a BCP 47 tag and `direction` "ltr" or "rtl"; `saved` is how many entries the store holds of
    this visit, which the page carries as `<html data-settle-saved>` for whoever must wait for a save; `words` needs
    `not_saved`, the sentence of the red bar, and `cover_title`, `cover_text` and `cover_back`, the words of the picture
    that hides the page.
    """
    with st.container(key="chrome", height="content"):
        _show(
            key="settle-chrome",
            data={
                "page": page,
                "title": title,
                "lang": language,
                "dir": direction,
                "saved": saved,
                "run": uuid4().hex,
                "words": {name: words[name] for name in WORDS},
                "health": HEALTH,
                "quiet": QUIET_MILLISECONDS,
                "patience": PATIENCE_MILLISECONDS,
            },
            on_again_change=_nothing,
        )


def _nothing() -> None:
    """Take the request for one more run: the run itself is the answer."""
