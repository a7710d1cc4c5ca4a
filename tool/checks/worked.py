"""A worked family as the checks see it."""

from __future__ import annotations

from dataclasses import dataclass

from tool.problems import Place
from tool.worked import Worked


@dataclass(frozen=True, slots=True)
class WorkedFamily:
    """What a family's file was worked to, and where it stands."""

    title: str
    place: Place
    worked: Worked
