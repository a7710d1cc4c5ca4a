"""Text in lines: broken at spaces, in the middle of a word only if the word is wider than the column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exports.pdf.box import Box
from exports.pdf.fonts import BOLD, REGULAR, text_width, widths
from exports.pdf.letters import lines_of, readable, runs
from exports.pdf.look import INK, QUIET, WHITE
from exports.pdf.pen import Pen

_TOKENS = re.compile(r" +|[^ \-/]+[\-/]?|[\-/]")


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one weight and colour."""

    text: str
    bold: bool = False
    colour: str = INK

    @property
    def font(self) -> str:
        """The font's name."""
        return BOLD if self.bold else REGULAR


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    stands_in: bool = False  # for a character that the font cannot draw
    width: float = 0.0


class Text(Box):
    """One paragraph. Given lines are drawn as they are (the rest of a paragraph that was split)."""

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
    ) -> None:
        self.spans = (Span(spans),) if isinstance(spans, str) else tuple(spans)
        self.size = size
        self.gap = gap
        self.keeps_next = keeps_next
        self.bookmark = bookmark
        self.leading = size * lead
        self._lines: dict[float, list[list[_Piece]]] = {}
        self._given: list[list[_Piece]] | None = None  # of a part: the lines that it got

    def height(self, width: float) -> float:
        """All lines."""
        return len(self._broken(width)) * self.leading

    def natural_width(self) -> float:
        """How wide the text is on one line."""
        return sum(piece.width for line in _tokens(self.spans, self.size) for piece in line)

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

    def _part(self, lines: list[list[_Piece]], *, first: bool) -> Text:
        part = Text(self.spans, self.size, gap=self.gap if first else 0, keeps_next=self.keeps_next and not first)
        part.leading = self.leading
        part.bookmark = self.bookmark if first else None
        part._given = lines
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Line by line; a stand-in for a missing letter gets a frame."""
        if self.bookmark is not None:
            pen.bookmark(readable(" ".join(span.text for span in self.spans)), self.bookmark)
        base = top - self.leading / 2 - self.size * 0.36
        for line in self._broken(width):
            at = x
            for piece in _joined(line):
                if piece.stands_in:
                    pen.panel(
                        at + 0.5, base - self.size * 0.28, piece.width - 1, self.size * 1.26, fill=WHITE, edge=QUIET
                    )
                pen.words(at, base, piece.span.text, piece.span.font, self.size, piece.span.colour)
                at += piece.width
            base -= self.leading

    def _broken(self, width: float) -> list[list[_Piece]]:
        if self._given is not None:
            return self._given
        key = round(width, 2)
        if key not in self._lines:
            self._lines[key] = [
                line for tokens in _tokens(self.spans, self.size) for line in _break(tokens, width, self.size)
            ]
        return self._lines[key]


def _tokens(spans: Iterable[Span], size: float) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for span in spans:
        for number, line in enumerate(lines_of(span.text)):
            if number:
                lines.append([])
            for text, stands_in in runs(line):
                words = [text] if stands_in else _TOKENS.findall(text)
                for word in words:
                    part = replace(span, text=word)
                    lines[-1].append(_Piece(part, stands_in, text_width(word, part.font, size)))
    return lines


def _break(tokens: list[_Piece], width: float, size: float) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    used = 0.0
    started = False
    for token in tokens:
        if used + token.width <= width + 0.01:
            line.append(token)
            used += token.width
            continue
        if token.span.text.isspace():
            # A space at the end of a line needs no room; what follows begins the next line.
            yield line
            line, used, started = [], 0.0, True
            continue
        if line and (started or any(not piece.span.text.isspace() for piece in line)):
            yield _trimmed(line)
            line, used, started = [], 0.0, True
        for part in _chopped(token, width, size):
            if line:
                yield line
            line, used = [part], part.width
    yield _trimmed(line) if started else line


def _trimmed(line: list[_Piece]) -> list[_Piece]:
    while line and line[-1].span.text.isspace() and "\u00a0" not in line[-1].span.text:
        line = line[:-1]
    return line


def _chopped(token: _Piece, width: float, size: float) -> Iterator[_Piece]:
    if token.width <= width:
        yield token
        return
    table = widths(token.span.font)
    start, used = 0, 0.0
    text = token.span.text
    for place, letter in enumerate(text):
        wide = table.get(ord(letter), 0.0) * size / 1000
        if used + wide > width and place > start:
            yield _Piece(replace(token.span, text=text[start:place]), token.stands_in, used)
            start, used = place, 0.0
        used += wide
    yield _Piece(replace(token.span, text=text[start:]), token.stands_in, used)


def _joined(line: list[_Piece]) -> Iterator[_Piece]:
    """Neighbours of the same look as one piece, so that a line is one string in the file."""
    held: _Piece | None = None
    for piece in line:
        if (
            held
            and not (held.stands_in or piece.stands_in)
            and replace(held.span, text="") == replace(piece.span, text="")
        ):
            held = _Piece(replace(held.span, text=held.span.text + piece.span.text), False, held.width + piece.width)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
