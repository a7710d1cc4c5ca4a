"""Somebody's own words as the label of a control, shown exactly as typed.

Streamlit reads every label as Markdown, with its own additions. Left alone, a name such as `![x](http://…)` would make
the browser call another host, and `:smile:` would become a picture. `st.text` shows words as they are; where words must
stand in a label, use `plain`.
"""

from __future__ import annotations

import re

JOINER = "\u2060"
"""A character of no width (WORD JOINER) that keeps two others from being read as one sign."""

_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

# Streamlit looks for these after the backslashes have been taken away, so a backslash alone does not help.
_ARROWS = re.compile(r"(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)")
_SIGNS = re.compile(r":(?=//|material_|[\w+-]+:)|@(?=\w)|www(?=\.)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return `text` as a Markdown label that shows it as typed, on one line.

    Line breaks and runs of blanks become one blank. No link, picture, emoji, colour, formula or mark-up can come of it.
    """
    line = _NOT_SHOWN.sub(" ", text).strip()
    line = _ARROWS.sub(lambda found: JOINER.join(found[0]), line)
    line = _SIGNS.sub(lambda found: found[0] + JOINER, line)
    return _PUNCTUATION.sub(r"\\\1", line)
