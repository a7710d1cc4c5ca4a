"""What the workshop's pages share: the way back, a list of things to open, and problems in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from tool.problems import Problem, Weight
from tool.question_set import QuestionSet
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, lead, quiet, say, strong
from tool.wording import filled

BETWEEN = "--"
"""Between the two halves of an address, such as safe-sleep--baby; ids have single hyphens."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something to open: its words, and the page and place it is at."""

    text: str
    page: str
    at: str


def back_to_workshop(words: Wordings) -> None:
    """The way back to the first page of the workshop."""
    st.button(
        plain(words("workshop.back")),
        key="back",
        type="tertiary",
        on_click=go,
        args=("workshop",),
        icon=":material/arrow_back:",
    )


def lines(name: str, those: Iterable[Line]) -> None:
    """A list whose lines are what is tapped; `name` tells two lists of one page apart."""
    with st.container(key=f"list-{name}"):
        for one in those:
            key = f"{name}-{one.page}-{one.at}"
            st.button(plain(one.text), key=key, width="stretch", on_click=go, args=(one.page, "", one.at))


def said(question_set: QuestionSet, text: str) -> str:
    """A wording as it reads while no family is there to name."""
    return filled(text, {"baby": question_set.words["slots"]["baby"]})


def address_of(question_set: QuestionSet, id_: str) -> Line | None:
    """Where the thing that a problem is about can be opened; None when it has no page of its own."""
    if id_ in question_set.questions:
        return Line(question_set.questions[id_].ask, "workshop-question", id_)
    if any(rule.id == id_ for rule in question_set.advice):
        return Line(id_, "workshop-advice", id_)
    return None


def problem(words: Wordings, question_set: QuestionSet, one: Problem, name: str, link: bool = True) -> None:
    """One problem: how much it matters, as a word; what is wrong; what to do; and the way there."""
    with st.container(key=f"problem-{one.weight}-{name}"):
        strong(words(f"workshop.weight-{one.weight}"))
        line = address_of(question_set, one.about)
        if line is not None and link:
            quiet(said(question_set, line.text))
        elif one.about:
            quiet(one.about)
        say(one.wrong)
        lead(words("workshop.do"), one.do)
        quiet(words("workshop.code", code=one.code, place=str(one.place)))
        if line is not None and link:
            st.button(
                plain(words("workshop.open")),
                key=f"open-{name}",
                type="tertiary",
                on_click=go,
                args=(line.page, "", line.at),
            )


def problems(words: Wordings, question_set: QuestionSet, those: Iterable[Problem], name: str, link: bool) -> None:
    """Problems in the order they matter: errors and warnings open, notes folded away."""
    every = list(those)
    heavy = [one for one in every if one.weight is not Weight.NOTE]
    notes = [one for one in every if one.weight is Weight.NOTE]
    if not heavy:
        say(words("workshop.no-problems"))
    for n, one in enumerate(heavy[:MOST]):
        problem(words, question_set, one, f"{name}-{n}", link)
    if len(heavy) > MOST:
        say(words("workshop.more-problems", number=str(len(heavy) - MOST)))
    if notes:
        with st.expander(plain(words("workshop.notes", number=str(len(notes)))), key=f"notes-{name}"):
            for n, one in enumerate(notes):
                problem(words, question_set, one, f"{name}-note-{n}", link)


MOST = 20
"""Problems shown at once: mending those shows the rest."""
