"""A plan for the fridge as a document: one page with pictures and few words, for grandparents and sitters.

It hangs where visitors read it: it has the baby's name, the sleep place and what was agreed, and nothing else of them.
"""

from __future__ import annotations

from collections.abc import Callable

from exports import document as d
from exports import parts
from exports.days import Words, day_in_words
from tool.record import Record
from tool.wording import filled

OWN_SPACES = ("cot", "moses-basket", "bedside-crib", "travel-cot")
"""Sleep places of baby's own that we have a picture of; the first that the family has is shown."""

Says = Callable[[str], str]
_ASKED = ("slept-last-night", "sleep-place-planned", "day-naps")


def fridge_document(record: Record, words: Words) -> d.Document:
    """One page. Private and practitioner's parts are taken out here, whoever calls.

    Raises KeyError if the words lack one that is needed.
    """
    record = record.for_family()

    def says(key: str) -> str:
        return filled(words["fridge"][key], {"baby": record.baby})

    day = day_in_words(record.date, words) if record.date else ""
    blocks = (
        d.Title(record.product, says("title"), under=says("under"), chip=day),
        *parts.worked_example(record, words),
        *parts.draft(record, words),
        d.Pictures(_pictures(record, says)),
        *_plan(record, says, words),
        *_contacts(record, says),
        d.Paragraph(says("ask")),
    )
    return d.Document(
        title=words["fridge"]["head"],
        language=record.language,
        size="fridge",
        head=words["fridge"]["head"],
        foot=parts.foot(record, words),
        page=words["common"]["page"],
        blocks=(d.OnePage(blocks),),
        unreadable=parts.unreadable(words),
    )


def _pictures(record: Record, says: Says) -> tuple[d.Picture, ...]:
    def picture(name: str, key: str, *, never: bool = False) -> d.Picture:
        return d.Picture(name, says(f"{key}-alt"), says(key), says(f"{key}-text"), never=never)

    return (
        picture(own_space(record), "own-space"),
        picture("back", "back"),
        picture("soft-toy", "clear", never=True),
        picture("sofa-or-armchair", "sofa", never=True),
    )


def own_space(record: Record) -> str:
    """The family's own sleep place for baby, or a cot if they named none that is safe."""
    chosen: set[str] = set()
    for section in record.sections:
        for answer in section.answers:
            if answer.question in _ASKED and answer.plain:
                value = answer.plain.get("value", answer.plain.get("values", ()))
                chosen |= {value} if isinstance(value, str) else set(value)
    return next((place for place in OWN_SPACES if place in chosen), OWN_SPACES[0])


def _plan(record: Record, says: Says, words: Words) -> tuple[d.Block, ...]:
    cards = parts.plan_cards(record.plan, words)
    return (d.Heading(says("plan"), level=2), *cards) if cards else ()


def _contacts(record: Record, says: Says) -> tuple[d.Block, ...]:
    rows = tuple(d.Contact(name, number, what_for) for name, number, what_for in record.contacts)
    return (d.Heading(says("contacts"), level=2), d.Contacts(rows)) if rows else ()
