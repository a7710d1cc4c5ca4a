"""The family's copy as a document: the plan on a page of its own, then the rest; nothing private in it.

In large print it is the same copy, word for word, with letters of 18 points and more.
"""

from __future__ import annotations

from exports import document as d
from exports import parts
from exports.days import Words, day_in_words
from tool.record import Record, RecordedAdvice, RecordedSignature
from tool.wording import filled

NIGHTS = ("different-night-plan", "coping-plan")
"""Questions whose own words stand with the plan."""


def family_document(record: Record, words: Words, *, large: bool = False) -> d.Document:
    """What the family takes home. Private and practitioner's parts are taken out here, whoever calls.

    Raises KeyError if the words lack one that is needed.
    """
    record = record.for_family()
    says = words["family"]
    blocks = (
        d.OnePage(_our_plan(record, words)),
        *(() if large else (d.PageBreak(),)),  # large letters fill the first page anyway
        *_advice(record, words),
        *_answers(record, words),
        *_people(record, words),
        *_about(record, words),
    )
    return d.Document(
        title=says["large" if large else "head"],
        language=record.language,
        size="large" if large else "family",
        head=says["head"],
        foot=parts.foot(record, words),
        page=words["common"]["page"],
        blocks=blocks,
        unreadable=parts.unreadable(words),
    )


def _our_plan(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["family"]
    day = day_in_words(record.date, words) if record.date else ""
    title = d.Title(record.product, filled(says["title"], {"baby": record.baby}), chip=day)
    cards = parts.plan_cards(record.plan, words)
    nights = tuple(
        d.GlanceRow(says[answer.question], (answer.words,))
        for wanted in NIGHTS
        for section in record.sections
        for answer in section.answers
        if answer.question == wanted and answer.words.strip()
    )
    again = parts.next_check(record)
    check = (d.GlanceRow(says["next_check"], again),) if again else ()
    later = (d.Glance((*nights, *check)),) if nights or check else ()
    rows = tuple(d.Contact(name, number, what_for) for name, number, what_for in record.contacts)
    ring = (d.Heading(says["contacts"], level=2), d.Contacts(rows)) if rows else ()
    return (
        title,
        *parts.worked_example(record, words),
        *parts.draft(record, words),
        *(cards or (d.Paragraph(says["no_plan"]),)),
        *later,
        *ring,
    )


def _advice(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["family"]
    heading = d.Heading(filled(says["advice"], {"baby": record.baby}))
    groups = parts.grouped(record.advice)
    if not groups:
        return (heading, d.Paragraph(says["no_advice"]))
    blocks: list[d.Block] = [heading]
    if groups[0][0] == "keep":
        blocks.append(d.Paragraph(says["advice_text"]))
    for group, told in groups:
        blocks.append(d.Heading(words["advice"][group], level=2, tone=group))
        if group == "keep":
            blocks.append(_going_well(told, words))
        else:
            blocks += [_card(one, group, words) for one in told]
    return tuple(blocks)


def _going_well(advice: tuple[RecordedAdvice, ...], words: Words) -> d.AdviceCard:
    """All of it on one card, so that it is read in one breath and the rest is not far down."""
    says = words["family"]
    talked = all(one.talked_about for one in advice)
    lines = tuple(d.Line(one.say, one.because) for one in advice)
    label = says["talked_about"] if talked else ""
    return d.AdviceCard(label="", say="", tone="keep", lines=lines, talked=label, was_talked_about=talked)


def _card(advice: RecordedAdvice, tone: d.Tone, words: Words) -> d.AdviceCard:
    says = words["family"]
    own = (d.Line(says["own_words"], advice.family_words),) if advice.family_words.strip() else ()
    return d.AdviceCard(
        label="",
        say=advice.say,
        tone=tone,
        lines=(*parts.reasons(advice, words), *own),
        talked=says["talked_about"] if advice.talked_about else "",
        was_talked_about=advice.talked_about,
    )


def _answers(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["family"]
    blocks: list[d.Block] = [d.Heading(says["answers"])]
    for section in record.sections:
        blocks += parts.answer_table(section, (one for one in section.answers if one.status != "open"), words)
    if any(one.status == "open" for section in record.sections for one in section.answers):
        blocks.append(d.Paragraph(says["not_reached"]))
    return tuple(blocks) if len(blocks) > 1 else ()


def _people(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["family"]
    names = parts.named((person for person in record.people if person.present), words)
    here: tuple[d.Block, ...] = ()
    if names:
        day = day_in_words(record.date, words) if record.date else ""
        text = says["here_text"] if day else says["here_text_without_day"]
        here = (d.Heading(says["here"]), d.Paragraph(filled(text, {"names": names, "day": day})))
    cards = tuple(_signature(one, record, words) for one in record.signatures)
    if not cards:
        return here
    return (*here, d.Heading(says["signatures"]), d.Paragraph(words["signature"]["meaning"]), *cards)


def _signature(signature: RecordedSignature, record: Record, words: Words) -> d.Signature:
    """How somebody signed; never why they did not."""
    return d.Signature(
        person=signature.person,
        relation=signature.relation,
        statement=signature.statement,
        outcome=parts.outcome(signature, record, words),
        ink=signature.ink if signature.outcome == "drawn" else None,
        typed=signature.typed if signature.outcome == "typed" else "",
        alt=parts.signature_alt(signature, words),
    )


def _about(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["family"]
    slots = {"product": record.product, "version": record.set_version, "reviewed": record.reviewed, "baby": record.baby}
    # Each source once, here: on every card they would drown what to do.
    sources = tuple(dict.fromkeys(source for advice in record.advice for source in advice.sources))
    listed = (d.Heading(says["sources"], level=2), d.Bullets(sources)) if sources else ()
    return (
        d.Heading(says["about"]),
        d.Paragraph(filled(says["about_copy"], slots)),
        d.Paragraph(filled(says["about_text"], slots)),
        *parts.about_the_seal(record, words),
        *listed,
    )
