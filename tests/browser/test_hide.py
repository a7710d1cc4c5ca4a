"""Quick hide works at the first touch, with or without the server; nothing of the visit shows until it is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from houses import PHONE, TABLET, House
from lodging import one_house
from playwright.sync_api import BrowserContext, Page, expect
from shell import COVER, MAIN, UNSAVED, Shell, idle, power_cut, ready, runs, tap_in_the_middle, until
from shell_words import COVER as WORDS
from visits import Visits

from tool.answer import Words

HIDDEN = f"{COVER}[data-up]"
BACK = f"{COVER} button"
WATCH = """() => {
    window.frames_seen = [];
    window.at_the_touch = [];
    const spots = [[0.5, 0.1], [0.5, 0.5], [0.05, 0.3], [0.95, 0.04], [0.3, 0.9]];
    const covered = () => spots.every(([x, y]) =>
        document.elementFromPoint(innerWidth * x, innerHeight * y)?.closest("#settle-cover, .st-key-hide-cover"));
    cancelAnimationFrame(window.next_look);
    const look = () => { window.frames_seen.push(covered()); window.next_look = requestAnimationFrame(look); };
    look();
    for (const kind of ["pointerdown", "keydown"])
        window.addEventListener(kind, () => window.at_the_touch.push(covered()));
}"""
"""In each frame, and at the end of each touch before any frame: is the whole page covered?"""


house = pytest.fixture(one_house, scope="module")


def watch(page: Page) -> None:
    """Look at each frame from now on."""
    page.evaluate(WATCH)


def turns(page: Page) -> list[bool]:
    """What the frames so far showed, one for each change: True is the picture, False the page."""
    seen: list[bool] = page.evaluate("frames_seen")
    return [now for before, now in zip([None, *seen], seen, strict=False) if now is not before]


def covered_at_the_touch(page: Page) -> bool:
    return bool(page.evaluate("at_the_touch.at(-1)"))


def a_few_frames(page: Page) -> None:
    """Let the browser draw what it has still to draw."""
    for _ in range(8):
        page.evaluate("new Promise(requestAnimationFrame)")


def hide(page: Page) -> None:
    """Touch the button, and wait until the server has hidden the page as well."""
    tap_in_the_middle(page, ".st-key-hide")
    ready(page, "cover")
    expect(page.locator(HIDDEN)).to_have_count(0)


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_the_first_touch_covers_the_page_and_nothing_shows_until_somebody_goes_back(
    shell: Shell, screen: dict[str, Any]
) -> None:
    page = shell.open(screen=screen)
    page.get_by_text("cot", exact=True).tap()
    until(page, lambda: shell.kept.get("sleeps") == "cot", "the answer is kept")
    watch(page)
    hide(page)
    assert covered_at_the_touch(page)
    a_few_frames(page)
    assert turns(page) == [False, True]
    assert "hidden=yes" in page.url
    expect(page).to_have_title(WORDS["cover_title"])
    assert page.locator(MAIN).get_by_test_id("stRadio").count() == 0, "the visit is not even there"
    page.get_by_role("button", name=WORDS["cover_back"]).tap()
    ready(page, "one")
    a_few_frames(page)
    assert turns(page) == [False, True, False]
    expect(page.locator(f"{MAIN} h1")).to_be_focused()
    expect(page).to_have_title("Page one")
    assert page.get_by_test_id("stRadioOption").first.locator("input").is_checked()


def test_a_hidden_page_is_still_hidden_when_it_is_loaded_again(shell: Shell) -> None:
    page = shell.load()
    hide(page)
    page.reload()
    ready(page, "cover")
    page.get_by_role("button", name=WORDS["cover_back"]).tap()
    ready(page, "one")


def test_going_back_before_the_server_has_hidden_the_page_shows_the_page_only_once(shell: Shell) -> None:
    page = shell.open()
    before = runs(page)
    watch(page)
    page.evaluate(f"document.querySelector('.st-key-hide button').click(); document.querySelector('{BACK}').click()")
    expect(page.locator(HIDDEN)).to_have_count(0)
    ready(page, "one")
    a_few_frames(page)
    assert turns(page) == [False, True, False]
    assert runs(page) == before + 2, "the server has hidden the page and shown it again"
    assert "hidden" not in page.url


def test_hiding_works_while_the_server_is_away_and_so_does_going_back(own_shell: Shell) -> None:
    page = own_shell.open()
    page.get_by_label("In your words").tap()
    page.keyboard.type("on his back")
    until(page, lambda: own_shell.kept.get("words") == "on his back", "the words are kept")
    power_cut(own_shell, page)
    expect(page.locator(UNSAVED)).to_be_visible()
    expect(page.locator(".st-key-hide button")).to_be_disabled()
    watch(page)
    tap_in_the_middle(page, ".st-key-hide")
    assert covered_at_the_touch(page)
    expect(page.locator(BACK)).to_be_focused()
    expect(page).to_have_title(WORDS["cover_title"])
    expect(page.locator(UNSAVED)).to_be_hidden()  # it would only draw the eye
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.activeElement === document.body || !!document.activeElement.closest('{COVER}')"), (
        "nothing under the picture can be reached"
    )
    page.locator(BACK).tap()
    a_few_frames(page)
    assert turns(page) == [False, True, False]
    expect(page.locator(UNSAVED)).to_be_visible()
    expect(page.get_by_label("In your words")).to_have_value("on his back")


def test_a_page_hidden_while_the_server_was_away_stays_hidden_when_it_is_back(own_shell: Shell) -> None:
    page = own_shell.open()
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
    power_cut(own_shell, page)
    watch(page)
    tap_in_the_middle(page, ".st-key-hide")
    own_shell.house.start()
    ready(page, "cover")
    expect(page.locator(HIDDEN)).to_have_count(0)
    assert "hidden=yes" in page.url
    a_few_frames(page)
    assert turns(page) == [False, True]
    page.get_by_role("button", name=WORDS["cover_back"]).tap()
    ready(page, "two")
    page.get_by_role("button", name="Continue").tap()
    ready(page, "three")


def test_going_back_while_the_server_that_hid_the_page_is_away_says_so(own_shell: Shell) -> None:
    page = own_shell.open()
    hide(page)
    power_cut(own_shell, page)
    expect(page.locator(UNSAVED)).to_be_hidden()
    tap_in_the_middle(page, ".st-key-uncover")
    expect(page.locator(UNSAVED)).to_be_visible()
    own_shell.house.start()
    expect(page.locator(UNSAVED)).to_be_hidden()
    ready(page, "cover")
    page.get_by_role("button", name=WORDS["cover_back"]).tap()
    ready(page, "one")


def test_escape_pressed_twice_hides_and_once_does_not(shell: Shell) -> None:
    page = shell.open()
    watch(page)
    page.get_by_label("Name").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert not covered_at_the_touch(page)
    before = runs(page)
    page.keyboard.press("Escape")
    assert covered_at_the_touch(page)
    ready(page, "cover")
    a_few_frames(page)
    assert turns(page) == [False, True]
    page.get_by_role("button", name=WORDS["cover_back"]).tap()
    ready(page, "one")
    assert runs(page) > before


def test_from_the_keyboard_the_button_hides_at_once_and_going_back_needs_no_pointer(shell: Shell) -> None:
    page = shell.open()
    watch(page)
    page.locator(".st-key-hide button").focus()
    page.keyboard.press("Enter")
    ready(page, "cover")
    expect(page.locator(HIDDEN)).to_have_count(0)
    a_few_frames(page)
    assert turns(page) == [False, True]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    ready(page, "one")


BACKGROUNDS = """() => ["#settle-cover", ".st-key-hide-cover"]
    .map((one) => getComputedStyle(document.querySelector(one)).background)"""
PLACES = """(root) => [...document.querySelectorAll(`${root} :is(h1, button)`)].map((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const text = range.getBoundingClientRect(), box = e.getBoundingClientRect();
    return {words: e.textContent, at: [(text.top + text.bottom) / 2, text.left, text.right, box.top, box.bottom]};
})"""


def test_in_the_tool_itself_the_picture_laid_at_the_touch_is_the_one_that_stays(
    house: House, tablet: BrowserContext
) -> None:
    page = tablet.new_page()
    page.goto(house.url)
    ready(page, "home-family")
    hide(page)
    idle(page)
    stays = page.evaluate(PLACES, ".st-key-hide-cover")
    assert len(stays) == 2
    for was, now in zip(page.evaluate(PLACES, COVER), stays, strict=True):
        assert was["words"] == now["words"]
        assert was["at"] == pytest.approx(now["at"], abs=1)
    laid, drawn = page.evaluate(BACKGROUNDS)
    assert laid == drawn


def test_in_the_tool_itself_words_typed_a_moment_before_hiding_are_kept(house: House, tablet: BrowserContext) -> None:
    visits = Visits(house.home)
    visit = visits.begin()
    page = tablet.new_page()
    page.goto(f"{house.url}/?page=baby&visit={visit}")
    ready(page, "baby-family")
    page.get_by_test_id("stTextInput").first.locator("input").tap()
    page.keyboard.type("Grac")
    hide(page)
    until(page, lambda: visits.state(visit).answers.get("baby-name") == Words("Grac"), "the half-typed name is kept")
    page.locator(".st-key-uncover button").tap()
    ready(page, "baby-family")
    expect(page.get_by_test_id("stTextInput").first.locator("input")).to_have_value("Grac")
