"""The pen: the only place that touches reportlab's canvas while a page is drawn.

Words and decoration go through different methods, so that a later layer can tell a reader which is which.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor

Path = Any
_colour = cache(HexColor)
FILL_ALL_ROUND = 1  # reportlab's "non-zero" rule: lines that cross themselves stay filled


class Pen:
    """Draws on one canvas. Places are points from the lower left corner; colours are "#RRGGBB"."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._places = 0

    def words(self, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
        """Text on a base line; every letter must be in the font."""
        canvas = self._canvas
        canvas.setFillColor(_colour(colour))
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)

    def panel(
        self, x: float, y: float, width: float, height: float, *, fill: str = "", edge: str = "", round_: float = 0
    ) -> None:
        """A rectangle, filled, edged or both; decoration."""
        canvas = self._canvas
        if fill:
            canvas.setFillColor(_colour(fill))
        if edge:
            canvas.setStrokeColor(_colour(edge))
            canvas.setLineWidth(0.8)
        draw = canvas.roundRect if round_ else canvas.rect
        extra = {"radius": round_} if round_ else {}
        draw(x, y, width, height, fill=int(bool(fill)), stroke=int(bool(edge)), **extra)

    def line(self, points: list[tuple[float, float]], colour: str, thick: float = 0.8, *, closed: bool = False) -> None:
        """A line through some points; decoration."""
        self._shape(points, closed)(colour, thick, "")

    def area(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled shape; decoration."""
        self._shape(points, True)(colour, 0, colour)

    def ring(self, x: float, y: float, radius: float, *, fill: str = "", edge: str = "", thick: float = 0.8) -> None:
        """A circle, filled, edged or both; decoration."""
        canvas = self._canvas
        if fill:
            canvas.setFillColor(_colour(fill))
        if edge:
            canvas.setStrokeColor(_colour(edge))
            canvas.setLineWidth(thick)
        canvas.circle(x, y, radius, fill=int(bool(fill)), stroke=int(bool(edge)))

    def curve(self, make: Callable[[Path], None], colour: str) -> None:
        """A filled shape of curves, made by `make` on an empty path."""
        path = self._canvas.beginPath()
        make(path)
        self._canvas.setFillColor(_colour(colour))
        self._canvas.drawPath(path, fill=1, stroke=0, fillMode=FILL_ALL_ROUND)

    def bookmark(self, text: str, level: int) -> None:
        """A place that the reader's list of headings leads to."""
        self._places += 1
        name = f"place-{self._places}"
        self._canvas.bookmarkPage(name)
        self._canvas.addOutlineEntry(text, name, level, closed=False)

    def _shape(self, points: list[tuple[float, float]], closed: bool) -> Callable[[str, float, str], None]:
        def draw(colour: str, thick: float, fill: str) -> None:
            canvas = self._canvas
            path = canvas.beginPath()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            if closed:
                path.close()
            if fill:
                canvas.setFillColor(_colour(fill))
            canvas.setStrokeColor(_colour(colour))
            canvas.setLineWidth(thick)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
            canvas.drawPath(path, fill=int(bool(fill)), stroke=int(bool(thick)))

        return draw
