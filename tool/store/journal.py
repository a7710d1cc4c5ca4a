"""The journals of the discussions: append-only, one durable insert for each entry."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, func, insert, literal, select

from tool.discussion import Entry
from tool.store import schema
from tool.store.cloak import Cloak
from tool.store.content import json_bytes, json_content, text_bytes
from tool.store.engine import Database
from tool.store.refusals import AlreadyBegun, Finished, NoSuchDiscussion, StaleWriter
from tool.store.trouble import AlreadyThere, DamagedValue, StoreProblem

AFTER_FINISHED = frozenset({"addendum"})
"""The kinds of entry that may follow a "finished" one."""

_entries = schema.entries.c

# Written into the statement: as a parameter it would not be seen to fit the index of the finished ones.
_FINISHED = literal(schema.FINISHED, literal_execute=True)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_KIND = re.compile(r"[a-z][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class DiscussionLine:
    """One discussion in the list of all, with nothing personal in it."""

    id: str
    started_at: datetime
    """When entry 1 was written; aware, UTC, as is `last_at`."""
    last_at: datetime
    finished: bool
    entries: int
    question_set: str
    """Fingerprint of the question set it began with."""


class Journal:
    """Begins discussions, adds to them, reads them. Every method: StoreProblem when the database fails."""

    _database: Database
    _cloak: Cloak

    def begin(self, discussion_id: str, question_set: str, entry: Entry) -> None:
        """Begin a discussion on the question set of that fingerprint; `entry` becomes its number 1.

        `discussion_id`: 1 to 64 letters, digits, "-", "_", "."; draw it at random, it is stored as it is.
        Errors: AlreadyBegun; ValueError for an id or an entry that cannot be kept.
        """
        if not _ID.fullmatch(discussion_id):
            raise ValueError("A discussion's id is 1 to 64 letters, digits, hyphens, underscores or dots.")
        if not re.fullmatch(r"[!-~]{1,200}", question_set):
            raise ValueError("A question set's fingerprint is 1 to 200 visible ASCII characters.")
        row = self._row(discussion_id, 1, entry)
        try:
            with self._database.writing() as connection:
                connection.execute(insert(schema.discussions).values(id=discussion_id, question_set=question_set))
                connection.execute(insert(schema.entries).values(row))
        except AlreadyThere:
            raise AlreadyBegun from None

    def append(self, discussion_id: str, number: int, entry: Entry) -> None:
        """Add an entry. When this returns, the entry is on the disk and stays there whatever happens next.

        `number`: the entries the writer has seen, plus 1.
        Errors: StaleWriter when the journal does not end just before that number (nothing is ever merged in silence);
        NoSuchDiscussion; Finished; ValueError for an entry that cannot be kept. After a StoreProblem, try again with
        the same number: a StaleWriter whose `already_kept` is true then says that the first try did arrive.
        """
        if number < 1:
            raise ValueError("Entries are numbered from 1.")
        if not _ID.fullmatch(discussion_id):
            raise NoSuchDiscussion
        row = self._row(discussion_id, number, entry)
        try:
            with self._database.writing() as connection:
                latest = _latest(connection, discussion_id)
                if latest != number - 1:
                    raise StaleWriter(latest, self._holds(connection, discussion_id, number, entry))
                if entry.kind not in AFTER_FINISHED and _is_finished(connection, discussion_id):
                    raise Finished
                connection.execute(insert(schema.entries).values(row))
        except AlreadyThere:
            # Two writers saw the same journal at the same moment, which only PostgreSQL lets them; the key decided.
            with self._database.reading() as connection:
                kept = self._holds(connection, discussion_id, number, entry)
                raise StaleWriter(_latest(connection, discussion_id), kept) from None

    def entries(self, discussion_id: str, after: int = 0) -> tuple[Entry, ...]:
        """The entries with a number above `after`, in order. Errors: NoSuchDiscussion."""
        wanted = and_(_entries.discussion_id == discussion_id, _entries.number > after)
        with self._database.reading() as connection:
            latest = _latest(connection, discussion_id)
            rows = connection.execute(select(schema.entries).where(wanted).order_by(_entries.number)).all()
        if [row.number for row in rows] != list(range(max(after, 0) + 1, latest + 1)):
            raise StoreProblem("damaged", self._database.place, "entries missing")
        return tuple(self._entry(discussion_id, row) for row in rows)

    def latest(self, discussion_id: str) -> int:
        """How many entries the journal holds, which is the number of the last. Errors: NoSuchDiscussion."""
        with self._database.reading() as connection:
            return _latest(connection, discussion_id)

    def question_set_of(self, discussion_id: str) -> str:
        """Fingerprint of the question set that the discussion began with. Errors: NoSuchDiscussion."""
        asked = select(schema.discussions.c.question_set).where(schema.discussions.c.id == discussion_id)
        with self._database.reading() as connection:
            _latest(connection, discussion_id)
            return str(connection.execute(asked).scalar_one())

    def discussions(self) -> tuple[DiscussionLine, ...]:
        """All discussions, the one begun last first."""
        one, first, last, end = schema.discussions.c, *(schema.entries.alias().c for _ in range(3))
        top = select(func.max(_entries.number)).where(_entries.discussion_id == one.id).scalar_subquery()
        finished = exists().where(end.discussion_id == one.id, end.kind == _FINISHED)
        asked = (
            select(one.id, first.at, last.at, finished, last.number, one.question_set)
            .where(first.discussion_id == one.id, first.number == 1)
            .where(last.discussion_id == one.id, last.number == top)
            .order_by(first.at.desc(), one.id)
        )
        with self._database.reading() as connection:
            return tuple(DiscussionLine(*row) for row in connection.execute(asked))

    def _row(self, discussion_id: str, number: int, entry: Entry) -> dict[str, Any]:
        if not _KIND.fullmatch(entry.kind):
            raise ValueError("An entry's kind is a word of small letters, digits and hyphens.")
        if entry.at.utcoffset() is None:
            raise ValueError("An entry's time needs a time zone.")
        place = f"{discussion_id}/{number}"
        return {
            "discussion_id": discussion_id,
            "number": number,
            # A plain text, also from an enum, which drivers write each in its own way.
            "kind": str(entry.kind),
            "at": entry.at,
            "actor": self._cloak.hide(text_bytes(entry.actor), f"{place}/actor"),
            "content": self._cloak.hide(json_bytes(entry.content), f"{place}/content"),
        }

    def _entry(self, discussion_id: str, row: Row[Any]) -> Entry:
        place = f"{discussion_id}/{row.number}"
        try:
            actor = self._cloak.show(row.actor, f"{place}/actor").decode("utf-8")
            content = json_content(self._cloak.show(row.content, f"{place}/content"))
        except (ValueError, AttributeError, TypeError):  # the latter two: bytes that SQLite no longer takes for bytes
            raise StoreProblem("damaged", self._database.place, f"entry {row.number}") from None
        return Entry(kind=row.kind, content=content, at=row.at, actor=actor)

    def _holds(self, connection: Connection, discussion_id: str, number: int, entry: Entry) -> bool:
        """Whether that number is taken by this very entry, to the microsecond."""
        wanted = and_(_entries.discussion_id == discussion_id, _entries.number == number)
        row = connection.execute(select(schema.entries).where(wanted)).one_or_none()
        if row is None:
            return False
        kept = self._entry(discussion_id, row)
        same = (kept.kind, kept.actor, kept.at) == (entry.kind, entry.actor, entry.at.astimezone(UTC))
        return same and json_bytes(kept.content) == json_bytes(entry.content)


def _latest(connection: Connection, discussion_id: str) -> int:
    """Errors: NoSuchDiscussion, also for an id that could never be one (it may come from an address bar)."""
    found: int | None = None
    if _ID.fullmatch(discussion_id):
        asked = select(func.max(_entries.number)).where(_entries.discussion_id == discussion_id)
        found = connection.execute(asked).scalar()
    if found is None:
        raise NoSuchDiscussion
    if not isinstance(found, int):
        raise DamagedValue
    return found


def _is_finished(connection: Connection, discussion_id: str) -> bool:
    wanted = and_(_entries.discussion_id == discussion_id, _entries.kind == _FINISHED)
    return connection.execute(select(_entries.number).where(wanted).limit(1)).first() is not None
