"""The fonts of the papers: Noto Sans, committed with its licence, so that a paper looks the same everywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent.parent / "fonts"
REGULAR: Final = "SettleSans"
BOLD: Final = "SettleSans-Bold"
_FILES: Final = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}


@cache
def _faces() -> dict[str, Any]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    faces = {}
    for name, file in _FILES.items():
        font = TTFont(name, str(FOLDER / file))
        pdfmetrics.registerFont(font)
        faces[name] = font.face
    return faces


@cache
def widths(font: str) -> dict[int, float]:
    """How wide each character of the font is, by code point, in thousandths of the font's size."""
    found: dict[int, float] = _faces()[font].charWidths
    return found


@cache
def drawable() -> frozenset[int]:
    """The code points that both fonts can draw."""
    faces = _faces()
    return frozenset.intersection(*(frozenset(face.charToGlyph) for face in faces.values()))


def text_width(text: str, font: str, size: float) -> float:
    """How wide a text is, in points; every letter must be drawable."""
    table = widths(font)
    return sum(table.get(ord(letter), 0.0) for letter in text) * size / 1000
