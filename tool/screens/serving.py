"""Serve Settle: one process, one port, nothing from any other host.

`serve` is what `settle run` calls. `app_parts` is the same outfit for `streamlit run app.py`, which finds the
`st.App` in `app.py` by itself. What is set here and in `.streamlit/config.toml` was measured, not guessed: the page is
answered about ten times sooner than with Streamlit's defaults.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypedDict

import streamlit as st
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tool.screens.gate import HostGate, OwnAnswers, ReplyHeaders, allowed_names
from tool.screens.logs import keep_families_out

APP = Path(__file__).resolve().parents[2] / "app.py"
ASSETS = Path(__file__).resolve().parent / "assets"
PICTURES = APP.parent / "questions" / "pictures"
HEALTH = "/health/settle"

FRESH_SECONDS = 1.0
"""How long one answer of the store stands for every tablet that asks (each asks about every three seconds)."""

ASSET_SECONDS = 7 * 24 * 3600
"""How long a browser may keep a font or a picture without asking again; an `ETag` answers after that."""

LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024
"""The largest thing a tablet may send at once. A long signature is about 200 kB."""


LARGEST_IN_MEMORY_BYTES = 12 * 1024 * 1024
"""A file that somebody has checked stays in memory up to this size, which is above `maxUploadSize`: none is ever put
into a temporary file on the disk."""

MultiPartParser.spool_max_size = LARGEST_IN_MEMORY_BYTES


class CannotServe(OSError):
    """The tool cannot listen where it was asked to; the message is one sentence for the person at the keyboard."""


class AppParts(TypedDict):
    """What `st.App` takes beside the script."""

    routes: Sequence[BaseRoute]
    middleware: Sequence[Middleware]
    lifespan: Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]


def always() -> bool:
    """Stand in where there is no store to ask."""
    return True


def app_parts(check: Callable[[], bool] = always, *, ready: Callable[[], None] | None = None) -> AppParts:
    """Say how `st.App` is to serve the pages.

    `check` must return True only if the store can be written now; it is called in a worker thread, at most once a
    second, and may raise: that counts as False. `ready` is called once, when the pages can be asked for.
    """

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
        _quieten()
        keep_families_out()
        if ready is not None:
            asyncio.get_running_loop().call_soon(ready)
        yield None

    return {
        "routes": [
            Route(HEALTH, Pulse(check).answer),
            *([Mount("/app/static/pictures", KeptAssets(directory=PICTURES))] if PICTURES.is_dir() else []),
            Mount("/app/static", KeptAssets(directory=ASSETS / "public")),
        ],
        "middleware": [
            Middleware(HostGate, names=allowed_names()),
            Middleware(ReplyHeaders),
            Middleware(OwnAnswers),
        ],
        "lifespan": lifespan,
    }


def _quieten() -> None:
    """Log no addresses: they hold a visit's id. Streamlit sets the server's logs up anew, so this comes after it."""
    logging.getLogger("uvicorn.access").disabled = True
    for name in ("uvicorn", "uvicorn.error", "uvicorn.asgi"):
        logging.getLogger(name).setLevel(logging.WARNING)


def serve(
    host: str = "127.0.0.1",
    port: int = 8501,
    *,
    check: Callable[[], bool] = always,
    script: Path = APP,
) -> None:
    """Serve the pages until stopped (Ctrl+C or SIGTERM); `port` 0 takes any free one.

    Prints one line, `Settle is at http://…`, when the pages can be asked for. Works from any folder.

    Raises `CannotServe` if the port is taken or not allowed, or the host is not one of this machine's.
    """
    listener = _listen(host, port)
    place, at = host, listener.getsockname()[1]
    if host in ("0.0.0.0", "::"):
        place = "localhost"
    elif ":" in host:
        place = f"[{host}]"

    def ready() -> None:
        sys.stdout.write(f"Settle is at http://{place}:{at}\n")
        sys.stdout.flush()

    config = uvicorn.Config(
        st.App(script, **app_parts(check, ready=ready)),
        log_level="warning",
        access_log=False,
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_MESSAGE_BYTES,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # uvicorn has stopped in good order and only hands the signal on
    finally:
        listener.close()


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything slow is started.

    The protocol is named because asyncio switches Nagle's delay off only for sockets that say they are TCP: without it
    each answer waits about 40 ms.
    """
    if not 0 <= port <= 65535:
        raise CannotServe(f"Port {port} does not exist: choose one from 1024 to 65535.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as problem:
        raise CannotServe(f"There is no host called {host!r}: try 127.0.0.1.") from problem
    listener = socket.socket(family, kind, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(256)
    except OSError as problem:
        listener.close()
        raise CannotServe(_why_not(problem, host, port)) from problem
    return listener


def _why_not(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: stop that program, or choose another port."
    if problem.errno == errno.EACCES:
        return f"This account may not use port {port}: choose one from 1024 to 65535."
    if problem.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine: try 127.0.0.1."
    return f"Settle cannot listen at {host} port {port}: {problem.strerror}."


class Pulse:
    """Answers the tablets' question "can my answers be saved now?"."""

    def __init__(self, check: Callable[[], bool]) -> None:
        self._check = check
        self._asking = asyncio.Lock()
        self._good = False
        self._asked = -FRESH_SECONDS

    async def answer(self, _request: Request) -> Response:
        """Return 200 `{"saved": true}` if the store can be written, else 503 `{"saved": false}`."""
        async with self._asking:
            if time.monotonic() - self._asked >= FRESH_SECONDS:
                self._good = await run_in_threadpool(self._ask)
                self._asked = time.monotonic()
        return JSONResponse(
            {"saved": self._good}, status_code=200 if self._good else 503, headers={"Cache-Control": "no-store"}
        )

    def _ask(self) -> bool:
        try:
            return bool(self._check())
        except Exception:  # whatever is wrong with the store, the answer to the tablet is "no"
            return False


class KeptAssets(StaticFiles):
    """Fonts and pictures, kept by the browser for a week."""

    def file_response(self, *args: object, **named: object) -> Response:
        """Add how long the file may be kept."""
        response = super().file_response(*args, **named)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = f"public, max-age={ASSET_SECONDS}"
        return response
