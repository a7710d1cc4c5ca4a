"""A language that nobody speaks: every wording of a family becomes marks, so that English left over is seen at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from families_at_hand import shipped

from tool.language import Language, Translated
from tool.question_set import QuestionSet
from tool.reading.question_files import pictures_in, read_texts
from tool.sheets.language_text import text_of
from tool.wording import fingerprint, slots_of
from tool.wordings import family_keys, wordings_of

MARK = "ż"
CODE = "xx"


def in_marks(key: str, english: str) -> str:
    """A translation of which no two are alike, with the slots that it must have."""
    slots = "".join(f" {{{slot}}}" for slot in sorted(slots_of(english)))
    return f"{MARK * 3}{fingerprint(key)[:6]}{slots}"


def translation(
    of: Mapping[str, str] | None = None, *, say: Callable[[str, str], str] = in_marks, **more: Any
) -> Language:
    """A draft of all that a family reads, or of these wordings."""
    english, family = wordings_of(shipped()), family_keys(shipped())
    keys = of if of is not None else [key for key in english if key in family]
    words = {key: Translated(says=say(key, english[key]), english=fingerprint(english[key])) for key in keys}
    fields: dict[str, Any] = {"name": "Żżż", "direction": "left-to-right", "state": "draft", "words": words}
    return Language(**(fields | more))


def shipped_with(language: Language, code: str = CODE) -> QuestionSet:
    """The shipped question files with this one beside them, and no other."""
    files = {name: text for name, text in shipped().files.items() if not name.startswith("languages/")}
    found = read_texts({**files, f"languages/{code}.yaml": text_of(language)}, pictures_in())
    assert found.question_set is not None, [problem.in_words() for problem in found.problems]
    return found.question_set


@cache
def in_a_draft() -> QuestionSet:
    """The shipped question files with a whole draft beside them."""
    return shipped_with(translation())
