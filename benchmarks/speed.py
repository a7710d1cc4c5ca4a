"""How long the middle takes: reading and checking every file, the advice, the next question, a save.

Run it with `uv run python benchmarks/speed.py`. Each figure is the median of several runs on the machine at hand; a
plain `json.loads` of the same answers' size is timed in the same run, so that figures of two machines can be compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tool.asking import advice_for, ask
from tool.checks import check
from tool.checks.worked import WorkedFamily
from tool.discussion import Entry, Kind
from tool.problems import Place
from tool.reading.family_file import read_family
from tool.reading.question_files import SHIPPED, read_folder
from tool.store import Store
from tool.worked import EVERY_SET, work

FULL_FAMILY = "all-seven-reasons.yaml"


def median_ms(work_: Callable[[], object], runs: int) -> float:
    """Milliseconds, the median of so many runs after one that is not counted."""
    work_()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work_()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def read_and_check() -> None:
    """What `settle check` does, without the process's start."""
    found = read_folder()
    assert found.question_set is not None
    families = []
    for file in sorted((SHIPPED / "families").glob("*.yaml")):
        family = read_family(file, found.question_set).family
        assert family is not None
        worked = work(found.question_set, family.answers, family.people, family.must_hear, family.must_not_hear)
        families.append(WorkedFamily(family.title, Place(file.name), worked))
    check(found, tuple(families))


def cold_ms(command: str, runs: int = 3) -> float:
    """Milliseconds of a command of `settle` on the shipped set, from the start of its process to its end."""
    run = [sys.executable, "-m", "tool", command]
    return median_ms(lambda: subprocess.run(run, capture_output=True, check=True, cwd=SHIPPED.parent), runs)


def main() -> None:
    """Print the table."""
    question_set = read_folder().question_set
    assert question_set is not None
    family = read_family(SHIPPED / "families" / FULL_FAMILY, question_set).family
    assert family is not None
    asked = ask(question_set, EVERY_SET, family.answers, family.people)
    yardstick = json.dumps({id_: ["some answer"] * 10 for id_ in question_set.questions})
    families = len(list((SHIPPED / "families").glob("*.yaml")))
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/settle.db")
        entry = Entry(Kind.ANSWERED, {"question": "smokes", "answer": {"kind": "not-sure"}}, datetime.now(UTC), "x")
        store.begin("visit", question_set.fingerprint, entry)
        number = iter(range(2, 10_000))
        rows = [
            ("read and check the question set", median_ms(lambda: check(read_folder()), 15), "300"),
            (f"the same with {families} worked families", median_ms(read_and_check, 7), "300"),
            ("advice over the whole set", median_ms(lambda: advice_for(question_set, asked, EVERY_SET), 200), "5"),
            (
                "choose the next question",
                median_ms(lambda: ask(question_set, EVERY_SET, family.answers, family.people), 500),
                "1",
            ),
            ("one durable save", median_ms(lambda: store.append("visit", next(number), entry), 100), "-"),
            ("yardstick: json.loads of 81 answers", median_ms(lambda: json.loads(yardstick), 500), "-"),
        ]
        store.close()
    rows.append(("settle check, cold (a process of its own)", cold_ms("check"), "3000"))
    sys.stdout.write(f"{'what':45} {'median ms':>10} {'bar ms':>8}\n")
    for what, figure, bar in rows:
        sys.stdout.write(f"{what:45} {figure:10.3f} {bar:>8}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
