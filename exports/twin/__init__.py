"""The machine's twin of a record: canonical JSON with everything that is needed to draw its papers again.

`docs/record-twin.schema.json` is its published schema. The twin holds the record down to each point of ink, the words
of the papers as they were, and the time the papers were made at; so it draws the same pages long after every wording
in the question files has changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exports.attachments import LARGEST_BYTES, Attachment, NoAttachment, attached
from exports.days import Words
from exports.twin.shapes import Misshapen, read, schema, written
from tool.record import Record

FORMAT, VERSION = "settle-record-twin", "1"
NAME, MEDIA_TYPE = "settle-record-twin.json", "application/json"
DESCRIPTION = "This record for machines, with everything that is needed to draw it again"

_HALF = re.compile("[\ud800-\udfff]")


class TwinProblem(ValueError):
    """A file that is no twin of a record; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A record with the words of its papers and the time that they are made at (aware)."""

    record: Record
    words: Words
    made_at: datetime


def to_twin(record: Record, words: Words, made_at: datetime) -> bytes:
    """Canonical JSON in UTF-8: the same bytes for the same arguments.

    Raises ValueError if `made_at` does not say its time zone.
    """
    if made_at.utcoffset() is None:
        raise ValueError("the time a paper is made at must say its time zone")
    return _canonical({"format": FORMAT, "version": VERSION} | written(Twin(record, words, made_at)))


def from_twin(data: bytes) -> Twin:
    """The record, words and time that `to_twin` wrote. Errors: TwinProblem, in words, whatever the bytes are."""
    content = _json(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise TwinProblem("This JSON is not the twin of a record.")
    if content.get("version") != VERSION:
        raise TwinProblem(f"This twin is of a version that this tool does not know; it knows version {VERSION}.")
    try:
        twin: Twin = read(Twin, {key: value for key, value in content.items() if key not in ("format", "version")})
    except Misshapen as fault:
        raise TwinProblem(f"This twin does not hold what a record's twin holds. {fault}.") from None
    for advice in twin.record.advice:
        if len(advice.sources) != len(advice.checked):
            raise TwinProblem("This twin does not say of each source how far it was checked.")
    return twin


def extract(pdf: bytes) -> bytes:
    """The twin that a practitioner's record carries, byte for byte. Errors: TwinProblem, in words."""
    try:
        return attached(pdf, NAME)
    except NoAttachment as fault:
        raise TwinProblem(str(fault)) from None


def twin_attachment(record: Record, words: Words, made_at: datetime) -> Attachment:
    """The twin, to be carried by the practitioner's record."""
    return Attachment(NAME, to_twin(record, words, made_at), MEDIA_TYPE, DESCRIPTION)


def record_fingerprint(record: Record) -> str:
    """SHA-256 (64 hexadecimal letters) of the record's canonical JSON: it changes with any letter or point of ink."""
    return hashlib.sha256(_canonical(written(record))).hexdigest()


def twin_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a twin."""
    named: dict[str, Any] = {}
    schema(Twin, named)
    whole = named.pop("Twin")
    told = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The twin of a Settle record",
        **whole,
        "properties": told | whole["properties"],
        "required": [*told, *whole["required"]],
        "$defs": dict(sorted(named.items())),
    }


def _canonical(content: Mapping[str, Any]) -> bytes:
    """Keys sorted, no spaces, letters as they are; half a character, which UTF-8 cannot hold, as JSON's escape."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode("utf-8")


def _json(data: bytes) -> Any:
    if len(data) > LARGEST_BYTES:
        raise TwinProblem("This file is far larger than any twin of a record.")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise TwinProblem("This JSON says one thing twice.")
        return found

    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=once)
    except TwinProblem:
        raise
    except RecursionError:
        raise TwinProblem("This JSON is nested far more deeply than any twin.") from None
    except ValueError:
        raise TwinProblem("This file is not JSON.") from None
