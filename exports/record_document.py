"""The practitioner's record as a document: everything, with the private parts in a frame of their own."""

from __future__ import annotations

from dataclasses import replace

from exports import document as d
from exports import parts
from exports.days import Words, moment_in_words
from exports.twin import record_fingerprint
from tool.record import Fact, Record, RecordedAdvice, RecordedSignature
from tool.wording import filled

TOLD_BESIDE_THE_NAME = frozenset({"relation", "present"})


def practitioner_document(record: Record, words: Words) -> d.Document:
    """The whole visit. Raises KeyError if the words lack one that is needed."""
    says = words["record"]
    blocks = (
        *_opening(record, words),
        *_glance(record, words),
        *_people(record, words),
        *_advice(record, words),
        *_private(record, words),
        *_plan(record, words),
        *_answers(record, words),
        *_beside(record, words),
        *_changes(record, words),
        *_signatures(record, words),
        *_about(record, words),
    )
    return d.Document(
        title=says["title"],
        language=record.language,
        size="record",
        head=says["head"],
        head_tone="private",
        foot=parts.foot(record, words),
        page=words["common"]["page"],
        blocks=blocks,
        unreadable=parts.unreadable(words),
    )


def _opening(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    under = filled(says["under"], {"baby": record.baby})
    title = d.Title(record.product, says["title"], under=under, chip=says["chip"], tone="private")
    groups = (
        (says["visit"], record.visit),
        (says["practitioner"], record.practitioner),
        (says["baby"], record.baby_facts),
    )
    facts = tuple(_facts(label, group) for label, group in groups if group)
    return (title, *parts.worked_example(record, words), *_draft(record, words), *facts)


def _draft(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    if not record.draft_translation:
        return ()
    return (d.Notice(says["draft"], filled(says["draft_text"], {"language": record.language}), tone="act"),)


def _facts(label: str, facts: tuple[Fact, ...]) -> d.Facts:
    return d.Facts(tuple(d.Line(fact.label, fact.said) for fact in facts), label=label)


def _glance(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    advice = record.advice_beside or record.advice  # at a glance, by whoever works here

    def told(group: str) -> tuple[str, ...]:
        in_private = f" {says['told_in_private']}"
        heard = tuple(
            one.say + (in_private if one.audience == "private" else "") for one in advice if one.group == group
        )
        return heard or (says["none"],)

    here = parts.named((person for person in record.people if person.present), words)
    away = parts.named((person for person in record.people if not person.present), words)
    rows = (
        d.GlanceRow(says["here"], (here or says["nobody"],)),
        d.GlanceRow(says["not_here"], (away or says["nobody"],)),
        d.GlanceRow(says["never"], told("never"), tone="never"),
        d.GlanceRow(says["do_not_share"], told("do-not-share"), tone="do-not-share"),
        d.GlanceRow(says["to_do"], told("act"), tone="act"),
        d.GlanceRow(says["next_check"], parts.next_check(record) or (says["no_next_check"],)),
    )
    return (d.Heading(says["glance"]), d.Glance(rows))


def _people(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    people = tuple(
        d.Person(
            name=person.name,
            relation=person.relation,
            here=says["was_here"] if person.present else says["was_not_here"],
            facts=tuple(d.Line(fact.label, fact.said) for fact in person.facts if fact.id not in TOLD_BESIDE_THE_NAME),
        )
        for person in record.people
    )
    return (d.Heading(says["people"]), *(people or (d.Paragraph(says["no_people"]),)))


def _advice(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    blocks: list[d.Block] = [d.Heading(says["advice"])]
    for group, told in parts.grouped(one for one in record.advice if one.audience == "family"):
        blocks.append(d.Heading(words["advice"][group], level=2, tone=group))
        blocks += [_card(one, group, words) for one in told]
    if len(blocks) == 1:
        blocks.append(d.Paragraph(says["no_advice"]))
    to_do = tuple(_card(one, "act", words) for one in record.advice if one.group == "act")
    if to_do:
        label = filled(says["frame"], {"title": says["act"]})
        blocks.append(d.Framed(label, says["act_again"], to_do, tone="act"))
    return tuple(blocks)


def _card(advice: RecordedAdvice, tone: d.Tone, words: Words, *, label: str = "") -> d.AdviceCard:
    says = words["advice"]
    lines = list(parts.reasons(advice, words))
    if advice.family_words.strip():
        lines.append(d.Line(says["own_words"], advice.family_words))
    if advice.note.strip():
        lines.append(d.Line(says["note"], advice.note))
    small = list(parts.sources(advice, words))
    if advice.confirm.strip():
        small.append(d.Line(says["confirm"], advice.confirm))
    talked = says["talked_about"] if advice.talked_about else says["not_talked_about"]
    return d.AdviceCard(
        label=label,
        say=advice.say,
        tone=tone,
        lines=tuple(lines),
        small=tuple(small),
        talked=talked if advice.talked_about or tone != "act" else "",
        was_talked_about=advice.talked_about,
    )


def _private(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    blocks: list[d.Block] = []
    told = parts.grouped(one for one in record.advice if one.audience not in {"family", "practitioner"})
    if told:
        blocks.append(d.Heading(says["private_advice"], level=2))
    blocks += [_card(one, group, words, label=words["advice"][group]) for group, ones in told for one in ones]
    for section in record.sections:
        blocks += parts.answer_table(section, (one for one in section.answers if not one.for_family), words)
    if not blocks:
        return ()
    label = filled(says["frame"], {"title": says["private"]})
    return (d.Framed(label, says["private_again"], (d.Paragraph(says["private_text"]), *blocks)),)


def _plan(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    advice = {one.id: one.say for one in record.advice}
    cards: list[d.Block] = []
    items = [item for item in record.plan if not item.is_blank]
    for card, item in zip(parts.plan_cards(items, words), items, strict=True):
        chosen_from = advice.get(item.from_advice, "")
        line = (d.Line(words["plan"]["from_advice"], chosen_from),) if chosen_from else ()
        cards.append(replace(card, lines=(*card.lines, *line)))
    check = "\n".join(parts.next_check(record)) or says["no_next_check"]
    return (
        d.Heading(says["plan"]),
        *(cards or (d.Paragraph(says["no_plan"]),)),
        d.Notice(says["next_check"], check),
    )


def _answers(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    tables = [
        table
        for section in record.sections
        for table in parts.answer_table(section, (one for one in section.answers if one.for_family), words)
    ]
    return (d.Heading(says["answers"]), *(tables or (d.Paragraph(says["no_answers"]),)))


def _beside(record: Record, words: Words) -> tuple[d.Block, ...]:
    """The same in the language of the question files, for whoever cannot read what the family was shown."""
    says = words["record"]
    if not record.sections_beside and not record.advice_beside:
        return ()
    in_private = f" {says['told_in_private']}"
    advice = tuple(
        " ".join(part for part in (one.say, one.because, one.tonight) if part)
        + (in_private if one.audience == "private" else "")
        for one in record.advice_beside
        if one.group != "act"
    )
    tables = [table for one in record.sections_beside for table in parts.answer_table(one, one.answers, words)]
    told = (d.Bullets(advice),) if advice else ()
    return (d.Heading(says["beside"]), d.Paragraph(says["beside_text"]), *tables, *told)


def _changes(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    if not record.changes:
        return ()
    return (d.Heading(says["changes"]), d.Paragraph(says["changes_text"]), d.Bullets(record.changes))


def _signatures(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["record"]
    cards = tuple(_signature(one, record, words) for one in record.signatures)
    meaning = d.Paragraph(words["signature"]["meaning"])
    return (d.Heading(says["signatures"]), meaning, *(cards or (d.Paragraph(says["no_signatures"]),)))


def _signature(signature: RecordedSignature, record: Record, words: Words) -> d.Signature:
    says = words["signature"]
    lines = []
    if signature.reason.strip() and not record.worked_example:
        lines.append(d.Line(says["because"], signature.reason))
    if signature.words.strip():
        lines.append(d.Line(says["own_words"], signature.words))
    if signature.at:
        lines.append(d.Line(says["at"], moment_in_words(signature.at, words)))
    return d.Signature(
        person=signature.person,
        relation=signature.relation,
        statement=signature.statement,
        outcome=parts.outcome(signature, record, words),
        ink=signature.ink if signature.outcome == "drawn" else None,
        typed=signature.typed if signature.outcome == "typed" else "",
        alt=parts.signature_alt(signature, words),
        lines=tuple(lines),
    )


def _about(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["about"]
    told = [
        d.Line(says["reference"], record.reference),
        d.Line(says["version"], f"{record.product} {record.set_version}"),
        d.Line(says["fingerprint"], record.set_fingerprint),
        d.Line(says["reviewed"], record.reviewed),
        d.Line(says["language"], record.language),
    ]
    if record.started_at:
        told.append(d.Line(says["started"], moment_in_words(record.started_at, words)))
    if record.finished_at:
        told.append(d.Line(says["finished"], moment_in_words(record.finished_at, words)))
    told.append(d.Line(says["record_fingerprint"], parts.in_groups(record_fingerprint(record))))
    facts = d.Facts(tuple(line for line in told if line.text.strip()))
    return (
        d.Heading(words["record"]["about"]),
        facts,
        d.Paragraph(says["fingerprint_text"]),
        *parts.about_the_seal(record, words),
    )
