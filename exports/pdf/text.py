"""Text in lines: broken at spaces, in the middle of a word only if the word is wider than the column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exports.pdf.bidi import visual_order
from exports.pdf.box import Box
from exports.pdf.letters import readable
from exports.pdf.look import QUIET, WHITE
from exports.pdf.pen import Pen, Placed
from exports.pdf.pieces import Paragraph, Piece, Span, Token, chopped, paragraphs
from exports.pdf.tags import Element

__all__ = ["Span", "Text"]


@dataclass(frozen=True, slots=True)
class _Line:
    """`tail`: width of the space at its end, which keeps words apart when heard, and is no part of `width`."""

    pieces: tuple[Piece, ...]
    width: float
    tail: float
    base: int


class Text(Box):
    """One paragraph. Given lines are drawn as they are (the rest of a paragraph that was split).

    `element`: what it is to those who hear it; by default a paragraph, None if whatever it stands in says it already.
    """

    splits = True

    def __init__(
        self,
        spans: str | Iterable[Span],
        size: float,
        *,
        gap: float = 0,
        keeps_next: bool = False,
        lead: float = 1.42,
        bookmark: int | None = None,
        element: Element | str | None = "",
        centred: bool = False,
    ) -> None:
        self.spans = (Span(spans),) if isinstance(spans, str) else tuple(spans)
        self.size = size
        self.gap = gap
        self.keeps_next = keeps_next
        self.bookmark = bookmark
        self.centred = centred
        self.element = Element("P") if isinstance(element, str) else element
        self._written = paragraphs(self.spans, size)
        self.leading = max(size * lead, self._needs() * size)
        self._lines: dict[float, list[_Line]] = {}
        self._given: list[_Line] | None = None  # of a part: the lines that it got

    def _needs(self) -> float:
        faces = {piece.glyphs.face for one in self._written for token in one.tokens for piece in token.pieces}
        return max(
            ((face.above + face.below) * face.scale for face in faces if face.language or face.scale != 1), default=0
        )

    def height(self, width: float) -> float:
        """All lines."""
        return len(self._broken(width)) * self.leading

    def natural_width(self) -> float:
        """How wide the text is on one line."""
        return sum(token.width for one in self._written for token in one.tokens)

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """At a line, two lines at least on either side."""
        del page
        lines = self._broken(width)
        fits = int((room + 0.01) // self.leading)
        if fits >= len(lines):
            return self, None
        fits = min(fits, len(lines) - 2)
        if fits < 2:
            return None, self
        return self._part(lines[:fits], first=True), self._part(lines[fits:], first=False)

    def _part(self, lines: list[_Line], *, first: bool) -> Text:
        part = Text.__new__(Text)
        part.__dict__.update(self.__dict__)
        part.gap = self.gap if first else 0
        part.keeps_next = self.keeps_next and not first
        part.bookmark = self.bookmark if first else None
        part._given = lines
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Line by line; a stand-in for a missing letter gets a frame."""
        if self.bookmark is not None:
            pen.bookmark(readable(" ".join(span.text for span in self.spans)), self.bookmark)
        lines = self._broken(width)
        left = pen.left(x, width)
        own_side = len(lines) > 1
        base = top - self.leading / 2 - self.size * 0.36 + self._lift()
        for line in lines:
            free = width - line.width
            to_right = bool(line.base) if own_side and line.pieces else pen.mirrored
            start = left + (free / 2 if self.centred else free if to_right else 0) - (line.tail if line.base else 0)
            _draw(pen, line, start, base, self.size)
            base -= self.leading

    def _lift(self) -> float:
        """Hands that reach further up or down than Latin letters do: their line is put into the middle of both."""
        needs = self._needs()
        if not needs:
            return 0
        deepest = max(
            piece.glyphs.face.below * piece.glyphs.face.scale
            for one in self._written
            for token in one.tokens
            for piece in token.pieces
        )
        return (deepest - needs / 2 + 0.36) * self.size

    def _broken(self, width: float) -> list[_Line]:
        if self._given is not None:
            return self._given
        key = round(width, 2)
        if key not in self._lines:
            self._lines[key] = [line for one in self._written for line in _lines(one, width, self.size)]
        return self._lines[key]


def _draw(pen: Pen, line: _Line, x: float, base: float, size: float) -> None:
    places = _places(line, x)
    for piece, at in zip(line.pieces, places, strict=True):
        if piece.stands_in:
            with pen.unmirrored(0, 0):
                pen.panel(at + 0.5, base - size * 0.28, piece.width - 1, size * 1.26, fill=WHITE, edge=QUIET)
    placed = [Placed(at, piece.glyphs, size, piece.span.colour) for piece, at in zip(line.pieces, places, strict=True)]
    pen.words(base, placed)


def _places(line: _Line, x: float) -> list[float]:
    """Where each piece begins on the paper, in the order in which they are read."""
    places = [0.0] * len(line.pieces)
    for place in visual_order(_line_levels(line)):
        places[place] = x
        x += line.pieces[place].width
    return places


def _line_levels(line: _Line) -> Sequence[int]:
    """Spaces at the end of a line belong to the whole line (rule L1)."""
    found = [piece.level for piece in line.pieces]
    for place in range(len(found) - 1, -1, -1):
        if not line.pieces[place].glyphs.text.isspace():
            break
        found[place] = line.base
    return found


def _lines(paragraph: Paragraph, width: float, size: float) -> Iterator[_Line]:
    for tokens in _break(paragraph.tokens, width, size):
        pieces = tuple(piece for token in tokens for piece in token.pieces)
        tail = 0.0
        for piece in reversed(pieces):
            if piece.stands_in or piece.glyphs.text.strip(" "):
                break
            tail += piece.width
        yield _Line(pieces, sum(piece.width for piece in pieces) - tail, tail, paragraph.base)


def _break(tokens: Sequence[Token], width: float, size: float) -> Iterator[list[Token]]:
    line: list[Token] = []
    used = 0.0
    started = False
    for token in tokens:
        if used + token.width <= width + 0.01:
            line.append(token)
            used += token.width
            continue
        if token.is_space:
            # A space at the end of a line needs no room; what follows begins the next line.
            yield [*line, token]
            line, used, started = [], 0.0, True
            continue
        if line and (started or any(not one.is_space for one in line)):
            yield line
            line, used, started = [], 0.0, True
        for part in chopped(token, width, size):
            if line:
                yield line
            line, used = [part], part.width
    yield line
