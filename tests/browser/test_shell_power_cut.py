"""After a power cut the page comes back by itself, as it was."""

from __future__ import annotations

from playwright.sync_api import expect
from shell import UNSAVED, Shell, power_cut, ready, until


def test_after_a_power_cut_the_page_comes_back_by_itself_with_everything_tapped(own_shell: Shell) -> None:
    shell, page = own_shell, own_shell.open()
    page.get_by_text("cot", exact=True).tap()
    until(page, lambda: shell.kept.get("sleeps") == "cot", "the first answer is kept")
    page.get_by_label("In your words").tap()
    page.keyboard.type("on his ba")
    where = page.url
    power_cut(shell, page)  # in the middle of a word
    expect(page.locator(UNSAVED)).to_be_visible()
    page.wait_for_timeout(5_000)  # long enough for Streamlit to show its own dialog, were it let
    expect(page.get_by_test_id("stDialog")).to_have_count(0)
    shell.house.start()
    expect(page.locator(UNSAVED)).to_be_hidden()
    ready(page, "one")
    assert page.url == where
    until(page, lambda: shell.kept.get("words") == "on his ba", "the half-typed words are kept")
    expect(page.get_by_label("In your words")).to_be_focused()
    page.keyboard.type("ck")
    until(page, lambda: shell.kept.get("words") == "on his back", "the other half is kept")
    page.get_by_text("hat", exact=True).tap()
    until(page, lambda: shell.kept.get("hat") is True, "the next tap counts at once")
    assert page.get_by_test_id("stRadioOption").first.locator("input").is_checked()
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
