"""Ink holds what was drawn, within its bounds, and refuses all else."""

from __future__ import annotations

import itertools
import json

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tool.signature import Ink

POINT = st.tuples(st.integers(0, 1000), st.integers(0, 400), st.integers(0, 255))


@given(st.lists(st.lists(POINT, min_size=1, max_size=20), max_size=5))
def test_ink_comes_back_from_json_as_it_went(drawn: list[list[tuple[int, int, int]]]) -> None:
    clock = itertools.count()
    ink = Ink(tuple(tuple((x, y, next(clock), firm) for x, y, firm in stroke) for stroke in drawn))
    assert Ink.from_plain(json.loads(json.dumps(ink.to_plain()))) == ink


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["strokes", "x"]), inner, max_size=2),
)


@given(ANYTHING | st.fixed_dictionaries({"strokes": ANYTHING}))
def test_what_is_no_ink_is_refused_and_never_half_taken(sent: object) -> None:
    try:
        ink = Ink.from_plain(sent)
    except ValueError:
        return
    assert Ink.from_plain(ink.to_plain()) == ink


@pytest.mark.parametrize(
    "strokes",
    [
        [[[1001, 0, 0, 0]]],
        [[[0, 401, 0, 0]]],
        [[[0, -1, 0, 0]]],
        [[[0, 0, 0, 256]]],
        [[[0, 0, 5, 0], [0, 0, 4, 0]]],
        [[[0, 0, 5, 0]], [[0, 0, 4, 0]]],
        [[[0, 0, 0]]],
        [[[0.5, 0, 0, 0]]],
        [[[True, 0, 0, 0]]],
        [[]],
        [[[0, 0, 0, 0]] * 20_001],
        [[[0, 0, 0, 0]] * 10_001, [[0, 0, 0, 0]] * 10_000],
    ],
)
def test_ink_out_of_bounds_is_refused(strokes: object) -> None:
    with pytest.raises(ValueError, match=r"point|stroke|signature"):
        Ink.from_plain({"strokes": strokes})


@pytest.mark.parametrize(
    ("points", "is_one"),
    [
        ((), False),
        (((500, 200),), False),
        (((500, 200), (540, 200), (500, 200), (540, 200), (500, 200)), False),
        (((100, 200), (300, 210)), True),
    ],
    ids=["nothing", "a dot", "a tiny scribble", "a line"],
)
def test_only_enough_ink_is_a_signature(points: tuple[tuple[int, int], ...], is_one: bool) -> None:
    stroke = tuple((x, y, at, 128) for at, (x, y) in enumerate(points))
    assert Ink((stroke,) if stroke else ()).is_a_signature is is_one
