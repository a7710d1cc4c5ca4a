"""Hostile twins and hostile papers are refused in words, whatever they are."""

from __future__ import annotations

import io
import json
import zlib
from functools import cache
from typing import Any

import factories as f
import pikepdf
import pytest
from hypothesis import given
from hypothesis import settings as run_with
from hypothesis import strategies as st

from exports import EXPORTS
from exports.attachments import LARGEST_BYTES
from exports.twin import TwinProblem, extract, from_twin, to_twin


@cache
def usual() -> bytes:
    return to_twin(f.record(), f.WORDS, f.MADE_AT)


def changed(**keys: Any) -> bytes:
    return json.dumps({**json.loads(usual()), **keys}).encode()


@cache
def paper() -> bytes:
    return EXPORTS["record"].make(f.record(), f.WORDS, f.MADE_AT)


def bent(path: tuple[str | int, ...], value: Any) -> bytes:
    content = json.loads(usual())
    inside = content
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return json.dumps(content).encode()


HOSTILE = {
    "nothing": lambda: b"",
    "not JSON": lambda: b"%PDF-1.7",
    "not UTF-8": lambda: b"\xff\xfe{}",
    "a list": lambda: b"[]",
    "another object": lambda: b'{"format": "something-else"}',
    "deep lists": lambda: b"[" * 200_000,
    "deep objects": lambda: b'{"a":' * 200_000,
    "deep words": lambda: changed(words=json.loads("[" * 900 + "]" * 900)),
    "a number of a million digits": lambda: b'{"format":' + b"9" * 1_000_000 + b"}",
    "huge": lambda: b" " * (LARGEST_BYTES + 1),
    "said twice": lambda: usual()[:-1] + b',"version":"1"}',
    "a newer version": lambda: changed(version="2"),
    "no record": lambda: changed(record=None),
    "more than is known": lambda: changed(more=1),
    "no zone": lambda: changed(made_at="2026-11-20T14:00:00"),
    "not a number": lambda: bent(("record", "signatures"), float("nan")),
    "a missing key": lambda: bent(("record",), {}),
    "a wrong type": lambda: bent(("record", "baby"), 7),
    "a yes that is a one": lambda: bent(("record", "advice", 0, "talked_about"), 1),
    "an unknown status": lambda: bent(("record", "sections", 0, "answers", 0, "status"), "perhaps"),
    "an unknown group": lambda: bent(("record", "advice", 0, "group"), "nice"),
    "an answer of no kind": lambda: bent(("record", "sections", 0, "answers", 0, "plain"), {"kind": "maybe"}),
    "an answer with more": lambda: bent(
        ("record", "sections", 0, "answers", 0, "plain"), {"kind": "skipped", "x": "y"}
    ),
    "a number that is huge": lambda: bent(
        ("record", "sections", 0, "answers", 0, "plain"), {"kind": "number", "value": "1e999999999", "unit": ""}
    ),
    "ink outside the box": lambda: bent(("record", "signatures", 0, "ink", "strokes"), [[[9999, 0, 0, 0]]]),
    "ink of true and false": lambda: bent(("record", "signatures", 0, "ink", "strokes"), [[[True, False, 0, 0]]]),
    "a source nobody checked": lambda: bent(("record", "advice", 0, "checked"), []),
    "words that are lists": lambda: changed(words={"days": ["moment"]}),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_twin_is_refused_in_words(make: Any) -> None:
    with pytest.raises(TwinProblem) as problem:
        from_twin(make())
    assert str(problem.value).endswith(".")
    assert len(str(problem.value)) < 300


@run_with(max_examples=300)
@given(st.binary(max_size=60) | st.text(alphabet='{}[]",:0123456789ab\\u', max_size=60).map(str.encode))
def test_any_bytes_at_all_are_a_twin_or_refused(data: bytes) -> None:
    with pytest.raises(TwinProblem):
        from_twin(data)


@given(st.integers(0, len(usual()) - 1), st.integers(0, 255))
def test_a_twin_with_any_byte_changed_is_another_twin_or_refused(place: int, byte: int) -> None:
    data = usual()
    bent_ = data[:place] + bytes([byte]) + data[place + 1 :]
    try:
        back = from_twin(bent_)
    except TwinProblem:
        return
    assert bent_ == data or back != from_twin(data)


def with_stream(change: Any) -> bytes:
    with pikepdf.open(io.BytesIO(paper())) as file:
        change(file, file.Root.AF[0].EF.F)
        out = io.BytesIO()
        file.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _bomb(_file: pikepdf.Pdf, stream: Any) -> None:
    stream.write(zlib.compress(b" " * (LARGEST_BYTES + 10), 9), filter=pikepdf.Name.FlateDecode)


HOSTILE_PAPERS = {
    "nothing": lambda: b"",
    "not a PDF": lambda: b"hello",
    "half a PDF": lambda: paper()[:9000],
    "no attachment": lambda: with_stream(lambda file, _: file.Root.__delattr__("Names")),
    "a bomb": lambda: with_stream(_bomb),
    "packed otherwise": lambda: with_stream(lambda _, s: s.write(b"61>", filter=pikepdf.Name.ASCIIHexDecode)),
    "no packing at all": lambda: with_stream(
        lambda _, s: s.write(b"not packed", filter=pikepdf.Name.FlateDecode, decode_parms=pikepdf.Dictionary())
    ),
    "a number for a file": lambda: with_stream(lambda file, _: file.Root.AF[0].EF.__setattr__("F", 7)),
}


@pytest.mark.parametrize("make", HOSTILE_PAPERS.values(), ids=HOSTILE_PAPERS.keys())
def test_a_hostile_paper_is_refused_in_words(make: Any) -> None:
    with pytest.raises(TwinProblem) as problem:
        extract(make())
    assert str(problem.value).endswith(".")


def test_a_paper_with_a_password_is_refused() -> None:
    with pikepdf.open(io.BytesIO(paper())) as file:
        out = io.BytesIO()
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(TwinProblem, match="password"):
        extract(out.getvalue())
