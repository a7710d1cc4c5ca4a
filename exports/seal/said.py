"""A verdict in the words that a person reads: the same on the page and from the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.seal.verdict import Verdict
from tool.said import day_in_words
from tool.wording import filled


@dataclass(frozen=True, slots=True)
class Told:
    """`lines`: what it means and what to do; `facts`: when the paper was sealed, and by which key."""

    title: str
    lines: tuple[str, ...]
    facts: tuple[str, ...]


def in_words(verdict: Verdict, words: Mapping[str, Mapping[str, str]], zone: ZoneInfo) -> Told:
    """The verdict in the words of the screens, times as they are in that zone."""
    says = words["seal"]

    def when(at: datetime) -> str:
        here = at.astimezone(zone)
        return filled(says["moment"], {"day": day_in_words(here.date(), words), "time": f"{here:%H:%M}"})

    facts = []
    if verdict.sealed_at is not None:
        facts.append(filled(says["sealed-at"], {"when": when(verdict.sealed_at)}))
    if (outside := verdict.outside_time) is not None:
        said = says["outside-time" if outside.known else "outside-time-not-known"]
        facts.append(filled(said, {"when": when(outside.at)}))
    if verdict.fingerprint:
        facts.append(filled(says["fingerprint"], {"fingerprint": verdict.fingerprint}))
    key = verdict.finding.value
    return Told(says[key], (says[f"{key}-text"], says[f"{key}-do"]), tuple(facts))
