"""The machine's twin: everything needed to draw a record again, byte for byte, and nothing hostile gets in."""

from __future__ import annotations

import io
import json
import zlib
from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import factories as f
import pikepdf
import pytest
from hypothesis import given
from hypothesis import settings as run_with
from hypothesis import strategies as st
from worked_families import FAMILIES, record_of

from exports import EXPORTS, MACHINE_EXPORTS
from exports.attachments import LARGEST_BYTES, Attachment, embed
from exports.twin import NAME, TwinProblem, extract, from_twin, record_fingerprint, to_twin, twin_schema
from tool.__main__ import main
from tool.plan import PlanItem
from tool.question_set import QuestionSet
from tool.record import Fact, Record, RecordedAdvice, RecordedAnswer, RecordedPerson, RecordedSection, RecordedSignature
from tool.signature import HEIGHT, WIDTH, Ink

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


# Random records

TEXT = st.text(max_size=12)
MOMENT = st.datetimes(datetime(2020, 1, 1), datetime(2050, 1, 1), timezones=st.just(timezone(timedelta(hours=1))))  # noqa: DTZ001
DAY = st.dates(date(2020, 1, 1), date(2050, 1, 1))
ANSWER = st.none() | st.sampled_from(
    [
        {"kind": "chosen", "value": "yes", "words": "mostly"},
        {"kind": "several", "values": ["cot", "adult-bed"]},
        {"kind": "people", "people": []},
        {"kind": "ticks", "by_person": {"p1": ["talked"], "p0": []}},
        {"kind": "number", "value": "18.50", "unit": "°C"},
        {"kind": "day", "day": "2026-11-20"},
        {"kind": "words", "text": "= half & half <b>\n"},
        {"kind": "not-sure"},
    ]
)
FACTS = st.lists(st.builds(Fact, TEXT, TEXT, TEXT, ANSWER), max_size=2).map(tuple)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def inks(draw: st.DrawFn) -> Ink:
    times = sorted(draw(st.lists(st.integers(0, 60_000), min_size=1, max_size=8)))
    points = [
        (draw(st.integers(0, WIDTH)), draw(st.integers(0, HEIGHT)), at, draw(st.integers(0, 255))) for at in times
    ]
    cut = draw(st.integers(0, len(points)))
    return Ink(tuple(tuple(part) for part in (points[:cut], points[cut:]) if part))


@st.composite
def advices(draw: st.DrawFn) -> RecordedAdvice:
    allowed = {
        "level": ("stop", "change", "keep", "act"),
        "group": ("keep", "never", "do-not-share", "change", "act"),
        "audience": ("family", "private", "practitioner"),
        "lead": ("tonight", "when-born", "what-to-do"),
    }
    of = {field.name: draw(TEXT) for field in fields(RecordedAdvice) if field.type == "str"}
    of |= {name: draw(st.sampled_from(values)) for name, values in allowed.items()}
    sources = draw(some(TEXT))
    return RecordedAdvice(**of, sources=sources, checked=sources, talked_about=draw(st.booleans()))


RECORDS = st.builds(
    Record,
    baby=TEXT,
    reference=TEXT,
    date=st.none() | DAY,
    visit=FACTS,
    practitioner=FACTS,
    baby_facts=FACTS,
    people=some(st.builds(RecordedPerson, facts=FACTS, present=st.booleans())),
    sections=some(
        st.builds(
            RecordedSection,
            answers=some(
                st.builds(RecordedAnswer, plain=ANSWER, status=st.sampled_from(["answered", "open"]), said=some(TEXT))
            ),
        )
    ),
    advice=some(advices()),
    plan=some(st.builds(PlanItem, TEXT, TEXT, st.none() | DAY, TEXT)),
    signatures=some(st.builds(RecordedSignature, ink=st.none() | inks(), at=st.none() | MOMENT)),
    next_check=st.none() | st.builds(Fact, TEXT, TEXT, TEXT, ANSWER),
    contacts=some(st.tuples(TEXT, TEXT, TEXT)),
    started_at=st.none() | MOMENT,
    finished_at=st.none() | MOMENT,
)


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


