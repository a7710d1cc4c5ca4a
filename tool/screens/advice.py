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
from tool.screens.show import heading, quiet, say, small_heading, strong, title
from tool.screens.visit import Visit


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
        if group in ("never", "do-not-share"):
            say(visit.fill(visit.words(f"advice.about-{group}")))
        for one in those:
            card(visit, one)
            _talked(visit, one)


def card(visit: Visit, advice: Advice, practitioner: bool = False) -> None:
    """One piece of advice: what, because, what to do tonight."""
    with st.container(key=f"card-{advice.group}-{advice.id}"):
        with st.container(key=f"tag-{advice.id}"):
            strong(visit.words(f"advice.tag-{advice.group}"))
        small_heading(advice.say)
        _line(visit, "because", advice.because)
        if advice.tonight:
            _line(visit, "tonight", advice.tonight)
        if practitioner:
            if advice.note:
                _line(visit, "note", advice.note)
            if advice.confirm:
                _line(visit, "confirm", advice.confirm)
            for id_ in advice.source:
                quiet(visit.set.sources[id_].in_words)


def _line(visit: Visit, kind: str, text: str) -> None:
    st.markdown(f"**{plain(visit.words(f'advice.{kind}'))}** {plain(text)}")


def _talked(visit: Visit, advice: Advice) -> None:
    """ "We talked about this", and the family's own words if they have any."""
    done = advice.id in visit.state.talked_about

    def save(tick: bool) -> bool:
        if tick == (advice.id in visit.state.talked_about):
            return True
        return visit.write(Kind.TALKED_ABOUT, {"advice": advice.id, "yes": tick})

    key = f"{visit.id[:8]}-talked-{advice.id}"
    settling.settled(st.checkbox, key, done, save, label=plain(visit.words("advice.talked")), value=done)
    stored = visit.state.family_said.get(advice.id, "")

    def keep(text: str) -> bool:
        if text == visit.state.family_said.get(advice.id, ""):
            return True
        return visit.write(Kind.FAMILY_SAID, {"advice": advice.id, "text": text})

    if advice.group == "keep":
        return
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
            card(visit, one, practitioner=True)
            if part != "family":
                _talked(visit, one)
