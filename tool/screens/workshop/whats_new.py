"""What's new, on the first page of a practitioner's first visit after a publication; once."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from tool.publication import Publication
from tool.screens import house
from tool.screens.labels import plain
from tool.screens.show import lead, quiet, say, strong
from tool.screens.visit import Visit
from tool.screens.workshop.walk import Unkept
from tool.store import StoreProblem
from tool.workshop import NewsItem, news

MOST = 12
"""Changed wordings shown; the practitioner has a family waiting."""


def whats_new(visit: Visit) -> None:
    """Two lines for each changed wording, old and new, and why; nothing once it was told."""
    untold = _untold(visit)
    items = list(_items(untold))
    if not items:
        return
    with st.container(key="notice-news"):
        strong(visit.words("workshop.news"))
        say(visit.words("workshop.news-text", number=str(len(items))))
        with st.expander(plain(visit.words("workshop.news-show")), key=f"news-{visit.id[:8]}"):
            for item in items[:MOST]:
                if item.question:
                    strong(visit.fill(item.question))
                lead(visit.words("workshop.news-old"), item.old or visit.words("workshop.compare-nothing"))
                lead(visit.words("workshop.news-new"), item.new or visit.words("workshop.compare-nothing"))
                quiet(visit.words("workshop.news-why", why=item.why))
            if len(items) > MOST:
                say(visit.words("workshop.news-more", number=str(len(items) - MOST)))
        label = plain(visit.words("workshop.news-seen"))
        st.button(label, key="news-seen", on_click=told, args=(visit,))


def told(visit: Visit) -> None:
    """This practitioner has had the news. For a button's callback; also when they go on without a tap on it."""
    for publication in _untold(visit):
        try:
            house.store().tell(visit.practitioner, publication.number, house.now())
        except StoreProblem:
            return  # it is told once more next time


def _untold(visit: Visit) -> tuple[Publication, ...]:
    """Publications since the last that this practitioner was told of; to somebody new, the newest alone.

    None for a visit that goes on with older words, nor in a preview.
    """
    every = house.store().publications()
    if not every or isinstance(visit, Unkept) or visit.set.fingerprint != every[-1].fingerprint:
        return ()
    last = house.store().last_told(visit.practitioner)
    return every[last:] if last else every[-1:]


def _items(publications: tuple[Publication, ...]) -> Iterator[NewsItem]:
    for one in publications:
        yield from news(house.set_of(one.previous), house.set_of(one.fingerprint), one)
