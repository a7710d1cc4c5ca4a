"""What can happen to a file between two editors: a closed list of accidents, each at a share of the file's length."""

from __future__ import annotations

import re
from collections.abc import Callable

Damage = Callable[[bytes, int, int], bytes]
"""The file, where (0 to 9999 of 10,000), and a number that chooses what."""

PIECES: tuple[bytes, ...] = (
    b" #",
    b" # lost?",
    b"#",
    b": ",
    b":",
    b"- ",
    b"&a ",
    b"*a",
    b"!!str ",
    b"!x ",
    b"[",
    b"]",
    b"{",
    b"}",
    b'"',
    b"'",
    b"|",
    b">",
    b"? ",
    b"%YAML 1.1\n",
    b"---\n",
    b"...\n",
    b"<<: ",
    b"\t",
    b"\n\t",
    b"\x00",
    b"\x0b",
    b"\x1b[31m",
    b"\x85",
    b"\xff",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\n",
    b"\n\n",
    b"\\",
    b"\\x41",
    b",",
    b"@",
    b"`",
    b"~",
    b"null",
    b"no",
    b"19:30",
    b"0x1F",
    b"1_000",
    b"2026-02-30",
    b"{baby}",
    b"{who}",
    b"{",
    b"\xf0\x9f\x98\x80",
)


def _at(raw: bytes, where: int) -> int:
    return len(raw) * where // 10_000


def _lines(raw: bytes) -> list[bytes]:
    return raw.split(b"\n")


def insert_piece(raw: bytes, where: int, what: int) -> bytes:
    at = _at(raw, where)
    return raw[:at] + PIECES[what % len(PIECES)] + raw[at:]


def replace_letter(raw: bytes, where: int, what: int) -> bytes:
    at = _at(raw, where)
    return raw[:at] + bytes([what % 256]) + raw[at + 1 :]


def delete_letters(raw: bytes, where: int, what: int) -> bytes:
    at = _at(raw, where)
    return raw[:at] + raw[at + 1 + what % 12 :]


def double_letters(raw: bytes, where: int, what: int) -> bytes:
    at = _at(raw, where)
    return raw[: at + 1 + what % 5] + raw[at:]


def piece_at_line_end(raw: bytes, where: int, what: int) -> bytes:
    lines = _lines(raw)
    lines[where * len(lines) // 10_000] += PIECES[what % len(PIECES)]
    return b"\n".join(lines)


def cut_here(raw: bytes, where: int, _what: int) -> bytes:
    return raw[: _at(raw, where)]


def delete_lines(raw: bytes, where: int, what: int) -> bytes:
    lines = _lines(raw)
    at = where * len(lines) // 10_000
    return b"\n".join(lines[:at] + lines[at + 1 + what % 6 :])


def double_line(raw: bytes, where: int, _what: int) -> bytes:
    lines = _lines(raw)
    at = where * len(lines) // 10_000
    return b"\n".join([*lines[: at + 1], *lines[at:]])


def swap_lines(raw: bytes, where: int, what: int) -> bytes:
    lines = _lines(raw)
    one = where * len(lines) // 10_000
    other = (one + 1 + what % 8) % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def change_indentation(raw: bytes, where: int, what: int) -> bytes:
    lines = _lines(raw)
    at = where * len(lines) // 10_000
    stripped = lines[at].lstrip(b" ")
    spaces = len(lines[at]) - len(stripped)
    lines[at] = b" " * max(0, spaces + (what % 9) - 4) + stripped
    return b"\n".join(lines)


def tabs_for_spaces(raw: bytes, where: int, _what: int) -> bytes:
    lines = _lines(raw)
    at = where * len(lines) // 10_000
    lines[at] = re.sub(rb"^ +", lambda found: b"\t" * (len(found[0]) // 2), lines[at])
    return b"\n".join(lines)


def comment_line(raw: bytes, where: int, what: int) -> bytes:
    lines = _lines(raw)
    lines.insert(where * len(lines) // 10_000, b" " * (what % 12) + b"# an editor's note: [ { & ")
    return b"\n".join(lines)


def windows_line_ends(raw: bytes, _where: int, _what: int) -> bytes:
    return raw.replace(b"\n", b"\r\n")


def byte_order_mark(raw: bytes, _where: int, _what: int) -> bytes:
    return b"\xef\xbb\xbf" + raw


def windows_1252(raw: bytes, where: int, _what: int) -> bytes:
    at = _at(raw, where)
    return (raw[:at].decode("utf-8", "ignore") + "’ café – " + raw[at:].decode("utf-8", "ignore")).encode(
        "cp1252", "replace"
    )


def utf_16(raw: bytes, _where: int, _what: int) -> bytes:
    return raw.decode("utf-8", "ignore").encode("utf-16")


def nothing_left(_raw: bytes, _where: int, what: int) -> bytes:
    return (b"", b"\n", b"# gone\n", b"~\n", b"null", b"[]", b"{}", b"- a\n- b\n", b'""', b"no\n", b"42")[what % 11]


def brackets(raw: bytes, where: int, what: int) -> bytes:
    at = _at(raw, where)
    return raw[:at] + (b"[", b"{", b"[{", b"- ", b"? ", b"{a: ")[what % 6] * 50_000 + raw[at:]


def huge(raw: bytes, where: int, what: int) -> bytes:
    at = _at(raw, where)
    filler = (b"x", b"- a\n", b"a: b\n", b" ", b"\n", b"# c\n", b"[],")[what % 7]
    return raw[:at] + filler * (60_000, 300_000)[what % 2] + raw[at:]


LETTERS: tuple[Damage, ...] = (insert_piece, replace_letter, delete_letters, double_letters, piece_at_line_end)
LINES: tuple[Damage, ...] = (
    cut_here,
    delete_lines,
    double_line,
    swap_lines,
    change_indentation,
    tabs_for_spaces,
    comment_line,
)
WHOLE: tuple[Damage, ...] = (
    windows_line_ends,
    byte_order_mark,
    windows_1252,
    utf_16,
    nothing_left,
    brackets,
    huge,
)
