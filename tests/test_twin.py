"""The machine's twin: everything needed to draw a record again, byte for byte, and nothing hostile gets in."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import factories as f
import pikepdf
import pytest
from any_record import MOMENT, RECORDS
from hypothesis import given
from hypothesis import settings as run_with
from worked_families import FAMILIES, record_of

from exports import EXPORTS
from exports.twin import NAME, TwinProblem, extract, from_twin, record_fingerprint, to_twin, twin_schema
from tool.question_set import QuestionSet
from tool.record import Record
from tool.signature import Ink

WORDS = f.WORDS
SCHEMA = Path(__file__).parent.parent / "docs" / "record-twin.schema.json"


def twin(record: Record | None = None) -> bytes:
    return usual() if record is None else to_twin(record, WORDS, f.MADE_AT)


@cache
def usual() -> bytes:
    return to_twin(f.record(), WORDS, f.MADE_AT)


def changed(**keys: Any) -> bytes:
    return json.dumps({**json.loads(twin()), **keys}).encode()


def test_the_published_schema_is_the_one_the_code_has() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == twin_schema(), "write docs/record-twin.schema.json anew"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda file: file.stem)
def test_every_worked_family_comes_back_byte_for_byte(family: Path, shipped: QuestionSet) -> None:
    record = record_of(family, shipped)
    data = to_twin(record, shipped.paper_words, record.finished_at or f.MADE_AT)
    back = from_twin(data)
    assert back.record == record
    assert to_twin(back.record, back.words, back.made_at) == data


@pytest.mark.parametrize("family", FAMILIES[::40], ids=lambda file: file.stem)
def test_a_worked_familys_papers_are_drawn_again_from_the_twin_they_carry(family: Path, shipped: QuestionSet) -> None:
    record = record_of(family, shipped)
    paper = EXPORTS["record"].make(record, shipped.paper_words, f.MADE_AT)
    back = from_twin(extract(paper))
    for name, export in EXPORTS.items():
        again = export.make(back.record, back.words, back.made_at)
        assert again == export.make(record, shipped.paper_words, f.MADE_AT), name


@given(RECORDS, MOMENT)
def test_any_record_comes_back_byte_for_byte(record: Record, made_at: datetime) -> None:
    data = to_twin(record, WORDS, made_at)
    back = from_twin(data)
    assert back.record == record
    assert back.words == WORDS
    assert back.made_at == made_at
    assert to_twin(back.record, back.words, back.made_at) == data


@run_with(max_examples=40)
@given(RECORDS, RECORDS)
def test_two_records_have_one_fingerprint_only_if_they_are_the_same(one: Record, other: Record) -> None:
    assert (record_fingerprint(one) == record_fingerprint(other)) is (one == other)


def test_one_point_of_ink_changes_the_fingerprint() -> None:
    strokes = f.ink().strokes
    moved = Ink((((*strokes[0][0][:3], strokes[0][0][3] - 1), *strokes[0][1:]), *strokes[1:]))
    signed = [replace(f.record(), signatures=(f.signature(ink=ink),)) for ink in (f.ink(), moved)]
    assert len({record_fingerprint(record) for record in signed}) == 2


def test_half_a_character_comes_back_too() -> None:
    record = f.record(baby="half \ud83d here")
    assert from_twin(twin(record)).record == record


def test_a_twin_without_what_may_be_left_out_is_read_as_having_none() -> None:
    content = json.loads(twin(f.record(changes=(), contacts=())))
    assert not {"changes", "contacts", "worked_example"} & set(content["record"])
    assert from_twin(json.dumps(content).encode()).record == f.record(changes=(), contacts=())


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_twin(f.record(), WORDS, datetime(2026, 11, 20, 14, 0))  # noqa: DTZ001


# Inside the paper


@cache
def paper() -> bytes:
    return EXPORTS["record"].make(f.record(), WORDS, f.MADE_AT)


def test_the_record_carries_its_twin_as_data_and_gives_it_back_byte_for_byte() -> None:
    assert extract(paper()) == usual()
    with pikepdf.open(io.BytesIO(paper())) as file:
        (spec,) = file.Root.AF
        assert spec.AFRelationship == "/Data"
        assert str(spec.UF) == NAME
        assert spec.EF.F.Subtype == "/application/json"
        assert list(file.attachments) == [NAME]


def test_the_familys_papers_carry_no_twin() -> None:
    for export in EXPORTS.values():
        if export.for_family:
            with pytest.raises(TwinProblem, match="no record"):
                extract(export.make(f.record(), WORDS, f.MADE_AT))
