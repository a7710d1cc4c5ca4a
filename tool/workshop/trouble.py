"""What can go wrong while a draft is changed. Nothing is lost by any of it: what was typed stays with the trouble."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from tool.problems import Problem


class Reason(StrEnum):
    """Why a draft could not be begun, read or changed. Pages say it with `workshop-trouble` of screens.yaml."""

    NO_DRAFT = "no-draft"
    ALREADY_BEGUN = "already-begun"
    READ_ONLY = "read-only"
    DISK_FULL = "disk-full"
    DISK_FAULT = "disk-fault"
    NOT_UTF8 = "not-utf8"
    BROKEN = "broken"
    GONE = "gone"
    CHANGED = "changed"
    EMPTY = "empty"
    CANNOT_STAND = "cannot-stand"

    @property
    def wording(self) -> str:
        """The wording that pages show for it."""
        return f"workshop-trouble.{self.value}"


class DraftTrouble(Exception):
    """The draft is as it was. The message says in words what is wrong and what to do, for the command line.

    `yours` is the text that was to be written, so that it can be kept in its field or copied.
    """

    def __init__(
        self, reason: Reason, place: str, yours: str = "", detail: str = "", problems: tuple[Problem, ...] = ()
    ) -> None:
        """`place`: the file or folder, or the wording's key; `problems`: what is wrong with a broken file."""
        super().__init__(in_words(reason, place, detail))
        self.reason, self.place, self.yours, self.detail, self.problems = reason, place, yours, detail, problems


class Conflict(DraftTrouble):
    """Somebody else changed this wording after the editor saw it. Both texts are here; neither was thrown away."""

    def __init__(self, place: str, saw: str, yours: str, theirs: str) -> None:
        """`saw`: what the editor began with; `theirs`: what stands there now."""
        super().__init__(Reason.CHANGED, place, yours)
        self.saw, self.theirs = saw, theirs


def in_words(reason: Reason, place: str, detail: str = "") -> str:
    """The trouble for somebody at the command line."""
    more = f" ({detail})" if detail else ""
    match reason:
        case Reason.NO_DRAFT:
            return f"There is no draft at {place}. Begin one with: settle draft"
        case Reason.ALREADY_BEGUN:
            return f"There is a draft at {place} already. Go on with it, or put it aside with: settle draft --aside"
        case Reason.READ_ONLY:
            return f"{place} cannot be written to: your user has no right to. The draft is as it was."
        case Reason.DISK_FULL:
            return f"The disk is full: {place} was not saved and is as it was. Make some room and save again."
        case Reason.DISK_FAULT:
            return f"{place} could not be read or saved{more}. It is as it was. Check the disk and try again."
        case Reason.NOT_UTF8:
            return (
                f"{place} is not saved as UTF-8{more}, so nothing in it was touched. "
                'Open it in its editor and save it again with the encoding "UTF-8".'
            )
        case Reason.BROKEN:
            return (
                f"{place} cannot be read at the moment{more}; it may be half saved. "
                "Nothing was changed. Mend it, then save again."
            )
        case Reason.GONE:
            return f"{place} is no longer there: somebody took it out or renamed it. Nothing was changed."
        case Reason.CHANGED:
            return f"Somebody else has changed {place} meanwhile. Nothing was changed: choose between the two texts."
        case Reason.EMPTY:
            return f"{place} would have no words. Nothing was changed."
        case Reason.CANNOT_STAND:
            return f"This text cannot stand in {place}{more}. Nothing was changed."
    assert_never(reason)
