"""The head of the first page."""

from __future__ import annotations

from exports.document import Title
from exports.pdf.box import Box, Stack
from exports.pdf.card import Chip
from exports.pdf.look import INK, PAINTS, PAPER, QUIET, TEAL, WHITE, Look
from exports.pdf.marks import draw_crescent
from exports.pdf.pen import Pen
from exports.pdf.text import Span, Text

_PAD = 20.0


class TitleBox(Box):
    """A warm panel with the product's crescent, what this paper is, and whose it is."""

    def __init__(self, title: Title, look: Look) -> None:
        self.title = title
        self.look = look
        words: list[Box] = [Text((Span(title.text, bold=True, colour=INK),), look.title, lead=1.2, bookmark=0)]
        if title.under:
            words.append(Text((Span(title.under, colour=QUIET),), look.body, gap=4))
        if title.chip:
            paint = PAINTS[title.tone]
            text = Text((Span(title.chip, bold=True, colour=paint.strong),), look.small)
            words.append(Chip(text, text.natural_width(), look.small, fill=WHITE, edge=paint.strong, gap=9))
        self.words = Stack(words)
        self.brand = look.body * 1.5

    def height(self, width: float) -> float:
        """The brand, the words and the panel."""
        return self.words.height(width - 2 * _PAD) + self.brand + 2.4 * _PAD

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Panel, thick line, crescent, words."""
        high = self.height(width)
        pen.panel(x, top - high, width, high, fill=PAPER, round_=8)
        pen.panel(x, top - 5, width, 5, fill=TEAL, round_=2.4)
        line = top - _PAD - self.brand
        draw_crescent(pen, x + _PAD, line, self.brand, TEAL)
        brand = Text((Span(self.title.product, bold=True, colour=TEAL),), self.brand * 0.78)
        brand.draw(pen, x + _PAD + self.brand * 1.4, line + self.brand * 1.03, width)
        self.words.draw(pen, x + _PAD, line - _PAD * 0.5, width - 2 * _PAD)
