"""The pages, run without a browser: each draws, each tap is one entry, nothing is lost and nothing private shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from families_at_hand import AMINA, BEN, BORN, PRIVATE, UNBORN, VISIT, answers_of, every_answer, shipped
from tablet_at_hand import INK, VISIT_ID, Tablet, answered, begin, go_on, journal, named, state

from tool.answer import (
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.asking import ask
from tool.discussion import Kind
from tool.question_set import ABOUT
from tool.screens import house
from tool.screens.pages import PAGES, VISIT_PAGES
from tool.worked import EVERY_SET

SHORT = VISIT_ID[:8]


@pytest.fixture(autouse=True)
def _own_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SETTLE_HOME", str(tmp_path))
    monkeypatch.delenv("SETTLE_DATABASE_URL", raising=False)
    house.store.cache_clear()
    house.set_of.cache_clear()
    yield
    house.store().close()
    house.store.cache_clear()
    house.set_of.cache_clear()


@pytest.fixture
def tablet() -> Tablet:
    return Tablet()


def half() -> list[Any]:
    known = answers_of({**VISIT, **BORN, "baby-name": "Zara", "smokes": ["Ben"], "lays-down": "side"})
    return [*named(), *answered(known)]


def full() -> list[Any]:
    """Every question answered, the first way it can be (a bruise aside, which stops everything)."""
    known: dict[str, Answer] = answers_of({**VISIT, **BORN, "baby-name": "Zara", "practitioner-name": "Joanne"})
    for id_, question in shipped().questions.items():
        if shipped().set_of[id_] != ABOUT:
            known[id_] = every_answer(question)[0]
    known["bruise-or-mark"] = Chosen("no")
    return [*named(), *answered(known)]


def unborn() -> list[Any]:
    return [*named(), *answered(answers_of({**VISIT, **UNBORN, "smokes": ["Ben"]}))]


FILLED = {"an empty": list, "a half-filled": half, "a full": full, "an unborn baby's": unborn}


def written(before: int) -> list[Any]:
    """What was written since there were so many entries."""
    return journal()[before:]


# Each page draws


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("hidden", ["", "yes"])
def test_pages_of_no_visit_draw(tablet: Tablet, where: str, hidden: str) -> None:
    assert tablet.open(where, visit="", hidden=hidden).is_well()


@pytest.mark.parametrize("filled", FILLED)
def test_every_page_of_a_visit_draws_on_both_faces_and_hidden(tablet: Tablet, filled: str) -> None:
    begin(*FILLED[filled]())
    for page in VISIT_PAGES:
        for more in ({}, {"face": "practitioner"}, {"hidden": "yes"}):
            tablet.turn_to(page, **more)
            assert tablet.is_well(), (page, more)
            assert tablet.title, (page, more)
    for at in ("new", "p1", "p3", "p9"):
        assert tablet.turn_to("people", at).is_well()
    for at in ("p1", "practitioner", "p3"):
        assert tablet.turn_to("sign", at).is_well()


@pytest.mark.parametrize("filled", FILLED)
def test_every_question_draws_on_both_faces(tablet: Tablet, filled: str) -> None:
    begin(*FILLED[filled]())
    now = state()
    asked = ask(shipped(), EVERY_SET, now.answers, now.people).questions
    for n, question in enumerate(asked):
        tablet.turn_to("question", question.id, face=("family", "practitioner")[n % 2])
        assert tablet.is_well(), question.id
    for section in shipped().steps(EVERY_SET):
        assert tablet.turn_to("section", section.id).is_well(), section.id


@pytest.mark.parametrize("where", ["papers", "opinions", "done"])
def test_pages_after_finishing_draw(tablet: Tablet, where: str) -> None:
    begin(*full(), (Kind.FINISHED, {}))
    assert tablet.open(where).is_well()
    assert tablet.page in {"", where}


@pytest.mark.parametrize(
    "place",
    [
        {"page": "<script>"},
        {"page": "nonsense"},
        {"page": "question", "at": "no-such-question"},
        {"page": "question", "at": "drugs"},
        {"page": "question", "at": "../../etc/passwd"},
        {"page": "question"},
        {"page": "section", "at": "no-such-step"},
        {"page": "sign", "at": "p9"},
        {"page": "people", "at": "p9"},
        {"page": "papers"},
        {"page": "steps", "visit": "nonsense"},
        {"page": "steps", "visit": "%00"},
        {"page": "home", "hidden": "maybe"},
        {"page": "advice", "face": "<b>"},
    ],
)
def test_an_odd_address_is_answered_in_words(tablet: Tablet, place: dict[str, str]) -> None:
    begin(*half())
    more = {key: value for key, value in place.items() if key in {"face", "hidden"}}
    tablet.open(place["page"], place.get("at", ""), place.get("visit", VISIT_ID), **more)
    assert not tablet.app.exception
    assert tablet.title
    assert shipped().words["sorry"]["bug"] not in tablet.words


# One tap, one entry


@pytest.mark.parametrize("value", ["yes", "no", "not-sure", "rather-not-say"])
def test_one_tap_on_an_answer_writes_one_entry(tablet: Tablet, value: str) -> None:
    begin(*half())
    tablet.open("question", "twins-or-more")
    before = len(journal())
    tablet.choose("twins-or-more", value)
    (entry,) = written(before)
    assert entry.kind == Kind.ANSWERED
    assert entry.content["question"] == "twins-or-more"
    expected: dict[str, Answer] = {"not-sure": NotSure(), "rather-not-say": RatherNotSay()}
    assert state().answers["twins-or-more"] == expected.get(value, Chosen(value))


def test_the_same_answer_tapped_again_and_a_reload_write_nothing(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "twins-or-more").choose("twins-or-more", "no")
    before = len(journal())
    tablet.choose("twins-or-more", "no")
    tablet.open("question", "twins-or-more")
    tablet.app.run()
    assert not written(before)
    assert tablet.app.radio(key=f"{SHORT}-twins-or-more").value == "no"


def test_none_of_these_stands_alone_and_gives_way(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "mattress").tick("mattress", "soft").tick("mattress", "poor-fit")
    assert state().answers["mattress"] == ChosenSeveral(("soft", "poor-fit"))
    before = len(journal())
    tablet.tick("mattress", "none-of-these")
    assert len(written(before)) == 1
    assert state().answers["mattress"] == ChosenSeveral(("none-of-these",))
    tablet.app.run()
    assert tablet.ticked("mattress") == {"none-of-these"}
    tablet.tick("mattress", "soft")
    assert state().answers["mattress"] == ChosenSeveral(("soft",))
    tablet.app.run()
    assert tablet.ticked("mattress") == {"soft"}


def test_not_sure_unticks_what_was_ticked(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "day-naps").tick("day-naps", "cot").tick("day-naps", "not-sure")
    assert state().answers["day-naps"] == NotSure()
    tablet.app.run()
    assert tablet.ticked("day-naps") == {"not-sure"}


def test_nobody_stands_alone_among_people(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "vapes").tick("vapes", "p1").tick("vapes", "p2")
    assert state().answers["vapes"] == SomePeople(("p1", "p2"))
    tablet.tick("vapes", "nobody")
    assert state().answers["vapes"] == SomePeople(())


def test_the_last_tick_taken_away_leaves_the_question_open(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "vapes").tick("vapes", "p1").tick("vapes", "p1", on=False)
    assert "vapes" not in state().answers


def test_each_carer_is_ticked_by_themselves(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "programme")
    before = len(journal())
    tablet.tick("programme", "p1-talked").tick("programme", "p2-film-watched")
    assert len(written(before)) == 2
    assert state().answers["programme"] == Ticks((("p1", ("talked",)), ("p2", ("film-watched",))))


def test_a_number_is_saved_when_it_is_one(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "room-temperature")
    before = len(journal())
    for wrong in ("warm", "99", "18.55", "-3"):
        tablet.write_in("room-temperature", wrong)
        assert tablet.app.error, wrong
        assert not written(before), wrong
    tablet.write_in("room-temperature", "18,5")
    assert not tablet.app.error
    answer = state().answers["room-temperature"]
    assert isinstance(answer, Number)
    assert str(answer.value) == "18.5"
    tablet.write_in("room-temperature", "")
    assert "room-temperature" not in state().answers


def test_not_sure_empties_the_number(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "room-temperature").write_in("room-temperature", "18").tick("room-temperature", "not-sure")
    assert state().answers["room-temperature"] == NotSure()


def test_a_weight_is_kept_in_grams_whichever_way_it_is_typed(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "birth-weight-grams").write_in("birth-weight-grams", "2.5", "kg")
    answer = state().answers["birth-weight-grams"]
    assert isinstance(answer, Number)
    assert answer.value == 2500
    before = len(journal())
    tablet.app.radio(key=f"{SHORT}-birth-weight-grams-way").set_value("lb").run()
    assert not written(before), "turning to pounds changes nothing"
    tablet.write_in("birth-weight-grams", "7", "lb").write_in("birth-weight-grams", "0", "oz")
    answer = state().answers["birth-weight-grams"]
    assert isinstance(answer, Number)
    assert answer.value == 3175
    tablet.write_in("birth-weight-grams", "17", "oz")
    assert tablet.app.error
    assert state().answers["birth-weight-grams"] == answer


def test_a_day_is_saved_once_it_is_one(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "next-check")
    before = len(journal())
    tablet.write_in("next-check", "30", "day").write_in("next-check", "2", "month").write_in(
        "next-check", "2027", "year"
    )
    assert tablet.app.error
    assert not written(before)
    tablet.write_in("next-check", "28", "day")
    assert not tablet.app.error
    answer = state().answers["next-check"]
    assert isinstance(answer, Day)
    assert answer.day.isoformat() == "2027-02-28"
    tablet.write_in("next-check", "See the cot", "reason")
    answer = state().answers["next-check"]
    assert isinstance(answer, Day)
    assert answer.words == "See the cot"


def test_words_are_kept_letter_by_letter_and_shown_again(tablet: Tablet) -> None:
    text = "![x](http://127.0.0.1:9/x.png) <b>no</b> # 19:30 :smile: $x$ {baby}"
    begin(*half())
    tablet.open("question", "going-well").write_in("going-well", text)
    assert state().answers["going-well"] == Words(text)
    tablet.open("question", "going-well")
    assert tablet.app.text_area(key=f"{SHORT}-going-well").value == text


def test_more_words_beside_an_answer_go_with_it(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "coping-plan").choose("coping-plan", "yes").write_in("coping-plan", "Ring Gran", "words")
    assert state().answers["coping-plan"] == Chosen("yes", "Ring Gran")
    tablet.choose("coping-plan", "no")
    assert state().answers["coping-plan"] == Chosen("no", "Ring Gran")


# The way through


def test_home_starts_a_visit_and_lists_it_as_open(tablet: Tablet) -> None:
    tablet.open(visit="").tap("start")
    assert tablet.page == "visit"
    (line,) = house.store().discussions()
    assert not line.finished
    assert tablet.open(visit="").has(f"open-{line.id}")


def test_only_some_steps_can_be_chosen(tablet: Tablet) -> None:
    tablet.open("start", visit="")
    tablet.app.checkbox(key="set-safe-sleep").uncheck().run()
    tablet.tap("start")
    (line,) = house.store().discussions()
    from tool.discussion import discussion

    assert "safe-sleep" not in discussion(house.store().entries(line.id)).sets


def test_going_back_and_on_again_writes_nothing_and_loses_nothing(tablet: Tablet) -> None:
    begin(*full())
    tablet.open("question", "lays-down")
    before, answers = len(journal()), state().answers
    tablet.tap("back")
    assert tablet.at != "lays-down"
    tablet.tap("onward")
    assert tablet.at == "lays-down"
    assert not written(before)
    assert state().answers == answers


def test_skip_for_now_is_an_answer_and_goes_on(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "feeding")
    before = len(journal())
    tablet.tap("onward")
    (entry,) = written(before)
    assert entry.content["question"] == "feeding"
    assert state().answers["feeding"] == Skipped()
    assert tablet.at not in {"", "feeding"}


def test_a_question_taken_away_by_an_earlier_answer_says_so(tablet: Tablet) -> None:
    begin(*half(), *answered(answers_of({"unwell-today": "no", "temperature-38-or-more": "yes"})))
    tablet.open("question", "temperature-38-or-more")
    assert shipped().words["no_longer"]["title"] in tablet.words
    assert not tablet.has(f"{SHORT}-temperature-38-or-more")


def test_hide_covers_everything_and_comes_back_to_the_same_page(tablet: Tablet) -> None:
    begin(*half())
    before = len(journal())
    tablet.open("question", "smokes").tap("hide")
    assert "Zara" not in tablet.words
    assert "Ben" not in tablet.words
    assert not tablet.app.checkbox
    assert tablet.open("question", "smokes", hidden="yes").title == shipped().words["cover"]["title"]
    assert not written(before)


def test_a_stale_tablet_is_told_and_merges_nothing(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "twins-or-more")
    go_on(*answered(answers_of({"feeding": "both"})))
    tablet.choose("twins-or-more", "yes")
    assert state().answers["feeding"] == Chosen("both")
    kinds = [entry.content.get("question") for entry in journal()]
    assert kinds.count("twins-or-more") <= 1


# Private questions, and the bruise


def test_no_page_of_the_familys_holds_a_private_question_or_its_answer(tablet: Tablet) -> None:
    secret = {"drugs": {"value": ["Ben"], "words": "SKYLARK"}, "feels-safe": {"value": "concern", "words": "SKYLARK"}}
    begin(*full(), *answered(answers_of(secret)))
    asks = [shipped().questions[id_].ask.replace("{baby}", "Zara") for id_ in PRIVATE]
    for page, at in [
        ("steps", ""),
        ("advice", ""),
        ("plan", ""),
        ("check", ""),
        ("sign", ""),
        ("private", ""),
        ("people", ""),
    ]:
        tablet.turn_to(page, at)
        assert "SKYLARK" not in tablet.words, page
        assert not [one for one in asks if one in tablet.words], page
    for section in shipped().steps(EVERY_SET):
        tablet.turn_to("section", section.id)
        assert "SKYLARK" not in tablet.words
        assert not [one for one in asks if one in tablet.words], section.id


@pytest.mark.parametrize("private", PRIVATE)
def test_a_private_question_has_no_page_of_the_familys(tablet: Tablet, private: str) -> None:
    begin(*half())
    tablet.open("question", private)
    assert shipped().questions[private].ask.replace("{baby}", "Zara") not in tablet.words
    assert not [one for one in [*tablet.app.radio, *tablet.app.checkbox] if f"-{private}" in str(one.key)]


def test_private_questions_wait_until_the_practitioner_has_the_screen(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("private")
    assert not tablet.app.radio
    assert not tablet.app.checkbox
    tablet.tap("show")
    before = len(journal())
    tablet.choose("feels-safe", "concern")
    assert len(written(before)) == 1
    assert state().answers["feels-safe"] == Chosen("concern")


def test_a_note_is_kept_and_stands_on_the_practitioners_face_only(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("question", "lays-down", face="practitioner").write_in("lays-down", "SKYLARK", "note")
    assert state().notes == {"lays-down": "SKYLARK"}
    tablet.open("question", "lays-down")
    assert not tablet.has(f"{SHORT}-lays-down-note")
    assert "SKYLARK" not in tablet.words


@pytest.mark.parametrize("value", ["yes", "not-sure"])
def test_a_bruise_stops_every_page_until_the_practitioner_has_seen_to_it(tablet: Tablet, value: str) -> None:
    begin(*half(), *answered(answers_of({"bruise-or-mark": value})))
    for page, at in [
        ("question", "lays-down"),
        ("advice", ""),
        ("plan", ""),
        ("sign", ""),
        ("check", ""),
        ("people", ""),
    ]:
        tablet.turn_to(page, at)
        assert tablet.has("seen-to"), page
    before = len(journal())
    tablet.tap("seen-to")
    (entry,) = written(before)
    assert entry.kind == Kind.BRUISE_SEEN_TO
    assert not tablet.turn_to("question", "lays-down").has("seen-to")


def test_a_bruise_tapped_by_mistake_is_taken_back(tablet: Tablet) -> None:
    begin(*half(), *answered(answers_of({"bruise-or-mark": "yes"})))
    tablet.open("advice").tap("mistake")
    assert "bruise-or-mark" not in state().answers
    assert not tablet.open("advice").has("seen-to")


# People


def test_a_person_is_added_by_name_and_asked_about(tablet: Tablet) -> None:
    begin()
    tablet.open("people", "new").write(f"{SHORT}-new-name", "  Zoë  ").tap("add-this")
    (person,) = state().people
    assert (person.id, person.name) == ("p1", "Zoë")
    assert tablet.at == "p1"
    before = len(journal())
    tablet.choose("p1-present", "yes")
    assert len(written(before)) == 1
    assert state().people[0].is_present


@pytest.mark.parametrize("name", ["", "   ", "Amina"])
def test_a_person_without_a_name_or_with_one_taken_is_not_added(tablet: Tablet, name: str) -> None:
    begin(*named(AMINA))
    before = len(journal())
    tablet.open("people", "new").write(f"{SHORT}-new-name", name).tap("add-this")
    assert not written(before)
    assert tablet.title
    assert shipped().words["trouble"]["title"] in tablet.words


def test_a_person_who_is_taken_off_and_another_added_never_share_an_id(tablet: Tablet) -> None:
    begin(*named(AMINA, BEN))
    tablet.open("people", "p2").tap("remove")
    tablet.open("people", "new").write(f"{SHORT}-new-name", "Cy").tap("add-this")
    assert [person.id for person in state().people] == ["p1", "p3"]


# Advice, plan, signing, finishing, opinions


def test_we_talked_about_this_is_kept(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("advice")
    boxes = [one for one in tablet.app.checkbox if "talked" in str(one.key)]
    assert boxes
    before = len(journal())
    boxes[0].check().run()
    (entry,) = written(before)
    assert entry.kind == Kind.TALKED_ABOUT
    assert state().talked_about


def test_the_familys_side_of_the_advice_has_no_action_of_the_practitioners(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("advice")
    acts = [rule.text.say.replace("{who}", "Ben") for rule in shipped().advice if rule.text.level == "act"]
    assert not [one for one in acts if one.replace("{baby}", "Zara") in tablet.words]
    assert [one for one in acts if one.replace("{baby}", "Zara") in tablet.open("advice", face="practitioner").words]


def test_a_plan_item_is_written_with_who_and_by_when(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("plan").write(f"{SHORT}-plan-0-what", "Ring the stop smoking line")
    tablet.app.radio(key=f"{SHORT}-plan-0-who").set_value("1").run()
    tablet.tap(f"{SHORT}-plan-0-tomorrow")
    item = state().plan[0]
    assert (item.what, item.who) == ("Ring the stop smoking line", "Ben")
    assert item.by_when is not None
    tablet.tap(f"{SHORT}-plan-0-remove")
    assert all(one.is_blank for one in state().plan)


def test_an_advice_becomes_a_plan_item_at_a_tap(tablet: Tablet) -> None:
    begin(*half())
    tablet.open("plan").tap("add-smoking")
    assert state().plan[0].from_advice == "smoking"


def test_a_fourth_plan_item_is_not_offered(tablet: Tablet) -> None:
    items = [
        (Kind.PLANNED, {"place": n, "what": f"Thing {n}", "who": "", "by_when": "", "from_advice": ""})
        for n in range(3)
    ]
    begin(*half(), *items)
    tablet.open("plan")
    assert not [one for one in tablet.app.button if str(one.key).startswith("add-")]


def test_everyone_who_was_here_and_the_practitioner_sign(tablet: Tablet) -> None:
    begin(*full())
    tablet.open("sign")
    keys = {str(one.key) for one in tablet.app.button}
    assert {"sign-p1", "sign-p2", "sign-practitioner"} <= keys
    assert "sign-p3" not in keys, "who was not here does not sign"
    assert not tablet.has("onward")


def test_a_typed_name_signs_and_an_empty_one_does_not(tablet: Tablet) -> None:
    begin(*full())
    tablet.open("sign", "p1")
    tablet.app.radio(key=f"{SHORT}-way-p1").set_value("type").run()
    before = len(journal())
    tablet.tap("typed")
    assert not written(before)
    tablet.write(f"{SHORT}-typed-p1", "Amina Khan").tap("typed")
    assert state().signatures["p1"].typed == "Amina Khan"
    assert state().signatures["p1"].statement
    assert tablet.page == "sign"


def test_not_signing_needs_a_reason_and_never_blocks(tablet: Tablet) -> None:
    begin(*full())
    tablet.open("sign", "p2")
    tablet.app.radio(key=f"{SHORT}-way-p2").set_value("not").run()
    before = len(journal())
    tablet.tap("not-signed")
    assert not written(before)
    tablet.app.radio(key=f"{SHORT}-reason-p2").set_value("declined").run()
    tablet.tap("not-signed")
    assert state().signatures["p2"].outcome == "not-signed"


def signed() -> list[Any]:
    return [
        (Kind.SIGNED, {"person": person, "statement": "I was here.", "ink": INK})
        for person in ("p1", "p2", "practitioner")
    ]


def test_a_visit_all_have_signed_is_finished_once_and_for_good(tablet: Tablet) -> None:
    begin(*full(), *signed())
    tablet.open("sign").tap("onward")
    assert state().is_finished
    assert tablet.page == "papers"
    before = len(journal())
    for page, at in (("question", "lays-down"), ("sign", "p1"), ("plan", ""), ("private", "")):
        tablet.open(page, at)
        assert not tablet.app.radio
        assert not tablet.app.text_area
    assert not written(before)


def test_a_change_after_signing_asks_to_sign_again(tablet: Tablet) -> None:
    begin(*full(), *signed())
    tablet.open("question", "lays-down").choose("lays-down", "side")
    assert not state().signatures
    tablet.open("sign")
    assert shipped().words["sign"]["again"] in tablet.words
    assert not tablet.has("onward")


def test_opinions_are_kept_apart_from_the_visit(tablet: Tablet) -> None:
    begin(*full(), (Kind.FINISHED, {}))
    before = len(journal())
    tablet.open("opinions")
    verdicts = [str(one.key) for one in tablet.app.radio if str(one.key).startswith("verdict-")]
    assert len(verdicts) == 3
    tablet.app.radio(key=verdicts[0]).set_value("not-clear").run()
    tablet.write(verdicts[0].replace("verdict-", "instead-"), "Say it plainly").tap("send")
    (opinion,) = house.store().opinions()
    assert (opinion.verdict, opinion.instead) == ("not-clear", "Say it plainly")
    assert VISIT_ID not in repr(opinion)
    assert "Zara" not in repr(opinion)
    assert not written(before)
    assert not [one for one in tablet.open("opinions").app.radio if one.key == verdicts[0] and one.value], "asked once"


def test_no_opinion_is_needed(tablet: Tablet) -> None:
    begin(*full(), (Kind.FINISHED, {}))
    tablet.open("opinions").tap("no-thanks")
    assert tablet.page == "done"
    assert not house.store().opinions()


def test_the_last_visits_practitioner_is_remembered_and_no_family_is(tablet: Tablet) -> None:
    begin(*full())
    tablet.open(visit="").tap("start")
    new = next(line for line in house.store().discussions() if line.id != VISIT_ID)
    from tool.discussion import discussion

    answers = discussion(house.store().entries(new.id)).answers
    assert answers["practitioner-name"] == Words("Joanne")
    assert "baby-name" not in answers
    assert "smokes" not in answers
