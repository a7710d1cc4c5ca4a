"""A changed file keeps its byte-order mark and the line end of every line that stays."""

from __future__ import annotations

import codecs

from hypothesis import example, given
from hypothesis import strategies as st

from tool.reading.text import text_of
from tool.workshop.file_form import form_of, in_form

RAW = st.builds(
    lambda mark, parts: mark + "".join(parts).encode(),
    st.sampled_from([b"", codecs.BOM_UTF8]),
    st.lists(st.sampled_from(["a", "b", "ż: 👶", "\n", "\r\n", "\r", "", "\n\n", "\n\r", "\x0b"]), max_size=14),
)


def read(raw: bytes) -> str:
    text, _ = text_of(raw, "")
    assert text is not None
    return text


@given(RAW)
@example(b"")
@example(b"\r")
@example(b"\r\r\n\n\r")
@example(codecs.BOM_UTF8 + b"a\r\nb\nc\rd")
def test_a_file_whose_text_stays_keeps_every_byte(raw: bytes) -> None:
    assert in_form(read(raw), form_of(raw), raw) == raw


@given(RAW, st.text(st.sampled_from("abż👶:\n"), max_size=12))
def test_a_changed_text_reads_back_whatever_the_form(raw: bytes, text: str) -> None:
    made = in_form(text, form_of(raw), raw)
    assert read(made) == text
    assert made.startswith(codecs.BOM_UTF8) == raw.startswith(codecs.BOM_UTF8)


@given(st.sampled_from(["\n", "\r\n", "\r"]), st.text(st.sampled_from("ab\n"), max_size=12))
def test_a_file_with_one_kind_of_line_end_gets_no_other(end: str, text: str) -> None:
    raw = f"first{end}last{end}".encode()
    made = in_form(text, form_of(raw), raw)
    assert made.decode().replace(end, "").count("\n") == 0
    assert made.decode().replace(end, "").count("\r") == 0
