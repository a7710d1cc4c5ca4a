"""The few things that the workshop does on a disk: look through a folder, and put a file in its place in one step."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tool.workshop.trouble import DraftTrouble, Reason

UNFINISHED = ".unfinished-"
"""Files and folders that begin so are being written, or were when the power went."""


def put(place: Path, data: bytes) -> None:
    """The whole of these bytes in that file, or what was there before. Errors: OSError."""
    target = place.resolve()
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        # A file that may not be written stays: replacing it needs only a right to its folder.
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "not to be written", str(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle_folder(target.parent)


def _settle_folder(folder: Path) -> None:
    """Push the new name to the disk too, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below the folder with its name there; not what is hidden, or half written."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if not any(part.startswith((".", "~")) for part in name.split("/")) and path.is_file():
            yield name, path


def stats_in(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """What the system knows of each file, in order of name."""
    for name, path in sorted(files_in(folder)):
        # A file that is being replaced may be gone for a moment; the next look sees it.
        with suppress(FileNotFoundError):
            yield name, path.stat()


def mark_of(place: Path) -> tuple[int, int]:
    """Changes when the file does: its size, and the time of its last change in nanoseconds."""
    stat = place.stat()
    return stat.st_size, stat.st_mtime_ns


class told:  # noqa: N801 - read as a word: with told(place)
    """Turn what the operating system says into trouble, in words."""

    def __init__(self, place: str, yours: str = "") -> None:
        self.place, self.yours = place, yours

    def __enter__(self) -> None:
        """Nothing."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Errors: DraftTrouble for any OSError."""
        if isinstance(error, OSError):
            raise DraftTrouble(
                _reason(error), self.place, self.yours, errno.errorcode.get(error.errno or 0, "")
            ) from None


def _reason(error: OSError) -> Reason:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Reason.READ_ONLY
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Reason.DISK_FULL
    return Reason.DISK_FAULT
