"""A file that somebody has checked stays in memory."""

from __future__ import annotations

import tomllib
from pathlib import Path

import own_loop
from starlette.requests import Request
from starlette.types import Message

from exports.seal.verifying import LARGEST
from tool.screens.serving import LARGEST_IN_MEMORY_BYTES

CONFIG = Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml"
BOUNDARY = "paper"


def _sent(content: bytes) -> Request:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="paper.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    body = head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode())]
    return Request({"type": "http", "method": "PUT", "headers": headers}, receive)


def test_the_largest_file_that_is_taken_never_reaches_the_disk() -> None:
    async def rolled_over() -> bool:
        async with _sent(bytes(LARGEST)).form() as form:
            file = form["file"]
            assert not isinstance(file, str)
            assert file.size == LARGEST
            return bool(file.file._rolled)  # type: ignore[attr-defined]

    assert own_loop.run(rolled_over()) is False


def test_no_larger_file_is_taken_than_can_be_verified_and_held() -> None:
    taken = tomllib.loads(CONFIG.read_text("utf-8"))["server"]["maxUploadSize"] * 1024 * 1024
    assert taken == LARGEST < LARGEST_IN_MEMORY_BYTES
