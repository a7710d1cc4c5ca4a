"""Somebody's own words as the label of a control, shown exactly as typed.

Streamlit reads every label as Markdown, with its own additions. Left alone, a name such as `![x](http://…)` would make
the browser call another host, and `:smile:` would become a picture. `st.text` shows words as they are; where words must
stand in a label, use `plain`.

Only signs that would do something are changed: a screen reader is given the label of a checkbox or a field as it stands
here, and would read out a backslash before every comma.
"""

from __future__ import annotations

import re

JOINER = "\u2060"
"""A character of no width (WORD JOINER) that keeps two others from being read as one sign."""

_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")

# What Markdown takes for a sign anywhere in a line, and what it does so only at the start of one.
_SIGNS = re.compile(r"[\\`*_~$\[\]<]|&(?=[#\w])|:(?=[\w+-])")
_FIRST_SIGN = re.compile(r"^(?:[-+=#>|:]|\d+(?=[.)]))")

# Streamlit looks for these after the backslashes have been taken away, so a backslash alone does not help; and where
# any other sign has split the text, it takes the split for a blank.
_ARROWS = re.compile(r"<->|->|<-|--|>=|<=|~=")
_ADDRESSES = re.compile(r":(?=//|material[/_]|[\w+-]+:)|@(?=\w)|www(?=\.)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return `text` as a Markdown label that shows it as typed, on one line.

    Line breaks and runs of blanks become one blank. No link, picture, emoji, colour, formula or mark-up can come of it.
    """
    line = _NOT_SHOWN.sub(" ", text).strip()
    line = _ARROWS.sub(lambda found: JOINER.join(found[0]), line)
    line = _ADDRESSES.sub(lambda found: found[0] + JOINER, line)
    first = _FIRST_SIGN.match(line)
    line, start = (line[first.end() :], first[0]) if first else (line, "")
    if start:
        # A number at the start makes a list only by the sign that follows it.
        start = f"{start}\\" if start.isdigit() else f"\\{start}"
    return start + _SIGNS.sub(r"\\\g<0>", line)
