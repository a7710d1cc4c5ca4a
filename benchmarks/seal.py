"""How long sealing and verifying take beside building the paper, and how much a seal adds to the file.

Run it with `uv run python benchmarks/seal.py`. All figures come from one run on the machine at hand; the ratio to the
plain build is what can be compared between machines.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from speed import FULL_FAMILY, median_ms

from exports import EXPORTS
from exports.parts import with_seal
from exports.seal import SealKey, Trusted, seal, trusted_by, verify
from tool.commands import HERE
from tool.reading.family_file import read_family
from tool.reading.question_files import SHIPPED, read_folder
from tool.worked_record import WorkedVisit, worked_record

RUNS = 25


def main() -> None:
    """Print the table."""
    question_set = read_folder().question_set
    assert question_set is not None
    family = read_family(SHIPPED / "families" / FULL_FAMILY, question_set).family
    assert family is not None
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    record = worked_record(question_set, WorkedVisit(family.answers, family.people, family.plan), "7F3K", now, HERE)
    with tempfile.TemporaryDirectory() as folder:
        key = SealKey.own(Path(folder))
    trusted = trusted_by(Path("nowhere"), [key.certificate])
    words = with_seal(question_set.paper_words, key.fingerprint)
    begun = time.perf_counter()
    seal(EXPORTS["record"].make(record, words, now), key, now)
    first = (time.perf_counter() - begun) * 1000
    sys.stdout.write(f"the first seal of a process, imports included: {first:.0f} ms\n\n")
    sys.stdout.write(f"{'what':44} {'median ms':>10} {'of build':>9} {'KB':>8}\n")
    for name, export in EXPORTS.items():
        if export.ending == ".pdf":
            plain = export.make(record, words, now)
            sealed = seal(plain, key, now)
            assert verify(sealed, trusted).is_genuine
            changed = bytes([*sealed[:-400], sealed[-400] ^ 1, *sealed[-399:]])
            build = median_ms(lambda export=export: export.make(record, words, now), RUNS)
            rows = (
                (f"{name}: plain build", build, plain),
                (f"{name}: seal", median_ms(lambda plain=plain: seal(plain, key, now), RUNS), sealed),
                (f"{name}: verify", median_ms(lambda sealed=sealed: verify(sealed, trusted), RUNS), None),
                (
                    f"{name}: verify, unknown key",
                    median_ms(lambda sealed=sealed: verify(sealed, Trusted()), RUNS),
                    None,
                ),
                (f"{name}: verify, changed", median_ms(lambda changed=changed: verify(changed, trusted), RUNS), None),
            )
            for what, figure, file in rows:
                size = f"{len(file) / 1024:8.1f}" if file is not None else ""
                sys.stdout.write(f"{what:44} {figure:10.2f} {figure / build:9.2f} {size:>8}\n")


if __name__ == "__main__":
    main()
