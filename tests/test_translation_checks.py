"""What is told of a translation that does not fit, and that the shipped ones do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from families_at_hand import shipped
from translation_at_hand import CODE, in_a_draft, translation

from tool.checks import check, translations
from tool.language import Language
from tool.problems import Problem, Weight
from tool.reading.question_files import pictures_in, read_folder, read_texts
from tool.sheets.language_text import text_of
from tool.wordings import family_keys

NAME = f"languages/{CODE}.yaml"
REVIEWED = {"state": "reviewed", "reviewed": {"by": "Anna Nowak, health visitor", "on": "2026-11-01"}}
ASK = "question/smokes/ask"


def problems(text: str, name: str = NAME, **changed: str) -> list[Problem]:
    """What is told of the shipped question files with this language beside them."""
    files = {key: said for key, said in shipped().files.items() if not key.startswith("languages/")} | changed
    return list(check(read_texts({**files, name: text}, pictures_in())))


def told(text: str, name: str = NAME, **changed: str) -> list[tuple[str, Weight]]:
    """Codes and weights of what is about languages."""
    return [(p.code, p.weight) for p in problems(text, name, **changed) if p.place.file.startswith("languages/")]


def whole(**more: object) -> str:
    return text_of(translation(**more))


def damaged(old: str, new: str, **more: object) -> str:
    text = whole(**more)
    assert old in text
    return text.replace(old, new, 1)


def test_a_whole_reviewed_translation_is_fine() -> None:
    assert not told(whole(**REVIEWED))


def test_a_draft_is_told_in_one_note_with_how_far_it_is() -> None:
    assert told(whole()) == [("L14", Weight.NOTE)]
    some = text_of(translation({ASK: ""}))
    (note,) = [p for p in problems(some) if p.code == "L14"]
    assert "1 of" in note.wrong and str(len(family_keys(shipped())) - 1) in note.wrong


def test_a_program_gets_every_gap_of_a_draft() -> None:
    files = {**in_a_draft().files, NAME: text_of(translation({ASK: ""}))}
    found = read_texts(files, pictures_in())
    gaps = [problem for problem in translations.each(found) if problem.place.file == NAME]
    assert len(gaps) == len(family_keys(shipped())) - 1
    assert {problem.weight for problem in gaps} == {Weight.NOTE}


def _without(key: str) -> str:
    language = translation(**REVIEWED)  # type: ignore[arg-type]
    return text_of(language.model_copy(update={"words": {k: v for k, v in language.words.items() if k != key}}))


def test_what_a_reviewed_language_lacks_is_a_warning() -> None:
    (gap,) = [p for p in problems(_without(ASK)) if p.place.file == NAME]
    assert (gap.code, gap.weight, gap.about) == ("L12", Weight.WARNING, ASK)


def test_many_gaps_of_a_reviewed_language_are_one_warning() -> None:
    assert told(text_of(translation({ASK: ""}, **REVIEWED))) == [("L12", Weight.WARNING)]


def _changed_english() -> dict[str, str]:
    text = shipped().files["1-safe-sleep.yaml"]
    old = shipped().questions["smokes"].ask
    assert old in text
    return {"1-safe-sleep.yaml": text.replace(old, "Who smokes, at home or outside?")}


def test_english_that_was_changed_since_is_a_warning_at_the_translation() -> None:
    text = whole(**REVIEWED)
    (stale,) = [p for p in problems(text, **_changed_english()) if p.place.file == NAME]
    assert (stale.code, stale.weight, stale.about) == ("L13", Weight.WARNING, ASK)
    assert text.split("\n")[stale.place.line - 1].startswith("    says:")


def test_english_that_was_changed_since_is_only_counted_in_a_draft() -> None:
    (note,) = [p for p in problems(whole(), **_changed_english()) if p.place.file == NAME]
    assert note.code == "L14" and "1 had their English changed" in note.wrong


FAULTS = {
    "a slot is lost": (' {baby}"', '"', "L11"),
    "a slot is translated": (" {baby}", " {dziecko}", "L11"),
    "a bracket stands alone": ('says: "żżż', 'says: "}żżż', "L11"),
    "a translation is empty": ('says: "żżż', 'says: ""\n    x: "', "S01"),
    "a key is misspelt": ("question/smokes/ask:", "question/smoke/ask:", "L10"),
    "a key is of no wording": ("question/smokes/ask:", "question/smokes/frage:", "L10"),
    "a translation has no words": ("    says:", "    say:", "S03"),
    "the fingerprint is no fingerprint": ('english: "', 'english: "#', "S05"),
    "the state is unknown": ("state: draft", "state: final", "S07"),
    "nobody has reviewed it": ("state: draft", "state: reviewed", "S08"),
    "a draft names who reviewed it": ("state: draft", "state: draft\nreviewed: {by: Anna, on: 2026-11-01}", "S08"),
    "the review has no day": ("state: draft", "state: reviewed\nreviewed: {by: Anna}", "S02"),
    "the day is no day": ("state: draft", "state: reviewed\nreviewed: {by: Anna, on: yesterday}", "S09"),
    "the direction is unknown": ("left-to-right", "ltr", "S07"),
    "the name is missing": ('name: "Żżż"', "", "S02"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_language_file_is_an_error_with_its_line(fault: str) -> None:
    old, new, code = FAULTS[fault]
    there = [p for p in problems(damaged(old, new)) if p.place.file == NAME]
    assert (code, Weight.ERROR) in [(p.code, p.weight) for p in there]
    assert all(p.do and p.wrong for p in there)


def test_a_misspelt_key_gets_the_right_one_named() -> None:
    (fault,) = [p for p in problems(damaged("question/smokes/ask:", "question/smoke/ask:")) if p.code == "L10"]
    assert ASK in fault.do


def test_a_value_that_came_into_a_translation_is_seen() -> None:
    text = damaged('says: "żżż', 'says: "sofa-or-armchair żżż')
    assert ("L15", Weight.WARNING) in told(text)


def test_two_answers_that_read_the_same_are_an_error() -> None:
    keys = {"question/bed-sharing/answer/never": "", "question/bed-sharing/answer/sometimes": ""}
    assert ("L16", Weight.ERROR) in told(text_of(translation(keys, say=lambda _key, _english: "Żż")))


def test_english_that_was_only_copied_is_seen() -> None:
    copied = text_of(translation({ASK: ""}, say=lambda _key, english: english))
    assert ("L17", Weight.WARNING) in told(copied)


@pytest.mark.parametrize("name", ["languages/polish language.yaml", "languages/1.yaml", "languages/.yaml"])
def test_a_file_is_named_by_the_code_of_its_language(name: str) -> None:
    assert ("L01", Weight.ERROR) in told(whole(), name)


def test_the_language_of_the_question_files_has_no_file_of_its_own() -> None:
    assert ("L02", Weight.ERROR) in told(whole(), "languages/en.yaml")


def test_a_damaged_language_file_is_explained_wherever_it_breaks_off() -> None:
    text = text_of(translation({ASK: ""}))
    for length in range(0, len(text), 7):
        found = problems(text[:length])
        assert all(p.wrong and p.do for p in found)
        assert length == 0 or found


def test_a_language_written_and_read_again_is_the_same() -> None:
    hard = 'no: "yes" # \\ {baby}\n19:30 \'„ł” — آپ 🙂 &amp; <b>'
    language = translation({ASK: ""}, say=lambda _key, _english: hard)
    found = read_texts({**in_a_draft().files, NAME: text_of(language)}, pictures_in())
    assert not [p for p in found.problems if p.place.file == NAME]
    assert found.question_set is not None and found.question_set.languages[CODE] == language


# What is shipped


def shipped_languages() -> Iterator[tuple[str, Language]]:
    yield from shipped().languages.items()


def test_the_shipped_languages_have_no_error_and_no_warning() -> None:
    found = check(read_folder())
    assert not [p for p in found if p.place.file.startswith("languages/") and p.weight is not Weight.NOTE]


def test_no_shipped_translation_claims_a_review_without_a_name() -> None:
    for _, language in shipped_languages():
        assert language.is_draft or language.reviewed


def test_languages_are_read_from_their_folder(tmp_path: Path) -> None:
    for name, text in in_a_draft().files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = read_folder(tmp_path)
    assert found.question_set is not None and set(found.question_set.languages) == {CODE}
