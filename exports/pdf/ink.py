"""Ink on paper: each stroke a filled curve, thicker where the pen pressed (or moved slowly, if it cannot press)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from exports.pdf.box import Box
from exports.pdf.look import INK as COLOUR
from exports.pdf.look import LINE, WHITE
from exports.pdf.paths import Path
from exports.pdf.pen import Pen
from exports.pdf.tags import Element
from tool.signature import FIRMEST, HEIGHT, WIDTH, Ink, Stroke

MOST_POINTS = 1400
"""More points than this tell the eye nothing at this size; the ink that is kept has them all."""

_WIDEST = 3.0
_FINEST = 0.9
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    y: float
    thick: float


class InkBox(Box):
    """A signature on a white field, as large as fits, never stretched."""

    def __init__(self, ink: Ink, wide: float, high: float, alt: str, *, gap: float = 0) -> None:
        self.ink = ink
        self.element = Element("Figure", alt=alt)
        self.wide = wide
        self.high = high
        self.gap = gap

    def height(self, width: float) -> float:
        """The field's."""
        del width
        return self.high

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The field, a line to sign on, the ink."""
        wide = min(self.wide, width)
        low = top - self.high
        with pen.unmirrored(x, wide) as left:
            self._draw(pen, left, low, wide)

    def _draw(self, pen: Pen, x: float, low: float, wide: float) -> None:
        assert self.element
        self.element.area = (x, low, x + wide, low + self.high)
        pen.panel(x, low, wide, self.high, fill=WHITE, edge=LINE, round_=4)
        pen.line([(x + 12, low + self.high * 0.24), (x + wide - 12, low + self.high * 0.24)], LINE, 0.7)
        for dots in _on_paper(self.ink, x, low, wide, self.high):
            _draw_stroke(pen, dots)


def _on_paper(ink: Ink, x: float, low: float, wide: float, high: float) -> list[list[_Dot]]:
    points = [point for stroke in ink.strokes for point in stroke]
    if not points:
        return []
    left, right = min(point[0] for point in points), max(point[0] for point in points)
    above, below = min(point[1] for point in points), max(point[1] for point in points)
    # Small writing is enlarged, but only so far: a signature should look like the hand it came from.
    whole = min((wide - 2 * _MARGIN) / WIDTH, (high - 2 * _MARGIN) / HEIGHT)
    tight = min((wide - 2 * _MARGIN) / max(1, right - left), (high - 2 * _MARGIN) / max(1, below - above))
    scale = min(tight, whole * 1.8)
    from_x = x + (wide - (right - left) * scale) / 2
    from_y = low + (high + (below - above) * scale) / 2
    presses = len({point[3] for point in points}) > 1
    strokes = _thinned(ink.strokes, 0.45 / scale)
    return [
        [
            _Dot(from_x + (point[0] - left) * scale, from_y - (point[1] - above) * scale, thick)
            for point, thick in zip(stroke, _thickness(stroke, presses=presses), strict=True)
        ]
        for stroke in strokes
    ]


def _thinned(strokes: tuple[Stroke, ...], apart: float) -> list[Stroke]:
    """Points at least so far apart, further if there are still too many."""
    while True:
        thin = [_thinned_stroke(stroke, apart) for stroke in strokes]
        if sum(map(len, thin)) <= max(MOST_POINTS, 2 * len(strokes)) or apart > WIDTH:
            return thin[:MOST_POINTS]
        apart *= 1.4


def _thinned_stroke(stroke: Stroke, apart: float) -> Stroke:
    kept = [stroke[0]]
    for point in stroke[1:]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= apart:
            kept.append(point)
    if kept[-1] is not stroke[-1] and len(stroke) > 1:
        kept.append(stroke[-1])
    return tuple(kept)


def _thickness(stroke: Stroke, *, presses: bool) -> list[float]:
    raw = []
    for number, point in enumerate(stroke):
        before = stroke[max(0, number - 1)]
        if presses:
            weight = point[3] / FIRMEST
        else:
            far = hypot(point[0] - before[0], point[1] - before[1])
            speed = far / max(1, point[2] - before[2])  # units of the box in a millisecond
            weight = 1 / (1 + speed * 1.3) if number else 0.5
        raw.append(_FINEST + (_WIDEST - _FINEST) * weight)
    return [
        sum(raw[max(0, number - 2) : number + 3]) / len(raw[max(0, number - 2) : number + 3])
        for number in range(len(raw))
    ]


def _draw_stroke(pen: Pen, dots: list[_Dot]) -> None:
    for dot in (dots[0], dots[-1]):
        pen.ring(round(dot.x, 2), round(dot.y, 2), round(dot.thick / 2, 2), fill=COLOUR)
    if len(dots) < 2:
        return
    left, right = [], []
    for number, dot in enumerate(dots):
        before, after = dots[max(0, number - 1)], dots[min(len(dots) - 1, number + 1)]
        along_x, along_y = after.x - before.x, after.y - before.y
        length = hypot(along_x, along_y) or 1.0
        across_x, across_y = -along_y / length * dot.thick / 2, along_x / length * dot.thick / 2
        left.append((dot.x + across_x, dot.y + across_y))
        right.append((dot.x - across_x, dot.y - across_y))
        if 0 < number < len(dots) - 1 and _turns_sharply(before, dot, after):
            pen.ring(round(dot.x, 2), round(dot.y, 2), round(dot.thick / 2, 2), fill=COLOUR)

    def outline(path: Path) -> None:
        path.move_to(*_round(left[0]))
        _smooth(path, left)
        path.line_to(*_round(right[-1]))
        _smooth(path, right[::-1])
        path.close()

    pen.curve(outline, COLOUR)


def _turns_sharply(before: _Dot, here: _Dot, after: _Dot) -> bool:
    return (here.x - before.x) * (after.x - here.x) + (here.y - before.y) * (after.y - here.y) < 0


def _smooth(path: Path, points: list[tuple[float, float]]) -> None:
    """Through the middles of the lines between the points, each point pulling the curve towards it."""
    at = points[0]
    for here, following in pairwise(points[1:]):
        to = ((here[0] + following[0]) / 2, (here[1] + following[1]) / 2)
        one = (at[0] + (here[0] - at[0]) * 2 / 3, at[1] + (here[1] - at[1]) * 2 / 3)
        two = (to[0] + (here[0] - to[0]) * 2 / 3, to[1] + (here[1] - to[1]) * 2 / 3)
        path.curve_to(*_round(one), *_round(two), *_round(to))
        at = to
    path.line_to(*_round(points[-1]))


def _round(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 2), round(point[1], 2)
