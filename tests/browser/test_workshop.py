"""The steering group in a browser: a wording is changed, seen, compared and published; old records and open visits stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from houses import PHONE, TABLET, House
from journey import MAIN, Journey, address, squeezed
from lodging import SERVE, one_house
from places import WITHOUT_A_VISIT, a_visit
from playwright.sync_api import BrowserContext, expect
from test_access import AXE, CUT, SMALLEST, TAGS, TARGETS
from visits import questions

from tool.answer import Chosen
from tool.reading.question_files import SHIPPED
from tool.workshop import BegunFrom, Draft

house = pytest.fixture(one_house, scope="module")

QUESTION = "lays-down"
ASK = f"edit-question-{QUESTION}-ask"
NEW = "On the back, on the side, or how do you lay {baby} down?"
SHOWN = "On the back, on the side, or how do you lay your baby down?"
OF_THE_WORKSHOP = [place for place in WITHOUT_A_VISIT if place.page.startswith("workshop")]


def a_draft(home: Path) -> Draft:
    """A draft of the shipped set, in which a few wordings and a rule are others, and one is wrong."""
    files = questions().files
    beside = {name: text for name, text in Draft(SHIPPED).texts().items() if name not in files}
    draft = Draft.begin(home / "draft", files, beside, BegunFrom(questions().fingerprint))
    smokes, sofa = questions().questions["smokes"], next(one.text for one in questions().advice if one.id == "sofa")
    draft.reword("question/smokes/ask", smokes.ask, "Who smokes near {babby}, or in the same room?")
    draft.reword("advice/sofa/say", sofa.say, sofa.say.replace("Never", "Please never", 1))
    return draft


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with a draft in it."""
    home = tmp_path_factory.mktemp("drafted") / "home"
    home.mkdir()
    a_draft(home)
    one = House(home, SERVE)
    one.start()
    yield one
    one.kill()


def ask_of(question: str) -> str:
    """A question as it is shown while baby has no name."""
    return questions().questions[question].ask.replace("{baby}", "your baby")


def test_a_wording_is_changed_seen_compared_and_published_and_what_was_there_stays(
    tablet: BrowserContext, house: House
) -> None:
    journey = Journey(tablet, house)
    open_visit, finished = a_visit(journey.visits), a_visit(journey.visits, finished=True)
    page = journey.page

    # From the home page to the question, by looking for its words.
    journey.open()
    journey.go("workshop", "workshop-family")
    journey.write("workshop-search", " ".join(ask_of(QUESTION).split()[:4]))
    found = journey.part(f"found-workshop-question-{QUESTION}")
    found.wait_for()
    journey.go(f"found-workshop-question-{QUESTION}", f"workshop-question-{QUESTION}-family")
    face = journey.part("family-face")
    expect(face).to_contain_text(ask_of(QUESTION))

    # The check speaks of a slip at once, and is content when it is mended.
    journey.write(ASK, NEW.replace("{baby}", "{babby}"))
    problem = page.locator('[class*="st-key-problem-error"]')
    expect(problem).to_contain_text("babby")
    journey.write(ASK, NEW)
    expect(problem).to_have_count(0)
    expect(face).to_contain_text(SHOWN)

    # The other side of the tablet.
    journey.tap("turn-face")
    expect(journey.part("practitioner-face")).to_contain_text(SHOWN)

    # Compared word by word.
    journey.go("back", "workshop-family")
    journey.go("to-compare", "workshop-compare-family")
    expect(page.locator('[class*="st-key-diff-before-0"] del')).not_to_have_count(0)
    expect(page.locator('[class*="st-key-diff-now-0"] strong').last).to_be_visible()
    journey.tap("try-families")
    expect(journey.part("try-families")).to_have_count(0)

    # Published, with a reason and a name.
    journey.go("to-publish", "workshop-publish-family")
    journey.write("publish-why", "Families asked for shorter words.")
    journey.write("publish-who", "Ruth")
    journey.tap("publish")
    expect(journey.part("row-version-1")).to_contain_text("Ruth")
    expect(journey.part("notice-published")).to_be_visible()

    # A new visit shows the new words, and tells the practitioner of them, once.
    journey.go("to-home", "home-family")
    journey.go("start", "visit-family")
    expect(journey.part("notice-news")).to_be_visible()
    journey.tap("news-seen")
    expect(journey.part("notice-news")).to_have_count(0)
    journey.turn_to(address("question", journey.visit, QUESTION))
    expect(journey.heading).to_contain_text(SHOWN)

    # The record of before has the words of before.
    journey.open(address("papers", finished))
    paper = journey.save_paper("record")
    named = questions().questions[QUESTION].ask
    assert squeezed(named.split("{baby}")[0]) in paper
    assert squeezed(NEW.split("{baby}")[0]) not in paper

    # The open visit goes on with the words it began with.
    journey.open(address("question", open_visit, QUESTION))
    expect(journey.heading).to_contain_text(named.split("{baby}")[0].strip())
    journey.answer(QUESTION, Chosen("front"))
    journey.onward()
    assert not journey.part("notice-news").count()
    assert "page failed" not in house.log


