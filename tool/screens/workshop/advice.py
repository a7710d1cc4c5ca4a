"""One piece of advice as it is told, when it is told, where it comes from, and its words to change."""

from __future__ import annotations

import streamlit as st

from tool.advice import AdviceRule
from tool.screens import house
from tool.screens.place import here
from tool.screens.show import Wordings, heading, lead, points, quiet, say, small_heading, strong, title
from tool.screens.workshop.bench import Bench, open_bench
from tool.screens.workshop.editor import edit
from tool.screens.workshop.feedback import feedback
from tool.screens.workshop.parts import Line, back_to_workshop, lines, problems, said
from tool.screens.workshop.section import not_there
from tool.screens.workshop.sources import sources
from tool.screens.workshop.watching import watch
from tool.workshop.links import looks_at
from tool.workshop.rules_in_words import Reader


def page(words: Wordings) -> None:
    """Draw the advice that the address names."""
    bench = open_bench()
    rule = next((one for one in bench.set.advice if one.id == here().at), None)
    back_to_workshop(words)
    if rule is None:
        not_there(words)
        return
    title(words("workshop.advice"))
    quiet(words("workshop.id", id=rule.id))
    watch(words, bench)
    heading(words("workshop.told"))
    _told(words, bench, rule)
    heading(words("workshop.change"))
    edit(words, bench, f"advice/{rule.id}/")
    heading(words("workshop.check"))
    problems(words, bench.set, (one for one in bench.problems if one.about == rule.id), "own", link=False)
    heading(words("workshop.told-when"))
    point = Reader(bench.set, words.all["rules"]).point(rule.text.when)
    points([point])
    heading(words("workshop.rests-on"))
    asked = looks_at(bench.set, rule)
    if asked:
        lines("rests-on", (Line(said(bench.set, one.ask), "workshop-question", one.id) for one in asked))
    else:
        say(words("workshop.rests-on-nothing"))
    heading(words("workshop.sources"))
    sources(words, bench.set, rule.text.source, house.today())
    heading(words("workshop.heard"))
    question = bench.set.questions.get(rule.id)
    same_id = [question.wording(bench.set.language)] if question else []
    feedback(words, rule.id, bench.set.language, rule.wording(bench.set.language), same_id)


def _told(words: Wordings, bench: Bench, rule: AdviceRule) -> None:
    """The card, as a family that nobody has named would see it; below it, what only the practitioner sees."""
    text = rule.text
    slots = {"who": words("workshop.somebody")}

    def fill(wording: str) -> str:
        return said(bench.set, wording.replace("{who}", slots["who"]))

    with st.container(key=f"card-{rule.group}-{rule.id}"):
        with st.container(key=f"tag-{rule.id}"):
            strong(words(f"advice.tag-{rule.group}"))
        small_heading(fill(text.say))
        lead(words("advice.because"), fill(text.because))
        if text.tonight:
            lead(words("advice.tonight" if text.level == "stop" else "advice.what-to-do"), fill(text.tonight))
    for key, more in (("note", text.note), ("confirm", text.confirm)):
        if more:
            lead(words(f"advice.{key}"), fill(more))
