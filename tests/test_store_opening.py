"""Opening a store: new, old, newer, somebody else's, and two at once."""

import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from tool.discussion import Entry
from tool.store import Store, StoreProblem
from tool.store.engine import Database
from tool.store.migrating import SCRIPTS, bring_up_to_date
from tool.store.schema import HEAD, VERSION_TABLE, metadata

STARTED = Entry("started", {"n": 1}, datetime(2026, 11, 20, tzinfo=UTC), "practitioner")

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "settle9999"
down_revision = "{head}"


def upgrade() -> None:
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("discussions", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.String(10), nullable=True))
    {last}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settle.sqlite3"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


def scripts_of_next_year(folder: Path, last: str = "pass") -> Path:
    scripts = copytree(SCRIPTS, folder / "100% migrations")
    (scripts / "versions" / "settle9999_next.py").write_text(NEXT.format(head=HEAD, last=last), encoding="utf-8")
    return scripts


def code_of(url: str) -> str:
    with pytest.raises(StoreProblem) as problem:
        Store.open(url, patience=0.05)
    assert problem.value.__cause__ is None
    return problem.value.code


def tables(file: Path) -> dict[str, str]:
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_the_migrations_make_exactly_the_tables_of_the_schema(file: Path, url: str, tmp_path: Path) -> None:
    Store.open(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "version_table": VERSION_TABLE}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()
    # Alembic does not look at partial indexes nor at WITHOUT ROWID; the words of the tables do.
    straight = tmp_path / "straight.sqlite3"
    engine = create_engine(f"sqlite:///{straight}")
    metadata.create_all(engine)
    engine.dispose()
    migrated = tables(file)
    assert migrated.pop(VERSION_TABLE)
    assert migrated == tables(straight)
    assert "WITHOUT ROWID" in migrated["opinions"]


def test_the_schema_names_the_newest_migration() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [HEAD]


def test_a_store_writes_every_entry_through_to_the_disk(file: Path, url: str) -> None:
    store = Store.open(url)
    with store._database.reading() as connection:
        asked = ("journal_mode", "synchronous", "fullfsync", "foreign_keys")
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert settings == ["wal", 2, 1, 1]
    assert (file.parent / "settle.sqlite3-wal").exists()


def test_an_empty_file_becomes_a_store(file: Path, url: str) -> None:
    file.touch()
    Store.open(url).begin("d1", "f1", STARTED)
    assert Store.open(url).entries("d1") == (STARTED,)


def test_an_older_store_is_brought_up_to_date_with_all_it_holds(url: str, tmp_path: Path) -> None:
    store = Store.open(url)
    store.begin("d1", "f1", STARTED)
    store.close()
    database = Database(url, 1)
    bring_up_to_date(database, 1, scripts_of_next_year(tmp_path), "settle9999")
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT id, colour FROM discussions").all() == [("d1", None)]
        assert connection.exec_driver_sql("SELECT count(*) FROM entries").scalar() == 1


def test_a_store_of_the_first_release_can_hold_publications_and_keeps_its_visits(url: str, tmp_path: Path) -> None:
    first = copytree(SCRIPTS, tmp_path / "first release")
    for script in (first / "versions").glob("settle*.py"):
        if not script.name.startswith("settle0001"):
            script.unlink()
    bring_up_to_date(Database(url, 1), 1, first, "settle0001")
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("INSERT INTO discussions VALUES ('d1', 'f1')")
    store = Store.open(url)
    assert store.newest_publication() is None
    with store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT id FROM discussions").all() == [("d1",)]


def test_a_newer_store_is_left_as_it_is(file: Path, url: str, tmp_path: Path) -> None:
    store = Store.open(url)
    store.begin("d1", "f1", STARTED)
    store.close()
    bring_up_to_date(Database(url, 1), 1, scripts_of_next_year(tmp_path), "settle9999")
    before = tables(file)
    assert code_of(url) == "newer"
    assert tables(file) == before


def test_a_migration_that_fails_half_way_leaves_the_store_as_it_was(file: Path, url: str, tmp_path: Path) -> None:
    store = Store.open(url)
    store.begin("d1", "f1", STARTED)
    store.close()
    before = tables(file)
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(Database(url, 1), 1, scripts_of_next_year(tmp_path, last="1 / 0"), "settle9999")
    assert tables(file) == before
    assert Store.open(url).entries("d1") == (STARTED,)


def test_six_first_starts_at_once_all_find_one_store(url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: Store.open(url), range(6)))
    for number, store in enumerate(stores):
        store.begin(f"d{number}", "f1", STARTED)
    assert len(stores[0].discussions()) == 6


def test_two_new_stores_in_one_process_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}.sqlite3" for name in "abcd"]
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(Store.open, urls))
    assert [store.can_write() for store in stores] == [True] * 4


def test_a_file_that_is_no_database_is_left_as_it_is(file: Path, url: str) -> None:
    for words in ("Dear diary\n", "Dear diary\n" * 1000):
        file.write_text(words, encoding="utf-8")
        assert code_of(url) == "not-a-database"
        assert file.read_text(encoding="utf-8") == words


def test_another_programs_database_is_left_as_it_is(file: Path, url: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    before = file.read_bytes()
    assert code_of(url) == "not-ours"
    assert file.read_bytes() == before


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert code_of(f"sqlite:///{tmp_path}") == "not-a-database"
    assert code_of(f"sqlite:///{tmp_path / 'nowhere' / 'settle.sqlite3'}") == "no-folder"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "settle.sqlite3",
        "mysql://db/settle",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?uri=true",
        "a:b:c",
    ],
)
def test_a_database_settle_cannot_use_is_refused_in_words(wrong: str) -> None:
    assert code_of(wrong) == "unknown-database"


def test_a_missing_driver_is_named_and_the_password_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreProblem, match="psycopg") as problem:
        Store.open("postgresql+psycopg://settle:open-sesame@db.example/settle")
    assert problem.value.code == "driver-missing"
    assert "db.example" in str(problem.value)
    assert "open-sesame" not in str(problem.value)
