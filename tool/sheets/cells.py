"""Cells: what a spreadsheet holds, and what spreadsheet programs make of words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


class SheetProblem(ValueError):
    """A file that is no sheet of ours, or no longer; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is not the words somebody wrote: `why`, in words."""

    why: str


Cell = str | Odd
Line = tuple[Cell, ...]

LARGEST = 10_000_000
"""Bytes of a sheet. One with every wording twice is under a fiftieth of this."""
MOST_LINES = 20_000

_SLOT = re.compile(r"[{\uff5b]\s*([A-Za-z_\-]+)\s*[}\uff5d]")
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "…": "..."}
)


def cleaned(text: str) -> str:
    """The words without what a spreadsheet adds: odd line ends, a byte-order mark, blanks at the ends."""
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return unicodedata.normalize("NFC", text).strip()


def alike(text: str) -> str:
    """The words as they compare, however a program has set quotation marks, dashes and blanks."""
    return " ".join(cleaned(text).translate(_ALIKE).split())


def with_slots_mended(text: str, slots: frozenset[str]) -> str:
    """`{Baby}`, `{ baby }` and full-width brackets are still the slot {baby}."""

    def mend(match: re.Match[str]) -> str:
        name = match.group(1).lower()
        return f"{{{name}}}" if name in slots else match.group(0)

    return _SLOT.sub(mend, text)
