"""A paper as somebody hears it: its text through the structure tree, letter by letter as the file itself says it.

Independent of what drew the file: it reads the marked content, the fonts' own tables of meanings, and ActualText.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name


@dataclass(slots=True)
class Heard:
    """One element of the structure tree: what it is, its text, and what is in it."""

    kind: str
    text: str = ""
    alt: str = ""
    scope: str = ""
    kids: list[Heard] = field(default_factory=list)

    def all(self, kind: str = "") -> Iterator[Heard]:
        """This element and all within it, in reading order, or those of one kind."""
        if not kind or self.kind == kind:
            yield self
        for kid in self.kids:
            yield from kid.all(kind)

    @property
    def whole(self) -> str:
        """The text of this element and of all within it, a line for each element."""
        return "\n".join(one.text for one in self.all() if one.text)


def _meanings(font: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    inside = False
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        if line.endswith("beginbfchar"):
            inside = True
        elif line == "endbfchar":
            inside = False
        elif inside:
            code, letters = line.split()
            found[int(code[1:-1], 16)] = bytes.fromhex(letters[1:-1]).decode("utf-16-be")
    return found


class _Page:
    """The text of each piece of a page, and of all that is decoration."""

    def __init__(self, page: Any) -> None:
        self.pieces: dict[int, str] = {}
        self.decoration = ""
        self.in_order: list[str] = []
        self._fonts = {str(name): _meanings(font) for name, font in page.Resources.Font.items()}
        self._now: dict[int, str] = {}
        self._stack: list[tuple[str, int, str]] = []  # what was opened, its piece, its ActualText
        self._read(page)

    def _read(self, page: Any) -> None:
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC" | "BDC":
                    self._begin(operands)
                case "EMC":
                    self._end()
                case "BT":
                    self._say("\n")
                case "Tf":
                    self._now = self._fonts[str(operands[0])]
                case "Tj":
                    self._show(operands[0])
                case "TJ":
                    for part in operands[0]:
                        if isinstance(part, pikepdf.String):
                            self._show(part)

    def _begin(self, operands: Any) -> None:
        tag = str(operands[0])
        about = operands[1] if len(operands) > 1 else {}
        piece = int(about.get("/MCID", -1))
        actual = str(about["/ActualText"]) if "/ActualText" in about else ""
        assert (piece >= 0) == (tag not in {"/Artifact", "/Span"}), f"neither read nor passed over: {tag}"
        if tag == "/Span":
            self._say(actual)
        self._stack.append((tag, piece, actual))

    def _end(self) -> None:
        tag, piece, _ = self._stack.pop()
        if piece >= 0:
            self.in_order.append(self.pieces.get(piece, ""))
        elif tag == "/Artifact" and self.decoration:
            self.in_order.append(self.decoration)
            self.decoration = ""

    def _show(self, glyphs: Any) -> None:
        codes = bytes(glyphs)
        text = "".join(self._now[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))
        if not any(actual for _, _, actual in self._stack):
            self._say(text)

    def _say(self, text: str) -> None:
        for tag, piece, _ in reversed(self._stack):
            if piece >= 0:
                self.pieces[piece] = self.pieces.get(piece, "") + text
                return
            if tag == "/Artifact":
                self.decoration += text
                return
        assert text == "\n", f"text that is neither read nor passed over: {text!r}"


def _pages(file: Any) -> list[_Page]:
    return [_Page(page.obj) for page in file.pages]


def pages(pdf: bytes) -> list[str]:
    """All text of each page, head and foot included, in the order in which it is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return ["\n".join(text.strip("\n") for text in page.in_order if text.strip("\n")) for page in _pages(file)]


def heard(pdf: bytes) -> Heard:
    """The structure tree with its text; what is passed over is not in it."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        texts = {page.obj.objgen: content.pieces for page, content in zip(file.pages, _pages(file), strict=True)}
        return _heard(file.Root.StructTreeRoot.K, texts)


def _heard(node: Any, texts: dict[Any, dict[int, str]]) -> Heard:
    one = Heard(str(node.S)[1:], alt=str(node.get("/Alt", "")))
    if "/A" in node:
        one.scope = str(node.A.get("/Scope", ""))[1:]
    for kid in node.K if isinstance(node.K, pikepdf.Array) else [node.K]:
        if isinstance(kid, int):
            one.text += texts[node.Pg.objgen].get(kid, "")
        elif kid.get("/Type") == Name.MCR:
            one.text += texts[kid.Pg.objgen].get(int(kid.MCID), "")
        else:
            one.kids.append(_heard(kid, texts))
    one.text = one.text.strip("\n")
    return one
