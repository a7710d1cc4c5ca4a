"""Random records, for what must hold of any record at all."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from tool.plan import PlanItem
from tool.record import Fact, Record, RecordedAdvice, RecordedAnswer, RecordedPerson, RecordedSection, RecordedSignature
from tool.signature import HEIGHT, WIDTH, Ink

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
