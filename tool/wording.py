"""Wording: what is said, with the fingerprint that ties a view or a record to the exact words."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

SLOT = re.compile(r"\{([^{}]*)\}")
SLOTS = frozenset({"baby", "who"})


def fingerprint(content: Any) -> str:
    """Twelve hexadecimal letters that change with any letter of the content (SHA-256 of its canonical JSON)."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def filled(text: str, slots: Mapping[str, str]) -> str:
    """The wording with its slots filled; the fillings themselves are never looked into for slots.

    A sentence that begins with a slot begins with a capital letter.
    """

    def fill(match: re.Match[str]) -> str:
        said = slots.get(match.group(1), match.group(0))
        before = text[: match.start()].rstrip()
        starts = not before or before[-1] in ".?!"
        return said[:1].upper() + said[1:] if starts else said

    return SLOT.sub(fill, text)


def slots_of(text: str) -> frozenset[str]:
    """The slots that a wording uses."""
    return frozenset(SLOT.findall(text))


def unbalanced(text: str) -> bool:
    """A brace that opens or closes no slot."""
    return any(brace in SLOT.sub("", text) for brace in "{}")
