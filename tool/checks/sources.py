"""Checks on sources and contacts, which go stale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tool.found import Found
from tool.problems import Problem, Weight
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
                found.place(kind, one.id),
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
                found.place(kind, one.id),
                f'The {kind} "{one.id}" was to be checked again by {one.check_again_by}.',
                "Check it, and set checked_on and check_again_by.",
                one.id,
                Weight.WARNING,
            )
