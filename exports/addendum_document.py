"""A page added to a finished record: a correction, or a disagreement in somebody's own words."""

from __future__ import annotations

from exports import document as d
from exports import parts
from exports.days import Words, day_in_words, moment_in_words
from exports.twin import record_fingerprint
from tool.record import Record, RecordedAddendum
from tool.wording import filled


def addendum_document(addendum: RecordedAddendum, record: Record, words: Words) -> d.Document:
    """The page; it names the record by reference and fingerprint. Raises KeyError if the words lack one needed."""
    says = words["addendum"]
    kind = "disagreement" if addendum.disagreement_of else "correction"
    head = says[f"head-{kind}"]
    under = filled(says["under"], {"number": str(addendum.number), "reference": record.reference})
    blocks: list[d.Block] = [
        d.Title(record.product, says[f"title-{kind}"], under=under, chip=says[f"chip-{kind}"]),
        *parts.worked_example(record, words),
        d.Notice(says["beside"], says["beside_text"]),
    ]
    if addendum.disagreement_of:
        blocks += [d.Heading(says["whose"], level=2), d.Paragraph(addendum.disagreement_of)]
    blocks += [d.Heading(says[f"what-{kind}"], level=2), d.Paragraph(addendum.what)]
    if addendum.why.strip():
        blocks += [d.Heading(says["why"], level=2), d.Paragraph(addendum.why)]
    blocks += [d.Heading(says["signature"]), _signature(addendum, record, words), *_of(record, words)]
    return d.Document(
        title=says[f"title-{kind}"],
        language=record.language,
        size="record",
        head=head,
        foot=parts.foot(record, words),
        page=words["common"]["page"],
        blocks=(d.OnePage(tuple(blocks)),),
        unreadable=parts.unreadable(words),
    )


def _signature(addendum: RecordedAddendum, record: Record, words: Words) -> d.Signature:
    signed = addendum.signature
    at = (d.Line(words["signature"]["at"], moment_in_words(signed.at, words)),) if signed.at else ()
    return d.Signature(
        person=signed.person,
        relation=signed.relation,
        statement=signed.statement,
        outcome=parts.outcome(signed, record, words),
        ink=signed.ink if signed.outcome == "drawn" else None,
        typed=signed.typed if signed.outcome == "typed" else "",
        alt=parts.signature_alt(signed, words),
        lines=at,
    )


def _of(record: Record, words: Words) -> tuple[d.Block, ...]:
    says = words["addendum"]
    told = [d.Line(says["reference"], record.reference)]
    if record.date:
        told.append(d.Line(says["day"], day_in_words(record.date, words)))
    told.append(d.Line(says["fingerprint"], parts.in_groups(record_fingerprint(record))))
    return (
        d.Heading(says["of"]),
        d.Facts(tuple(told)),
        d.Paragraph(says["fingerprint_text"]),
        *parts.about_the_seal(record, words),
    )
