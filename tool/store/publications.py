"""What the steering group has published: append-only, one after the other; and who was told of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select

from tool.publication import Publication, reader_of_news
from tool.store import schema
from tool.store.cloak import Cloak
from tool.store.content import json_bytes, json_content, text_bytes
from tool.store.engine import Database
from tool.store.question_set_shelf import QuestionSetShelf
from tool.store.refusals import StalePublication
from tool.store.trouble import AlreadyThere, StoreProblem

_told = schema.told.c
_publications = schema.publications.c


class PublicationShelf(QuestionSetShelf):
    """Publications in a row, each whole. Every method: StoreProblem when the database fails."""

    _database: Database
    _cloak: Cloak

    def add_publication(
        self, publication: Publication, files: Mapping[str, str], extras: Mapping[str, str] | None = None
    ) -> None:
        """Keep a publication with the files of its question set, and what lay beside them (name to text).

        Errors: StalePublication when it does not follow the newest one (somebody published meanwhile); ValueError for
        what cannot be kept. Nothing is then published.
        """
        place = f"publication/{publication.number}"
        row = {
            "number": publication.number,
            "fingerprint": publication.fingerprint,
            "version": publication.version,
            "at": publication.at,
            "by_whom": self._cloak.hide(text_bytes(publication.by), f"{place}/by"),
            "why": self._cloak.hide(text_bytes(publication.why), f"{place}/why"),
            "previous": publication.previous,
            "extras": json_bytes(extras or {}),
        }
        self.keep_first(publication.fingerprint, files)
        newest_first = select(schema.publications).order_by(_publications.number.desc()).limit(1)
        try:
            with self._database.writing() as connection:
                newest = connection.execute(newest_first).one_or_none()
                expected = newest.number + 1 if newest else 1
                if publication.number != expected or (newest and newest.fingerprint != publication.previous):
                    raise StalePublication
                connection.execute(insert(schema.publications).values(row))
        except AlreadyThere:
            raise StalePublication from None

    def publications(self) -> tuple[Publication, ...]:
        """All of them, the first one first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*_LINE).order_by(_publications.number)).all()
        return tuple(self._publication(row) for row in rows)

    def newest_publication(self) -> Publication | None:
        """The one that new visits begin with; None when nothing was published yet."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_LINE).order_by(_publications.number.desc()).limit(1)).one_or_none()
        return self._publication(row) if row is not None else None

    def extras_of(self, number: int) -> Mapping[str, str]:
        """What lay beside the question files when they were published: promises, families, pictures; name to text.

        Empty for a number that was never published.
        """
        with self._database.reading() as connection:
            data = connection.execute(
                select(_publications.extras).where(_publications.number == number)
            ).scalar_one_or_none()
        if data is None:
            return {}
        try:
            return json_content(data)
        except (ValueError, AttributeError, TypeError):
            raise StoreProblem("damaged", self._database.place, "extras") from None

    def last_told(self, name: str) -> int:
        """Number of the newest publication that a practitioner of this name was told of; 0 if of none."""
        asked = select(func.max(_told.publication)).where(_told.practitioner == reader_of_news(name))
        with self._database.reading() as connection:
            return int(connection.execute(asked).scalar() or 0)

    def tell(self, name: str, number: int, at: datetime) -> None:
        """Note that a practitioner of this name was told of this publication; again is the same as once.

        The name itself is not kept, only what stands for it.
        """
        row = {"practitioner": reader_of_news(name), "publication": number, "at": at}
        with suppress(AlreadyThere), self._database.writing() as connection:
            connection.execute(insert(schema.told).values(row))

    def _publication(self, row: Row[Any]) -> Publication:
        place = f"publication/{row.number}"
        try:
            return Publication(
                number=row.number,
                fingerprint=row.fingerprint,
                version=row.version,
                at=row.at,
                by=self._cloak.show(row.by_whom, f"{place}/by").decode("utf-8"),
                why=self._cloak.show(row.why, f"{place}/why").decode("utf-8"),
                previous=row.previous,
            )
        except (ValueError, AttributeError, TypeError):
            raise StoreProblem("damaged", self._database.place, "publication") from None


_LINE = tuple(column for column in schema.publications.columns if column.name != "extras")
"""Without the extras, which are much to read for a line in a list."""
