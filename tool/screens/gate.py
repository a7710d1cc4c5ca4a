"""Who may ask, and what every reply carries: what stands between the network and the pages."""

from __future__ import annotations

import ipaddress
import os
import socket

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from tool.screens.security_headers import security_headers


def allowed_names() -> frozenset[str]:
    """Say by which names this machine may be asked: its own, and those in `SETTLE_HOSTS` (with commas between)."""
    own = socket.gethostname().lower()
    named = {name.strip().lower() for name in os.environ.get("SETTLE_HOSTS", "").split(",")}
    return frozenset({"localhost", own, f"{own.split('.')[0]}.local", *named} - {""})


class HostGate:
    """Turns away whoever asks for this machine by a name that is not its own, and live connections from other sites.

    A page of some other site can make its own name lead here ("DNS rebinding") and then read what it likes. It cannot
    do so with a bare address, so every bare address is let in. It could also open a live connection straight to this
    machine; the browser then names that site as the origin. (Streamlit's own test of origins lets in every page that
    this machine serves on other ports, and asks a host on the internet for this machine's address; so none gets there.)
    """

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] not in ("http", "websocket") or self._is_ours(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008)(scope, receive, send)
        else:
            await PlainTextResponse("Unknown host.", status_code=421)(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        origin = headers.get("origin", "").lower()
        if scope["type"] == "websocket" and origin and origin.partition("://")[2] != host:
            return False
        name = host[1:].split("]")[0] if host.startswith("[") else host.rsplit(":", 1)[0]
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


class ReplyHeaders:
    """Puts on every reply what the browser must hold to: no other host, no frames, no telling where we came from."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to the reply."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class OwnAnswers:
    """Answers in Streamlit's stead where its own answer would not do.

    * Told so, the page shows none of Streamlit's dialogs when the server is away: the red bar says it in our words.
      Nor does it take orders from pages of other hosts.
    * How many tablets are connected, and since when, is nobody's business.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        path = scope.get("path", "") if scope["type"] == "http" else ""
        if path == "/_stcore/host-config":
            answer: Response = JSONResponse(
                {
                    "allowedOrigins": [],
                    "useExternalAuthToken": False,
                    "enableCustomParentMessages": False,
                    "enforceDownloadInNewTab": False,
                    "metricsUrl": "",
                    "blockErrorDialogs": True,
                    "resourceCrossOriginMode": None,
                },
                headers={"Cache-Control": "no-cache"},
            )
        elif path == "/_stcore/metrics":
            answer = PlainTextResponse("Not found.", status_code=404)
        else:
            await self._app(scope, receive, send)
            return
        await answer(scope, receive, send)
