"""The desk on which one family's file lies open: what is wrong with it, and the people it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tool.people import ASKED_OF_A_PERSON, FACTS_OF_A_PERSON, LONGEST_NAME, Person
from tool.problems import Problem, Weight, did_you_mean
from tool.question import Question
from tool.question_set import QuestionSet
from tool.question_types.kind import OTHER_SPELLINGS
from tool.reading.tree import Path as TreePath
from tool.reading.tree import Tree

MOST_PEOPLE = 40


class FamilyDesk:
    """A family's tree, the question set it is read with, and a place for complaints."""

    def __init__(self, tree: Tree, question_set: QuestionSet) -> None:
        self.tree, self.set = tree, question_set
        self.title = ""

    def problem(
        self, code: str, path: TreePath, wrong: str, do: str, key: bool = False, weight: Weight = Weight.ERROR
    ) -> None:
        self.tree.problems.append(Problem(code, self.tree.place(path, key=key), wrong, do, self.title, weight))

    def known_keys(self, data: Mapping[str, Any], known: Iterable[str], path: TreePath) -> None:
        """Complain about every key that is not known here."""
        for key in data:
            if key not in known:
                self.problem(
                    "W12", (*path, key), f'Nothing here is called "{key}".', did_you_mean(key, known), key=True
                )


def read_people(desk: FamilyDesk, raw: Any) -> tuple[Person, ...]:
    """The people named, each with an id of their own; two of one name are refused, since answers name people."""
    if raw is None or raw == {}:
        return ()
    if not isinstance(raw, list):
        desk.problem("W13", ("people",), '"people" should be a list.', "Begin each person's line with a dash.")
        return ()
    if len(raw) > MOST_PEOPLE:
        desk.problem(
            "W13",
            ("people",),
            f"There are {len(raw)} people; {MOST_PEOPLE} is the most.",
            "Name those in or around the home.",
        )
        return ()
    questions = {question.id: question for question in desk.set.about("person").questions}
    people: list[Person] = []
    for n, one in enumerate(raw):
        facts = _person(desk, one, ("people", n), questions)
        if not facts.get("name"):
            continue
        if any(person.name == facts["name"] for person in people):
            desk.problem(
                "W31",
                ("people", n, "name"),
                f'Two people are called "{facts["name"]}".',
                "Add something that tells them apart.",
            )
            continue
        people.append(Person.from_plain({"id": f"p{n + 1}", **facts}))
    return tuple(people)


def _person(desk: FamilyDesk, one: Any, path: TreePath, questions: Mapping[str, Question]) -> dict[str, str]:
    if not isinstance(one, dict):
        desk.problem(
            "W13",
            path,
            "A person is written as {name: ..., relation: ..., ...}.",
            "Compare it with a neighbour that is right.",
        )
        return {}
    desk.known_keys(one, FACTS_OF_A_PERSON, path)
    name = one.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        desk.problem(
            "W30",
            (*path, "name"),
            "This person has no name (or a very long one).",
            "Write the name the family uses.",
        )
        return {}
    facts = {"name": name.strip()}
    for fact in ASKED_OF_A_PERSON:
        if fact not in one:
            continue
        raw = one[fact]
        choices = questions[fact].values | {"not-sure"}
        value = raw if isinstance(raw, str) else ""
        meant = value if value in choices else OTHER_SPELLINGS.get(value.lower(), "")
        if meant not in choices:
            desk.problem("W20", (*path, fact), f'"{fact}" cannot be "{value or raw}".', did_you_mean(value, choices))
            continue
        facts[fact] = meant
    return facts
