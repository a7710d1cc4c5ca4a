"""The steering group's workshop: see a wording before families do, change it, compare, publish. One line a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tool.screens.show import Wordings
from tool.screens.visit import Visit
from tool.screens.workshop import advice, compare, days, overview, publish, question, section, set_map, walk
from tool.screens.workshop.bench import open_bench

PAGES: Mapping[str, Callable[[Wordings], None]] = {
    "workshop": overview.page,
    "workshop-section": section.page,
    "workshop-question": question.page,
    "workshop-advice": advice.page,
    "workshop-words": section.words_page,
    "workshop-map": set_map.page,
    "workshop-days": days.page,
    "workshop-compare": compare.page,
    "workshop-publish": publish.page,
}

OF_ONE_THING = frozenset({"workshop-section", "workshop-question", "workshop-advice", "workshop-words"})
"""Pages that are another page for each thing that the address names."""


def walk_now() -> Visit:
    """The walk through the words as they stand in the draft; a session that has none begins one."""
    if walk.under_way() is None:
        walk.begin(open_bench().set)
    known = walk.under_way()
    assert known is not None
    return known


def last_page_of_a_walk(visit: Visit) -> None:
    """Stands where a finished visit would have its papers."""
    walk.last_page(visit.words)
