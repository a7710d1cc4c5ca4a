"""One run: find out where we are, do what was tapped, draw that page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from exports.seal import SealKeyProblem
from tool.question_set import QuestionSet
from tool.screens import (
    addendum,
    advice,
    check,
    details,
    finished,
    flow,
    frame,
    home,
    house,
    look,
    opinions,
    people,
    plan,
    private,
    question,
    sign,
    verify,
    workshop,
)
from tool.screens.chrome import chrome
from tool.screens.labels import plain
from tool.screens.logs import where
from tool.screens.place import Place, go, here
from tool.screens.show import Wordings, say, title
from tool.screens.visit import Visit, open_visit
from tool.screens.workshop import walk
from tool.store import NoSuchDiscussion, StoreProblem
from tool.workshop import DraftTrouble

log = logging.getLogger("settle")

PAGES: Mapping[str, Callable[[Wordings], None]] = {
    "home": home.page,
    "start": home.start_page,
    "verify": verify.page,
    **workshop.PAGES,
}
"""Pages of no visit."""

VISIT_PAGES: Mapping[str, Callable[[Visit], None]] = {
    "steps": check.steps_page,
    "visit": details.visit_page,
    "baby": details.baby_page,
    "people": people.page,
    "question": question.page,
    "section": question.section_page,
    "private": private.page,
    "advice": advice.page,
    "plan": plan.page,
    "check": check.page,
    "sign": sign.page,
    "papers": finished.papers_page,
    "addendum": addendum.page,
    "opinions": opinions.page,
    "done": finished.done_page,
}
"""The order of screens; the way through them is worked out in `flow`."""

WITH_TWO_FACES = frozenset({"question", "advice", "private"})
"""Pages that are turned to the practitioner, whose face of them stays in the language of the question files."""
WHILE_BRUISED = frozenset({"private", "steps"})


def run() -> None:
    """Draw the page that the address names. Whatever goes wrong is said in words, and nothing is lost."""
    look.set_page("Settle")
    look.apply()
    try:
        _run()
    except (RerunException, StopException):
        raise
    except StoreProblem as problem:
        # The words of a store's problem name a file of this installation, never anything a family said.
        log.warning("the store cannot be used: %s", type(problem).__name__)
        _sorry("store", str(problem))
    except house.CannotOpen as problem:
        log.warning("the question files cannot be used")
        _sorry("files", str(problem))
    except DraftTrouble as problem:
        log.warning("the draft cannot be used: %s", type(problem).__name__)
        _sorry("draft", str(problem))
    except SealKeyProblem as problem:
        log.warning("papers cannot be sealed")
        _sorry("seal", str(problem))
    except Exception as problem:
        log.error("a page failed: %s at %s", type(problem).__name__, where(problem.__traceback__))
        _sorry("bug", type(problem).__name__)


def _sorry(kind: str, detail: str) -> None:
    try:
        # Not the published words: it may be the store that they are in that cannot be read.
        words = Wordings(house.shipped_set().words)
        title(words("sorry.title"))
        say(words(f"sorry.{kind}"))
    except Exception:  # the words themselves cannot be read
        title("Sorry")
    say(detail)


def _run() -> None:
    place = here()
    if not place.visit or place.page in PAGES:
        words = Wordings(house.current_set().words)
        name = place.page if place.page in PAGES else "home"
        if place.hidden:
            _draw(words, place, 0, lambda: frame.cover(words, place))
            return

        def page_of_no_visit() -> None:
            frame.bar(words, place)
            frame.trouble(words)
            PAGES[name](words)

        at = place.at if name in workshop.OF_ONE_THING else ""
        _draw(words, Place(name, at=at), 0, page_of_no_visit)
        return
    try:
        visit = workshop.walk_now() if place.visit == walk.ID else open_visit(place.visit)
    except NoSuchDiscussion:
        words = Wordings(house.current_set().words)
        _draw(words, place, 0, lambda: _not_here(words))
        return
    flow.follow(visit)
    place = _allowed(visit, here())
    bruised = _bruised(visit, place)
    turned = place.face == "practitioner" and place.page in WITH_TWO_FACES
    visit.is_practitioners_page = bruised or turned
    draw = private.bruise_page if bruised else VISIT_PAGES[place.page]
    if visit.id == walk.ID and place.page in walk.NOT_IN_PREVIEW:
        draw = workshop.last_page_of_a_walk
    words = visit.words

    def whole() -> None:
        if place.hidden:
            frame.cover(words, place)
            return
        frame.bar(words, place)
        if visit.id == walk.ID:
            walk.bar(words)
        frame.trouble(words)
        frame.draft(visit)
        draw(visit)

    _draw(words, place, visit.state.number, whole, lambda: visit.state.number, visit.set)


def _bruised(visit: Visit, place: Place) -> bool:
    return not visit.state.is_finished and place.page not in WHILE_BRUISED and flow.must_see_bruise_page(visit)


def _allowed(visit: Visit, place: Place) -> Place:
    """The page asked for, if the visit has it: a finished visit has only its papers, an open one none yet."""
    finished_pages = (*flow.ONCE_FINISHED, *flow.BESIDE)
    if visit.state.is_finished and place.page not in finished_pages:
        return Place("papers", place.visit, hidden=place.hidden)
    if not visit.state.is_finished and (place.page in finished_pages or place.page not in VISIT_PAGES):
        return Place("steps", place.visit, hidden=place.hidden)
    return place


def _not_here(words: Wordings) -> None:
    title(words("sorry.title"))
    say(words("sorry.no_visit"))
    st.button(plain(words("bar.home")), key="leave", on_click=go, args=("home",))


def _draw(
    words: Wordings,
    place: Place,
    saved: int,
    draw: Callable[[], object],
    after: Callable[[], int] | None = None,
    shown: QuestionSet | None = None,
) -> None:
    draw()
    name = "cover" if place.hidden else "-".join(part for part in (place.page, place.at, place.face) if part)
    heading = words("cover.title") if place.hidden else words("product.tab")
    chrome(
        page=name,
        title=heading,
        language=shown.language if shown and shown.language != "en" else "en-GB",
        direction=shown.runs if shown else "ltr",
        saved=after() if after else saved,
        words={
            "not_saved": words("trouble.bar"),
            "cover_title": words("cover.title"),
            "cover_text": words("cover.text"),
            "cover_back": words("cover.back"),
        },
    )
