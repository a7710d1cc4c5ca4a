"""How the pages look: one style sheet, one logo, our own letters; all from our own files.

Call `set_page` and `apply` once at the start of each run. A page dresses its parts by giving a container one of these
keys; `name*` means that the key starts so (`card-keep-3`), since a key may stand on a page only once.

| key | what it is |
|---|---|
| `bar` | at the top, always in sight: logo at the start, `bar-buttons` at the end (`horizontal=True`) |
| `bar-buttons` | its buttons (`horizontal=True`); the one with the key `hide` works without the server too |
| `top-line*` | above a question or the advice: the way back, and the button that turns the tablet (`horizontal=True`) |
| `progress*` | "Step 4 of 9", in words |
| `family-face*` | the family's side of a page: big words on a light sheet |
| `practitioner-face*` | the practitioner's side: plum; put the words of its band first, in `face-band*` |
| `face-band*` | the labelled band inside `practitioner-face` |
| `question*` | the question, as the page's `h1` (`st.title(…, anchor=False)`), and a line below it |
| `ticks*` | the checkboxes of one question, close together |
| `ticks-long*` | the same when there are many: two columns on a tablet |
| `form*` | fields under the page's `h1`, each with its own question as an `h2`, which is smaller here |
| `fields-*` | short fields in one line: day, month and year; pounds and ounces (`horizontal=True`) |
| `list*` | a list whose lines are buttons over the full width |
| `rows*` | a list of lines, each with something to tap at its end; each line a container `row*` (`horizontal=True`) |
| `row*` | one line of such a list |
| `card-keep*`, `card-never*`, `card-do-not-share*`, `card-change*`, `card-act*` | one advice; its label in `tag*` |
| `tag*` | the short label at the top of a card; the icon is put before it |
| `notice*` | something to know before going on |
| `error-summary*` | what is still to be put right, at the top of the page |
| `preview-bar` | on every page of a walk of which nothing is kept |
| `problem-error*`, `problem-warning*`, `problem-note*` | one thing that the check found |
| `diff-*` | a wording before and now; the side that is new stands in `diff-now*` |
| `source-*`, `due-*` | one source or contact, with its days |
| `foot*` | the way on: one primary button over the full width, then quiet ones |
| `hide-cover` | the harmless picture over the whole screen: `h1`, a line, one tertiary button `uncover` to come back |

The key of the button that goes back is `back`. `assets/cover.js` draws the same picture as `hide-cover` itself; what is
dressed there is dressed for both.

Buttons: `type="primary"` for the one way on, `"secondary"` for others, `"tertiary"` for quiet ones like links.
A picture beside an answer is part of its label: `f"{picture('cot.svg')} {plain(say)}"`.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import streamlit as st

from tool.screens.labels import plain

ASSETS = Path(__file__).resolve().parent / "assets"
_STYLE = ASSETS / "look.css"
_LOGO = ASSETS / "public" / "logo.svg"
_MARK = ASSETS / "public" / "mark.png"


def set_page(title: str) -> None:
    """Set the tab's first title and its picture, and leave out every menu of Streamlit's; `title` is from our files."""
    st.set_page_config(
        page_title=title,
        page_icon=_MARK,
        layout="centered",
        initial_sidebar_state="collapsed",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )


def apply() -> None:
    """Dress the page. Reads one file and writes nothing but a style sheet."""
    st.html(_STYLE)


def logo(name: str = "Settle") -> None:
    """Show the logo; `name` is what a screen reader says instead of it."""
    with st.container(key="logo", width="content"):
        st.image(str(_LOGO), width=132, alt=name)


def picture(file: str, says: str = "") -> str:
    """Return the picture of an answer, to be put before the words in a label of a radio or a checkbox.

    `file` is a name in `questions/pictures/`; `says` is read out instead of it, from our own files, and should be left
    empty where the words beside it say the same.
    """
    return f"![{plain(says)}](/app/static/pictures/{quote(file)})"
