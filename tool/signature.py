"""A signature as it was drawn: lines of points, and nothing of who drew them.

Pure: no screen, no paper, no clock. The pad on the screen makes one, the record keeps it, the paper draws it again.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

WIDTH = 1000
"""How wide the box is that every signature is drawn in, whatever the size of the screen."""

HEIGHT = 400
MOST_POINTS = 20_000
LONGEST_MILLISECONDS = 60 * 60 * 1000
FIRMEST = 255

SHORTEST_LINE = 160.0
"""Less ink than this, in units of the box, is a dot or a slip of the hand."""

SMALLEST_BOX = 50
"""A signature is at least this wide or this high, in units of the box."""

Point = tuple[int, int, int, int]
"""Right, down (units of the box), milliseconds since the first point, firmness 0 to 255."""

Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """Strokes in the order in which they were drawn, in a box 1000 wide and 400 high.

    Raises `ValueError` if anything is out of bounds, so an `Ink` that exists can be kept and drawn.
    """

    strokes: tuple[Stroke, ...]

    def __post_init__(self) -> None:
        """Refuse what no pad can have drawn."""
        if sum(len(stroke) for stroke in self.strokes) > MOST_POINTS:
            raise ValueError(f"a signature has at most {MOST_POINTS} points")
        before = 0
        for stroke in self.strokes:
            if not stroke:
                raise ValueError("a stroke has at least one point")
            for right, down, milliseconds, firmness in stroke:
                if not (0 <= right <= WIDTH and 0 <= down <= HEIGHT):
                    raise ValueError("a point is outside the box")
                if not before <= milliseconds <= LONGEST_MILLISECONDS:
                    raise ValueError("the time of a point runs backwards, or beyond an hour")
                if not 0 <= firmness <= FIRMEST:
                    raise ValueError("the firmness of a point is outside 0 to 255")
                before = milliseconds

    @classmethod
    def from_plain(cls, plain: object) -> Ink:
        """Read what `to_plain` wrote, or what a browser sent; raise `ValueError` if it is not that."""
        if not isinstance(plain, dict) or set(plain) != {"strokes"} or not isinstance(plain["strokes"], list | tuple):
            raise ValueError("a signature is an object with strokes and nothing else")
        points_left = MOST_POINTS
        strokes: list[Stroke] = []
        for stroke in plain["strokes"]:
            if not isinstance(stroke, list | tuple):
                raise ValueError("a stroke is a list of points")
            points_left -= max(1, len(stroke))
            if points_left < 0:
                raise ValueError(f"a signature has at most {MOST_POINTS} points")
            strokes.append(tuple(_point(point) for point in stroke))
        return cls(tuple(strokes))

    def to_plain(self) -> dict[str, list[list[list[int]]]]:
        """Return it as JSON can hold it; `from_plain` gives the same `Ink` back."""
        return {"strokes": [[list(point) for point in stroke] for stroke in self.strokes]}

    @property
    def is_a_signature(self) -> bool:
        """Say whether there is enough ink to be meant: not empty, not a dot, not a tiny scribble."""
        points = [point for stroke in self.strokes for point in stroke]
        if not points:
            return False
        across = max(point[0] for point in points) - min(point[0] for point in points)
        upright = max(point[1] for point in points) - min(point[1] for point in points)
        return max(across, upright) >= SMALLEST_BOX and self.length >= SHORTEST_LINE

    @property
    def length(self) -> float:
        """Return how long all lines are together, in units of the box."""
        return sum(
            math.dist(here[:2], there[:2]) for stroke in self.strokes for here, there in itertools.pairwise(stroke)
        )


def _point(point: object) -> Point:
    if not isinstance(point, list | tuple) or len(point) != 4:
        raise ValueError("a point is four numbers")
    if not all(type(number) is int for number in point):
        raise ValueError("the numbers of a point are whole numbers")
    right, down, milliseconds, firmness = point
    return right, down, milliseconds, firmness
