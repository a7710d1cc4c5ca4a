"""What families and practitioners thought of one wording, so far."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from tool.screens import house
from tool.screens.labels import plain
from tool.screens.show import Wordings, points, say, small_heading
from tool.workshop.heard import SMALLEST, Tally, heard
from tool.workshop.rules_in_words import Point


def feedback(words: Wordings, id_: str, language: str, fingerprint: str, others: Collection[str]) -> None:
    """Opinions of the words as they stand now, then of older ones."""
    found = heard(house.store().opinions(), id_, language, fingerprint, others)
    if not found.now.total and not found.before.total:
        say(words("workshop.heard-nothing"))
        return
    for when, tally in (("now", found.now), ("before", found.before)):
        small_heading(words(f"workshop.heard-{when}"))
        _tally(words, tally, when)


def _tally(words: Wordings, tally: Tally, when: str) -> None:
    if not tally.total:
        say(words("workshop.heard-none"))
        return
    if tally.may_be_counted_out:
        points(
            Point(words("workshop.count", opinion=words(f"workshop.opinion-{verdict}"), number=str(number)))
            for verdict, number in tally.counts.items()
        )
    else:
        say(words("workshop.heard-few", number=str(SMALLEST)))
    if tally.instead:
        label = plain(words("workshop.instead", number=str(len(tally.instead))))
        with st.expander(label, key=f"instead-{when}"):
            points(map(Point, tally.instead))
