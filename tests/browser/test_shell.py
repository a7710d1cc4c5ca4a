"""What every page stands on holds: in a real browser, with a real server that can be killed."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import random
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from houses import PHONE, TABLET, House
from hypothesis import given
from playwright.sync_api import BrowserContext, Page, expect
from shell_words import HOSTILE, PAD

from tool.signature import Ink

HERE = Path(__file__).resolve().parent
SERVE = (
    "import os, shutil; from pathlib import Path; "
    f"shutil.copytree({str(HERE.parents[1] / '.streamlit')!r}, '.streamlit', dirs_exist_ok=True); "
    "from tool.screens.serving import serve; "
    "home = Path(os.environ['SETTLE_HOME']); "
    f"serve(port={{port}}, script=Path({str(HERE / 'shell_page.py')!r}), check=lambda: not (home / 'full').exists())"
)
UNSAVED = "#settle-unsaved"
MAIN = '[data-testid="stMain"]'


@pytest.fixture
def shell(houses: Callable[..., House]) -> House:
    """The shell with a page of one of everything."""
    return houses([sys.executable, "-c", SERVE], "shell")


def open_page(context: BrowserContext, house: House, page: str = "one") -> Page:
    opened = context.new_page()
    opened.goto(f"{house.url}/?page={page}")
    ready(opened, page)
    return opened


def ready(page: Page, name: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-settle-page", name)
    expect(page.locator(f"{MAIN} h1")).to_be_visible()
    idle(page)


def idle(page: Page) -> None:
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator(".stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")


def runs(page: Page) -> int:
    return int(page.get_by_text("run ").first.inner_text().split()[1])


def until(page: Page, true: Callable[[], bool], what: str) -> None:
    for _ in range(300):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came: {what}")


# --- serving -----------------------------------------------------------------------------------------------------


def test_the_server_says_where_it_is_in_one_line_and_logs_no_address_of_a_visit(
    shell: House, tablet: BrowserContext
) -> None:
    page = open_page(tablet, shell)
    page.goto(f"{shell.url}/?page=two&visit=secret")
    ready(page, "two")
    assert shell.log.splitlines() == [f"Settle is at {shell.url}"]


def test_health_follows_the_store(shell: House, tablet: BrowserContext) -> None:
    page = tablet.new_page()
    assert shell.health() == 200
    (shell.home / "full").touch()
    until(page, lambda: shell.health() == 503, "503 when the store is full")
    (shell.home / "full").unlink()
    until(page, lambda: shell.health() == 200, "200 when the store can be written again")


@pytest.mark.parametrize(("host", "status"), [("evil.example", 421), ("localhost", 200), ("127.0.0.1", 200)])
def test_a_machine_asked_by_a_strange_name_says_nothing(shell: House, host: str, status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", shell.port)
    connection.request("GET", "/", headers={"Host": host})
    assert connection.getresponse().status == status


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", 101),
        ("127.0.0.1:{port}", "http://evil.example", 403),
        ("127.0.0.1:{port}", "http://127.0.0.1:1", 403),
        ("evil.example", "http://evil.example", 403),
    ],
)
def test_only_our_own_page_may_open_a_live_connection(shell: House, host: str, origin: str, status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", shell.port)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Host": host.format(port=shell.port),
            "Origin": origin.format(port=shell.port),
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "c2V0dGxlIHNldHRsZSE9PQ==",
            "Sec-WebSocket-Protocol": "streamlit",
        },
    )
    assert connection.getresponse().status == status


def test_every_reply_forbids_other_hosts_and_frames(shell: House) -> None:
    for path in ("/", "/health/settle", "/app/static/logo.svg", "/_stcore/health"):
        connection = http.client.HTTPConnection("127.0.0.1", shell.port)
        connection.request("GET", path)
        reply = connection.getresponse()
        policy = reply.getheader("content-security-policy", "")
        assert reply.status == 200
        assert "default-src 'none'" in policy
        assert "connect-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert reply.getheader("referrer-policy") == "same-origin"


def test_fonts_are_kept_by_the_browser_and_pages_are_not(shell: House) -> None:
    for path, kept in (("/app/static/atkinson-hyperlegible-latin-400-normal.woff2", True), ("/", False)):
        connection = http.client.HTTPConnection("127.0.0.1", shell.port)
        connection.request("GET", path)
        reply = connection.getresponse()
        assert ("max-age=604800" in reply.getheader("cache-control", "")) is kept


def test_nobody_is_told_how_many_tablets_are_connected(shell: House) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", shell.port)
    connection.request("GET", "/_stcore/metrics")
    assert connection.getresponse().status == 404


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "no such host"])
def test_a_place_that_cannot_be_served_is_told_in_one_sentence(host: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code = f"from tool.screens.serving import serve; serve({host!r}, {taken.getsockname()[1]})"
        ended = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd="/",
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
            timeout=60,
            check=False,
        )
    last = ended.stderr.strip().splitlines()[-1]
    assert last.startswith("tool.screens.serving.CannotServe: ")
    assert last.endswith(".")


def test_streamlit_run_serves_the_same_pages_with_the_same_outfit(houses: Callable[..., House]) -> None:
    app = HERE.parents[1] / "app.py"
    house = houses([sys.executable, "-m", "streamlit", "run", str(app), "--server.port", "{port}"], "streamlit-run")
    assert house.health() == 200


# --- the look ----------------------------------------------------------------------------------------------------


def test_the_page_wears_our_letters_and_nothing_of_streamlits_own(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('700 20px \"Atkinson Hyperlegible\"'))")
    loaded = "[...document.fonts].filter(f => f.family.includes('Atkinson') && f.status === 'loaded').length"
    assert page.evaluate(loaded) >= 2
    for own in ("stHeader", "stToolbar", "stStatusWidget", "stElementToolbar", "stMainMenu"):
        for shown in page.get_by_test_id(own).all():
            expect(shown).to_be_hidden()


SIZES = """(selector) => [...document.querySelectorAll(selector)]
    .filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect()).map((r) => [r.width, r.height])"""


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_everything_to_tap_is_big_enough_for_a_thumb(
    shell: House, watched: Callable[..., BrowserContext], screen: dict[str, Any]
) -> None:
    page = open_page(watched(**screen), shell)
    column = page.locator('[data-testid="stMainBlockContainer"]').evaluate(
        "e => e.clientWidth - parseFloat(getComputedStyle(e).paddingLeft) * 2"
    )
    rows = page.evaluate(SIZES, '[data-testid="stRadioOption"], [data-testid="stCheckbox"] > label')
    assert len(rows) == 5
    assert all(height >= 56 and width >= column - 1 for width, height in rows)
    buttons = page.evaluate(SIZES, f"{MAIN} button")
    assert len(buttons) >= 4
    assert all(min(size) >= 44 for size in buttons)
    assert all(h >= 48 and w >= column - 1 for w, h in page.evaluate(SIZES, '[data-testid="stBaseButton-primary"]'))
    assert all(height >= 48 for _, height in page.evaluate(SIZES, f"{MAIN} input:not([type=radio], [type=checkbox])"))


@pytest.mark.parametrize(
    "screen",
    [
        {"viewport": {"width": 820, "height": 1180}},
        {"viewport": {"width": 390, "height": 844}},
        {"viewport": {"width": 410, "height": 590}, "device_scale_factor": 2},  # the tablet at 200 % zoom
        {"viewport": {"width": 320, "height": 640}},
    ],
    ids=["tablet", "phone", "zoomed", "narrow"],
)
@pytest.mark.parametrize("name", ["one", "two", "three"])
def test_no_page_scrolls_sideways(
    shell: House, watched: Callable[..., BrowserContext], screen: dict[str, Any], name: str
) -> None:
    page = open_page(watched(**screen), shell, name)
    assert page.locator(MAIN).evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_stays_in_sight_however_far_the_page_is_scrolled(shell: House, phone: BrowserContext) -> None:
    page = open_page(phone, shell)
    page.locator(MAIN).evaluate("e => e.scrollTo(0, e.scrollHeight)")
    expect(page.get_by_role("button", name="Hide")).to_be_in_viewport(ratio=1)


def test_a_tapped_row_shows_it_by_more_than_a_colour(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    mark = "e => getComputedStyle(e, '::before').backgroundImage"
    row = page.get_by_test_id("stRadioOption").first
    assert row.evaluate(mark) == "none"
    row.tap()
    expect(row.locator("input")).to_be_checked()
    assert "svg" in row.evaluate(mark)


# --- the invisible part ------------------------------------------------------------------------------------------


def test_the_page_carries_language_direction_title_and_how_much_is_saved(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    root = page.locator("html")
    expect(root).to_have_attribute("lang", "en-GB")
    expect(root).to_have_attribute("dir", "ltr")
    expect(page).to_have_title("Page one")
    page.get_by_text("sofa").tap()
    until(page, lambda: root.get_attribute("data-settle-saved") == str(len(shell.kept)), "the count of what is saved")


def test_a_new_page_takes_the_focus_to_its_heading_and_starts_at_the_top(shell: House, phone: BrowserContext) -> None:
    page = open_page(phone, shell)
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
    expect(page.locator(f"{MAIN} h1")).to_be_focused()
    expect(page).to_have_title("Page two")
    assert page.locator(MAIN).evaluate("e => e.scrollTop") == 0


def test_a_tap_that_stays_on_the_page_moves_neither_focus_nor_page(shell: House, phone: BrowserContext) -> None:
    page = open_page(phone, shell)
    box = page.get_by_test_id("stCheckbox").last
    box.scroll_into_view_if_needed()
    page.locator(MAIN).evaluate("e => e.scrollTo(0, 150)")
    was = page.locator(MAIN).evaluate("e => e.scrollTop")
    box.tap()
    until(page, lambda: shell.kept.get("dummy") is True, "the tick is kept")
    idle(page)
    expect(page.locator(f"{MAIN} h1")).not_to_be_focused()
    assert page.locator(MAIN).evaluate("e => e.scrollTop") == was


def test_back_and_forward_in_the_browser_show_the_page_gone_to(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
    page.evaluate("history.back()")
    ready(page, "one")
    assert page.url.endswith("?page=one")
    page.evaluate("history.forward()")
    ready(page, "two")
    assert page.url.endswith("?page=two")


@pytest.mark.parametrize(("field", "name"), [("Name", "name"), ("In your words", "words")])
def test_half_typed_words_are_saved_without_leaving_the_field_and_no_letter_is_lost(
    shell: House, tablet: BrowserContext, field: str, name: str
) -> None:
    page = open_page(tablet, shell)
    box = page.get_by_label(field)
    box.tap()
    page.keyboard.type("He sleeps", delay=20)
    until(page, lambda: shell.kept.get(name) == "He sleeps", "the first words are kept")
    page.keyboard.type(" on his back", delay=150)
    page.wait_for_timeout(950)
    page.keyboard.type(" mostly", delay=20)
    expect(box).to_be_focused()
    expect(box).to_have_value("He sleeps on his back mostly")
    until(page, lambda: shell.kept.get(name) == "He sleeps on his back mostly", "all words are kept")


def test_a_half_typed_number_is_saved_too(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    page.get_by_label("Weight in grams").tap()
    page.keyboard.type("2500")
    until(page, lambda: shell.kept.get("weight") == 2500, "the weight is kept")
    expect(page.get_by_label("Weight in grams")).to_be_focused()


def test_words_typed_a_moment_before_the_tab_is_left_are_saved(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    page.get_by_label("In your words").tap()
    page.keyboard.type("unfini")
    page.evaluate(
        "() => { Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    until(page, lambda: shell.kept.get("words") == "unfini", "the words are kept")


def test_a_page_taken_out_of_the_browsers_cupboard_is_brought_up_to_date(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    before = runs(page)
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    until(page, lambda: runs(page) == before + 1, "one more run")


def test_a_red_bar_says_so_while_the_store_cannot_be_written(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    expect(page.locator(UNSAVED)).to_be_hidden()
    (shell.home / "full").touch()
    expect(page.locator(UNSAVED)).to_be_visible()
    expect(page.locator(UNSAVED)).to_have_text("Not saved. Trying again.")
    expect(page.get_by_role("button", name="Hide")).to_be_in_viewport(ratio=1)
    (shell.home / "full").unlink()
    expect(page.locator(UNSAVED)).to_be_hidden()


def test_after_a_power_cut_the_page_comes_back_by_itself_with_everything_tapped(
    shell: House, tablet: BrowserContext
) -> None:
    page = open_page(tablet, shell)
    page.get_by_text("cot", exact=True).tap()
    until(page, lambda: shell.kept.get("sleeps") == "cot", "the first answer is kept")
    page.get_by_label("In your words").tap()
    page.keyboard.type("on his ba")
    shell.kill()  # in the middle of a word
    expect(page.locator(UNSAVED)).to_be_visible()
    page.wait_for_timeout(5_000)  # long enough for Streamlit to show its own dialog, were it let
    expect(page.get_by_test_id("stDialog")).to_have_count(0)
    shell.start()
    expect(page.locator(UNSAVED)).to_be_hidden()
    ready(page, "one")
    assert page.url == f"{shell.url}/?page=one"
    until(page, lambda: shell.kept.get("words") == "on his ba", "the half-typed words are kept")
    expect(page.get_by_label("In your words")).to_be_focused()
    page.keyboard.type("ck")
    until(page, lambda: shell.kept.get("words") == "on his back", "the other half is kept")
    page.get_by_text("hat", exact=True).tap()
    until(page, lambda: shell.kept.get("hat") is True, "the next tap counts at once")
    assert page.get_by_test_id("stRadioOption").first.locator("input").is_checked()
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")


def test_after_a_power_cut_a_later_page_is_still_the_page(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell)
    page.get_by_role("button", name="Continue").tap()
    ready(page, "two")
    shell.kill()
    expect(page.locator(UNSAVED)).to_be_visible()
    shell.start()
    expect(page.locator(UNSAVED)).to_be_hidden()
    ready(page, "two")
    page.get_by_role("button", name="Continue").tap()
    ready(page, "three")


# --- signing -----------------------------------------------------------------------------------------------------

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
def test_a_drawn_signature_is_kept_as_drawn(shell: House, tablet: BrowserContext, draw: Callable[..., None]) -> None:
    page = open_page(tablet, shell, "three")
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


def test_turning_the_tablet_keeps_the_drawing(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell, "three")
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
    shell: House, tablet: BrowserContext, points: list[tuple[int, int]], word: str
) -> None:
    page = open_page(tablet, shell, "three")
    if points:
        draw_with_finger(page, points)
    page.get_by_role("button", name=PAD["done"]).tap()
    expect(page.get_by_role("status").filter(has_text=PAD[word])).to_be_visible()
    page.wait_for_timeout(300)
    assert "ink" not in shell.kept


def test_clear_empties_the_box_and_every_button_works_from_the_keyboard(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell, "three")
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


# --- anybody's words ---------------------------------------------------------------------------------------------


def shown(text: str) -> str:
    """Take away the joiners, which have no width and are not read out."""
    return text.replace("\u2060", "")


def test_what_anybody_types_is_shown_as_typed_and_calls_nobody(shell: House, tablet: BrowserContext) -> None:
    page = open_page(tablet, shell, "two")
    for number, text in enumerate(HOSTILE):
        assert shown(page.locator(f".st-key-button-{number} button").inner_text()) == text
        assert shown(page.locator(f".st-key-box-{number} label p").inner_text()) == text
        assert shown(page.get_by_test_id("stRadioOption").nth(number).locator("p").inner_text()) == text
    assert page.locator(MADE_OF_WORDS).count() == 0


MADE_OF_WORDS = ", ".join(
    f"{MAIN} {made}" for made in ("a", "img:not([alt=Settle])", ".katex", "b", "code", "em", "del")
)
BITS = (
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    *(
        "a",
        "Ben",
        "é",
        "ب",
        "7",
        " ",
        " ",
        "\n",
        "\t",
        "10:30",
        "O'Neill",
        "www.",
        "http://",
        "a@b.cd",
        "mailto:",
        "&amp;",
        "&#58;",
    ),
    *(
        ":smile:",
        ":100:",
        ":material/home:",
        ":material_home:",
        ":streamlit:",
        ":red[",
        ":red-badge[",
        "![",
        "](/x)",
        "<b>",
    ),
    *(
        "->",
        "<-",
        "--",
        ">=",
        "---",
        "1. ",
        "2) ",
        "# ",
        "- ",
        "> ",
        "```",
        "$$",
        "[^1]",
        "\\(",
        "- [ ] ",
        "|-|",
        "<!-- x -->",
    ),
)


def test_any_words_at_all_are_shown_as_typed(shell: House, tablet: BrowserContext) -> None:
    pick = random.Random(20261123)
    texts = [
        f"{number} " * pick.randint(0, 1) + "".join(pick.choices(BITS, k=pick.randint(1, 7))) for number in range(250)
    ]
    texts = [text for text in texts if text.strip()]
    (shell.home / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    page = open_page(tablet, shell, "texts")
    seen = page.locator('[data-testid="stCheckbox"] > label').evaluate_all("all => all.map((one) => one.innerText)")
    wrong = {
        text: was
        for text, was in zip(texts, seen, strict=True)
        if " ".join(shown(was).split()) != " ".join(text.split())
    }
    assert not wrong
    assert page.locator(MADE_OF_WORDS).count() == 0


# --- ink, without a browser --------------------------------------------------------------------------------------

POINT = st.tuples(st.integers(0, 1000), st.integers(0, 400), st.integers(0, 255))


@given(st.lists(st.lists(POINT, min_size=1, max_size=20), max_size=5))
def test_ink_comes_back_from_json_as_it_went(drawn: list[list[tuple[int, int, int]]]) -> None:
    clock = itertools.count()
    ink = Ink(tuple(tuple((x, y, next(clock), firm) for x, y, firm in stroke) for stroke in drawn))
    assert Ink.from_plain(json.loads(json.dumps(ink.to_plain()))) == ink


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["strokes", "x"]), inner, max_size=2),
)


@given(ANYTHING | st.fixed_dictionaries({"strokes": ANYTHING}))
def test_what_is_no_ink_is_refused_and_never_half_taken(sent: object) -> None:
    try:
        ink = Ink.from_plain(sent)
    except ValueError:
        return
    assert Ink.from_plain(ink.to_plain()) == ink


@pytest.mark.parametrize(
    "strokes",
    [
        [[[1001, 0, 0, 0]]],
        [[[0, 401, 0, 0]]],
        [[[0, -1, 0, 0]]],
        [[[0, 0, 0, 256]]],
        [[[0, 0, 5, 0], [0, 0, 4, 0]]],
        [[[0, 0, 5, 0]], [[0, 0, 4, 0]]],
        [[[0, 0, 0]]],
        [[[0.5, 0, 0, 0]]],
        [[[True, 0, 0, 0]]],
        [[]],
        [[[0, 0, 0, 0]] * 20_001],
        [[[0, 0, 0, 0]] * 10_001, [[0, 0, 0, 0]] * 10_000],
    ],
)
def test_ink_out_of_bounds_is_refused(strokes: object) -> None:
    with pytest.raises(ValueError, match=r"point|stroke|signature"):
        Ink.from_plain({"strokes": strokes})


@pytest.mark.parametrize(
    ("points", "is_one"),
    [
        ((), False),
        (((500, 200),), False),
        (((500, 200), (540, 200), (500, 200), (540, 200), (500, 200)), False),
        (((100, 200), (300, 210)), True),
    ],
    ids=["nothing", "a dot", "a tiny scribble", "a line"],
)
def test_only_enough_ink_is_a_signature(points: tuple[tuple[int, int], ...], is_one: bool) -> None:
    stroke = tuple((x, y, at, 128) for at, (x, y) in enumerate(points))
    assert Ink((stroke,) if stroke else ()).is_a_signature is is_one
