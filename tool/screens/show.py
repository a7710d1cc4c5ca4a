"""Words on the screen. All text goes through here, so that none of it is ever read as mark-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from tool.screens.labels import JOINER, plain
from tool.wording import filled
from tool.workshop.rules_in_words import Point


class Wordings:
    """The words of the screens, from the question files."""

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        self.all = words

    def __call__(self, key: str, **slots: str) -> str:
        """The wording under "part.name", its slots filled. Errors: KeyError for a wording that is not there."""
        part, _, name = key.partition(".")
        return filled(self.all[part][name], slots)


def title(text: str) -> None:
    """The page's one h1."""
    st.title(plain(text), anchor=False)


def heading(text: str) -> None:
    """An h2."""
    st.header(plain(text), anchor=False)


def small_heading(text: str) -> None:
    """An h3."""
    st.subheader(plain(text), anchor=False)


def say(text: str) -> None:
    """A paragraph for each line."""
    for line in text.split("\n"):
        if line.strip():
            st.markdown(plain(line))


def strong(text: str) -> None:
    """A short line that stands out."""
    st.markdown(f"**{plain(text)}**")


def quiet(text: str) -> None:
    """A line that steps back."""
    st.caption(plain(text))


def lead(first: str, text: str) -> None:
    """A line that begins with a word that stands out."""
    st.markdown(f"**{plain(first)}** {plain(text)}")


def points(lines: Iterable[Point]) -> None:
    """A list, each point with its own list below it."""
    rows = (f"{'  ' * depth}- {plain(text)}" for one in lines for depth, text in one.lines())
    st.markdown("\n".join(rows))


MARKS = {"kept": "", "removed": "~~", "added": "**"}


def marked(pieces: Iterable[tuple[str, str]]) -> None:
    """One sentence of pieces (kept, removed or added, and the text): removed ones struck out, added ones bold."""
    st.markdown("".join(_marked(MARKS[kind], text) for kind, text in pieces))


def _marked(mark: str, text: str) -> str:
    inside = text.strip()
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    if not inside:
        return before
    # The joiner makes the mark count also beside a comma, where Markdown would show two stars.
    safe = f"{mark}{JOINER}{plain(inside)}{JOINER}{mark}" if mark else plain(inside)
    return f"{before}{safe}{after}"
