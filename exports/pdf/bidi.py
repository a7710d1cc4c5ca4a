"""Which way each letter is read: the Unicode Bidirectional Algorithm (UAX #9), for text without explicit marks.

Explicit embeddings, overrides and isolates never come here: they are told in a box (see `letters`). Left and right
marks do. One thing is added, as UAX #9 allows (HL3): a number with its unit, or several numbers in a row ("16–20 °C",
"0800 448 0737"), is isolated left to right; the plain rules would turn its groups round within Arabic script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_RIGHT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_DIGIT = "[0-9\u06f0-\u06f9]"
_NUMBERS = re.compile(
    rf"[+\-−]?(?:\({_DIGIT}+\) ?)?{_DIGIT}+(?:[ \u00a0]?[.,:/\-–−×][ \u00a0]?{_DIGIT}+|[ \u00a0]{_DIGIT}+)*"
    r"(?:[ \u00a0]?(?:°[CF]?|%|kg|g|cm|mm|m|ml|lb|oz)(?![A-Za-z]))?"
)
_OPENS = dict(zip("([{⁅⟦⟨⟪❨❪", ")]}⁆⟧⟩⟫❩❫", strict=True))
_CLOSES = {close: open_ for open_, close in _OPENS.items()}
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_SIDE = {"L": "L", "R": "R", "AN": "R", "EN": "R"}
_WITHOUT_TYPE = frozenset({"BN", ""})


def reads_right(text: str) -> bool:
    """Whether any letter of the text is read from right to left."""
    return _RIGHT.search(text) is not None


def main_side(text: str) -> str:
    """The side of most of the letters: "L", "R", or "" if none has one. Numbers with their units have none.

    Most, not the first: a sentence in Urdu may well begin with a name in Latin letters.
    """
    kinds = [_kind(letter) for letter in _NUMBERS.sub("", text)]
    left, right = kinds.count("L"), kinds.count("R") + kinds.count("AL")
    return "" if left == right else "L" if left > right else "R"


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each letter of one paragraph: even reads left to right, odd right to left."""
    kinds = [_kind(letter) for letter in text]
    isolated = [False] * len(text)
    for match in _NUMBERS.finditer(text):
        for place in range(*match.span()):
            kinds[place], isolated[place] = "ON", True
    outer = "R" if base % 2 else "L"
    _weak(kinds, outer)
    _brackets(text, kinds, isolated, outer)
    _neutral(kinds, outer)
    inner = base + (1 if base % 2 else 2)
    return [inner if apart else _implicit(kind, base) for kind, apart in zip(kinds, isolated, strict=True)]


def visual_order(of: Sequence[int]) -> list[int]:
    """The places in the order in which they stand from left to right, by their levels (rule L2)."""
    order = list(range(len(of)))
    if not of:
        return order
    lowest_odd = min((level for level in of if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(of), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if of[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and of[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


@lru_cache(maxsize=4096)
def _kind(letter: str) -> str:
    found = unicodedata.bidirectional(letter)
    return "ON" if found in _WITHOUT_TYPE else found


def _weak(kinds: list[str], outer: str) -> None:
    """Rules W1 to W7: marks, numbers and what belongs to numbers."""
    before, strong = outer, outer
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        if kind == "EN" and strong == "AL":
            kind = "AN"
        before = kinds[place] = kind
        if kind in {"L", "R", "AL"}:
            strong = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        around = kinds[place - 1], kinds[place + 1]
        if around == ("EN", "EN") and kinds[place] in {"ES", "CS"}:
            kinds[place] = "EN"
        elif around == ("AN", "AN") and kinds[place] == "CS":
            kinds[place] = "AN"
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > place:
            beside = (place and kinds[place - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            kinds[place:end] = ["EN" if beside else "ON"] * (end - place)
        place = max(end, place + 1)
    strong = outer
    for place, kind in enumerate(kinds):
        if kind in {"ES", "CS"}:
            kinds[place] = "ON"
        if kind in {"L", "R"}:
            strong = kind
        if kind == "EN" and strong == "L":
            kinds[place] = "L"


def _brackets(text: str, kinds: list[str], isolated: list[bool], outer: str) -> None:
    """Rule N0: both brackets of a pair get one side."""
    for start, end in _pairs(text, kinds, isolated):
        within = {_SIDE[kind] for kind in kinds[start + 1 : end] if kind in _SIDE}
        if outer in within:
            side = outer
        elif within:
            before = next((_SIDE[kind] for kind in reversed(kinds[:start]) if kind in _SIDE), outer)
            side = before if before != outer else outer
        else:
            continue
        for place in (start, end):
            kinds[place] = side
            after = place + 1
            while after < len(text) and _kind(text[after]) == "NSM":
                kinds[after] = side
                after += 1


def _pairs(text: str, kinds: list[str], isolated: list[bool]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for place, letter in enumerate(text):
        if kinds[place] != "ON" or isolated[place]:
            continue
        if letter in _OPENS:
            if len(waiting) == 63:
                return []
            waiting.append((_OPENS[letter], place))
        elif letter in _CLOSES:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == letter:
                    found.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(found)


def _neutral(kinds: list[str], outer: str) -> None:
    """Rules N1 and N2: what has no side of its own takes that of both neighbours, or the paragraph's."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > place:
            before = _SIDE[kinds[place - 1]] if place else outer
            after = _SIDE[kinds[end]] if end < len(kinds) else outer
            kinds[place:end] = [before if before == after else outer] * (end - place)
        place = max(end, place + 1)


def _implicit(kind: str, base: int) -> int:
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)
