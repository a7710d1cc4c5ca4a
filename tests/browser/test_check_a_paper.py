"""Sealed papers in the browser: saved from a finished visit, checked by dropping the file in."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import House
from journey import Journey, squeezed
from lodging import one_house
from places import a_visit
from playwright.sync_api import BrowserContext, expect

from exports.seal import Finding, SealKey, trusted_here, verify
from exports.seal.verifying import LARGEST

house = pytest.fixture(one_house, scope="module")

CARDS = {
    Finding.GENUINE: "card-keep-verdict",
    Finding.CHANGED: "card-never-verdict",
    Finding.UNKNOWN: "card-change-verdict",
    Finding.NOT_OURS: "card-act-verdict",
}


def saved(journey: Journey, name: str) -> bytes:
    """A paper as the browser saves it."""
    with journey.page.expect_download() as coming:
        journey.tap(f"download-{name}")
    return Path(coming.value.path()).read_bytes()


def checked(journey: Journey, content: bytes, name: str = "paper.pdf") -> Finding:
    """Drop a file in; returns the finding whose card the page shows."""
    field = journey.page.locator('input[type="file"]')
    before = field.element_handle()
    field.set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})
    journey.page.wait_for_function("field => !field.isConnected", arg=before)  # the page has put up a fresh field
    journey.settled()
    (found,) = [finding for finding, card in CARDS.items() if journey.part(card).count()]
    return found


def test_a_paper_is_sealed_as_it_is_saved_and_checked_by_dropping_it_in(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    visit = a_visit(journey.visits, finished=True)
    journey.open()
    journey.go(f"open-{visit}", "papers-family")
    fingerprint = SealKey.own(house.home).fingerprint
    assert squeezed(fingerprint) in squeezed(journey.text())
    papers = {name: saved(journey, name) for name in ("record", "family-copy")}
    for pdf in papers.values():
        assert verify(pdf, trusted_here({}, house.home)).finding is Finding.GENUINE

    journey.open()
    journey.go("verify", "verify-family")
    assert squeezed(fingerprint) in squeezed(journey.text())
    record = papers["record"]
    assert checked(journey, record) is Finding.GENUINE
    assert checked(journey, record.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")) is Finding.CHANGED
    assert checked(journey, b"A letter", "<b>a *letter*.pdf") is Finding.NOT_OURS
    expect(journey.part(CARDS[Finding.NOT_OURS])).to_contain_text("<b>a *letter*.pdf")
    assert not journey.dialogs


def test_nothing_of_a_checked_file_is_left_on_the_disk(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open("?page=verify")
    before = {file: file.stat().st_size for file in house.home.rglob("*")}
    canary = b"%PDF-1.7 CANARY " + bytes(3 * 1024 * 1024)
    assert checked(journey, canary, "canary.pdf") is Finding.NOT_OURS
    assert not [file for file in house.home.rglob("*") if file not in before]
    assert "canary" not in house.log.casefold()


def test_a_file_that_is_too_large_is_not_taken(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open("?page=verify")
    field = journey.page.locator('input[type="file"]')
    field.set_input_files({"name": "huge.pdf", "mimeType": "application/pdf", "buffer": bytes(LARGEST + 1)})
    expect(journey.page.get_by_role("alert").filter(has_text="10")).to_be_visible()
    assert not any(journey.part(card).count() for card in CARDS.values())


def test_the_certificate_of_an_installation_can_be_handed_on(tablet: BrowserContext, house: House) -> None:
    journey = Journey(tablet, house)
    journey.open("?page=verify")
    with journey.page.expect_download() as coming:
        journey.tap("own-certificate")
    assert Path(coming.value.path()).read_bytes() == SealKey.own(house.home).public_pem
    assert coming.value.suggested_filename.startswith("settle-seal-")
