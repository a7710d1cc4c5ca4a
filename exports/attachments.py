"""A file carried inside a paper, with what it is to that paper (PDF 2.0's "associated file", relationship Data)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO

LARGEST_BYTES = 32 * 1024 * 1024
"""The largest attachment that is read back; a record with twenty signatures of 20,000 points is well below it."""

LARGEST_PAPER = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to carry. `name` names nobody; `description` is read out by a PDF reader."""

    name: str
    content: bytes
    media_type: str
    description: str


class NoAttachment(ValueError):
    """The file holds no such attachment, or none that can be read; the message says which, in words."""


def attached(pdf: bytes, name: str) -> bytes:
    """The attachment of this name, byte for byte as it was embedded.

    Reads it as hostile: nothing larger than `LARGEST_BYTES` is unpacked. Errors: NoAttachment, in words.
    """
    import pikepdf

    if len(pdf) > LARGEST_PAPER:
        raise NoAttachment("The file is far larger than any paper of ours.")
    try:
        with pikepdf.open(BytesIO(pdf)) as file:
            spec = file.attachments.get(name)
            if spec is None:
                raise NoAttachment("The file is a PDF, but it carries no record that a machine can read.")
            return _unpacked(spec.obj.EF.F)
    except NoAttachment:
        raise
    except pikepdf.PasswordError:
        raise NoAttachment("The file has a password, which none of our papers has.") from None
    except (pikepdf.PdfError, AttributeError, KeyError, ValueError, TypeError, RuntimeError, RecursionError):
        raise NoAttachment("The file is no PDF that can be read, or it is damaged.") from None


def _unpacked(stream: object) -> bytes:
    import pikepdf

    if not isinstance(stream, pikepdf.Stream):
        raise NoAttachment("The record in the file is damaged.")
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if filters is None:
        content = raw
    elif filters == pikepdf.Name.FlateDecode or list(filters) == [pikepdf.Name.FlateDecode]:
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(raw, LARGEST_BYTES + 1)
        except zlib.error:
            raise NoAttachment("The record in the file is damaged.") from None
        if not unpacker.eof and len(content) <= LARGEST_BYTES:
            raise NoAttachment("The record in the file is damaged.")
    else:
        raise NoAttachment("The record in the file is packed in a way that ours never is.")
    if len(content) > LARGEST_BYTES:
        raise NoAttachment("The record in the file is far larger than any of ours.")
    return content
