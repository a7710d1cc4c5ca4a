"""The workshop's pages: each draws; what is changed is in the draft and nowhere else; nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from families_at_hand import shipped
from tablet_at_hand import VISIT_ID, Tablet, begin
from workshop_at_hand import (
    ASK,
    draft,
    file_of,
    folder,
    outside,
    published,
    reword,
    reworded,
    shown,
    text_of,
    workshop,
)

from tool.feedback import Opinion
from tool.screens import house
from tool.screens.workshop import PAGES, bench, publish
from tool.screens.workshop.editor import widget
from tool.screens.workshop.promises import Proved
from tool.workshop import Conflict, Draft, DraftTrouble, Reason
from tool.workshop.rules_in_words import Point

AT = {
    "workshop-section": ["safe-sleep--grown-ups", "about--visit", "advice--safe-sleep", "gone--gone"],
    "workshop-question": ["smokes", "drugs", "programme", "bed-also-has", "birth-weight-grams", "name", "gone"],
    "workshop-advice": ["sofa", "alone-in-adult-bed", "gone"],
    "workshop-words": ["screens", "screens--home", "paper", "contact", "named", "gone"],
    "workshop-days": ["", "2027-06-01", "not-a-day"],
}


@pytest.fixture(autouse=True)
def _own_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SETTLE_HOME", str(tmp_path))
    for name in ("SETTLE_DATABASE_URL", "SETTLE_DRAFT"):
        monkeypatch.delenv(name, raising=False)
    house.store.cache_clear()
    house.set_of.cache_clear()
    yield
    house.store().close()
    house.store.cache_clear()
    house.set_of.cache_clear()


@pytest.mark.parametrize(("name", "at"), [(name, at) for name in PAGES for at in AT.get(name, [""])])
def test_every_page_of_the_workshop_draws_without_a_draft(name: str, at: str) -> None:
    tablet = workshop(name, at)
    assert tablet.is_well()
    assert tablet.title
    assert not folder().exists()


def test_the_workshop_is_reached_from_the_home_page() -> None:
    tablet = workshop("")
    tablet.tap("workshop")
    assert tablet.page == "workshop"
    assert tablet.is_well()


def test_a_draft_is_begun_and_put_aside_from_the_first_page_and_nothing_is_lost() -> None:
    tablet = workshop("workshop").tap("begin-draft")
    assert folder().is_dir()
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes at home?")
    tablet.tap("aside")
    assert tablet.is_well()
    assert not folder().exists()
    (kept,) = folder().parent.glob("draft-old-*")
    assert "Who smokes at home?" in "".join(Draft.open(kept).texts().values())
    assert tablet.has("begin-draft")


def test_a_search_finds_a_question_by_its_words_and_opens_it() -> None:
    tablet = workshop("workshop")
    tablet.write("workshop-search", "POORLY today")
    tablet.tap("found-workshop-question-unwell-today")
    assert (tablet.page, tablet.at) == ("workshop-question", "unwell-today")


@pytest.mark.parametrize("face", ["family", "practitioner"])
def test_a_question_is_shown_as_each_of_the_two_sees_it(face: str) -> None:
    tablet = workshop("workshop-question", "smokes", face=face)
    behind = f"**{shipped().words['faces']['why']}**"
    assert (behind in tablet.words) is (face == "practitioner")
    assert tablet.has("seen-smokes-nobody")


def test_a_family_never_sees_a_private_question_not_even_here() -> None:
    tablet = workshop("workshop-question", "drugs", face="family")
    assert not tablet.has("turn-face")
    assert f"**{shipped().words['faces']['why']}**" in tablet.words


def test_trying_a_question_leaves_nothing_behind() -> None:
    tablet = workshop("workshop-question", "smokes")
    tablet.app.checkbox(key="seen-smokes-p1").check().run()
    assert tablet.app.checkbox(key="seen-smokes-p1").value
    assert not house.store().discussions()


def test_the_first_change_begins_a_draft_and_families_see_none_of_it() -> None:
    tablet = reword(workshop("workshop-question", "smokes"), ASK, "Who smokes at home?")
    assert tablet.is_well()
    assert text_of(ASK) == "Who smokes at home?"
    assert house.current_set().questions["smokes"].ask == shipped().questions["smokes"].ask
    assert shown(workshop("workshop-question", "smokes"), ASK) == "Who smokes at home?"


def test_the_check_speaks_of_a_new_wording_at_once() -> None:
    tablet = workshop("workshop-question", "smokes")
    before = [one for one in bench.open_bench().problems if one.about == "smokes"]
    reword(tablet, ASK, "Who smokes near {babby}?")
    after = [one for one in bench.open_bench().problems if one.about == "smokes"]
    (new,) = [one for one in after if one.code not in {problem.code for problem in before}]
    assert new.code in tablet.words


def test_two_people_who_change_one_wording_are_both_told_and_neither_text_is_lost() -> None:
    draft()
    mine = workshop("workshop-question", "smokes")
    draft().reword(ASK, shipped().questions["smokes"].ask, "Theirs?")
    reword(mine, ASK, "Mine?")
    assert text_of(ASK) == "Theirs?"
    assert "Theirs?" in mine.words and "Mine?" in mine.words
    mine.tap(f"keep-yours-{widget(ASK)}")
    assert text_of(ASK) == "Mine?"
    assert shown(mine, ASK) == "Mine?"
    assert not mine.has(f"keep-yours-{widget(ASK)}")


def test_the_other_text_can_be_left_as_it_is() -> None:
    draft()
    mine = workshop("workshop-question", "smokes")
    draft().reword(ASK, shipped().questions["smokes"].ask, "Theirs?")
    reword(mine, ASK, "Mine?").tap(f"keep-theirs-{widget(ASK)}")
    assert text_of(ASK) == "Theirs?"
    assert shown(mine, ASK) == "Theirs?"


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.CHANGED])
def test_whatever_keeps_a_change_from_being_saved_is_told_and_the_text_stays(
    reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft()

    def refuse(_self: Draft, key: str, _saw: str, new: str) -> bool:
        raise DraftTrouble(reason, key, new)

    tablet = workshop("workshop-question", "smokes")
    monkeypatch.setattr(Draft, "reword", refuse)
    reword(tablet, ASK, "Who smokes here?")
    told = house.current_set().words["workshop-trouble"][reason.value].split("{place}")[0]
    assert told in " ".join(str(one.value) for one in tablet.app.error)
    assert shown(tablet, ASK) == "Who smokes here?"
    monkeypatch.undo()


def test_an_empty_wording_is_not_saved() -> None:
    draft()
    before = text_of(ASK)
    tablet = reword(workshop("workshop-question", "smokes"), ASK, " ")
    assert tablet.app.error
    assert text_of(ASK) == before


def test_a_line_below_a_question_can_be_added_and_taken_out() -> None:
    key = "question/unwell-today/hint"
    assert shipped().questions["unwell-today"].hint is None
    tablet = reword(workshop("workshop-question", "unwell-today"), key, "Think of the last night.")
    assert text_of(key) == "Think of the last night."
    reword(tablet, key, "")
    assert tablet.is_well()
    assert bench.open_bench().set.questions["unwell-today"].hint is None


def test_a_change_by_another_editor_is_noticed_and_checked_again() -> None:
    draft()
    tablet = workshop("workshop-question", "smokes")
    outside(file_of(ASK), shipped().questions["smokes"].ask, "Who smokes near {babby}?")
    tablet.app.run()
    words = house.current_set().words["workshop"]
    assert words["moved"] in tablet.words
    assert shown(tablet, ASK) == "Who smokes near {babby}?"
    assert any(one.about == "smokes" and one.weight == "error" for one in bench.open_bench().problems)
    tablet.app.run()
    assert words["moved"] not in tablet.words


def test_a_file_saved_half_way_leaves_the_draft_as_it_was_on_the_page() -> None:
    draft()
    tablet = workshop("workshop-question", "smokes")
    place = folder() / file_of(ASK)
    text = place.read_text("utf-8")
    place.write_text(text[: len(text) // 2] + '\n  "', "utf-8")
    tablet.app.run()
    assert house.current_set().words["workshop"]["broken"] in tablet.words
    assert shown(tablet, ASK) == shipped().questions["smokes"].ask
    reword(tablet, ASK, "Who smokes here?")
    assert shown(tablet, ASK) == "Who smokes here?"
    place.write_text(text, "utf-8")
    tablet.app.run()
    assert text_of(ASK) == "Who smokes here?"


def test_a_walk_leads_through_the_real_pages_and_the_store_is_untouched() -> None:
    begin()
    before = house.store().discussions(), house.store().opinions()
    file = [one.read_bytes() for one in sorted(Path(folder().parent).glob("settle.sqlite3"))]
    tablet = workshop("workshop")
    tablet.tap("preview")
    assert (tablet.page, tablet._address("visit")) == ("visit", "preview")
    assert tablet.has("end-preview")
    tablet.app.radio(key="preview-contact").set_value("new-birth").run()
    tablet.turn_to("baby", visit="preview")
    tablet.app.radio(key="preview-born").set_value("yes").run()
    tablet.turn_to("question", "lays-down", visit="preview")
    tablet.app.radio(key="preview-lays-down").set_value("side").run()
    tablet.turn_to("question", "lays-down", visit="preview", face="practitioner").tap("explain")
    tablet.turn_to("advice", visit="preview")
    assert tablet.is_well()
    assert any(str(one.value) for one in tablet.app.subheader)
    assert (house.store().discussions(), house.store().opinions()) == before
    assert [one.read_bytes() for one in sorted(Path(folder().parent).glob("settle.sqlite3"))] == file


def test_a_walk_that_is_finished_has_no_papers() -> None:
    tablet = workshop("workshop")
    tablet.tap("preview")
    tablet.turn_to("sign", visit="preview")
    tablet.turn_to("sign", "practitioner", visit="preview")
    tablet.app.radio(key="preview-way-practitioner").set_value("type").run()
    tablet.write("preview-typed-practitioner", "Joanne").tap("typed")
    tablet.tap("onward")
    assert tablet.page == "papers"
    assert tablet.is_well()
    assert tablet.has("leave-preview")
    assert not tablet.app.get("download_button")


def test_a_walk_after_a_reload_begins_anew() -> None:
    tablet = workshop("question", "lays-down")
    tablet.turn_to("question", "lays-down", visit="preview")
    assert tablet.is_well()
    assert tablet.page == "visit"
    tablet.tap("end-preview")
    assert tablet.page == "workshop"


def test_a_walk_uses_the_words_of_the_draft() -> None:
    draft().reword("question/lays-down/ask", shipped().questions["lays-down"].ask, "On the back, or how?")
    tablet = workshop("workshop").tap("preview")
    tablet.turn_to("question", "lays-down", visit="preview")
    assert "On the back, or how?" in tablet.words


def test_opinions_are_counted_for_these_words_and_for_older_ones_and_few_are_not_counted_out() -> None:
    now = shipped().questions["lays-down"].wording("en")
    for fingerprint, number in ((now, 5), ("000000000000", 2)):
        for _ in range(number):
            house.store().give_feedback(
                Opinion("lays-down", "en", fingerprint, "not-clear", "Say it *shorter*", month="2026-11")
            )
    tablet = workshop("workshop-question", "lays-down")
    words = house.current_set().words["workshop"]
    assert f"{words['opinion-not-clear']}: 5" in tablet.words
    assert f"{words['opinion-not-clear']}: 2" not in tablet.words
    assert "Say it \\*shorter\\*" in tablet.words


def test_the_comparison_shows_what_goes_and_what_comes() -> None:
    old = shipped().questions["lays-down"].ask
    draft().reword("question/lays-down/ask", old, old.replace("lay", "put"))
    tablet = workshop("workshop-compare")
    assert tablet.is_well()
    assert "~~" in tablet.words and "**\u2060put\u2060**" in tablet.words


def test_a_rule_that_changes_the_advice_is_told_in_numbers_and_families() -> None:
    draft()
    outside(
        "advice/1-safe-sleep.yaml", "alone-in-adult-bed: {any of: [yes, not-sure]}", "alone-in-adult-bed: {is: yes}"
    )
    tablet = workshop("workshop-compare")
    ask, sure = (shipped().questions["alone-in-adult-bed"].ask, shipped().words["answers"]["not-sure"])
    told = [line for line in tablet.words.splitlines() if ask.replace("{baby}", "your baby") in line]
    assert [f"“{sure}”" in line for line in told] == [True, False]
    tablet.tap("try-families")
    assert tablet.is_well()
    assert "stop/alone-in-adult-bed" in tablet.words.lower()


def test_nothing_is_published_without_a_reason_and_a_name() -> None:
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes at home?")
    tablet = workshop("workshop-publish")
    words = house.current_set().words["workshop-refusal"]
    assert words["no-reason"] not in tablet.words
    tablet.tap("publish")
    assert words["no-reason"] in tablet.words and words["no-name"] in tablet.words
    assert not house.store().publications()


def test_a_draft_with_an_error_is_not_published_and_the_error_stands_there() -> None:
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes near {babby}?")
    tablet = workshop("workshop-publish")
    tablet.write("publish-why", "Shorter.").write("publish-who", "Ruth").tap("publish")
    assert not house.store().publications()
    assert "babby" in tablet.words


def test_a_draft_from_before_the_last_publication_is_compared_again_first() -> None:
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes at home?")
    published(reworded(shipped(), "question/lays-down/ask", "On the back?"))
    tablet = workshop("workshop-publish")
    words = house.current_set().words["workshop-refusal"]
    assert words["compare-again"] in tablet.words
    tablet.turn_to("workshop-compare", visit="").tap("compared")
    tablet.turn_to("workshop-publish", visit="")
    assert words["compare-again"] not in tablet.words


def published_by(tablet: Tablet) -> Tablet:
    """Give a reason and a name, and publish."""
    return tablet.write("publish-why", "Families found it long.").write("publish-who", "Ruth").tap("publish")


def test_a_draft_with_nothing_in_the_way_becomes_the_next_version_and_the_draft_goes_on_from_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(publish, "proofs", lambda *_: (Proved("kept", "It holds.", True),))
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes at home?")
    begin()
    tablet = published_by(workshop("workshop-publish"))
    assert tablet.is_well()
    (one,) = house.store().publications()
    assert (one.by, one.why) == ("Ruth", "Families found it long.")
    assert house.current_set().questions["smokes"].ask == "Who smokes at home?"
    assert house.current_set().version == one.version != shipped().version
    assert not bench.open_bench().is_changed
    assert bench.open_bench().rests_on_published
    # The visit that was open goes on with its words; a tap too many publishes nothing twice.
    assert house.set_of(house.store().question_set_of(VISIT_ID)).questions["smokes"].ask != "Who smokes at home?"
    assert not tablet.has("publish")
    assert one.fingerprint in tablet.words


def test_a_promise_that_breaks_is_told_with_the_family_it_breaks_for_and_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    family = (Point("Who smokes?", (Point("Amina"),)),)
    broken = Proved("smoking", "Whoever smokes hears not to share a bed.", False, ("should hear stop/smoking",), family)
    monkeypatch.setattr(publish, "proofs", lambda *_: (broken, Proved("kept", "It holds.", True)))
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes at home?")
    tablet = published_by(workshop("workshop-publish"))
    assert not house.store().publications()
    assert broken.says in tablet.words and broken.against[0] in tablet.words and "- Who smokes?" in tablet.words


def test_nothing_is_published_where_promises_cannot_be_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "proofs", lambda *_: None)
    draft().reword(ASK, shipped().questions["smokes"].ask, "Who smokes at home?")
    tablet = published_by(workshop("workshop-publish"))
    assert not house.store().publications()
    assert house.current_set().words["workshop-refusal"]["no-promises"] in tablet.words


def test_a_conflict_is_a_trouble_that_carries_both_texts() -> None:
    draft()
    with pytest.raises(Conflict) as clash:
        draft().reword(ASK, "Never stood there", "Mine?")
    assert (clash.value.yours, clash.value.theirs) == ("Mine?", shipped().questions["smokes"].ask)


def news_on(tablet: Tablet) -> bool:
    """Whether the visit's first page tells what is new."""
    return tablet.has("news-seen")


