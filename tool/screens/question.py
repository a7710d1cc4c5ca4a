"""One question on a page, with two faces: the family's, and the practitioner's."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tool.discussion import Kind
from tool.feedback import Opinion
from tool.question import Question
from tool.screens import flow, frame, house
from tool.screens.controls import control
from tool.screens.fields import text_box
from tool.screens.labels import plain
from tool.screens.place import go, here
from tool.screens.show import heading, lead, quiet, say, strong, title
from tool.screens.tick_controls import key_of
from tool.screens.visit import Visit
from tool.store import StoreProblem


def page(visit: Visit) -> None:
    """Draw the question that the address names."""
    place = here()
    question = visit.set.questions.get(place.at)
    if question is None or not question.for_family:
        no_longer(visit, None)
        return
    if question not in visit.asked.questions:
        no_longer(visit, question)
        return
    if place.face == "practitioner":
        with st.container(key="practitioner-face"):
            with st.container(key="face-band"):
                strong(visit.words("faces.practitioner_band"))
            _turn(visit, "family")
            _asked(visit, question)
            behind_the_question(visit, question)
            control(visit, question)
            note(visit, question)
            _had_to_explain(visit, question)
            _foot(visit, question)
        return
    with st.container(key="family-face"):
        with st.container(key="top-line", horizontal=True, horizontal_alignment="distribute"):
            frame.back_link(visit.words)
            _turn(visit, "practitioner")
        _asked(visit, question)
        control(visit, question)
        _foot(visit, question)
        whole = flow.section_of(visit, question.id).id
        label = plain(visit.words("go.whole_step"))
        st.button(label, key="whole-step", type="tertiary", on_click=go, args=("section", visit.id, whole))


def _asked(visit: Visit, question: Question) -> None:
    section = flow.section_of(visit, question.id)
    shown = [q for q in section.questions if q in visit.asked.questions and q.for_family]
    part = visit.words("progress.question", number=str(shown.index(question) + 1), all=str(len(shown)))
    frame.progress(visit, section.id, part)
    ask_aloud(visit, question, intro=section.intro if section.intro and shown[0] is question else "")


def ask_aloud(visit: Visit, question: Question, head: Callable[[str], None] = title, intro: str = "") -> None:
    """The question as it is read out, `head` being its heading on this page."""
    with st.container(key="question"):
        head(visit.fill(question.ask))
        if question.hint:
            say(visit.fill(question.hint))
        if intro:
            quiet(visit.fill(intro))


def section_page(visit: Visit) -> None:
    """A whole step on one page, for those who would rather see it all at once, as paper does."""
    section = next((one for one in flow.steps(visit) if one.id == here().at), None)
    shown = [q for q in section.questions if q in visit.asked.questions and q.for_family] if section else []
    if section is None or not shown:
        no_longer(visit, None)
        return
    with st.container(key="family-face"):
        frame.back_link(visit.words)
        frame.progress(visit, section.id)
        title(visit.fill(section.title))
        if section.intro:
            say(visit.fill(section.intro))
        for question in shown:
            with st.container(key=f"form-{question.id}"):
                heading(visit.fill(question.ask))
                if question.hint:
                    quiet(visit.fill(question.hint))
                control(visit, question)
        frame.foot(visit.words, "go.next")
        first = shown[0].id
        label = plain(visit.words("go.one_by_one"))
        st.button(label, key="one-by-one", type="tertiary", on_click=go, args=("question", visit.id, first))


def _turn(visit: Visit, to: str) -> None:
    place = here()
    st.button(
        plain(visit.words(f"faces.to_{to}")),
        key="turn",
        type="secondary",
        on_click=go,
        args=("question", visit.id, place.at, to),
    )


def behind_the_question(visit: Visit, question: Question) -> None:
    """Why we ask, and what to look for."""
    lead(visit.words("faces.why"), visit.fill(question.why_we_ask))
    lead(visit.words("faces.look_for"), visit.fill(question.for_practitioner))
    if question.confirm:
        quiet(visit.words("faces.confirm", what=visit.fill(question.confirm)))


def note(visit: Visit, question: Question) -> None:
    """The practitioner's note; it stands in the record, never in the family's copy."""
    stored = visit.state.notes.get(question.id, "")

    def save(text: str) -> bool:
        if text == visit.state.notes.get(question.id, ""):
            return True
        return visit.write(Kind.NOTED, {"question": question.id, "text": text})

    text_box(key_of(visit, question, "note"), visit.words("faces.note"), stored, save, max_chars=4000, height=110)


def _had_to_explain(visit: Visit, question: Question) -> None:
    said = st.session_state.setdefault("explained", set())
    if question.id in said:
        quiet(visit.words("faces.explained"))
        return
    st.button(
        plain(visit.words("faces.explain")), key="explain", type="tertiary", on_click=_explained, args=(visit, question)
    )


def _explained(visit: Visit, question: Question) -> None:
    """An opinion on the wording; nothing in it leads back to this visit."""
    month = f"{house.now().astimezone(house.ZONE):%Y-%m}"
    language = visit.spoken.language
    shown = visit.spoken.questions[question.id].wording(language)
    opinion = Opinion(question.id, language, shown, "explained", who="practitioner", month=month)
    try:
        visit.give_feedback(opinion)
    except StoreProblem:
        visit.tell("trouble.not_saved")
        return
    st.session_state["explained"].add(question.id)


def _foot(visit: Visit, question: Question) -> None:
    unanswered = question.id not in visit.state.answers
    frame.foot(visit.words, "go.skip" if unanswered else "go.next", skip=unanswered)


def no_longer(visit: Visit, question: Question | None) -> None:
    """A question that an earlier answer has taken away; what was answered is kept, but does not count."""
    frame.back_link(visit.words)
    title(visit.words("no_longer.title"))
    if question is not None:
        say(visit.fill(question.ask))
    say(visit.words("no_longer.text"))
    frame.foot(visit.words, "go.next")
