"""Our own pictures as lines and areas: the few parts of SVG that they use, read once and drawn as vectors.

Known: path (M L H V C S A Z, capital or small), rect, circle and ellipse; fill, stroke, stroke-width and
stroke-dasharray, on the shape or on the whole. Anything else is an error, so that no part of a picture is lost quietly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, ceil, cos, hypot, pi, sin, tan
from pathlib import Path as File
from typing import Final
from xml.etree import ElementTree

from exports.pdf.paths import Path, oval, rounded
from exports.pdf.pen import Pen

FOLDER: Final = File(__file__).resolve().parents[2] / "questions" / "pictures"
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_NUMBERS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
_KNOWN: Final = frozenset({"path", "rect", "circle", "ellipse"})

Outline = Callable[[Path], None]
Point = tuple[float, float]


class OddPicture(ValueError):
    """A picture uses a part of SVG that is not known here."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a picture, in the picture's own units, y downwards."""

    outline: Outline
    fill: str
    edge: str
    thick: float
    dashes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: how wide and high it is, and its shapes from back to front."""

    wide: float
    high: float
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=64)
def drawing(name: str) -> Drawing:
    """The picture of this name. Errors: OddPicture; OSError if there is no such picture."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise OddPicture(f"no picture is called {name!r}")
    return read_drawing((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))


def read_drawing(svg: str) -> Drawing:
    """A picture from its SVG."""
    if "<!" in svg:
        raise OddPicture("a picture has no declarations")
    root = ElementTree.fromstring(svg)
    _, _, wide, high = (float(part) for part in root.get("viewBox", "0 0 96 96").split())
    return Drawing(wide, high, tuple(_shape(node, dict(root.attrib)) for node in root))


def draw_picture(pen: Pen, picture: Drawing, x: float, top: float, width: float) -> None:
    """The picture with its upper left corner at x, top, this wide."""
    scale = width / picture.wide

    def on_paper(outline: Outline) -> Outline:
        return lambda path: outline(_Scaled(path, x, top, scale))

    for shape in picture.shapes:
        dashes = " ".join(f"{dash * scale:.2f}" for dash in shape.dashes)
        thick = round(shape.thick * scale, 2)
        pen.shape(on_paper(shape.outline), fill=shape.fill, edge=shape.edge, thick=thick, dashes=dashes)


class _Scaled(Path):
    """A path in a picture's units on a path of the page."""

    def __init__(self, path: Path, x: float, top: float, scale: float) -> None:
        self._path, self._x, self._top, self._scale = path, x, top, scale

    def _on(self, places: tuple[float, ...]) -> Iterator[float]:
        for at in range(0, len(places), 2):
            yield self._x + places[at] * self._scale
            yield self._top - places[at + 1] * self._scale

    def move_to(self, x: float, y: float) -> None:
        self._path.move_to(*self._on((x, y)))

    def line_to(self, x: float, y: float) -> None:
        self._path.line_to(*self._on((x, y)))

    def curve_to(self, *places: float) -> None:
        self._path.curve_to(*self._on(places))

    def close(self) -> None:
        self._path.close()


def _shape(node: ElementTree.Element, whole: dict[str, str]) -> Shape:
    kind = node.tag.rpartition("}")[2]
    if kind not in _KNOWN or len(node) or "transform" in node.attrib or "style" in node.attrib:
        raise OddPicture(f"a picture has a part that cannot be drawn on paper: {kind}")
    looks = whole | dict(node.attrib)

    def size(key: str) -> float:
        return float(node.get(key, "0"))

    if kind == "path":
        outline = _outline(node.get("d", ""))
    elif kind == "rect":
        corner = min(size("rx"), size("width") / 2, size("height") / 2)
        outline = rounded(size("x"), size("y"), size("width"), size("height"), corner)
    else:
        outline = oval(size("cx"), size("cy"), size("r") or size("rx"), size("r") or size("ry"))
    return Shape(
        outline,
        _paint(looks.get("fill", "#000000")),
        _paint(looks.get("stroke", "none")),
        float(looks.get("stroke-width", "1")),
        tuple(float(part) for part in re.split(r"[ ,]+", looks.get("stroke-dasharray", "").strip()) if part),
    )


