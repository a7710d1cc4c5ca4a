"""One question as the family and the practitioner see it, with all that hangs on it, and its words to change."""

from __future__ import annotations

import streamlit as st

from tool.conditions import Always
from tool.discussion import Kind
from tool.people import Person
from tool.question import Question
from tool.screens import house
from tool.screens.controls import control
from tool.screens.labels import plain
from tool.screens.place import go, here
from tool.screens.question import ask_aloud, behind_the_question
from tool.screens.show import Wordings, heading, points, quiet, say, small_heading, strong, title
from tool.screens.workshop.bench import Bench, open_bench
from tool.screens.workshop.editor import edit
from tool.screens.workshop.feedback import feedback
from tool.screens.workshop.parts import Line, back_to_workshop, lines, problems, said
from tool.screens.workshop.section import not_there
from tool.screens.workshop.sources import sources
from tool.screens.workshop.walk import Unkept, unkept
from tool.screens.workshop.watching import watch
from tool.workshop.links import feeds, opens
from tool.workshop.rules_in_words import Reader

SEEN = "seen-in-workshop"


def page(words: Wordings) -> None:
    """Draw the question that the address names."""
    bench = open_bench()
    question = bench.set.questions.get(here().at)
    back_to_workshop(words)
    if question is None:
        not_there(words)
        return
    title(words("workshop.question"))
    quiet(words("workshop.id", id=question.id))
    watch(words, bench)
    _face(words, bench, question)
    heading(words("workshop.change"))
    edit(words, bench, f"question/{question.id}/")
    heading(words("workshop.check"))
    problems(words, bench.set, (one for one in bench.problems if one.about == question.id), "own", link=False)
    _rule(words, bench, question)
    _links(words, bench, question)
    heading(words("workshop.heard"))
    same_id = [rule.wording(bench.set.language) for rule in bench.set.advice if rule.id == question.id]
    feedback(words, question.id, bench.set.language, question.wording(bench.set.language), same_id)


def _face(words: Wordings, bench: Bench, question: Question) -> None:
    """The real drawing of the question, over a visit of which nothing is kept."""
    side = "practitioner" if here().face == "practitioner" or not question.for_family else "family"
    heading(words(f"workshop.seen-{side}"))
    if question.for_family:
        other = "family" if side == "practitioner" else "practitioner"
        label = plain(words(f"workshop.turn-{other}"))
        st.button(label, key="turn-face", on_click=go, args=("workshop-question", "", question.id, other))
    else:
        quiet(words("workshop.never-seen-by-family"))
    visit = _visit(words, bench, question)
    with st.container(key=f"{side}-face", border=side == "family"):
        if side == "practitioner":
            with st.container(key="face-band"):
                strong(visit.words("faces.practitioner_band"))
        ask_aloud(visit, question, small_heading)
        if side == "practitioner":
            behind_the_question(visit, question)
        control(visit, question)
    quiet(words("workshop.try"))


def _visit(words: Wordings, bench: Bench, question: Question) -> Unkept:
    """A visit to try one question in, with two people to choose from; new for each question and each wording."""
    known: tuple[tuple[str, str], Unkept] | None = st.session_state.get(SEEN)
    own = (question.id, bench.set.fingerprint)
    if known is None or known[0] != own:
        people = (
            Person("p1", words("workshop.somebody"), "mother", "yes", "yes", "yes"),
            Person("p2", words("workshop.somebody-else"), "father", "yes", "yes", "yes"),
        )
        known = own, unkept("seen", bench.set, tuple((Kind.PERSON_ADDED, one.to_plain()) for one in people))
        st.session_state[SEEN] = known
    return known[1]


def _rule(words: Wordings, bench: Bench, question: Question) -> None:
    heading(words("workshop.when"))
    if isinstance(question.ask_when, Always):
        say(words("workshop.asked-always"))
        return
    point = Reader(bench.set, words.all["rules"]).point(question.ask_when)
    say(words("workshop.asked-when", when=point.text))
    if point.parts:
        points(point.parts)


def _links(words: Wordings, bench: Bench, question: Question) -> None:
    heading(words("workshop.opens"))
    those = opens(bench.set, question.id)
    if those:
        lines("opens", (Line(said(bench.set, one.ask), "workshop-question", one.id) for one in those))
    else:
        say(words("workshop.opens-nothing"))
    heading(words("workshop.feeds"))
    rules = feeds(bench.set, question.id)
    if rules:
        lines(
            "feeds",
            (
                Line(
                    words(
                        "workshop.level",
                        level=words.all["map"][f"level-{one.text.level}"],
                        say=said(bench.set, one.text.say),
                    ),
                    "workshop-advice",
                    one.id,
                )
                for one in rules
            ),
        )
    else:
        say(said(bench.set, question.no_consequence or "") or words("workshop.feeds-nothing"))
    heading(words("workshop.sources"))
    sources(words, bench.set, dict.fromkeys(id_ for rule in rules for id_ in rule.text.source), house.today())
