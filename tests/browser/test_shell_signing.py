"""A signature is kept as drawn, by finger or mouse; a dot is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from shell import MAIN, SIZES, Shell, until
from shell_words import PAD

WAVE = [(60 + 6 * step, 40 + 20 * (step % 5)) for step in range(40)]


def draw_with_mouse(page: Page, points: list[tuple[int, int]]) -> None:
    edge = page.locator("canvas").bounding_box()
    assert edge
    page.mouse.move(edge["x"] + points[0][0], edge["y"] + points[0][1])
    page.mouse.down()
    for right, down in points[1:]:
        page.mouse.move(edge["x"] + right, edge["y"] + down)
    page.mouse.up()


def draw_with_finger(page: Page, points: list[tuple[int, int]]) -> None:
    edge = page.locator("canvas").bounding_box()
    assert edge
    wire = page.context.new_cdp_session(page)
    for number, (right, down) in enumerate(points):
        wire.send(
            "Input.dispatchTouchEvent",
            {
                "type": "touchStart" if number == 0 else "touchMove",
                "touchPoints": [{"x": edge["x"] + right, "y": edge["y"] + down}],
            },
        )
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def inked(page: Page) -> int:
    pixels = "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
    return int(page.locator("canvas").evaluate(pixels + ".filter((value, i) => i % 4 === 3 && value).length"))


@pytest.mark.parametrize("draw", [draw_with_mouse, draw_with_finger])
def test_a_drawn_signature_is_kept_as_drawn(shell: Shell, draw: Callable[..., None]) -> None:
    page = shell.open("three")
    page.locator("canvas").scroll_into_view_if_needed()
    scrolled = page.locator(MAIN).evaluate("e => e.scrollTop")
    draw(page, WAVE)
    draw(page, [(right, down + 60) for right, down in WAVE])
    assert inked(page) > 100
    assert "ink" not in shell.kept
    page.get_by_role("button", name=PAD["done"]).tap()
    expect(page.get_by_text("signed", exact=True)).to_be_visible()
    strokes = shell.kept["ink"]["strokes"]
    assert len(strokes) == 2
    assert all(len(stroke) > 20 for stroke in strokes)
    wide = page.locator("canvas").evaluate("c => c.clientWidth")
    assert abs(strokes[0][0][0] - WAVE[0][0] * 1000 / wide) < 5
    assert page.locator(MAIN).evaluate("e => e.scrollTop") == scrolled


def test_turning_the_tablet_keeps_the_drawing(shell: Shell) -> None:
    page = shell.open("three")
    draw_with_finger(page, WAVE)
    page.set_viewport_size({"width": 390, "height": 844})
    until(page, lambda: inked(page) > 100, "the drawing on the narrow screen")
    page.set_viewport_size({"width": 1180, "height": 820})
    until(page, lambda: inked(page) > 100, "the drawing on the wide screen")
    page.get_by_role("button", name=PAD["done"]).click()
    expect(page.get_by_text("signed", exact=True)).to_be_visible()
    assert len(shell.kept["ink"]["strokes"]) == 1


@pytest.mark.parametrize(
    ("points", "word"),
    [([], "empty"), ([(100, 100)], "too_small"), ([(100, 100), (106, 104), (100, 108)], "too_small")],
    ids=["nothing", "a dot", "a tiny scribble"],
)
def test_a_dot_is_no_signature_and_the_line_below_says_so(
    shell: Shell, points: list[tuple[int, int]], word: str
) -> None:
    page = shell.open("three")
    if points:
        draw_with_finger(page, points)
    page.get_by_role("button", name=PAD["done"]).tap()
    expect(page.get_by_role("status").filter(has_text=PAD[word])).to_be_visible()
    page.wait_for_timeout(300)
    assert "ink" not in shell.kept


def test_clear_empties_the_box_and_every_button_works_from_the_keyboard(shell: Shell) -> None:
    page = shell.open("three")
    draw_with_mouse(page, WAVE)
    page.get_by_role("button", name=PAD["clear"]).focus()
    page.keyboard.press("Enter")
    assert inked(page) == 0
    draw_with_mouse(page, WAVE)
    page.get_by_role("button", name=PAD["clear"]).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("signed", exact=True)).to_be_visible()
    assert len(shell.kept["ink"]["strokes"]) == 1
    for width, height in page.evaluate(SIZES, ".settle-pad button"):
        assert height >= 48
        assert width >= 48
