"""The box that opinions of wordings are dropped into: what was thought, never by which family or on which day."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from sqlalchemy import Row, func, insert, select

from tool.feedback import Opinion
from tool.store import schema
from tool.store.cloak import Cloak
from tool.store.content import text_bytes
from tool.store.engine import Database
from tool.store.trouble import StoreProblem

_opinions = schema.opinions.c


class FeedbackBox:
    """Keeps opinions apart from discussions, in no order. Every method: StoreProblem when the database fails.

    An opinion has a random id, a month and no discussion; its table is sorted by that id and has no row number, so no
    query can tell which came first or after which visit.

    What somebody with the bare files could still see: SQLite's write-ahead log holds the last changes in the order
    they came, a visit's beside its opinions, until the log is written over (some hundred changes later, or when the
    tool is closed); a long `instead` lies on pages of its own, which were taken in order; and copies, snapshots or a
    file system's journal may show the file from one minute to the next. SQLite's VACUUM puts pages in a new order.
    PostgreSQL keeps rows in the order they came, with the number of their transaction, and a log of its own: there,
    whoever can read system columns or server files can tell the order.
    """

    _database: Database
    _cloak: Cloak

    def give_feedback(self, opinion: Opinion) -> None:
        """Keep one opinion. Errors: ValueError when `instead` holds half a character."""
        # The operating system's random numbers: an id must not tell what was drawn before or after it.
        new_id = token_hex(16)
        row = {
            "id": new_id,
            "wording_id": opinion.wording_id,
            "language": opinion.language,
            "fingerprint": opinion.fingerprint,
            "verdict": opinion.verdict,
            "instead": self._cloak.hide(text_bytes(opinion.instead), _place(new_id)),
            "who": opinion.who,
            "help_used": opinion.help_used,
            "month": opinion.month,
        }
        with self._database.writing() as connection:
            connection.execute(insert(schema.opinions).values(row))

    def opinions_count(self) -> Mapping[tuple[str, str, str], int]:
        """How many opinions each (wording id, language, fingerprint) has; those without any are not in it."""
        wording = (_opinions.wording_id, _opinions.language, _opinions.fingerprint)
        with self._database.reading() as connection:
            rows = connection.execute(select(*wording, func.count()).group_by(*wording)).all()
        return {(row[0], row[1], row[2]): row[3] for row in rows}

    def opinions(self) -> tuple[Opinion, ...]:
        """All opinions, by wording, then in random order."""
        order = (_opinions.wording_id, _opinions.language, _opinions.fingerprint, _opinions.id)
        with self._database.reading() as connection:
            rows = connection.execute(select(schema.opinions).order_by(*order)).all()
        return tuple(self._opinion(row) for row in rows)

    def _opinion(self, row: Row[Any]) -> Opinion:
        try:
            return Opinion(
                wording_id=row.wording_id,
                language=row.language,
                fingerprint=row.fingerprint,
                verdict=row.verdict,
                instead=self._cloak.show(row.instead, _place(row.id)).decode("utf-8"),
                who=row.who,
                help_used=row.help_used,
                month=row.month,
            )
        except (ValueError, AttributeError, TypeError):
            raise StoreProblem("damaged", self._database.place, "opinion") from None


def _place(opinion_id: str) -> str:
    return f"opinion/{opinion_id}/instead"
