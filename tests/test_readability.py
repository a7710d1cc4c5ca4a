"""How hard a text is: its age rises with long words and long sentences, and those are named."""

from __future__ import annotations

import pytest

from tool.checks.readability import LONGEST_SENTENCE, reading, sentences_in, syllables, words_in


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("cot", 1), ("sleep", 1), ("tired", 1), ("smoke", 1), ("smoked", 1), ("safe", 1), ("bottles", 2),
        ("baby", 2), ("babies", 2), ("pillow", 2), ("table", 2), ("settled", 2), ("people", 2), ("someone", 2),
        ("crying", 2), ("wanted", 2), ("family", 3), ("mattress", 2), ("grandparent", 3), ("temperature", 4),
        ("breastfeeding", 3), ("medicine", 3), ("unnecessary", 5), ("don't", 1), ("health-visitor", 4), ("38", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, many: int) -> None:
    # "family" is spoken with two or three, "tired" with one or two.
    assert abs(syllables(word) - many) <= (word in {"family", "temperature"})


def test_a_slot_counts_as_a_short_name_and_a_number_as_a_word() -> None:
    assert words_in("Is {baby} over 2.5 kg?") == ["Is", "baby", "over", "2.5", "kg"]


def test_sentences_end_where_a_reader_stops() -> None:
    assert sentences_in("Is it warm? Feel the neck! 2.5 kg is small. ") == [
        "Is it warm?",
        "Feel the neck!",
        "2.5 kg is small.",
    ]
    assert sentences_in("One\nTwo") == ["One", "Two"]
    assert sentences_in("… ?") == []


def test_plain_words_read_young_and_long_ones_old_and_are_named() -> None:
    plain = reading("Put your baby down on the back. It is the best way to sleep.")
    hard = reading("Position the infant horizontally. Respiratory obstruction constitutes considerable danger.")
    assert plain.age < 9 < 18 < hard.age
    assert not plain.hard_words
    assert set(hard.hard_words) >= {"horizontally", "Respiratory", "obstruction", "considerable"}


def test_a_long_sentence_reads_older_than_the_same_words_in_short_ones() -> None:
    words = "put your baby down on the back in the cot and feel the neck and look at the room and sit by the cot"
    short = reading(words.replace(" and", ". And").capitalize())
    long = reading(words)
    assert long.age > short.age
    assert long.long_sentences == (words,)
    assert len(words_in(words)) > LONGEST_SENTENCE


def test_long_words_that_every_parent_knows_do_not_count() -> None:
    text = "The temperature of the medicine matters to grandparents."
    assert reading(text, {"temperature", "medicine", "grandparent"}).age < reading(text).age


def test_nothing_has_no_age() -> None:
    assert reading("") == reading("…")
