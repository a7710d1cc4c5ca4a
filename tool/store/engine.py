"""The database behind the store: how it is reached, read and written. All that differs between databases is here."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from tool.store.sqlite_file import SqliteFile
from tool.store.trouble import StoreProblem, in_words

WRITES = "settle_writes"
"""Execution option of connections that are going to write; its value is their patience in milliseconds."""


class Database:
    """One database for all threads of this process. Readers never wait for writers nor hold them up."""

    def __init__(self, url: str, patience: float) -> None:
        """`patience`: seconds a writer waits for its turn. Errors: StoreProblem. Nothing is written yet."""
        self._url = _parsed(url)
        self._patience = patience
        self._turn = Lock()
        self._file = SqliteFile(self._url.database or "") if self._url.get_backend_name() == "sqlite" else None
        # The password stays out of every message.
        self.place = str(self._file.path) if self._file else self._url.render_as_string(hide_password=True)
        if self._file:
            self._file.make()
        self._engine = self.new_engine()

    def new_engine(self, *, keep_references: bool = True) -> Engine:
        """An engine with our settings; `keep_references=False` for migrations, which take tables apart.

        Errors: StoreProblem when there is no driver.
        """
        try:
            # Parameters are what families said: never in an error message or a log.
            engine = create_engine(self._url, hide_parameters=True, pool_pre_ping=self._file is None)
        except ModuleNotFoundError:
            raise StoreProblem("driver-missing", self.place) from None
        except exc.SQLAlchemyError:
            raise StoreProblem("unknown-database", self.place) from None
        if self._file:
            _tune_sqlite(engine, self._patience, keep_references)
        else:
            _tune_postgresql(engine)
        return engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the data. Errors: StoreProblem."""
        with in_words(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, patience: float | None = None, engine: Engine | None = None) -> Iterator[Connection]:
        """One transaction, on the disk for good when the block is left without an error; else as if it never was.

        Errors: AlreadyThere; StoreProblem, which can, rarely, come although the transaction was kept (a disk that
        fails in the last step): a caller that tries again must be able to tell.
        """
        wait = self._patience if patience is None else patience
        # Writers of this process queue here, which is quicker than SQLite's way of asking again and again.
        if not self._turn.acquire(timeout=wait):
            raise StoreProblem("locked", self.place, "queue")
        try:
            writer = (engine or self._engine).execution_options(**{WRITES: int(wait * 1000)})
            with in_words(self.place), writer.begin() as connection:
                yield connection
            if self._file:
                self._file.still_there()
        finally:
            self._turn.release()

    def close(self) -> None:
        """Let go of every connection. The database can still be used: it is then reached afresh."""
        self._engine.dispose()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (exc.ArgumentError, ValueError):
        raise StoreProblem("unknown-database", "") from None
    if backend not in ("sqlite", "postgresql"):
        raise StoreProblem("unknown-database", "")
    in_memory = not parsed.database or parsed.database == ":memory:" or parsed.database.startswith("file:")
    # A database in memory would forget a family with the process.
    if backend == "sqlite" and in_memory:
        raise StoreProblem("unknown-database", "")
    return parsed


def _tune_sqlite(engine: Engine, patience: float, keep_references: bool) -> None:
    @event.listens_for(engine, "connect")
    def tune(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's own BEGIN is switched off (it comes late and never as IMMEDIATE); `begin` below sends ours.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={int(patience * 1000)}",
            # FULL: every commit is on the disk before it returns, also when the power goes. NORMAL is not.
            "synchronous=FULL",
            "fullfsync=1",
            "checkpoint_fullfsync=1",
            "cell_size_check=1",
            f"foreign_keys={int(keep_references)}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        wait = connection.get_execution_options().get(WRITES)
        if wait is None:
            connection.exec_driver_sql("BEGIN")
            return
        connection.exec_driver_sql(f"PRAGMA busy_timeout={wait}")
        # A writer takes the write lock first: one that reads, then writes, can be refused half-way.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _tune_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        patience = connection.get_execution_options().get(WRITES)
        if patience is not None:
            connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience}")
