"""The head of the first page."""

from __future__ import annotations

from copy import copy

from exports.document import Title
from exports.pdf.box import Box, Stack
from exports.pdf.card import Chip
from exports.pdf.look import INK, PAINTS, PAPER, QUIET, TEAL, WHITE, Look
from exports.pdf.marks import draw_crescent
from exports.pdf.pen import Pen
from exports.pdf.tags import Element
from exports.pdf.text import Span, Text

_SIDE = 20.0


class TitleBox(Box):
    """A warm panel with the product's crescent, what this paper is, and whose it is."""

    def __init__(self, title: Title, look: Look) -> None:
        self.title = title
        self.pad = _SIDE * look.air
        words: list[Box] = [
            Text(
                (Span(title.text, bold=True, colour=INK),),
                look.title,
                lead=1.2,
                bookmark=0,
                element=Element("H", level=1),
            )
        ]
        if title.under:
            words.append(Text((Span(title.under, colour=QUIET),), look.body, gap=4))
        self.words: Box = Stack(words)
        self.brand = look.body * 1.5
        self.chip: Chip | None = None
        if title.chip:
            paint = PAINTS[title.tone]
            text = Text((Span(title.chip, bold=True, colour=paint.strong),), look.small)
            self.chip = Chip(text, text.natural_width(), look.small, fill=WHITE, edge=paint.strong)

    def height(self, width: float) -> float:
        """The brand, the words and the panel."""
        return self.words.height(width - 2 * _SIDE) + self._round_the_words

    @property
    def _round_the_words(self) -> float:
        return self.brand + 2.3 * self.pad

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """Only a name of several hundred words comes to this: the rest of it goes on without a panel."""
        space = self._round_the_words
        first, rest = self.words.split(width - 2 * _SIDE, room - space, page - space)
        if first is None:
            return None, self
        head = copy(self)
        head.words = first
        return head, rest

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Panel, thick line, crescent, words."""
        high = self.height(width)
        pen.panel(x, top - high, width, high, fill=PAPER, round_=8)
        pen.panel(x, top - 5, width, 5, fill=TEAL, round_=2.4)
        line = top - self.pad - self.brand
        draw_crescent(pen, x + _SIDE, line, self.brand, TEAL)
        brand = Text((Span(self.title.product, bold=True, colour=TEAL),), self.brand * 0.78)
        brand.put(pen, x + _SIDE + self.brand * 1.4, line + self.brand * 1.03, width)
        if self.chip:
            wide = self.chip.wide + self.chip.size * 1.5
            self.chip.put(pen, x + width - _SIDE - wide, line + self.brand * 0.92, wide + self.chip.size)
        self.words.put(pen, x + _SIDE, line - self.pad * 0.5, width - 2 * _SIDE)
