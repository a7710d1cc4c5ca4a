"""What a finished visit can be handed over as: papers for people, files for other systems.

Two registers, in which a new entry's button and command appear alone. Files for other systems hold the practitioner's
record, private parts included; none is for the family.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol

from exports.addendum_document import addendum_document
from exports.days import Words
from exports.family_document import family_document
from exports.fridge_document import fridge_document
from exports.record_document import practitioner_document
from tool.record import Record, RecordedAddendum

__all__ = ["ADDENDUM", "EXPORTS", "MACHINE_EXPORTS", "PDF", "Export", "Words"]


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
        return _file_name(self.stem, record.date, record.reference, self.ending)


class AddendumExport:
    """The paper of one addendum: a page of its own, which names the record it belongs to."""

    name, ending, media_type = "addendum", ".pdf", "application/pdf"

    def file_name(self, addendum: RecordedAddendum, record: Record) -> str:
        """With the day it was signed and its number: "settle-addendum-2026-11-24-7F3K-1.pdf"."""
        at = addendum.signature.at
        return _file_name("settle-addendum", at.date() if at else None, record.reference, f"-{addendum.number}.pdf")

    def make(self, addendum: RecordedAddendum, record: Record, words: Words, made_at: datetime) -> bytes:
        """The file's bytes: the same for the same arguments. `made_at` is aware. Raises KeyError for a missing word."""
        from exports.pdf import draw

        return draw(addendum_document(addendum, record, words), made_at)


def _file_name(stem: str, day: date | None, reference: str, end: str) -> str:
    reference = re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-")
    return "-".join(part for part in (stem, day.isoformat() if day else "", reference) if part) + end


def _record(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.pdf import draw
    from exports.twin import twin_attachment

    return draw(practitioner_document(record, words), made_at, (twin_attachment(record, words, made_at),))


def _family_copy(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.pdf import draw

    return draw(family_document(record, words), made_at)


def _large_print(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.pdf import draw

    return draw(family_document(record, words, large=True), made_at)


def _fridge_plan(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.pdf import draw

    return draw(fridge_document(record, words), made_at)


def _fhir(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.fhir import bundle, fhir_bytes

    del words  # the record holds the words that were said
    return fhir_bytes(bundle(record, made_at))


def _csv(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.table import table

    del words, made_at
    return table(record)


def _json(record: Record, words: Words, made_at: datetime) -> bytes:
    from exports.twin import to_twin

    return to_twin(record, words, made_at)


PDF = "application/pdf"
EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        export.name: export
        for export in (
            Export("record", "settle-record", ".pdf", PDF, False, _record),
            Export("family-copy", "settle-family-copy", ".pdf", PDF, True, _family_copy),
            Export("large-print", "settle-large-print", ".pdf", PDF, True, _large_print),
            Export("fridge-plan", "settle-fridge-plan", ".pdf", PDF, True, _fridge_plan),
        )
    }
)
MACHINE_EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        export.name: export
        for export in (
            Export("fhir", "settle-fhir", ".json", "application/fhir+json", False, _fhir),
            Export("csv", "settle-table", ".csv", "text/csv", False, _csv),
            Export("json", "settle-record", ".json", "application/json", False, _json),
        )
    }
)

ADDENDUM = AddendumExport()
