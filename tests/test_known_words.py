"""The list of words that pages and papers ask for is that of the shipped files."""

from __future__ import annotations

from families_at_hand import shipped

from tool.reading.known_words import FILE, in_text, words_in_use


def test_the_list_is_up_to_date() -> None:
    words = words_in_use({"screens.yaml": shipped().words, "paper.yaml": shipped().paper})
    assert FILE.read_text("utf-8") == in_text(words), "run `uv run python -m tool.reading.known_words`"
