"""A visit in the family's language: offered only as it should be, and all that the family sees is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from families_at_hand import BORN, VISIT, answers_of, every_answer, shipped
from tablet_at_hand import BEGUN, VISIT_ID, Tablet, answered, go_on, named, state
from translation_at_hand import CODE, MARK, in_a_draft, shipped_with, translation

from tool.answer import Answer, Chosen
from tool.discussion import Entry, Kind
from tool.question_set import ABOUT, PLAN, THREE_STEPS, QuestionSet
from tool.screens import house
from tool.screens.pages import VISIT_PAGES
from tool.translating import in_language
from tool.wording import filled

REVIEWED = {"state": "reviewed", "reviewed": {"by": "Anna Nowak", "on": "2026-11-01"}}
SHORT = VISIT_ID[:8]


@pytest.fixture(autouse=True)
def _own_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SETTLE_HOME", str(tmp_path))
    monkeypatch.delenv("SETTLE_DATABASE_URL", raising=False)
    monkeypatch.delenv("SETTLE_DRAFT_LANGUAGES", raising=False)
    house.store.cache_clear()
    house.set_of.cache_clear()
    yield
    house.store().close()
    house.store.cache_clear()
    house.set_of.cache_clear()


@pytest.fixture
def tablet() -> Tablet:
    return Tablet()


def languages_offered(tablet: Tablet) -> list[str]:
    return [option for radio in tablet.app.radio if radio.key == "language" for option in radio.options]


def begin(question_set: QuestionSet, language: str, *happened: tuple[Kind, dict[str, Any]]) -> None:
    """Begin a visit in a language, in which this has happened."""
    house.store().keep_question_set(question_set.fingerprint, question_set.files)
    start = Entry(Kind.STARTED, {"sets": [*THREE_STEPS, PLAN], "language": language}, BEGUN, "practitioner")
    house.store().begin(VISIT_ID, question_set.fingerprint, start)
    go_on(*happened)


def full() -> list[tuple[Kind, dict[str, Any]]]:
    known: dict[str, Answer] = answers_of({**VISIT, **BORN, "baby-name": "Zara", "practitioner-name": "Joanne"})
    for id_, question in shipped().questions.items():
        if shipped().set_of[id_] != ABOUT:
            known[id_] = every_answer(question)[0]
    known["bruise-or-mark"] = Chosen("no")
    return [*named(), *answered(known)]


# What is offered


@pytest.mark.parametrize("where", ["home", "start"])
def test_no_draft_is_offered_unless_it_is_switched_on(tablet: Tablet, where: str) -> None:
    assert tablet.open(where, visit="").is_well()
    assert not languages_offered(tablet)


@pytest.mark.parametrize("where", ["home", "start"])
def test_a_draft_that_is_switched_on_is_offered_as_a_draft(
    tablet: Tablet, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SETTLE_DRAFT_LANGUAGES", "ur, pl")
    assert tablet.open(where, visit="").is_well()
    own, polish = languages_offered(tablet)
    assert own == shipped().words["languages"]["own"]
    assert polish == filled(shipped().words["languages"]["draft"], {"language": "Polski"})


def test_a_reviewed_language_is_offered_without_more(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed = shipped_with(translation(name="Żżż", **REVIEWED))
    monkeypatch.setattr(house, "current_set", lambda: reviewed)
    assert tablet.open("home", visit="").is_well()
    assert languages_offered(tablet)[1:] == ["Żżż"]


def test_what_would_stay_english_is_told_before_the_visit_begins(
    tablet: Tablet, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = shipped_with(translation({"question/smokes/ask": ""}))
    monkeypatch.setattr(house, "current_set", lambda: some)
    monkeypatch.setenv("SETTLE_DRAFT_LANGUAGES", CODE)
    tablet.open("home", visit="")
    tablet.app.radio(key="language").set_value(CODE).run()
    says = shipped().words["languages"]
    assert says["draft-text"] in tablet.words
    assert says["whole"] not in tablet.words
    assert says["in-english"].partition("{")[0] in tablet.words


def test_a_visit_keeps_the_language_it_was_begun_in(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SETTLE_DRAFT_LANGUAGES", "pl")
    tablet.open("home", visit="")
    tablet.app.radio(key="language").set_value("pl").run()
    tablet.tap("start")
    (line,) = house.store().discussions()
    first = next(iter(house.store().entries(line.id)))
    assert first.content["language"] == "pl"
    polish = in_language(shipped(), "pl")
    assert tablet.title == polish.about("visit").title != shipped().about("visit").title
    # Switched off afterwards: the visit goes on as it began, and no new one begins so.
    monkeypatch.delenv("SETTLE_DRAFT_LANGUAGES")
    assert tablet.open("baby", visit=line.id).title == polish.about("baby").title
    assert not languages_offered(tablet.open("home", visit=""))


def test_a_language_that_is_not_offered_begins_no_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    from tool.screens.visit import begin as begin_visit

    monkeypatch.setattr("tool.screens.visit.open_visit", lambda _id: _Nothing())
    id_ = begin_visit((*THREE_STEPS, PLAN), "pl")
    assert next(iter(house.store().entries(id_))).content["language"] == "en"


class _Nothing:
    """A visit to which nothing is written."""

    def answer(self, *_: object) -> bool:
        return True


# What a family sees


def english_left(tablet: Tablet, where: str) -> set[str]:
    """Lines on the page that are in no other language, but for names and what says that it is a draft."""
    says = shipped().words
    allowed = {"Zara", "Amina", "Ben", "Yasmin", "Joanne", "See the cot", "We take turns", says["product"]["name"]}
    if where in {"papers", "addendum"}:
        own = ("record", "record-text", "record-button", "others", "others-text")
        allowed |= {says["papers"][key] for key in own} | {says["papers"][f"others-{one}"] for one in ("fhir", "csv")}
    lines = (line.strip("* ").replace("\\", "") for line in tablet.words.split("\n"))
    return {
        line
        for line in lines
        if MARK not in line
        and line not in allowed
        and re.search("[A-Za-z]{3}", line)
        and not line.startswith((":", "![", says["papers"]["key"].partition("{")[0]))
    }


ONCE_FINISHED = ("papers", "addendum", "opinions", "done")
BY_NAME = ("question", "section")


@pytest.mark.parametrize("where", [name for name in VISIT_PAGES if name not in (*ONCE_FINISHED, *BY_NAME)])
def test_no_english_is_left_on_a_page_for_the_family(tablet: Tablet, where: str) -> None:
    begin(in_a_draft(), CODE, *full())
    assert tablet.open(where).is_well()
    assert tablet.page == where
    assert not english_left(tablet, where)


@pytest.mark.parametrize("where", ONCE_FINISHED)
def test_no_english_is_left_once_the_visit_is_finished(tablet: Tablet, where: str) -> None:
    begin(in_a_draft(), CODE, *full(), (Kind.FINISHED, {}))
    assert tablet.open(where).is_well()
    assert tablet.page == where
    assert not english_left(tablet, where)


@pytest.mark.parametrize("where", ["visit", "people", "advice", "plan", "check", "sign"])
def test_english_that_is_left_would_be_seen(tablet: Tablet, where: str) -> None:
    begin(in_a_draft(), "en", *full())
    assert len(english_left(tablet.open(where), where)) > 3


def test_no_english_is_left_in_any_question_or_step(tablet: Tablet) -> None:
    begin(in_a_draft(), CODE, *full())
    for section in shipped().steps((*THREE_STEPS, PLAN)):
        if any(question.for_family for question in section.questions):
            assert tablet.turn_to("section", section.id).is_well(), section.id
            assert not english_left(tablet, "section"), section.id
    for question in ("smokes", "birth-weight-grams", "next-check", "programme"):
        assert tablet.turn_to("question", question).is_well()
        assert not english_left(tablet, "question"), question


# What the practitioner sees


def test_the_practitioners_own_pages_stay_english(tablet: Tablet) -> None:
    begin(in_a_draft(), CODE, *full())
    english = {"baby": "Zara", "who": "Ben"}
    tablet.open("question", "smokes", face="practitioner")
    assert tablet.title == filled(shipped().questions["smokes"].ask, english)
    tablet.turn_to("question", "smokes")
    assert tablet.title.startswith(MARK)
    assert tablet.turn_to("private").title.startswith(MARK)
    tablet.turn_to("private", face="practitioner")
    assert tablet.title == shipped().words["private"]["title"]
    assert MARK not in tablet.words
    tablet.turn_to("advice", face="practitioner")
    assert MARK not in tablet.words


def test_the_page_that_a_bruise_brings_up_stays_english(tablet: Tablet) -> None:
    begin(in_a_draft(), CODE, *full(), *answered({"bruise-or-mark": Chosen("yes"), "moving-about": Chosen("no")}))
    assert tablet.open("advice").title == shipped().words["bruise"]["title"]
    assert MARK not in tablet.words


def test_a_draft_says_plainly_that_it_is_one_on_every_page_in_both_languages(tablet: Tablet) -> None:
    begin(in_a_draft(), CODE, *full())
    for page, more in (("question", {}), ("advice", {}), ("advice", {"face": "practitioner"}), ("sign", {})):
        tablet.turn_to(page, "smokes" if page == "question" else "", **more)
        assert shipped().words["translation"]["draft"] in tablet.words
    assert in_language(in_a_draft(), CODE).words["translation"]["draft"] in tablet.words


def test_a_reviewed_language_has_no_such_line(tablet: Tablet) -> None:
    begin(shipped_with(translation(**REVIEWED)), CODE, *full())
    assert shipped().words["translation"]["draft"] not in tablet.open("advice").words


def test_turning_the_screen_changes_the_words_and_no_answer(tablet: Tablet) -> None:
    begin(in_a_draft(), CODE, *named())
    tablet.open("question", "rolling")
    before = state().number
    go_on(*answered(answers_of({**BORN})))
    tablet.turn_to("question", "lays-down").choose("lays-down", "side")
    tablet.tap("turn")
    assert tablet.app.radio(key=f"{SHORT}-lays-down").value == "side"
    assert state().answers["lays-down"] == Chosen("side")
    assert state().number == before + len(BORN) + 1


def test_what_is_signed_is_kept_in_the_words_that_were_shown(tablet: Tablet) -> None:
    begin(in_a_draft(), CODE, *full())
    tablet.open("sign", "p1")
    tablet.app.radio(key=f"{SHORT}-way-p1").set_value("type").run()
    tablet.write(f"{SHORT}-typed-p1", "Amina Khan").tap("typed")
    shown = in_language(in_a_draft(), CODE).words["sign"]["statement-carer"]
    assert state().signatures["p1"].statement == filled(shown, {"baby": "Zara"})


# Polish, from the first page to the papers


def test_a_visit_in_polish_from_its_start_to_its_papers(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SETTLE_DRAFT_LANGUAGES", "pl")
    polish = in_language(shipped(), "pl")
    begin(shipped(), "pl", *full())
    assert tablet.open("question", "lays-down").title == filled(polish.questions["lays-down"].ask, {"baby": "Zara"})
    tablet.choose("lays-down", "back")
    assert state().answers["lays-down"] == Chosen("back")
    assert tablet.turn_to("advice").title == filled(polish.words["advice"]["title"], {"baby": "Zara"})
    go_on((Kind.FINISHED, {}))
    tablet.turn_to("papers")
    assert tablet.is_well() and tablet.title == polish.words["papers"]["title"]
