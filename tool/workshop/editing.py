"""One wording changed in a YAML text, and not another letter.

A splice at the place where the text stands was chosen over a round trip through a whole file (ruamel.yaml): the round
trip keeps comments, but writes every line of the file anew, with its own idea of where lines break and which quotes
are needed, and reads `no` and `19:30` in its own way. A splice cannot touch what it does not replace; the reader that
Settle uses anyway says where a text begins and ends, and reads the outcome again before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tool.problems import errors
from tool.reading.spans import Span, spans_of
from tool.reading.text import UNFIT
from tool.reading.tree import Path, tree_of

UNWRITABLE = "no way of writing it down reads back as the same text"
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class CannotEdit(Exception):
    """The text cannot be put there; the message says why. `broken`: the file itself cannot be read."""

    def __init__(self, why: str, broken: bool = False) -> None:
        """`why` ends a sentence in brackets."""
        super().__init__(why)
        self.broken = broken


def edited(text: str, path: Path, new: str) -> str:
    """The YAML text with `new` at this path; everything else is the same, letter by letter.

    Line ends in `new` may be of any kind. The outcome reads back to exactly `new` there and to the same everywhere
    else. Errors: CannotEdit for a file that is broken, a path without a text, an empty text or one with letters that
    no question file may hold.
    """
    new, before, span = _ready(text, path, new)
    wanted = _with(before, path, new)
    for written in _ways(new, span):
        made = text[: span.start] + written + text[span.end :]
        if _reads_as(made, wanted):
            return made
    raise CannotEdit(UNWRITABLE)


def added(text: str, after: Path, name: str, new: str) -> str:
    """The YAML text with a line "name: new" after the text at the path `after`; everything else is the same.

    Errors: CannotEdit, as for `edited`; also when there is no place for a line of its own, or such a key already.
    """
    new, before, span = _ready(text, after, new)
    siblings = _at(before, after[:-1])
    if span.in_flow or name in siblings:
        raise CannotEdit("there is no place for another line")
    wanted = _with(before, after[:-1], {**siblings, name: new})
    for written in _ways(new, replace(span, style="plain")):
        made = f"{text[: span.end]}\n{' ' * span.indent}{name}: {written}{text[span.end :]}"
        if _reads_as(made, wanted):
            return made
    raise CannotEdit(UNWRITABLE)


def removed(text: str, path: Path) -> str:
    """The YAML text without the key at this path and the text after it; everything else is the same.

    Errors: CannotEdit for a file that is broken, or a text that does not stand on lines of its own.
    """
    _, before, span = _ready(text, path, "-")
    wanted = _with(before, path[:-1], {key: one for key, one in _at(before, path[:-1]).items() if key != path[-1]})
    key_line = (tree_of(text, "").keys.get(path) or (0, 0))[0]
    lines = text.split("\n")
    last = text.count("\n", 0, span.end)
    made = "\n".join([*lines[:key_line], *lines[last + 1 :]])
    if span.in_flow or not _reads_as(made, wanted):
        raise CannotEdit("it does not stand on a line of its own")
    return made


def _reads_as(text: str, wanted: Any) -> bool:
    tree = tree_of(text, "")
    return not errors(tree.problems) and tree.data == wanted


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _ready(text: str, path: Path, new: str) -> tuple[str, Any, Span]:
    """What is to be written with plain line ends, what the file says, and where the text at this path stands."""
    new = new.replace("\r\n", "\n").replace("\r", "\n")
    before = tree_of(text, "")
    if errors(before.problems):
        raise CannotEdit("the file cannot be read", broken=True)
    span = spans_of(text).get(path)
    if span is None:
        raise CannotEdit("there is no text at this place")
    if not new.strip():
        raise CannotEdit("there are no words")
    unfit = UNFIT.search(new)
    if unfit:
        raise CannotEdit(f"it holds an invisible letter, U+{ord(unfit[0]):04X}")
    if any("\ud800" <= letter <= "\udfff" for letter in new):
        raise CannotEdit("it holds half a letter")
    return new, before.data, span


def _with(data: Any, path: Path, new: Any) -> Any:
    """The data with something else at this path; the rest is the same."""
    if not path:
        return new
    first, *rest = path
    if isinstance(data, dict):
        return {key: _with(value, tuple(rest), new) if key == first else value for key, value in data.items()}
    return [_with(value, tuple(rest), new) if number == first else value for number, value in enumerate(data)]


def _ways(new: str, span: Span) -> Iterator[str]:
    """Ways to write a text, the one it was written in first; the reader decides which of them are right."""
    several = "\n" in new
    block = [_block(new, span, ">" if span.style == ">" and not several else "|")] if not span.in_flow else []
    if span.style in ("|", ">"):
        yield from block
    if several:
        yield from block
    elif span.style == "'":
        yield "'" + new.replace("'", "''") + "'"
    elif span.style == "plain":
        yield new
    yield '"' + "".join(_escaped(letter) for letter in new) + '"'


def _escaped(letter: str) -> str:
    return ESCAPES.get(letter, letter)


def _block(new: str, span: Span, mark: str) -> str:
    """Lines of their own below the key, each as it is."""
    body = new.rstrip("\n")
    ends = len(new) - len(body)
    chomp = "-" if not ends else "" if ends == 1 else "+"
    lines = "\n".join(f"{' ' * (span.indent + 2)}{line}" if line else "" for line in body.split("\n"))
    return f"{mark}{chomp}\n{lines}" + "\n" * max(ends - 1, 0)
