"""Letters somebody wrote, made ready for the fonts.

Nothing vanishes without a word: what no font can draw (an emoji, Chinese, a control character, a mark that forces the
direction of writing) is told in a box, by its name if it is a symbol and by its code point otherwise. What has no look
of its own where it stands (a joiner in an emoji, a soft hyphen) is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from exports.pdf.fonts import Hand, drawable

NEW_LINE = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
SIDE_MARKS = "\u200e\u200f\u061c"
"""Say to which side what is beside them belongs; they are heeded and never drawn."""

NASTALIQ_LANGUAGES = frozenset({"ur", "pnb", "ks"})
_USUAL_HAND: ContextVar[Hand] = ContextVar("usual hand", default="naskh")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SHAPING_JOINERS = frozenset("\u200c\u200d")
_WITHOUT_LOOK = frozenset("\u00ad\u200b\u2060\ufeff")
_SPACES = {"\t": "    ", "\u00a0": "\u00a0"}
_SYMBOLS = frozenset({"So", "Sk"})
_JOINED_SCRIPTS = re.compile("[\u0600-\u08ff\u0a00-\u0a7f\ufb50-\ufdff\ufe70-\ufefc]")
_URDU = re.compile("[ٹڈڑںےہ]")
_RARE = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u024f\u0370-\u03ff\u0400-\u045f‘’“”–—…£€½°]")
_NO_SIDE_MARKS = str.maketrans("", "", SIDE_MARKS)


def lines_of(text: str) -> list[str]:
    """The text at its line breaks, letters composed (canonically the same text)."""
    return NEW_LINE.split(text if text.isascii() else unicodedata.normalize("NFC", text))


def runs(line: str) -> Iterator[tuple[str, bool]]:
    """The line as pieces of text, each with True if it stands for a character that no font can draw."""
    if not _RARE.search(line):
        if line:
            yield line, False
        return
    plain: list[str] = []
    after_symbol = False
    for place, letter in enumerate(line):
        if letter in _WITHOUT_LOOK or (after_symbol and letter in _JOINERS):
            continue
        if _can_draw(letter) or (letter in _SHAPING_JOINERS and _joins(line, place)):
            after_symbol = False
            plain.append(_SPACES.get(letter, letter))
            continue
        if plain:
            yield "".join(plain), False
            plain = []
        after_symbol = unicodedata.category(letter) in _SYMBOLS
        yield f"[{_told(letter)}]", True
    if plain:
        yield "".join(plain), False


def readable(text: str) -> str:
    """The text on one line as it is drawn, with what stands in for letters that no font can draw."""
    lines = ("".join(piece for piece, _ in runs(line)) for line in lines_of(text))
    return " ".join(lines).translate(_NO_SIDE_MARKS)


def is_unreadable(text: str) -> bool:
    """Whether the fonts lack a letter of the text."""
    return any(stands_in for line in lines_of(text) for _, stands_in in runs(line))


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """While a paper in this language is set: Arabic script stands in the hand that its readers know."""
    before = _USUAL_HAND.set("nastaliq" if language.split("-")[0] in NASTALIQ_LANGUAGES else "naskh")
    try:
        yield
    finally:
        _USUAL_HAND.reset(before)


def hand_of(text: str) -> Hand:
    """The hand for the Arabic script of a text: the paper's, or Nastaliq if a letter says that it is Urdu."""
    return "nastaliq" if _USUAL_HAND.get() == "nastaliq" or _URDU.search(text) else "naskh"


@lru_cache(maxsize=4096)
def _can_draw(letter: str) -> bool:
    if letter in _SPACES or letter in SIDE_MARKS:
        return True
    # Format and control characters have glyphs in some fonts, but they act on the text round them: told instead.
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} and ord(letter) in drawable()


def _joins(line: str, place: int) -> bool:
    """Between letters that join, a joiner or non-joiner is part of how the word is written."""
    return bool(place and (_JOINED_SCRIPTS.match(line[place - 1])))


def _told(letter: str) -> str:
    if unicodedata.category(letter) in _SYMBOLS:
        return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
    return f"U+{ord(letter):04X}"
