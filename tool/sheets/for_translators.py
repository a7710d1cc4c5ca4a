"""The lines of a sheet for a translator: English, translation, state, and what each wording is for."""

from __future__ import annotations

from tool.question_set import QuestionSet
from tool.translating import Entry, State, entries
from tool.wording import fingerprint, slots_of

NAME = "language/name"
"""The key of the line in which a language says its own name."""
NAME_ENGLISH = "The name of this language, in this language"
STATES = (State.NEW, State.STALE, State.BROKEN, State.FINE)
HEAD = ("key", "English", "Translation ({code})", "State", "Notes for the translator")

_SLOTS = {
    "baby": "the baby's name, or the words for “your baby”",
    "who": "one name or more, such as “Ben and Sam”",
    "name": "somebody's name",
    "names": "names, such as “Ben and Sam”",
    "day": "a date, such as 20 November 2026",
    "time": "a time, such as 13:40",
    "when": "a date and time",
}
_PARTS = {
    "ask": "A question to the family.",
    "hint": "A short line under a question.",
    "more_words": "Stands over a box to write in.",
    "nobody_says": "The answer “nobody”.",
    "say": "Advice: what to do. Keep its strength exactly.",
    "because": "Why. Stands after “Because:”.",
    "tonight": "What to do instead. Stands after “Tonight:”, “When baby is here:” or “What to do:”.",
    "name": "Who can be rung. The name of an organisation stays as it is.",
    "what_for": "When to ring them.",
}


def lines_for(question_set: QuestionSet, code: str) -> list[tuple[str, ...]]:
    """The head, the language's own name, and a line for each wording that a family reads."""
    language = question_set.languages.get(code)
    name = language.name if language else ""
    head = tuple(text.format(code=code) for text in HEAD)
    own = (NAME, NAME_ENGLISH, name, State.FINE.value if name else State.NEW.value, "Such as Polski or اردو.")
    every = entries(question_set, language)
    return [head, own, *(_line(entry, question_set) for entry in every if entry.for_family)]


def in_sheet(key: str) -> str:
    """The key as a sheet has it: the value of an answer never stands there, where somebody might translate it."""
    before, answer, value = key.partition("/answer/")
    if not answer or not before.startswith("question/"):
        return key
    value, *more = value.split("/")
    return "/".join([f"{before}/answer", fingerprint(value)[:6], *more])


def _line(entry: Entry, question_set: QuestionSet) -> tuple[str, ...]:
    notes = [_about(entry.key, question_set), _slots(entry.english)]
    if entry.state is State.STALE:
        notes.insert(0, "The English was changed. If the translation is still right, write “fine” beside it.")
    return (in_sheet(entry.key), entry.english, entry.says, entry.state.value, " ".join(note for note in notes if note))


def _about(key: str, question_set: QuestionSet) -> str:
    kind, _, rest = key.partition("/")
    if kind == "question" and "/answer/" in rest:
        question = question_set.questions[rest.partition("/")[0]]
        what = "A picture, in words" if rest.endswith("/picture_says") else "An answer"
        return f"{what}, to “{question.ask}”"
    if key.startswith("screens/months/"):
        return "A month within a date, such as 20 November 2026: in the form it has there."
    if kind in ("question", "advice", "contact"):
        return _PARTS.get(rest.rpartition("/")[2], "")
    return {"screens": "On a screen.", "paper": "On paper.", "section": "Heads a step of the talk."}.get(kind, "")


def _slots(english: str) -> str:
    slots = sorted(slots_of(english))
    if not slots:
        return ""
    told = [f"{{{slot}}}" + (f" is {_SLOTS[slot]}" if slot in _SLOTS else "") for slot in slots]
    return f"Keep {'; '.join(told)}."
