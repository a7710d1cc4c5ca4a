"""A running Settle to test against, with a home of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60.0
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True, "device_scale_factor": 1}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "device_scale_factor": 1}


class House:
    """A running Settle with a home of its own; `kill` is a power cut, `start` brings it back at the same address."""

    def __init__(self, home: Path, command: list[str]) -> None:
        self.home = home
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [part.format(port=self.port) for part in command]
        self._log = home.parent / f"{home.name}.log"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with self._log.open("ab") as log:
            self._server = subprocess.Popen(
                self._command,
                cwd=self.home,  # never the repository: it must start from any folder
                env={**os.environ, "SETTLE_HOME": str(self.home), "PYTHONPATH": str(REPOSITORY)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if self._server.poll() is not None:
                break
            if self.health() is not None:
                return
            time.sleep(0.05)
        raise RuntimeError(f"the house did not start:\n{self.log}")

    def kill(self) -> None:
        """End the server as a power cut would: SIGKILL, no warning."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the server as its owner would."""
        self._end(signal.SIGTERM)

    def health(self) -> int | None:
        """Return the status of the health route, or None if nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/health/settle", timeout=5) as reply:
                return int(reply.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return None

    @property
    def log(self) -> str:
        """Return all that the server has printed."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def _end(self, sign: signal.Signals) -> None:
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(sign)
            self._server.wait(PATIENCE_SECONDS)
        self._server = None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
