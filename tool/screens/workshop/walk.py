"""A visit of which nothing is kept: the real pages, over a journal that lives in this session and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from tool.answer import Day, to_plain
from tool.discussion import Discussion, Entry, Kind, discussion
from tool.feedback import Opinion
from tool.question_set import PLAN, THREE_STEPS, QuestionSet
from tool.screens import house
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, say, strong, title
from tool.screens.visit import Visit
from tool.signers import PRACTITIONER

ID = "preview"
"""Stands in the address instead of a visit's id. No real id is like it: those are 32 signs long."""

WALK = "walk-in-preview"

NOT_IN_PREVIEW = frozenset({"papers", "addendum", "opinions", "done"})
"""Pages of a finished visit. A preview has none: a sealed paper of a visit that never was must not exist."""

SETS = (*THREE_STEPS, PLAN)


@dataclass
class Unkept(Visit):
    """A visit whose entries go into its own state and nowhere else, as do opinions of its wordings."""

    def keep(self, entry: Entry) -> None:
        """Keep nothing: the state that follows is all there is."""

    def give_feedback(self, opinion: Opinion) -> None:
        """Keep nothing."""


def unkept(id_: str, question_set: QuestionSet, happened: tuple[tuple[Kind, Mapping[str, Any]], ...] = ()) -> Unkept:
    """A new visit of which nothing is kept, on today's day, in which this has happened."""
    today = to_plain(Day(house.now().astimezone(house.ZONE).date()))
    before: tuple[tuple[Kind, Mapping[str, Any]], ...] = (
        (Kind.STARTED, {"sets": list(SETS), "language": question_set.language}),
        (Kind.ANSWERED, {"question": "date", "answer": today}),
    )
    entries = [Entry(kind, content, house.now(), PRACTITIONER) for kind, content in (*before, *happened)]
    return Unkept(id_, house.in_full(question_set), discussion(entries, Discussion()))


def begin(question_set: QuestionSet) -> None:
    """Begin a walk through this set. For a button's callback."""
    st.session_state[WALK] = unkept(ID, question_set)
    go("visit", ID)


def under_way() -> Unkept | None:
    """The walk of this session; None in a session that has begun none, as after a reload."""
    walk: Unkept | None = st.session_state.get(WALK)
    return walk


def end() -> None:
    """Forget the walk. For a button's callback."""
    st.session_state.pop(WALK, None)
    go("workshop")


def bar(words: Wordings) -> None:
    """Says on every page of a walk that nothing is kept."""
    with st.container(key="preview-bar", horizontal=True, vertical_alignment="center"):
        strong(words("workshop.preview-bar"))
        st.button(plain(words("workshop.preview-end")), key="end-preview", on_click=end)


def last_page(words: Wordings) -> None:
    """Where a walk ends: there are no papers."""
    title(words("workshop.preview-over"))
    say(words("workshop.preview-over-text"))
    with st.container(key="foot"):
        st.button(
            plain(words("workshop.preview-end")), key="leave-preview", type="primary", width="stretch", on_click=end
        )
