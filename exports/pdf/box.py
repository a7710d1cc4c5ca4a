"""Boxes: what a page is made of. A box knows its height, how to come apart over two pages, and how to draw itself."""

from __future__ import annotations

from collections.abc import Sequence

from exports.pdf.pen import Pen
from exports.pdf.tags import Element

LEAST_SHARE = 0.25
"""What is longer than a page may start where at least this share of a page is left."""


class Box:
    """Lengths are points. `gap` is the space above, dropped at the top of a page.

    `keeps_next`: never the last on a page. `splits`: may come apart anywhere; others only if longer than a page.
    `element`: what the box is to those who hear the paper; all parts of a box that comes apart are the same element.
    `said_before`: readers pass over it, since it only repeats something.
    """

    gap: float = 0
    keeps_next: bool = False
    splits: bool = False
    element: Element | None = None
    said_before: bool = False

    def put(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw, as part of what the box is."""
        if self.said_before:
            with pen.passed_over():
                self.draw(pen, x, top, width)
        elif self.element is None:
            self.draw(pen, x, top, width)
        else:
            pen.open(self.element)
            self.draw(pen, x, top, width)
            pen.close()

    def height(self, width: float) -> float:
        """How high the box is in a column this wide."""
        raise NotImplementedError

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """What fits into `room`, and the rest. `page` is the room on a new page. No first part: nothing fits well."""
        del width, room, page
        return None, self

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at x, top."""
        raise NotImplementedError


class Blank(Box):
    """Empty room."""

    def __init__(self, high: float = 0, *, element: Element | None = None) -> None:
        self._high = high
        self.element = element

    def height(self, width: float) -> float:
        """As asked for."""
        del width
        return self._high

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing."""


class NewPage(Blank):
    """Ends the page."""


class Stack(Box):
    """Boxes under one another. `again` opens each further page that the stack reaches."""

    splits = True

    def __init__(
        self,
        boxes: Sequence[Box],
        *,
        gap: float = 0,
        again: Box | None = None,
        splits: bool = True,
        element: Element | None = None,
    ) -> None:
        self.boxes = tuple(boxes)
        self.element = element
        if again:
            again.said_before = True
        self.gap = gap
        self.again = again
        self.splits = splits
        self._heights: dict[float, float] = {}

    def height(self, width: float) -> float:
        """All boxes with the space between them."""
        if width not in self._heights:
            self._heights[width] = _together(self.boxes, width)
        return self._heights[width]

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """Between two boxes, or within one that may come apart; what keeps its next one stays with it."""
        placed: list[Box] = []
        used = 0.0
        left = list(self.boxes)
        while left:
            group = _kept_together(left)
            gap = group[0].gap if placed else 0.0
            if isinstance(group[0], NewPage):
                left = left[1:]
                break
            high = _together(group, width)
            if used + gap + high <= room + 0.01:
                placed += group
                used += gap + high
                left = left[len(group) :]
                continue
            first, rest = _come_apart(group, width, room - used - gap, page)
            if first:
                placed += first
                left = [*rest, *left[len(group) :]]
            break
        if (not placed or (len(placed) == 1 and placed[0] is self.again)) and left:
            if room < page - 0.01:
                return None, self
            # Not even a new page has room for what should stay together: it comes apart wherever it can.
            one, *others = left
            part, remains = one.split(width, room - _together(placed, width), page)
            placed.append(part or one)
            left = [*([remains] if part and remains else []), *others]
        if not left:
            return self._with(placed, self.gap), None
        opening = [self.again] if self.again else []
        return self._with(placed, self.gap), self._with([*opening, *left], 0)

    def _with(self, boxes: Sequence[Box], gap: float) -> Stack:
        return Stack(boxes, gap=gap, again=self.again, splits=self.splits, element=self.element)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From top to bottom."""
        for number, box in enumerate(self.boxes):
            top -= box.gap if number else 0
            box.put(pen, x, top, width)
            top -= box.height(width)


class Columns(Box):
    """Boxes side by side. `shares` are shares of the width, after the gutters."""

    def __init__(
        self,
        cells: Sequence[Box],
        shares: Sequence[float],
        *,
        gutter: float = 14,
        gap: float = 0,
        element: Element | None = None,
    ) -> None:
        self.cells = tuple(cells)
        self.element = element
        self.shares = tuple(shares)
        self.gutter = gutter
        self.gap = gap

    def _widths(self, width: float) -> list[float]:
        room = width - self.gutter * (len(self.cells) - 1)
        return [room * share / sum(self.shares) for share in self.shares]

    def height(self, width: float) -> float:
        """The highest cell."""
        return max(cell.height(wide) for cell, wide in zip(self.cells, self._widths(width), strict=True))

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """Each cell for itself; all of them or none."""
        above: list[Box] = []
        below: list[Box] = []
        for cell, wide in zip(self.cells, self._widths(width), strict=True):
            first: Box | None = cell
            rest: Box | None = None
            if cell.height(wide) > room + 0.01:
                first, rest = cell.split(wide, room, page)
            if first is None:
                return None, self
            above.append(first)
            below.append(rest or Blank(element=cell.element))
        if all(isinstance(cell, Blank) for cell in below):
            return self, None
        return self._with(above, self.gap), self._with(below, 0)

    def _with(self, cells: Sequence[Box], gap: float) -> Columns:
        return Columns(cells, self.shares, gutter=self.gutter, gap=gap, element=self.element)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right."""
        for cell, wide in zip(self.cells, self._widths(width), strict=True):
            cell.put(pen, x, top, wide)
            x += wide + self.gutter


def beside(
    cells: Sequence[Box],
    shares: Sequence[float],
    *,
    reflows: bool,
    gutter: float = 14,
    gap: float = 0,
    element: Element | None = None,
) -> Box:
    """Boxes side by side; under one another where letters are so large that columns would be too narrow."""
    if not reflows:
        return Columns(cells, shares, gutter=gutter, gap=gap, element=element)
    for cell in cells[1:]:
        cell.gap = max(cell.gap, 5)
    return Stack(cells, gap=gap, element=element)


def _together(boxes: Sequence[Box], width: float) -> float:
    return sum(box.height(width) for box in boxes) + sum(box.gap for box in boxes[1:])


def _kept_together(boxes: Sequence[Box]) -> list[Box]:
    for number, box in enumerate(boxes):
        if not box.keeps_next:
            return list(boxes[: number + 1])
    return list(boxes)


def _come_apart(group: list[Box], width: float, room: float, page: float) -> tuple[list[Box], list[Box]]:
    """The leading boxes with the first part of the last one, and its rest; nothing first if it should stay whole."""
    *leading, last = group
    taken = _together(leading, width) + (last.gap if leading else 0) if leading else 0.0
    too_long = taken + last.height(width) > page
    if not (last.splits or too_long):
        return [], group
    if too_long and not last.splits and room < page * LEAST_SHARE:
        return [], group
    first, rest = last.split(width, room - taken, page)
    if first is None:
        return [], group
    return [*leading, first], [rest] if rest else []
