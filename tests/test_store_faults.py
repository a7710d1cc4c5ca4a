"""What was acknowledged stays, whatever breaks: the process, the disk, the file, or another writer."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from tool.discussion import Entry
from tool.store import NoSuchDiscussion, StaleWriter, Store, StoreProblem, home_folder

WORDS = "Ben smokes " * 100
AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)


def entry(kind: str = "answered", **content: object) -> Entry:
    return Entry(kind, content, AT, "practitioner")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settle.sqlite3"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store.open(url)
    store.begin("d1", "f1", entry("started", n=1))
    yield store
    store.close()


def code_of(attempt: Callable[[], object]) -> str:
    with pytest.raises(StoreProblem) as problem:
        attempt()
    return problem.value.code


def numbers(store: Store, discussion: str = "d1") -> list[object]:
    return [kept.content["n"] for kept in store.entries(discussion)]


# --- the process -----------------------------------------------------------------------------------------------------


def test_forty_kills_at_any_moment_lose_nothing_acknowledged_and_keep_nothing_twice(url: str) -> None:
    root = Path(__file__).parent.parent
    chance = random.Random(20261120)
    acknowledged_in_all = 0
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("store_writer.py")), url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        for run in range(40):
            discussion = f"run{run}"
            writer.stdin.write(f"{discussion}\n")
            started = writer.stdout.readline().split()
            # The writer's first words can overtake its parent's.
            said = [started] if started[0] == "kept" else []
            while started[0] != "writer":
                started = writer.stdout.readline().split()
                said += [started] if started[0] == "kept" else []
            time.sleep(chance.uniform(0, 0.08))
            os.kill(int(started[1]), signal.SIGKILL)
            while (line := writer.stdout.readline().split())[0] != "ended":
                said.append(line)
            assert line[1] == str(-signal.SIGKILL)
            acknowledged = len(said)
            acknowledged_in_all += acknowledged
            assert said == [["kept", str(number + 1)] for number in range(acknowledged)]
            store = Store.open(url)
            try:
                kept = numbers(store, discussion)
            except NoSuchDiscussion:
                kept = []
            # The one in flight may have been kept although nobody was told.
            assert kept in (list(range(1, acknowledged + 1)), list(range(1, acknowledged + 2)))
            store.close()
        writer.stdin.close()
    assert acknowledged_in_all  # how many depends on the machine; without any, nothing was tried
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# --- other writers ---------------------------------------------------------------------------------------------------


def test_of_two_tablets_exactly_one_wins_each_number(store: Store, url: str) -> None:
    stores = [store, Store.open(url)]
    together = threading.Barrier(2, timeout=10)

    def write(tablet: int) -> list[int]:
        won = []
        for number in range(2, 102):
            together.wait()
            try:
                stores[tablet].append("d1", number, entry(n=number, tablet=tablet))
                won.append(number)
            except StaleWriter as stale:
                assert stale.latest == number
                assert not stale.already_kept
        return won

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(write, range(2))
    assert sorted(first + second) == list(range(2, 102))
    assert numbers(store) == list(range(1, 102))
    winners = {kept.content["n"]: kept.content.get("tablet") for kept in store.entries("d1", after=1)}
    assert winners == dict.fromkeys(first, 0) | dict.fromkeys(second, 1)


def test_eight_sessions_of_one_process_write_side_by_side(store: Store) -> None:
    def visit(session: int) -> None:
        name = f"s{session}"
        store.begin(name, "f1", entry("started", n=1))
        for number in range(2, 22):
            store.append(name, number, entry(n=number))
            assert store.latest(name) == number

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(visit, range(8)))
    assert all(numbers(store, f"s{session}") == list(range(1, 22)) for session in range(8))


def test_a_store_locked_by_another_program_is_explained_and_works_again_after(url: str, file: Path) -> None:
    store = Store.open(url, patience=0.05)
    store.begin("d1", "f1", entry("started", n=1))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert code_of(lambda: store.append("d1", 2, entry(n=2))) == "locked"
    assert code_of(lambda: Store.open(url, patience=0.05)) == "locked"
    assert not store.can_write()
    assert numbers(store) == [1]
    other.execute("ROLLBACK")
    assert store.can_write()
    store.append("d1", 2, entry(n=2))
    assert numbers(store) == [1, 2]
    other.close()


# --- the disk --------------------------------------------------------------------------------------------------------


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """As on a full disk, a file stops growing; Python ignores the signal that comes with it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_when_the_disk_takes_no_more_the_person_is_told_and_nothing_is_lost(store: Store, file: Path) -> None:
    log = file.with_name("settle.sqlite3-wal")
    number = 2
    with no_file_above(log.stat().st_size + 30_000):
        with pytest.raises(StoreProblem) as problem:
            while number < 100:
                store.append("d1", number, entry(n=number, words=WORDS))
                number += 1
        told = "".join(traceback.format_exception(problem.value))
        assert problem.value.code in ("disk-full", "disk-fault")
        assert WORDS[:11] not in told
        assert not store.can_write()
        assert numbers(store) == list(range(1, number))
    assert number > 2
    assert store.can_write()
    store.append("d1", number, entry(n=number))
    assert numbers(store) == list(range(1, number + 1))


def test_a_full_database_is_called_full(store: Store, url: str) -> None:
    store.close()

    def keep_small(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count=40")

    event.listen(Pool, "connect", keep_small)
    try:
        small = Store.open(url)
        number = 2
        with pytest.raises(StoreProblem) as problem:
            while number < 200:
                small.append("d1", number, entry(n=number, words="x" * 3000))
                number += 1
    finally:
        event.remove(Pool, "connect", keep_small)
    assert problem.value.code == "disk-full"
    assert number > 2
    assert numbers(small) == list(range(1, number))


def test_a_disk_that_is_full_at_the_first_start_is_explained(url: str) -> None:
    with no_file_above(20_000):
        assert code_of(lambda: Store.open(url)) in ("disk-full", "disk-fault")
    assert Store.open(url).can_write()


# --- rights ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach; pytest's own are for one user alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)


@contextmanager
def as_a_plain_user() -> Iterator[None]:
    """The administrator may write anywhere, so these tests step down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_home_that_may_not_be_written_is_explained(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_a_plain_user():
        assert code_of(lambda: home_folder({"SETTLE_HOME": str(open_folder / "home")})) == "read-only"
        assert code_of(lambda: Store.open(f"sqlite:///{open_folder / 'settle.sqlite3'}")) == "read-only"
    assert list(open_folder.iterdir()) == []


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444)])
def test_a_store_that_may_only_be_read_is_explained(open_folder: Path, folder_mode: int, file_mode: int) -> None:
    url = f"sqlite:///{open_folder / 'settle.sqlite3'}"
    store = Store.open(url)
    store.begin("d1", "f1", entry("started", n=1))
    store.close()
    (open_folder / "settle.sqlite3").chmod(file_mode)
    open_folder.chmod(folder_mode)
    with as_a_plain_user():
        assert code_of(lambda: Store.open(url)) == "read-only"
    open_folder.chmod(0o777)
    (open_folder / "settle.sqlite3").chmod(0o666)
    assert numbers(Store.open(url)) == [1]
