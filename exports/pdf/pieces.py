"""From spans of text to tokens: the words and spaces of a line, each already shaped and with its direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from exports.pdf.bidi import levels, main_side, reads_right
from exports.pdf.fonts import Hand
from exports.pdf.letters import SIDE_MARKS, hand_of, lines_of, runs
from exports.pdf.look import INK
from exports.pdf.shaping import Glyphs, clusters_of, shaped

_TOKENS = re.compile(
    # Groups of one number stay on one line, and a number with its unit.
    r"\d{2,5}(?: \d{2,4}){1,3}(?!\d)|\d[\d.,:–-]{0,12} (?:°C|%|kg|g|cm)(?!\w)| +|[^ \-/]+[\-/]?|[\-/]"
)
_DROPPED = str.maketrans("", "", SIDE_MARKS)
_NEUTRAL = "\ufffc"  # stands for a box with a letter's name while directions are worked out


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one weight and colour."""

    text: str
    bold: bool = False
    colour: str = INK


class Piece(NamedTuple):
    """Glyphs of one look and one direction. `width` is in points; `stands_in`: for a letter that no font can draw."""

    glyphs: Glyphs
    span: Span
    stands_in: bool
    level: int
    width: float


class Token(NamedTuple):
    """A word or a space: what a line is broken between."""

    text: str
    pieces: tuple[Piece, ...]
    width: float
    stands_in: bool = False

    @property
    def is_space(self) -> bool:
        """Whether a line may end here without showing it."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line as it was written, before it is broken. `base`: 1 if it reads from right to left as a whole."""

    tokens: tuple[Token, ...]
    base: int


def paragraphs(spans: Iterable[Span], size: float) -> list[Paragraph]:
    """What was written, at its line breaks."""
    spans = tuple(spans)
    written: list[list[tuple[Span, str, bool]]] = [[]]
    hand = hand_of("".join(span.text for span in spans))
    for span in spans:
        for number, line in enumerate(lines_of(span.text)):
            if number:
                written.append([])
            written[-1] += [(span, text, stands_in) for text, stands_in in runs(line)]
    return [_paragraph(parts, size, hand) for parts in written]


def _paragraph(parts: Sequence[tuple[Span, str, bool]], size: float, hand: Hand) -> Paragraph:
    if not any(reads_right(text) for _, text, stands_in in parts if not stands_in):
        tokens = [token for span, text, stands_in in parts for token in _plain(span, text, stands_in, size, hand)]
        return Paragraph(tuple(tokens), 0)
    written = {id(span): "" for span, *_ in parts}
    for span, text, stands_in in parts:
        written[id(span)] += _NEUTRAL if stands_in else text
    # A label before a text decides for both, and each keeps its own order: the text may be in any language.
    sides = [main_side(text) for text in written.values()]
    base = int(next((side for side in sides if side), "") == "R")
    of: list[int] = []
    for text, side in zip(written.values(), sides, strict=True):
        other = side and (side == "R") != bool(base)
        of += levels(text, base + 1 if other else base)
    tokens, at = [], 0
    for span, text, stands_in in parts:
        long = 1 if stands_in else len(text)
        tokens += _directed(span, text, stands_in, size, hand, of[at : at + long])
        at += long
    return Paragraph(tuple(tokens), base)


def _plain(span: Span, text: str, stands_in: bool, size: float, hand: Hand) -> Iterator[Token]:
    for word in [text] if stands_in else _TOKENS.findall(text):
        pieces = _pieces(span, word, stands_in, size, hand, 0)
        width = pieces[0].width if len(pieces) == 1 else sum([piece.width for piece in pieces])
        yield Token(word, pieces, width, stands_in)


def _directed(span: Span, text: str, stands_in: bool, size: float, hand: Hand, of: Sequence[int]) -> Iterator[Token]:
    if stands_in:
        # The box itself goes where its letter would; what is told in it reads left to right.
        pieces = _pieces(span, text, True, size, hand, of[0] + of[0] % 2)
        yield Token(text, pieces, sum(piece.width for piece in pieces), True)
        return
    at = 0
    for word in _TOKENS.findall(text):
        pieces = ()
        start = at
        for level, group in groupby(range(at, at + len(word)), key=lambda place: of[place]):
            long = len(list(group))
            pieces += _pieces(span, text[start : start + long], False, size, hand, level)
            start += long
        at += len(word)
        yield Token(word, pieces, sum(piece.width for piece in pieces))


def _pieces(span: Span, text: str, stands_in: bool, size: float, hand: Hand, level: int) -> tuple[Piece, ...]:
    drawn = text if text.isascii() else text.translate(_DROPPED)
    each = shaped(drawn, bold=span.bold, hand=hand, leftward=level % 2 == 1)
    if len(each) == 1:  # nearly always, and thousands of times in a paper
        return (Piece(each[0], span, stands_in, level, each[0].width * size / 1000),)
    return tuple([Piece(glyphs, span, stands_in, level, glyphs.width * size / 1000) for glyphs in each])


def chopped(token: Token, width: float, size: float) -> Iterator[Token]:
    """A word that is wider than the column, in parts that are not."""
    if token.width <= width:
        yield token
        return
    for piece in token.pieces:
        for text in _filling(piece, width, size):
            parts = _pieces(piece.span, text, piece.stands_in, size, _hand(piece), piece.level)
            yield Token(text, parts, sum(part.width for part in parts), token.stands_in)


def _filling(piece: Piece, width: float, size: float) -> Iterator[str]:
    held, used = "", 0.0
    bold, hand, leftward = piece.span.bold, _hand(piece), piece.level % 2 == 1
    for cluster in clusters_of(piece.glyphs.text):
        alone = shaped(cluster, bold=bold, hand=hand, leftward=leftward)
        wide = sum(glyphs.width for glyphs in alone) * size / 1000
        if held and used + wide > width:
            yield held
            held, used = "", 0.0
        held, used = held + cluster, used + wide
    if held:
        yield held


def _hand(piece: Piece) -> Hand:
    return "nastaliq" if piece.glyphs.face.language == "ur" else "naskh"
