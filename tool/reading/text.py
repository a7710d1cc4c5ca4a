"""From bytes to text, or to where the bytes stop being text."""

from __future__ import annotations

import re

from tool.problems import Place, Problem

LARGEST = 1_000_000
"""Bytes. The largest question file shipped is under a tenth of this."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control letters, line breaks that editors do not show, and marks that turn the direction of text round."""


def text_of(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file in UTF-8 (a byte-order mark and Windows line ends are fine), or why there is none."""
    if len(raw) > LARGEST:
        return None, [
            Problem("F01", Place(file), f"The file has {len(raw):,} bytes; {LARGEST:,} is the most.", "Split it.")
        ]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return None, [
            Problem(
                "F02",
                Place(file, line, column),
                f"Byte {raw[error.start]:#04x} is not UTF-8 text.",
                'Open the file in its editor and save it again with the encoding "UTF-8".',
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, [_unfit(match, text, file) for match in list(UNFIT.finditer(text))[:20]]


def _unfit(match: re.Match[str], text: str, file: str) -> Problem:
    start = match.start()
    place = Place(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    return Problem("F03", place, f"There is an invisible letter here (U+{ord(match.group()):04X}).", "Delete it.")
