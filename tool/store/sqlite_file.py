"""The one file an SQLite store lives in."""

import os
from pathlib import Path

from tool.store.trouble import StoreProblem, problem_with_file


class SqliteFile:
    """Makes the file for its owner alone, and notices when it is taken away under a running store."""

    def __init__(self, path: str) -> None:
        """Touches nothing yet."""
        self.path = Path(path).absolute()
        self._log = self.path.with_name(self.path.name + "-wal")
        self._identity = (0, 0)

    def make(self) -> None:
        """Make the file if it is not there, readable by its owner alone (0600), and check that it can be written.

        SQLite gives its side files the same rights. Errors: StoreProblem.
        """
        if self.path.is_dir():
            raise StoreProblem("not-a-database", str(self.path))
        new = not self.path.exists()
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            found = os.fstat(handle)
            os.close(handle)
            if new:
                _make_name_durable(self.path.parent)
        except OSError as error:
            raise problem_with_file(error, str(self.path)) from None
        self._identity = (found.st_dev, found.st_ino)

    def still_there(self) -> None:
        """Check that what was written can be found again under its name.

        An open file can be deleted or replaced, and is then written as before, into nowhere.
        Errors: StoreProblem, code "gone".
        """
        try:
            found = self.path.stat()
            self._log.stat()
        except OSError:
            raise StoreProblem("gone", str(self.path)) from None
        if (found.st_dev, found.st_ino) != self._identity:
            raise StoreProblem("gone", str(self.path))


def _make_name_durable(folder: Path) -> None:
    """A new file's name is in its folder, which has to reach the disk too; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
