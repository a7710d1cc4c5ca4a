"""The advice: what is going well first, then "never", then "do not share a bed", then "make safer".

The family's side has nothing that a family should not read; the practitioner's has their own actions, what was told in
private, notes and sources.
"""

from __future__ import annotations

import streamlit as st

from tool.advice import GROUPS, Advice
from tool.discussion import Kind
from tool.question_types.words import LONGEST
from tool.screens import frame, settling
from tool.screens.fields import text_box
from tool.screens.labels import plain
from tool.screens.place import go, here
from tool.screens.show import heading, lead, quiet, say, small_heading, strong, title
from tool.screens.visit import Visit

ABOUT = frozenset({"never", "do-not-share"})
"""Groups that are told with a sentence of their own, so that the two are not mixed up."""


def page(visit: Visit) -> None:
    """Draw the side that is up."""
    advice = visit.advice()
    if here().face == "practitioner":
        with st.container(key="practitioner-face"):
            with st.container(key="face-band"):
                strong(visit.words("faces.practitioner_band"))
            _turn(visit, "family")
            _practitioner(visit, advice)
            frame.foot(visit.words, "advice.to_plan")
        return
    with st.container(key="family-face"):
        with st.container(key="top-line", horizontal=True, horizontal_alignment="distribute"):
            frame.back_link(visit.words)
            _turn(visit, "practitioner")
        frame.progress(visit, "advice")
        title(visit.fill(visit.words("advice.title")))
        _family(visit, tuple(one for one in advice if one.audience == "family"))
        frame.foot(visit.words, "advice.to_plan")


def _turn(visit: Visit, to: str) -> None:
    st.button(plain(visit.words(f"faces.to_{to}")), key="turn", on_click=go, args=("advice", visit.id, "", to))


def _family(visit: Visit, advice: tuple[Advice, ...]) -> None:
    if not advice:
        say(visit.words("advice.none"))
    for group in GROUPS:
        those = [one for one in advice if one.group == group]
        if not those:
            continue
        heading(visit.fill(visit.words(f"advice.group-{group}")))
        if group in ABOUT:
            say(visit.fill(visit.words(f"advice.about-{group}")))
        if group == "keep":
            _going_well(visit, those)
            continue
        for one in those:
            card(visit, one)


def _going_well(visit: Visit, advice: list[Advice]) -> None:
    """Everything that goes well on one card, so that it can be read out in one breath."""
    with st.container(key="card-keep"):
        with st.container(key="tag-keep"):
            strong(visit.words("advice.tag-keep"))
        for one in advice:
            lead(one.say, one.because)
        _talked(visit, advice, "keep", "advice.talked-all")


def card(visit: Visit, advice: Advice, practitioner: bool = False, to_tick: bool = True) -> None:
    """One piece of advice: what, because, what to do tonight; and whether it was talked about."""
    with st.container(key=f"card-{advice.group}-{advice.id}"):
        with st.container(key=f"tag-{advice.id}"):
            strong(visit.words(f"advice.tag-{advice.group}"))
        small_heading(advice.say)
        _line(visit, "because", advice.because)
        if advice.tonight:
            _line(visit, advice.lead, advice.tonight)
        if practitioner:
            _behind(visit, advice)
        if to_tick:
            _talked(visit, [advice], advice.id, "advice.done" if advice.level == "act" else "advice.talked")
            if advice.level != "act":
                _own_words(visit, advice)


def _behind(visit: Visit, advice: Advice) -> None:
    if advice.note:
        _line(visit, "note", advice.note)
    if advice.confirm:
        _line(visit, "confirm", advice.confirm)
    for contact in visit.set.contacts:
        if advice.topic in contact.topics:
            say(f"{contact.name}: {contact.number or contact.link}")
    for id_ in advice.source:
        quiet(visit.set.sources[id_].in_words)


def _line(visit: Visit, kind: str, text: str) -> None:
    lead(visit.words(f"advice.{kind}"), text)


def _talked(visit: Visit, advice: list[Advice], name: str, label: str) -> None:
    """ "We talked about this": one tap, one entry, also for several together."""
    ids = [one.id for one in advice]

    def done() -> bool:
        return set(ids) <= visit.state.talked_about

    def save(tick: bool) -> bool:
        return tick == done() or visit.write(Kind.TALKED_ABOUT, {"advice": ids, "yes": tick})

    key = f"{visit.id[:8]}-talked-{name}"
    settling.settled(st.checkbox, key, done(), save, label=plain(visit.words(label)), value=done())


def _own_words(visit: Visit, advice: Advice) -> None:
    """What the family says to it, in their own words."""
    stored = visit.state.family_said.get(advice.id, "")

    def keep(text: str) -> bool:
        if text == visit.state.family_said.get(advice.id, ""):
            return True
        return visit.write(Kind.FAMILY_SAID, {"advice": advice.id, "text": text})

    with st.expander(plain(visit.words("advice.own_words")), expanded=bool(stored), key=f"own-{advice.id}"):
        key = f"{visit.id[:8]}-said-{advice.id}"
        text_box(key, visit.words("advice.own_words_label"), stored, keep, max_chars=LONGEST, height=110)


def _practitioner(visit: Visit, advice: tuple[Advice, ...]) -> None:
    title(visit.words("advice.practitioner_title"))
    parts = (
        ("act", [one for one in advice if one.audience == "practitioner"]),
        ("private", [one for one in advice if one.audience == "private"]),
        ("family", [one for one in advice if one.audience == "family" and one.group != "keep"]),
    )
    for part, those in parts:
        if not those and part != "act":
            continue
        heading(visit.words(f"advice.part-{part}"))
        say(visit.words(f"advice.part-{part}-text" if those else "advice.no_acts"))
        for one in those:
            card(visit, one, practitioner=True, to_tick=part != "family")
