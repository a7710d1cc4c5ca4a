"""Handmade records, with a default for everything, and the papers made of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from record_parts import BEGUN, DONE, MADE_AT, addendum, advice, answer, ink, person, signature
from usual_visit import all_advice, sections

from exports.document import Document
from exports.family_document import family_document
from exports.fridge_document import fridge_document
from exports.record_document import practitioner_document
from tool.plan import PlanItem
from tool.record import Fact, Record, RecordedSection

__all__ = [
    "BEGUN",
    "DONE",
    "MADE_AT",
    "RecordedSection",
    "addendum",
    "advice",
    "all_advice",
    "answer",
    "ink",
    "person",
    "sections",
    "signature",
]

PAPER = Path(__file__).parent.parent / "questions" / "paper.yaml"
SCREENS = PAPER.with_name("screens.yaml")
WORDS: dict[str, dict[str, str]] = yaml.load(PAPER.read_text("utf-8"), Loader=yaml.BaseLoader)
WORDS["months"] = yaml.load(SCREENS.read_text("utf-8"), Loader=yaml.BaseLoader)["months"]
CONTACTS = (
    ("Emergency services", "999", "Somebody is in danger, or baby is very ill or hard to wake."),
    ("NHS 111", "111", "You need medical help fast, but it is not an emergency."),
    ("Cry-sis", "0800 448 0737", "Baby cries a lot or will not sleep, and you want to talk to someone."),
    ("The Lullaby Trust", "0808 802 6869", "You have a question about safer sleep."),
    ("Stop smoking helpline", "0300 123 1044", "You or someone at home would like help to stop smoking."),
)


def record(**changes: Any) -> Record:
    """A usual visit: two parents here, a grandmother not; one hard circumstance, something told in private."""
    fields: dict[str, Any] = {
        "product": "Settle",
        "reference": "7F3K",
        "language": "en",
        "set_version": "1",
        "set_fingerprint": "9c41be07d2aa",
        "reviewed": "not yet reviewed by a clinical lead",
        "baby": "Zara",
        "date": date(2026, 11, 20),
        "visit": (
            Fact("contact", "Which visit is this?", "6 to 8 weeks"),
            Fact("place", "Where are we meeting?", "At home"),
            Fact("manner", "How are we talking today?", "Face to face"),
            Fact("date", "What date is it today?", "20 November 2026"),
            Fact("interpreter", "Is an interpreter helping us today?", "Not needed"),
        ),
        "practitioner": (
            Fact("practitioner-name", "Who is leading this talk?", "Joanne Okafor-Whitehead"),
            Fact("practitioner-role", "What is your job?", "Health visitor"),
            Fact("practitioner-organisation", "Who do you work for?", "Derbyshire Community Health Services"),
            Fact("practitioner-registration", "What is your registration number?", "12A3456E"),
        ),
        "baby_facts": (
            Fact("baby-name", "What name shall we use for baby?", "Zara"),
            Fact("date-of-birth", "When was Zara born?", "5 October 2026"),
            Fact("nhs-number", "What is Zara's NHS number?", "999 123 4560"),
        ),
        "contacts": CONTACTS,
        "people": (
            person("Amina", "Mother"),
            person("Ben", "Father"),
            person("Yasmin", "Grandparent", present=False),
        ),
        "sections": sections(),
        "advice": all_advice(),
        "plan": (
            PlanItem(
                "Ben rings the stop smoking line and asks for an evening call.",
                "Ben",
                date(2026, 11, 27),
                "stop-smoking",
            ),
            PlanItem(
                "The bedside crib is fixed to the bed again, without a gap.",
                "Amina and Ben",
                date(2026, 11, 20),
                "crib",
            ),
            PlanItem("Gran reads the night plan before Zara stays with her.", "Amina", None),
        ),
        "next_check": Fact("next-check", "4 December 2026", "See the crib together"),
        "signatures": (
            signature("Amina", "Mother"),
            signature("Ben", "Father", outcome="typed", ink=None, typed="Ben Kowalczyk"),
            signature("Joanne Okafor-Whitehead", "Health visitor", ink=ink(9, 22, pressed=False)),
        ),
        "changes": (
            "13:52: How did Zara sleep last night? was “Cot”, then “Cot, Adult bed”.",
            "14:03: Does anybody smoke? was “Nobody”, then “Ben”.",
        ),
        "started_at": BEGUN,
        "finished_at": DONE,
    }
    return Record(**(fields | changes))


def long_record() -> Record:
    """Sixty long answers, six people who sign, three long plan items, eighteen long pieces of advice."""
    much = (
        "We talked about this for a while. The baby sleeps in several places in one week, and each has its own ways. "
        * 6
    )
    long_sections = tuple(
        RecordedSection(
            f"step-{step}",
            f"Step {step + 1} of a long visit",
            tuple(
                answer(
                    f"q-{step}-{number}",
                    f"Question {number + 1} of step {step + 1}, with rather a lot of words in it: what do you do?",
                    said=("The first answer", "The second answer, which is longer"),
                    words=much * (3 if number == 4 else 1),
                    note=much[:200] if number % 3 == 0 else "",
                )
                for number in range(10)
            ),
        )
        for step in range(6)
    )
    names = ("Amina", "Ben", "Yasmin", "Oluwaseun", "Przemysław", "Joanne")
    many = tuple(
        advice(
            f"a-{group}-{number}",
            group=group,
            say=f"Advice {number + 1}. " + much[:160],
            because=much[:220],
            tonight=much[:180],
            note=much[:150],
            family_words=much[:120],
        )
        for group in ("keep", "never", "do-not-share", "change")
        for number in range(5)
    )
    return record(
        sections=long_sections,
        advice=many,
        people=tuple(person(name, "Another relative") for name in names),
        plan=tuple(PlanItem(much[:420], "Amina, Ben and Yasmin", date(2026, 12, 1)) for _ in range(3)),
        signatures=tuple(signature(name, "Another relative", ink=ink(4 + number)) for number, name in enumerate(names)),
    )


def empty_record() -> Record:
    """Nothing was answered, nobody named, nothing agreed."""
    return record(
        baby="your baby",
        date=None,
        visit=(),
        practitioner=(),
        baby_facts=(),
        people=(),
        sections=(),
        advice=(),
        plan=(),
        next_check=None,
        signatures=(),
        changes=(),
        started_at=None,
        finished_at=None,
    )


def papers(record: Record) -> tuple[Document, Document, Document, Document]:
    """All papers of a visit, in the order of the exports: record, family's copy, large print, plan for the fridge."""
    return (
        practitioner_document(record, WORDS),
        family_document(record, WORDS),
        family_document(record, WORDS, large=True),
        fridge_document(record, WORDS),
    )
