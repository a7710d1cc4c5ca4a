"""A draft beside the published set: what two people, an editor outside and a failing disk do to it loses nothing."""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from families_at_hand import shipped

from tool.store import Store
from tool.wordings import wordings_of
from tool.workshop import BegunFrom, Conflict, Draft, DraftTrouble, Reason, disk, draft_folder
from tool.workshop import draft as draft_module
from tool.workshop.trouble import in_words

KEY = "question/unwell-today/ask"
FILE = "1-safe-sleep.yaml"
SAW = "Is {baby} poorly today?"
NEW = "Is {baby} unwell today?"
THEIRS = "Is {baby} ill today?"
EXTRAS = {"families/one.yaml": "family: One\n", "pictures/cot.svg": "<svg/>", "README.md": "Read me\n"}


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft.begin(tmp_path / "draft", shipped().files, EXTRAS, BegunFrom(shipped().fingerprint, 3))


def file_of(draft: Draft) -> Path:
    return draft.folder / FILE


def trouble_of(attempt: Callable[[], object]) -> DraftTrouble:
    with pytest.raises(DraftTrouble) as trouble:
        attempt()
    return trouble.value


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def outside_edit(draft: Draft, old: str, new: str) -> None:
    text = file_of(draft).read_bytes()
    assert old.encode() in text
    file_of(draft).write_bytes(text.replace(old.encode(), new.encode()))


# Beginning and giving up


def test_a_draft_begins_as_the_published_set_with_all_that_lies_beside_it(draft: Draft) -> None:
    found = draft.look()
    assert found.question_set is not None
    assert found.question_set.fingerprint == shipped().fingerprint
    assert draft.texts() == {**shipped().files, **EXTRAS}
    assert Draft.open(draft.folder).begun_from == BegunFrom(shipped().fingerprint, 3)


def test_what_lies_beside_the_question_files_is_kept_apart(draft: Draft) -> None:
    assert draft.extras() == EXTRAS


def test_a_draft_that_is_there_is_never_written_over(draft: Draft) -> None:
    before = everything(draft.folder)
    trouble = trouble_of(lambda: Draft.begin(draft.folder, {"settle.yaml": "name: other"}, {}))
    assert trouble.reason is Reason.ALREADY_BEGUN
    assert everything(draft.folder) == before


def test_a_draft_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = 0

    def full(_handle: int) -> None:
        nonlocal written
        written += 1
        if written > 5:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk.os, "fsync", full)
    trouble = trouble_of(lambda: Draft.begin(tmp_path / "draft", shipped().files, {}))
    assert trouble.reason is Reason.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_no_draft_is_said_to_be_none(tmp_path: Path) -> None:
    assert trouble_of(lambda: Draft.open(tmp_path / "draft")).reason is Reason.NO_DRAFT


def test_a_draft_put_aside_is_kept_under_the_next_free_name(draft: Draft) -> None:
    before = everything(draft.folder)
    draft.folder.with_name("draft-old-1").mkdir()
    old = draft.put_aside()
    assert old.name == "draft-old-2"
    assert everything(old) == before
    assert not draft.folder.exists()


def test_where_the_draft_lives_can_be_named(tmp_path: Path) -> None:
    assert draft_folder({}, tmp_path) == tmp_path / "draft"
    assert draft_folder({"SETTLE_DRAFT": str(tmp_path / "mine")}, tmp_path) == tmp_path / "mine"


def test_a_folder_without_a_note_was_begun_from_nothing_known(draft: Draft) -> None:
    for note in ("", "{", "[]", '{"fingerprint": "x"}', '{"fingerprint": "x", "publication": "many"}'):
        (draft.folder / "draft.json").write_text(note, encoding="utf-8")
        assert draft.begun_from is None


# One person edits


def test_a_wording_that_is_changed_stands_in_the_draft(draft: Draft) -> None:
    assert draft.reword(KEY, SAW, NEW)
    found = draft.look().question_set
    assert found is not None
    assert found.questions["unwell-today"].ask == NEW


def test_the_same_words_again_write_nothing(draft: Draft) -> None:
    before = draft.stamp()
    assert not draft.reword(KEY, SAW, f"  {SAW} ")
    assert draft.stamp() == before


def test_a_change_touches_one_file_and_leaves_no_other_behind(draft: Draft) -> None:
    before = everything(draft.folder)
    draft.reword(KEY, SAW, NEW)
    after = everything(draft.folder)
    assert {name for name in before | after if before.get(name) != after.get(name)} == {FILE}
    assert {path.name for path in draft.folder.iterdir()} == {name.split("/")[0] for name in before}


