"""Anybody can use every page: with a screen reader, a thumb, big letters, or nothing but the keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from houses import PHONE, TABLET, House
from journey import MAIN, Journey, address, squeezed
from lodging import one_house
from places import Place, a_visit, every_page
from playwright.sync_api import BrowserContext, expect
from visits import PRACTITIONER, Visits, family, said_twice

from tool.answer import Ticks, Words
from tool.people import Person

house = pytest.fixture(one_house, scope="module")

SMALLEST = 44
"""CSS pixels of the smallest thing to tap, each way."""
ZOOMED = {"viewport": {"width": 410, "height": 590}, "device_scale_factor": 2, "has_touch": True}
"""The tablet at 200 % zoom."""

NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
"""Every other host is out of reach."""

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


MOVING = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
    .filter((one) => one.checkVisibility())
    .filter((one) => [null, '::before', '::after'].some((part) => {
        const style = getComputedStyle(one, part);
        const longest = (all) => Math.max(...all.split(',').map(parseFloat));
        return longest(style.transitionDuration) > 0.02
            || (style.animationName !== 'none' && longest(style.animationDuration) > 0.02);
    })).map((one) => one.tagName + '.' + one.className)"""


@pytest.fixture(scope="module")
def pages(house: House) -> list[tuple[Place, str]]:
    """Every page, and a visit that has it."""
    return every_page(Visits(house.home))


def walk(journey: Journey, pages: list[tuple[Place, str]]) -> Iterator[Place]:
    """Show each page in turn."""
    journey.open()
    for place, visit in pages:
        journey.turn_to(place.where(visit))
        assert journey.name == place.called
        yield place


def test_axe_finds_no_fault_on_any_page(tablet: BrowserContext, house: House, pages: list[Any]) -> None:
    journey = Journey(tablet, house)
    found: dict[str, list[str]] = {}
    for place in walk(journey, pages):
        journey.page.evaluate(AXE_SCRIPT)
        for fault in journey.page.evaluate(AXE, {"runOnly": TAGS, "resultTypes": ["violations"]}):
            if fault["id"] not in STREAMLITS_OWN:
                found.setdefault(f"{place.name}: {fault['id']}", []).extend(
                    f"{node['html'][:200]} {node['failureSummary'][-160:]}" for node in fault["nodes"]
                )
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_everything_to_tap_is_big_enough_on_every_page(
    watched: Callable[..., BrowserContext], screen: dict[str, Any], house: House, pages: list[Any]
) -> None:
    journey = Journey(watched(**screen), house)
    small = {}
    for place in walk(journey, pages):
        targets = journey.page.evaluate(TARGETS)
        assert targets
        if too_small := [one for one in targets if min(one[1:]) < SMALLEST]:
            small[place.name] = too_small
    assert not small, json.dumps(small, indent=1)


@pytest.mark.parametrize("screen", [TABLET, PHONE, ZOOMED], ids=["tablet", "phone", "twice as big"])
def test_no_page_scrolls_sideways_and_no_word_is_cut(
    watched: Callable[..., BrowserContext], screen: dict[str, Any], house: House, pages: list[Any]
) -> None:
    journey = Journey(watched(**screen), house)
    wide, cut = [], {}
    for place in walk(journey, pages):
        if not journey.page.locator(MAIN).evaluate("e => e.scrollWidth <= e.clientWidth + 1"):
            wide.append(place.name)
        if found := journey.page.evaluate(CUT):
            cut[place.name] = found
    assert not wide
    assert not cut, json.dumps(cut, indent=1)


def test_a_new_page_takes_the_focus_to_its_heading(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open(address("question", a_visit(journey.visits), "smokes"))
    for key in ("turn", "turn", "onward", "back", "to-steps", "go-check", "onward", "sign-next", "to-list", "hide"):
        journey.go(key)
        expect(journey.heading).to_be_focused()
        assert journey.page.locator(MAIN).evaluate("e => e.scrollTop") == 0


def test_nothing_moves_for_those_who_asked_for_stillness(
    watched: Callable[..., BrowserContext], house: House, pages: list[Any]
) -> None:
    journey = Journey(watched(**TABLET, reduced_motion="reduce"), house)
    moving = {}
    for place in walk(journey, pages):
        if found := journey.page.evaluate(MOVING):
            moving[place.name] = found
    assert not moving, json.dumps(moving, indent=1)


def test_a_visit_is_done_from_the_keyboard_alone_with_every_other_host_out_of_reach(
    watched: Callable[..., BrowserContext], house: House
) -> None:
    answers = {**family("calm-unborn").answers, "programme": Ticks((("p1", ("talked", "understood")),))}
    journey = Journey(watched(viewport=TABLET["viewport"], proxy=NOWHERE), house, keys=True)
    journey.open()
    journey.go("some", "start-family")
    journey.tick("set-safe-sleep")
    journey.settled()
    journey.go("start", "visit-family")
    visit = journey.visit
    for question in ("contact", "place", "manner"):
        journey.answer(question, answers[question])
    if not journey.part(journey.widget("practitioner-name")).is_visible():  # known from an earlier visit, so folded
        journey.unfold(f"own-{visit[:8]}")
    journey.answer("practitioner-name", Words("Joanne Adeyemi"))
    journey.onward()
    journey.answer("born", answers["born"])
    journey.onward()
    journey.name_person(Person("p1", "Mo", "mother", "yes", "yes", "yes"))
    journey.onward()
    asked = journey.answer_all(answers, until="advice-family")
    assert {"coping-plan", "programme", "home-hazards"} <= set(asked)
    journey.go("onward", "plan-family")
    journey.one_more_kept(lambda: journey.write(journey.widget("plan", "0", "what"), "Ring Gran"))
    journey.onward()
    journey.answer_all(answers, until="check-family")
    journey.go("onward", "sign-family")
    for person in ("p1", PRACTITIONER):
        journey.go("sign-next", f"sign-{person}-family")
        journey.sign_by_typing(person, "Mo")
        journey.arrive("sign-family")
    journey.go("onward", "papers-family")
    assert squeezed("Ring Gran") in journey.save_paper("family-copy")
    state = journey.visits.state(visit)
    assert {signed.outcome for signed in state.signatures.values()} == {"typed"}
    assert not said_twice(journey.visits.entries(visit))
    assert {question for question in asked if question not in state.answers} == set()
