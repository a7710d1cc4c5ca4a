"""What the browser is told to hold to on every reply: nothing is loaded from, or sent to, another host."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import streamlit


def security_headers() -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers as ASGI wants them: lower-case name and value, in bytes."""
    return tuple(
        (name.encode(), value.encode())
        for name, value in (
            ("content-security-policy", content_security_policy()),
            ("referrer-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        )
    )


def content_security_policy() -> str:
    """Say what may be loaded: our own files, the one inline script of Streamlit's page, and component scripts (blob:).

    `style-src 'unsafe-inline'` is needed because Streamlit writes its styles at run time.
    """
    scripts = " ".join(f"'sha256-{digest}'" for digest in _inline_scripts())
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "media-src 'self' blob:",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    )


def _inline_scripts() -> list[str]:
    """Return the SHA-256 (base64) of each inline script of Streamlit's `index.html`."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    return [
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    ]