def test_a_wording_that_was_taken_out_is_said_to_be_gone(draft: Draft) -> None:
    trouble = trouble_of(lambda: draft.reword("question/nobody-asks-this/ask", SAW, NEW))
    assert trouble.reason is Reason.GONE
    assert trouble.yours == NEW


@pytest.mark.parametrize(
    ("new", "reason"), [("", Reason.EMPTY), (" \n", Reason.EMPTY), ("a\u202eb", Reason.CANNOT_STAND)]
)
def test_words_that_cannot_stand_are_refused_and_not_lost(draft: Draft, new: str, reason: Reason) -> None:
    before = everything(draft.folder)
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, new))
    assert trouble.reason is reason
    assert trouble.yours == new.strip()
    assert everything(draft.folder) == before


HINT = "question/unwell-today/hint"


def test_a_hint_can_be_added_and_taken_out_again(draft: Draft) -> None:
    before = file_of(draft).read_bytes()
    assert draft.reword(HINT, "", "Off food: or very sleepy?")
    found = draft.look().question_set
    assert found is not None
    assert found.questions["unwell-today"].hint == "Off food: or very sleepy?"
    assert file_of(draft).read_bytes().count(b"\n") == before.count(b"\n") + 1
    assert draft.reword(HINT, "Off food: or very sleepy?", "")
    assert file_of(draft).read_bytes() == before
    assert not draft.reword(HINT, "", " ")


@pytest.mark.parametrize("part", ["tonight", "note", "confirm"])
def test_advice_can_be_given_what_it_may_do_without(draft: Draft, part: str) -> None:
    for rule in shipped().advice:
        if getattr(rule.text, part) is None:
            key = f"advice/{rule.id}/{part}"
            assert draft.reword(key, "", "New words\non two lines")
            found = draft.look().question_set
            assert found is not None
            again = next(one for one in found.advice if one.id == rule.id)
            assert getattr(again.text, part) == "New words\non two lines"
            return


@pytest.mark.parametrize("key", ["question/unwell-today/ask", "question/feeding/why_we_ask", "advice/sofa/because"])
def test_what_a_question_or_advice_needs_is_not_taken_out(draft: Draft, key: str) -> None:
    saw = wordings_of(shipped())[key]
    assert trouble_of(lambda: draft.reword(key, saw, "")).reason is Reason.EMPTY


def test_a_hint_that_somebody_else_took_out_is_gone(draft: Draft) -> None:
    key = "question/born-before-37-weeks/hint"
    saw = wordings_of(shipped())[key]
    Draft.open(draft.folder).reword(key, saw, "")
    assert trouble_of(lambda: draft.reword(key, saw, NEW)).reason is Reason.GONE
    assert draft.reword(key, "", NEW)


def test_a_hint_that_somebody_else_added_meanwhile_is_a_conflict(draft: Draft) -> None:
    Draft.open(draft.folder).reword(HINT, "", THEIRS)
    trouble = trouble_of(lambda: draft.reword(HINT, "", NEW))
    assert isinstance(trouble, Conflict)
    assert trouble.theirs == THEIRS


@pytest.mark.parametrize("key", ["question/nobody/hint", "question/unwell-today/colour", "screens/home/hint", "x"])
def test_nothing_is_added_where_it_has_no_place(draft: Draft, key: str) -> None:
    assert trouble_of(lambda: draft.reword(key, "", NEW)).reason is Reason.GONE


# Two people edit at once


def test_of_two_people_who_edit_one_wording_the_second_sees_both_texts(draft: Draft) -> None:
    Draft.open(draft.folder).reword(KEY, SAW, THEIRS)
    before = everything(draft.folder)
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, NEW))
    assert isinstance(trouble, Conflict)
    assert (trouble.saw, trouble.yours, trouble.theirs) == (SAW, NEW, THEIRS)
    assert everything(draft.folder) == before


def test_after_a_conflict_one_may_still_decide_for_ones_own(draft: Draft) -> None:
    draft.reword(KEY, SAW, THEIRS)
    assert draft.reword(KEY, THEIRS, NEW)


def test_two_people_who_write_the_same_are_no_conflict(draft: Draft) -> None:
    draft.reword(KEY, SAW, NEW)
    assert not draft.reword(KEY, SAW, NEW)


