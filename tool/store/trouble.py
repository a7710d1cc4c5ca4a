"""What can go wrong with a store, in words.

No error here carries anything a family said: database errors quote the values they choke on, so they are never passed
on nor chained.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, assert_never

from sqlalchemy import exc

ProblemCode = Literal[
    "read-only",
    "disk-full",
    "disk-fault",
    "no-folder",
    "not-a-database",
    "not-ours",
    "damaged",
    "newer",
    "locked",
    "gone",
    "driver-missing",
    "unknown-database",
    "unreachable",
    "refused",
]


def _words(code: ProblemCode, place: str) -> str:
    match code:
        case "read-only":
            return f"Settle is not allowed to write to {place}. Give your user the right to write there and try again."
        case "disk-full":
            return f"The disk is full: nothing more can be saved to {place}. Make some room and try again."
        case "disk-fault":
            return f"The disk refused to write to {place}. It may be full or failing. Check the disk and try again."
        case "no-folder":
            return f"{place} is not a folder that Settle can use. Choose a folder that is there and try again."
        case "not-a-database":
            return f"{place} is not a database. Settle left it as it is. Choose another file or move this one away."
        case "not-ours":
            return f"{place} belongs to another program. Settle left it as it is. Choose another database."
        case "damaged":
            return f"{place} is damaged and cannot be read. Keep the file, and put back the last good copy."
        case "newer":
            return f"{place} was written by a newer Settle than this one. Settle left it as it is. Start the newer one."
        case "locked":
            return f"{place} is being used by another program, so nothing can be saved. Close that program."
        case "gone":
            return f"{place} was moved or deleted while Settle was running. Put it back, then start Settle again."
        case "driver-missing":
            return f'To use {place}, install the PostgreSQL driver first: pip install "psycopg[binary]".'
        case "unknown-database":
            return "SETTLE_DATABASE_URL is not one Settle can use. It starts with sqlite:/// or postgresql:// ."
        case "unreachable":
            return f"{place} does not answer. Check that the database is running and that its address is right."
        case "refused":
            return (
                f"{place} does not do what Settle asks of it. What you last entered is not saved. Start Settle again."
            )
        case _:
            assert_never(code)


class StoreProblem(Exception):
    """The store cannot be opened, read or written. The message says what is wrong and what to do.

    `code` is for screens that have their own words; `detail` is the database's own name for the fault, for a log.
    """

    def __init__(self, code: ProblemCode, place: str, detail: str = "") -> None:
        """`place`: the file, folder or address, without a password."""
        super().__init__(_words(code, place))
        self.code: ProblemCode = code
        self.detail = detail


class AlreadyThere(Exception):
    """Another row has the key that was to be written. Nothing was written."""


class DamagedValue(exc.SQLAlchemyError):
    """A value read from the database is not one that Settle could have written."""


def problem_with_file(error: OSError, place: str) -> StoreProblem:
    """What the operating system says about a file or folder, in words."""
    detail = errno.errorcode.get(error.errno or 0, "")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreProblem("read-only", place, detail)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreProblem("disk-full", place, detail)
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EISDIR):
        return StoreProblem("no-folder", place, detail)
    return StoreProblem("disk-fault", place, detail)


_SQLITE: dict[int, ProblemCode] = {
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_IOERR: "disk-fault",
    sqlite3.SQLITE_NOTADB: "not-a-database",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
}
"""By primary result code (https://www.sqlite.org/rescode.html)."""

_SQLSTATE: dict[str, ProblemCode] = {
    "25006": "read-only",  # read_only_sql_transaction
    "42501": "read-only",  # insufficient_privilege
    "53100": "disk-full",
    "58030": "disk-fault",  # io_error
    "55P03": "locked",  # lock_not_available
    "XX001": "damaged",  # data_corrupted
}
"""PostgreSQL's (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""


def problem_with_database(error: exc.SQLAlchemyError, place: str) -> StoreProblem:
    """What the database says, in words."""
    if isinstance(error, exc.TimeoutError):
        return StoreProblem("locked", place, "pool timeout")
    if isinstance(error, DamagedValue):
        return StoreProblem("damaged", place)
    fault = error.orig if isinstance(error, exc.DBAPIError) else None
    if isinstance(fault, sqlite3.Error):
        # Python's own error, without a code, for text on the disk that is not UTF-8.
        if isinstance(fault, sqlite3.OperationalError) and not hasattr(fault, "sqlite_errorcode"):
            return StoreProblem("damaged", place, "text")
        # The low byte is the primary code.
        code = _SQLITE.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF, "refused")
        return StoreProblem(code, place, getattr(fault, "sqlite_errorname", ""))
    state = str(getattr(fault, "sqlstate", None) or "")
    if state in _SQLSTATE:
        return StoreProblem(_SQLSTATE[state], place, state)
    if isinstance(error, exc.OperationalError | exc.InterfaceError):
        return StoreProblem("unreachable", place, state)
    return StoreProblem("refused", place, state or type(error).__name__)


@contextmanager
def in_words(place: str) -> Iterator[None]:
    """Turn every database error inside into a StoreProblem, save a key that is taken: AlreadyThere."""
    try:
        yield
    except exc.IntegrityError:
        raise AlreadyThere from None
    except exc.SQLAlchemyError as error:
        raise problem_with_database(error, place) from None
