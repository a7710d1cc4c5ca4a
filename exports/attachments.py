"""A file carried inside a paper, with what it is to that paper (an "associated file" of the relationship Data)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to carry. `name` names nobody; `description` is read out by a PDF reader."""

    name: str
    content: bytes
    media_type: str
    description: str
