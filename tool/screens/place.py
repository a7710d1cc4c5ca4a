"""Where in the tool we are. The address holds it, so that a reload, a lost session or a new server finds the place.

Only ids stand in the address: a visit's random id, a page's name, a question's or a person's id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

ID = re.compile(r"[A-Za-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a visit (or of none); `at`: a question, a person; `face`: whose side is up; `hidden`: covered."""

    page: str = "home"
    visit: str = ""
    at: str = ""
    face: str = "family"
    hidden: bool = False


def here() -> Place:
    """The place that the address names; anything odd in it counts as not there."""

    def word(key: str, otherwise: str = "") -> str:
        value = st.query_params.get(key, "")
        return value if ID.fullmatch(value) else otherwise

    return Place(
        page=word("page", "home"),
        visit=word("visit"),
        at=word("at"),
        face="practitioner" if word("face") == "practitioner" else "family",
        hidden=word("hidden") == "yes",
    )


def go(page: str, visit: str = "", at: str = "", face: str = "family", hidden: bool = False) -> None:
    """Go there. Call it in a callback: the same run then draws the new page."""
    wanted = {"page": page, "visit": visit, "at": at}
    if face != "family":
        wanted["face"] = face
    if hidden:
        wanted["hidden"] = "yes"
    st.query_params.from_dict({key: value for key, value in wanted.items() if value})
