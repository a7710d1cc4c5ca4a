"""What can be said of a file that somebody drops in: four findings, and no fifth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Finding(StrEnum):
    """The closed set. Its values are the keys of the words that a person reads."""

    GENUINE = "genuine"
    CHANGED = "changed-after-sealing"
    UNKNOWN = "unknown-installation"
    NOT_OURS = "not-one-of-ours"


@dataclass(frozen=True, slots=True)
class OutsideTime:
    """The time that a timestamp in the seal tells. `known`: its clock is one that this installation trusts."""

    at: datetime
    known: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding. The rest is told only where the seal itself is whole: genuine, or by an unknown installation.

    `sealed_at` is what the clock of the installation said; `fingerprint` is the sealing key's, in groups to read out.
    """

    finding: Finding
    sealed_at: datetime | None = None
    fingerprint: str = ""
    outside_time: OutsideTime | None = None

    @property
    def is_genuine(self) -> bool:
        """Whether the paper is as a trusted installation sealed it."""
        return self.finding is Finding.GENUINE