def test_a_change_by_another_editor_is_seen_without_a_tap(tablet: BrowserContext, drafted: House) -> None:
    journey = Journey(tablet, drafted)
    journey.open("?page=workshop-advice&at=alone-in-adult-bed")
    expect(journey.part("notice-moved")).to_have_count(0)
    draft = Draft.open(drafted.home / "draft")
    said = next(one.text.say for one in questions().advice if one.id == "alone-in-adult-bed")
    draft.reword("advice/alone-in-adult-bed/say", said, f"{said} Not once.")
    expect(journey.part("notice-moved")).to_be_visible()
    expect(journey.page.locator('[class*="st-key-card-never"]')).to_contain_text("Not once.")


def test_the_map_grows_and_shrinks_and_scrolls_from_the_keyboard(tablet: BrowserContext, drafted: House) -> None:
    journey = Journey(tablet, drafted)
    journey.open("?page=workshop-map")
    journey.page.wait_for_selector(".settle-drawing[data-drawn]")
    image, sheet = journey.page.locator(".settle-drawing img"), journey.page.locator(".settle-drawing-sheet")

    def wide() -> float:
        return float(image.evaluate("e => e.getBoundingClientRect().width"))

    whole = wide()
    assert sheet.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    journey.page.locator(".settle-drawing-larger").tap()
    larger = wide()
    assert larger > whole
    journey.page.locator(".settle-drawing-smaller").tap()
    assert wide() < larger
    journey.page.locator(".settle-drawing-whole").tap()
    assert abs(wide() - whole) < 2
    sheet.focus()
    journey.page.keyboard.press("PageDown")
    expect(sheet).not_to_have_js_property("scrollTop", 0)


def test_a_walk_says_on_every_page_that_nothing_is_kept(tablet: BrowserContext, drafted: House) -> None:
    journey = Journey(tablet, drafted)
    journey.open("?page=workshop")
    journey.go("preview", "visit-family")
    for where in ("visit", "baby", "people", "advice", "plan", "check", "steps"):
        journey.turn_to(address(where, "preview"))
        expect(journey.part("preview-bar")).to_be_visible()
    journey.go("end-preview", "workshop-family")
    assert journey.house.log.count("page failed") == 0


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_anybody_can_use_the_workshop_while_a_draft_is_open(
    watched: Callable[..., BrowserContext], drafted: House, screen: dict[str, Any]
) -> None:
    journey = Journey(watched(**screen), drafted)
    journey.open()
    found: dict[str, list[str]] = {}
    walks = [(address("visit", "preview"), "visit-family"), (address("advice", "preview"), "advice-family")]
    for where, called in [*((one.where(""), one.called) for one in OF_THE_WORKSHOP), *walks]:
        journey.turn_to(where)
        if "visit=preview" in where and journey.name != called:  # the first address of a walk begins it
            journey.turn_to(where)
        assert journey.name == called
        journey.page.evaluate(AXE_SCRIPT)
        for fault in journey.page.evaluate(AXE, {"runOnly": TAGS, "resultTypes": ["violations"]}):
            found.setdefault(f"{called}: {fault['id']}", []).extend(
                f"{node['html'][:200]} {node['failureSummary'][-160:]}" for node in fault["nodes"]
            )
        small = [one for one in journey.page.evaluate(TARGETS) if min(one[1:]) < SMALLEST]
        if small:
            found[f"{called}: too small"] = [str(one) for one in small]
        if cut := journey.page.evaluate(CUT):
            found[f"{called}: cut"] = cut
        if not journey.page.locator(MAIN).evaluate("e => e.scrollWidth <= e.clientWidth + 1"):
            found[f"{called}: wide"] = []
    assert not found, json.dumps(found, indent=1)
