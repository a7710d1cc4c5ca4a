"""The way through a visit: which page comes after which, worked out from what is asked now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from tool.answer import Skipped, values_of
from tool.asking import Asked
from tool.question import Question
from tool.question_set import ABOUT, PLAN, QuestionSet, Section
from tool.screens.place import Place, go, here
from tool.screens.visit import Visit

PENDING = "pending"
BEFORE, AFTER = ("visit", "baby", "people"), ("check", "sign", "papers", "opinions", "done")
ONCE_FINISHED = ("papers", "opinions", "done")
BESIDE = ("addendum",)
"""Pages of a finished visit that are not on the way from one to the next."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page on the way."""

    page: str
    at: str = ""


def way(visit: Visit) -> tuple[Stop, ...]:
    """Every page of this visit, in order. Private questions stand together, on the practitioner's own page."""
    if visit.state.is_finished:
        return tuple(Stop(page) for page in ONCE_FINISHED)
    return (
        *(Stop(page) for page in BEFORE),
        *(Stop("question", q.id) for q in _asked(visit.set, visit.asked, plan=False)),
        *((Stop("private"),) if private_questions(visit) else ()),
        Stop("advice"),
        Stop("plan"),
        *(Stop("question", q.id) for q in _asked(visit.set, visit.asked, plan=True)),
        *(Stop(page) for page in AFTER),
    )


def _asked(question_set: QuestionSet, asked: Asked, plan: bool) -> Iterator[Question]:
    return (q for q in asked.questions if q.for_family and (question_set.set_of[q.id] == PLAN) is plan)


def private_questions(visit: Visit) -> tuple[Question, ...]:
    """The questions that only the practitioner's own page shows."""
    return tuple(question for question in visit.asked.questions if not question.for_family)


def steps(visit: Visit) -> tuple[Section, ...]:
    """The steps of this visit, as "Step 4 of 9" counts them."""
    return tuple(visit.set.steps(tuple(name for name in visit.state.sets if name != ABOUT)))


def section_of(visit: Visit, question: str) -> Section:
    """The step that a question belongs to."""
    return next(one for one in steps(visit) if any(q.id == question for q in one.questions))


def must_see_bruise_page(visit: Visit) -> bool:
    """A bruise on a baby who is not moving about stops everything until the practitioner has seen to it."""
    answer = visit.asked.situation.answers.get("bruise-or-mark")
    return bool(values_of(answer) & {"yes", "not-sure"}) and not visit.state.bruise_seen_to


def stop_of(place: Place) -> Stop:
    """The stop that a place is at."""
    return Stop(place.page, place.at if place.page in ("question", "section") else "")


def onward(skip: bool = False) -> None:
    """Go on to the next page, once every answer of this tap is saved. For a button's callback."""
    st.session_state[PENDING] = (here(), +1, skip)


def back() -> None:
    """Go back to the page before. For a button's callback."""
    st.session_state[PENDING] = (here(), -1, False)


def follow(visit: Visit) -> None:
    """Do what `onward` or `back` asked for. At the start of a run, so that answers tapped together are counted."""
    pending = st.session_state.pop(PENDING, None)
    if pending is None:
        return
    place, direction, skip = pending
    if place.visit != visit.id:
        return
    stop = stop_of(place)
    if skip and stop.page == "question" and stop.at not in visit.state.answers:
        question = visit.set.questions.get(stop.at)
        if question is not None and not visit.answer(question, Skipped()):
            return  # not saved: stay, and say so
    stops = way(visit)
    if stop.page == "section":
        known = _end_of_section(visit, stops, stop.at, direction)
    else:
        known = stops.index(stop) if stop in stops else _nearest(visit, stops, stop)
    goal = known + direction
    if goal < 0:
        go("home")
    elif goal < len(stops):
        go(stops[goal].page, visit.id, stops[goal].at)
    else:
        go("home")


def _nearest(visit: Visit, stops: tuple[Stop, ...], stop: Stop) -> int:
    """Where a page that is no longer on the way would have been: just before the first page that comes after it."""
    order = {id_: n for n, id_ in enumerate(visit.set.questions)}
    if stop.page == "question" and stop.at in order:
        later = (n for n, one in enumerate(stops) if one.page == "question" and order[one.at] > order[stop.at])
        return next(later, stops.index(Stop("advice"))) - 1
    return -1


def _end_of_section(visit: Visit, stops: tuple[Stop, ...], section: str, direction: int) -> int:
    """The last (or first) question of a step that is read as one page."""
    ids = {q.id for one in steps(visit) if one.id == section for q in one.questions}
    places = [n for n, one in enumerate(stops) if one.page == "question" and one.at in ids]
    return (places[-1] if direction > 0 else places[0]) if places else -1


def resume(visit: Visit) -> Stop:
    """Where to go on with a visit: the first page that is still to be done."""
    stops = way(visit)
    if visit.state.is_finished:
        return stops[0]
    if not visit.state.everybody_named:
        unanswered = [q for q in visit.set.visit_facts if not q.optional and q.id not in visit.state.answers]
        visit_ids = {q.id for q in visit.set.about("visit").questions}
        needed = {"contact", "place", "manner"} & {q.id for q in unanswered} & visit_ids
        return Stop("visit") if needed else Stop("baby") if "born" not in visit.state.answers else Stop("people")
    return next((s for s in stops if s.page == "question" and s.at not in visit.state.answers), Stop("advice"))
