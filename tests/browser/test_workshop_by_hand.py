"""The workshop in a browser while a draft is open: what an editor outside does is seen, and anybody can use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from houses import PHONE, TABLET, House
from journey import MAIN, Journey, address, squeezed
from lodging import SERVE
from places import WITHOUT_A_VISIT
from playwright.sync_api import BrowserContext, expect
from test_access import AXE, CUT, SMALLEST, TAGS, TARGETS
from visits import questions

from tool.reading.question_files import SHIPPED
from tool.workshop import BegunFrom, Draft

HOSTILE = "![x](http://evil.example/x.png) <b>x</b> [x](http://evil.example) *x* `x` $x^2$ ~~x~~"
OF_THE_WORKSHOP = [place for place in WITHOUT_A_VISIT if place.page.startswith("workshop")]


def a_draft(home: Path) -> Draft:
    """A draft of the shipped set, in which a few wordings and a rule are others, and one is wrong."""
    files = questions().files
    beside = {name: text for name, text in Draft(SHIPPED).texts().items() if name not in files}
    draft = Draft.begin(home / "draft", files, beside, BegunFrom(questions().fingerprint))
    smokes, sofa = questions().questions["smokes"], next(one.text for one in questions().advice if one.id == "sofa")
    draft.reword("question/smokes/ask", smokes.ask, "Who smokes near {babby}, or in the same room?")
    draft.reword("question/smokes/hint", smokes.hint or "", HOSTILE)
    draft.reword("advice/sofa/say", sofa.say, sofa.say.replace("Never", "Please never", 1))
    return draft


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with a draft in it."""
    home = tmp_path_factory.mktemp("drafted") / "home"
    home.mkdir()
    a_draft(home)
    one = House(home, SERVE)
    one.start()
    yield one
    one.kill()


def test_a_change_by_another_editor_is_seen_without_a_tap(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open("?page=workshop-advice&at=alone-in-adult-bed")
    expect(journey.part("notice-moved")).to_have_count(0)
    draft = Draft.open(house.home / "draft")
    said = next(one.text.say for one in questions().advice if one.id == "alone-in-adult-bed")
    draft.reword("advice/alone-in-adult-bed/say", said, f"{said} Not once.")
    expect(journey.part("notice-moved")).to_be_visible()
    expect(journey.page.locator('[class*="st-key-card-never"]')).to_contain_text("Not once.")


def test_the_map_grows_and_shrinks_and_scrolls_from_the_keyboard(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
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


def test_whatever_a_wording_says_is_shown_as_typed_and_calls_nobody(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open()
    for page, face in (("workshop-question", ""), ("workshop-question", "practitioner"), ("workshop-compare", "")):
        journey.turn_to(address(page, at="smokes", face=face))
        assert squeezed(HOSTILE) in squeezed(journey.text())
        assert not journey.page.locator(f"{MAIN} :is(a[href], img[src^=http], .katex, b, code, em)").count()
    assert not journey.dialogs


def test_a_walk_says_on_every_page_that_nothing_is_kept(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open("?page=workshop")
    journey.go("preview", "visit-family")
    for where in ("visit", "baby", "people", "advice", "plan", "check", "steps"):
        journey.turn_to(address(where, "preview"))
        expect(journey.part("preview-bar")).to_be_visible()
    journey.go("end-preview", "workshop-family")
    assert journey.house.log.count("page failed") == 0


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_anybody_can_use_the_workshop_while_a_draft_is_open(
    watched: Callable[..., BrowserContext], house: House, screen: dict[str, Any]
) -> None:
    journey = Journey(watched(**screen), house)
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
