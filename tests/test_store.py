"""What the store keeps for a family, and what it refuses."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from tool.discussion import Entry, Kind
from tool.store import (
    AlreadyBegun,
    Finished,
    NoSuchDiscussion,
    StaleWriter,
    Store,
)
from tool.store.content import DEEPEST, json_bytes, json_content
from tool.store.schema import VERSION_TABLE, metadata

AT = datetime(2026, 11, 20, 14, 5, 6, 789012, tzinfo=UTC)
POSTGRESQL = os.environ.get("SETTLE_TEST_POSTGRESQL_URL", "")
"""Set it (and install a driver) to run these tests on PostgreSQL too; its tables of Settle are dropped."""


def entry(kind: str = "answered", *, at: datetime = AT, actor: str = "practitioner", **content: Any) -> Entry:
    return Entry(kind=kind, content=content, at=at, actor=actor)


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRESQL else ["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'settle.sqlite3'}"
    if request.param == "postgresql":
        url = POSTGRESQL
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text(f"DROP TABLE IF EXISTS {VERSION_TABLE}"))
            metadata.drop_all(connection)
        engine.dispose()
    store = Store.open(url)
    yield store
    store.close()


# --- a journal -------------------------------------------------------------------------------------------------------


def test_a_discussion_is_read_back_as_it_was_told(store: Store) -> None:
    told = [
        entry("started", actor="Zoë Ní Bhriain"),
        entry(question="smokes", value=["Ben"], note='"tonight"\n\t\u0000 👶🏽 العربية'),
        entry("skipped", question="alcohol", weights=[3400, 2.5, -0.0, 10**30], nothing=None, yes=True),
    ]
    store.begin("d1", "f1", told[0])
    store.append("d1", 2, told[1])
    store.append("d1", 3, told[2])
    assert store.entries("d1") == tuple(told)
    assert store.entries("d1", after=2) == (told[2],)
    assert store.entries("d1", after=3) == ()
    assert store.latest("d1") == 3
    assert store.question_set_of("d1") == "f1"


def test_a_journal_survives_closing_the_tool(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    store.append("d1", 2, entry(n=2))
    store.close()
    assert [e.kind for e in store.entries("d1")] == ["started", "answered"]


def test_times_come_back_in_utc_to_the_microsecond(store: Store) -> None:
    in_derby_in_june = datetime(2026, 6, 1, 9, 30, 0, 1, tzinfo=timezone(timedelta(hours=1)))
    store.begin("d1", "f1", entry("started", at=in_derby_in_june))
    kept = store.entries("d1")[0].at
    assert kept == in_derby_in_june
    assert kept.tzinfo is UTC


texts = st.text(st.characters(codec="utf-8"))
contents = st.dictionaries(
    texts,
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(contents)
def test_content_as_bytes_comes_back_equal_and_equal_content_is_equal_bytes(content: dict[str, Any]) -> None:
    data = json_bytes(content)
    assert json_content(data) == content
    # Equal is not yet the same: True == 1 == 1.0.
    assert json_bytes(json_content(data)) == data
    assert json_bytes(dict(reversed(content.items()))) == data


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=contents, actor=texts, at=st.datetimes(timezones=st.just(UTC)))
def test_whatever_a_family_says_comes_back_exactly(store: Store, content: Any, actor: str, at: datetime) -> None:
    said = Entry("answered", content, at, actor)
    if not store.discussions():
        store.begin("d1", "f1", entry("started"))
    number = store.latest("d1") + 1
    store.append("d1", number, said)
    assert store.entries("d1", after=number - 1) == (said,)


@pytest.mark.parametrize(
    "content",
    [
        {"words": "half a character \ud83d"},
        {"key \udc00": 1},
        {1: "a key that is no text"},
        {"number": float("nan")},
        {"number": float("inf")},
        {"day": AT},
        {"bytes": b"x"},
    ],
)
def test_what_cannot_be_kept_exactly_is_refused_and_never_repeated(store: Store, content: Any) -> None:
    store.begin("d1", "f1", entry("started"))
    with pytest.raises(ValueError, match=r"kept|cannot|only|Out of range") as refused:
        store.append("d1", 2, Entry("answered", content, AT, "practitioner"))
    assert "half a character \ud83d" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert store.latest("d1") == 1


def test_content_nested_deeper_than_can_be_read_back_is_refused() -> None:
    content: dict[str, Any] = {}
    for _ in range(DEEPEST - 1):
        content = {"in": content}
    assert json_content(json_bytes(content)) == content
    with pytest.raises(ValueError, match="nested"):
        json_bytes({"in": content})


def test_an_entry_without_a_time_zone_or_with_words_for_a_kind_is_refused(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    with pytest.raises(ValueError, match="time zone"):
        store.append("d1", 2, entry(at=datetime(2026, 11, 20)))  # noqa: DTZ001 - the slip being tested
    with pytest.raises(ValueError, match="kind"):
        store.append("d1", 2, entry("Ben smokes"))
    with pytest.raises(ValueError, match="half a character"):
        store.append("d1", 2, entry(actor="\ud800"))
    assert store.latest("d1") == 1


def test_every_kind_of_entry_comes_back_as_plain_text(store: Store) -> None:
    store.begin("d1", "f1", entry(Kind.STARTED))
    for number, kind in enumerate([*(set(Kind) - {Kind.STARTED, Kind.FINISHED}), Kind.FINISHED], start=2):
        store.append("d1", number, entry(kind))
    kept = [e.kind for e in store.entries("d1")]
    assert {type(kind) for kind in kept} == {str}
    assert set(kept) == set(Kind)


# --- what a journal refuses ------------------------------------------------------------------------------------------


def test_a_second_tablet_that_has_not_seen_everything_is_told(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    store.append("d1", 2, entry(value="first tablet"))
    with pytest.raises(StaleWriter) as told:
        store.append("d1", 2, entry(value="second tablet"))
    assert (told.value.latest, told.value.already_kept) == (2, False)
    assert [e.content for e in store.entries("d1", after=1)] == [{"value": "first tablet"}]


def test_a_tablet_that_has_seen_more_than_the_store_holds_is_told(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    with pytest.raises(StaleWriter) as told:
        store.append("d1", 3, entry())
    assert told.value.latest == 1


def test_a_second_try_of_the_same_entry_learns_that_the_first_arrived(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    store.append("d1", 2, entry(value="once"))
    store.append("d1", 3, entry(value="later"))
    with pytest.raises(StaleWriter) as told:
        store.append("d1", 2, entry(value="once", at=AT.astimezone(timezone(timedelta(hours=1)))))
    assert told.value.already_kept
    assert store.latest("d1") == 3


def test_a_finished_discussion_takes_an_addendum_and_nothing_else(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    store.append("d1", 2, entry("finished"))
    for kind in ("answered", "signed", "finished"):
        with pytest.raises(Finished):
            store.append("d1", 3, entry(kind))
    store.append("d1", 3, entry("addendum", words="rang on Monday"))
    with pytest.raises(Finished):
        store.append("d1", 4, entry("answered"))
    assert [e.kind for e in store.entries("d1")] == ["started", "finished", "addendum"]


def test_one_familys_finish_does_not_finish_another(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    store.begin("d2", "f1", entry("started"))
    store.append("d1", 2, entry("finished"))
    store.append("d2", 2, entry("answered"))
    assert store.latest("d2") == 2


@pytest.mark.parametrize("unknown", ["d2", "", "../d1", "d1' OR 1=1", "x" * 5000, "\x00", "\ud800"])
def test_an_unknown_discussion_is_refused_whatever_stands_in_the_address(store: Store, unknown: str) -> None:
    store.begin("d1", "f1", entry("started"))
    for ask in (store.entries, store.latest, store.question_set_of):
        with pytest.raises(NoSuchDiscussion):
            ask(unknown)
    with pytest.raises(NoSuchDiscussion):
        store.append(unknown, 2, entry())


def test_a_discussion_begins_once(store: Store) -> None:
    store.begin("d1", "f1", entry("started", n=1))
    with pytest.raises(AlreadyBegun):
        store.begin("d1", "f2", entry("started", n=2))
    assert (store.question_set_of("d1"), store.entries("d1")[0].content) == ("f1", {"n": 1})


def test_an_id_that_could_hold_a_name_is_refused(store: Store) -> None:
    for unfit in ("", "Amina and Ben", "a/b", "é", "x" * 65):
        with pytest.raises(ValueError, match="id"):
            store.begin(unfit, "f1", entry("started"))
    assert store.discussions() == ()


def test_numbers_begin_at_one(store: Store) -> None:
    store.begin("d1", "f1", entry("started"))
    with pytest.raises(ValueError, match="from 1"):
        store.append("d1", 0, entry())


# --- the list of discussions -----------------------------------------------------------------------------------------


def test_the_list_shows_the_newest_first_and_which_are_open(store: Store) -> None:
    hour = timedelta(hours=1)
    store.begin("old", "f1", entry("started", at=AT))
    store.begin("new", "f2", entry("started", at=AT + 2 * hour))
    store.append("old", 2, entry("finished", at=AT + hour))
    store.append("old", 3, entry("addendum", at=AT + 5 * hour))
    new, old = store.discussions()
    assert (new.id, new.finished, new.entries, new.question_set) == ("new", False, 1, "f2")
    assert (old.id, old.finished, old.entries, old.question_set) == ("old", True, 3, "f1")
    assert (old.started_at, old.last_at) == (AT, AT + 5 * hour)


# --- question sets ---------------------------------------------------------------------------------------------------


def test_an_old_visit_keeps_the_words_it_began_with(store: Store) -> None:
    files = {"questions/1-sleep.yaml": "ask: Where does {baby} sleep?\r\n", "languages/ur.yaml": "پوچھیں: کہاں\n"}
    store.keep_question_set("f1", files)
    store.keep_question_set("f1", files)
    store.keep_question_set("f2", {})
    assert store.question_set("f1") == files
    assert store.question_set("f2") == {}
    assert store.question_set("f3") is None


def test_a_fingerprint_never_changes_its_meaning(store: Store) -> None:
    store.keep_question_set("f1", {"a.yaml": "one"})
    with pytest.raises(ValueError, match="Other files"):
        store.keep_question_set("f1", {"a.yaml": "two"})
    assert store.question_set("f1") == {"a.yaml": "one"}
