"""What somebody thought of one wording. Nothing here leads back to a visit."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

Verdict = Literal["clear", "not-clear", "felt-judged", "did-not-fit-us", "explained"]
"""What was thought; "explained": the practitioner had to put it in other words."""

Who = Literal["parent", "other-carer", "practitioner", ""]
"""Whose opinion it is; empty when they did not say."""

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_ID = re.compile(r"[!-~]{1,200}")
_WORD = re.compile(r"[a-z0-9-]{0,64}")


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion of one wording in one language, as it stood under one fingerprint.

    It has no discussion, no day and no hour: only a month. All fields but `instead` are ids or words from closed
    lists, so that nothing personal can slip into them. Errors: ValueError, naming the field and never its value.
    """

    wording_id: str
    language: str
    fingerprint: str
    verdict: Verdict
    instead: str = ""
    """What they would say instead, in their own words. Personal: the store hides it."""
    who: Who = ""
    help_used: str = ""
    """The help they had with the words, as one word of a list such as "interpreter"; empty for none."""
    month: str = ""
    """"2026-11"; needed."""

    def __post_init__(self) -> None:
        """Refuse what is not one of the closed words, so that a slip shows at once."""
        sound = {
            "wording_id": _ID.fullmatch(self.wording_id),
            "language": _ID.fullmatch(self.language),
            "fingerprint": _ID.fullmatch(self.fingerprint),
            "verdict": self.verdict in get_args(Verdict),
            "who": self.who in get_args(Who),
            "help_used": _WORD.fullmatch(self.help_used),
            "month": _MONTH.fullmatch(self.month),
        }
        wrong = [field for field, ok in sound.items() if not ok]
        if wrong:
            raise ValueError(f"An opinion's {' and '.join(wrong)} is not one of the words it may be.")
