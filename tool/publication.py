"""A publication: one question set that the steering group has put out, with who did it, when and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published. It never changes; the next one follows it."""

    number: int
    """Counts from 1, without gaps."""
    fingerprint: str
    """Of the question set; its files are kept under it."""
    version: str
    """The version that its settle.yaml names."""
    at: datetime
    """Aware, UTC."""
    by: str
    why: str
    """One sentence, for practitioners."""
    previous: str
    """Fingerprint of the set it took the place of; for the first, of the files that were shipped."""


def reader_of_news(name: str) -> str:
    """What stands for a practitioner in the list of who was told: the SHA-256 of the name, without case and spaces."""
    return hashlib.sha256(" ".join(name.casefold().split()).encode()).hexdigest()
