"""The server answers our own pages only, says where it is, and knows whether the store can be written."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from houses import House
from shell import HERE, Shell


def test_the_server_says_where_it_is_in_one_line_and_logs_no_address_of_a_visit(shell: Shell) -> None:
    shell.open("two", visit="secret")
    assert shell.house.log.splitlines() == [f"Settle is at {shell.url}"]


def health_becomes(shell: Shell, status: int) -> bool:
    """Ask until the health is so; it is asked of the store once a second."""
    for _ in range(200):
        if shell.house.health() == status:
            return True
        time.sleep(0.05)
    return False


def test_health_follows_the_store(shell: Shell) -> None:
    assert shell.house.health() == 200
    shell.fill_up()
    assert health_becomes(shell, 503)
    shell.empty()
    assert health_becomes(shell, 200)


@pytest.mark.parametrize(("host", "status"), [("evil.example", 421), ("localhost", 200), ("127.0.0.1", 200)])
def test_a_machine_asked_by_a_strange_name_says_nothing(shell: Shell, host: str, status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", shell.port)
    connection.request("GET", "/", headers={"Host": host})
    assert connection.getresponse().status == status


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", 101),
        ("127.0.0.1:{port}", "http://evil.example", 403),
        ("127.0.0.1:{port}", "http://127.0.0.1:1", 403),
        ("evil.example", "http://evil.example", 403),
    ],
)
def test_only_our_own_page_may_open_a_live_connection(shell: Shell, host: str, origin: str, status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", shell.port)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Host": host.format(port=shell.port),
            "Origin": origin.format(port=shell.port),
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "c2V0dGxlIHNldHRsZSE9PQ==",
            "Sec-WebSocket-Protocol": "streamlit",
        },
    )
    assert connection.getresponse().status == status


def test_every_reply_forbids_other_hosts_and_frames(shell: Shell) -> None:
    for path in ("/", "/health/settle", "/app/static/logo.svg", "/_stcore/health"):
        connection = http.client.HTTPConnection("127.0.0.1", shell.port)
        connection.request("GET", path)
        reply = connection.getresponse()
        policy = reply.getheader("content-security-policy", "")
        assert reply.status == 200
        assert "default-src 'none'" in policy
        assert "connect-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert reply.getheader("referrer-policy") == "same-origin"


def test_fonts_are_kept_by_the_browser_and_pages_are_not(shell: Shell) -> None:
    for path, kept in (("/app/static/atkinson-hyperlegible-latin-400-normal.woff2", True), ("/", False)):
        connection = http.client.HTTPConnection("127.0.0.1", shell.port)
        connection.request("GET", path)
        reply = connection.getresponse()
        assert ("max-age=604800" in reply.getheader("cache-control", "")) is kept


def test_nobody_is_told_how_many_tablets_are_connected(shell: Shell) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", shell.port)
    connection.request("GET", "/_stcore/metrics")
    assert connection.getresponse().status == 404


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "no such host"])
def test_a_place_that_cannot_be_served_is_told_in_one_sentence(host: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code = f"from tool.screens.serving import serve; serve({host!r}, {taken.getsockname()[1]})"
        ended = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd="/",
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
            timeout=60,
            check=False,
        )
    last = ended.stderr.strip().splitlines()[-1]
    assert last.startswith("tool.screens.serving.CannotServe: ")
    assert last.endswith(".")


def test_streamlit_run_serves_the_same_pages_with_the_same_outfit(houses: Callable[..., House]) -> None:
    app = HERE.parents[1] / "app.py"
    house = houses([sys.executable, "-m", "streamlit", "run", str(app), "--server.port", "{port}"], "streamlit-run")
    assert house.health() == 200
