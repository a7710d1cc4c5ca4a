"""How the papers look: the page, the colours, the sizes. Lengths are points (1/72 inch).

A colour never tells anything alone: each tone also has a mark and a label, and all of it holds in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from exports.document import Size, Tone

PAGE: Final = (595.28, 841.89)  # A4
SIDE: Final = 52.0
TOP: Final = 50.0
BOTTOM: Final = 58.0
WIDTH: Final = PAGE[0] - 2 * SIDE
HEIGHT: Final = PAGE[1] - TOP - BOTTOM

INK: Final = "#1E292B"
QUIET: Final = "#566164"
TEAL: Final = "#0F4C4F"
PAPER: Final = "#FAF6EE"
LINE: Final = "#D8CCB8"
WHITE: Final = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Paint:
    """The colour of a tone and the tint that its cards stand on."""

    strong: str
    tint: str
    edge: str


PAINTS: Final[dict[Tone, Paint]] = {
    "calm": Paint(TEAL, PAPER, LINE),
    "keep": Paint("#23623A", "#F0F6F0", "#B9D3BF"),
    "never": Paint("#8A2A1C", "#FCF1EE", "#E2BDB5"),
    "do-not-share": Paint("#704300", "#FCF5E7", "#E0CDA4"),
    "change": Paint("#1B4B75", "#EFF4F9", "#B9CCDE"),
    "act": Paint("#5A2A55", "#F7F0F6", "#D2BACF"),
    "private": Paint("#5A2A55", "#F7F0F6", "#B592B0"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of a paper's letters; `air` is the space round them, 1 if there is no need to save any.

    `running`: of what runs along the head and foot. `reflows`: nothing stands side by side, since letters are so large.
    `shrinks`: what belongs on one page may have smaller letters rather than go on to a second.
    """

    body: float
    small: float
    say: float
    heading: float
    part: float
    title: float
    air: float = 1.0
    running: float = 8.5
    reflows: bool = False
    shrinks: bool = False

    @property
    def space(self) -> float:
        """The usual space between two blocks."""
        return self.body * 0.75 * self.air


LOOKS: Final[dict[Size, Look]] = {
    "record": Look(body=10.5, small=9.0, say=11.5, heading=12.5, part=16.0, title=23.0),
    "family": Look(body=12.5, small=10.5, say=14.0, heading=14.5, part=19.0, title=28.0),
    "large": Look(body=18, small=18, say=20, heading=22, part=26, title=32, running=18, reflows=True),
    "fridge": Look(body=12.5, small=10.5, say=14.0, heading=15, part=19.0, title=30.0, shrinks=True),
}


def smaller(look: Look, share: float) -> Look:
    """The same with smaller letters."""
    sizes = {name: getattr(look, name) * share for name in ("body", "small", "say", "heading", "part", "title")}
    return replace(look, **sizes)