# Hostile twins


def bent(path: tuple[str | int, ...], value: Any) -> bytes:
    content = json.loads(twin())
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
    "said twice": lambda: twin()[:-1] + b',"version":"1"}',
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


@given(st.integers(0, len(twin()) - 1), st.integers(0, 255))
def test_a_twin_with_any_byte_changed_is_another_twin_or_refused(place: int, byte: int) -> None:
    data = twin()
    bent_ = data[:place] + bytes([byte]) + data[place + 1 :]
    try:
        back = from_twin(bent_)
    except TwinProblem:
        return
    assert bent_ == data or back != from_twin(data)


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


def test_an_attachment_is_embedded_the_same_each_time() -> None:
    one = Attachment("a.json", b"{}", "application/json", "A test")
    plain = EXPORTS["family-copy"].make(f.record(), WORDS, f.MADE_AT)
    assert embed(plain, one, f.MADE_AT) == embed(plain, one, f.MADE_AT)


# The commands

FAMILY = next(file for file in FAMILIES if file.stem == "calm-six-weeks")


def test_the_commands_take_the_twin_out_and_draw_the_same_papers_again(tmp_path: Path) -> None:
    first, again, file = tmp_path / "first", tmp_path / "again", tmp_path / "twin.json"
    assert main(["paper", str(FAMILY), "--out", str(first)]) == 0
    assert main(["extract", str(first / "record.pdf"), "--out", str(file)]) == 0
    assert main(["paper", "--from", str(file), "--out", str(again)]) == 0
    for name in ("record.pdf", "family-copy.pdf"):
        assert (again / name).read_bytes() == (first / name).read_bytes()
    assert file.read_bytes() == extract((first / "record.pdf").read_bytes())


def test_a_twin_made_before_a_word_was_needed_is_still_drawn(tmp_path: Path) -> None:
    older = {part: dict(words) for part, words in WORDS.items()}
    del older["about"]["record_fingerprint"]
    file = tmp_path / "older.json"
    file.write_bytes(to_twin(f.record(), older, f.MADE_AT))
    assert main(["paper", "--from", str(file), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["paper", "--out", "x"], 2),
        (["paper", str(FAMILY), "--from", "x", "--out", "x"], 2),
        (["paper", "--from", "nowhere.json", "--out", "x"], 1),
        (["paper", "--from", str(FAMILY), "--out", "x"], 1),
        (["extract", str(FAMILY)], 1),
        (["export", "nowhere.pdf", "--as", "csv"], 1),
        (["export", str(SCHEMA), "--as", "fhir"], 1),
    ],
)
def test_what_cannot_be_handed_over_is_told_in_words(arguments: list[str], code: int, capsys: Any) -> None:
    assert main(arguments) == code
    told = capsys.readouterr()
    assert told.err.strip().endswith(".")
    assert told.out == ""


@pytest.mark.parametrize("name", MACHINE_EXPORTS)
def test_a_record_is_exported_alike_from_its_family_its_twin_and_its_paper(name: str, tmp_path: Path) -> None:
    main(["paper", str(FAMILY), "--out", str(tmp_path)])
    main(["extract", str(tmp_path / "record.pdf"), "--out", str(tmp_path / "twin.json")])
    made = []
    for file in (FAMILY, tmp_path / "twin.json", tmp_path / "record.pdf"):
        out = tmp_path / f"out-{file.suffix[1:]}"
        assert main(["export", str(file), "--as", name, "--out", str(out)]) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1] == made[2]


def test_files_for_other_systems_name_nobody_and_are_not_for_the_family() -> None:
    record = f.record(baby="Zara")
    names = {name: export.file_name(record) for name, export in MACHINE_EXPORTS.items()}
    assert names == {
        "fhir": "settle-fhir-2026-11-20-7F3K.json",
        "csv": "settle-table-2026-11-20-7F3K.csv",
        "json": "settle-record-2026-11-20-7F3K.json",
    }
    assert not any(export.for_family for export in MACHINE_EXPORTS.values())
