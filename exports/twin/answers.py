"""An answer as the twin keeps it: the plain form of `tool.answer`, held to exactly what that writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tool.answer import from_plain, to_plain

NUMBER = r"^-?[0-9]{1,12}(\.[0-9]{1,9})?$"


def _kind(name: str, **properties: Any) -> dict[str, Any]:
    words = {} if name == "words" else {"words": {"type": "string", "minLength": 1}}
    return {
        "type": "object",
        "properties": {"kind": {"const": name}, **properties, **words},
        "required": ["kind", *properties],
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
ANSWER: dict[str, Any] = {
    "description": "An answer as a value; `words` are the free words beside it.",
    "oneOf": [
        _kind("chosen", value=_TEXT),
        _kind("several", values=_TEXTS),
        _kind("people", people=_TEXTS),
        _kind("ticks", by_person={"type": "object", "additionalProperties": _TEXTS}),
        _kind("number", value={"type": "string", "pattern": NUMBER}, unit=_TEXT),
        _kind("day", day={"type": "string", "format": "date"}),
        _kind("words", text=_TEXT),
        _kind("not-sure"),
        _kind("rather-not-say"),
        _kind("skipped"),
    ],
}


def checked_answer(value: Any, wrong: Callable[[str], ValueError]) -> dict[str, Any]:
    """The answer, if it is one that `to_plain` writes. Errors: what `wrong` makes of the words."""
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        raise wrong("an answer is wanted")
    if value["kind"] == "number" and not (isinstance(value.get("value"), str) and re.fullmatch(NUMBER, value["value"])):
        raise wrong("a number in figures is wanted")
    try:
        same = to_plain(from_plain(value)) == value and _all_texts(value)
    except (KeyError, ValueError):
        same = False
    if not same:
        raise wrong("an answer is wanted")
    return value


def _all_texts(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _all_texts(one) for key, one in value.items())
    return all(map(_all_texts, value)) if isinstance(value, list) else isinstance(value, str)
