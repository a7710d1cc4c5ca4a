"""How hard a text is to read: the Flesch-Kincaid grade as an age, and the words and sentences that raise it.

The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975); a child in grade
n is about n + 5 years old. Syllables are counted by our own rule for English spelling (groups of vowels, without those
that are not spoken): a count from letters, not from a dictionary of sounds. The well-kept libraries for this (textstat,
py-readability-metrics) fetch a dictionary from the network at run time and bring ten packages, for the same formula.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

LONGEST_SENTENCE = 20
"""Words."""
HIGHEST_AGE = 11
FEWEST_WORDS = 10
"""In fewer words than this a single long one decides, and the age means nothing."""
HARD_WORD = 3
"""Syllables."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE = re.compile(r"(?<=[.?!])[\"'”’)]*\s+|\n+")
_SLOT = re.compile(r"\{[^{}]*\}")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:(?<![aeiouytdl])ed|(?<=[aeiouylr]l)ed|(?<![aeiouysxzlcg])(?<!ch)(?<!sh)es|(?<=[aeiou]l)es"
    r"|(?<![aeiouyl])e|(?<=[aeiouyl]l)e|(?<=[aeiou]l)e|ye)$"
)
_COMPOUND = re.compile(
    r"(som|saf|els|hom|sid|guid|stat|bereav|car|mov|plac)e"
    r"(?=body|one|thing|times|where|how|ly|ty|guard|less|ways|line|ment|ful(?!l))"
)
_APART = re.compile(r"i(?:a(?!g|t[ei])|o(?!n|us)|u|er$|est$)|[aeouy]ing|eo(?!u)|ua[lt]|(?<=[a-z])y[aou]|rious|aea|rea$")
_TOGETHER = re.compile(r"(?:every|evening|different|interest|camera|chocolate|family|several|favourite|tired)")


@dataclass(frozen=True, slots=True)
class Reading:
    """How old a reader needs to be for a text, and what makes it so."""

    age: float
    words: int
    hard_words: tuple[str, ...]  # hardest first
    long_sentences: tuple[str, ...]  # longest first


def words_in(text: str) -> list[str]:
    """The words; a slot counts as the short name that it stands for."""
    return _WORD.findall(_SLOT.sub("baby", text))


def sentences_in(text: str) -> list[str]:
    """The sentences, each with a word in it."""
    return [one.strip() for one in _SENTENCE.split(text) if words_in(one)]


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables an English word is likely to have; at least one."""
    parts = [part for part in re.split(r"['’-]", word.lower()) if len(part) > 1]
    return max(1, sum(_syllables(part) for part in parts))


def _syllables(word: str) -> int:
    if not word.isalpha():
        return 1
    spoken = _SILENT.sub("", _COMPOUND.sub(r"\1", word.replace("peo", "pee")))
    groups = len(_VOWELS.findall(spoken)) + len(_APART.findall(spoken))
    groups -= bool(_TOGETHER.match(word))
    return max(1, groups)


def reading(text: str, known: Collection[str] = ()) -> Reading:
    """How hard a text is. `known`: long words that count as short ones, in small letters."""
    sentences = sentences_in(text)
    words = words_in(text)
    if not words:
        return Reading(0, 0, (), ())
    heavy = {word: syllables(word) for word in words}
    for word in heavy:
        if word.lower() in known or word.lower().removesuffix("s") in known:
            heavy[word] = min(heavy[word], 2)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(heavy[word] for word in words) / len(words) - 15.59
    hard = sorted((word for word in heavy if heavy[word] >= HARD_WORD), key=lambda word: -heavy[word])
    long = sorted((one for one in sentences if len(words_in(one)) > LONGEST_SENTENCE * 3 // 5), key=_length)
    return Reading(round(grade + 5, 1), len(words), tuple(hard), tuple(long))


def _length(sentence: str) -> int:
    return -len(words_in(sentence))
