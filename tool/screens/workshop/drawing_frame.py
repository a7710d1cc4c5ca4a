"""A frame for a large drawing: it scrolls both ways, also from the keyboard, and is shown smaller or larger.

The drawing is shown as an image, so that nothing in it can run or call anybody, whatever is written in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_ASSETS = Path(__file__).resolve().parents[1] / "assets"
_frame: Any = st.components.v2.component(
    "settle_drawing_frame",
    css=(_ASSETS / "drawing_frame.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "drawing_frame.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def drawing_frame(svg: str, *, says: str, smaller: str, larger: str, whole: str) -> None:
    """Show the drawing. `says` is read out instead of it; the other three are the words of the buttons."""
    _frame(key="drawing", data={"svg": svg, "says": says, "smaller": smaller, "larger": larger, "whole": whole})
