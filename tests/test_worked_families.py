"""The worked families: each hears what its file says; together they hear every advice and reach every question."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from families_at_hand import shipped

from tool.family import Family
from tool.problems import Weight
from tool.question_set import ABOUT
from tool.reading.family_file import read_family
from tool.reading.question_files import SHIPPED
from tool.worked import Worked, work

FILES = sorted((SHIPPED / "families").iterdir())


@cache
def family(path: Path) -> Family:
    found = read_family(path, shipped())
    assert found.family is not None, [problem.in_words() for problem in found.problems]
    return found.family


@cache
def worked(path: Path) -> Worked:
    one = family(path)
    return work(shipped(), one.answers, one.people, one.must_hear, one.must_not_hear)


def test_there_are_at_least_thirty_families_and_nothing_else_in_their_folder() -> None:
    assert len(FILES) >= 30
    assert {path.suffix for path in FILES} == {".yaml"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_family_hears_what_it_must_and_nothing_it_must_not(path: Path) -> None:
    assert worked(path).missing == ()
    assert worked(path).unwanted == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_familys_file_is_understood_without_a_word_of_warning(path: Path) -> None:
    problems = read_family(path, shipped()).problems
    assert not [problem.in_words() for problem in problems if problem.weight is not Weight.NOTE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_family_proves_something(path: Path) -> None:
    assert family(path).must_hear
    assert not set(family(path).must_hear) & set(family(path).must_not_hear)


def test_every_advice_is_heard_in_at_least_one_family() -> None:
    heard = {one.id for path in FILES for one in worked(path).advice}
    assert {rule.id for rule in shipped().advice} == heard


def test_every_warning_and_every_action_must_be_heard_by_some_family() -> None:
    asked_for = {one for path in FILES for one in family(path).must_hear}
    assert {rule.level_and_topic for rule in shipped().advice if rule.text.level != "keep"} <= asked_for


def test_every_question_is_asked_of_at_least_one_family() -> None:
    asked = {question.id for path in FILES for question in worked(path).asked.questions}
    assert {id_ for id_, name in shipped().set_of.items() if name != ABOUT} == asked


def test_every_question_is_answered_by_at_least_one_family() -> None:
    answered = {id_ for path in FILES for id_ in worked(path).asked.situation.answers}
    wanted = {id_ for id_, name in shipped().set_of.items() if name != ABOUT}
    assert wanted <= answered


@pytest.mark.parametrize(
    ("rule", "topics"),
    [
        (
            "each hard circumstance alone",
            {"smoking", "alcohol", "drugs", "drowsy-medicine", "premature", "low-birth-weight", "smoked-in-pregnancy"},
        ),
        ("what is never safe", {"sofa", "alone-in-adult-bed", "two-babies"}),
    ],
)
def test_each_stop_is_heard_alone_in_some_family_and_with_others_in_another(rule: str, topics: set[str]) -> None:
    stops = [{one.topic for one in worked(path).advice if one.level == "stop"} for path in FILES]
    for topic in topics:
        assert {topic} in stops, (rule, topic)
        assert any(topic in many and len(many) > 1 for many in stops), (rule, topic)


def test_no_family_hears_of_a_safer_bed_after_a_stop() -> None:
    for path in FILES:
        heard = {one.level_and_topic for one in worked(path).advice}
        if any(one.startswith("stop/") for one in heard):
            assert not {"change/bed-made-safer", "keep/bed-made-safer"} & heard, path.stem
