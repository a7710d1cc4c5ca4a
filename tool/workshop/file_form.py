"""How a file is written on the disk, beside its words: byte-order mark and Windows line ends are kept."""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileForm:
    """The form of one file. `line_end` is the one that it uses most."""

    has_mark: bool
    line_end: str


def form_of(raw: bytes) -> FileForm:
    """The form of these bytes."""
    windows = raw.count(b"\r\n")
    ends = {"\r\n": windows, "\n": raw.count(b"\n") - windows, "\r": raw.count(b"\r") - windows}
    most = max(ends, key=lambda end: ends[end])
    return FileForm(raw.startswith(codecs.BOM_UTF8), most if ends[most] else "\n")


def in_form(text: str, form: FileForm, before: bytes) -> bytes:
    """A text whose lines end in "\\n", in this form.

    A file with line ends of several kinds keeps each on the lines that stay: those at its beginning and its end that
    are the same in `before`. New lines get the one it uses most.
    """
    mark = codecs.BOM_UTF8 if form.has_mark else b""
    old = _lines(before.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    new = text.split("\n")
    same_first = _alike([line for line, _ in old], new)
    same_last = _alike([line for line, _ in reversed(old)], new[::-1])
    same_last = min(same_last, len(new) - same_first, len(old) - same_first)
    ends = [end for _, end in old[:same_first]]
    ends += [form.line_end] * (len(new) - same_first - same_last)
    ends += [end for _, end in old[len(old) - same_last :]]
    # A line that was the last and is no longer needs an end; the last one has none.
    ends = [end or form.line_end for end in ends[:-1]] + [""]
    return mark + "".join(line + end for line, end in zip(new, ends, strict=True)).encode("utf-8")


def _lines(text: str) -> list[tuple[str, str]]:
    """Each line with its end, which is empty for the last."""
    found: list[tuple[str, str]] = []
    for piece in text.split("\n"):
        *first, last = piece.split("\r")
        ends_in_windows = not last and bool(first)
        if ends_in_windows:
            *first, last = first
        found += [(line, "\r") for line in first]
        found.append((last, "\r\n" if ends_in_windows else "\n"))
    if found[-1][1] == "\r\n":  # the text ends in "\r" alone
        found[-1] = (found[-1][0], "\r")
        found.append(("", ""))
    else:
        found[-1] = (found[-1][0], "")
    return found


def _alike(first: list[str], second: list[str]) -> int:
    """How many lines at the beginning are the same."""
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
