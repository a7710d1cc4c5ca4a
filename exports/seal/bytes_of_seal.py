"""Where the seal stands in the bytes of a file, and that nothing but the seal escapes it.

A PDF signature covers everything but the hexadecimal digits that hold it. In those digits there must be no room to play
either: so they must be written in the one way in which we write them, with nothing but zeros after the signature.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from exports.seal.sealing import FIELD

MARK = f"/T ({FIELD})".encode()
"""Stands in every sealed paper, outside compressed streams."""

_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]")
_DIGITS = re.compile(rb"(?:[0-9A-F]{2})+")


@dataclass(frozen=True, slots=True)
class SealPlace:
    """`signature` is the CMS structure (DER); `digest` is SHA-256 of everything that it covers."""

    byte_range: tuple[int, int, int, int]
    signature: bytes
    digest: bytes


def bears_our_mark(pdf: bytes) -> bool:
    """Whether the file was sealed by this tool at some time, or says so."""
    return MARK in pdf


def place_of(pdf: bytes) -> SealPlace | None:
    """The last seal of the file, if it covers every other byte up to the file's end and leaves no room to play."""
    at = pdf.rfind(b"/ByteRange [0 ")
    found = _RANGE.match(pdf, at) if at >= 0 else None
    if found is None:
        return None
    first, second, length = (int(number) for number in found.groups())
    if not 0 < first < second < len(pdf) or second + length != len(pdf):
        return None
    if pdf[first : first + 1] != b"<" or pdf[second - 1 : second] != b">":
        return None
    digits = pdf[first + 1 : second - 1]
    if not _DIGITS.fullmatch(digits):
        return None
    content = bytes.fromhex(digits.decode())
    size = _size(content)
    if size is None or any(content[size:]):
        return None
    digest = hashlib.sha256(pdf[:first])
    digest.update(pdf[second:])
    return SealPlace((0, first, second, length), content[:size], digest.digest())


def _size(content: bytes) -> int | None:
    """How long the DER sequence is that the content begins with, by its own head."""
    if len(content) < 4 or content[0] != 0x30 or content[1] != 0x82:
        return None
    size = 4 + int.from_bytes(content[2:4])
    return size if size <= len(content) else None
