"""Checks on translations: whether each still says what the English says now.

A reviewed language is offered to families, so whatever it lacks is a warning. A draft lacks things while it is being
made: one note counts them, and `each` names them for whoever wants the whole list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tool.found import Found
from tool.language import Language
from tool.problems import Place, Problem, Weight, did_you_mean
from tool.question_set import QuestionSet
from tool.translating import Entry, State, entries, slots_cure, slots_wrong
from tool.wording import unbalanced
from tool.wordings import wordings_of

MOST_APART = 20
"""So many gaps of a reviewed language are told one by one; more are counted."""
SAID_TWICE = 4
"""A wording of so many words that stands in English in another language was left there."""
VALUE = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")


def _set(found: Found) -> QuestionSet:
    assert found.question_set is not None
    return found.question_set


def _all(found: Found) -> Iterator[tuple[str, Language, tuple[Entry, ...]]]:
    for code, language in _set(found).languages.items():
        yield code, language, entries(_set(found), language)


def keys_are_known(found: Found) -> Iterator[Problem]:
    """A translation belongs to a wording that is there, in a language that is not that of the question files."""
    known: frozenset[str] | None = None
    for code, language in _set(found).languages.items():
        if code == _set(found).language:
            wrong = f'"{code}" is the language of the question files themselves.'
            yield Problem("L02", found.place("language", code), wrong, "Change the wording there; take this file out.")
        known = known or frozenset(wordings_of(_set(found)))
        for key in language.words:
            if key not in known:
                near = did_you_mean(key, _near(key, known))
                wrong = f'No wording is called "{key}".'
                yield Problem(
                    "L10",
                    found.place(f"language/{code}", key),
                    wrong,
                    f"{near} Or take it out: so does the next import of a sheet.",
                    key,
                )


def _near(key: str, known: frozenset[str]) -> list[str]:
    """Keys of the same kind that begin alike: comparing with all of them would take seconds for a broken file."""
    kind, _, rest = key.partition("/")
    return [one for one in known if one.startswith(f"{kind}/{rest[:1]}")][:400]


def slots_are_kept(found: Found) -> Iterator[Problem]:
    """A translation has the slots of the English, and nothing that looks like one."""
    for code, _, every in _all(found):
        for entry in every:
            if entry.translated is None:
                continue
            place = found.place(f"language/{code}", entry.key)
            if entry.state is State.BROKEN:
                wrong, do = slots_wrong(entry.english, entry.says), slots_cure(entry.english)
                yield Problem("L11", place, wrong, do, entry.key)
            elif unbalanced(entry.says):
                do = "Take it out, or write the slot whole, such as {baby}."
                yield Problem("L11", place, "A curly bracket stands alone.", do, entry.key)


def no_value_came_in(found: Found) -> Iterator[Problem]:
    """The value of an answer (`sofa-or-armchair`) is no word of any language; only what is said is translated."""
    questions = _set(found).questions.values()
    values = {option.value for question in questions for option in question.answers if "-" in option.value}
    values |= set(_set(found).questions) | {rule.id for rule in _set(found).advice}
    for code, _, every in _all(found):
        for entry in every:
            for value in VALUE.findall(entry.says):
                if value in values and value not in entry.english.lower():
                    yield Problem(
                        "L15",
                        found.place(f"language/{code}", entry.key),
                        f'"{value}" is a value or an id, which nobody reads.',
                        "Translate what is said.",
                        entry.key,
                        Weight.WARNING,
                    )


def reviewed_ones_are_whole(found: Found) -> Iterator[Problem]:
    """What a reviewed language lacks is read in English by families, so it is a warning."""
    for code, language, every in _all(found):
        gaps = [entry for entry in every if _is_gap(entry)]
        if language.is_draft or not gaps:
            continue
        if len(gaps) <= MOST_APART:
            yield from (_gap(found, code, entry, Weight.WARNING) for entry in gaps)
            continue
        new = sum(entry.state is State.NEW for entry in gaps)
        wrong = f"{new} wordings have no translation, and {len(gaps) - new} had their English changed since."
        yield Problem("L12", found.place("language", code), wrong, _export(code), code, Weight.WARNING)


def drafts_are_counted(found: Found) -> Iterator[Problem]:
    """How far a draft is, in one note."""
    for code, language, every in _all(found):
        if not language.is_draft:
            continue
        needed = [entry for entry in every if entry.for_family]
        told = {state: sum(entry.state is state for entry in needed) for state in State}
        wrong = (
            f"{language.name} is a draft: {told[State.FINE]} of {len(needed)} wordings are translated, "
            f"{told[State.NEW]} are new, and {told[State.STALE]} had their English changed since."
        )
        do = "Have a named person review it, then write that into the file."
        if told[State.FINE] < len(needed):
            do = _export(code)
        yield Problem("L14", found.place("language", code), wrong, do, code, Weight.NOTE)


def _is_gap(entry: Entry) -> bool:
    return entry.for_family and entry.state in (State.NEW, State.STALE)


def each(found: Found) -> Iterator[Problem]:
    """Every single gap, as a note; for a program that wants the whole list."""
    if found.question_set is not None:
        for code, _, every in _all(found):
            yield from (_gap(found, code, entry, Weight.NOTE) for entry in every if _is_gap(entry))


def left_in_english(found: Found) -> Iterator[Problem]:
    """A longer wording that stands in the other language exactly as in English."""
    for code, _, every in _all(found):
        for entry in every:
            if entry.says == entry.english and len(entry.english.split()) >= SAID_TWICE:
                place = found.place(f"language/{code}", entry.key)
                wrong = f'"{entry.english}" is not translated, only copied.'
                yield Problem("L17", place, wrong, "Translate it, or take it out.", entry.key, Weight.WARNING)


def answers_stay_apart(found: Found) -> Iterator[Problem]:
    """Two answers of one question that differ in English differ in the other language too."""
    for code, _, every in _all(found):
        seen: dict[tuple[str, str], str] = {}
        for entry in every:
            question, answer, value = entry.key.partition("/answer/")
            if not answer or "/" in value or not entry.says:
                continue
            first = seen.setdefault((question, entry.says.casefold()), entry.key)
            if first != entry.key:
                place = found.place(f"language/{code}", entry.key)
                wrong = f'"{entry.says}" stands for two answers of one question (the other is {first}).'
                do = "Say one of them in other words, so that a family can tell them apart."
                yield Problem("L16", place, wrong, do, entry.key, Weight.ERROR)


def _export(code: str) -> str:
    return f'Write a sheet for the translator with "settle translate export {code}".'


def _gap(found: Found, code: str, entry: Entry, weight: Weight) -> Problem:
    if entry.state is State.NEW:
        place: Place = found.place("language", code)
        return Problem("L12", place, f'"{entry.english}" has no translation.', _export(code), entry.key, weight)
    place = found.place(f"language/{code}", entry.key)
    wrong = f'The English was changed since this was translated. It is now "{entry.english}"'
    return Problem("L13", place, wrong, _export(code), entry.key, weight)
