"""What differs between two question sets: each wording word by word, and each rule in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from tool.question_set import QuestionSet
from tool.wordings import family_keys, wordings_of
from tool.workshop.fields import Whose, translations_in
from tool.workshop.rules import ChangedRule, changed_rules

Change = Literal["changed", "added", "removed"]
PieceKind = Literal["kept", "removed", "added"]
WORDS = re.compile(r"\{[^{}]*\}|\s+|\w+|[^\w\s]")
"""A slot, white space, a word or a sign."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a wording: in both, in the old one only, or in the new one only."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ChangedWording:
    """One wording that differs. `old` is empty when it was added, `new` when it was removed."""

    key: str
    change: Change
    old: str
    new: str
    pieces: tuple[Piece, ...]
    whose: Whose


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs, in the order of the files."""

    wordings: tuple[ChangedWording, ...]
    rules: tuple[ChangedRule, ...]
    translations: tuple[ChangedWording, ...] = ()
    """Wordings in other languages; their keys are `language/<code>/<key of the wording>`."""

    @property
    def is_same(self) -> bool:
        """Nothing that anybody reads and nothing that any rule does differs; comments may."""
        return not self.wordings and not self.rules and not self.translations


def compare(old: QuestionSet, new: QuestionSet) -> Comparison:
    """What the new set says and does differently. For what families then hear, see `sampling.advice_change`."""
    return Comparison(compare_wordings(old, new), changed_rules(old, new), compare_translations(old, new))


def compare_wordings(old: QuestionSet, new: QuestionSet) -> tuple[ChangedWording, ...]:
    """Each wording that differs: those of the new set in its order, then those that it no longer has."""
    return _compared(wordings_of(old), wordings_of(new), family_keys(old) | family_keys(new))


def compare_translations(old: QuestionSet, new: QuestionSet) -> tuple[ChangedWording, ...]:
    """The same for every translation in the languages beside the set."""
    before, after = translations_in(old.files), translations_in(new.files)
    plain = family_keys(old) | family_keys(new)
    return _compared(before, after, frozenset(key for key in {**before, **after} if key.split("/", 2)[2] in plain))


def _compared(
    before: Mapping[str, str], after: Mapping[str, str], for_family: frozenset[str]
) -> tuple[ChangedWording, ...]:
    def changed() -> Iterator[ChangedWording]:
        for key in dict.fromkeys([*after, *before]):
            was, now = before.get(key, ""), after.get(key, "")
            if was != now:
                change: Change = "changed" if was and now else "added" if now else "removed"
                whose: Whose = "family" if key in for_family else "practitioner"
                yield ChangedWording(key, change, was, now, pieces(was, now), whose)

    return tuple(changed())


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The difference word by word. Kept and removed pieces together are the old text, kept and added ones the new."""
    was, now = WORDS.findall(old), WORDS.findall(new)
    found: list[Piece] = []
    for _, a, b, c, d in _steps(was, now):
        if was[a:b] == now[c:d]:
            found.append(Piece("kept", "".join(was[a:b])))
            continue
        if b > a:
            found.append(Piece("removed", "".join(was[a:b])))
        if d > c:
            found.append(Piece("added", "".join(now[c:d])))
    return tuple(found)


def _steps(was: list[str], now: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Runs of words, with a lone space between two changed runs counted as changed: easier to read."""
    steps = list(SequenceMatcher(None, was, now, autojunk=False).get_opcodes())
    joined: list[tuple[str, int, int, int, int]] = []
    for number, (kind, a, b, c, d) in enumerate(steps):
        lone = kind == "equal" and 0 < number < len(steps) - 1 and not "".join(was[a:b]).strip()
        kind = "replace" if lone else kind
        if joined and kind != "equal" and joined[-1][0] != "equal":
            last = joined.pop()
            joined.append(("replace", last[1], b, last[3], d))
        else:
            joined.append((kind, a, b, c, d))
    return joined
