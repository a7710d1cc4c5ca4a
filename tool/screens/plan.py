"""The plan: at most three things, each with who and by when, chosen from the advice or in the family's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from tool.advice import Advice
from tool.discussion import Kind
from tool.plan import MOST_ITEMS, PlanItem
from tool.screens import frame, house, settling
from tool.screens.controls import control
from tool.screens.fields import day_fields, text_box, text_field
from tool.screens.labels import plain
from tool.screens.show import heading, quiet, say, title
from tool.screens.visit import Visit

SOMEONE_ELSE = "someone-else"
LONGEST_WHAT = 600
QUICK = (("today", 0), ("tomorrow", 1), ("in_a_week", 7))
"""Days from today that one tap chooses."""


def page(visit: Visit) -> None:
    """Draw it."""
    frame.back_link(visit.words)
    plan_step = next((one.id for one in visit.set.steps(("plan",))), "plan")
    frame.progress(visit, plan_step)
    title(visit.fill(visit.words("plan.title")))
    say(visit.words("plan.intro"))
    _suggestions(visit)
    filled = [n for n, item in enumerate(visit.state.plan) if not item.is_blank]
    empty = next((n for n in range(MOST_ITEMS) if n not in filled), None)
    for place in range(MOST_ITEMS):
        if place in filled or place == empty:
            _item(visit, place)
    if "different-night-plan" in {question.id for question in visit.asked.questions}:
        question = visit.set.questions["different-night-plan"]
        heading(visit.words("plan.different_night"))
        say(visit.fill(question.ask))
        control(visit, question)
    frame.foot(visit.words, "go.next")


def _suggestions(visit: Visit) -> None:
    taken = {item.from_advice for item in visit.state.plan}
    full = all(not item.is_blank for item in visit.state.plan)
    offered = [
        one for one in visit.advice() if one.audience == "family" and one.group != "keep" and one.id not in taken
    ]
    if not offered or full:
        return
    with st.expander(plain(visit.words("plan.choose")), key=f"choose-{visit.id[:8]}"), st.container(key="rows-plan"):
        for one in offered:
            with st.container(key=f"row-plan-{one.id}", horizontal=True, vertical_alignment="center"):
                with st.container(key=f"words-plan-{one.id}"):
                    say(one.say)
                st.button(plain(visit.words("plan.add")), key=f"add-{one.id}", on_click=_add, args=(visit, one))


def _add(visit: Visit, advice: Advice) -> None:
    place = next((n for n, item in enumerate(visit.state.plan) if item.is_blank), None)
    if place is not None:
        _put(visit, place, PlanItem(advice.say, from_advice=advice.id))


def _put(visit: Visit, place: int, item: PlanItem) -> bool:
    if visit.state.plan[place] == item:
        return True
    return visit.write(Kind.PLANNED, {"place": place, **item.to_plain()})


def _item(visit: Visit, place: int) -> None:
    words, item = visit.words, visit.state.plan[place]
    key = f"{visit.id[:8]}-plan-{place}"

    def now() -> PlanItem:
        return visit.state.plan[place]

    with st.container(key=f"form-plan-{place}", border=True):
        heading(words("plan.item", number=str(place + 1)))
        text_box(
            f"{key}-what",
            words("plan.what"),
            item.what,
            lambda text: _put(visit, place, replace(now(), what=text) if text.strip() else PlanItem("")),
            max_chars=LONGEST_WHAT,
            height=104,
        )
        if item.is_blank:
            return
        _who(visit, place, key)
        quiet(words("plan.by_when"))
        with st.container(horizontal=True, key=f"quick-{place}"):
            for name, days in QUICK:
                day = house.now().astimezone(house.ZONE).date() + timedelta(days)
                st.button(plain(words(f"plan.{name}")), key=f"{key}-{name}", on_click=_by, args=(visit, place, day))
        day_fields(words, f"{key}-by", item.by_when, lambda day: _put(visit, place, replace(now(), by_when=day)))
        st.button(
            plain(words("plan.remove")),
            key=f"{key}-remove",
            type="tertiary",
            on_click=_take_off,
            args=(visit, place),
        )


def _take_off(visit: Visit, place: int) -> None:
    _put(visit, place, PlanItem(""))


def _by(visit: Visit, place: int, day: date) -> None:
    _put(visit, place, replace(visit.state.plan[place], by_when=day))


def _who(visit: Visit, place: int, key: str) -> None:
    words = visit.words
    names = [person.name for person in visit.state.people] + [words("plan.practitioner")]
    stored = visit.state.plan[place].who
    other = bool(stored) and stored not in names
    options = [*(str(n) for n in range(len(names))), SOMEONE_ELSE]
    shown = SOMEONE_ELSE if other else str(names.index(stored)) if stored in names else None

    def save(choice: str | None) -> bool:
        if choice is None or choice == SOMEONE_ELSE:
            return True
        return _put(visit, place, replace(visit.state.plan[place], who=names[int(choice)]))

    chosen = settling.settled(
        st.radio,
        f"{key}-who",
        shown,
        save,
        label=plain(words("plan.who")),
        options=options,
        index=options.index(shown) if shown is not None else None,
        format_func=lambda one: plain(words("plan.someone_else") if one == SOMEONE_ELSE else names[int(one)]),
        horizontal=True,
    )
    if chosen == SOMEONE_ELSE:
        text_field(
            f"{key}-other",
            words("plan.who_else"),
            stored if other else "",
            lambda text: not text.strip() or _put(visit, place, replace(visit.state.plan[place], who=text.strip())),
            max_chars=200,
        )
