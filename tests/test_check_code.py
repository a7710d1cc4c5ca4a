"""The check code on the papers of one visit."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import factories as f
import pytest
from pypdf import PdfReader

from exports import EXPORTS
from tool.check_code import ALPHABET, check_code, in_groups, in_signs
from tool.plan import PlanItem
from tool.record import Fact, Record


def with_answer(**changes: Any) -> Record:
    """The usual visit with one more answer."""
    more = f.RecordedSection("more", "More", (f.answer("more", "More?", **changes),))
    return f.record(sections=(*f.sections(), more))


def test_it_is_eight_signs_that_cannot_be_mistaken_in_two_groups() -> None:
    first, second = check_code(f.record()).split(" ")
    assert len(first) == len(second) == 4
    assert set(first + second) <= set(ALPHABET)
    assert not set("01IOU") & set(ALPHABET)


def test_both_papers_of_a_visit_show_the_same_code_on_each_page() -> None:
    code = check_code(f.record())
    for export in EXPORTS.values():
        for page in PdfReader(BytesIO(export.make(f.record(), f.WORDS, f.MADE_AT))).pages:
            assert code in page.extract_text()


def test_the_familys_record_has_the_code_of_the_whole_one() -> None:
    for record in (f.record(), f.long_record(), f.empty_record(), with_answer(private=True)):
        assert check_code(record.for_family()) == check_code(record)


@pytest.mark.parametrize(
    "change",
    [
        {"reference": "7F3L"},
        {"baby": "Zara B"},
        {"set_fingerprint": "9c41be07d2ab"},
        {"advice": f.all_advice()[1:]},
        {"plan": (PlanItem("Another"),)},
        {"next_check": None},
        {"signatures": (f.signature(),)},
        {"signatures": (f.signature(ink=f.ink(7)), *f.record().signatures[1:])},
        {"people": (f.person(),)},
        {"date": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_letter_that_the_family_can_read_is_another_code(change: dict[str, Any]) -> None:
    assert check_code(f.record(**change)) != check_code(f.record())


def test_another_answer_is_another_code() -> None:
    codes = {check_code(with_answer(said=(said,), words=words)) for said in ("Yes", "No") for words in ("", "often")}
    assert len(codes) == 4


@pytest.mark.parametrize("hidden", [{"private": True}, {"practitioner_only": True}], ids=str)
def test_what_was_said_in_private_cannot_be_found_out_by_trying_codes(hidden: dict[str, bool]) -> None:
    assert check_code(with_answer(said=("Yes",), **hidden)) == check_code(with_answer(said=("No",), **hidden))


def test_nor_can_what_is_not_on_the_familys_copy_at_all() -> None:
    usual = f.record()
    others = (
        replace(usual, baby_facts=(Fact("nhs-number", "NHS number", "943 476 5919"),)),
        replace(usual, practitioner=()),
        replace(usual, visit=()),
        replace(usual, changes=()),
        replace(usual, started_at=None, finished_at=None),
        replace(usual, people=tuple(one for one in usual.people if one.present)),
        replace(usual, advice=tuple(one for one in usual.advice if one.audience == "family")),
        replace(usual, signatures=tuple(replace(one, reason="x", words="y", at=None) for one in usual.signatures)),
    )
    assert {check_code(one) for one in (usual, *others)} == {check_code(usual)}


def test_text_of_any_kind_has_a_code() -> None:
    for text in ("\ud800", "\0", "😀", "سلام", "x" * 100_000):
        assert len(check_code(f.record(baby=text))) == 9


def test_signs_and_groups() -> None:
    assert in_signs(0, 4) == "2222"
    assert in_signs(31, 2) == "23"
    assert in_groups("ABCDEFGHJ") == "ABCD EFGH J"
    assert in_groups("") == ""
