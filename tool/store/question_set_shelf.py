"""Question sets as they were, so that an old visit is read in the words it began with."""

from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import insert, select

from tool.store import schema
from tool.store.content import json_bytes, json_content
from tool.store.engine import Database
from tool.store.trouble import AlreadyThere, StoreProblem


class QuestionSetShelf:
    """Keeps whole sets of files by fingerprint. Every method: StoreProblem when the database fails."""

    _database: Database

    def keep_question_set(self, fingerprint: str, files: Mapping[str, str]) -> None:
        """Keep the files (name to text) under their fingerprint; again is the same as once.

        Errors: ValueError when other files are kept under it, since a fingerprint never changes its meaning.
        """
        data = json_bytes(files)
        if self._kept(fingerprint) is None:
            # Somebody else may be quicker; what they kept is compared below.
            with suppress(AlreadyThere), self._database.writing() as connection:
                connection.execute(insert(schema.question_sets).values(fingerprint=fingerprint, files=data))
        if self._kept(fingerprint) != data:
            raise ValueError("Other files are kept under this fingerprint.")

    def keep_first(self, fingerprint: str, files: Mapping[str, str]) -> None:
        """Keep the files, unless some are kept under their fingerprint already: those say the same.

        Two sets of one fingerprint can differ in what nobody reads, such as comments; the first stays.
        """
        if self._kept(fingerprint) is None:
            self.keep_question_set(fingerprint, files)

    def question_set(self, fingerprint: str) -> Mapping[str, str] | None:
        """The files kept under that fingerprint, name to text; None when there are none."""
        data = self._kept(fingerprint)
        if data is None:
            return None
        try:
            return json_content(data)
        except (ValueError, AttributeError, TypeError):
            raise StoreProblem("damaged", self._database.place, "question set") from None

    def _kept(self, fingerprint: str) -> bytes | None:
        asked = select(schema.question_sets.c.files).where(schema.question_sets.c.fingerprint == fingerprint)
        with self._database.reading() as connection:
            return connection.execute(asked).scalar_one_or_none()
