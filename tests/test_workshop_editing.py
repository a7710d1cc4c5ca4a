"""One wording is changed in a file, and not another letter."""

from __future__ import annotations

from difflib import unified_diff

import pytest
from families_at_hand import shipped
from hypothesis import example, given
from hypothesis import strategies as st

from tool.reading.question_files import read_texts
from tool.reading.spans import spans_of
from tool.reading.text import UNFIT
from tool.reading.tree import tree_of
from tool.wordings import wordings_of
from tool.workshop import Field, editable
from tool.workshop.editing import CannotEdit, added, edited, removed

HOSTILE = """\
# A note to ourselves: "do not" lose it.
title: Plain words
list:
  - {value: yes, say: "Yes, both ways", other: no}
  - {value: no, say: 'It''s fine', other: [a, b]}
  # between
  - value: folded
    say: >-
      over several
      lines

    other: 19:30
  - value: literal
    say: |
      line one
      line two

  # after a block
  - value: long
    say: begins here
      and goes on
    other: last
empty:
end: "x"
"""
PATHS = [path for path in spans_of(HOSTILE) if path != ("empty",)]
LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n: #'\"\\{}[],&*!|>%@`-?~\t")
TEXTS = st.text(LETTERS, min_size=1, max_size=60).filter(lambda text: text.strip() and not UNFIT.search(text))


def without(data: object, path: tuple[str | int, ...]) -> object:
    """The data with nothing at that path."""
    if not path:
        return None
    if isinstance(data, dict):
        return {key: without(value, path[1:]) if key == path[0] else value for key, value in data.items()}
    assert isinstance(data, list)
    return [without(value, path[1:]) if number == path[0] else value for number, value in enumerate(data)]


def at(data: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def changed_lines(old: str, new: str) -> list[str]:
    return list(unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm=""))[2:]


@given(path=st.sampled_from(PATHS), new=TEXTS)
@example(("title",), "no")
@example(("title",), "19:30")
@example(("title",), "~")
@example(("title",), "a: b # c")
@example(("title",), "- x")
@example(("title",), "'")
@example(("title",), '"')
@example(("title",), "\\n is no new line\n\nbut this was")
@example(("list", 0, "say"), "Yes, and: no")
@example(("list", 1, "say"), "It's")
@example(("list", 2, "say"), " begins with a space\nand more")
@example(("list", 3, "say"), "one line\n")
@example(("list", 3, "say"), "\n\nempty lines first and last\n\n")
@example(("list", 4, "say"), "مرحبا بكم # في المنزل: نعم")
@example(("list", 4, "other"), "👶🏽 sleeps 😴")
@example(("end",), "---")
@example(("end",), "... ")
def test_any_text_reads_back_as_it_was_typed_and_nothing_else_changes(path: tuple[str | int, ...], new: str) -> None:
    after = edited(HOSTILE, path, new)
    before_tree, tree = tree_of(HOSTILE, ""), tree_of(after, "")
    assert not tree.problems
    assert at(tree.data, path) == new
    assert without(tree.data, path) == without(before_tree.data, path)
    comments = [line for line in HOSTILE.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in after.split("\n") if line in comments] == comments
    span = spans_of(HOSTILE)[path]
    assert after.startswith(HOSTILE[: span.start])
    assert after.endswith(HOSTILE[span.end :])


@pytest.mark.parametrize("letter", ["\x07", "\u202e", "\u2066", "\ufeff", "\u2028", "\x85", "\ud800"])
def test_letters_that_nobody_sees_are_refused(letter: str) -> None:
    with pytest.raises(CannotEdit) as refused:
        edited(HOSTILE, ("title",), f"Plain{letter} words")
    assert not refused.value.broken


@pytest.mark.parametrize("new", ["", "  ", "\n"])
def test_a_wording_is_never_emptied(new: str) -> None:
    with pytest.raises(CannotEdit):
        edited(HOSTILE, ("title",), new)


def test_a_file_that_is_broken_is_left_alone() -> None:
    with pytest.raises(CannotEdit) as refused:
        edited(HOSTILE + "end: twice\n", ("title",), "New")
    assert refused.value.broken


@pytest.mark.parametrize("path", [(), ("nowhere",), ("list",), ("list", 9, "say"), ("title", "below")])
def test_a_place_without_a_text_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotEdit):
        edited(HOSTILE, path, "New")


