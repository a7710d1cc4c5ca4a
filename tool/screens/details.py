"""Details of the visit and of the baby: short pages with several questions, filled in together."""

from __future__ import annotations

from functools import partial

import streamlit as st

from tool.question import Question
from tool.screens import flow, frame
from tool.screens.controls import control
from tool.screens.labels import plain
from tool.screens.show import heading, quiet, say, title
from tool.screens.visit import Visit
from tool.screens.workshop.whats_new import told, whats_new


def visit_page(visit: Visit) -> None:
    """When, where and how; who the practitioner is."""
    section = visit.set.about("visit")
    whats_new(visit)
    _form(visit, "visit", tuple(q for q in section.questions if not q.id.startswith("practitioner")))
    own = tuple(q for q in section.questions if q.id.startswith("practitioner"))
    named = all(q.id in visit.state.answers or q.optional for q in own)
    label = plain(visit.words("visit.practitioner"))
    with (
        st.expander(label, expanded=not named, key=f"own-{visit.id[:8]}"),
        st.container(key="form-practitioner"),
    ):
        _fields(visit, own)
    frame.foot(visit.words, "go.next", then=partial(_onward, visit))


def _onward(visit: Visit) -> None:
    told(visit)
    flow.onward()


def baby_page(visit: Visit) -> None:
    """The baby: born or not, and when."""
    _form(visit, "baby", visit.set.about("baby").questions)
    frame.foot(visit.words, "go.next")


def _form(visit: Visit, section: str, questions: tuple[Question, ...]) -> None:
    frame.back_link(visit.words)
    frame.progress(visit, "before")
    title(visit.fill(visit.set.about(section).title))
    if visit.set.about(section).intro:
        say(visit.fill(visit.set.about(section).intro or ""))
    with st.container(key=f"form-{section}"):
        _fields(visit, questions)


def _fields(visit: Visit, questions: tuple[Question, ...]) -> None:
    for question in questions:
        if question.ask_when.holds(visit.asked.situation):
            _field(visit, question)


def _field(visit: Visit, question: Question) -> None:
    heading(visit.fill(question.ask))
    if question.hint:
        quiet(visit.fill(question.hint))
    control(visit, question)
