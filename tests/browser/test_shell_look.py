"""The look holds on every screen: our own letters, big things to tap, nothing cut off."""

from __future__ import annotations

from typing import Any

import pytest
from houses import PHONE, TABLET
from playwright.sync_api import expect
from shell import MAIN, SIZES, Shell


def test_the_page_wears_our_letters_and_nothing_of_streamlits_own(shell: Shell) -> None:
    page = shell.load()
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('700 20px \"Atkinson Hyperlegible\"'))")
    loaded = "[...document.fonts].filter(f => f.family.includes('Atkinson') && f.status === 'loaded').length"
    assert page.evaluate(loaded) >= 2
    for own in ("stHeader", "stToolbar", "stStatusWidget", "stElementToolbar", "stMainMenu"):
        for shown in page.get_by_test_id(own).all():
            expect(shown).to_be_hidden()


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_everything_to_tap_is_big_enough_for_a_thumb(shell: Shell, screen: dict[str, Any]) -> None:
    page = shell.open(screen=screen)
    column = page.locator('[data-testid="stMainBlockContainer"]').evaluate(
        "e => e.clientWidth - parseFloat(getComputedStyle(e).paddingLeft) * 2"
    )
    rows = page.evaluate(SIZES, '[data-testid="stRadioOption"], [data-testid="stCheckbox"] > label')
    assert len(rows) == 5
    assert all(height >= 56 and width >= column - 1 for width, height in rows)
    buttons = page.evaluate(SIZES, f"{MAIN} button")
    assert len(buttons) >= 6
    assert all(min(size) >= 44 for size in buttons)
    assert all(h >= 48 and w >= column - 1 for w, h in page.evaluate(SIZES, '[data-testid="stBaseButton-primary"]'))
    assert all(height >= 48 for _, height in page.evaluate(SIZES, f"{MAIN} input:not([type=radio], [type=checkbox])"))


SCREENS = {"tablet": (820, 1180), "phone": (390, 844), "tablet at 200 %": (410, 590), "narrow": (320, 640)}


@pytest.mark.parametrize("name", ["one", "two", "three"])
def test_no_page_scrolls_sideways(shell: Shell, name: str) -> None:
    page = shell.open(name)
    for screen, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => innerWidth === width", arg=width)
        assert page.locator(MAIN).evaluate("e => e.scrollWidth <= e.clientWidth"), screen
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen


@pytest.mark.parametrize("screen", SCREENS)
def test_the_bar_has_its_logo_and_its_buttons_side_by_side_on_every_screen(shell: Shell, screen: str) -> None:
    width, height = SCREENS[screen]
    page = shell.open(screen={"viewport": {"width": width, "height": height}})
    parts = page.evaluate(
        "() => [...document.querySelectorAll('.st-key-logo img, .st-key-bar button')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect())"
        ".map((r) => [r.left, r.right, r.top + r.height / 2])"
    )
    assert len(parts) == 3
    edges = [edge for left, right, _ in parts for edge in (left, right)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= width
    middles = [middle for _, _, middle in parts]
    assert max(middles) - min(middles) < 3
    for label in page.locator(".st-key-bar button p").all():
        assert label.evaluate("e => e.scrollWidth <= e.clientWidth && e.getClientRects().length === 1")


def test_the_bar_stays_in_sight_however_far_the_page_is_scrolled(shell: Shell) -> None:
    page = shell.open(screen=PHONE)
    page.locator(MAIN).evaluate("e => e.scrollTo(0, e.scrollHeight)")
    expect(page.get_by_role("button", name="Hide")).to_be_in_viewport(ratio=1)


def test_a_tapped_row_shows_it_by_more_than_a_colour(shell: Shell) -> None:
    page = shell.open()
    mark = "e => getComputedStyle(e, '::before').backgroundImage"
    row = page.get_by_test_id("stRadioOption").first
    assert row.evaluate(mark) == "none"
    row.tap()
    expect(row.locator("input")).to_be_checked()
    assert "svg" in row.evaluate(mark)
