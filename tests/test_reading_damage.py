"""A question file damaged at random is accepted as it stands, or explained with file and line: 2,000 cases.

No case raises, none takes more than two seconds of computing, and whenever a file is accepted, every text in it is what
a second reader of another make finds there. The cases are the same on every machine; `SETTLE_HYPOTHESIS=more` tries
20,000 others.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from damage import LETTERS, LINES, WHOLE, Damage
from families_at_hand import shipped
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from oracle import Lost, texts_of, whole
from yaml import YAMLError

from tool.found import Found
from tool.problems import Problem, errors
from tool.reading.family_file import read_family
from tool.reading.question_files import BESIDE, SHIPPED, read_folder, read_texts
from tool.wording import fingerprint

MOST_SECONDS = 2.0
QUESTION_FILES = sorted(shipped().files)
BEGINNING = 36
"""Lines of a translation that are read here: its head and ten wordings. The other thousand are of the same kind."""
TEXTS = {
    name: "".join(text.splitlines(keepends=True)[:BEGINNING]) if name.startswith("languages/") else text
    for name, text in shipped().files.items()
}
READ_BY_ANOTHER = {name: whole(text) for name, text in TEXTS.items()}
FAMILIES = sorted((SHIPPED / "families").glob("*.yaml"))
CASES_AT_ONCE = 12
EXAMPLES = max(1, settings.default.max_examples * 42 // 100)  # type: ignore[union-attr]
"""42 runs of twelve damaged files each, for each of four groups of damage: over 2,000 files."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""A case that fails is shown as it came: making it smaller would take minutes."""
ABOUT_ANOTHER_FILE = frozenset({"C01", "A11", "Q20", "A01", "Q02", "Q10", "Q11", "Q12", "Q13"})
"""Codes of problems that damage in one file may cause in another."""


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Stop whatever computes for longer: a file must never hang the tool."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"reading took more than {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def well_explained(problems: list[Problem], files: dict[str, int]) -> None:
    """Each problem names a file and a line of it, and says what is wrong and what to do."""
    assert problems
    for problem in problems:
        assert problem.wrong.strip()
        assert problem.do.strip()
        assert problem.code
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        if problem.place.file in files:
            assert problem.place.line <= files[problem.place.file] + 1, problem
        assert "Traceback" not in problem.in_words()
        assert len(problem.in_words()) < 2_000


class Folder:
    """A folder of the shipped files that is damaged file by file and put right again."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.raw = {name: text.encode("utf-8") for name, text in TEXTS.items()}
        for name in QUESTION_FILES:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
        self.put({})

    def put(self, damaged: dict[str, bytes]) -> None:
        for name, raw in self.raw.items():
            (self.place / name).write_bytes(damaged.get(name, raw))

    def read(self, damaged: dict[str, bytes]) -> Found:
        for name, raw in damaged.items():
            (self.place / name).write_bytes(raw)
        try:
            with no_longer_than(MOST_SECONDS * max(1, len(damaged))):
                return read_folder(self.place)
        finally:
            for name in damaged:
                (self.place / name).write_bytes(self.raw[name])

    def accepted_or_explained(self, damaged: dict[str, bytes]) -> None:
        """Files that are explained are taken out; those left must be accepted, and say what they said."""
        left = dict(damaged)
        while True:
            found = self.read(left)
            if found.question_set is not None:
                assert not errors(found.problems)
                nothing_changed(found, left)
                return
            lines = {name: raw.count(b"\n") + raw.count(b"\r") for name, raw in (self.raw | left).items()}
            wrong = errors(found.problems)
            well_explained(list(wrong), lines)
            own: dict[str, set[str]] = {}
            for problem in wrong:
                own.setdefault(problem.place.file, set()).add(problem.code)
            explained = [name for name in left if own.get(name, set()) - ABOUT_ANOTHER_FILE]
            if len(left) == 1 or not explained:
                if len(left) > 1:  # they only disturb one another: each by itself
                    for name, raw in left.items():
                        self.accepted_or_explained({name: raw})
                return
            for name in explained:
                del left[name]
            if not left:
                return


def nothing_changed(found: Found, damaged: dict[str, bytes]) -> None:
    """The fingerprint of what was read is that of what the second reader finds in the same bytes."""
    assert found.question_set is not None
    try:
        texts = READ_BY_ANOTHER | {name: texts_of(as_text(raw)) for name, raw in damaged.items()}
    except (Lost, YAMLError) as lost:
        raise AssertionError(f"accepted, but {lost} in {sorted(damaged)}") from lost
    said = {name: text for name, text in texts.items() if name not in BESIDE}
    assert found.question_set.fingerprint == fingerprint(said), sorted(damaged)


def as_text(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(tmp_path_factory.mktemp("damaged") / "questions")


WHERE = st.integers(0, 9_999)
WHAT = st.integers(0, 9_999)


def damages(kinds: tuple[Damage, ...], most: int) -> st.SearchStrategy[list[tuple[Damage, int, int]]]:
    return st.lists(st.tuples(st.sampled_from(kinds), WHERE, WHAT), min_size=1, max_size=most)


def cases(kinds: tuple[Damage, ...], most: int) -> st.SearchStrategy[list[tuple[str, list[tuple[Damage, int, int]]]]]:
    names = st.permutations(QUESTION_FILES).map(lambda order: order[:CASES_AT_ONCE])
    lists = st.lists(damages(kinds, most), min_size=CASES_AT_ONCE, max_size=CASES_AT_ONCE)
    return st.builds(lambda some, done: list(zip(some, done, strict=True)), names, lists)


def damaged(folder: Folder, case: list[tuple[str, list[tuple[Damage, int, int]]]]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, accidents in case:
        raw = folder.raw[name]
        for damage, where, what in accidents:
            raw = damage(raw, where, what)
        found[name] = raw
    return found


@settings(max_examples=EXAMPLES, phases=PHASES)
@given(case=cases(LETTERS, 1))
def test_a_slip_of_the_hand_is_accepted_or_explained(folder: Folder, case: Any) -> None:
    folder.accepted_or_explained(damaged(folder, case))


@settings(max_examples=EXAMPLES, phases=PHASES)
@given(case=cases(LINES, 2))
def test_lines_cut_swapped_doubled_or_moved_are_accepted_or_explained(folder: Folder, case: Any) -> None:
    folder.accepted_or_explained(damaged(folder, case))


@settings(max_examples=EXAMPLES, phases=PHASES)
@given(case=cases((*LETTERS, *LINES), 6))
def test_several_accidents_in_one_file_are_accepted_or_explained(folder: Folder, case: Any) -> None:
    folder.accepted_or_explained(damaged(folder, case))


@settings(max_examples=EXAMPLES, phases=PHASES)
@given(case=cases(WHOLE, 1))
def test_a_file_saved_the_wrong_way_or_grown_huge_is_accepted_or_explained(folder: Folder, case: Any) -> None:
    folder.accepted_or_explained(damaged(folder, case))


@settings(max_examples=EXAMPLES * 12, phases=PHASES)
@given(
    file=st.sampled_from(FAMILIES),
    accidents=st.one_of(damages(LETTERS, 2), damages(LINES, 2), damages((*LETTERS, *LINES), 5), damages(WHOLE, 1)),
)
def test_a_familys_file_damaged_in_any_way_is_accepted_or_explained(
    tmp_path_factory: pytest.TempPathFactory, file: Path, accidents: list[tuple[Damage, int, int]]
) -> None:
    raw = file.read_bytes()
    for damage, where, what in accidents:
        raw = damage(raw, where, what)
    place = tmp_path_factory.getbasetemp() / "family.yaml"
    place.write_bytes(raw)
    with no_longer_than(MOST_SECONDS):
        found = read_family(place, shipped())
    if found.family is None:
        wrong = list(errors(found.problems))
        well_explained(wrong, {str(place): raw.count(b"\n") + raw.count(b"\r")})
        assert {problem.place.file for problem in wrong} == {str(place)}
        return
    assert not errors(found.problems)
    try:
        texts = texts_of(as_text(raw), comments_beside=True)
    except (Lost, YAMLError) as lost:
        raise AssertionError(f"accepted, but {lost}") from lost
    assert found.family.title == texts["family"]
    assert [person.name for person in found.family.people] == [one["name"].strip() for one in texts.get("people") or []]
    assert set(texts.get("answers") or {}) <= set(found.family.answers)
    assert [item.what for item in found.family.plan] == [item["what"] for item in texts.get("plan") or []]
    assert list(found.family.must_hear) == (texts.get("must_hear") or [])


def test_the_second_reader_and_the_tool_agree_on_the_shipped_files() -> None:
    texts = {name: whole(text) for name, text in shipped().files.items() if name not in BESIDE}
    assert shipped().fingerprint == fingerprint(texts)


def test_the_second_reader_is_strict() -> None:
    for text in ("a: one # two", "a: 1\na: 2", "a: [x # y\n]"):
        with pytest.raises(Lost):
            texts_of(text)


def test_a_damaged_text_without_a_folder_is_explained_too() -> None:
    for name in QUESTION_FILES:
        found = read_texts({**shipped().files, name: "a: [1, 2"})
        assert found.question_set is None
        assert name in {problem.place.file for problem in errors(found.problems)}
