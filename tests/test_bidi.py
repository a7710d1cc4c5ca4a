"""Which way letters are read: held to an independent reading of the same algorithm, and what we add to it."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf import bidi

LETTERS = "ab אבجد زہ12 ۴۵ ٦.,:;()[]{}+-%°/! \u064b\u200e\u200f"


def shown(text: str, base: int) -> str:
    """The letters from left to right."""
    of = bidi.levels(text, base)
    for place in range(len(text) - 1, -1, -1):
        if text[place] != " ":
            break
        of[place] = base
    return "".join(text[place] for place in bidi.visual_order(of))


@given(st.text(LETTERS, max_size=16), st.sampled_from([0, 1]))
def test_the_order_is_that_of_the_unicode_algorithm(text: str, base: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bidi, "_NUMBERS", bidi.re.compile(r"(?!)"))  # what we add is left out
        marks = str.maketrans("", "", "\u200e\u200f")
        theirs = get_display(text, base_dir="R" if base else "L")
        assert shown(text, base).translate(marks) == theirs.translate(marks)


@pytest.mark.parametrize(
    "number", ["16–20 °C", "16-20 °C", "0800 448 0737", "20/11/2026", "999 123 4560", "3.5 kg", "50%", "۱۶–۲۰ °C"]
)
@pytest.mark.parametrize("base", [0, 1])
def test_a_number_with_its_unit_stands_as_it_is_written_within_arabic_script(number: str, base: int) -> None:
    assert number in shown(f"کمرہ {number} رکھیں", base)


def test_a_sentence_has_the_side_of_most_of_its_letters() -> None:
    assert bidi.main_side("Zara کمر کے بل سوتی ہے") == "R"
    assert bidi.main_side("زہرا sleeps on her back") == "L"
    assert bidi.main_side("16–20 °C") == ""
    assert bidi.main_side("") == ""
