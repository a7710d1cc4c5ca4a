"""What has happened to the draft outside this page: noticed at each run, and looked for between them."""

from __future__ import annotations

import streamlit as st

from tool.problems import errors
from tool.screens.show import Wordings, say, strong
from tool.screens.workshop.bench import KNOWN, Bench, stamp

EVERY_SECONDS = 4.0
"""How often a page looks whether the draft was changed by an editor outside."""


def watch(words: Wordings, bench: Bench) -> None:
    """Say what has happened to the draft outside this page, and go on looking."""
    now = stamp()
    before = st.session_state.get(KNOWN)
    st.session_state[KNOWN] = now
    if before is not None and before != now:
        with st.container(key="notice-moved"):
            say(words("workshop.moved"))
    if bench.trouble is not None:
        with st.container(key="error-summary-draft"):
            strong(words("workshop.trouble"))
            say(words(bench.trouble.reason.wording, place=bench.trouble.place))
    elif bench.is_broken:
        with st.container(key="error-summary-draft"):
            strong(words("workshop.broken"))
            say(words("workshop.broken-text"))
            assert bench.look is not None
            for one in errors(bench.look.found.problems)[:3]:
                say(words("workshop.broken-at", place=str(one.place), wrong=one.wrong, do=one.do))
    _look_again()


@st.fragment(run_every=EVERY_SECONDS)
def _look_again() -> None:
    """Draw the page anew once the draft is not what it shows."""
    if stamp() != st.session_state.get(KNOWN, ""):
        st.rerun()
