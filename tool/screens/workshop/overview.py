"""The workshop's first page: how the draft stands, what the check says, and every wording to open."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from tool.question_set import SETS, QuestionSet
from tool.said import day_in_words
from tool.screens import house
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, heading, quiet, say, strong, title
from tool.screens.workshop import walk
from tool.screens.workshop.bench import Bench, begin_draft, open_bench, put_draft_aside
from tool.screens.workshop.parts import BETWEEN, Line, lines, problems, said
from tool.screens.workshop.watching import watch
from tool.workshop.links import matching

MOST_FOUND = 40
SEARCH = "workshop-search"


def page(words: Wordings) -> None:
    """Draw it."""
    bench = open_bench()
    title(words("workshop.title"))
    say(words("workshop.intro"))
    watch(words, bench)
    _state(words, bench)
    heading(words("workshop.check"))
    problems(words, bench.set, bench.problems, "all", link=True)
    heading(words("workshop.find"))
    _search(words, bench.set)


def _state(words: Wordings, bench: Bench) -> None:
    with st.container(key="form-workshop-state", border=True):
        heading(words("workshop.state"))
        newest = bench.newest
        if newest is None:
            say(words("workshop.published-never", version=bench.published.version))
        else:
            day = day_in_words(newest.at.astimezone(house.ZONE).date(), words.all)
            say(words("workshop.published", version=bench.published.version, day=day, who=newest.by))
        if bench.draft is None:
            say(words("workshop.no-draft"))
        elif bench.is_changed:
            say(words("workshop.draft-changed"))
        else:
            say(words("workshop.draft-same"))
        for key, then in (("compare", "workshop-compare"), ("publish", "workshop-publish")):
            st.button(plain(words(f"workshop.to-{key}")), key=f"to-{key}", width="stretch", on_click=go, args=(then,))
        for key, then in (("map", "workshop-map"), ("days", "workshop-days")):
            st.button(plain(words(f"workshop.to-{key}")), key=f"to-{key}", type="tertiary", on_click=go, args=(then,))
        st.button(
            plain(words("workshop.preview")), key="preview", type="tertiary", on_click=walk.begin, args=(bench.set,)
        )
        quiet(words("workshop.preview-text"))
        if bench.draft is None:
            st.button(plain(words("workshop.begin")), key="begin-draft", type="tertiary", on_click=begin_draft)
        else:
            quiet(words("workshop.to-folder", folder=str(bench.draft.folder)))
            st.button(plain(words("workshop.aside")), key="aside", type="tertiary", on_click=put_draft_aside)
            quiet(words("workshop.aside-text"))


def _search(words: Wordings, question_set: QuestionSet) -> None:
    typed = st.text_input(plain(words("workshop.search")), key=SEARCH, max_chars=80).strip()
    if not typed:
        lines("sections", _sections(words, question_set))
        return
    every = list(everything(question_set))
    wanted = matching(typed, ((line.page + line.at, line.text) for line in every))
    found = [line for line in every if line.page + line.at in wanted]
    strong(words("workshop.found", number=str(len(found))))
    lines("found", found[:MOST_FOUND])
    if len(found) > MOST_FOUND:
        say(words("workshop.found-more"))


def _sections(words: Wordings, question_set: QuestionSet) -> Iterator[Line]:
    for name in SETS:
        for section in question_set.sections.get(name, ()):
            text = words(
                "workshop.section",
                set=question_set.titles[name],
                title=said(question_set, section.title),
                number=str(len(section.questions)),
            )
            yield Line(text, "workshop-section", f"{name}{BETWEEN}{section.id}")
    for name in SETS:
        number = sum(rule.set == name for rule in question_set.advice)
        if number:
            text = words("workshop.advice-of", set=question_set.titles[name], number=str(number))
            yield Line(text, "workshop-section", f"advice{BETWEEN}{name}")
    for file in ("screens", "paper", "contact", "named"):
        yield Line(words(f"workshop.words-{file}"), "workshop-words", file)


def everything(question_set: QuestionSet) -> Iterator[Line]:
    """Every question and every piece of advice, by what it says."""
    for question in question_set.questions.values():
        yield Line(said(question_set, question.ask), "workshop-question", question.id)
    for rule in question_set.advice:
        yield Line(said(question_set, rule.text.say), "workshop-advice", rule.id)
