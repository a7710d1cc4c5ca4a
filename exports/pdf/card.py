"""Cards, frames and rows: boxes with something painted behind or under them."""

from __future__ import annotations

from dataclasses import dataclass

from exports.pdf.box import Box
from exports.pdf.look import LINE
from exports.pdf.pen import Pen
from exports.pdf.tags import Element


@dataclass(frozen=True, slots=True)
class Paper:
    """What a card is made of: fill, edge, a bar on its left, and the space within. Empty colours are not drawn."""

    fill: str = ""
    edge: str = ""
    bar: str = ""
    side: float = 14
    above: float = 11
    below: float = 11
    round_: float = 6


class Card(Box):
    """A box on a card. Comes apart only if `splits`, or if longer than a page; each part is a card then."""

    def __init__(
        self, inner: Box, paper: Paper, *, gap: float = 0, splits: bool = False, element: Element | None = None
    ) -> None:
        self.inner = inner
        self.element = element
        self.paper = paper
        self.gap = gap
        self.splits = splits

    def _inside(self, width: float) -> float:
        return width - 2 * self.paper.side

    def height(self, width: float) -> float:
        """The box's, and the space round it."""
        return self.inner.height(self._inside(width)) + self.paper.above + self.paper.below

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """Where the box comes apart."""
        space = self.paper.above + self.paper.below
        first, rest = self.inner.split(self._inside(width), room - space, page - space)
        if first is None:
            return None, self
        head = Card(first, self.paper, gap=self.gap, splits=self.splits, element=self.element)
        return head, Card(rest, self.paper, splits=self.splits, element=self.element) if rest else None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The card, then what is on it."""
        paper = self.paper
        high = self.height(width)
        if paper.fill or paper.edge:
            pen.panel(x, top - high, width, high, fill=paper.fill, edge=paper.edge, round_=paper.round_)
        if paper.bar:
            pen.panel(x, top - high, 5, high, fill=paper.bar, round_=2.4)
        self.inner.put(pen, x + paper.side, top - paper.above, self._inside(width))


class Row(Box):
    """A row of a table: some space, and a thin line under it."""

    def __init__(self, inner: Box, space: float, *, line: str = LINE, element: Element | None = None) -> None:
        self.inner = inner
        self.element = element
        self.space = space
        self.line = line

    def height(self, width: float) -> float:
        """The box's, and the space above and below."""
        return self.inner.height(width) + 2 * self.space

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """Where the box comes apart; only the last part has the line."""
        first, rest = self.inner.split(width, room - 2 * self.space, page - 2 * self.space)
        if first is None:
            return None, self
        if rest is None:
            return self, None
        head = Row(first, self.space, line="", element=self.element)
        return head, Row(rest, self.space, line=self.line, element=self.element)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The box over its line."""
        self.inner.put(pen, x, top - self.space, width)
        if self.line:
            low = top - self.height(width)
            pen.line([(x, low), (x + width, low)], self.line, 0.7)


class Chip(Box):
    """A few words on a small rounded field, no wider than they need."""

    def __init__(self, text: Box, wide: float, size: float, *, fill: str = "", edge: str = "", gap: float = 0) -> None:
        self.text = text
        self.wide = wide
        self.size = size
        self.fill = fill
        self.edge = edge
        self.gap = gap

    def _inside(self, width: float) -> float:
        return min(self.wide + 0.1, width - 2 * self.size)

    def height(self, width: float) -> float:
        """The words' and a little."""
        return self.text.height(self._inside(width)) + self.size * 0.25

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The field, reaching a little above the words, so that these stay in line with what is beside them."""
        high = self.height(width) + self.size * 0.15
        inside = self._inside(width)
        pen.panel(
            x,
            top - high + self.size * 0.15,
            inside + self.size * 1.4,
            high,
            fill=self.fill,
            edge=self.edge,
            round_=min(high / 2, 9),
        )
        self.text.put(pen, x + self.size * 0.7, top, inside)


class Rule(Box):
    """A line across."""

    def __init__(self, colour: str = LINE, thick: float = 0.8, *, gap: float = 0) -> None:
        self.colour = colour
        self.thick = thick
        self.gap = gap

    def height(self, width: float) -> float:
        """The line's own."""
        del width
        return self.thick

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right."""
        pen.line([(x, top), (x + width, top)], self.colour, self.thick)
