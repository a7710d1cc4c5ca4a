"""As on a day: what has to be checked again by then, sources and contacts alike."""

from __future__ import annotations

from datetime import date

import streamlit as st

from tool.said import day_in_words
from tool.screens import house
from tool.screens.fields import day_fields
from tool.screens.place import go, here
from tool.screens.show import Wordings, heading, quiet, say, strong, title
from tool.screens.workshop.bench import open_bench
from tool.screens.workshop.parts import back_to_workshop
from tool.workshop.due import Due, due


def page(words: Wordings) -> None:
    """Draw what stands how on the day that the address names; without one, today."""
    bench = open_bench()
    back_to_workshop(words)
    title(words("workshop.days"))
    say(words("workshop.days-text"))
    on = _day()
    with st.container(key="form-day"):
        heading(words("workshop.days-on"))
        day_fields(words, "workshop-day", on, _go)
    every = due(bench.set, on)
    for standing in ("past", "soon", "later"):
        those = [one for one in every if one.standing == standing]
        day = day_in_words(on, words.all)
        heading(words(f"workshop.days-{standing}", day=day, number=str(len(those))))
        if not those:
            say(words("workshop.days-none"))
        for one in those:
            _line(words, one)


def _line(words: Wordings, one: Due) -> None:
    with st.container(key=f"due-{one.kind}-{one.id}"):
        strong(one.name)
        quiet(
            words(
                f"workshop.due-{one.kind}",
                how=words(f"workshop.checked-{one.checked}"),
                day=day_in_words(one.checked_on, words.all),
                by=day_in_words(one.by, words.all),
                number=str(len(one.used_by)),
            )
        )


def _day() -> date:
    try:
        return date.fromisoformat(here().at)
    except ValueError:
        return house.today()


def _go(day: date | None) -> bool:
    go("workshop-days", "", day.isoformat() if day else "")
    return True
