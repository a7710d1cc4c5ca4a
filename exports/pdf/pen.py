"""The pen: the only place that writes on reportlab's canvas while a page is drawn.

All that it writes is either part of what is read (of the element that is open) or decoration, which readers pass over.
On papers read from right to left everything but writing, pictures and ink is mirrored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from exports.pdf.look import PAGE
from exports.pdf.paths import Path, oval, rounded, through, written
from exports.pdf.shaping import Glyphs
from exports.pdf.tags import Element
from exports.pdf.typesetting import Typesetting

_FILL, _EDGE, _BOTH = "f", "S", "B"
_DECORATION = "/Artifact BMC"
_RUNNING = {side: f"/Artifact<</Type/Pagination/Subtype/{side}>>BDC" for side in ("Header", "Footer")}


@cache
def _colour(code: str) -> str:
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


@dataclass(frozen=True, slots=True)
class Placed:
    """Glyphs at their place on a base line."""

    x: float
    glyphs: Glyphs
    size: float
    colour: str


class Pen:
    """Draws on one canvas. Places are points from the lower left corner; colours are "#RRGGBB"."""

    def __init__(self, canvas: Any, typesetting: Typesetting | None = None, *, mirrored: bool = False) -> None:
        self._canvas = canvas
        self._write: Callable[[str], None] = canvas._code.append
        self.typesetting = typesetting or Typesetting()
        self.mirrored = mirrored
        self._across: Callable[[float], float] = (lambda x: PAGE[0] - x) if mirrored else (lambda x: x)
        self.root = Element("Document", placed=True)
        self._open = [self.root]
        self.pieces: list[list[Element]] = []
        self._places = 0
        self._passed_over = ""
        self._begin_page()

    def _begin_page(self) -> None:
        self.pieces.append([])
        self._now: Element | str | None = None
        self._fill = self._edge = ""
        self._font: tuple[str, float] | None = None
        self._write = self._canvas._code.append

    def end_page(self) -> None:
        """The page is done; the next one is blank."""
        self._end()
        self._canvas.showPage()
        self._begin_page()

    def open(self, element: Element) -> None:
        """What is written from here on belongs to the element."""
        if not self._passed_over:
            element.place(self._open[-1])
        self._open.append(element)

    def close(self) -> None:
        """The element that was opened last is done, as far as this page goes."""
        self._open.pop()

    @contextmanager
    def passed_over(self, code: str = _DECORATION) -> Iterator[None]:
        """What is written meanwhile is said elsewhere already: readers pass over it."""
        before, self._passed_over = self._passed_over, code
        yield
        self._passed_over = before

    def running(self, side: str) -> Any:
        """What runs along each page's "Header" or "Footer"."""
        return self.passed_over(_RUNNING[side])

    def _end(self) -> None:
        if self._now is not None:
            self._write("EMC")
            self._now = None

    def _content(self) -> None:
        if self._passed_over:
            return self._decoration()
        element = self._open[-1]
        if self._now is not element:
            self._end()
            page = self.pieces[-1]
            element.kids.append((len(self.pieces) - 1, len(page)))
            kind = "H1" if element.kind == "H" else element.kind
            self._write(f"/{kind}<</MCID {len(page)}>>BDC")
            page.append(element)
            self._now = element
        return None

    def _decoration(self) -> None:
        if self._open[-1].kind == "Figure" and not self._passed_over:
            return self._content()
        code = self._passed_over or _DECORATION
        if self._now != code:
            self._end()
            self._write(code)
            self._now = code
        return None

    def left(self, x: float, width: float) -> float:
        """Where on the paper the left edge is of what is drawn at x, this wide, without being mirrored itself."""
        return PAGE[0] - x - width if self.mirrored else x

    @contextmanager
    def unmirrored(self, x: float, width: float) -> Iterator[float]:
        """Draw something that looks the same on every paper; yields the x to draw it at."""
        across = self._across
        self._across = lambda x: x
        yield self.left(x, width)
        self._across = across

    def words(self, y: float, placed: Sequence[Placed]) -> None:
        """Glyphs on one base line, in the order in which they are read; their places are never mirrored."""
        if not placed:
            return
        self._content()
        write = self._write
        write("BT")
        line_x = line_y = 0.0
        at: float | None = None
        array: list[str] = []

        def flush() -> None:
            if array:
                write(f"[{''.join(array).replace('><', '')}]TJ")
                array.clear()

        for one in placed:
            glyphs = one.glyphs
            told = self.typesetting.must_tell(glyphs)
            size = one.size * glyphs.face.scale
            font = (self.typesetting.use(glyphs.face).name, size)
            if told or font != self._font or one.colour != self._fill or at is None or abs(one.x - at) > 0.02:
                flush()
                if one.colour != self._fill:
                    write(f"{_colour(one.colour)} rg")
                    self._fill = one.colour
                if font != self._font:
                    write(f"/{font[0]} {written(size)} Tf")
                    self._font = font
                if at is None or abs(one.x - at) > 0.02:
                    write(f"{written(one.x - line_x)} {written(y - line_y)} Td")
                    line_x, line_y = one.x, y
            if told:
                write(_told(glyphs))
            raised = 0
            for up, part in glyphs.parts:
                if up != raised:
                    flush()
                    write(f"{written(up * size / 1000)} Ts")
                    raised = up
                array.append(part)
            if raised:
                flush()
                write("0 Ts")
            if told:
                flush()
                write("EMC")
            at = one.x + glyphs.width * one.size / 1000
        flush()
        write("ET")

    def panel(
        self, x: float, y: float, width: float, height: float, *, fill: str = "", edge: str = "", round_: float = 0
    ) -> None:
        """A rectangle, filled, edged or both; decoration."""
        left = self._across(x + width) if self._across(0) else x
        if not round_:
            self._decoration()
            self._colours(fill, edge, 0.8)
            self._write(f"{written(left)} {written(y)} {written(width)} {written(height)} re {_way(fill, edge)}")
            return
        self.shape(rounded(x, y, width, height, round_), fill=fill, edge=edge)

    def line(self, points: list[tuple[float, float]], colour: str, thick: float = 0.8) -> None:
        """A line through some points; decoration."""
        self.shape(through(points), edge=colour, thick=thick)

    def area(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled shape; decoration."""
        self.shape(through(points, closed=True), fill=colour)

    def ring(self, x: float, y: float, radius: float, *, fill: str = "", edge: str = "", thick: float = 0.8) -> None:
        """A circle, filled, edged or both; decoration."""
        self.shape(oval(x, y, radius, radius), fill=fill, edge=edge, thick=thick)

    def curve(self, make: Callable[[Path], None], colour: str) -> None:
        """A filled shape of curves, made by `make` on an empty path."""
        self.shape(make, fill=colour)

    def shape(
        self, make: Callable[[Path], None], *, fill: str = "", edge: str = "", thick: float = 0.8, dashes: str = ""
    ) -> None:
        """Any shape. `dashes`: lengths of line and gap, in points, for the edge."""
        self._decoration()
        path = Path(self._across)
        make(path)
        self._colours(fill, edge, thick)
        way = _way(fill, edge)
        self._write(f"[{dashes}] 0 d {' '.join(path.code)} {way} [] 0 d" if dashes else f"{' '.join(path.code)} {way}")

    def _colours(self, fill: str, edge: str, thick: float) -> None:
        if fill and fill != self._fill:
            self._write(f"{_colour(fill)} rg")
            self._fill = fill
        if edge and f"{edge} {thick}" != self._edge:
            self._write(f"{_colour(edge)} RG {written(thick)} w 1 J 1 j")
            self._edge = f"{edge} {thick}"

    def bookmark(self, text: str, level: int) -> None:
        """A place that the reader's list of headings leads to."""
        self._places += 1
        name = f"place-{self._places}"
        self._canvas.bookmarkPage(name)
        self._canvas.addOutlineEntry(text, name, level, closed=False)


def _way(fill: str, edge: str) -> str:
    return _BOTH if fill and edge else _FILL if fill else _EDGE


def _told(glyphs: Glyphs) -> str:
    letters = glyphs.text.encode("utf-16-be").hex().upper()
    language = f"/Lang({glyphs.face.language})" if glyphs.face.language else ""
    return f"/Span<<{language}/ActualText<FEFF{letters}>>>BDC"
