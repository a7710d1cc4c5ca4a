"""The tables as they are now. How they came to be so is in `migrations/`; a test keeps the two alike."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    TypeDecorator,
)

from tool.store.trouble import DamagedValue

HEAD = "settle0002"
"""The migration that these tables stand for."""

VERSION_TABLE = "settle_version"
"""Where Alembic notes it; not Alembic's usual name, so that no other program's database is taken for ours."""


FINISHED = "finished"
"""The kind of entry that closes a journal; there is at most one in each."""


class Moment(TypeDecorator[datetime]):
    """A moment to the microsecond, always UTC, as text such as 2026-11-23T08:00:00.000000Z.

    The same on every database, readable in a backup, and in order when sorted as text.
    """

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Errors: ValueError for a moment without a time zone."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware, UTC. Errors: DamagedValue when the text is no moment."""
        try:
            return None if value is None else datetime.fromisoformat(value)
        except (ValueError, TypeError):
            raise DamagedValue from None


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

discussions = Table(
    "discussions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("question_set", String(200), nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("discussion_id", String(64), ForeignKey("discussions.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The journals. The primary key is what makes one of two writers lose."""

Index(
    "ix_entries_finished",
    entries.c.discussion_id,
    unique=True,
    sqlite_where=entries.c.kind == FINISHED,
    postgresql_where=entries.c.kind == FINISHED,
)

question_sets = Table(
    "question_sets",
    metadata,
    Column("fingerprint", String(200), primary_key=True),
    Column("files", LargeBinary, nullable=False),
)

opinions = Table(
    "opinions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("wording_id", String(200), nullable=False),
    Column("language", String(200), nullable=False),
    Column("fingerprint", String(200), nullable=False),
    Column("verdict", String(32), nullable=False),
    Column("instead", LargeBinary, nullable=False),
    Column("who", String(32), nullable=False),
    Column("help_used", String(64), nullable=False),
    Column("month", String(7), nullable=False),
    # No hidden row number, which would count up and so keep the order in which opinions came.
    sqlite_with_rowid=False,
)

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("load", LargeBinary, nullable=False),
)
"""One row, id 1, with a load that means nothing: written to find out whether anything can be written."""

publications = Table(
    "publications",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", String(200), ForeignKey("question_sets.fingerprint"), nullable=False),
    Column("version", String(200), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by_whom", LargeBinary, nullable=False),
    Column("why", LargeBinary, nullable=False),
    Column("previous", String(200), nullable=False),
    Column("extras", LargeBinary, nullable=False),
)
"""What new visits begin with, one after the other; rows are added and never changed."""

told = Table(
    "told",
    metadata,
    Column("practitioner", String(64), primary_key=True),
    Column("publication", Integer, ForeignKey("publications.number"), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)
"""Which practitioner (by the hash of a name) was told of which publication."""
