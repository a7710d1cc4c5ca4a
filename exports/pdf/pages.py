"""Pages: boxes placed from top to bottom, each page with its running head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.document import Document
from exports.pdf.box import Box, Stack
from exports.pdf.fonts import REGULAR, text_width
from exports.pdf.look import BOTTOM, HEIGHT, LINE, LOOKS, PAGE, PAINTS, QUIET, SIDE, TOP, WIDTH
from exports.pdf.pen import Pen
from exports.pdf.text import Span, Text
from tool.wording import filled

_RUNNING = 8.5
_HEAD_ROOM = 8.0


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    content: Box


def placed(boxes: Sequence[Box]) -> list[Page]:
    """The boxes on as many pages as they need."""
    pages: list[Page] = []
    left: Box | None = Stack(boxes)
    while left is not None:
        room = HEIGHT - (_HEAD_ROOM if pages else 0)
        first, rest = left.split(WIDTH, room, HEIGHT - _HEAD_ROOM)
        if first is None:
            raise ValueError("a block is longer than a page and cannot come apart")
        pages.append(Page(first))
        left = rest
    return pages


def draw_page(pen: Pen, document: Document, page: Page, number: int, of: int) -> None:
    """One page, with where it belongs at its foot."""
    top = PAGE[1] - TOP
    if number > 1:
        top -= _HEAD_ROOM
        head = Text((Span(document.head, colour=PAINTS[document.head_tone].strong),), _RUNNING)
        head.draw(pen, SIDE, PAGE[1] - TOP + 18, WIDTH)
    page.content.draw(pen, SIDE, top, WIDTH)
    _draw_foot(pen, document, number, of)


def _draw_foot(pen: Pen, document: Document, number: int, of: int) -> None:
    line = BOTTOM - 16
    pen.line([(SIDE, line), (PAGE[0] - SIDE, line)], LINE, 0.7)
    says = filled(document.page, {"page": str(number), "pages": str(of)})
    wide = text_width(says, REGULAR, LOOKS["record"].small)
    Text((Span(says, colour=QUIET),), LOOKS["record"].small).draw(pen, PAGE[0] - SIDE - wide, line - 3, wide + 1)
    Text((Span(document.foot, colour=QUIET),), _RUNNING).draw(pen, SIDE, line - 3.3, WIDTH - wide - 12)
