"""A box to sign in with a finger, a pen or a mouse.

Drawing needs a hand that can draw: the page must offer typing the name beside it. The two buttons work from the
keyboard, and a line below the box says what has happened, also to a screen reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from tool.signature import Ink

WORDS = ("clear", "done", "empty", "too_small", "drawing", "cleared", "taken")
"""What `words` must hold: the two buttons, two refusals, and what the line below the box says."""

_ASSETS = Path(__file__).resolve().parent / "assets"
_pad: Any = st.components.v2.component(
    "settle_signature_pad",
    css=(_ASSETS / "signature_pad.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "signature_pad.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def signature_pad(*, key: str, label: str, words: Mapping[str, str]) -> Ink | None:
    """Show the box; return the signature in the one run that follows a tap on Done, and None in every other.

    `label` is read out and names whose signature it is. The drawing stays in the browser while
    it is being made and through a turn of the tablet; it is sent only by Done, and only if there is enough ink.

    Raises `ValueError` if what was sent is no signature.
    """
    answer = _pad(
        key=key,
        data={"label": label, "words": {name: words[name] for name in WORDS}},
        on_done_change=_nothing,
    )
    if answer.done is None:
        return None
    ink = Ink.from_plain(answer.done)
    if not ink.is_a_signature:
        raise ValueError("there is too little ink to be a signature")
    return ink


def _nothing() -> None:
    """Take the tap on Done: the run itself is the answer."""
