"""The words that the screens and papers ask for: every key, with its slots, as the tool was made.

An editor may change each text, but a key that is gone or misspelt would leave a hole on a page. The list is written
from the shipped files by a developer who adds a word: `uv run python -m tool.reading.known_words`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tool.wording import slots_of

FILE = Path(__file__).with_name("known_words.json")
KnownWords = Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
"""By file, part and key: the slots of that text."""


@cache
def known_words() -> KnownWords:
    """The list as it was written."""
    read = json.loads(FILE.read_text("utf-8"))
    return {
        file: {part: {key: tuple(slots) for key, slots in many.items()} for part, many in parts.items()}
        for file, parts in read.items()
    }


def words_in_use(files: Mapping[str, Mapping[str, Mapping[str, str]]]) -> KnownWords:
    """The same list, of the words in these files."""
    return {
        file: {part: {key: tuple(sorted(slots_of(text))) for key, text in many.items()} for part, many in parts.items()}
        for file, parts in files.items()
    }


def in_text(words: KnownWords) -> str:
    """The list as its file has it, a line for each key."""
    return json.dumps(words, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    from tool.reading.question_files import read_folder

    question_set = read_folder().question_set
    assert question_set is not None
    FILE.write_text(
        in_text(words_in_use({"screens.yaml": question_set.words, "paper.yaml": question_set.paper})), "utf-8"
    )
