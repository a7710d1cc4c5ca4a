"""Everything on one page: the steps, and the answers read over before signing."""

from __future__ import annotations

import streamlit as st

from tool.question import Question
from tool.question_set import PLAN, Section
from tool.said import said
from tool.screens import flow, frame
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import heading, quiet, say, strong, title
from tool.screens.visit import Visit


def steps_page(visit: Visit) -> None:
    """The steps, each with what is left in it; any of them can be gone to and come back to."""
    title(visit.words("steps.title"))
    with st.container(key="list-steps"):
        for page in ("visit", "baby", "people"):
            _page_row(visit, page)
        numbered = list(enumerate(flow.steps(visit), 1))
        for number, section in numbered:
            if section.id != PLAN:
                _step_row(visit, number, section)
        if flow.private_questions(visit):
            _page_row(visit, "private")
        _page_row(visit, "advice")
        for number, section in numbered:
            if section.id == PLAN:
                _step_row(visit, number, section)
        _page_row(visit, "check")
        _page_row(visit, "sign")
    st.button(plain(visit.words("steps.home")), key="leave", type="tertiary", on_click=go, args=("home",))


def _row(visit: Visit, key: str, name: str, state: str, page: str, at: str = "") -> None:
    label = f"**{plain(name)}**" + (f"  \n{plain(state)}" if state else "")
    st.button(label, key=f"go-{key}", on_click=go, args=(page, visit.id, at))


def _page_row(visit: Visit, page: str) -> None:
    _row(visit, page, visit.words(f"steps.{page}"), "", page)


def _step_row(visit: Visit, number: int, section: Section) -> None:
    shown = _shown(visit, section)
    if not shown:
        return
    left = [q for q in shown if q.id not in visit.state.answers]
    left_words = visit.words("steps.left", left=str(len(left)), all=str(len(shown)))
    state = left_words if left else visit.words("steps.done")
    first = (left or shown)[0]
    name = f"{number}. {visit.fill(section.title)}"
    if section.id == PLAN:  # the page for the plan itself comes first in this step
        _row(visit, f"step-{section.id}", name, state, "plan")
        return
    _row(visit, f"step-{section.id}", name, state, "question", first.id)


def _shown(visit: Visit, section: Section) -> list[Question]:
    asked = set(visit.asked.questions)
    return [question for question in section.questions if question in asked and question.for_family]


def page(visit: Visit) -> None:
    """What was said, in the words that were shown. Private answers are not here."""
    frame.back_link(visit.words)
    frame.progress(visit, "check")
    title(visit.words("check.title"))
    say(visit.words("check.intro"))
    left = [q for section in flow.steps(visit) for q in _shown(visit, section) if q.id not in visit.state.answers]
    if left:
        with st.container(key="notice-left"):
            say(visit.words("check.left", left=str(len(left))))
    for section in flow.steps(visit):
        shown = _shown(visit, section)
        if shown:
            heading(visit.fill(section.title))
            with st.container(key=f"rows-{section.id}"):
                for question in shown:
                    _answer_row(visit, question)
    hidden = [visit.set.questions[id_] for id_ in visit.asked.no_longer_asked]
    shown_hidden = [q for q in hidden if q.for_family and visit.set.set_of[q.id] != "about"]
    if shown_hidden:
        heading(visit.words("check.no_longer"))
        for question in shown_hidden:
            quiet(visit.fill(question.ask))
    frame.foot(visit.words, "check.to_sign")


def _answer_row(visit: Visit, question: Question) -> None:
    answer = visit.state.answers.get(question.id)
    with st.container(key=f"row-{question.id}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"words-{question.id}"):
            quiet(visit.fill(question.ask))
            if answer is None:
                say(visit.words("check.open"))
            else:
                lines = said(answer, question, visit.state.people, visit.set.words, visit.slots)
                for line in (*lines, getattr(answer, "words", "")):
                    if line:
                        strong(line)
        st.button(
            plain(visit.words("check.change")),
            key=f"change-{question.id}",
            type="tertiary",
            on_click=go,
            args=("question", visit.id, question.id),
        )
