"""What anybody types is shown as typed on every page, and does nothing; odd addresses are answered in words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from houses import PHONE, TABLET, House
from journey import MAIN, Journey, address, squeezed
from lodging import one_house
from places import a_visit, every_page
from playwright.sync_api import BrowserContext
from visits import Visits, answered, noted, planned, questions

from tool.answer import Chosen, SomePeople, Words
from tool.discussion import Kind
from tool.people import Person
from tool.plan import PlanItem

house = pytest.fixture(one_house, scope="module")

NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
"""Every other host is out of reach."""

HOSTILE = {
    "a picture": "![x](http://127.0.0.1:9/x.png) [l](http://127.0.0.1:9/)",
    "markup": "<img src=x onerror=alert(1)> <script>alert(2)</script> <b>bold</b>",
    "signs": ":smile: :red[hot] :material/home: $x$ `code` *em* ~~no~~",
    "a heading": "# x",
    "a list": "1. one",
    "right to left": "\u202eevil\u202c שלום",
    "no blank": "X" * 190,
    "little pictures": "👶🏽🇬🇧 Zoë",
}
"""Each ends in a mark of its own when it is used, so that it can be found again on any page."""

FIELDS = "all => all.map((one) => one.value).join(' ')"


def marked(name: str) -> str:
    """The hostile words with their mark."""
    return f"{HOSTILE[name]} q{list(HOSTILE).index(name)}q"


@pytest.mark.parametrize(("screen", "baby"), [(TABLET, "a picture"), (PHONE, "no blank")], ids=["tablet", "phone"])
def test_hostile_words_are_shown_as_typed_on_every_page_and_call_nobody(
    watched: Callable[..., BrowserContext], house: House, screen: dict[str, object], baby: str
) -> None:
    journey = Journey(watched(**screen, proxy=NOWHERE), house)
    others = [name for name in HOSTILE if name != baby]
    people = [Person(f"p{n}", marked(name), "other", "yes", "yes", "yes") for n, name in enumerate(others, 3)]
    said = (
        answered("baby-name", Words(marked(baby))),
        *((Kind.PERSON_ADDED, person.to_plain()) for person in people),
        answered("practitioner-name", Words(marked("markup"))),
        answered("smokes", SomePeople(tuple(person.id for person in people))),
        answered("coping-plan", Chosen("yes", marked("signs"))),
        answered("going-well", Words(marked("a heading"))),
        noted("smokes", marked("markup")),
        planned(1, PlanItem(marked("markup"), marked("signs"))),
        (Kind.FAMILY_SAID, {"advice": "smoking", "text": marked("markup")}),
    )
    seen = set()
    journey.open()
    for place, visit in every_page(journey.visits, *said):
        journey.turn_to(place.where(visit))
        text = squeezed(journey.text()) + squeezed(
            journey.page.locator(f"{MAIN} :is(input, textarea)").evaluate_all(FIELDS)
        )
        for number, name in enumerate(HOSTILE):
            mark = f"q{number}q"
            before = {text[max(0, at.start() - 30) : at.end()] for at in re.finditer(mark, text)}
            assert text.count(mark) == text.count(squeezed(marked(name))), f"{name} on {place.name}: {before}"
            seen |= {name} if mark in text else set()
        assert journey.made_of_words() == 0, place.name
        assert journey.page.locator(MAIN).evaluate("e => e.scrollWidth <= e.clientWidth + 1"), place.name
        assert not journey.dialogs, place.name
    assert seen == set(HOSTILE)
    assert "page failed" not in house.log
    assert "Traceback" not in house.log


def test_odd_addresses_are_answered_in_words(tablet: BrowserContext, house: House) -> None:
    visits = Visits(house.home)
    open_visit, finished = a_visit(visits), a_visit(visits, finished=True)
    no_private = visits.begin(sets=("safe-space", "plan"))
    private = [squeezed(re.sub(r"\{baby\}.*", "", q.ask)) for q in questions().questions.values() if not q.for_family]
    journey = Journey(tablet, house)
    for where, name in (
        ("?page=<script>alert(1)</script>", "home-family"),
        ("?page=question", "home-family"),
        ("?page=__init__", "home-family"),
        (address("sign", "nonsense"), ""),
        (address("sign", "0" * 32), ""),
        (address("question", "x" * 200, "smokes"), "home-family"),
        (address("nonsense", open_visit), "steps-family"),
        (address("papers", open_visit), "steps-family"),
        (address("done", open_visit), "steps-family"),
        (address("opinions", open_visit), "steps-family"),
        (address("sign", finished), "papers-family"),
        (address("question", finished, "smokes"), "papers-family"),
        (address("private", finished, face="practitioner"), "papers-family"),
        (address("private", no_private, face="practitioner"), ""),
        (address("question", open_visit, "drugs"), ""),
        (address("question", open_visit, "drugs", "practitioner"), ""),
        (address("question", open_visit, "nonsense"), ""),
        (address("people", open_visit, "nonsense"), ""),
        (address("sign", open_visit, "nonsense"), ""),
        (address("advice", open_visit, face="nonsense"), "advice-family"),
    ):
        journey.open(where)
        assert journey.heading.inner_text().strip(), where
        assert not name or journey.name == name, where
        text = squeezed(journey.text())
        assert not any(ask in text for ask in private), where
        assert "Traceback" not in text
    assert not journey.dialogs
    assert "page failed" not in house.log
