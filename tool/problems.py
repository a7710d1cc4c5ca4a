"""What is wrong with a file, said so that the person who wrote it can mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a problem matters. Only an error stops the tool from using the files."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


ORDER_OF_WEIGHT = {Weight.ERROR: 0, Weight.WARNING: 1, Weight.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: its path as the editor knows it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `code` is stable, so that a mistake can be looked up and counted."""

    code: str
    place: Place
    wrong: str
    do: str
    about: str = ""  # the question, advice or family concerned
    weight: Weight = Weight.ERROR
    words: str = ""  # what that question asks, or that advice says

    def __post_init__(self) -> None:
        """A file can hold a value of any length; a problem quotes as much of it as can be read."""
        for name in ("wrong", "do", "about", "words"):
            object.__setattr__(self, name, _readable(getattr(self, name)))

    def in_words(self) -> str:
        """The problem as an editor reads it: place, what is wrong, what to do."""
        about = f" [{self.about}]" if self.about else ""
        about += f' "{_shortened(self.words)}"' if self.words else ""
        return f"{self.place}: {self.weight.value} {self.code}{about}\n    {self.wrong}\n    What to do: {self.do}"

    def in_a_line(self) -> str:
        """A note as an editor reads it: what there is to do about it is known."""
        about = f" [{self.about}]" if self.about else ""
        return f"{self.place}: {self.weight.value} {self.code}{about} {self.wrong}"

    def as_plain(self) -> dict[str, object]:
        """The problem for another program."""
        return {
            "code": self.code,
            "weight": self.weight.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "about": self.about,
            "words": self.words,
            "wrong": self.wrong,
            "do": self.do,
        }


LONGEST_WORDS = 80
LONGEST_QUOTE = 120
LONGEST_TEXT = 900
_LONG_QUOTE = re.compile(f'"([^"]{{{LONGEST_QUOTE - 20}}})[^"]{{20,}}"')


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"


def _readable(text: str) -> str:
    if len(text) > LONGEST_QUOTE:
        text = _LONG_QUOTE.sub(r'"\1…"', text)
    if len(text) > LONGEST_TEXT:
        text = f"{text[: LONGEST_TEXT - 200]} … {text[-200:]}"
    return text


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Heaviest first, then by file and line; equal problems once."""
    unique = dict.fromkeys(problems)
    return tuple(
        sorted(unique, key=lambda p: (ORDER_OF_WEIGHT[p.weight], p.place.file, p.place.line, p.place.column, p.code))
    )


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop the files from being used."""
    return tuple(problem for problem in problems if problem.weight is Weight.ERROR)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The best guess for a misspelt word, as a sentence, else what the choice is."""
    choices = sorted(set(known))
    spelt = {choice.lower(): choice for choice in choices}
    wanted = word.lower().strip()
    swapped = [choice for choice in choices if len(wanted) > 2 and sorted(choice.lower()) == sorted(wanted)]
    if swapped:  # the right letters in another order are a slip of two fingers
        return f'Did you mean "{swapped[0]}"?'
    alike = (wanted, wanted.replace("_", "-").replace(" ", "-"), wanted.replace("-", " ").replace("_", " "))
    guesses = [spelt[near] for one in alike for near in difflib.get_close_matches(one, spelt, n=1, cutoff=0.6)]
    if guesses:
        return f'Did you mean "{guesses[0]}"?'
    if not choices:
        return "Take it out."
    if len(choices) <= 14:
        return "Use one of: " + ", ".join(choices) + "."
    return "Look up the right one in the question files."
