"""What was thought of one wording so far: as it stands now, and as it stood before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from tool.feedback import Opinion, Verdict

SMALLEST = 5
"""Fewer opinions than this are not counted out: a number of one or two points at somebody."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Opinions of one state of a wording. `counts` has every verdict; `instead`: suggestions, in no order."""

    counts: Mapping[str, int]
    instead: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many opinions."""
        return sum(self.counts.values())

    @property
    def may_be_counted_out(self) -> bool:
        """Enough of them that a number points at nobody."""
        return self.total >= SMALLEST


@dataclass(frozen=True, slots=True)
class Heard:
    """What was thought of the wording under this fingerprint, and under any older one."""

    now: Tally
    before: Tally


def heard(
    opinions: Iterable[Opinion], id_: str, language: str, fingerprint: str, others: Collection[str] = ()
) -> Heard:
    """The opinions of this wording in this language.

    `others`: fingerprints of another wording of the same id (a question and an advice may share one), left out.
    """
    those = [
        one for one in opinions if one.wording_id == id_ and one.language == language and one.fingerprint not in others
    ]
    return Heard(
        _tally(one for one in those if one.fingerprint == fingerprint),
        _tally(one for one in those if one.fingerprint != fingerprint),
    )


def _tally(opinions: Iterable[Opinion]) -> Tally:
    those = tuple(opinions)
    counts = Counter(one.verdict for one in those)
    return Tally(
        {verdict: counts[verdict] for verdict in get_args(Verdict)}, tuple(one.instead for one in those if one.instead)
    )
