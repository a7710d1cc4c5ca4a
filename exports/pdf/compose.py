"""From blocks to boxes: the plain blocks, and which function draws which block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from exports import document as d
from exports.pdf.box import Blank, Box, Columns, NewPage, Stack
from exports.pdf.card import Card, Paper, Rule
from exports.pdf.compose_cards import advice_card, contacts, plan_card, signature
from exports.pdf.compose_rows import answers, glance, person
from exports.pdf.look import HEIGHT, INK, PAINTS, QUIET, WIDTH, Look, smaller
from exports.pdf.marks import Marked
from exports.pdf.picture_rows import pictures
from exports.pdf.tags import Element
from exports.pdf.text import Span, Text
from exports.pdf.title import TitleBox

AIR: Final = (0.75, 0.5, 0.3)
"""How much space round the letters is tried for what belongs on one page."""

SHARES: Final = (0.92, 0.84, 0.76, 0.68)
"""How much smaller letters are tried after that, on a paper that must be one page."""


def boxes(blocks: Sequence[d.Block], look: Look) -> list[Box]:
    """A box for each block, in order."""
    made: list[Box] = []
    plan = Element("L", numbered=True)
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, d.PlanCard):
            plan = plan if isinstance(before, d.PlanCard) else Element("L", numbered=True)
            made.append(plan_card(block, look, plan))
        else:
            made.append(_box(block, look))
    return made


def _box(block: d.Block, look: Look) -> Box:
    match block:
        case d.Title():
            return TitleBox(block, look)
        case d.Heading():
            return _heading(block, look)
        case d.Paragraph():
            size = look.small if block.quiet else look.body
            return Text((Span(block.text, colour=QUIET if block.quiet else INK),), size, gap=look.space * 0.8)
        case d.Notice():
            return notice(block, look)
        case d.Facts():
            return _facts(block, look)
        case d.Glance():
            return glance(block, look)
        case d.Person():
            return person(block, look)
        case d.Answers():
            return answers(block, look)
        case d.AdviceCard():
            return advice_card(block, look)
        case d.PlanCard():
            return plan_card(block, look, Element("L", numbered=True))
        case d.Pictures():
            return pictures(block, look)
        case d.Signature():
            return signature(block, look)
        case d.Contacts():
            return contacts(block, look)
        case d.Bullets():
            return _bullets(block, look)
        case d.Framed():
            return _framed(block, look)
        case d.OnePage():
            return _one_page(block, look)
        case d.PageBreak():
            return NewPage()
    assert_never(block)


def _heading(block: d.Heading, look: Look) -> Box:
    size = look.part if block.level == 1 else look.heading
    colour = PAINTS[block.tone].strong
    gap = look.space * (3.0 if block.level == 1 else 2.0)
    text = Text(
        (Span(block.text, bold=True, colour=colour),),
        size,
        lead=1.3,
        keeps_next=True,
        bookmark=block.level - 1,
        element=Element("H", level=block.level + 1),
    )
    if block.tone != "calm":
        return Marked(text, block.tone, size * 1.05, text.leading, gap=gap)
    if block.level == 2:
        text.gap = gap
        return text
    stack = Stack((Rule(colour, 1.4), Blank(look.space * 1.1), text), gap=gap, splits=False)
    stack.keeps_next = True
    return stack


def notice(block: d.Notice, look: Look) -> Box:
    """A card with a mark, its label and its text."""
    paint = PAINTS[block.tone]
    label = Text((Span(block.label, bold=True, colour=paint.strong),), look.body)
    words: list[Box] = [label]
    if block.text:
        words.append(Text(block.text, look.body, gap=2))
    inner: Box = Stack(words)
    if block.tone != "calm":
        inner = Marked(inner, block.tone, look.body * 1.25, label.leading)
    return Card(
        inner,
        Paper(paint.tint, paint.edge, above=11 * look.air, below=11 * look.air),
        gap=look.space * 1.2,
        element=Element("Div"),
    )


def _bullets(block: d.Bullets, look: Look) -> Box:
    points = []
    for number, item in enumerate(block.items):
        one = Element("LI")
        text = Text(item, look.body, element=Element("LBody", within=one))
        point = Marked(text, "calm", look.body * 0.8, text.leading, gap=look.body * 0.35 if number else 0)
        point.element = one
        points.append(point)
    return Stack(points, gap=look.space * 0.8, element=Element("L"))


def _facts(block: d.Facts, look: Look) -> Box:
    across = 1 if look.reflows else 3 if look.body < 12 else 2
    every = Element("L")
    cells = [
        Stack(
            (
                Text((Span(fact.label, colour=QUIET),), look.small, lead=1.3, element=Element("Lbl")),
                Text((Span(fact.text, bold=True),), look.body, lead=1.3, gap=1, element=Element("LBody")),
            ),
            element=Element("LI", within=every),
        )
        for fact in block.facts
    ]
    rows: list[Box] = []
    for start in range(0, len(cells), across):
        row: list[Box] = list(cells[start : start + across])
        row += [Blank()] * (across - len(row))
        rows.append(Columns(row, [1] * across, gap=look.space * 0.75))
    if block.label:
        strong = PAINTS["calm"].strong
        heading = Element("H", level=2)
        label = Text((Span(block.label, bold=True, colour=strong),), look.body, keeps_next=True, element=heading)
        rows = [label, *rows]
    if len(rows) > 1:
        rows[1].gap = 2 if block.label else rows[1].gap
    return Stack(rows, gap=look.space * 1.5)


def _one_page(block: d.OnePage, look: Look) -> Box:
    loose = Stack(boxes(block.blocks, look))
    if loose.height(WIDTH) <= HEIGHT or look.reflows:
        return loose
    looks = [replace(look, air=look.air * air) for air in AIR]
    if look.shrinks:
        looks += [smaller(looks[-1], share) for share in SHARES]
    tries = (Stack(boxes(block.blocks, one)) for one in looks)
    return next((stack for stack in tries if stack.height(WIDTH) <= HEIGHT), loose)


def _framed(block: d.Framed, look: Look) -> Box:
    paint = PAINTS[block.tone]
    size = look.body

    def label(text: str) -> Box:
        heading = Element("H", level=2)
        words = Text((Span(text, bold=True, colour=paint.strong),), size, keeps_next=True, element=heading)
        return Marked(words, block.tone, size * 1.3, words.leading)

    inside = boxes(block.blocks, look)
    if inside and isinstance(block.blocks[0], d.Paragraph):
        inside[0].keeps_next = True  # what opens the frame explains it, and is no use alone
    inner = Stack([label(block.label), *inside], again=label(block.again))
    paper = Paper(fill="", edge=paint.strong, side=13, above=11, below=13, round_=8)
    return Card(inner, paper, gap=look.space * 1.5, splits=True, element=Element("Sect"))
