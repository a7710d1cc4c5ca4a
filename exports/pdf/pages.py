"""Pages: boxes placed from top to bottom, each page with its running head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.document import Document
from exports.pdf.box import Box, Stack
from exports.pdf.look import BOTTOM, HEIGHT, LINE, LOOKS, PAGE, PAINTS, QUIET, SIDE, TOP, WIDTH, Look
from exports.pdf.pen import Pen
from exports.pdf.text import Span, Text
from tool.wording import filled

_HEAD_ROOM = 8.0
_FOOT_LEAD = 1.3


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    content: Box


def placed(boxes: Sequence[Box], height: float = HEIGHT, head: float = _HEAD_ROOM) -> list[Page]:
    """The boxes on as many pages as they need.

    `height`: the room on the first page; `head`: how much less each later one has. Both are in points.
    """
    pages: list[Page] = []
    left: Box | None = Stack(boxes)
    while left is not None:
        room = height - (head if pages else 0)
        first, rest = left.split(WIDTH, room, height - head)
        if first is None:
            raise ValueError("a block is longer than a page and cannot come apart")
        pages.append(Page(first))
        left = rest
    return pages


class Running:
    """What runs along the head and foot of each page, and the room that it leaves."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.look: Look = LOOKS[document.size]
        self.head = self._text(document.head, PAINTS[document.head_tone].strong)
        self.head_room = _HEAD_ROOM + max(0.0, self.head.height(WIDTH) - 11)
        more = self._foot(1, 1)[0].height(WIDTH) - 12 if self.look.reflows else 0
        self.bottom = BOTTOM + max(0.0, more)
        self.height = HEIGHT - (self.bottom - BOTTOM)

    def _text(self, text: str, colour: str, size: float = 0) -> Text:
        return Text((Span(text, colour=colour),), size or self.look.running, lead=_FOOT_LEAD, element=None)

    def _foot(self, number: int, of: int) -> tuple[Text, Text | None]:
        says = filled(self.document.page, {"page": str(number), "pages": str(of)})
        if self.look.reflows:
            return self._text(f"{says}\n{self.document.foot}", QUIET), None
        return self._text(self.document.foot, QUIET), self._text(says, QUIET, LOOKS["record"].small)

    def draw(self, pen: Pen, page: Page, number: int, of: int) -> None:
        """One page, with where it belongs at its head and foot."""
        top = PAGE[1] - TOP
        if number > 1:
            top -= self.head_room
            with pen.running("Header"):
                self.head.draw(pen, SIDE, PAGE[1] - TOP + 18, WIDTH)
        page.content.put(pen, SIDE, top, WIDTH)
        line = self.bottom - 16
        with pen.running("Footer"):
            pen.line([(SIDE, line), (PAGE[0] - SIDE, line)], LINE, 0.7)
            foot, says = self._foot(number, of)
            wide = says.natural_width() if says else 0
            if says:
                says.draw(pen, PAGE[0] - SIDE - wide - 1, line - 3, wide + 1)
            foot.draw(pen, SIDE, line - 3.3, WIDTH - (wide + 12 if says else 0))
