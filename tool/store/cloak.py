"""The seam for hiding personal content. Everything personal passes through a cloak on its way to and from the disk."""

from typing import Protocol


class Cloak(Protocol):
    """Hides bytes, and shows them again in the one place they were hidden for.

    `place` is "discussion/number/field" for a journal ("3f2a/7/content") and "opinion/id/instead" for an opinion. It
    is never empty and never repeats with other content, so it can be bound to the bytes as associated data.
    """

    def hide(self, plain: bytes, place: str) -> bytes:
        """What may lie on the disk in that place."""
        ...

    def show(self, hidden: bytes, place: str) -> bytes:
        """What was hidden. Errors: ValueError when these bytes were not hidden for this place."""
        ...


class PlainCloak:
    """Hides nothing: bytes pass through as they are."""

    def hide(self, plain: bytes, place: str) -> bytes:  # noqa: ARG002 - the seam's shape
        """The same bytes."""
        return plain

    def show(self, hidden: bytes, place: str) -> bytes:  # noqa: ARG002 - the seam's shape
        """The same bytes."""
        return hidden
