"""The practitioner's own pages: private questions, what only the practitioner answers, and the stop for a bruise."""

from __future__ import annotations

import streamlit as st

from tool.discussion import Kind
from tool.screens import flow, frame
from tool.screens.controls import control
from tool.screens.labels import plain
from tool.screens.place import go, here
from tool.screens.question import behind_the_question, note
from tool.screens.show import heading, quiet, say, strong, title
from tool.screens.visit import Visit


def page(visit: Visit) -> None:
    """First a page that anybody may see; the questions only once the practitioner says the screen is theirs."""
    place = here()
    frame.back_link(visit.words)
    if place.face != "practitioner":
        frame.progress(visit, "pause")
        title(visit.words("private.pause"))
        say(visit.words("private.pause_text"))
        with st.container(key="foot"):
            st.button(
                plain(visit.words("private.show")),
                key="show",
                type="primary",
                width="stretch",
                on_click=go,
                args=("private", visit.id, "", "practitioner"),
            )
            st.button(plain(visit.words("private.later")), key="later", type="tertiary", on_click=flow.onward)
        return
    with st.container(key="practitioner-face"):
        with st.container(key="face-band"):
            strong(visit.words("faces.private_band"))
        title(visit.words("private.title"))
        say(visit.words("private.text"))
        for question in flow.private_questions(visit):
            heading(visit.fill(question.ask))
            if question.hint:
                quiet(visit.fill(question.hint))
            with st.expander(plain(visit.words("faces.behind")), key=f"behind-{question.id}"):
                behind_the_question(visit, question)
            control(visit, question)
            with st.expander(plain(visit.words("faces.note")), key=f"note-{question.id}"):
                note(visit, question)
        frame.foot(visit.words, "private.done")


def bruise_page(visit: Visit) -> None:
    """Stands before every page until the practitioner has seen to it. Does not restate the local procedure."""
    acts = [one for one in visit.advice() if one.topic == "bruise"]
    with st.container(key="practitioner-face"):
        with st.container(key="face-band"):
            strong(visit.words("faces.private_band"))
        title(visit.words("bruise.title"))
        for one in acts:
            with st.container(key=f"card-act-{one.id}"):
                strong(one.say)
                say(one.because)
                if one.note:
                    quiet(one.note)
        heading(visit.words("bruise.contacts"))
        for contact in visit.set.contacts:
            if "bruise" in contact.topics:
                say(f"{contact.name}: {contact.number or contact.link}")
                quiet(contact.what_for)
        with st.container(key="foot"):
            st.button(
                plain(visit.words("bruise.seen_to")),
                key="seen-to",
                type="primary",
                width="stretch",
                on_click=_seen_to,
                args=(visit,),
            )
            st.button(
                plain(visit.words("bruise.mistake")), key="mistake", type="tertiary", on_click=_mistake, args=(visit,)
            )


def _seen_to(visit: Visit) -> None:
    if visit.write(Kind.BRUISE_SEEN_TO, {}):
        go("private", visit.id, "", "practitioner")


def _mistake(visit: Visit) -> None:
    if visit.write(Kind.ANSWERED, {"question": "bruise-or-mark", "answer": None}):
        go("private", visit.id, "", "practitioner")
