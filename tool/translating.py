"""How far a translation goes with the question files as they are now, and the question files in that language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from tool.language import Language, Translated
from tool.question_set import QuestionSet
from tool.wording import fingerprint, slots_of
from tool.wordings import family_keys, reworded, wordings_of


class State(StrEnum):
    """How one translation stands to the English of today."""

    NEW = "new"  # there is none yet
    STALE = "stale"  # the English was changed since
    BROKEN = "broken"  # a slot is missing, or there is one that the English does not have
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording with its translation. `for_family`: a whole translation needs it."""

    key: str
    english: str
    translated: Translated | None
    for_family: bool

    @property
    def says(self) -> str:
        """The translation as it stands; empty for none."""
        return self.translated.says if self.translated else ""

    @property
    def state(self) -> State:
        """How it stands to the English of today; the English having changed explains any slot that does not fit."""
        if self.translated is None:
            return State.NEW
        if self.translated.english != fingerprint(self.english):
            return State.STALE
        return State.FINE if same_slots(self.english, self.translated.says) else State.BROKEN


def same_slots(english: str, translated: str) -> bool:
    """Whether both have the same slots; how often and in what order is the language's own affair."""
    return slots_of(english) == slots_of(translated)


def slots_wrong(english: str, translated: str) -> str:
    """What is wrong with the slots of a translation."""
    wanted, there = slots_of(english), slots_of(translated)
    parts = [f"lacks {{{slot}}}" for slot in sorted(wanted - there)]
    parts += [f"has {{{slot}}}, which the English does not have" for slot in sorted(there - wanted)]
    return f"The translation {' and '.join(parts)}."


def slots_cure(english: str) -> str:
    """What to do about it."""
    slots = sorted(f"{{{slot}}}" for slot in slots_of(english))
    return (
        f"Keep {' and '.join(slots)} exactly as in the English." if slots else "Take it out: nothing is filled in here."
    )


def entries(question_set: QuestionSet, language: Language | None) -> tuple[Entry, ...]:
    """Each wording with its translation, what a family reads first; a language that is not there yet has none."""
    told = language.words if language else {}
    family = family_keys(question_set)
    every = (Entry(key, said, told.get(key), key in family) for key, said in wordings_of(question_set).items())
    return tuple(sorted(every, key=lambda entry: not entry.for_family))


def in_english(question_set: QuestionSet, code: str) -> tuple[str, ...]:
    """The keys of what a family would still read in English: never translated, or not since the English changed."""
    return _not_fine(entries(question_set, question_set.languages.get(code)))


def _not_fine(every: Collection[Entry]) -> tuple[str, ...]:
    return tuple(entry.key for entry in every if entry.for_family and entry.state is not State.FINE)


def in_language(question_set: QuestionSet, code: str) -> QuestionSet:
    """The question set as a family reads it in a language; what only the practitioner reads stays English.

    A wording without a translation of exactly the English of today stays English: an old translation could tell a
    family what is no longer advised. `in_english` tells which. The set itself for its own language, or for one
    that it does not have.
    """
    language = question_set.languages.get(code)
    if language is None or code == question_set.language:
        return question_set
    every = entries(question_set, language)
    fine = {entry.key: entry.says for entry in every if entry.for_family and entry.state is State.FINE}
    return replace(reworded(question_set, lambda key, said: fine.get(key, said)), language=code)


def offered(question_set: QuestionSet, drafts: Collection[str]) -> Mapping[str, Language]:
    """The languages a visit may be held in: those reviewed by a named person, and the drafts switched on."""
    known = question_set.languages.items()
    return {code: one for code, one in known if code != question_set.language and (not one.is_draft or code in drafts)}
