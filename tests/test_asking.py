"""Which questions are asked now, how old baby is, and that a rule only ever hides a question."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from families_at_hand import BORN, PEOPLE, UNBORN, VISIT, answers_of, any_family, any_people, shipped
from hypothesis import given
from hypothesis import strategies as st

from tool.answer import Answer, Chosen, Day, NotSure, Number, Skipped
from tool.asking import ask, completed_months, facts
from tool.people import Person
from tool.worked import EVERY_SET

Answers = dict[str, Answer]


def asked(**written: object) -> list[str]:
    known = answers_of({**VISIT, **{key.replace("_", "-"): value for key, value in written.items()}})
    return [question.id for question in ask(shipped(), EVERY_SET, known, PEOPLE).questions]


def age(born: date, on: date) -> tuple[int, int]:
    known = facts({"born": Chosen("yes"), "date-of-birth": Day(born), "date": Day(on)})
    weeks, months = known["baby-age-weeks"], known["baby-age-months"]
    assert isinstance(weeks, Number)
    assert isinstance(months, Number)
    return int(weeks.value), int(months.value)


@pytest.mark.parametrize(
    ("born", "on", "weeks"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 14), date(2026, 11, 20), 0),
        (date(2026, 11, 13), date(2026, 11, 20), 1),
        (date(2026, 5, 22), date(2026, 11, 20), 26),
        (date(2026, 5, 23), date(2026, 11, 20), 25),
        (date(2027, 12, 28), date(2028, 3, 1), 9),
    ],
)
def test_weeks_are_completed_weeks(born: date, on: date, weeks: int) -> None:
    assert age(born, on)[0] == weeks


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        (date(2026, 8, 20), date(2026, 11, 19), 2),
        (date(2026, 8, 20), date(2026, 11, 20), 3),
        (date(2026, 8, 31), date(2026, 11, 29), 2),
        (date(2026, 8, 31), date(2026, 11, 30), 3),
        (date(2026, 11, 30), date(2027, 2, 27), 2),
        (date(2026, 11, 30), date(2027, 2, 28), 3),
        (date(2027, 11, 30), date(2028, 2, 28), 2),
        (date(2027, 11, 30), date(2028, 2, 29), 3),
        (date(2028, 2, 29), date(2029, 2, 27), 11),
        (date(2028, 2, 29), date(2029, 2, 28), 12),
        (date(2025, 12, 31), date(2026, 12, 30), 11),
        (date(2025, 12, 31), date(2026, 12, 31), 12),
        (date(2026, 12, 1), date(2027, 1, 1), 1),
        (date(9998, 12, 31), date(9999, 12, 31), 12),
    ],
)
def test_a_baby_is_a_month_older_on_the_same_day_or_the_last_of_a_shorter_month(
    born: date, on: date, months: int
) -> None:
    assert completed_months(born, on) == months


@given(st.dates(date(1900, 1, 1), date(9990, 1, 1)), st.integers(0, 1200))
def test_a_baby_never_grows_younger(born: date, days: int) -> None:
    today, tomorrow = born + timedelta(days), born + timedelta(days + 1)
    assert completed_months(born, born) == 0
    assert completed_months(born, today) <= completed_months(born, tomorrow) <= completed_months(born, today) + 1


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1200))
def test_three_months_are_never_less_than_twelve_weeks(born: date, days: int) -> None:
    weeks, months = age(born, born + timedelta(days))
    assert months < 3 or weeks >= 12


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"born": Chosen("yes")},
        {"born": Chosen("yes"), "date": Day(date(2026, 11, 20))},
        {"born": Chosen("yes"), "date": Day(date(2026, 11, 20)), "date-of-birth": NotSure()},
        {"born": Chosen("no"), "date": Day(date(2026, 11, 20)), "date-of-birth": Day(date(2026, 10, 5))},
        {"date": Day(date(2026, 11, 20)), "date-of-birth": Day(date(2026, 10, 5))},
        {"born": Chosen("yes"), "date": Day(date(2026, 11, 20)), "date-of-birth": Day(date(2026, 11, 21))},
    ],
)
def test_an_age_that_is_not_known_is_missing_and_never_nought(known: Answers) -> None:
    assert facts(known) == {}


def test_an_age_typed_by_nobody_cannot_be_written_over() -> None:
    known = answers_of({**VISIT, **BORN}) | {"baby-age-weeks": Number(Decimal(99), "weeks")}
    situation = ask(shipped(), EVERY_SET, known, PEOPLE).situation
    assert situation.answers["baby-age-weeks"] == Number(Decimal(6), "weeks")


def test_an_unborn_baby_has_slept_nowhere_and_was_not_born_early() -> None:
    before = asked(**{key.replace("-", "_"): value for key, value in UNBORN.items()})
    for only_after_birth in (
        "slept-last-night",
        "born-before-37-weeks",
        "birth-weight-grams",
        "unwell-today",
        "rolling",
    ):
        assert only_after_birth not in before
    assert "sleep-place-planned" in before
    assert "smokes" in before


def test_a_born_baby_is_not_asked_about_plans() -> None:
    after = asked(born="yes", date_of_birth="2026-10-05")
    assert "sleep-place-planned" not in after
    assert "slept-last-night" in after


@pytest.mark.parametrize(
    ("opens", "opened"),
    [
        ({"unwell-today": "yes"}, "temperature-38-or-more"),
        ({"drinks-alcohol": ["Ben"]}, "sober-carer"),
        ({"pets": ["other-pet"]}, "alone-with-pet"),
        ({"coming-up": ["party"]}, "different-night-plan"),
        ({"bed-sharing": "by-accident"}, "bed-hazards"),
        ({"slept-last-night": ["bedside-crib"]}, "bedside-crib-check"),
        ({"day-naps": ["cot", "bedside-crib"]}, "bedside-crib-check"),
    ],
)
def test_a_question_opens_with_the_answer_it_hangs_on(opens: dict[str, object], opened: str) -> None:
    usual = {"born": "yes", "date-of-birth": "2026-10-05", "bed-sharing": "never"}

    def ids(written: dict[str, object]) -> list[str]:
        known = answers_of({**VISIT, **usual, **written})
        return [question.id for question in ask(shipped(), EVERY_SET, known, PEOPLE).questions]

    assert opened not in ids({})
    assert opened in ids(opens)


@pytest.mark.parametrize(
    ("born", "moving", "asked_about_a_bruise"),
    [
        ("2026-10-05", None, True),
        ("2026-07-04", None, True),
        ("2026-07-03", None, True),
        ("2026-07-03", "no", True),
        ("2026-07-03", "yes", False),
        ("2026-07-04", "yes", True),
    ],
)
def test_a_bruise_is_asked_about_unless_baby_is_old_enough_and_moves_about(
    born: str, moving: str | None, asked_about_a_bruise: bool
) -> None:
    assert ("bruise-or-mark" in asked(born="yes", date_of_birth=born, moving_about=moving)) is asked_about_a_bruise


def test_a_baby_who_rolls_is_still_asked_about_bruises() -> None:
    assert "bruise-or-mark" in asked(born="yes", date_of_birth="2026-07-01", rolling="both-ways")


def test_an_answer_no_longer_asked_counts_for_nothing_and_is_named() -> None:
    known = answers_of({**VISIT, **BORN, "unwell-today": "no", "temperature-38-or-more": "yes"})
    found = ask(shipped(), EVERY_SET, known, PEOPLE)
    assert found.no_longer_asked == ("temperature-38-or-more",)
    assert "temperature-38-or-more" not in found.situation.answers


def test_an_answer_comes_back_to_life_when_its_question_is_asked_again() -> None:
    written = {**VISIT, **BORN, "unwell-today": "yes", "temperature-38-or-more": "yes"}
    found = ask(shipped(), EVERY_SET, answers_of(written), PEOPLE)
    assert found.situation.answers["temperature-38-or-more"] == Chosen("yes")
    assert not found.no_longer_asked


def test_hiding_runs_down_a_chain_of_questions() -> None:
    written = {**VISIT, **UNBORN, "date-of-birth": "2026-10-05", "unwell-today": "yes", "temperature-38-or-more": "yes"}
    found = ask(shipped(), EVERY_SET, answers_of(written), PEOPLE)
    assert {"date-of-birth", "unwell-today", "temperature-38-or-more"} <= set(found.no_longer_asked)
    assert "baby-age-weeks" not in found.situation.answers


def test_a_visit_about_one_step_asks_only_that_step_and_the_plan() -> None:
    found = ask(shipped(), ("safe-space", "plan"), answers_of({**VISIT, **BORN, "smokes": ["Ben"]}), PEOPLE)
    assert {shipped().set_of[question.id] for question in found.questions} == {"safe-space", "plan"}
    assert "smokes" not in found.situation.answers


def test_skipped_is_an_answer_and_missing_is_none() -> None:
    known = {**answers_of({**VISIT, **BORN}), "feeding": Skipped()}
    left = [question.id for question in ask(shipped(), EVERY_SET, known, PEOPLE).unanswered()]
    assert "feeding" not in left
    assert "lays-down" in left


@given(any_family(), any_people())
def test_a_rule_only_hides_a_question_and_never_moves_one(known: Answers, people: tuple[Person, ...]) -> None:
    order = list(shipped().questions)
    ids = [question.id for question in ask(shipped(), EVERY_SET, known, people).questions]
    assert ids == sorted(set(ids), key=order.index)


@given(any_family(), any_people())
def test_every_answer_either_counts_or_is_named_as_no_longer_asked(known: Answers, people: tuple[Person, ...]) -> None:
    found = ask(shipped(), EVERY_SET, known, people)
    worked_out = {"baby-age-weeks", "baby-age-months"}
    assert set(known) == (set(found.situation.answers) - worked_out) | set(found.no_longer_asked)
    assert not set(found.situation.answers) & set(found.no_longer_asked)


@given(any_family(), any_people(), st.randoms(use_true_random=False))
def test_the_order_in_which_answers_were_given_changes_nothing(
    known: Answers, people: tuple[Person, ...], order: object
) -> None:
    ids = list(known)
    order.shuffle(ids)  # type: ignore[attr-defined]
    first = ask(shipped(), EVERY_SET, known, people)
    second = ask(shipped(), EVERY_SET, {id_: known[id_] for id_ in ids}, people)
    assert first.questions == second.questions
    assert first.situation == second.situation


@given(any_family(), any_people())
def test_the_familys_pages_ask_the_same_whatever_was_told_in_private(
    known: Answers, people: tuple[Person, ...]
) -> None:
    def on_family_pages(answers: Answers) -> list[str]:
        return [q.id for q in ask(shipped(), EVERY_SET, answers, people).questions if q.for_family]

    open_answers = {id_: answer for id_, answer in known.items() if shipped().questions[id_].for_family}
    assert on_family_pages(known) == on_family_pages(open_answers)
