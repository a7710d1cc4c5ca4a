"""The steering group in a browser: a wording is changed, seen, compared and published; what was there stays."""

from __future__ import annotations

import pytest
from houses import House
from journey import Journey, address, squeezed
from lodging import one_house
from places import a_visit
from playwright.sync_api import BrowserContext, expect
from visits import questions

from tool.answer import Chosen

house = pytest.fixture(one_house, scope="module")

QUESTION = "lays-down"
ASK = f"edit-question-{QUESTION}-ask"
NEW = "On the back, on the side, or how do you lay {baby} down?"
SHOWN = "On the back, on the side, or how do you lay your baby down?"


def ask_of(question: str) -> str:
    """A question as it is shown while baby has no name."""
    return questions().questions[question].ask.replace("{baby}", "your baby")


def test_a_wording_is_changed_seen_compared_and_published_and_what_was_there_stays(
    tablet: BrowserContext, house: House
) -> None:
    journey = Journey(tablet, house)
    open_visit, finished = a_visit(journey.visits), a_visit(journey.visits, finished=True)
    page = journey.page

    # From the home page to the question, by looking for its words.
    journey.open()
    journey.go("workshop", "workshop-family")
    journey.write("workshop-search", " ".join(ask_of(QUESTION).split()[:4]))
    found = journey.part(f"found-workshop-question-{QUESTION}")
    found.wait_for()
    journey.go(f"found-workshop-question-{QUESTION}", f"workshop-question-{QUESTION}-family")
    face = journey.part("family-face")
    expect(face).to_contain_text(ask_of(QUESTION))

    # The check speaks of a slip at once, and is content when it is mended.
    journey.write(ASK, NEW.replace("{baby}", "{babby}"))
    problem = page.locator('[class*="st-key-problem-error"]')
    expect(problem).to_contain_text("babby")
    journey.write(ASK, NEW)
    expect(problem).to_have_count(0)
    expect(face).to_contain_text(SHOWN)

    # The other side of the tablet.
    journey.tap("turn-face")
    expect(journey.part("practitioner-face")).to_contain_text(SHOWN)

    # Compared word by word.
    journey.go("back", "workshop-family")
    journey.go("to-compare", "workshop-compare-family")
    expect(page.locator('[class*="st-key-diff-before-0"] del')).not_to_have_count(0)
    expect(page.locator('[class*="st-key-diff-now-0"] strong').last).to_be_visible()
    journey.tap("try-families")
    expect(journey.part("try-families")).to_have_count(0)

    # Published, with a reason and a name.
    journey.go("to-publish", "workshop-publish-family")
    journey.write("publish-why", "Families asked for shorter words.")
    journey.write("publish-who", "Ruth")
    journey.tap("publish")
    expect(journey.part("row-version-1")).to_contain_text("Ruth")
    expect(journey.part("notice-published")).to_be_visible()

    # A new visit shows the new words, and tells the practitioner of them, once.
    journey.go("to-home", "home-family")
    journey.go("start", "visit-family")
    expect(journey.part("notice-news")).to_be_visible()
    journey.tap("news-seen")
    expect(journey.part("notice-news")).to_have_count(0)
    journey.turn_to(address("question", journey.visit, QUESTION))
    expect(journey.heading).to_contain_text(SHOWN)

    # The record of before has the words of before.
    journey.open(address("papers", finished))
    paper = journey.save_paper("record")
    named = questions().questions[QUESTION].ask
    assert squeezed(named.split("{baby}")[0]) in paper
    assert squeezed(NEW.split("{baby}")[0]) not in paper

    # The open visit goes on with the words it began with.
    journey.open(address("question", open_visit, QUESTION))
    expect(journey.heading).to_contain_text(named.split("{baby}")[0].strip())
    journey.answer(QUESTION, Chosen("front"))
    journey.onward()
    assert not journey.part("notice-news").count()
    assert "page failed" not in house.log
