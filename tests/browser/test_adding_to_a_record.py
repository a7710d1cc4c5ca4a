"""After the end: a correction and a disagreement, each signed, each a paper of its own, and both on the home list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from houses import House
from journey import Journey, squeezed
from lodging import one_house
from places import a_visit
from playwright.sync_api import BrowserContext, expect
from visits import Visits

from exports.twin import from_twin

house = pytest.fixture(one_house, scope="module")


def key(journey: Journey, number: int, name: str) -> str:
    return f"{journey.visit[:8]}-addendum-{number}-{name}"


def test_a_correction_and_a_parents_own_words_are_added_and_the_record_stays_as_it_was(
    tablet: BrowserContext, house: House
) -> None:
    visits = Visits(house.home)
    visit = a_visit(visits, finished=True)
    journey = Journey(tablet, house)
    journey.open(f"?page=papers&visit={visit}")
    record = journey.save_paper("record")
    before = visits.state(visit)

    # The practitioner puts something right, and types a name
    journey.go("add", "addendum-family")
    expect(journey.part("typed")).to_have_count(0)
    journey.write(key(journey, 0, "what-correction"), "Patrick smokes in the car too")
    journey.write(key(journey, 0, "why-correction"), "I had left it out")
    journey.settled()
    journey.pick(key(journey, 0, "way"), 1)
    journey.write(key(journey, 0, "typed"), "Joanne Okafor")
    journey.go("typed", "papers-family")
    (correction,) = visits.state(visit).addenda
    assert (correction.what, correction.why) == ("Patrick smokes in the car too", "I had left it out")
    assert (correction.who, correction.signed.typed) == ("Joanne Okafor", "Joanne Okafor")
    assert not correction.is_disagreement

    # A parent does not agree, and draws
    journey.go("add", "addendum-family")
    journey.pick(key(journey, 1, "kind"), 1)
    journey.settled()
    journey.write(key(journey, 1, "what-disagreement"), "I never said that I would stop")
    journey.settled()
    journey.draw()
    journey.arrive("papers-family")
    disagreement = visits.state(visit).addenda[1]
    first = before.people[0].name
    assert (disagreement.disagreement_of, disagreement.who) == (first, first)
    assert disagreement.what == "I never said that I would stop"
    assert disagreement.signed.outcome == "drawn"

    # Each is a paper of its own; the record is the same as before
    assert squeezed("Patrick smokes in the car too") in journey.save_paper("addendum-1")
    assert squeezed("I never said that I would stop") in journey.save_paper("addendum-2")
    assert journey.save_paper("record") == record
    after = visits.state(visit)
    assert (after.answers, after.signatures, after.plan) == (before.answers, before.signatures, before.plan)

    # Home shows both with their record
    journey.go("to-home", "home-family")
    row = journey.page.locator(f".st-key-row-{visit[:12]}")
    expect(row.locator('[data-testid="stCaptionContainer"]')).to_have_count(3)
    for secret in ("Patrick smokes in the car too", "I never said"):
        assert secret not in house.log
        assert secret not in row.inner_text()


def test_a_view_that_says_nothing_or_has_no_name_is_not_added(tablet: BrowserContext, house: House) -> None:
    visits = Visits(house.home)
    visit = a_visit(visits, finished=True)
    journey = Journey(tablet, house)
    journey.open(f"?page=addendum&visit={visit}")
    expect(journey.page.locator("canvas")).to_have_count(0)
    journey.write(key(journey, 0, "what-correction"), "Something")
    journey.settled()
    expect(journey.page.locator("canvas")).to_have_count(0)
    journey.write(key(journey, 0, "why-correction"), "A slip")
    journey.settled()
    journey.pick(key(journey, 0, "way"), 1)
    journey.tap("typed")
    expect(journey.part("error-summary")).to_have_count(1)
    assert visits.state(visit).addenda == ()


def test_an_open_visit_has_no_page_for_addenda(tablet: BrowserContext, house: House) -> None:
    visit = a_visit(Visits(house.home))
    journey = Journey(tablet, house)
    journey.open(f"?page=addendum&visit={visit}")
    assert journey.name == "steps-family"


def test_files_for_other_systems_are_folded_away_and_can_be_saved(tablet: BrowserContext, house: House) -> None:
    visit = a_visit(Visits(house.home), finished=True)
    journey = Journey(tablet, house)
    journey.open(f"?page=papers&visit={visit}")
    expect(journey.button("download-fhir")).not_to_be_visible()
    journey.page.locator("details summary").tap()
    saved = {}
    for name in ("fhir", "csv", "json"):
        with journey.page.expect_download() as coming:
            journey.tap(f"download-{name}")
        saved[name] = Path(coming.value.path()).read_bytes()
        assert "Joy" not in coming.value.suggested_filename
    assert json.loads(saved["fhir"])["resourceType"] == "Bundle"
    assert saved["csv"].startswith(b"\xef\xbb\xbfreference")
    assert from_twin(saved["json"]).record.finished_at
