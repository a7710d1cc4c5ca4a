"""Where the store lives on a machine."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tool.discussion import Entry
from tool.store import Store, StoreProblem, home_folder, store_url

STARTED = Entry("started", {}, datetime(2026, 11, 20, tzinfo=UTC), "practitioner")


def test_a_new_home_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = home_folder({"SETTLE_HOME": str(tmp_path / "deep" / "home")})
    assert home == tmp_path / "deep" / "home"
    assert home.stat().st_mode & 0o777 == 0o700
    Store.open(store_url({"SETTLE_HOME": str(home)})).begin("d1", "f1", STARTED)
    assert {file.stat().st_mode & 0o777 for file in home.iterdir()} == {0o600}


def test_a_home_may_have_any_name(tmp_path: Path) -> None:
    home = tmp_path / "Zoë's visits 100% #1? & more"
    Store.open(store_url({"SETTLE_HOME": str(home)})).begin("d1", "f1", STARTED)
    assert (home / "settle.sqlite3").stat().st_size > 0


def test_without_a_named_home_the_users_data_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / name)  # noqa: ARG005
    assert home_folder({}) == home_folder({"SETTLE_HOME": " "}) == tmp_path / "settle"


def test_a_named_database_comes_before_the_home(tmp_path: Path) -> None:
    env = {"SETTLE_HOME": str(tmp_path / "home"), "SETTLE_DATABASE_URL": "postgresql://db/settle"}
    assert store_url(env) == "postgresql://db/settle"
    assert not (tmp_path / "home").exists()


def test_a_home_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "home"):
        with pytest.raises(StoreProblem) as problem:
            home_folder({"SETTLE_HOME": str(home)})
        assert problem.value.code == "no-folder"
