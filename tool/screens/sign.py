"""Signing: each person who was there draws or types their name, or does not sign and says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from tool.discussion import Kind
from tool.people import Person
from tool.screens import frame
from tool.screens.labels import plain
from tool.screens.place import go, here
from tool.screens.show import quiet, say, strong, title
from tool.screens.signature_pad import WORDS, signature_pad
from tool.screens.visit import Visit
from tool.signers import PRACTITIONER

REASONS = ("declined", "left", "not-able", "unsafe-to-ask")
WAYS = ("draw", "type", "not")


def page(visit: Visit) -> None:
    """The list of who signs, or one person's own page."""
    place = here()
    person = next((one for one in visit.signers() if one.id == place.at), None)
    if person is not None:
        _one(visit, person)
        return
    words = visit.words
    frame.back_link(words)
    frame.progress(visit, "sign")
    title(words("sign.title"))
    say(words("sign.intro"))
    if visit.state.signed_before_a_change:
        with st.container(key="notice-again"):
            say(words("sign.again"))
    with st.container(key="rows-sign"):
        for one in visit.signers():
            _row(visit, one)
    waiting = [one for one in visit.signers() if one.id not in visit.state.signatures]
    if waiting:
        say(words("sign.waiting"))
        with st.container(key="foot"):
            st.button(
                plain(words("sign.next", name=waiting[0].name)),
                key="sign-next",
                type="primary",
                width="stretch",
                on_click=go,
                args=("sign", visit.id, waiting[0].id),
            )
        return
    with st.container(key="notice-finish"):
        say(words("sign.finish_text"))
    frame.foot(words, "sign.finish", lambda: _finish(visit))


def _finish(visit: Visit) -> None:
    if visit.write(Kind.FINISHED, {}):
        go("papers", visit.id)


def _row(visit: Visit, person: Person) -> None:
    signed = visit.state.signatures.get(person.id)
    with st.container(key=f"row-{person.id}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"words-{person.id}"):
            strong(person.name)
            quiet(visit.words(f"sign.is-{signed.outcome}" if signed else "sign.is-open"))
        label = "sign.again_button" if signed else "sign.button"
        st.button(
            plain(visit.words(label, name=person.name)),
            key=f"sign-{person.id}",
            type="tertiary",
            on_click=go,
            args=("sign", visit.id, person.id),
        )


def _one(visit: Visit, person: Person) -> None:
    words = visit.words
    st.button(plain(words("sign.to_list")), key="to-list", type="tertiary", on_click=go, args=("sign", visit.id))
    title(person.name)
    which = "practitioner" if person.id == PRACTITIONER else "carer"
    statement = visit.fill(words(f"sign.statement-{which}"))
    with st.container(key="notice-statement"):
        say(statement)
    way = st.radio(
        plain(words("sign.way")),
        WAYS,
        format_func=lambda one: plain(words(f"sign.way-{one}")),
        key=f"{visit.id[:8]}-way-{person.id}",
        horizontal=True,
        label_visibility="collapsed",
    )
    if way == "draw":
        _draw(visit, person, statement)
    elif way == "type":
        _type(visit, person, statement)
    else:
        _not(visit, person)


def _draw(visit: Visit, person: Person, statement: str) -> None:
    words = visit.words
    try:
        ink = signature_pad(
            key=f"{visit.id[:8]}-pad-{person.id}-{visit.state.number}",
            label=words("sign.pad", name=person.name),
            words={name: words(f"pad.{name}") for name in WORDS},
        )
    except ValueError:
        visit.tell("pad.too_small")
        ink = None
    if ink is not None:
        _done(visit, Kind.SIGNED, {"person": person.id, "statement": statement, "ink": ink.to_plain()})
        st.rerun()  # the pad answers inside a run, not in a callback: this run would show the person's page again


def _type(visit: Visit, person: Person, statement: str) -> None:
    key = f"{visit.id[:8]}-typed-{person.id}"
    st.text_input(plain(visit.words("sign.typed")), key=key, max_chars=200)
    with st.container(key="foot"):
        st.button(
            plain(visit.words("sign.typed_button")),
            key="typed",
            type="primary",
            width="stretch",
            on_click=_typed,
            args=(visit, person, statement, key),
        )


def _typed(visit: Visit, person: Person, statement: str, key: str) -> None:
    name = str(st.session_state.get(key, "")).strip()
    if not name:
        visit.tell("sign.typed_missing")
        return
    _done(visit, Kind.SIGNED, {"person": person.id, "statement": statement, "typed": name})


def _not(visit: Visit, person: Person) -> None:
    words = visit.words
    key = f"{visit.id[:8]}-reason-{person.id}"
    st.radio(
        plain(words("sign.reason")),
        REASONS,
        index=None,
        format_func=lambda one: plain(visit.words.all["not-signed"][one]),
        key=key,
    )
    st.text_input(plain(words("sign.reason_words")), key=f"{key}-words", max_chars=500)
    with st.container(key="foot"):
        st.button(
            plain(words("sign.reason_button")),
            key="not-signed",
            type="primary",
            width="stretch",
            on_click=_not_signed,
            args=(visit, person, key),
        )


def _not_signed(visit: Visit, person: Person, key: str) -> None:
    reason = st.session_state.get(key)
    if reason is None:
        visit.tell("sign.reason_missing")
        return
    said = str(st.session_state.get(f"{key}-words", "")).strip()
    _done(visit, Kind.NOT_SIGNED, {"person": person.id, "statement": "", "reason": reason, "words": said})


def _done(visit: Visit, kind: Kind, content: Mapping[str, Any]) -> None:
    if visit.write(kind, content):
        go("sign", visit.id)
