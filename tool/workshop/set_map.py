"""The whole question set on one sheet: sections, questions, what opens what. The same as a drawing and as a list.

The drawing is SVG made here, letter by letter: no script, no link, no font or picture from anywhere else. What an
answer opens is an arrow in the margin; what a fact of the visit decides (most questions need a born baby) is said in
words below the question, since forty arrows from one dot say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tool.advice import Level
from tool.conditions import Always
from tool.question import Question
from tool.question_set import ABOUT, QuestionSet
from tool.wording import filled
from tool.workshop.links import feeds, opened_by, opens
from tool.workshop.rules_in_words import Point, Reader

WIDTH = 1000
MARGIN = 190
"""Left of the questions: room for the arrows."""
ROW, LINE, SECTION, EDGE = 44, 19, 58, 24
LETTERS = 66
"""Letters of a question that fit on its line."""
INK, SOFT, TEAL, TINT, PAPER, HAIR = "#1f2a2e", "#46565a", "#0d5c63", "#e1efed", "#fffdf8", "#d9d2c3"
LEVELS: tuple[Level, ...] = ("stop", "change", "keep", "act")
AllWords = Mapping[str, Mapping[str, str]]
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One question on the map."""

    question: Question
    asks: str
    when: Point | None
    """When it is asked; None for a question that is always asked."""
    opens: tuple[Question, ...]
    feeds: tuple[tuple[str, int], ...]
    """How many pieces of advice of each level look at it; levels without any are left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section on the map."""

    title: str
    rows: tuple[Row, ...]


def parts(question_set: QuestionSet, words: AllWords) -> tuple[Part, ...]:
    """What is on the map, in the order of a visit."""
    reader = Reader(question_set, words["rules"])
    baby = {"baby": question_set.words["slots"]["baby"]}

    def row(question: Question) -> Row:
        levels = Counter(rule.text.level for rule in feeds(question_set, question.id))
        return Row(
            question,
            filled(question.ask, baby),
            None if isinstance(question.ask_when, Always) else reader.point(question.ask_when),
            opens(question_set, question.id),
            tuple((level, levels[level]) for level in LEVELS if levels[level]),
        )

    sections = (section for name in question_set.sections for section in question_set.sections[name])
    return tuple(Part(filled(one.title, baby), tuple(map(row, one.questions))) for one in sections)


def outline(question_set: QuestionSet, words: AllWords) -> tuple[Point, ...]:
    """The map as a nested list: section, question, and below it when it is asked, what it opens, what it feeds."""
    baby = {"baby": question_set.words["slots"]["baby"]}

    def below(row: Row) -> Iterator[Point]:
        if row.when is not None:
            yield Point(filled(words["map"]["when"], {"when": row.when.text}), row.when.parts)
        if row.opens:
            those = tuple(Point(filled(one.ask, baby)) for one in row.opens)
            yield Point(filled(words["map"]["opens"], {"number": str(len(those))}), those)
        if row.feeds:
            yield Point(filled(words["map"]["feeds"], {"advice": _levels(row, words)}))

    return tuple(
        Point(part.title, tuple(Point(row.asks, tuple(below(row))) for row in part.rows))
        for part in parts(question_set, words)
    )


def drawing(question_set: QuestionSet, words: AllWords) -> str:
    """The map as SVG, `WIDTH` units wide."""
    at: dict[str, int] = {}
    drawn: list[str] = []
    down = EDGE
    for part in parts(question_set, words):
        height = SECTION + ROW * len(part.rows)
        drawn.append(_box(MARGIN - 16, down, WIDTH - MARGIN, height - 10, part.title))
        down += SECTION
        for row in part.rows:
            at[row.question.id] = down
            drawn.append(_row(row, down, words))
            down += ROW
        down += EDGE
    arrows = [_arrow(at[start], at[end]) for start, end in _links(question_set) if start in at and end in at]
    style = f"text{{font-family:system-ui,sans-serif;fill:{INK}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {down}" width="{WIDTH}" height="{down}">'
        f"<style>{style}</style>"
        f'<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 10 5 0 10z" fill="{TEAL}"/></marker></defs>'
        f"{''.join(drawn)}{''.join(arrows)}</svg>"
    )


def _links(question_set: QuestionSet) -> Iterator[tuple[str, str]]:
    """Pairs of questions of which the first opens the second; facts of the visit aside."""
    for question in question_set.questions.values():
        for id_ in opened_by(question):
            if question_set.set_of.get(id_, ABOUT) != ABOUT:
                yield id_, question.id


def _box(left: int, top: int, width: int, height: int, title: str) -> str:
    return (
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="14" fill="{PAPER}" stroke="{HAIR}" '
        f'stroke-width="2"/>{_text(left + 20, top + 34, title, 22, bold=True)}'
    )


def _row(row: Row, top: int, words: AllWords) -> str:
    said = " · ".join(_said(row, words))
    inked = "none" if row.question.for_family else TEAL  # a filled dot, and a word: only the practitioner asks this
    return (
        f'<circle cx="{MARGIN + 6}" cy="{top + 8}" r="7" fill="{inked}" stroke="{TEAL}" stroke-width="2.500"/>'
        f"{_text(MARGIN + 26, top + 13, row.asks, 16)}"
        f"{_text(MARGIN + 26, top + 13 + LINE, said, 13, SOFT, LETTERS + 26) if said else ''}"
    )


def _said(row: Row, words: AllWords) -> Iterator[str]:
    if not row.question.for_family:
        yield words["map"]["practitioner"]
    if row.feeds:
        yield _levels(row, words)
    if row.when is not None:
        more = words["map"]["more"] if row.when.parts else row.when.text
        yield filled(words["map"]["when"], {"when": more})


def _levels(row: Row, words: AllWords) -> str:
    return ", ".join(f"{words['map'][f'level-{level}']} {number}" for level, number in row.feeds)


def _arrow(start: int, end: int) -> str:
    """From the dot of one question round the margin to the dot of another; the farther, the wider."""
    reach = min(MARGIN - 30, 40 + abs(end - start) // 6)
    left = MARGIN - 2
    path = f"M{left} {start + 8}C{left - reach} {start + 8} {left - reach} {end + 8} {left - 4} {end + 8}"
    return f'<path d="{path}" fill="none" stroke="{TEAL}" stroke-width="2" marker-end="url(#tip)" opacity="0.8"/>'


def _text(
    left: int, base: int, text: str, size: int, colour: str = INK, letters: int = LETTERS, bold: bool = False
) -> str:
    shown = text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
    weight = ' font-weight="700"' if bold else ""
    safe = escape(_NOT_XML.sub("", shown))
    return f'<text x="{left}" y="{base}" font-size="{size}" style="fill:{colour}"{weight}>{safe}</text>'
