"""Home: start a visit, go on with one, look at finished papers."""

from __future__ import annotations

import streamlit as st

from tool.answer import Day, is_known, words_of
from tool.discussion import Discussion, discussion
from tool.question_set import PLAN, THREE_STEPS
from tool.said import day_in_words
from tool.screens import flow, house, languages, verify
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, heading, quiet, say, strong, title
from tool.screens.visit import Visit, begin, open_visit
from tool.store import DiscussionLine

MOST = 12


def page(words: Wordings) -> None:
    """Draw it."""
    title(words("home.title"))
    say(words("home.intro"))
    language = languages.choice(words)
    with st.container(key="foot"):
        st.button(
            plain(words("home.start")),
            key="start",
            type="primary",
            width="stretch",
            on_click=_start,
            args=((*THREE_STEPS, PLAN), language),
        )
        st.button(plain(words("home.some")), key="some", type="tertiary", on_click=go, args=("start",))
        st.button(plain(words("home.verify")), key="verify", type="tertiary", on_click=verify.begin)
        st.button(plain(words("home.workshop")), key="workshop", type="tertiary", on_click=go, args=("workshop",))
    lines = house.store().discussions()
    _list(words, "open", [line for line in lines if not line.finished])
    _list(words, "finished", [line for line in lines if line.finished])
    quiet(words("home.unreviewed"))


def start_page(words: Wordings) -> None:
    """Choose which of the three steps to talk about today."""
    title(words("start.title"))
    say(words("start.intro"))
    titles = house.current_set().titles
    chosen = [name for name in THREE_STEPS if st.checkbox(plain(titles[name]), key=f"set-{name}", value=True)]
    if not chosen:
        with st.container(key="error-summary"):
            say(words("start.none"))
    language = languages.choice(words)
    with st.container(key="foot"):
        st.button(
            plain(words("start.go")),
            key="start",
            type="primary",
            width="stretch",
            disabled=not chosen,
            on_click=_start,
            args=((*chosen, PLAN), language),
        )


def _start(sets: tuple[str, ...], language: str) -> None:
    go("visit", begin(sets, language))


def _list(words: Wordings, which: str, lines: list[DiscussionLine]) -> None:
    if not lines:
        if which == "open":
            heading(words("home.open"))
            say(words("home.no_open"))
        return
    heading(words(f"home.{which}"))
    shown = st.session_state.get(f"shown-{which}", MOST)
    with st.container(key=f"rows-{which}"):
        for line in lines[:shown]:
            _line(words, line)
    if len(lines) > shown:
        more = plain(words("home.more", left=str(len(lines) - shown)))
        st.button(more, key=f"more-{which}", type="tertiary", on_click=_more, args=(f"shown-{which}", shown))


def _more(key: str, shown: int) -> None:
    st.session_state[key] = shown + 2 * MOST


def _line(words: Wordings, line: DiscussionLine) -> None:
    state = discussion(house.store().entries(line.id))
    with st.container(key=f"row-{line.id[:12]}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"words-{line.id[:12]}"):
            strong(_called(words, state))
            quiet(_when(words, state) + " · " + house.reference(line.id))
            for one in state.addenda:
                key = "home.added-disagreement" if one.is_disagreement else "home.added-correction"
                quiet(words(key, day=day_in_words(one.signed.at.astimezone(house.ZONE).date(), words.all)))
        if line.finished:
            st.button(plain(words("home.papers")), key=f"open-{line.id}", on_click=go, args=("papers", line.id))
        else:
            st.button(plain(words("home.continue")), key=f"open-{line.id}", on_click=_continue, args=(line.id,))


def _called(words: Wordings, state: Discussion) -> str:
    name = state.answers.get("baby-name")
    if is_known(name):
        return words_of(name)
    born = state.answers.get("born")
    return words("home.unborn") if born is not None and getattr(born, "value", "") == "no" else words("home.unnamed")


def _when(words: Wordings, state: Discussion) -> str:
    day = state.answers.get("date")
    if isinstance(day, Day):
        return day_in_words(day.day, words.all)
    return day_in_words(state.started_at.astimezone(house.ZONE).date(), words.all) if state.started_at else ""


def _continue(id_: str) -> None:
    visit: Visit = open_visit(id_)
    stop = flow.resume(visit)
    go(stop.page, id_, stop.at)
