"""A process that saves entries until it is killed; started by test_store_faults.

Each line on stdin is a discussion's id: a fork then opens the store, begins that discussion and appends to it for ever,
writing "kept <number>" after each entry that was acknowledged. Forked so that a run costs milliseconds, not an import.
"""

import os
import sys
from datetime import UTC, datetime

from tool.discussion import Entry
from tool.store import Store


def say(line: str) -> None:
    """One write, so that a kill never leaves half a line."""
    os.write(1, f"{line}\n".encode())


def write_for_ever(url: str, discussion: str) -> None:
    """Entry n holds the number n."""
    store = Store.open(url)
    number = 1
    while True:
        entry = Entry("answered", {"n": number, "words": "x" * (number * 37 % 9000)}, datetime.now(UTC), "practitioner")
        if number == 1:
            store.begin(discussion, "f", entry)
        else:
            store.append(discussion, number, entry)
        say(f"kept {number}")
        number += 1


if __name__ == "__main__":
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write_for_ever(sys.argv[1], line.strip())
        say(f"writer {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")