def test_windows_line_ends_in_what_was_typed_are_line_ends() -> None:
    assert edited(HOSTILE, ("title",), "a\r\nb\rc") == edited(HOSTILE, ("title",), "a\nb\nc")


def test_the_way_a_text_is_written_stays_where_it_can() -> None:
    ways = {
        ("list", 0, "say"): '"No"',
        ("list", 1, "say"): "'No'",
        ("list", 3, "say"): "|-",
        ("title",): "No",
        ("end",): '"No"',
    }
    for path, way in ways.items():
        after = edited(HOSTILE, path, "No")
        span = spans_of(after)[path]
        assert after[span.start : span.end].split("\n")[0] == way


# The shipped files


@pytest.fixture(scope="module")
def fields() -> dict[str, Field]:
    return {field.key: field for field in editable(shipped())}


def test_every_wording_of_the_shipped_set_can_be_edited(fields: dict[str, Field]) -> None:
    words = wordings_of(shipped())
    assert list(fields) == list(words)
    for key, field in fields.items():
        assert " ".join(field.text.split()) == " ".join(words[key].split())
        assert shipped().files[field.file].split("\n")[field.line - 1].strip()


def test_who_reads_a_wording_is_known(fields: dict[str, Field]) -> None:
    assert fields["question/smokes/ask"].whose == "family"
    assert fields["question/smokes/for_practitioner"].whose == "practitioner"
    acts = [rule.id for rule in shipped().advice if rule.text.level == "act"]
    assert {fields[f"advice/{id_}/say"].whose for id_ in acts} == {"practitioner"}


def one_of_each_kind(fields: dict[str, Field]) -> list[Field]:
    kinds: dict[tuple[str, str], Field] = {}
    for key, field in fields.items():
        kinds.setdefault((key.split("/")[0], field.file), field)
    return list(kinds.values())


def test_an_edit_of_a_shipped_file_changes_the_lines_of_that_text_and_no_others(fields: dict[str, Field]) -> None:
    for field in [*one_of_each_kind(fields), fields["question/rolling/answer/both-ways"]]:
        old = shipped().files[field.file]
        new = edited(old, field.path, 'Say: "no" # and wait, {baby}')
        diff = changed_lines(old, new)
        assert len([line for line in diff if line.startswith("+")]) == 1, field.key
        assert diff[0].startswith(f"@@ -{field.line}")


def test_an_edited_set_says_the_new_words_and_rules_as_before(fields: dict[str, Field]) -> None:
    for field in one_of_each_kind(fields):
        files = {**shipped().files, field.file: edited(shipped().files[field.file], field.path, "Entirely new words")}
        made = read_texts(files, shipped().pictures).question_set
        assert made is not None
        words = wordings_of(made)
        assert words[field.key] == "Entirely new words"
        before = wordings_of(shipped())
        # Common words (Yes, No) are said in more than one place.
        assert {key for key in words if words[key] != before[key]} == {field.key}


# What the files may do without

BLOCK = "list:\n  - id: one\n    ask: 'Is it?'\n\n  # between\n  - id: two\n    ask: |\n      It is.\n\nend: x\n"


@given(number=st.sampled_from([0, 1]), new=TEXTS)
@example(0, "a: b # c")
@example(1, "no")
@example(1, "several\nlines\n")
def test_a_text_that_is_added_reads_back_and_can_be_taken_out_again(number: int, new: str) -> None:
    after = added(BLOCK, ("list", number, "ask"), "hint", new)
    tree, before = tree_of(after, ""), tree_of(BLOCK, "")
    assert not tree.problems
    assert tree.data["list"][number].pop("hint") == new
    assert tree.data == before.data
    assert tree_of(removed(after, ("list", number, "hint")), "").data == before.data
    if "\n" not in new:
        assert removed(after, ("list", number, "hint")) == BLOCK


def test_nothing_is_added_twice_or_within_brackets_or_taken_out_of_them() -> None:
    with pytest.raises(CannotEdit):
        added(BLOCK, ("list", 0, "id"), "ask", "New")
    with pytest.raises(CannotEdit):
        added(HOSTILE, ("list", 0, "say"), "hint", "New")
    for path in [("list", 0, "say"), ("list", 0, "value"), ("nowhere",)]:
        with pytest.raises(CannotEdit):
            removed(HOSTILE, path)


def test_a_key_that_shares_its_line_with_a_dash_is_not_taken_out() -> None:
    with pytest.raises(CannotEdit):
        removed(BLOCK, ("list", 0, "id"))
