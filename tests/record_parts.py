"""Handmade pieces of a record, with a default for everything."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from math import cos, pi, sin
from typing import Any

from tool.record import Fact, RecordedAddendum, RecordedAdvice, RecordedAnswer, RecordedPerson, RecordedSignature
from tool.signature import Ink

HERE = timezone(timedelta(0))
BEGUN = datetime(2026, 11, 20, 13, 35, tzinfo=HERE)
DONE = datetime(2026, 11, 20, 14, 22, tzinfo=HERE)
MADE_AT = datetime(2026, 11, 20, 14, 25, 9, tzinfo=HERE)


def ink(loops: int = 6, points: int = 34, *, pressed: bool = True) -> Ink:
    """A signature of joined loops and an underline."""
    strokes = []
    first = []
    for step in range(loops * points):
        turn = step / points
        x = 90 + turn * 780 / loops + 46 * cos(2 * pi * turn)
        y = 200 + (95 + 40 * sin(turn * 2.1)) * sin(2 * pi * turn + 0.6 * turn)
        first.append((int(x), int(min(390, max(10, y))), step * 11, int(110 + 90 * sin(turn * 5)) if pressed else 128))
    strokes.append(tuple(first))
    after = first[-1][2] + 200
    strokes.append(tuple((120 + 18 * step, 330 - step * step // 60, after + step * 9, 128) for step in range(40)))
    return Ink(tuple(strokes))


def answer(question: str = "feeding", asked: str = "How is Zara fed?", **changes: Any) -> RecordedAnswer:
    """A plain answer that the family may read."""
    fields: dict[str, Any] = {
        "said": ("Breast",),
        "words": "",
        "status": "answered",
        "plain": None,
        "note": "",
        "private": False,
        "practitioner_only": False,
        "wording": "0a1b2c3d4e5f",
    }
    return RecordedAnswer(question=question, asked=asked, **(fields | changes))


def advice(id: str = "keep-on-back", **changes: Any) -> RecordedAdvice:
    """A piece of advice for the family, talked about."""
    fields: dict[str, Any] = {
        "level": "keep",
        "topic": "position",
        "group": "keep",
        "audience": "family",
        "say": "You lay Zara down on her back. Keep doing this for every sleep.",
        "because": "Babies breathe most easily on their backs.",
        "tonight": "",
        "lead": "tonight",
        "note": "",
        "sources": ("Lullaby Trust, Safer sleep for babies, 2024",),
        "checked": ("read",),
        "confirm": "",
        "talked_about": True,
        "family_words": "",
    }
    return RecordedAdvice(id=id, **(fields | changes))


def person(name: str = "Amina", relation: str = "Mother", *, present: bool = True) -> RecordedPerson:
    """Somebody around baby."""
    facts = (
        Fact("lives-here", "Does this person live in Zara's home?", "Yes"),
        Fact("present", "Is this person with us today?", "Yes" if present else "No"),
        Fact("looks-after-baby", "Does this person look after Zara, or will they?", "Yes"),
    )
    return RecordedPerson(id=name.lower(), name=name, relation=relation, facts=facts, present=present)


def signature(name: str = "Amina", relation: str = "Mother", **changes: Any) -> RecordedSignature:
    """Signed by hand."""
    fields: dict[str, Any] = {
        "outcome": "drawn",
        "statement": "We talked about safer sleep for Zara, and I know what our plan is.",
        "ink": ink(),
        "at": DONE,
    }
    return RecordedSignature(person=name, relation=relation, **(fields | changes))


def addendum(what: str = "The weight is 2400 g, not 4200 g.", **changes: Any) -> RecordedAddendum:
    """A practitioner's correction, the first of its visit."""
    fields: dict[str, Any] = {
        "number": 1,
        "why": "I mixed up two figures.",
        "disagreement_of": "",
        "signature": signature(
            "Joanne", "", statement="This is my correction.", at=datetime(2026, 11, 24, 9, tzinfo=HERE)
        ),
    }
    return RecordedAddendum(what=what, **(fields | changes))
