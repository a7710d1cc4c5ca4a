"""The store: everything Settle keeps, in one database."""

from secrets import token_bytes
from typing import Self

from sqlalchemy import update

from tool.store import schema
from tool.store.cloak import Cloak, PlainCloak
from tool.store.engine import Database
from tool.store.feedback_box import FeedbackBox
from tool.store.journal import Journal
from tool.store.migrating import bring_up_to_date
from tool.store.publications import PublicationShelf
from tool.store.trouble import StoreProblem

PATIENCE = 5.0
"""Seconds a writer waits for another before it says that the store is locked."""

HEARTBEAT_LOAD = 16 * 1024
"""Bytes the heartbeat writes: more than most taps do, so that it is the first to fail when a disk fills up."""

HEARTBEAT_PATIENCE = 0.5
"""Seconds the heartbeat waits; the next beat is never far."""


class Store(Journal, PublicationShelf, FeedbackBox):
    """The journals with their question sets, what was published, and the opinions. One for all threads of a process."""

    def __init__(self, database: Database, cloak: Cloak) -> None:
        """Use `open`."""
        self._database = database
        self._cloak = cloak

    @classmethod
    def open(cls, url: str, cloak: Cloak | None = None, *, patience: float = PATIENCE) -> Self:
        """The store at that database URL, made or brought up to date if need be.

        `url`: sqlite:///path or postgresql://...; `cloak`: hides personal content, PlainCloak if none is given;
        `patience`: seconds to wait for other writers. Errors: StoreProblem, in words; the database is then as it was.
        """
        database = Database(url, patience)
        try:
            bring_up_to_date(database, patience)
        except BaseException:
            database.close()
            raise
        return cls(database, cloak or PlainCloak())

    def can_write(self) -> bool:
        """Whether an entry could be saved now, found out by a real write of one row. Never raises."""
        beat = schema.heartbeat
        # Random, since SQLite does not write what has not changed.
        beaten = update(beat).where(beat.c.id == 1).values(load=token_bytes(HEARTBEAT_LOAD))
        try:
            with self._database.writing(patience=HEARTBEAT_PATIENCE) as connection:
                return connection.execute(beaten).rowcount == 1
        except StoreProblem:
            return False

    def close(self) -> None:
        """Let go of the database. What was saved is saved; this is only tidy."""
        self._database.close()
