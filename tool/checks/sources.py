"""Checks on sources and contacts, which go stale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tool.found import Found
from tool.problems import Problem, Weight, did_you_mean
from tool.question_set import Contact, Source


def _all(found: Found) -> Iterator[tuple[str, Source | Contact]]:
    assert found.question_set is not None
    yield from (("source", one) for one in found.question_set.sources.values())
    yield from (("contact", one) for one in found.question_set.contacts)


def contacts_can_be_reached(found: Found) -> Iterator[Problem]:
    """A contact has a number or a link."""
    for kind, one in _all(found):
        if isinstance(one, Contact) and not (one.number or one.link):
            yield Problem(
                "K01", found.place(kind, one.id), f'"{one.name}" has neither a number nor a link.', "Add one.", one.id
            )


def still_to_confirm(found: Found) -> Iterator[Problem]:
    """What nobody has read on the body's own page yet."""
    for kind, one in _all(found):
        if one.checked == "confirm":
            yield Problem(
                "N03",
                found.at(kind, one.id, "checked"),
                f'The {kind} "{one.id}" is still to be confirmed.',
                "Read it on the body's own page, then change its mark.",
                one.id,
                Weight.NOTE,
            )


def past_their_day(found: Found, on: date) -> Iterator[Problem]:
    """What should have been checked again by now."""
    for kind, one in _all(found):
        if one.check_again_by < on:
            yield Problem(
                "K02",
                found.at(kind, one.id, "check_again_by"),
                f'The {kind} "{one.id}" was to be checked again by {one.check_again_by}.',
                "Check it, and set checked_on and check_again_by.",
                one.id,
                Weight.WARNING,
            )


def days_fit(found: Found) -> Iterator[Problem]:
    """What was checked is checked again later, not before."""
    for kind, one in _all(found):
        if one.check_again_by <= one.checked_on:
            wrong = f'"{one.id}" was checked on {one.checked_on} and is to be checked again by {one.check_again_by}.'
            place = found.at(kind, one.id, "check_again_by")
            yield Problem("K03", place, wrong, "Put a later day here.", one.id, Weight.WARNING)


def sources_are_used(found: Found) -> Iterator[Problem]:
    """A source that no advice names need not be checked again and again."""
    assert found.question_set is not None
    used = {id_ for rule in found.question_set.advice for id_ in rule.text.source}
    for id_ in sorted(found.question_set.sources.keys() - used):
        wrong, do = f'No advice rests on the source "{id_}".', "Name it where it belongs, or take it out."
        yield Problem("K04", found.place("source", id_), wrong, do, id_, Weight.NOTE)


def contacts_stand_beside_advice(found: Found) -> Iterator[Problem]:
    """The topics of a contact are topics of advice, or it would be shown nowhere."""
    assert found.question_set is not None
    topics = {rule.text.topic for rule in found.question_set.advice}
    for contact in found.question_set.contacts:
        for n, topic in enumerate(contact.topics):
            if topic not in topics:
                wrong, do = f'No advice has the topic "{topic}".', did_you_mean(topic, topics)
                place = found.at("contact", contact.id, "topics", n)
                yield Problem("K05", place, wrong, do, contact.id, Weight.WARNING)
