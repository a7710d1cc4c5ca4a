"""Words as glyphs: which font draws each part, in which shapes, and where. Lengths are thousandths of the size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exports.pdf.fonts import Face, Hand, faces

_KEEPS_WITH = frozenset({"Mn", "Mc", "Me"})
_LONGEST_KEPT = 40
_SCRIPTS = re.compile("[\u0600-\u08ff\u0a00-\u0a7f\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Some text drawn by one font.

    `parts`: pieces of a PDF text array with the height each is raised by; all of them together move on by `width`.
    `clusters`: letters with the glyphs that draw them, in the order of `parts`. `plain`: each glyph is one letter, in
    order, so that a reader needs no further word about what is written.
    """

    text: str
    face: Face
    width: float
    parts: tuple[tuple[int, str], ...]
    clusters: tuple[tuple[str, tuple[int, ...]], ...]
    plain: bool


def shaped(text: str, *, bold: bool, hand: Hand, leftward: bool = False) -> tuple[Glyphs, ...]:
    """A word or a space, in its logical order, one `Glyphs` for each stretch of one font.

    `leftward`: its letters stand from right to left.
    """
    return (_kept if len(text) <= _LONGEST_KEPT else _shaped)(text, bold, hand, leftward)


def _shaped(text: str, bold: bool, hand: Hand, leftward: bool) -> tuple[Glyphs, ...]:
    return tuple(_glyphs(part, face, leftward) for part, face in _by_face(text, bold, hand))


_kept = lru_cache(maxsize=20_000)(_shaped)


def clusters_of(text: str) -> Iterator[str]:
    """Letters with the marks on them: what a line may be broken between if it must be."""
    held = ""
    for letter in text:
        if held and not (unicodedata.category(letter) in _KEEPS_WITH or letter in "\u200c\u200d"):
            yield held
            held = ""
        held += letter
    if held:
        yield held


def _by_face(text: str, bold: bool, hand: Hand) -> Iterator[tuple[str, Face]]:
    chain = faces(bold=bold, hand=hand)
    if text.isascii():
        if text:
            yield text, chain[0]
        return
    held, at = "", chain[0]
    for cluster in clusters_of(text):
        for part, face in _fitting(cluster, chain):
            if held and face is not at:
                yield held, at
                held = ""
            held, at = held + part, face
    if held:
        yield held, at


def _fitting(cluster: str, chain: tuple[Face, ...]) -> Iterator[tuple[str, Face]]:
    """The first font that has all of a letter's parts; if none has, each part by itself."""
    codes = {ord(letter) for letter in cluster if letter not in "\u200c\u200d"}
    for face in chain:
        if codes <= face.letters:
            yield cluster, face
            return
    for letter in cluster:
        yield letter, next((face for face in chain if ord(letter) in face.letters), chain[0])


def _glyphs(text: str, face: Face, leftward: bool) -> Glyphs:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    if face.language:
        buffer.language = face.language
    uharfbuzz.shape(face.font, buffer, {"liga": False, "clig": False} if not _SCRIPTS.search(text) else None)
    placed = _placed(buffer.glyph_infos, buffer.glyph_positions)
    total = sum(position.x_advance for position in buffer.glyph_positions)
    clusters = _clusters(text, placed)
    plain = not leftward and all(
        len(glyphs) == len(letters)
        and all(face.letter_of.get(glyph) == letter for glyph, letter in zip(glyphs, letters, strict=True))
        for letters, glyphs in clusters
    )
    return Glyphs(text, face, total * face.scale, tuple(_parts(placed, total, face)), clusters, plain)


_Placed = tuple[int, int, int, int]  # cluster, glyph, right, up


def _placed(infos: Any, positions: Any) -> list[_Placed]:
    """Each glyph with its place, in the order in which the text is read."""
    found = []
    at = 0
    for info, position in zip(infos, positions, strict=True):
        found.append((info.cluster, info.codepoint, at + position.x_offset, position.y_offset))
        at += position.x_advance
    return sorted(found, key=lambda one: one[0])


def _clusters(text: str, placed: list[_Placed]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    glyphs: dict[int, list[int]] = {}
    for start, glyph, *_ in placed:
        glyphs.setdefault(start, []).append(glyph)
    ends = [*list(glyphs)[1:], len(text)]
    return tuple((text[start:end], tuple(glyphs[start])) for start, end in zip(glyphs, ends, strict=True))


def _parts(placed: list[_Placed], total: int, face: Face) -> Iterator[tuple[int, str]]:
    at, raised = 0, 0
    array: list[str] = []
    open_ = False
    for _, glyph, right, up in placed:
        if up != raised and array:
            yield raised, "".join(array) + (">" if open_ else "")
            array, open_ = [], False
        raised = up
        if right != at:
            array.append(f"{'>' if open_ else ''}{at - right}")
            open_ = False
        array.append(f"{glyph:04X}" if open_ else f"<{glyph:04X}")
        open_ = True
        at = right + face.widths[glyph]
    if at != total:
        array.append(f"{'>' if open_ else ''}{at - total}")
        open_ = False
    if array:
        yield raised, "".join(array) + (">" if open_ else "")
