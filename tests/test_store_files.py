"""What happens when a store's file is taken away or damaged."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tool.discussion import Entry
from tool.store import NoSuchDiscussion, StaleWriter, Store, StoreProblem

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


def test_a_file_deleted_under_a_running_store_is_noticed_at_the_next_tap(store: Store, file: Path) -> None:
    assert store.can_write()
    file.unlink()
    assert code_of(lambda: store.append("d1", 2, entry(n=2))) == "gone"
    assert not store.can_write()


def test_a_log_deleted_under_a_running_store_is_noticed_at_the_next_tap(store: Store, file: Path) -> None:
    file.with_name("settle.sqlite3-wal").unlink()
    assert code_of(lambda: store.append("d1", 2, entry(n=2))) == "gone"
    assert not store.can_write()


def test_a_file_replaced_under_a_running_store_is_noticed(store: Store, file: Path) -> None:
    copy = file.with_name("copy")
    copy.write_bytes(file.read_bytes())
    copy.replace(file)
    assert code_of(lambda: store.append("d1", 2, entry(n=2))) == "gone"
    assert not store.can_write()


def test_a_missing_entry_is_noticed(store: Store, file: Path) -> None:
    store.append("d1", 2, entry(n=2))
    store.append("d1", 3, entry(n=3))
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM entries WHERE number = 2")
    assert code_of(lambda: store.entries("d1")) == "damaged"


def test_a_damaged_file_is_explained_and_never_a_traceback(store: Store, url: str, file: Path) -> None:
    for number in range(2, 40):
        store.append("d1", number, entry(n=number, words="x" * (number * 97 % 6000)))
    store.close()
    whole = file.read_bytes()
    chance = random.Random(7)
    codes: set[str] = set()
    for run in range(80):
        size = chance.choice([1, 16, 512, 4096])
        start = chance.randrange(len(whole) - size) if run else 0
        broken = bytearray(whole)
        broken[start : start + size] = chance.randbytes(size)
        if chance.random() < 0.2:
            del broken[chance.randrange(len(broken)) :]
        file.write_bytes(broken)
        damaged = None
        try:
            damaged = Store.open(url)
            damaged.entries("d1")
            damaged.discussions()
            damaged.opinions()
            damaged.append("d1", 40, entry(n=40))
        except StoreProblem as problem:
            codes.add(problem.code)
        except (NoSuchDiscussion, StaleWriter):
            codes.add("other")
        finally:
            if damaged:
                damaged.close()
            for side in ("-wal", "-shm"):
                file.with_name(file.name + side).unlink(missing_ok=True)
    assert "damaged" in codes
    file.write_bytes(whole)
    assert numbers(Store.open(url)) == list(range(1, 40))
