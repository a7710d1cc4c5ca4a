"""The invisible part of a page: focus, addresses, half-typed words, and the red bar while nothing can be saved."""

from __future__ import annotations

import pytest
from houses import PHONE
from playwright.sync_api import expect
from shell import MAIN, UNSAVED, Shell, idle, ready, runs, until


def test_the_page_carries_language_direction_title_and_how_much_is_saved(shell: Shell) -> None:
    page = shell.open()
    root = page.locator("html")
    expect(root).to_have_attribute("lang", "en-GB")
    expect(root).to_have_attribute("dir", "ltr")
    expect(page).to_have_title("Page one")
    page.get_by_text("sofa").tap()
    until(page, lambda: root.get_attribute("data-settle-saved") == str(len(shell.kept)), "the count of what is saved")


def test_a_new_page_takes_the_focus_to_its_heading_and_starts_at_the_top(shell: Shell) -> None:
    page = shell.open(screen=PHONE)
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
    expect(page.locator(f"{MAIN} h1")).to_be_focused()
    expect(page).to_have_title("Page two")
    assert page.locator(MAIN).evaluate("e => e.scrollTop") == 0


def test_a_tap_that_stays_on_the_page_moves_neither_focus_nor_page(shell: Shell) -> None:
    page = shell.open(screen=PHONE)
    box = page.get_by_test_id("stCheckbox").last
    box.scroll_into_view_if_needed()
    page.locator(MAIN).evaluate("e => e.scrollTo(0, 150)")
    was = page.locator(MAIN).evaluate("e => e.scrollTop")
    box.tap()
    until(page, lambda: shell.kept.get("dummy") is True, "the tick is kept")
    idle(page)
    expect(page.locator(f"{MAIN} h1")).not_to_be_focused()
    assert page.locator(MAIN).evaluate("e => e.scrollTop") == was


def test_back_and_forward_in_the_browser_show_the_page_gone_to(shell: Shell) -> None:
    page = shell.open()
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
    page.evaluate("history.back()")
    ready(page, "one")
    assert "page=one" in page.url
    page.evaluate("history.forward()")
    ready(page, "two")
    assert "page=two" in page.url


@pytest.mark.parametrize(("field", "name"), [("Name", "name"), ("In your words", "words")])
def test_half_typed_words_are_saved_without_leaving_the_field_and_no_letter_is_lost(
    shell: Shell, field: str, name: str
) -> None:
    page = shell.open()
    box = page.get_by_label(field)
    box.tap()
    page.keyboard.type("He sleeps", delay=20)
    until(page, lambda: shell.kept.get(name) == "He sleeps", "the first words are kept")
    page.keyboard.type(" on his back", delay=100)
    page.wait_for_timeout(950)
    page.keyboard.type(" mostly", delay=20)
    expect(box).to_be_focused()
    expect(box).to_have_value("He sleeps on his back mostly")
    until(page, lambda: shell.kept.get(name) == "He sleeps on his back mostly", "all words are kept")


def test_a_half_typed_number_is_saved_too(shell: Shell) -> None:
    page = shell.open()
    page.get_by_label("Weight in grams").tap()
    page.keyboard.type("2500")
    until(page, lambda: shell.kept.get("weight") == 2500, "the weight is kept")
    expect(page.get_by_label("Weight in grams")).to_be_focused()


def test_words_typed_a_moment_before_the_tab_is_left_are_saved(shell: Shell) -> None:
    page = shell.load()
    page.get_by_label("In your words").tap()
    page.keyboard.type("unfini")
    page.evaluate(
        "() => { Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    until(page, lambda: shell.kept.get("words") == "unfini", "the words are kept")


def test_a_page_taken_out_of_the_browsers_cupboard_is_brought_up_to_date(shell: Shell) -> None:
    page = shell.open()
    before = runs(page)
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    until(page, lambda: runs(page) == before + 1, "one more run")


def test_a_red_bar_says_so_while_the_store_cannot_be_written(shell: Shell) -> None:
    page = shell.open()
    expect(page.locator(UNSAVED)).to_be_hidden()
    shell.fill_up()
    expect(page.locator(UNSAVED)).to_be_visible()
    expect(page.locator(UNSAVED)).to_have_text("Not saved. Trying again.")
    expect(page.get_by_role("button", name="Hide")).to_be_in_viewport(ratio=1)
    shell.empty()
    expect(page.locator(UNSAVED)).to_be_hidden()
