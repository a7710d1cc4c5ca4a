"""Building, sealing and verifying our papers beside plain reportlab, WeasyPrint and Typst, on the same content.

Run it with `uv run --with weasyprint --with typst python benchmarks/papers.py`; one that is not there is named as such.
All figures come from one run on the machine at hand, taken in turns; the ratios can be compared between machines.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from other_makers import OTHERS, parts
from speed import FULL_FAMILY

from exports import EXPORTS
from exports.family_document import family_document
from exports.parts import with_seal
from exports.pdf import drawn_pages
from exports.record_document import practitioner_document
from exports.seal import SealKey, seal, trusted_by, verify
from tool.commands import HERE
from tool.reading.family_file import read_family
from tool.reading.question_files import SHIPPED, read_folder
from tool.signature import Ink
from tool.worked_record import WorkedVisit, worked_record

RUNS = 15
INK = Ink(
    tuple(
        tuple((60 + 8 * n, 125 + (n * 37 + line * 61) % 150, 500 * line + 8 * n, 128) for n in range(60))
        for line in range(2)
    )
)
"""A signature of 120 points, as a finger draws it in a second."""


def in_turns(makers: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of each, the median; taken in turns, so that a busy moment of the machine hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in makers}
    for make in makers.values():
        make()
    for _ in range(RUNS):
        for name, make in makers.items():
            begun = time.perf_counter()
            make()
            times[name].append((time.perf_counter() - begun) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Print the tables."""
    question_set = read_folder().question_set
    assert question_set is not None
    family = read_family(SHIPPED / "families" / FULL_FAMILY, question_set).family
    assert family is not None
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    record = worked_record(question_set, WorkedVisit(family.answers, family.people, family.plan), "7F3K", now, HERE)
    signed = tuple(replace(one, outcome="drawn", ink=INK) for one in record.signatures)
    record = replace(record, signatures=signed)
    with tempfile.TemporaryDirectory() as folder:
        key = SealKey.own(Path(folder))
    trusted = trusted_by(Path("nowhere"), [key.certificate])
    words = with_seal(question_set.paper_words, key.fingerprint)
    for name, document in (("record", practitioner_document), ("family-copy", family_document)):
        export, made = EXPORTS[name], document(record, words)
        content = list(parts(made.blocks))
        built = export.make(record, words, now)
        sealed = seal(built, key, now)
        assert verify(sealed, trusted).is_genuine
        makers: dict[str, Callable[[], object]] = {
            "ours: pages alone": lambda made=made: drawn_pages(made),
            "ours: built (pages, tags, archive, twin)": lambda export=export: export.make(record, words, now),
            "ours: built and sealed": lambda export=export: seal(export.make(record, words, now), key, now),
            "ours: verified": lambda sealed=sealed: verify(sealed, trusted),
        }
        sizes = {"ours: built (pages, tags, archive, twin)": built, "ours: built and sealed": sealed}
        missing = []
        for other, make in OTHERS.items():
            try:
                sizes[other] = make(content)
            except ImportError:
                missing.append(other)
            else:
                makers[other] = lambda make=make, content=content: make(content)
        times = in_turns(makers)
        plain = times["reportlab, plain"]
        sys.stdout.write(f"{name}\n{'':42} {'ms':>8} {'of plain':>9} {'KB':>7}\n")
        for what, figure in times.items():
            size = f"{len(sizes[what]) / 1024:7.1f}" if what in sizes else ""
            sys.stdout.write(f"{what:42} {figure:8.1f} {figure / plain:9.2f} {size:>7}\n")
        sys.stdout.writelines(f"{other}: not here\n" for other in missing)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
