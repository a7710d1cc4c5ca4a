"""Content as bytes and back, with nothing changed on the way."""

import json
from collections.abc import Mapping
from typing import Any

DEEPEST = 50
"""Levels of nesting; far more than any answer has, and far fewer than what can be written but not read back."""


def text_bytes(text: str) -> bytes:
    """UTF-8. Errors: ValueError for half a character (a lone surrogate), which no file can hold."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Raised afresh: the original error carries the whole text.
        raise ValueError("The text holds half a character (a lone surrogate) and cannot be kept.") from None


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Canonical JSON: keys sorted by code point, no spaces, UTF-8, nothing escaped that need not be.

    Equal content always gives equal bytes. A tuple comes back as a list; everything else comes back equal.
    Errors: ValueError for what JSON cannot say exactly (a key that is no text, NaN, a date, a lone surrogate).
    """
    plain = _plain(content, DEEPEST)
    return text_bytes(json.dumps(plain, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def json_content(data: bytes) -> dict[str, Any]:
    """The content of `json_bytes`. Errors: ValueError when the bytes are not a JSON object."""
    content = json.loads(data.decode("utf-8"))
    if not isinstance(content, dict):
        raise ValueError("The bytes do not hold an object.")
    return content


def _plain(value: Any, levels: int) -> Any:
    """The same value in the few types that JSON has; json.dumps would turn a key 1 into "1" without a word."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if not levels:
        raise ValueError("The content is nested too deeply to be kept.")
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("Content can only have texts as keys.")
        return {key: _plain(item, levels - 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, levels - 1) for item in value]
    raise ValueError(f"Content cannot hold a value of the type {type(value).__name__}.")