def begun() -> Tablet:
    """A new visit, begun from the home page."""
    return workshop("").tap("start")


def test_a_practitioner_is_told_of_new_words_once() -> None:
    old = shipped().questions["lays-down"].ask
    published(reworded(shipped(), "question/lays-down/ask", "On the back, or how?"), "Families found it long.")
    tablet = begun()
    visit = tablet._address("visit")
    assert news_on(tablet)
    assert "On the back, or how?" in tablet.words and "Families found it long." in tablet.words
    assert old.replace("{baby}", "your baby") in tablet.words or old in tablet.words
    tablet.tap("news-seen")
    assert not news_on(tablet)
    assert not news_on(tablet.turn_to("visit", visit=visit))
    assert not news_on(begun())


def test_going_on_counts_as_having_been_told() -> None:
    published(reworded(shipped(), "question/lays-down/ask", "On the back, or how?"))
    tablet = begun()
    tablet.tap("onward")
    assert not news_on(begun())


def test_a_visit_that_goes_on_with_older_words_is_told_nothing() -> None:
    begin()
    published(reworded(shipped(), "question/lays-down/ask", "On the back, or how?"))
    tablet = Tablet().turn_to("visit")
    assert tablet.is_well()
    assert not news_on(tablet)


def test_there_is_no_news_before_anything_was_published() -> None:
    assert not news_on(begun())
