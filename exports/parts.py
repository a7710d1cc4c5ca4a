"""Parts that both papers share: what a record's pieces are called, in the words of the papers."""

from __future__ import annotations

from collections.abc import Iterable

from exports import document as d
from exports.days import Words, day_in_words
from tool.check_code import check_code
from tool.people import listed
from tool.plan import PlanItem
from tool.record import Record, RecordedAdvice, RecordedAnswer, RecordedPerson, RecordedSection, RecordedSignature
from tool.wording import filled

GROUPS: tuple[d.Tone, ...] = ("keep", "never", "do-not-share", "change")
"""The order in which advice is told: what is going well comes first."""

SHORT_FINGERPRINT = 12


def named(people: Iterable[RecordedPerson], words: Words) -> str:
    """Names with their relation, as people list them; empty for nobody."""
    common = words["common"]
    told = [
        filled(common["named"], {"name": person.name, "relation": person.relation}) if person.relation else person.name
        for person in people
    ]
    return listed(told, common["and"]) if told else ""


def answer_row(answer: RecordedAnswer, words: Words) -> d.AnswerRow:
    """A question with its answer; a status in words where there is no plain answer."""
    status = "" if answer.status == "answered" else words["status"][answer.status]
    said = tuple(text for text in answer.said if text.strip() and text.casefold() != status.casefold())
    extra = answer.words if answer.words.strip() and answer.words not in said else ""
    note = d.Line(words["status"]["note"], answer.note) if answer.note.strip() else None
    return d.AnswerRow(question=answer.asked, said=said, status=status, words=extra, note=note)


def answer_table(section: RecordedSection, answers: Iterable[RecordedAnswer], words: Words) -> tuple[d.Block, ...]:
    """One step of the visit, or nothing if it has no answers."""
    rows = tuple(answer_row(answer, words) for answer in answers)
    again = filled(words["status"]["continued"], {"title": section.title})
    return (d.Answers(section.title, again, rows),) if rows else ()


def grouped(advice: Iterable[RecordedAdvice]) -> list[tuple[d.Tone, tuple[RecordedAdvice, ...]]]:
    """The advice of each group that has some, in the order in which it is told."""
    told = tuple(advice)
    groups = [(group, tuple(one for one in told if one.group == group)) for group in GROUPS]
    return [(group, ones) for group, ones in groups if ones]


def reasons(advice: RecordedAdvice, words: Words) -> tuple[d.Line, ...]:
    """Why, and what to do tonight."""
    says = words["advice"]
    lines = (d.Line(says["because"], advice.because), d.Line(says[advice.lead], advice.tonight))
    return tuple(line for line in lines if line.text.strip())


def sources(advice: RecordedAdvice, words: Words) -> tuple[d.Line, ...]:
    """Where the advice comes from, on one line."""
    pattern = words["advice"]["source"]
    told = [
        filled(pattern, {"source": one, "mark": mark}) for one, mark in zip(advice.sources, advice.checked, strict=True)
    ]
    return (d.Line(words["advice"]["sources"], "; ".join(told)),) if told else ()


def plan_cards(items: Iterable[PlanItem], words: Words) -> tuple[d.PlanCard, ...]:
    """What was agreed, numbered; blank items are left out."""
    agreed = [item for item in items if not item.is_blank]
    return tuple(d.PlanCard(number, item.what, _who_and_when(item, words)) for number, item in enumerate(agreed, 1))


def _who_and_when(item: PlanItem, words: Words) -> tuple[d.Line, ...]:
    lines = []
    if item.who.strip():
        lines.append(d.Line(words["plan"]["who"], item.who))
    if item.by_when:
        lines.append(d.Line(words["plan"]["by_when"], day_in_words(item.by_when, words)))
    return tuple(lines)


def next_check(record: Record) -> tuple[str, ...]:
    """The day and what for; empty if none was agreed."""
    fact = record.next_check
    return tuple(text for text in (fact.label, fact.said) if text.strip()) if fact else ()


def worked_example(record: Record, words: Words) -> tuple[d.Block, ...]:
    """Says that nobody on the paper is real, if so."""
    says = words["common"]
    if not record.worked_example:
        return ()
    return (d.Notice(says["worked_example"], says["worked_example_text"], tone="act"),)


def draft(record: Record, words: Words) -> tuple[d.Block, ...]:
    """Says that nobody has reviewed the translation, if so."""
    says = words["common"]
    return (d.Notice(says["draft"], says["draft_text"], tone="act"),) if record.draft_translation else ()


def outcome(signature: RecordedSignature, record: Record, words: Words) -> str:
    """How somebody signed. In a worked example nobody can, and that alone is said."""
    example = record.worked_example and signature.outcome == "not-signed"
    return words["signature"]["worked_example" if example else signature.outcome]


def signature_alt(signature: RecordedSignature, words: Words) -> str:
    """What the ink is, for somebody who cannot see it."""
    return filled(words["signature"]["alt"], {"name": signature.person})


def foot(record: Record, words: Words) -> str:
    """What runs along the foot of each page; it names nobody."""
    slots = {
        "product": record.product,
        "reference": record.reference,
        "check": check_code(record),
        "version": record.set_version,
        "fingerprint": record.set_fingerprint[:SHORT_FINGERPRINT],
    }
    return filled(words["common"]["foot"], slots)


def unreadable(words: Words) -> d.Notice:
    """What to say if a letter is not in the font."""
    return d.Notice(words["common"]["unreadable"], words["common"]["unreadable_text"])


def in_groups(fingerprint: str) -> str:
    """A long fingerprint in groups of eight, to be compared by eye."""
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))


FINGERPRINT = "fingerprint"


def with_seal(words: Words, fingerprint: str) -> Words:
    """The words of papers that are going to be sealed by the key with this fingerprint."""
    return {**words, "seal": {**words["seal"], FINGERPRINT: fingerprint}}


def about_the_seal(record: Record, words: Words) -> tuple[d.Block, ...]:
    """What the seal shows and what it does not, and the codes to compare; that there is no seal, if so."""
    says = words["seal"]
    codes = [d.GlanceRow(says["check_code"], (check_code(record),))]
    told: tuple[str, ...]
    if fingerprint := says.get(FINGERPRINT, ""):
        told = (says["proves"], filled(says["how_to_check"], {"product": record.product}))
        codes.append(d.GlanceRow(says["key"], (fingerprint,)))
    else:
        told = (says["none"],)
    return (d.Glance(tuple(codes)), *(d.Paragraph(text) for text in (*told, says["check_text"])))
