"""The people around baby: every adult in or around the home, present or not, each asked about by name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from tool.discussion import Kind
from tool.people import ASKED_OF_A_PERSON, LONGEST_NAME, Person
from tool.question import Question
from tool.screens import flow, frame, settling
from tool.screens.fields import text_field
from tool.screens.labels import plain
from tool.screens.place import go, here
from tool.screens.show import quiet, say, strong, title
from tool.screens.visit import Visit

NOT_SURE = "not-sure"


def page(visit: Visit) -> None:
    """Everybody named so far, and a way to add another."""
    place = here()
    person = next((one for one in visit.state.people if one.id == place.at), None)
    if place.at and (person or place.at == "new"):
        _one(visit, person)
        return
    words = visit.words
    frame.back_link(words)
    frame.progress(visit, "before")
    title(words("people.title"))
    say(words("people.intro"))
    with st.container(key="rows-people"):
        for one in visit.state.people:
            _row(visit, one)
    with st.container(key="notice-men"):
        say(words("people.men"))
    label = "people.add_another" if visit.state.people else "people.add"
    first = not visit.state.people
    st.button(
        plain(words(label)),
        key="add",
        type="primary" if first else "secondary",
        width="stretch",
        on_click=go,
        args=("people", visit.id, "new"),
    )
    if visit.state.people:
        frame.foot(words, "people.all_named", lambda: _all_named(visit))
    else:
        frame.foot(words, "go.skip", skip=True)


def _all_named(visit: Visit) -> None:
    if visit.state.everybody_named or visit.write(Kind.EVERYBODY_NAMED, {}):
        flow.onward()


def _row(visit: Visit, person: Person) -> None:
    with st.container(key=f"row-{person.id}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"words-{person.id}"):
            strong(person.name)
            quiet(" · ".join(_facts(visit, person)) or visit.words("people.nothing_known"))
        st.button(
            plain(visit.words("people.change", name=person.name)),
            key=f"change-{person.id}",
            type="tertiary",
            on_click=go,
            args=("people", visit.id, person.id),
        )


def _facts(visit: Visit, person: Person) -> list[str]:
    """What is known of a person, in a few words."""
    questions = {question.id: question for question in visit.set.about("person").questions}
    relation = questions["relation"].option(person.relation)
    facts = [relation.say] if relation else []
    for fact, value in (
        ("lives-here", person.lives_here),
        ("present", person.present),
        ("looks-after-baby", person.looks_after_baby),
    ):
        if value:
            facts.append(visit.words(f"people.{fact}-{value}"))
    return [visit.fill(fact) for fact in facts]


def _one(visit: Visit, person: Person | None) -> None:
    words = visit.words
    st.button(plain(words("people.to_list")), key="to-list", type="tertiary", on_click=go, args=("people", visit.id))
    title(words("people.new") if person is None else person.name)
    questions = {question.id: question for question in visit.set.about("person").questions}
    ident = person.id if person else "new"
    key = f"{visit.id[:8]}-{ident}-name"
    text_field(
        key,
        visit.fill(questions["name"].ask),
        person.name if person else "",
        lambda name: _name(visit, person, name),
        max_chars=LONGEST_NAME,
    )
    if person is None:
        with st.container(key="foot"):
            st.button(
                plain(words("people.add_this")),
                key="add-this",
                type="primary",
                width="stretch",
                on_click=_add,
                args=(visit, key),
            )
        return
    for fact in ASKED_OF_A_PERSON:
        question = questions[fact]
        values = [option.value for option in question.answers]
        if fact != "relation" and NOT_SURE not in values:
            values.append(NOT_SURE)
        stored = person.fact(fact) or None
        settling.settled(
            st.radio,
            f"{visit.id[:8]}-{person.id}-{fact}",
            stored,
            partial(_fact, visit, person.id, fact),
            label=plain(visit.fill(question.ask)),
            options=values,
            index=values.index(stored) if stored in values else None,
            format_func=partial(_says, visit, question),
            horizontal=True,
        )
    with st.container(key="foot"):
        st.button(
            plain(words("people.done")),
            key="done",
            type="primary",
            width="stretch",
            on_click=go,
            args=("people", visit.id),
        )
        st.button(
            plain(words("people.remove", name=person.name)),
            key="remove",
            type="tertiary",
            on_click=_remove,
            args=(visit, person),
        )


def _says(visit: Visit, question: Question, value: str) -> str:
    option = question.option(value)
    return plain(visit.fill(option.say) if option else visit.words(f"answers.{value}"))


def _now(visit: Visit, id_: str) -> Person | None:
    return next((one for one in visit.state.people if one.id == id_), None)


def _name(visit: Visit, person: Person | None, name: str) -> bool:
    if person is None or not name.strip():
        return True  # a new person is added by the button
    now = _now(visit, person.id)
    if now is None or now.name == name.strip():
        return True
    return visit.write(Kind.PERSON_CHANGED, replace(now, name=name.strip()).to_plain())


def _fact(visit: Visit, id_: str, fact: str, value: str | None) -> bool:
    now = _now(visit, id_)
    if now is None or value is None or now.fact(fact) == value:
        return True
    return visit.write(Kind.PERSON_CHANGED, {**now.to_plain(), fact: value})


def _add(visit: Visit, key: str) -> None:
    name = str(st.session_state.get(key, "")).strip()
    if not name:
        visit.tell("people.name_missing")
        return
    if any(one.name == name for one in visit.state.people):
        visit.tell("people.name_twice")
        return
    id_ = f"p{visit.state.people_so_far + 1}"
    if visit.write(Kind.PERSON_ADDED, {"id": id_, "name": name}):
        go("people", visit.id, id_)


def _remove(visit: Visit, person: Person) -> None:
    if visit.write(Kind.PERSON_REMOVED, {"person": person.id}):
        go("people", visit.id)
