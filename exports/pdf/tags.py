"""What the parts of a paper are, for those who hear it: headings, paragraphs, tables, lists, figures, in reading order.

The tree grows while the pages are drawn: boxes are drawn in the order in which they are read, and an element that goes
on on the next page is the same element.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["Document", "Sect", "Div", "H", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Figure"]
"""The standard types of PDF 1.7 that papers use; an H becomes H1 to H6 when the paper is finished."""

DEEPEST_HEADING = 6


@dataclass(slots=True, eq=False)
class Element:
    """One part of a paper.

    `within`: what it stands in, if that is not whatever is being drawn round it. `level`: of a heading, as wished.
    `alt`: what a figure shows, in words. `numbered`: of a list, whether its labels are numbers.
    `kids`: further elements, and pieces of pages as (page, piece). `area`: where a figure stands on its page.
    """

    kind: Kind
    within: Element | None = None
    level: int = 0
    alt: str = ""
    numbered: bool = False
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    area: tuple[float, float, float, float] | None = None
    placed: bool = False

    def place(self, around: Element) -> None:
        """Take a place in the tree, once."""
        if self.placed:
            return
        self.placed = True
        if self.within is not None:
            self.within.place(around)
            around = self.within
        around.kids.append(self)


def headings_in_order(root: Element) -> dict[int, int]:
    """The level of each heading, by the identity of its element: the first is 1, and none skips a level going down."""
    found: dict[int, int] = {}
    above = 0
    for element in walk(root):
        if element.kind == "H":
            above = min(max(1, element.level), above + 1, DEEPEST_HEADING)
            found[id(element)] = above
    return found


def walk(root: Element) -> Iterator[Element]:
    """The element and all within it, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
