"""Papers as they are handed over from a screen: sealed with this installation's key."""

from __future__ import annotations

import logging
from datetime import datetime

from exports import ADDENDUM, Export, Words
from exports.seal import SealedPaper, sealed_file, sealed_paper
from tool.record import Record, RecordedAddendum
from tool.screens import house

log = logging.getLogger("settle")


def paper(export: Export, record: Record, words: Words, made_at: datetime) -> bytes:
    """The file of an export."""
    return _told(sealed_paper(export, record, words, made_at, house.installation(), house.now()))


def addendum(one: RecordedAddendum, record: Record, words: Words, made_at: datetime) -> bytes:
    """The page of an addendum."""

    def make(words: Words) -> bytes:
        return ADDENDUM.make(one, record, words, made_at)

    return _told(sealed_file(make, words, house.installation(), house.now()))


def _told(made: SealedPaper) -> bytes:
    if made.clock_problem:
        log.warning("a paper was sealed without a timestamp; `settle paper --seal` says why")
    return made.file
