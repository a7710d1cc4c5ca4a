"""A page with one of everything, for the tests of the shell; no family ever sees it.

It keeps what it is told in a small file under SETTLE_HOME, as the real pages do in the store, and reconciles each
control with that file in every run. The address names the file, so that each test has its own.
"""

import json
import os
from pathlib import Path

import streamlit as st
from shell_words import COVER, HOSTILE, NOT_SAVED, PAD

from tool.screens.chrome import chrome
from tool.screens.labels import plain
from tool.screens.look import apply, logo, set_page
from tool.screens.signature_pad import signature_pad

HOME = Path(os.environ["SETTLE_HOME"])
KEPT = HOME / f"kept-{st.query_params.get('kept', '')}.json"


def kept() -> dict:
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def keep(name: str, value: object) -> None:
    now = kept()
    if value is not None and now.get(name) != value:
        KEPT.write_text(json.dumps({**now, name: value}), encoding="utf-8")


def go(page: str) -> None:
    st.query_params["page"] = page


def hide(hidden: bool) -> None:
    if hidden:
        st.query_params["hidden"] = "yes"
    else:
        del st.query_params["hidden"]


def blank() -> None:
    """Nothing: between two tests, so that no control remembers the one before."""
    st.title("Nothing", anchor=False)


def one() -> None:
    with st.container(key="family-face"):
        with st.container(key="progress"):
            st.text("Step 1 of 3")
        with st.container(key="question"):
            st.title("Where does baby sleep at night?", anchor=False)
        options = ["cot", "sofa", "bed"]
        was = kept().get("sleeps")
        tapped = st.radio(
            "Where does baby sleep?",
            options,
            index=options.index(was) if was in options else None,
            key="sleeps",
            label_visibility="collapsed",
        )
        keep("sleeps", tapped)
        for place in ("hat", "dummy"):
            keep(place, st.checkbox(place, value=bool(kept().get(place)), key=place))
        keep("name", st.text_input("Name", value=kept().get("name", ""), key="name"))
        keep("words", st.text_area("In your words", value=kept().get("words", ""), key="words"))
        keep("weight", st.number_input("Weight in grams", 300, 9000, value=kept().get("weight"), step=10, key="weight"))
        with st.container(key="foot"):
            st.button("Continue", key="next", type="primary", width="stretch", on_click=go, args=["two"])
            st.button("Back", key="back", type="tertiary", on_click=go, args=["zero"])


def two() -> None:
    st.title("What anybody may type", anchor=False)
    for number, text in enumerate(HOSTILE):
        st.button(plain(text), key=f"button-{number}")
        st.checkbox(plain(text), key=f"box-{number}")
    st.radio(plain(HOSTILE[0]), [plain(text) for text in HOSTILE], index=None, key="hostile")
    st.button("Continue", key="next", type="primary", width="stretch", on_click=go, args=["three"])


def three() -> None:
    st.title("Sign", anchor=False)
    ink = signature_pad(key="pad", label="Signature of Amina", words=PAD)
    if ink is not None:
        keep("ink", ink.to_plain())
        st.text("signed")
    st.button("Continue", key="next", type="primary", width="stretch", on_click=go, args=["one"])


def texts() -> None:
    st.title("Any words", anchor=False)
    for number, text in enumerate(json.loads((HOME / "texts.json").read_text(encoding="utf-8"))):
        st.checkbox(plain(text), key=f"text-{number}")


def cover() -> None:
    with st.container(key="hide-cover"):
        st.title(COVER["cover_title"], anchor=False)
        st.text(COVER["cover_text"])
        st.button(COVER["cover_back"], key="uncover", type="tertiary", on_click=hide, args=[False])


set_page("Settle")
apply()
page = "cover" if "hidden" in st.query_params else st.query_params.get("page", "one")
runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
if page != "cover":
    with st.container(key="bar", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        logo()
        with st.container(key="bar-buttons", horizontal=True, horizontal_alignment="right", width="content"):
            st.button("All steps", key="to-steps", type="tertiary")
            st.button("Hide", key="hide", on_click=hide, args=[True])
    st.text(f"run {runs} of {page}")
{"blank": blank, "one": one, "two": two, "three": three, "texts": texts, "cover": cover}[page]()
chrome(
    page=page,
    title=COVER["cover_title"] if page == "cover" else f"Page {page}",
    language="en-GB",
    direction="ltr",
    saved=len(kept()),
    words={"not_saved": NOT_SAVED, **COVER},
)