def test_two_people_may_edit_two_wordings_of_one_file(draft: Draft) -> None:
    other = "question/feeding/ask"
    Draft.open(draft.folder).reword(other, "How is {baby} fed?", "How do you feed {baby}?")
    draft.reword(KEY, SAW, NEW)
    found = draft.look().question_set
    assert found is not None
    assert (found.questions["unwell-today"].ask, found.questions["feeding"].ask) == (NEW, "How do you feed {baby}?")


def test_an_edit_finds_its_place_when_an_editor_outside_has_moved_it(draft: Draft) -> None:
    outside_edit(draft, "sections:\n", "sections:\n\n# A new comment\n\n\n")
    draft.reword(KEY, SAW, NEW)
    assert b"# A new comment" in file_of(draft).read_bytes()
    found = draft.look().question_set
    assert found is not None
    assert found.questions["unwell-today"].ask == NEW


def test_an_editor_who_saves_in_the_very_moment_is_not_written_over(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = draft_module.edited

    def slow(text: str, path: tuple[str | int, ...], new: str) -> str:
        outside_edit(draft, SAW, THEIRS)
        return really(text, path, new)

    monkeypatch.setattr(draft_module, "edited", slow)
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, NEW))
    assert isinstance(trouble, Conflict)
    assert trouble.theirs == THEIRS
    assert THEIRS.encode() in file_of(draft).read_bytes()


def test_many_people_at_once_lose_no_change(draft: Draft) -> None:
    questions = [id_ for id_ in shipped().questions if shipped().set_of[id_] == "safe-sleep"][:8]

    def change(id_: str) -> None:
        Draft.open(draft.folder).reword(f"question/{id_}/ask", shipped().questions[id_].ask, f"New words for {id_}?")

    threads = [Thread(target=change, args=(id_,)) for id_ in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = draft.look().question_set
    assert found is not None
    assert [found.questions[id_].ask for id_ in questions] == [f"New words for {id_}?" for id_ in questions]


# An editor outside


def test_every_change_of_the_folder_changes_its_stamp(draft: Draft) -> None:
    stamps = [draft.stamp()]
    outside_edit(draft, SAW, THEIRS)
    stamps.append(draft.stamp())
    (draft.folder / "families" / "new.yaml").write_text("family: New\n", encoding="utf-8")
    stamps.append(draft.stamp())
    (draft.folder / "conditions.yaml").rename(draft.folder / "renamed.yaml")
    stamps.append(draft.stamp())
    os.utime(file_of(draft), ns=(1, 1))
    stamps.append(draft.stamp())
    assert len(set(stamps)) == len(stamps)
    assert draft.stamp() == stamps[-1]


def test_a_file_saved_half_way_leaves_the_last_good_words_to_be_shown(draft: Draft) -> None:
    good = draft.look()
    whole = file_of(draft).read_bytes()
    file_of(draft).write_bytes(whole[: len(whole) // 2] + b'"')
    look = draft.look()
    assert look.is_broken
    assert look.found.problems
    assert look.question_set == good.question_set
    assert look.stamp != good.stamp
    file_of(draft).write_bytes(whole)
    assert not draft.look().is_broken


def test_nothing_is_written_into_a_file_that_is_half_saved(draft: Draft) -> None:
    file_of(draft).write_bytes(file_of(draft).read_bytes() + b'half: "a text\n')
    before = everything(draft.folder)
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, NEW))
    assert trouble.reason is Reason.BROKEN
    assert trouble.place == FILE
    assert trouble.yours == NEW
    assert trouble.problems
    assert everything(draft.folder) == before


def test_a_wording_in_a_sound_file_can_be_edited_while_another_file_is_broken(draft: Draft) -> None:
    (draft.folder / "conditions.yaml").write_text('conditions: "', encoding="utf-8")
    assert draft.reword(KEY, SAW, NEW)


def test_a_file_that_is_emptied_while_saving_is_not_taken_for_a_wording_taken_out(draft: Draft) -> None:
    file_of(draft).write_bytes(b"")
    assert trouble_of(lambda: draft.reword(KEY, SAW, NEW)).reason is Reason.BROKEN


# Encodings


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["no mark", "mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("new", [NEW, "Two lines:\nis {baby} ill?"], ids=["one line", "two lines"])
def test_a_byte_order_mark_and_windows_line_ends_stay(draft: Draft, mark: bytes, end: bytes, new: str) -> None:
    unix = file_of(draft).read_bytes()
    file_of(draft).write_bytes(mark + unix.replace(b"\n", end))
    draft.reword(KEY, SAW, new)
    after = file_of(draft).read_bytes()
    assert after.startswith(mark)
    body = after.removeprefix(mark)
    assert body.replace(end, b"").count(b"\n") == body.replace(end, b"").count(b"\r") == 0
    found = draft.look().question_set
    assert found is not None
    assert found.questions["unwell-today"].ask == new
    kept = [line for line in unix.split(b"\n") if SAW.encode() not in line]
    assert [line for line in body.split(end) if line in set(kept)] == kept


def test_a_file_with_line_ends_of_both_kinds_keeps_each(draft: Draft) -> None:
    head, _, tail = file_of(draft).read_bytes().partition(b"  - id: baby\n")
    file_of(draft).write_bytes(head.replace(b"\n", b"\r\n") + b"  - id: baby\n" + tail)
    before = file_of(draft).read_bytes()
    draft.reword(KEY, SAW, NEW)
    assert file_of(draft).read_bytes() == before.replace(SAW.encode(), NEW.encode(), 1)


def test_a_file_in_windows_encoding_is_explained_and_left_as_it_is(draft: Draft) -> None:
    raw = file_of(draft).read_text("utf-8").replace("38°C", "38°C – or more").encode("cp1252")
    file_of(draft).write_bytes(raw)
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, NEW))
    assert trouble.reason is Reason.NOT_UTF8
    assert trouble.place == FILE
    assert trouble.yours == NEW
    assert file_of(draft).read_bytes() == raw
    assert "F02" in {problem.code for problem in draft.look().found.problems}


