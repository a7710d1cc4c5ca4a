"""What stands around every page: the bar, the cover, the way on and back, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tool.screens import flow
from tool.screens.labels import plain
from tool.screens.look import logo
from tool.screens.place import Place, go
from tool.screens.show import Wordings, quiet, say, strong, title
from tool.screens.visit import Visit


def bar(words: Wordings, place: Place) -> None:
    """Logo, the way home and quick hide; always in sight."""
    with st.container(key="bar", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        logo(words("product.name"))
        with st.container(key="bar-buttons", horizontal=True, horizontal_alignment="right", width="content"):
            if place.visit and place.page not in ("steps", "papers", "addendum", "opinions", "done"):
                st.button(
                    plain(words("bar.steps")), key="to-steps", type="tertiary", on_click=go, args=("steps", place.visit)
                )
            elif place.page != "home":
                st.button(plain(words("bar.home")), key="to-home", type="tertiary", on_click=go, args=("home",))
            st.button(
                plain(words("bar.hide")),
                key="hide",
                on_click=go,
                args=(place.page, place.visit, place.at, place.face, True),
            )


def cover(words: Wordings, place: Place) -> None:
    """Something harmless over the whole screen. Nothing of the visit is drawn under it."""
    with st.container(key="hide-cover"):
        title(words("cover.title"))
        say(words("cover.text"))
        st.button(
            plain(words("cover.back")),
            key="uncover",
            type="tertiary",
            on_click=go,
            args=(place.page, place.visit, place.at, place.face),
        )


def trouble(words: Wordings) -> None:
    """What the person must be told, once: above the page."""
    told = st.session_state.pop("tell", "")
    if told:
        with st.container(key="error-summary"):
            strong(words("trouble.title"))
            say(words(told))


def draft(visit: Visit) -> None:
    """Says plainly, in both languages, that nobody has reviewed the translation."""
    if not visit.spoken.is_draft:
        return
    both = (visit.set.words["translation"]["draft"], visit.as_written.words["translation"]["draft"])
    with st.container(key="draft-translation"):
        quiet(" · ".join(dict.fromkeys(both)))


def back_link(words: Wordings) -> None:
    """The way back, above the page."""
    st.button(plain(words("go.back")), key="back", type="tertiary", on_click=flow.back, icon=":material/arrow_back:")


def progress(visit: Visit, section: str = "", part: str = "") -> None:
    """Where we are, in words."""
    with st.container(key="progress"):
        steps = flow.steps(visit)
        number = next((n for n, one in enumerate(steps, 1) if one.id == section), 0)
        if number:
            step = visit.words("progress.step", number=str(number), all=str(len(steps)), title=steps[number - 1].title)
            quiet(" · ".join(one for one in (visit.fill(step), part) if one))
        else:
            quiet(visit.words(f"progress.{section}"))


def foot(words: Wordings, label: str, then: Callable[[], None] = flow.onward, *, skip: bool = False) -> None:
    """The one way on. `skip`: the question has no answer yet, so going on leaves it for now."""
    with st.container(key="foot"):
        st.button(
            plain(words(label)),
            key="onward",
            type="secondary" if skip else "primary",
            on_click=flow.onward if skip else then,
            args=(True,) if skip else (),
            width="stretch",
        )
