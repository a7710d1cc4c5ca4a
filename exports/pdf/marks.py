"""The marks: one small drawing for each tone, plain enough for black and white; and the product's crescent."""

from __future__ import annotations

from math import cos, pi, sin
from typing import assert_never

from exports.document import Tone
from exports.pdf.box import Box
from exports.pdf.look import PAINTS, WHITE
from exports.pdf.paths import Path
from exports.pdf.pen import Pen

_CIRCLE = 0.5523  # how far the handles of a Bézier quarter circle reach, in radii


def draw_mark(pen: Pen, tone: Tone, x: float, y: float, size: float) -> None:
    """The mark of a tone in a square with its lower left corner at x, y."""
    colour = PAINTS[tone].strong
    with pen.unmirrored(x, size) as left:
        _draw_mark(pen, tone, left, y, size, colour)


def _draw_mark(pen: Pen, tone: Tone, x: float, y: float, size: float, colour: str) -> None:
    thick = size * 0.1

    def at(right: float, up: float) -> tuple[float, float]:
        return x + right * size, y + up * size

    match tone:
        case "keep":  # a tick
            pen.ring(*at(0.5, 0.5), size * 0.48, fill=colour)
            pen.line([at(0.27, 0.5), at(0.44, 0.33), at(0.74, 0.68)], WHITE, thick)
        case "never":  # no entry
            pen.ring(*at(0.5, 0.5), size * 0.48, fill=colour)
            pen.line([at(0.27, 0.5), at(0.73, 0.5)], WHITE, thick * 1.6)
        case "do-not-share":  # a cross in a square
            pen.panel(*at(0.03, 0.03), size * 0.94, size * 0.94, fill=colour, round_=size * 0.16)
            pen.line([at(0.3, 0.3), at(0.7, 0.7)], WHITE, thick * 1.2)
            pen.line([at(0.3, 0.7), at(0.7, 0.3)], WHITE, thick * 1.2)
        case "change":  # an arrow upward
            pen.area([at(0.5, 1.0), at(1.0, 0.5), at(0.5, 0.0), at(0.0, 0.5)], colour)
            pen.line([at(0.5, 0.27), at(0.5, 0.72)], WHITE, thick)
            pen.line([at(0.33, 0.55), at(0.5, 0.72), at(0.67, 0.55)], WHITE, thick)
        case "act":  # a flag
            pen.line([at(0.2, 0.02), at(0.2, 0.98)], colour, thick)
            pen.area([at(0.2, 0.96), at(0.92, 0.74), at(0.2, 0.46)], colour)
        case "private":  # a padlock
            pen.panel(*at(0.14, 0.04), size * 0.72, size * 0.52, fill=colour, round_=size * 0.08)
            arch = [at(0.5 - 0.22 * cos(pi * step / 8), 0.66 + 0.22 * sin(pi * step / 8)) for step in range(9)]
            pen.line([at(0.28, 0.5), *arch, at(0.72, 0.5)], colour, thick)
        case "calm":
            pen.ring(*at(0.5, 0.5), size * 0.2, fill=colour)
        case _:
            assert_never(tone)


def draw_crescent(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    """A crescent lying like a cradle, with a star over it, in a square with its lower left corner at x, y."""

    def cradle(path: Path) -> None:
        middle, high, radius = x + size / 2, y + size * 0.56, size * 0.5
        handle = radius * _CIRCLE
        path.move_to(middle - radius, high)
        path.curve_to(middle - radius, high - handle, middle - handle, high - radius, middle, high - radius)
        path.curve_to(middle + handle, high - radius, middle + radius, high - handle, middle + radius, high)
        low, wide = high - size * 0.26, size * 0.3
        path.curve_to(middle + radius * 0.8, low + size * 0.06, middle + wide * 0.7, low, middle, low)
        path.curve_to(middle - wide * 0.7, low, middle - radius * 0.8, low + size * 0.06, middle - radius, high)
        path.close()

    pen.curve(cradle, colour)
    star = [
        (
            x + size / 2 + size * (0.17 if step % 2 == 0 else 0.07) * sin(pi * step / 4),
            y + size * 0.74 + size * (0.17 if step % 2 == 0 else 0.07) * cos(pi * step / 4),
        )
        for step in range(8)
    ]
    pen.area(star, colour)


class Marked(Box):
    """A box with the mark of its tone before its first line."""

    def __init__(self, box: Box, tone: Tone, size: float, line: float, *, gap: float = 0) -> None:
        self.box = box
        self.tone: Tone = tone
        self.size = size
        self.line = line
        self.gap = gap
        self.keeps_next = box.keeps_next
        self.splits = box.splits

    @property
    def indent(self) -> float:
        """How far the box is moved to the right."""
        return self.size * 1.5

    def height(self, width: float) -> float:
        """The box's."""
        return max(self.box.height(width - self.indent), self.size)

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """As the box does; the rest has no mark of its own."""
        first, rest = self.box.split(width - self.indent, room, page)
        if first is None:
            return None, self
        marked = Marked(first, self.tone, self.size, self.line, gap=self.gap)
        indented = Indented(rest, self.indent) if rest else None
        for part in (marked, indented):
            if part:
                part.element = self.element
        return marked, indented

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The mark in the middle of the first line."""
        draw_mark(pen, self.tone, x, top - self.line / 2 - self.size / 2, self.size)
        self.box.put(pen, x + self.indent, top, width - self.indent)


class Indented(Box):
    """A box moved to the right."""

    def __init__(self, box: Box, indent: float) -> None:
        self.box = box
        self.indent = indent
        self.gap = box.gap
        self.splits = box.splits

    def height(self, width: float) -> float:
        """The box's."""
        return self.box.height(width - self.indent)

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """As the box does."""
        first, rest = self.box.split(width - self.indent, room, page)
        if first is None:
            return None, self
        parts = Indented(first, self.indent), Indented(rest, self.indent) if rest else None
        for part in parts:
            if part:
                part.element = self.element
        return parts

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The box, to the right."""
        self.box.put(pen, x + self.indent, top, width - self.indent)
