"""Pictures with their words, two in a row."""

from __future__ import annotations

from exports import document as d
from exports.pdf.box import Blank, Box, Columns, Stack
from exports.pdf.card import Card, Paper
from exports.pdf.drawing import Drawing, draw_picture, drawing
from exports.pdf.look import LINE, PAINTS, PAPER, WHITE, Look
from exports.pdf.pen import Pen
from exports.pdf.tags import Element
from exports.pdf.text import Span, Text


class PictureBox(Box):
    """One of our own pictures; crossed out if it shows what should never be."""

    def __init__(self, picture: Drawing, size: float, alt: str, *, never: bool) -> None:
        self.picture = picture
        self.size = size
        self.never = never
        self.element = Element("Figure", alt=alt)

    def height(self, width: float) -> float:
        """The picture's."""
        return min(self.size, width) * self.picture.high / self.picture.wide

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The picture in the middle of the column."""
        size = min(self.size, width)
        high = self.height(width)
        with pen.unmirrored(x + (width - size) / 2, size) as left:
            assert self.element
            self.element.area = (left, top - high, left + size, top)
            draw_picture(pen, self.picture, left, top, size)
            if self.never:
                corners = [(left + size * 0.1, top - high * 0.1), (left + size * 0.9, top - high * 0.9)]
                pen.line(corners, WHITE, size * 0.15)
                pen.line(corners, PAINTS["never"].strong, size * 0.07)


def pictures(block: d.Pictures, look: Look) -> Box:
    """A card for each picture: the picture, a few large words, a few more."""
    cards = [_card(picture, look) for picture in block.pictures]
    across = 1 if look.reflows else 2
    rows: list[Box] = []
    for start in range(0, len(cards), across):
        row: list[Box] = list(cards[start : start + across])
        row += [Blank()] * (across - len(row))
        rows.append(_EvenColumns(row, [1] * across, gutter=10, gap=10 * look.air if start else 0))
    return Stack(rows, gap=look.space)


def _card(picture: d.Picture, look: Look) -> Box:
    paint = PAINTS["never" if picture.never else "keep"]
    shown = PictureBox(drawing(picture.name), look.body * 5.4, picture.alt, never=picture.never)
    words: list[Box] = [Text((Span(picture.label, bold=True, colour=paint.strong),), look.say, lead=1.3)]
    if picture.text:
        words.append(Text(picture.text, look.body, lead=1.34, gap=2))
    columns = Columns((shown, Stack(words)), (0.36, 0.64), gutter=10)
    paper = Paper(PAPER, LINE, paint.strong, side=14, above=10 * look.air, below=10 * look.air)
    return _Even(columns, paper, element=Element("Div"))


class _Even(Card):
    """A card that is as high as its neighbour."""

    least: float = 0

    def height(self, width: float) -> float:
        """Its own, or its neighbour's."""
        return max(super().height(width), self.least)


class _EvenColumns(Columns):
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        high = self.height(width)
        for cell in self.cells:
            if isinstance(cell, _Even):
                cell.least = high
        super().draw(pen, x, top, width)
