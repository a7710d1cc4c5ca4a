"""The plan: at most three things, each with who does it and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing agreed. `who` is a name or words; `by_when` may be open; `from_advice` is an advice id or empty."""

    what: str
    who: str = ""
    by_when: date | None = None
    from_advice: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing agreed here yet."""
        return not self.what.strip()

    def to_plain(self) -> dict[str, Any]:
        """The item as JSON keeps it."""
        return {
            "what": self.what,
            "who": self.who,
            "by_when": self.by_when.isoformat() if self.by_when else "",
            "from_advice": self.from_advice,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> PlanItem:
        """The item that `to_plain` wrote."""
        by_when = plain.get("by_when")
        return cls(
            what=str(plain["what"]),
            who=str(plain.get("who", "")),
            by_when=date.fromisoformat(by_when) if by_when else None,
            from_advice=str(plain.get("from_advice", "")),
        )
