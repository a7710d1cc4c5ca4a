"""Signs that are read out and compared by eye, and the check code that both papers of one visit carry.

The code rests only on what stands on the family's copy. A code over private answers too would let whoever holds that
copy try out what was said in private until the code fits.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from tool.record import Record

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
"""Letters and digits that cannot be mistaken for one another when read out."""

GROUP = 4
CODE_SIGNS = 8


def in_signs(number: int, count: int) -> str:
    """So many signs for a number of at least 0; what does not fit into them is left out."""
    signs = ""
    for _ in range(count):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    return signs


def in_groups(signs: str) -> str:
    """Four signs at a time, as they are read out: "K7F3 9QXM"."""
    return " ".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def check_code(record: Record) -> str:
    """Eight signs in two groups: the same for every paper of one visit, others once a letter of it is another.

    Eight signs are about 40 bits: enough against mistakes and mix-ups, no proof against a forger. That is the seal.
    """
    content = json.dumps(_on_the_familys_copy(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest())
    return in_groups(in_signs(number, CODE_SIGNS))


def _on_the_familys_copy(record: Record) -> dict[str, Any]:
    shown = record.for_family()
    return {
        "reference": shown.reference,
        "language": shown.language,
        "questions": [shown.set_version, shown.set_fingerprint],
        "baby": shown.baby,
        "date": shown.date.isoformat() if shown.date else "",
        "here": [[person.name, person.relation] for person in shown.people if person.present],
        "answers": [
            [answer.asked, list(answer.said), answer.words, answer.status]
            for section in shown.sections
            for answer in section.answers
        ],
        "advice": [
            [one.id, one.say, one.because, one.tonight, one.talked_about, one.family_words] for one in shown.advice
        ],
        "plan": [[one.what, one.who, one.by_when.isoformat() if one.by_when else ""] for one in shown.plan],
        "next check": [shown.next_check.label, shown.next_check.said] if shown.next_check else [],
        "signatures": [
            [one.person, one.relation, one.outcome, one.typed, one.ink.to_plain() if one.ink else {}]
            for one in shown.signatures
        ],
    }
