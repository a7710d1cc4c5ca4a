"""Letters somebody wrote, made ready for the font.

Nothing vanishes without a word: what the font cannot draw (an emoji, Arabic, Gurmukhi, a control character, a mark
that turns the direction of writing) is told in a box, by its name if it is a symbol and by its code point otherwise.
What has no look of its own where it stands (a joiner in an emoji, a soft hyphen) is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from exports.pdf.fonts import drawable

NEW_LINE = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_WITHOUT_LOOK = frozenset("\u00ad\u200b\u2060\ufeff")
_SPACES = {"\t": "    ", "\u00a0": "\u00a0"}
_SYMBOLS = frozenset({"So", "Sk"})


def lines_of(text: str) -> list[str]:
    """The text at its line breaks, letters composed (canonically the same text)."""
    return NEW_LINE.split(unicodedata.normalize("NFC", text))


def runs(line: str) -> Iterator[tuple[str, bool]]:
    """The line as pieces of text, each with True if it stands for a character that the font cannot draw."""
    plain: list[str] = []
    after_symbol = False
    for letter in line:
        if letter in _WITHOUT_LOOK or (after_symbol and letter in _JOINERS):
            continue
        if _can_draw(letter):
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
    """The text on one line, with what stands in for letters that the font cannot draw."""
    return " ".join("".join(piece for piece, _ in runs(line)) for line in lines_of(text))


def is_unreadable(text: str) -> bool:
    """Whether the font lacks a letter of the text."""
    return any(stands_in for line in lines_of(text) for _, stands_in in runs(line))


@lru_cache(maxsize=4096)
def _can_draw(letter: str) -> bool:
    if letter in _SPACES:
        return True
    # Format and control characters have glyphs in some fonts, but they act on the text round them: told instead.
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} and ord(letter) in drawable()


def _told(letter: str) -> str:
    if unicodedata.category(letter) in _SYMBOLS:
        return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
    return f"U+{ord(letter):04X}"
