"""Cards: advice, things agreed, signatures, numbers to ring."""

from __future__ import annotations

from exports import document as d
from exports.pdf.box import Box, Stack, beside
from exports.pdf.card import Card, Paper, Row
from exports.pdf.ink import InkBox
from exports.pdf.look import INK, LINE, PAINTS, PAPER, QUIET, TEAL, WHITE, Look
from exports.pdf.pen import Pen
from exports.pdf.tags import Element
from exports.pdf.text import Span, Text

SHORT = 24
"""Two lines of at most so many letters stand side by side."""


def labelled(
    line: d.Line, size: float, colour: str, *, words: str = INK, gap: float = 4, element: Element | str | None = ""
) -> Text:
    """The label in bold, then the text, as one paragraph."""
    spans = (Span(f"{line.label} ", bold=True, colour=colour), Span(line.text, colour=words))
    return Text(spans, size, gap=gap, element=element)


def advice_card(block: d.AdviceCard, look: Look) -> Box:
    """What to do, in large letters; why, and what to do tonight; the rest small."""
    paint = PAINTS[block.tone]
    rows: list[Box] = []
    if block.label:
        rows.append(Text((Span(block.label, bold=True, colour=paint.strong),), look.small))
    if block.say:
        rows.append(Text((Span(block.say, bold=True),), look.say, lead=1.35, gap=1))
    if block.say:
        rows += [labelled(line, look.body, paint.strong, gap=5) for line in block.lines]
    else:
        rows.append(_listed(block.lines, look, paint.strong))
    if block.talked:
        colour = paint.strong if block.was_talked_about else QUIET
        text = Text((Span(block.talked, bold=block.was_talked_about, colour=colour),), look.body)
        rows.append(Ticked(text, look.body, ticked=block.was_talked_about, colour=colour, gap=6))
    rows += [labelled(line, look.small, QUIET, words=QUIET, gap=5) for line in block.small]
    paper = Paper(paint.tint, paint.edge, paint.strong, side=18)
    return Card(Stack(rows), paper, gap=look.space * 0.9, element=Element("Div"))


def _listed(lines: tuple[d.Line, ...], look: Look, colour: str) -> Box:
    every = Element("L")
    bodies = [Element("LBody", within=Element("LI", within=every)) for _ in lines]
    rows = [labelled(line, look.body, colour, gap=5, element=body) for line, body in zip(lines, bodies, strict=True)]
    return Stack(rows)


class Ticked(Box):
    """Words with a box before them, ticked or not."""

    def __init__(self, text: Text, size: float, *, ticked: bool, colour: str, gap: float = 0) -> None:
        self.text = text
        self.size = size
        self.ticked = ticked
        self.colour = colour
        self.gap = gap

    def height(self, width: float) -> float:
        """The words'."""
        return self.text.height(width - self.size * 1.6)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The box in the middle of the first line."""
        low = top - self.text.leading / 2 - self.size / 2
        with pen.unmirrored(x, self.size) as left:
            pen.panel(left, low, self.size, self.size, fill=WHITE, edge=self.colour, round_=2)
            if self.ticked:
                at = [(0.22, 0.5), (0.43, 0.28), (0.8, 0.76)]
                tick = [(left + self.size * right, low + self.size * up) for right, up in at]
                pen.line(tick, self.colour, self.size * 0.14)
        self.text.put(pen, x + self.size * 1.6, top, width - self.size * 1.6)


class Numbered(Box):
    """A box with a number in a circle before it."""

    def __init__(self, box: Box, number: int, size: float, *, goes_on: bool = False) -> None:
        self.box = box
        self.goes_on = goes_on
        self.label = Element("Lbl")
        self.number = number
        self.size = size

    def height(self, width: float) -> float:
        """The box's."""
        return max(self.box.height(width - self.size * 1.4), self.size)

    def split(self, width: float, room: float, page: float) -> tuple[Box | None, Box | None]:
        """As the box does; the rest has the number too."""
        first, rest = self.box.split(width - self.size * 1.4, room, page)
        if first is None:
            return None, self
        head = Numbered(first, self.number, self.size, goes_on=self.goes_on)
        return head, Numbered(rest, self.number, self.size, goes_on=True) if rest else None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The circle at the upper left."""
        pen.ring(x + self.size / 2, top - self.size / 2, self.size / 2, fill=TEAL)
        digit = Text((Span(str(self.number), bold=True, colour=WHITE),), self.size * 0.56, element=self.label)
        digit.said_before = self.goes_on
        wide = digit.natural_width()
        digit.put(pen, x + (self.size - wide) / 2, top - self.size / 2 + digit.leading / 2, wide)
        self.box.put(pen, x + self.size * 1.4, top, width - self.size * 1.4)


def plan_card(block: d.PlanCard, look: Look, plan: Element) -> Box:
    """One thing agreed, of the list that is the plan."""
    rows: list[Box] = [Text((Span(block.what, bold=True),), look.say, lead=1.35)]
    short = [line for line in block.lines if len(line.text) <= SHORT]
    if len(short) == 2:
        cells = [labelled(line, look.body, TEAL) for line in short]
        rows.append(beside(cells, (0.5, 0.5), gap=3, reflows=look.reflows))
    rows += [labelled(line, look.body, TEAL, gap=3) for line in block.lines if len(short) != 2 or line not in short]
    numbered = Numbered(Stack(rows, element=Element("LBody")), block.number, look.say * 1.75)
    paper = Paper(PAPER, LINE, above=11 * look.air, below=11 * look.air)
    return Card(numbered, paper, gap=look.space * 0.8, element=Element("LI", within=plan))


def signature(block: d.Signature, look: Look) -> Box:
    """Who, what was signed, and how."""
    rows: list[Box] = [
        Text((Span(block.person, bold=True), Span(f"  {block.relation}", colour=QUIET)), look.say),
    ]
    if block.statement:
        rows.append(Text(block.statement, look.body, gap=2))
    how: list[Box] = [Text((Span(block.outcome, bold=True, colour=TEAL),), look.body, gap=6)]
    how += [labelled(line, look.body, TEAL, gap=3) for line in block.lines]
    field: Box | None = None
    if block.ink is not None:
        field = InkBox(block.ink, 250, 92, block.alt)
    elif block.typed:
        typed = Text((Span(block.typed, colour=INK),), look.say * 1.25)
        field = Card(typed, Paper(WHITE, LINE, above=9, below=9, round_=4))
    if field:
        rows.append(beside((field, Stack(how)), (0.56, 0.44), gutter=16, gap=8, reflows=look.reflows))
    else:
        rows += how
    return Card(Stack(rows), Paper(PAPER, LINE), gap=look.space, element=Element("Div"))


def contacts(block: d.Contacts, look: Look) -> Box:
    """A row for each: what for on the left, the number large on the right."""
    table = Element("Table")
    rows: list[Box] = []
    for place, contact in enumerate(block.rows, 1):
        left = Stack(
            (
                Text((Span(contact.name, bold=True),), look.body, lead=1.3),
                Text((Span(contact.what_for, colour=QUIET),), look.body, lead=1.3),
            ),
            element=Element("TH"),
        )
        right = Text((Span(contact.number, bold=True, colour=TEAL),), look.say, element=Element("TD"))
        columns = beside((left, right), (0.74, 0.26), gutter=10, reflows=look.reflows)
        line = LINE if place < len(block.rows) else ""
        rows.append(Row(columns, look.body * 0.32 * look.air, line=line, element=Element("TR", within=table)))
    return Stack(rows, gap=look.space * 0.5)
