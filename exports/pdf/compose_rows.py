"""Rows: questions with answers, people, and what to take in at a glance."""

from __future__ import annotations

from exports import document as d
from exports.pdf.box import Box, Stack, beside
from exports.pdf.card import Card, Chip, Paper, Row
from exports.pdf.look import LINE, PAINTS, PAPER, QUIET, TEAL, WHITE, Look
from exports.pdf.marks import Marked
from exports.pdf.tags import Element
from exports.pdf.text import Span, Text

LONG = 600
"""Words longer than this (in letters) stand under the question, over the whole width."""


def answers(block: d.Answers, look: Look) -> Box:
    """A heading that comes again on each page, and a row for each question."""

    def heading(text: str, *, first: bool) -> Box:
        return Text(
            (Span(text, bold=True, colour=TEAL),),
            look.heading if first else look.body,
            lead=1.3,
            keeps_next=True,
            bookmark=1 if first else None,
            element=Element("H", level=3),
        )

    table = Element("Table")
    rows = [_answer(row, look, table, last=number == len(block.rows)) for number, row in enumerate(block.rows, 1)]
    return Stack([heading(block.title, first=True), *rows], gap=look.space * 2, again=heading(block.again, first=False))


def _answer(row: d.AnswerRow, look: Look, table: Element, *, last: bool) -> Box:
    cell = Element("TD")
    question = Text(row.question, look.body, element=Element("TH"))
    said: list[Box] = []
    if row.status:
        said.append(_chip(row.status, look))
    said += [Text((Span(text, bold=True),), look.body, gap=2) for text in row.said]
    long = len(row.words) > LONG
    if row.words and not long:
        said.append(Text(row.words, look.body, gap=3))
    below: list[Box] = []
    if row.words and long:
        below.append(Text(row.words, look.body, gap=5))
    if row.note:
        paint = PAINTS["act"]
        text = Text((Span(f"{row.note.label} ", bold=True, colour=paint.strong), Span(row.note.text)), look.body)
        below.append(Card(text, Paper(paint.tint, "", paint.strong, above=5, below=6), gap=6, splits=True))
    columns = beside((question, Stack(said, element=cell)), (0.5, 0.5), gutter=18, reflows=look.reflows)
    inner = Stack([columns, Stack(below, gap=below[0].gap, element=cell)]) if below else columns
    return Row(inner, look.body * 0.55, line="" if last else LINE, element=Element("TR", within=table))


def _chip(text: str, look: Look, *, gap: float = 0) -> Box:
    size = max(look.body * 0.94, look.small)
    words = Text((Span(text, colour=QUIET),), size)
    return Chip(words, words.natural_width(), size, fill=WHITE, edge=QUIET, gap=gap)


def person(block: d.Person, look: Look) -> Box:
    """Who it is on the left, what was said on the right."""
    left = Stack(
        (
            Text((Span(block.name, bold=True),), look.say, element=Element("H", level=3)),
            Text((Span(block.relation, colour=QUIET),), look.body, gap=1),
            _chip(block.here, look, gap=7),
        )
    )
    every = Element("L")
    right: list[Box] = [
        beside(
            (
                Text((Span(fact.label, colour=QUIET),), look.body, element=Element("Lbl")),
                Text(fact.text, look.body, element=Element("LBody")),
            ),
            (0.8, 0.2),
            gap=3,
            reflows=look.reflows,
            element=Element("LI", within=every),
        )
        for fact in block.facts
    ]
    columns = beside((left, Stack(right)), (0.3, 0.7), gutter=16, reflows=look.reflows)
    return Card(columns, Paper(PAPER, LINE), gap=look.space * 0.8, element=Element("Div"))


def glance(block: d.Glance, look: Look) -> Box:
    """A card with a label on the left of each row."""
    table = Element("Table")
    rows: list[Box] = []
    for number, row in enumerate(block.rows, 1):
        paint = PAINTS[row.tone]
        words = Text((Span(row.label, bold=True, colour=paint.strong),), look.body, element=None)
        label: Box = words if row.tone == "calm" else Marked(words, row.tone, look.body * 1.1, words.leading)
        label.element = Element("TH")
        items = Stack([Text(item, look.body, gap=2) for item in row.items], element=Element("TD"))
        columns = beside((label, items), (0.3, 0.7), gutter=16, reflows=look.reflows)
        line = LINE if number < len(block.rows) else ""
        rows.append(Row(columns, look.body * 0.5 * look.air, line=line, element=Element("TR", within=table)))
    return Card(Stack(rows), Paper(PAPER, LINE, above=5 * look.air, below=5 * look.air), gap=look.space, splits=True)
