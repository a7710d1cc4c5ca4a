"""Reading question files: nothing is guessed, nothing is lost, and each mistake is explained where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from families_at_hand import shipped

from tool.found import Found
from tool.problems import Problem, errors
from tool.question_set import QuestionSet
from tool.reading.question_files import BESIDE, SHIPPED, read_folder, read_texts

SPACE = "3-safe-space.yaml"
ADVICE = "advice/3-safe-space.yaml"


def read(**changed: str) -> Found:
    return read_texts({**shipped().files, **changed})


def with_screen_words(words: str) -> Found:
    """The shipped files with one more part of words; words are the plainest texts there are."""
    return read(**{"screens.yaml": shipped().files["screens.yaml"] + "\ncanary:\n" + words})


def word(written: str) -> str:
    """What the tool understands by `key: WRITTEN`."""
    found = with_screen_words(f"  key: {written}\n")
    assert found.question_set is not None, [problem.in_words() for problem in found.problems]
    return found.question_set.words["canary"]["key"]


def in_file(found: Found, file: str) -> list[Problem]:
    return [problem for problem in errors(found.problems) if problem.place.file == file]


def codes(found: Found) -> set[str]:
    return {problem.code for problem in errors(found.problems)}


def line_of(file: str, text: str) -> int:
    lines = shipped().files[file].split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


# No value is silently changed


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "No",
        "TRUE",
        "19:30",
        "1:30:00",
        "0x1F",
        "0o17",
        "017",
        "1_000",
        "1e3",
        "1.0",
        ".5",
        "-0",
        "+1",
        ".inf",
        ".NaN",
        "2026-11-20",
        "2026-11-20 14:00:00",
        "2026-02-30",
        "=",
        "<<",
        "a#b",
        "tea:time",
        "C#",
        "50%",
        "Nil",
        "NUL",
        "undefined",
        "é à ñ ł",
        "🙂",
        "x" * 900,
    ],
)
def test_a_text_stays_the_text_that_was_written(written: str) -> None:
    assert word(written) == written


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"no"', "no"),
        ("'19:30'", "19:30"),
        ('"a # b"', "a # b"),
        ("'it''s'", "it's"),
        ('"~"', "~"),
        ('"null"', "null"),
        ("one\n    two", "one two"),
        ("|-\n    one\n    two", "one\ntwo"),
        (">-\n    one\n    two", "one two"),
        ("|-\n    one # two", "one # two"),
    ],
)
def test_quotes_and_folded_lines_say_what_an_editor_means(written: str, text: str) -> None:
    assert word(written) == text


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", '""', '"  "', "# gone"])
def test_nothing_is_never_taken_for_a_text(written: str) -> None:
    found = with_screen_words(f"  key: {written}\n")
    assert found.question_set is None
    assert in_file(found, "screens.yaml")


@pytest.mark.parametrize(
    "written",
    [
        "one # two",
        "one\t# two",
        "one #",
        "one # two\n    three",
        "one\n    two # three",
        "no # not yet",
        "{a: b # c\n    }",
        "[a # b\n    ]",
    ],
)
def test_words_after_a_hash_would_be_lost_and_are_pointed_at(written: str) -> None:
    found = with_screen_words(f"  key: {written}\n")
    assert found.question_set is None
    line = shipped().files["screens.yaml"].count("\n") + 3
    places = {problem.place.line for problem in in_file(found, "screens.yaml")}
    assert places & {line, line + 1}


def test_the_second_of_two_equal_keys_never_wins_in_silence() -> None:
    found = with_screen_words("  key: one\n  other: x\n  key: two\n")
    line = shipped().files["screens.yaml"].count("\n") + 5
    assert [(problem.code, problem.place.line) for problem in in_file(found, "screens.yaml")] == [("Y09", line)]


def test_equal_keys_are_seen_inside_a_question_too() -> None:
    text = shipped().files[SPACE].replace("        type: any-of\n", "        type: any-of\n        type: one-of\n", 1)
    assert "Y09" in codes(read(**{SPACE: text}))


@pytest.mark.parametrize(
    "written",
    ["&a one", "*a", "!!str one", "!x one", "!!python/object:os.system one", "!!binary aGk=", "&a [one]", "!!set {a}"],
)
def test_anchors_aliases_and_tags_are_refused(written: str) -> None:
    found = with_screen_words(f"  key: {written}\n")
    assert found.question_set is None
    assert {"Y05", "Y06", "Y01"} & codes(found)


def test_a_merge_key_is_refused_as_a_key_nobody_knows() -> None:
    text = shipped().files["settle.yaml"] + "<<: {name: Other}\n"
    assert "S03" in codes(read(**{"settle.yaml": text}))


def test_billions_of_laughs_are_not_told() -> None:
    laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    assert "Y05" in codes(read(**{"screens.yaml": laughs}))


@pytest.mark.parametrize("note", ["# a note", "  # a note", "            # a note", "#", "# a: [b, {c"])
@pytest.mark.parametrize("file", ["settle.yaml", "conditions.yaml", SPACE, ADVICE])
def test_comments_on_lines_of_their_own_change_nothing_wherever_they_stand(file: str, note: str) -> None:
    text = "\n".join(f"{line}\n{note}" for line in shipped().files[file].split("\n"))
    found = read(**{file: text})
    assert found.question_set is not None, [problem.in_words() for problem in found.problems][:2]
    assert found.question_set.fingerprint == shipped().fingerprint


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for path in folder.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    found = read_folder(folder)
    assert found.question_set is not None
    assert found.question_set.fingerprint == shipped().fingerprint


def test_the_same_texts_always_give_the_same_set() -> None:
    again = read_texts(dict(reversed(shipped().files.items()))).question_set
    assert again is not None
    assert again.fingerprint == shipped().fingerprint
    assert list(again.questions) == list(shipped().questions)
    assert [rule.id for rule in again.advice] == [rule.id for rule in shipped().advice]


def test_one_changed_letter_changes_the_fingerprint() -> None:
    text = shipped().files[SPACE].replace("A safe home", "A safer home")
    other = read(**{SPACE: text}).question_set
    assert other is not None
    assert other.fingerprint != shipped().fingerprint


# Where it stands, what is wrong, what to do


def first(found: Found, code: str) -> Problem:
    return next(problem for problem in errors(found.problems) if problem.code == code)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "on"),
    [
        (SPACE, "type: any-of", "type: any-off", "Q01", "type: any-of"),
        (SPACE, "why_we_ask:", "why_ask:", "S03", "why_we_ask:"),
        (SPACE, "id: pets", "id: Pets!", "S05", "id: pets"),
        (SPACE, "id: alone-with-pet", "id: pets", "Q02", "id: alone-with-pet"),
        (SPACE, "pets: {any of:", "petts: {any of:", "C01", "pets: {any of:"),
        (SPACE, "any of: [dog-here", "any off: [dog-here", "C01", "pets: {any of:"),
        (SPACE, "[dog-here, dog-elsewhere", "[dog-heer, dog-elsewhere", "C01", "pets: {any of:"),
        (SPACE, "set: safe-space", "set: safe-spice", "S07", "set: safe-space"),
        (SPACE, "set: safe-space", "set: safe-sleep", "Q10", "set: safe-space"),
        (ADVICE, "level: change", "level: chance", "S07", "level: change"),
        (ADVICE, "id: home-nappy-sacks", "id: home-bath", "A01", "id: home-nappy-sacks"),
        ("conditions.yaml", "condition: sofa-place", "condition: sofa-plaice", "C01", "condition: sofa-place"),
        ("conditions.yaml", "{at most: 2500}", "{at most: 2_500}", "C01", "{at most: 2500}"),
        ("sources.yaml", "checked: copy", "checked: maybe", "S07", "checked: copy"),
        ("sources.yaml", "checked_on: 2026-11-20", "checked_on: 2026-11-31", "S09", "checked_on: 2026-11-20"),
        ("sources.yaml", "checked_on: 2026-11-20", "checked_on: 20261120", "S09", "checked_on: 2026-11-20"),
        ("sources.yaml", "checked_on: 2026-11-20", "checked_on: 86400", "S09", "checked_on: 2026-11-20"),
        ("sources.yaml", "checked_on: 2026-11-20", "checked_on: 2026-11-20T00:00:00", "S09", "checked_on: 2026-11-20"),
        ("settle.yaml", "language: en", "language: English", "S05", "language: en"),
    ],
)
def test_a_mistake_is_pointed_at_where_it_stands(file: str, old: str, new: str, code: str, on: str) -> None:
    text = shipped().files[file]
    assert old in text
    problem = first(read(**{file: text.replace(old, new, 1)}), code)
    assert problem.place.file == file
    assert problem.place.line == line_of(file, on)
    assert problem.wrong
    assert problem.do


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: any-of", "type: [any-of]"),
        ("type: any-of", "type: {any: of}"),
        ("id: home-hazards", "id: [home]"),
        ("ask: Which pets", "ask: [Which pets]\n        hint: Which pets"),
        ("sections:", "sections: none\nother:"),
        ("set: safe-space", "set: [safe-space]"),
        ("title: Safe space", "title: {safe: space}"),
        ("ask_when: {pets:", "private: [yes]\n        ask_when: {pets:"),
        ("ask_when: {pets:", "private: {yes: no}\n        ask_when: {pets:"),
        ("ask_when: {pets:", "private: maybe\n        ask_when: {pets:"),
        ("ask_when: {pets:", "decimals: 0x1F\n        ask_when: {pets:"),
        ("ask_when: {pets:", "decimals: 1_000\n        ask_when: {pets:"),
        ("ask_when: {pets:", "at_least: 1_0\n        ask_when: {pets:"),
        ("ask_when: {pets:", "at_least: NaN\n        ask_when: {pets:"),
        ("ask_when: {pets:", "at_least: [1]\n        ask_when: {pets:"),
        ("ask_when: {pets:", "ask_when: [always]\n        confirm: {pets:"),
        ("ask_when: {pets:", "ask_when: sometimes\n        confirm: {pets:"),
        ("ask_when: {pets: {any of: [dog-here, dog-elsewhere, other-pet]}}", "ask_when: {condition: [one]}"),
        (
            "ask_when: {pets: {any of: [dog-here, dog-elsewhere, other-pet]}}",
            "ask_when: {pets: {any of: [[dog-here]]}}",
        ),
        ("ask_when: {pets: {any of: [dog-here, dog-elsewhere, other-pet]}}", "ask_when: {pets: {known: [yes]}}"),
        ("ask_when: {pets: {any of: [dog-here, dog-elsewhere, other-pet]}}", "ask_when: {born: {is: [yes]}}"),
        ("answers:\n", "answers: none\n        hint2:\n"),
    ],
)
def test_a_list_where_a_text_belongs_is_explained(old: str, new: str) -> None:
    text = shipped().files[SPACE]
    assert old in text
    found = read(**{SPACE: text.replace(old, new, 1)})
    assert found.question_set is None
    assert in_file(found, SPACE)


@pytest.mark.parametrize("name", sorted(shipped().files))
@pytest.mark.parametrize("text", ["", "\n", "# gone\n", "no\n", "[]\n", "{}\n", "- a\n", '""\n', "a: b\n", "~\n"])
def test_a_file_with_next_to_nothing_in_it_is_explained(name: str, text: str) -> None:
    if name in {"screens.yaml", "paper.yaml", *BESIDE} and text == "{}\n":
        text = "- a\n"
    found = read(**{name: text})
    assert found.question_set is None
    assert errors(found.problems)


@pytest.mark.parametrize("name", sorted(shipped().files))
def test_a_file_that_is_missing_is_noticed(name: str) -> None:
    found = read_texts({other: text for other, text in shipped().files.items() if other != name})
    if name in BESIDE:
        assert found.question_set is not None
        assert found.question_set.fingerprint == shipped().fingerprint
        return
    if name.startswith(("advice/", "languages/")):
        return  # advice may be shared out over as many files as the editors like, and no language must be there
    assert found.question_set is None
    assert errors(found.problems)


def test_all_problems_are_told_at_once() -> None:
    text = shipped().files[SPACE].replace("type: any-of", "type: any-off", 1).replace("why_we_ask:", "why_ask:")
    found = read(**{SPACE: text, "settle.yaml": "name: Settle\n"})
    files = {problem.place.file for problem in errors(found.problems)}
    assert {SPACE, "settle.yaml"} <= files
    assert len(in_file(found, SPACE)) >= 3


@pytest.mark.parametrize(
    ("written", "guess"),
    [("tittle: Safe space", "title"), ("sectons: none", "sections")],
)
def test_a_misspelt_key_is_guessed(written: str, guess: str) -> None:
    found = read(**{SPACE: shipped().files[SPACE] + f"\n{written}\n"})
    assert f'"{guess}"' in first(found, "S03").do


# Files as files


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "questions"
    for name, text in shipped().files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_folder_that_is_not_there_or_is_a_file_is_explained(tmp_path: Path) -> None:
    assert codes(read_folder(tmp_path / "none")) == {"F04"}
    (tmp_path / "file").write_text("a: b")
    assert codes(read_folder(tmp_path / "file")) == {"F04"}
    assert read_folder(tmp_path).question_set is None


def test_a_folder_in_place_of_a_file_is_explained(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "settle.yaml").unlink()
    (folder / "settle.yaml").mkdir()
    assert "F06" in codes(read_folder(folder))


def test_a_link_that_leads_nowhere_is_explained(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "settle.yaml").unlink()
    (folder / "settle.yaml").symlink_to(tmp_path / "nowhere")
    assert "F06" in codes(read_folder(folder))


def test_a_file_ending_in_yml_is_not_passed_over(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "settle.yaml").rename(folder / "settle.yml")
    assert {"F05", "F07"} <= codes(read_folder(folder))


def test_a_file_of_more_than_a_million_bytes_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "settle.yaml").write_bytes(b"# x\n" * 300_000)
    assert "F01" in codes(read_folder(folder))


def test_what_is_not_utf_8_is_pointed_at_to_the_letter(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "settle.yaml").write_bytes("name: Settle\nversion: 1\nlanguage: en\nreviewed: café".encode("cp1252"))
    problem = first(read_folder(folder), "F02")
    assert (problem.place.file, problem.place.line, problem.place.column) == ("settle.yaml", 4, 14)


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u2028", "\u202e", "\ufeff", "\x85", "\x7f"])
def test_a_letter_that_nobody_sees_is_pointed_at(tmp_path: Path, letter: str) -> None:
    folder = copied(tmp_path)
    text = (folder / "settle.yaml").read_text("utf-8")
    (folder / "settle.yaml").write_text(text.replace("Settle", f"Set{letter}tle"), "utf-8")
    problem = first(read_folder(folder), "F03")
    assert (problem.place.line, problem.place.column) == (2, 10)


@pytest.mark.parametrize("letter", ["\\x00", "\\u2028", "\\u202e", "\\e"])
def test_a_letter_that_nobody_sees_cannot_hide_behind_an_escape(letter: str) -> None:
    assert with_screen_words(f'  key: "a{letter}b"\n').question_set is None


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? ", "{a: ", "[["])
def test_fifty_thousand_brackets_are_refused(bracket: str) -> None:
    found = read(**{"settle.yaml": bracket * 50_000})
    assert {"Y01", "Y02", "Y08"} & {problem.code for problem in in_file(found, "settle.yaml")}


def test_the_shipped_files_are_read_without_a_problem() -> None:
    found = read_folder()
    assert isinstance(found.question_set, QuestionSet)
    assert not found.problems
    assert SHIPPED.is_dir()
