"""A page with one of everything, for the tests of the shell; no family ever sees it.

It keeps what it is told in a small file under SETTLE_HOME, as the real pages do in the store, and reconciles each
control with that file in every run.
"""

import json
import os
from pathlib import Path

import streamlit as st
from shell_words import HOSTILE, PAD

from tool.screens.chrome import chrome
from tool.screens.labels import plain
from tool.screens.look import apply, set_page
from tool.screens.signature_pad import signature_pad

KEPT = Path(os.environ["SETTLE_HOME"]) / "kept.json"


def kept() -> dict:
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def keep(name: str, value: object) -> None:
    now = kept()
    if value is not None and now.get(name) != value:
        KEPT.write_text(json.dumps({**now, name: value}), encoding="utf-8")


def go(page: str) -> None:
    st.query_params["page"] = page


set_page("Settle")
apply()
page = st.query_params.get("page", "one")
runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1

with st.container(key="bar", horizontal=True):
    from tool.screens.look import logo

    logo()
    st.button("Hide", key="hide", type="tertiary")

st.text(f"run {runs} of {page}")

if page == "one":
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
elif page == "two":
    st.title("What anybody may type", anchor=False)
    for number, text in enumerate(HOSTILE):
        st.button(plain(text), key=f"button-{number}")
        st.checkbox(plain(text), key=f"box-{number}")
    st.radio(plain(HOSTILE[0]), [plain(text) for text in HOSTILE], index=None, key="hostile")
    st.button("Continue", key="next", type="primary", width="stretch", on_click=go, args=["three"])
elif page == "texts":
    st.title("Any words", anchor=False)
    for number, text in enumerate(json.loads((KEPT.parent / "texts.json").read_text(encoding="utf-8"))):
        st.checkbox(plain(text), key=f"text-{number}")
elif page == "three":
    st.title("Sign", anchor=False)
    ink = signature_pad(key="pad", label="Signature of Amina", words=PAD)
    if ink is not None:
        keep("ink", ink.to_plain())
        st.text("signed")
    st.button("Continue", key="next", type="primary", width="stretch", on_click=go, args=["one"])

chrome(
    page=page,
    title=f"Page {page}",
    language="ur" if page == "rtl" else "en-GB",
    direction="rtl" if page == "rtl" else "ltr",
    saved=len(kept()),
    words={"not_saved": "Not saved. Trying again."},
)