# The disk


def failing(code: int) -> Callable[..., None]:
    def fail(*_given: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, Reason.DISK_FULL),
        (errno.EDQUOT, Reason.DISK_FULL),
        (errno.EROFS, Reason.READ_ONLY),
        (errno.EACCES, Reason.READ_ONLY),
        (errno.EIO, Reason.DISK_FAULT),
    ],
)
@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
def test_a_disk_that_fails_in_any_step_leaves_the_file_and_gives_the_words_back(
    draft: Draft, monkeypatch: pytest.MonkeyPatch, step: str, code: int, reason: Reason
) -> None:
    before = everything(draft.folder)
    on = {"mkstemp": disk.tempfile, "fsync": disk.os, "replace": Path}[step]
    monkeypatch.setattr(on, step, failing(code))
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, NEW))
    assert trouble.reason is reason
    assert trouble.yours == NEW
    assert everything(draft.folder) == before


def test_a_file_that_may_not_be_written_is_not_replaced(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(draft.folder)
    monkeypatch.setattr(disk.os, "access", lambda *_: False)
    assert trouble_of(lambda: draft.reword(KEY, SAW, NEW)).reason is Reason.READ_ONLY
    assert everything(draft.folder) == before


def test_a_change_keeps_the_rights_of_its_file(draft: Draft) -> None:
    file_of(draft).chmod(0o640)
    draft.reword(KEY, SAW, NEW)
    assert file_of(draft).stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_elsewhere_is_changed_there(draft: Draft, tmp_path: Path) -> None:
    elsewhere = tmp_path / "shared.yaml"
    file_of(draft).rename(elsewhere)
    file_of(draft).symlink_to(elsewhere)
    draft.reword(KEY, SAW, NEW)
    assert file_of(draft).is_symlink()
    assert NEW.encode() in elsewhere.read_bytes()


def test_a_folder_that_went_away_is_said_in_words(draft: Draft) -> None:
    draft.folder.rename(draft.folder.with_name("elsewhere"))
    trouble = trouble_of(lambda: draft.reword(KEY, SAW, NEW))
    assert trouble.reason is Reason.NO_DRAFT
    assert trouble.yours == NEW


# Words for all of it


@pytest.mark.parametrize("reason", list(Reason))
def test_every_trouble_has_words_for_pages_and_for_the_command_line(reason: Reason) -> None:
    part, _, key = reason.wording.partition(".")
    assert shipped().words[part][key]
    assert "a-place" in in_words(reason, "a-place")


def test_every_word_for_trouble_is_for_a_reason() -> None:
    assert set(shipped().words["workshop-trouble"]) == {reason.value for reason in Reason}


def test_a_draft_and_a_store_live_side_by_side(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path / 'settle.sqlite3'}").close()
    draft = Draft.begin(draft_folder({}, tmp_path), shipped().files, {})
    assert draft.look().question_set is not None
