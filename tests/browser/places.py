"""Every kind of page that a visit has, and how to come to it at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from journey import address
from visits import FINISHED, Said, Visits, all_sign, answered, family, noted, planned, signed, told_by

from tool.answer import Chosen, ChosenSeveral, SomePeople, Words
from tool.plan import PlanItem

FAMILY = "party-coming-up"
HARD = ("smokes", "drugs", "bruise-or-mark", "coping-plan", "pets", "previous-sudden-death", "going-well")


@dataclass(frozen=True)
class Place:
    """A page of a visit, the visit that leads there, and the name the page gives itself."""

    name: str
    page: str
    at: str = ""
    face: str = ""
    hidden: bool = False
    more: tuple[Said, ...] = field(default=(), repr=False)
    """What is said after the family's usual answers."""
    finished: bool = False
    shows: str = ""
    """The page's own name, if the address does not say it."""

    @property
    def called(self) -> str:
        """The name on `<html data-settle-page>`."""
        return self.shows or (
            "cover" if self.hidden else "-".join(filter(None, (self.page, self.at, self.face or "family")))
        )

    def where(self, visit: str) -> str:
        """The address in that visit."""
        return address(self.page, visit, self.at, self.face, self.hidden)


def a_visit(visits: Visits, more: tuple[Said, ...] = (), finished: bool = False) -> str:
    """A visit of a family with something of everything: a hard circumstance, private answers, notes, a plan."""
    one = family(FAMILY)
    said = [
        *told_by(one, leave=HARD),
        answered("practitioner-name", Words("Joanne Okafor")),
        answered("practitioner-role", Words("Health visitor")),
        answered("practitioner-organisation", Words("Derbyshire Community Health Services")),
        answered("smokes", SomePeople(("p2",), "On the balcony")),
        answered("drugs", SomePeople(("p1",))),
        answered("previous-sudden-death", Chosen("no")),
        answered("bruise-or-mark", Chosen("no")),
        answered("coping-plan", Chosen("yes", "We ring Gran")),
        answered("pets", ChosenSeveral(("dog-here",))),
        answered("going-well", Words("She smiles now")),
        noted("smokes", "Offer a referral on Monday"),
        planned(1, PlanItem("Smoke outside, with a coat kept for it", "Joy", None)),
        *more,
    ]
    return visits.begin([*said, *(all_sign(one) if finished else ()), *([FINISHED] if finished else ())])


def _question(id_: str, face: str = "", more: tuple[Said, ...] = ()) -> Place:
    return Place(f"question {id_}{' practitioner' if face else ''}", "question", id_, face, more=more)


PLACES = (
    Place("visit", "visit"),
    Place("baby", "baby"),
    Place("everybody", "people"),
    Place("one person", "people", "p2"),
    Place("a new person", "people", "new"),
    _question("unwell-today"),
    _question("slept-last-night"),
    _question("lays-down"),
    _question("smokes"),
    _question("programme"),
    _question("room-temperature"),
    _question("birth-weight-grams"),
    _question("coping-plan"),
    _question("going-well"),
    _question("next-check"),
    _question("smokes", "practitioner"),
    _question("birth-weight-grams", "practitioner"),
    Place("a question no longer asked", "question", "temperature-38-or-more"),
    Place("private pause", "private"),
    Place("private", "private", face="practitioner"),
    Place("bruise", "advice", more=(answered("bruise-or-mark", Chosen("yes")),)),
    Place("advice", "advice"),
    Place("advice practitioner", "advice", face="practitioner"),
    Place("plan", "plan"),
    Place("check", "check"),
    Place("everybody signs", "sign", more=(signed("p1"),)),
    Place("one signs", "sign", "p2"),
    Place("steps", "steps"),
    Place("hidden", "question", "smokes", hidden=True),
    Place("papers", "papers", finished=True),
    Place("addendum", "addendum", finished=True),
    Place("opinions", "opinions", finished=True),
    Place("done", "done", finished=True),
)
WITHOUT_A_VISIT = (
    Place("home", "home"),
    Place("start", "start"),
    Place("verify", "verify"),
    Place("home hidden", "home", hidden=True),
    Place("workshop", "workshop"),
    Place("workshop section", "workshop-section", "safe-sleep--grown-ups"),
    Place("workshop advice of a part", "workshop-section", "advice--safe-space"),
    Place("workshop question", "workshop-question", "bed-also-has"),
    Place(
        "workshop question practitioner",
        "workshop-question",
        "programme",
        "practitioner",
        shows="workshop-question-programme-family",
    ),
    Place("workshop advice", "workshop-advice", "sofa"),
    Place("workshop words", "workshop-words", "screens--home"),
    Place("workshop map", "workshop-map"),
    Place("workshop days", "workshop-days"),
    Place("workshop compare", "workshop-compare"),
    Place("workshop publish", "workshop-publish"),
    Place("workshop of nothing", "workshop-question", "gone"),
)


def every_page(visits: Visits, *more: Said) -> list[tuple[Place, str]]:
    """Every page with a visit that has it; pages that need nothing of their own share one. `more` is said in each."""
    usual, finished = a_visit(visits, more), a_visit(visits, more, finished=True)

    def visit_of(place: Place) -> str:
        return a_visit(visits, (*more, *place.more)) if place.more else finished if place.finished else usual

    return [*((place, "") for place in WITHOUT_A_VISIT), *((place, visit_of(place)) for place in PLACES)]