def _paint(code: str) -> str:
    if code == "none":
        return ""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", code):
        raise OddPicture(f"a colour is written #RRGGBB, not {code!r}")
    return code


def _outline(data: str) -> Outline:
    steps = tuple(_steps(data))

    def outline(path: Path) -> None:
        at = begun = handle = (0.0, 0.0)
        for command, numbers in steps:
            big = command.upper()
            fixed = _fixed(command, numbers, at)
            end = (fixed[-2], fixed[-1]) if fixed else begun
            after = end
            match big:
                case "M":
                    path.move_to(*end)
                    begun = end
                case "L" | "H" | "V":
                    path.line_to(*end)
                case "C":
                    path.curve_to(*fixed)
                    after = (fixed[2], fixed[3])
                case "S":
                    path.curve_to(2 * at[0] - handle[0], 2 * at[1] - handle[1], *fixed)
                    after = (fixed[0], fixed[1])
                case "A":
                    for part in _arc(at, fixed, end):
                        path.curve_to(*part)
                case _:
                    path.close()
            at, handle = end, after

    return outline


def _steps(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    tokens = _TOKEN.findall(data)
    place = 0
    command = ""
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        elif command in "Mm":
            command = {"M": "L", "m": "l"}.get(command, command)
        if command.upper() not in _NUMBERS or not command:
            raise OddPicture(f"a line of a picture has a step that cannot be drawn on paper: {command!r}")
        many = _NUMBERS[command.upper()]
        yield command, tuple(float(token) for token in tokens[place : place + many])
        place += many


def _fixed(command: str, numbers: tuple[float, ...], at: Point) -> tuple[float, ...]:
    """The numbers of a step from the picture's corner, whatever they were counted from; H and V with both places."""
    small = command.islower()
    x, y = at if small else (0.0, 0.0)
    match command.upper():
        case "H":
            return numbers[0] + x, at[1]
        case "V":
            return at[0], numbers[0] + y
        case "A":
            return *numbers[:5], numbers[5] + x, numbers[6] + y
        case _:
            return tuple(number + (y if place % 2 else x) for place, number in enumerate(numbers))


def _arc(start: Point, fixed: tuple[float, ...], end: Point) -> Iterator[tuple[float, ...]]:
    """An arc of an upright ellipse as Bézier curves (SVG 1.1, F.6.5)."""
    rx, ry, turned, large, sweep = fixed[:5]
    if turned and rx != ry:
        raise OddPicture("an arc that is turned cannot be drawn on paper")
    if start == end:
        return
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    grow = max(1.0, hypot(half_x / rx, half_y / ry))
    rx, ry = rx * grow, ry * grow
    far = (half_x / rx) ** 2 + (half_y / ry) ** 2
    off = (max(0.0, 1 / far - 1)) ** 0.5 * (1 if bool(large) != bool(sweep) else -1)
    middle_x = off * rx * half_y / ry + (start[0] + end[0]) / 2
    middle_y = -off * ry * half_x / rx + (start[1] + end[1]) / 2
    one = atan2((start[1] - middle_y) / ry, (start[0] - middle_x) / rx)
    two = atan2((end[1] - middle_y) / ry, (end[0] - middle_x) / rx)
    if sweep and two < one:
        two += 2 * pi
    if not sweep and two > one:
        two -= 2 * pi
    parts = max(1, ceil(abs(two - one) / (pi / 2) - 1e-9))
    step = (two - one) / parts
    reach = 4 / 3 * tan(step / 4)
    for number in range(parts):
        a, b = one + number * step, one + (number + 1) * step
        yield (
            middle_x + rx * (cos(a) - reach * sin(a)),
            middle_y + ry * (sin(a) + reach * cos(a)),
            middle_x + rx * (cos(b) + reach * sin(b)),
            middle_y + ry * (sin(b) - reach * cos(b)),
            middle_x + rx * cos(b),
            middle_y + ry * sin(b),
        )
