"""A paper with its seal, from the record to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from exports import PDF, Export
from exports.days import Words
from exports.parts import with_seal
from exports.seal.installation import Installation
from exports.seal.sealing import seal
from tool.record import Record


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """`clock_problem` says, in words, why there is no timestamp although a clock is named; empty if all is well."""

    file: bytes
    clock_problem: str = ""


def sealed_paper(
    export: Export, record: Record, words: Words, made_at: datetime, installation: Installation, sealed_at: datetime
) -> SealedPaper:
    """The file of an export, which names the seal's fingerprint; sealed if it is a PDF.

    A clock that does not answer keeps no family from their paper: the seal then goes without a timestamp.
    Errors: as the export's own.
    """
    if export.media_type != PDF:
        return SealedPaper(export.make(record, with_seal(words, installation.key.fingerprint), made_at))
    return sealed_file(lambda words: export.make(record, words, made_at), words, installation, sealed_at)


def sealed_file(
    make: Callable[[Words], bytes], words: Words, installation: Installation, sealed_at: datetime
) -> SealedPaper:
    """The PDF that is made with these words, sealed, as `sealed_paper` does it."""
    pdf = make(with_seal(words, installation.key.fingerprint))
    if not installation.clock:
        return SealedPaper(seal(pdf, installation.key, sealed_at))

    from exports.seal.clock import Clock, ClockProblem

    try:
        return SealedPaper(seal(pdf, installation.key, sealed_at, Clock(installation.clock)))
    except ClockProblem as problem:
        return SealedPaper(seal(pdf, installation.key, sealed_at), str(problem))
