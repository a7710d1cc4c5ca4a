"""Where the store lives on this machine."""

from collections.abc import Mapping
from pathlib import Path

import platformdirs
from sqlalchemy import URL

from tool.store.trouble import StoreProblem, problem_with_file

DATABASE_NAME = "settle.sqlite3"


def home_folder(env: Mapping[str, str]) -> Path:
    """SETTLE_HOME, or the folder "settle" among this user's data; an absolute path, made if it is not there.

    A new folder is for its owner alone (0700); one that is there keeps its rights.
    Errors: StoreProblem when it cannot be made or is not a folder.
    """
    named = env.get("SETTLE_HOME", "").strip()
    folder = Path(named).expanduser() if named else platformdirs.user_data_path("settle", appauthor=False)
    folder = folder.absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise StoreProblem("no-folder", str(folder)) from None
    except OSError as error:
        raise problem_with_file(error, str(folder)) from None
    return folder


def store_url(env: Mapping[str, str]) -> str:
    """SETTLE_DATABASE_URL, or an SQLite file in the home folder (which is then made).

    Errors: StoreProblem, as for `home_folder`.
    """
    named = env.get("SETTLE_DATABASE_URL", "").strip()
    if named:
        return named
    return URL.create("sqlite", database=str(home_folder(env) / DATABASE_NAME)).render_as_string(hide_password=False)
