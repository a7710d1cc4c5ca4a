"""Brings a database up to date before anything else uses it.

A new migration is a file in `migrations/versions/`, the same change in `schema.py`, and the new `HEAD` there. It is
never edited once it was released. Change tables with `op.batch_alter_table`, which SQLite needs.
"""

from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, exc, inspect, text

from tool.store.engine import Database
from tool.store.schema import HEAD, VERSION_TABLE
from tool.store.trouble import StoreProblem, in_words

SCRIPTS = Path(__file__).parent / "migrations"

_ALEMBIC = Lock()
"""Alembic's `context` is one for the whole process: two databases must not be brought up to date at once."""

_POSTGRESQL_LOCK = 0x5E771E
"""Any number, the same in every process."""


def bring_up_to_date(database: Database, patience: float, scripts: Path = SCRIPTS, head: str = HEAD) -> None:
    """Run the migrations that are missing, all or none, one process at a time.

    Errors: StoreProblem: the database is newer than this tool, not ours, not a database, locked, not to be written.
    It is then as it was.
    """
    engine = database.new_engine(keep_references=False)
    try:
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine, database.place, patience)
        with database.writing(engine=engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRESQL_LOCK})
            if _version(connection) != head:
                _upgrade(connection, database.place, scripts)
    finally:
        engine.dispose()


def _prepare_sqlite(engine: Engine, place: str, patience: float) -> None:
    """Refuse another program's file, and switch ours to WAL, a mode that is kept in the file."""
    until = monotonic() + patience
    while True:
        try:
            with in_words(place):
                _refuse_foreign_sqlite(engine, place)
                _switch_to_wal(engine, place)
            return
        except StoreProblem as problem:
            # While another process makes the same switch, SQLite says "busy" at once instead of waiting.
            if problem.code != "locked" or monotonic() > until:
                raise
            sleep(0.01)


def _refuse_foreign_sqlite(engine: Engine, place: str) -> None:
    """A whole file is ours or not ours; a PostgreSQL database may be shared."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
    if tables and VERSION_TABLE not in tables:
        raise StoreProblem("not-ours", place)


def _switch_to_wal(engine: Engine, place: str) -> None:
    # Outside SQLAlchemy's transactions, inside which the mode cannot change; so its errors are wrapped by hand.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        mode = cursor.fetchone()
    except engine.dialect.loaded_dbapi.Error as error:
        raise exc.DBAPIError("PRAGMA journal_mode=WAL", None, error) from None
    finally:
        connection.close()
    if mode != ("wal",):
        raise StoreProblem("disk-fault", place, "no WAL here")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    # Both names are ours and constant.
    return connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608


def _upgrade(connection: Connection, place: str, scripts: Path) -> None:
    # Alembic is only needed on the day of a change; the other starts do without its import.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    # Config values are templates, in which a per cent sign in a folder's name would be an error.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    version = _version(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise StoreProblem("newer", place, version)
    with _ALEMBIC:
        command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken:
            raise StoreProblem("damaged", place, "foreign key")
