"""What a finished visit can be handed over as. One register: a new entry's button and command appear alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from exports.days import Words
from exports.family_document import family_document
from exports.record_document import practitioner_document
from tool.record import Record

__all__ = ["EXPORTS", "PDF", "Export", "Words"]


class Make(Protocol):
    """Makes the file. `made_at` is aware."""

    def __call__(self, record: Record, words: Words, made_at: datetime) -> bytes:
        """The file's bytes: the same for the same arguments. Raises KeyError if a word is missing."""
        ...


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file. `stem` begins its name; `for_family` says that nothing in it is for the practitioner alone."""

    name: str
    stem: str
    ending: str
    media_type: str
    for_family: bool
    make: Make

    def file_name(self, record: Record) -> str:
        """Says what the file is and of which visit, and names nobody: "settle-record-2026-11-20-7F3K.pdf"."""
        reference = re.sub(r"[^A-Za-z0-9]+", "-", record.reference).strip("-")
        day = record.date.isoformat() if record.date else ""
        return "-".join(part for part in (self.stem, day, reference) if part) + self.ending


def _record(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.pdf import draw

    return draw(practitioner_document(record, words), made_at)


def _family_copy(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.pdf import draw

    return draw(family_document(record, words), made_at)


PDF = "application/pdf"
EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        export.name: export
        for export in (
            Export("record", "settle-record", ".pdf", PDF, False, _record),
            Export("family-copy", "settle-family-copy", ".pdf", PDF, True, _family_copy),
        )
    }
)
