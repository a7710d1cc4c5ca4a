"""Opinions of wordings: kept apart from visits; and personal words, which all pass through the cloak."""

import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tool.discussion import Entry
from tool.feedback import Opinion
from tool.store import Store, StoreProblem
from tool.store.schema import opinions

OPINION = Opinion("question/smokes", "en", "f1", "felt-judged", "Ask us kindly", "parent", "interpreter", "2026-11")
AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settle.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{file}")
    yield store
    store.close()


def test_opinions_are_counted_by_the_exact_wording(store: Store) -> None:
    for opinion in (OPINION, OPINION, replace(OPINION, language="pl"), replace(OPINION, fingerprint="f2")):
        store.give_feedback(opinion)
    assert store.opinions_count() == {
        ("question/smokes", "en", "f1"): 2,
        ("question/smokes", "pl", "f1"): 1,
        ("question/smokes", "en", "f2"): 1,
    }


def test_an_opinion_comes_back_as_it_was_given(store: Store) -> None:
    given = {OPINION, replace(OPINION, instead="", who="", help_used=""), replace(OPINION, instead="\u0000 ؟ 👶")}
    for opinion in given:
        store.give_feedback(opinion)
    assert set(store.opinions()) == given


def test_an_opinion_has_nothing_that_leads_to_a_visit() -> None:
    kept = {column.name for column in opinions.columns}
    assert kept == {field.name for field in fields(Opinion)} | {"id"}
    assert not opinions.foreign_keys


def test_the_database_does_not_know_in_which_order_opinions_came(store: Store, file: Path) -> None:
    for number in range(40):
        store.give_feedback(replace(OPINION, wording_id=f"q{number:02}"))
    with sqlite3.connect(file) as connection:
        stored = [row[0] for row in connection.execute("SELECT wording_id FROM opinions")]
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            connection.execute("SELECT rowid FROM opinions")
    assert sorted(stored) == [f"q{number:02}" for number in range(40)]
    assert stored != sorted(stored)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verdict", "lovely"),
        ("who", "Amina"),
        ("month", "2026-11-20"),
        ("month", "2026-13"),
        ("month", "٢٠٢٦-11"),
        ("month", ""),
        ("wording_id", ""),
        ("language", "en gb"),
        ("fingerprint", ""),
        ("help_used", "her sister Sana"),
    ],
)
def test_an_opinion_takes_only_the_words_it_may_have(field: str, value: str) -> None:
    with pytest.raises(ValueError, match=field) as refused:
        replace(OPINION, **{field: value})
    assert not value or value not in str(refused.value)


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="half a character"):
        store.give_feedback(replace(OPINION, instead="\ud83d"))
    assert store.opinions() == ()


class PlaceCloak:
    """Turns every bit over and writes the place in front; notes the places."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def hide(self, plain: bytes, place: str) -> bytes:
        self.places.append(place)
        return place.encode() + b"\n" + bytes(byte ^ 0xFF for byte in plain)

    def show(self, hidden: bytes, place: str) -> bytes:
        found, _, rest = hidden.partition(b"\n")
        if found != place.encode():
            raise ValueError("not hidden for this place")
        return bytes(byte ^ 0xFF for byte in rest)


def told_through(cloak: PlaceCloak, file: Path) -> Store:
    store = Store.open(f"sqlite:///{file}", cloak)
    store.begin("d1", "f1", Entry("started", {"baby": "Idris Okonkwo"}, AT, "Sister Mary"))
    store.append("d1", 2, Entry("answered", {"words": "we cuddle on the settee"}, AT, "Sister Mary"))
    store.give_feedback(replace(OPINION, instead="just ask us straight"))
    return store


def test_everything_personal_goes_through_the_cloak_and_nothing_of_it_reaches_the_disk(file: Path) -> None:
    cloak = PlaceCloak()
    store = told_through(cloak, file)
    assert cloak.places[:4] == ["d1/1/actor", "d1/1/content", "d1/2/actor", "d1/2/content"]
    assert len(cloak.places) == len(set(cloak.places)) == 5
    on_disk = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"d1/2/content" in on_disk
    for personal in (b"Idris", b"Mary", b"settee", b"straight"):
        assert personal not in on_disk
    assert store.entries("d1")[1].content == {"words": "we cuddle on the settee"}
    assert store.opinions()[0].instead == "just ask us straight"


@pytest.mark.parametrize(
    "swap",
    [
        "UPDATE entries SET content = (SELECT content FROM entries WHERE number = 1) WHERE number = 2",
        "UPDATE entries SET actor = (SELECT actor FROM entries WHERE number = 2) WHERE number = 1",
        "UPDATE opinions SET instead = x'00'",
    ],
)
def test_words_that_were_moved_to_another_place_are_not_shown(file: Path, swap: str) -> None:
    store = told_through(PlaceCloak(), file)
    with sqlite3.connect(file) as connection:
        connection.execute(swap)

    def read() -> Any:
        return store.entries("d1"), store.opinions()

    with pytest.raises(StoreProblem) as problem:
        read()
    assert problem.value.code == "damaged"
