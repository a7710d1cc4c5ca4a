"""What a practitioner does with the tablet, step by step. Parts of a page are found by key or id, never by wording.

Nothing here waits for a time: a page says its name on `<html data-settle-page>` and how much is kept on
`data-settle-saved`, and Streamlit says when a run is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from houses import House
from playwright.sync_api import BrowserContext, Locator, Page
from pypdf import PdfReader
from visits import Visits, questions

from tool.answer import (
    NOBODY,
    NOT_SURE,
    RATHER_NOT_SAY,
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.people import ASKED_OF_A_PERSON, Person

MAIN = '[data-testid="stMain"]'
IDLE = '.stApp[data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
NOT_YET_DRAWN = f'{MAIN} :is([data-testid="stSkeleton"], [data-testid="stAppSkeleton"])'
AWAKE = "html:not([data-settle-unsaved]):not([data-settle-waking])"
MADE_OF_WORDS = ", ".join(
    f"{MAIN} {made}" for made in ("a[href]", "img[src^=http]", "img[src=x]", ".katex", "b", "code", "em", "del")
)
WAVE = [(0.1 + 0.02 * n, 0.3 + 0.1 * (n % 5)) for n in range(40)]
"""A signature, in parts of the box's width and height."""

TURN = """where => {
    delete document.documentElement.dataset.settlePage; // every run writes it anew
    history.pushState({}, '', where);
    dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""


def address(page: str = "home", visit: str = "", at: str = "", face: str = "", hidden: bool = False) -> str:
    """The part of the address after the slash."""
    words = {"page": page, "visit": visit, "at": at, "face": face, "hidden": "yes" if hidden else ""}
    return "?" + urlencode({key: word for key, word in words.items() if word})


class Journey:
    """One browser page, in the hands of somebody who uses the tool."""

    def __init__(self, context: BrowserContext, house: House, *, keys: bool = False) -> None:
        """`keys`: everything is done from the keyboard, nothing by touch."""
        self.page: Page = context.new_page()
        self.house, self.visits, self._keys = house, Visits(house.home), keys
        self.dialogs: list[str] = []
        self.page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    # --- going about ---------------------------------------------------------------------------------------------

    def open(self, where: str = "") -> None:
        """Load an address anew, as a bookmark would."""
        self.page.goto(f"{self.house.url}/{where}")
        self.settled()

    def turn_to(self, where: str) -> None:
        """Go to an address as the browser's back button would: no load, one run."""
        self.page.evaluate(TURN, f"/{where}")
        self.settled()

    def reload(self) -> None:
        """Load the page again."""
        self.page.reload()
        self.settled()

    def settled(self) -> None:
        """Wait until the page has nothing more to do."""
        self.page.wait_for_selector(f"html[data-settle-page] {MAIN} h1", state="attached")
        self.page.wait_for_selector(IDLE, state="attached")
        # The browser fetches the code of some parts when it first meets them, and shows a grey block until then.
        self.page.wait_for_function("what => !document.querySelector(what)", arg=NOT_YET_DRAWN)

    def awake(self) -> None:
        """Wait until a page that was cut off is itself again."""
        self.page.wait_for_selector(IDLE, state="attached")
        self.page.wait_for_selector(AWAKE, state="attached")
        self.settled()

    def arrive(self, name: str) -> None:
        """Wait until the page of that name is there; a name that ends in "-" may go on."""
        how = "^=" if name.endswith("-") else "="
        self.page.wait_for_selector(f'html[data-settle-page{how}"{name}"]', state="attached")
        self.settled()

    def left(self, name: str) -> str:
        """Wait until another page than this is there; returns its name."""
        self.page.wait_for_selector(f'html:not([data-settle-page="{name}"])', state="attached")
        self.settled()
        return self.name

    def kept(self, number: int) -> None:
        """Wait until the page says that so many entries are kept."""
        self.page.wait_for_selector(f'html[data-settle-saved="{number}"]', state="attached")
        self.settled()

    @property
    def name(self) -> str:
        """The page's own name."""
        return self.page.locator("html").get_attribute("data-settle-page") or ""

    @property
    def visit(self) -> str:
        """The visit that the address names."""
        return parse_qs(urlsplit(self.page.url).query).get("visit", [""])[0]

    @property
    def saved(self) -> int:
        """How many entries of this visit the page says are kept."""
        return int(self.page.locator("html").get_attribute("data-settle-saved") or 0)

    @property
    def heading(self) -> Locator:
        """The page's heading."""
        return self.page.locator(f"{MAIN} h1")

    def text(self) -> str:
        """All that stands on the page, without the joiners that have no width."""
        return self.page.locator(MAIN).inner_text().replace("\u2060", "")

    # --- touching ------------------------------------------------------------------------------------------------

    def part(self, key: str) -> Locator:
        """A part of the page by its key."""
        return self.page.locator(f".st-key-{key}")

    def button(self, key: str) -> Locator:
        """A button by its key."""
        return self.part(key).locator("button")

    def made_of_words(self) -> int:
        """How many things on the page somebody's words can have made: links, pictures, bold letters, formulas."""
        return self.page.locator(MADE_OF_WORDS).count()

    def touch(self, what: Locator) -> None:
        """Tap it; or, from the keyboard, walk to it with Tab and press."""
        if self._keys:
            walk_to(self.page, what)
            self.page.keyboard.press("Space" if what.evaluate("e => e.type === 'checkbox'") else "Enter")
        else:
            what.tap()

    def tap(self, key: str) -> None:
        """Tap a button that stays on the page."""
        self.touch(self.button(key))

    def go(self, key: str, to: str = "") -> str:
        """Tap a button that leads to another page; returns that page's name."""
        before = self.name
        self.tap(key)
        if to:
            self.arrive(to)
            return to
        return self.left(before)

    def onward(self) -> str:
        """Tap the one way on."""
        return self.go("onward")

    def one_more_kept(self, do: Callable[[], object]) -> None:
        """Do something that the store must keep as one entry."""
        before = self.saved
        do()
        self.kept(before + 1)

    def widget(self, *parts: str) -> str:
        """The key of a widget of this visit."""
        return "-".join((self.visit[:8], *parts))

    def pick(self, key: str, number: int) -> None:
        """Choose one of a list by its place in it."""
        group = self.part(key)
        if self._keys:
            inputs = group.locator("input[type=radio]")
            checked = group.locator("input[type=radio]:checked")
            walk_to(self.page, checked if checked.count() else inputs.first)
            if not checked.count() and number == 0:
                self.page.keyboard.press("Space")
            for _ in range(number - (self._place(inputs) if checked.count() else 0)):
                self.page.keyboard.press("ArrowDown")
        else:
            group.get_by_test_id("stRadioOption").nth(number).tap()

    @staticmethod
    def _place(inputs: Locator) -> int:
        return int(inputs.evaluate_all("all => all.findIndex((one) => one.checked)"))

    def tick(self, key: str) -> None:
        """Tick a row, or take the tick away."""
        box = self.part(key)
        self.touch(box.locator("input[type=checkbox]") if self._keys else box.locator("label"))

    def write(self, key: str, text: str) -> None:
        """Write into a field, and leave it."""
        field = self.part(key).locator("input, textarea")
        if self._keys:
            walk_to(self.page, field)
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(text)
            self.page.keyboard.press("Tab")
        else:
            field.fill(text)
            field.blur()

    # --- answering -----------------------------------------------------------------------------------------------

    def answer(self, question: str, answer: Answer) -> None:
        """Answer a question on the page now, and see that it is kept."""
        match answer:
            case Chosen(value=value, words=words):
                self.one_more_kept(lambda: self.pick(self.widget(question), self._values(question).index(value)))
                if words:
                    self.one_more_kept(lambda: self.write(self.widget(question, "words"), words))
            case NotSure() | RatherNotSay() if questions().questions[question].type in ("yes-no", "one-of"):
                value = NOT_SURE if isinstance(answer, NotSure) else RATHER_NOT_SAY
                self.one_more_kept(lambda: self.pick(self.widget(question), self._values(question).index(value)))
            case NotSure() | RatherNotSay():
                value = NOT_SURE if isinstance(answer, NotSure) else RATHER_NOT_SAY
                self.one_more_kept(lambda: self.tick(self.widget(question, value)))
            case ChosenSeveral(values=values):
                self._tick_each(question, values)
            case SomePeople(people=people):
                self._tick_each(question, people or (NOBODY,))
            case Ticks(by_person=by_person):
                self._tick_each(question, [f"{person}-{value}" for person, values in by_person for value in values])
            case Number(value=number) if questions().questions[question].type == "weight":
                self.one_more_kept(lambda: self.write(self.widget(question, "kg"), str(number / 1000)))
            case Number(value=number):
                self.one_more_kept(lambda: self.write(self.widget(question), str(number)))
            case Day(day=day, words=words):
                self.one_more_kept(lambda: self.write_day(self.widget(question), day))
                if words:
                    self.one_more_kept(lambda: self.write(self.widget(question, "reason"), words))
            case Words(text=text):
                self.one_more_kept(lambda: self.write(self.widget(question), text))
            case Skipped():
                raise AssertionError("a skipped question is skipped by the way on")

    def _tick_each(self, question: str, values: Iterable[str]) -> None:
        for value in values:
            self.one_more_kept(lambda value=value: self.tick(self.widget(question, value)))

    @staticmethod
    def _values(question: str) -> Sequence[str]:
        """The values that stand on the page; "not sure" and "rather not say" end every list."""
        values = [option.value for option in questions().questions[question].answers]
        return values + [value for value in (NOT_SURE, RATHER_NOT_SAY) if value not in values]

    def write_day(self, key: str, day: date) -> None:
        """Write a day into its three fields."""
        for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
            self.write(f"{key}-{part}", str(number))

    def answer_all(self, answers: Mapping[str, Answer], until: str) -> list[str]:
        """Answer every question as it comes, until that page; one without an answer is skipped. Returns their ids."""
        asked = []
        while (name := self.name).startswith("question-"):
            question = name.removeprefix("question-").removesuffix("-family")
            asked.append(question)
            if question in answers:
                self.answer(question, answers[question])
            self.onward()
        self.arrive(until)
        return asked

    def name_person(self, person: Person) -> None:
        """Put somebody on the list of people around baby, with what is known of them."""
        self.go("add", "people-new-family")
        self.write(self.widget("new", "name"), person.name)
        self.go("add-this", f"people-{person.id}-family")
        asked = {question.id: question for question in questions().about("person").questions}
        for fact in ASKED_OF_A_PERSON:
            if value := person.fact(fact):
                values = [option.value for option in asked[fact].answers]
                self.one_more_kept(partial(self.pick, self.widget(person.id, fact), values.index(value)))
        self.go("done", "people-family")

    def unfold(self, key: str) -> None:
        """Open something that can be opened."""
        self.touch(self.part(key).locator("summary"))

    # --- signing -------------------------------------------------------------------------------------------------

    def save_paper(self, name: str) -> str:
        """Save a paper; returns its text, without blanks, so that no line break is in the way."""
        with self.page.expect_download() as coming:
            self.tap(f"download-{name}")
        with Path(coming.value.path()).open("rb") as file:
            return squeezed("".join(page.extract_text() for page in PdfReader(file).pages))

    def draw(self) -> None:
        """Draw a signature with a finger, and hand it in."""
        canvas = self.page.locator("canvas")
        canvas.scroll_into_view_if_needed()
        edge = canvas.bounding_box()
        assert edge
        wire = self.page.context.new_cdp_session(self.page)
        for number, (right, down) in enumerate(WAVE):
            point = {"x": edge["x"] + right * edge["width"], "y": edge["y"] + down * edge["height"]}
            kind = "touchStart" if number == 0 else "touchMove"
            wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        wire.detach()
        self.page.locator(".settle-pad-done").tap()

    def sign_by_typing(self, person: str, name: str) -> None:
        """Sign by typing one's name, on one's own page."""
        self.pick(self.widget("way", person), 1)
        self.write(self.widget("typed", person), name)
        self.tap("typed")


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def walk_to(page: Page, what: Locator) -> None:
    """Press Tab until this has the focus, as somebody without a pointer would; fails if the walk comes round."""
    for _ in range(120):
        if what.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never came to it")
