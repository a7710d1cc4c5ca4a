"""Anybody can use every page: with a screen reader, a thumb, big letters, or nothing but the keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from houses import PHONE, TABLET, House
from journey import MAIN, Journey, address
from lodging import one_house
from places import PLACES, WITHOUT_A_VISIT, Place, a_visit
from playwright.sync_api import BrowserContext
from visits import PRACTITIONER, Visits

SMALLEST = 44
"""CSS pixels of the smallest thing to tap, each way."""
ZOOMED = {"viewport": {"width": 410, "height": 590}, "device_scale_factor": 2, "has_touch": True}
"""The tablet at 200 % zoom."""

STREAMLITS_OWN: dict[str, str] = {}
"""Rules of axe that Streamlit breaks and we cannot mend, each with why it does no harm."""

AXE = "options => axe.run(document, options).then((found) => found.violations)"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

TARGETS = """() => [...document.querySelectorAll(
    'button, a[href], summary, textarea, input:not([type=radio]):not([type=checkbox]), canvas,'
    + '[data-testid=stRadioOption], [data-testid=stCheckbox] > label, [role=button], [role=tab], [role=option]')]
    .filter((one) => one.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !one.closest('[inert]'))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0)
    .map(([one, box]) => [one.tagName + ' ' + one.innerText.slice(0, 40), box.width, box.height])"""

CUT = """() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(p, h1, h2, h3, label, button, summary, li, span, div)')]
    .filter((one) => one.checkVisibility() && one.innerText.trim() && !one.closest('[aria-hidden=true]'))
    .filter((one) => {
        const style = getComputedStyle(one), box = one.getBoundingClientRect();
        const hidden = ['hidden', 'clip'];
        const small = (hidden.includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
            || (hidden.includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
        return (small && style.position !== 'absolute') || box.right > innerWidth + 1 || box.left < -1;
    })
    .map((one) => one.tagName + ' ' + one.innerText.slice(0, 40))"""


house = pytest.fixture(one_house, scope="module")


@pytest.fixture(scope="module")
def every_page(house: House) -> list[tuple[Place, str]]:
    """Every page with the address that leads there."""
    visits = Visits(house.home)
    open_visit, finished = a_visit(visits), a_visit(visits, finished=True)
    made = [
        (place, place.where(a_visit(visits, place.more) if place.more else finished if place.finished else open_visit))
        for place in PLACES
    ]
    return [*((place, place.where("")) for place in WITHOUT_A_VISIT), *made]


def walk(journey: Journey, every_page: list[tuple[Place, str]]) -> Iterator[Place]:
    """Show each page in turn."""
    journey.open()
    for place, where in every_page:
        journey.turn_to(where)
        assert journey.name == place.called
        yield place


def test_axe_finds_no_fault_on_any_page(tablet: BrowserContext, house: House, every_page: list[Any]) -> None:
    journey = Journey(tablet, house)
    found: dict[str, list[str]] = {}
    for place in walk(journey, every_page):
        journey.page.evaluate(AXE_SCRIPT)
        for fault in journey.page.evaluate(AXE, {"runOnly": TAGS, "resultTypes": ["violations"]}):
            if fault["id"] not in STREAMLITS_OWN:
                found.setdefault(f"{place.name}: {fault['id']}", []).extend(
                    f"{node['html'][:200]} {node['failureSummary'][-160:]}" for node in fault["nodes"]
                )
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_everything_to_tap_is_big_enough_on_every_page(
    watched: Callable[..., BrowserContext], screen: dict[str, Any], house: House, every_page: list[Any]
) -> None:
    journey = Journey(watched(**screen), house)
    small = {}
    for place in walk(journey, every_page):
        targets = journey.page.evaluate(TARGETS)
        assert targets
        if too_small := [one for one in targets if min(one[1:]) < SMALLEST]:
            small[place.name] = too_small
    assert not small, json.dumps(small, indent=1)


@pytest.mark.parametrize("screen", [TABLET, PHONE, ZOOMED], ids=["tablet", "phone", "twice as big"])
def test_no_page_scrolls_sideways_and_no_word_is_cut(
    watched: Callable[..., BrowserContext], screen: dict[str, Any], house: House, every_page: list[Any]
) -> None:
    journey = Journey(watched(**screen), house)
    wide, cut = [], {}
    for place in walk(journey, every_page):
        if not journey.page.locator(MAIN).evaluate("e => e.scrollWidth <= e.clientWidth + 1"):
            wide.append(place.name)
        if found := journey.page.evaluate(CUT):
            cut[place.name] = found
    assert not wide
    assert not cut, json.dumps(cut, indent=1)
