"""Rows: questions with answers, people, and what to take in at a glance."""

from __future__ import annotations

from exports import document as d
from exports.pdf.box import Box, Columns, Stack
from exports.pdf.card import Card, Chip, Paper, Row
from exports.pdf.look import LINE, PAINTS, PAPER, QUIET, TEAL, WHITE, Look
from exports.pdf.marks import Marked
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
        )

    rows = [_answer(row, look, last=number == len(block.rows)) for number, row in enumerate(block.rows, 1)]
    return Stack([heading(block.title, first=True), *rows], gap=look.space * 2, again=heading(block.again, first=False))


def _answer(row: d.AnswerRow, look: Look, *, last: bool) -> Box:
    question = Text(row.question, look.body)
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
    columns = Columns((question, Stack(said)), (0.5, 0.5), gutter=18)
    inner = Stack([columns, *below]) if below else columns
    return Row(inner, look.body * 0.55, line="" if last else LINE)


def _chip(text: str, look: Look, *, gap: float = 0) -> Box:
    words = Text((Span(text, colour=QUIET),), look.body * 0.94)
    return Chip(words, words.natural_width(), look.body * 0.94, fill=WHITE, edge=QUIET, gap=gap)


def person(block: d.Person, look: Look) -> Box:
    """Who it is on the left, what was said on the right."""
    left = Stack(
        (
            Text((Span(block.name, bold=True),), look.say),
            Text((Span(block.relation, colour=QUIET),), look.body, gap=1),
            _chip(block.here, look, gap=7),
        )
    )
    right: list[Box] = [
        Columns((Text((Span(fact.label, colour=QUIET),), look.body), Text(fact.text, look.body)), (0.8, 0.2), gap=3)
        for fact in block.facts
    ]
    columns = Columns((left, Stack(right)), (0.3, 0.7), gutter=16)
    return Card(columns, Paper(PAPER, LINE), gap=look.space * 0.8)


def glance(block: d.Glance, look: Look) -> Box:
    """A card with a label on the left of each row."""
    rows: list[Box] = []
    for number, row in enumerate(block.rows, 1):
        paint = PAINTS[row.tone]
        label: Box = Text((Span(row.label, bold=True, colour=paint.strong),), look.body)
        if row.tone != "calm":
            label = Marked(label, row.tone, look.body * 1.1, look.body * 1.42)
        items = [Text(item, look.body, gap=2) for item in row.items]
        columns = Columns((label, Stack(items)), (0.3, 0.7), gutter=16)
        rows.append(Row(columns, look.body * 0.5 * look.air, line=LINE if number < len(block.rows) else ""))
    return Card(Stack(rows), Paper(PAPER, LINE, above=5 * look.air, below=5 * look.air), gap=look.space, splits=True)
