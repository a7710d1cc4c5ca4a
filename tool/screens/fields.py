"""Fields for a day and for a number: typed, checked as they are typed, never silently put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

import streamlit as st

from tool.screens import settling
from tool.screens.labels import plain
from tool.screens.show import Wordings

PARTS = ("day", "month", "year")


def text_field(key: str, label: str, stored: str, save: Callable[[str], bool], **more: object) -> str:
    """One line of text, saved as it is left (or paused)."""
    return settling.settled(st.text_input, key, stored, save, label=plain(label), value=stored, **more)


def text_box(key: str, label: str, stored: str, save: Callable[[str], bool], **more: object) -> str:
    """Several lines of text, saved as they are left (or paused)."""
    return settling.settled(st.text_area, key, stored, save, label=plain(label), value=stored, **more)


def day_fields(words: Wordings, key: str, stored: date | None, save: Callable[[date | None], bool]) -> None:
    """Three fields: day, month, year; saved once they are a day, wiped once all are empty. Says what is wrong."""
    parts = {"day": str(stored.day), "month": str(stored.month), "year": str(stored.year)} if stored else {}
    keys = {part: f"{key}-{part}" for part in PARTS}

    def put(_typed: str) -> bool:
        typed = [str(st.session_state.get(keys[part], parts.get(part, ""))).strip() for part in PARTS]
        if not any(typed):
            return save(None)
        day = _day(*typed)
        return save(day) if day else True  # not a day yet: kept on the screen, nothing to store

    with st.container(horizontal=True, key=f"fields-day-{key}"):
        typed = [
            text_field(
                keys[part],
                words(f"fields.{part}"),
                parts.get(part, ""),
                put,
                max_chars=4 if part == "year" else 2,
                width=120 if part == "year" else 96,
            ).strip()
            for part in PARTS
        ]
    if all(typed) and _day(*typed) is None:
        st.error(plain(words("fields.day_wrong")))


def _day(day: str, month: str, year: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def number_of(text: str, places: int) -> Decimal | None:
    """The number typed, a comma read as a point; None if it is none or has too many places."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    return number if number.is_finite() and isinstance(exponent, int) and -exponent <= places else None


def number_shown(number: Decimal | None) -> str:
    """A number as it stands in its field."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
