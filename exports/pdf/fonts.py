"""The fonts of the papers: Noto, committed with its licence, so that a paper looks the same everywhere.

Each family knows some scripts. A letter is drawn with the first family that has it; Arabic script comes in two hands,
Nastaliq for Urdu and Naskh for everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, Literal

FOLDER: Final = Path(__file__).parent.parent / "fonts"

Hand = Literal["nastaliq", "naskh"]
"""How Arabic script is written."""


@dataclass(frozen=True, eq=False)
class Face:
    """One font. `language` is the one that its script is written in here, or "" if it may be any.

    `above` and `below`: how far its letters reach from the base line, in shares of the size; `scale`: how much larger
    or smaller its letters are set, so that they look as large as the others'.
    """

    name: str
    bold: bool
    language: str = ""
    scale: float = 1.0
    above: float = 1.0
    below: float = 0.36

    @cached_property
    def content(self) -> bytes:
        """The font's file."""
        return (FOLDER / f"{self.name}-{'Bold' if self.bold else 'Regular'}.ttf").read_bytes()

    @cached_property
    def face(self) -> Any:
        """The font as HarfBuzz reads it."""
        import uharfbuzz

        return uharfbuzz.Face(self.content)

    @cached_property
    def font(self) -> Any:
        """The font ready for shaping; its units are thousandths of the size."""
        import uharfbuzz

        return uharfbuzz.Font(self.face)

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that it can draw."""
        return frozenset(self.face.unicodes)

    @cached_property
    def letter_of(self) -> dict[int, str]:
        """The letter that each glyph is drawn for when it stands alone; of several, the one with the lowest number."""
        found: dict[int, str] = {}
        for code in sorted(self.letters, reverse=True):
            found[self.font.get_nominal_glyph(code)] = chr(code)
        return found

    @cached_property
    def widths(self) -> list[int]:
        """How wide each glyph is, in thousandths of the size."""
        return [self.font.get_glyph_h_advance(glyph) for glyph in range(self.face.glyph_count)]


_FAMILIES: Final = {
    "sans": ("NotoSans", {}),
    "gurmukhi": ("NotoSansGurmukhi", {"language": "pa", "above": 1.0, "below": 0.42}),
    "nastaliq": ("NotoNastaliqUrdu", {"language": "ur", "above": 1.55, "below": 0.75}),
    "naskh": ("NotoNaskhArabic", {"scale": 1.1, "above": 1.07, "below": 0.6}),
}
_ORDER: Final[dict[Hand, tuple[str, ...]]] = {
    "nastaliq": ("sans", "gurmukhi", "nastaliq", "naskh"),
    "naskh": ("sans", "gurmukhi", "naskh", "nastaliq"),
}


@cache
def face(family: str, *, bold: bool) -> Face:
    """The font of a family ("sans", "gurmukhi", "nastaliq", "naskh") in one weight."""
    name, looks = _FAMILIES[family]
    return Face(name, bold, **looks)  # type: ignore[arg-type]


@cache
def faces(*, bold: bool, hand: Hand = "naskh") -> tuple[Face, ...]:
    """The fonts to look for a letter in, in this order."""
    return tuple(face(family, bold=bold) for family in _ORDER[hand])


@cache
def drawable() -> frozenset[int]:
    """The code points that can be drawn in both weights."""
    both = [frozenset().union(*(one.letters for one in faces(bold=bold))) for bold in (False, True)]
    return both[0] & both[1]
