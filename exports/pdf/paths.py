"""Shapes of lines and curves, as a PDF writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_ROUND = 0.5523  # how far the handles of a Bézier quarter circle reach, in radii


def written(number: float) -> str:
    """A length in hundredths of a point, as short as it can be written."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Path:
    """A shape of lines and curves, in the page's points."""

    def __init__(self, across: Callable[[float], float]) -> None:
        self.code: list[str] = []
        self._across = across

    def _at(self, *places: float) -> str:
        return " ".join(
            f"{written(self._across(places[at]))} {written(places[at + 1])}" for at in range(0, len(places), 2)
        )

    def move_to(self, x: float, y: float) -> None:
        """Begin a line."""
        self.code.append(f"{self._at(x, y)} m")

    def line_to(self, x: float, y: float) -> None:
        """A straight line."""
        self.code.append(f"{self._at(x, y)} l")

    def curve_to(self, *places: float) -> None:
        """A Bézier curve: two handles and where it ends, six numbers."""
        self.code.append(f"{self._at(*places)} c")

    def close(self) -> None:
        """Back to where the line began."""
        self.code.append("h")


def oval(x: float, y: float, wide: float, high: float) -> Callable[[Path], None]:
    """An ellipse round x, y with these radii."""
    across, up = wide * _ROUND, high * _ROUND

    def outline(path: Path) -> None:
        path.move_to(x + wide, y)
        path.curve_to(x + wide, y + up, x + across, y + high, x, y + high)
        path.curve_to(x - across, y + high, x - wide, y + up, x - wide, y)
        path.curve_to(x - wide, y - up, x - across, y - high, x, y - high)
        path.curve_to(x + across, y - high, x + wide, y - up, x + wide, y)
        path.close()

    return outline


def through(points: Sequence[tuple[float, float]], *, closed: bool = False) -> Callable[[Path], None]:
    """Straight lines through some points."""

    def outline(path: Path) -> None:
        path.move_to(*points[0])
        for point in points[1:]:
            path.line_to(*point)
        if closed:
            path.close()

    return outline


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Callable[[Path], None]:
    """A rectangle with round corners."""
    r, k = radius, radius * (1 - _ROUND)
    right, top = x + width, y + height

    def outline(path: Path) -> None:
        path.move_to(x + r, y)
        path.line_to(right - r, y)
        path.curve_to(right - k, y, right, y + k, right, y + r)
        path.line_to(right, top - r)
        path.curve_to(right, top - k, right - k, top, right - r, top)
        path.line_to(x + r, top)
        path.curve_to(x + k, top, x, top - k, x, top - r)
        path.line_to(x, y + r)
        path.curve_to(x, y + k, x + k, y, x + r, y)
        path.close()

    return outline
