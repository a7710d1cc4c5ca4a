"""Nothing that a family said gets into a log, whatever fails."""

from __future__ import annotations

import logging

import pytest

from tool.screens.logs import keep_families_out


@pytest.fixture
def _as_before() -> object:
    factory = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(factory)


@pytest.mark.usefixtures("_as_before")
def test_an_error_that_quotes_a_family_is_logged_by_its_kind_and_place_only(
    caplog: pytest.LogCaptureFixture,
) -> None:
    keep_families_out()
    log = logging.getLogger("any library")
    try:
        raise ValueError("Amina said: CANARY")
    except ValueError as problem:
        log.exception("it failed: %s", problem)
    assert "CANARY" not in caplog.text
    assert "ValueError at test_logs.py:" in caplog.text


@pytest.mark.usefixtures("_as_before")
def test_other_lines_are_left_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    keep_families_out()
    logging.getLogger("any library").warning("the port is %s", 8501)
    assert "the port is 8501" in caplog.text
