"""From a worked family's file to a family: answers in, and what must and must not be heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tool.answer import Answer, Day
from tool.family import Family
from tool.people import Person
from tool.plan import MOST_ITEMS, PlanItem
from tool.problems import Place, Problem, Weight, did_you_mean, errors
from tool.question import Question
from tool.question_set import ABOUT, QuestionSet
from tool.question_types import TYPES, AnswerFault, read_answer
from tool.question_types.day import day
from tool.question_types.kind import OTHER_SPELLINGS, one_text
from tool.reading.family_desk import FamilyDesk, read_people
from tool.reading.text import text_of
from tool.reading.tree import TOKEN, Tree, tree_of
from tool.reading.tree import Path as TreePath

PARTS = ("family", "visit", "baby", "people", "answers", "plan", "must_hear", "must_not_hear")
PLAN_KEYS = ("what", "who", "by-when", "from")
LEVELS = ("stop", "change", "keep", "act")
FREE_TEXT = {("name",), ("what",), ("who",), ("words",), ("reason",)}
"""Keys below which stand words, whatever they are part of."""


@dataclass
class FoundFamily:
    """A family (None when its file is at fault) and every problem, notes included."""

    family: Family | None
    problems: list[Problem] = field(default_factory=list)
    tree: Tree | None = None


def read_family(path: Path, question_set: QuestionSet) -> FoundFamily:
    """The family in a file. Never raises for what somebody can do to a file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        wrong = (
            "There is no such file."
            if isinstance(error, FileNotFoundError)
            else f"The file cannot be opened ({error.strerror})."
        )
        return FoundFamily(None, [Problem("F06", Place(str(path)), wrong, "Check its name, and that you may read it.")])
    text, problems = text_of(raw, str(path))
    if text is None or errors(problems):
        return FoundFamily(None, problems)
    found = read_family_text(text, str(path), question_set)
    found.problems[:0] = problems
    return found


def read_family_text(text: str, file: str, question_set: QuestionSet) -> FoundFamily:
    """The family in a text; `file` is how problems name it."""
    tree = tree_of(text, file, comments_beside=lambda path: not _is_free_text(path, question_set))
    reader = _FamilyReader(tree, question_set)
    family = None if errors(tree.problems) else reader.read()
    return FoundFamily(None if errors(tree.problems) else family, tree.problems, tree)


def family_in_tree(tree: Tree, question_set: QuestionSet) -> Family | None:
    """The family of a tree, such as the calm one that promises begin with; what is wrong stands in its problems."""
    family = _FamilyReader(tree, question_set).read()
    return None if errors(tree.problems) else family


def _is_free_text(path: TreePath, question_set: QuestionSet) -> bool:
    """Whether somebody's own words stand here, of which nothing may be taken for a comment."""
    if path[-1:] in FREE_TEXT or path[:1] == ("family",):
        return True
    question = question_set.questions.get(str(path[1])) if len(path) == 2 else None
    return question is not None and question.type == "words"


class _FamilyReader(FamilyDesk):
    def read(self) -> Family | None:
        data = self.tree.data
        if not isinstance(data, dict):
            self.problem(
                "W10",
                (),
                "A family's file begins with keys such as family:, baby:, people:, answers:.",
                "Compare it with a family that is right.",
            )
            return None
        self.title = data["family"] if isinstance(data.get("family"), str) else ""
        if not self.title:
            self.problem(
                "W11",
                ("family",),
                "The family has no title.",
                'Add a line "family:" that says the case in a few words.',
            )
        self.known_keys(data, PARTS, ())
        answers = self._facts("visit", ABOUT, data) | self._facts("baby", ABOUT, data)
        people = read_people(self, data.get("people"))
        self._days(answers)
        answers |= self._answers(data.get("answers"), people)
        return Family(
            title=self.title,
            people=people,
            answers=answers,
            plan=self._plan(data.get("plan")),
            must_hear=self._heard(data, "must_hear"),
            must_not_hear=self._heard(data, "must_not_hear"),
        )

    def _mapping(self, value: Any, path: TreePath) -> dict[str, Any]:
        if value is None or value == []:
            return {}
        if not isinstance(value, dict):
            self.problem(
                "W13", path, f'"{path[-1]}" should be keys with values.', "Write {key: value}, or one key on a line."
            )
            return {}
        return value

    def _facts(self, part: str, set_name: str, data: Mapping[str, Any]) -> dict[str, Answer]:
        assert set_name == ABOUT
        questions = {question.id: question for question in self.set.about(part).questions}
        # The vocabulary says baby's name plainly.
        called = {"name": "baby-name"} if part == "baby" else {}
        found: dict[str, Answer] = {}
        for key, raw in self._mapping(data.get(part), (part,)).items():
            question = questions.get(called.get(key, key))
            if question is None:
                self.problem(
                    "W12",
                    (part, key),
                    f'Nothing about the {part} is called "{key}".',
                    did_you_mean(key, [*questions, *called]),
                    key=True,
                )
                continue
            answer = self._answer(question, raw, (), (part, key))
            if answer is not None:
                if question.id in found:
                    self.problem(
                        "W12",
                        (part, key),
                        f'"{key}" and "{question.id}" say the same thing twice.',
                        "Keep one of them.",
                        key=True,
                    )
                found[question.id] = answer
        return found

    def _answer(self, question: Question, raw: Any, people: tuple[Person, ...], path: TreePath) -> Answer | None:
        try:
            answer = read_answer(TYPES[question.type], raw, question, people)
        except AnswerFault as fault:
            self.problem("W20", (*path, *fault.path), fault.wrong, fault.do)
            return None
        for written in _scalars(raw):
            meant = OTHER_SPELLINGS.get(written.lower())
            if meant and written not in question.values and question.type != "words":
                self.problem(
                    "W21", path, f'"{written}" was read as "{meant}".', f'Write "{meant}".', weight=Weight.NOTE
                )
        return answer

    def _days(self, answers: Mapping[str, Answer]) -> None:
        born, on, due = answers.get("date-of-birth"), answers.get("date"), answers.get("due-date")
        if isinstance(born, Day) and isinstance(on, Day) and born.day > on.day:
            self.problem(
                "W22",
                ("baby", "date-of-birth"),
                f"Baby is born on {born.day}, after the visit on {on.day}.",
                'Check the days, or write "born: no" and a due-date.',
            )
        if isinstance(born, Day) and isinstance(on, Day) and (on.day - born.day).days > 3 * 366:
            self.problem(
                "W22",
                ("baby", "date-of-birth"),
                f"Baby would be over three years old at the visit on {on.day}.",
                "Check the days.",
            )
        is_born = getattr(answers.get("born"), "value", "")
        if is_born == "no" and born is not None:
            self.problem(
                "W23",
                ("baby", "date-of-birth"),
                "A baby who is not born has no date of birth.",
                "Write the due-date instead.",
                key=True,
            )
        if is_born == "yes" and due is not None:
            self.problem(
                "W23",
                ("baby", "due-date"),
                "A baby who is born has a date of birth.",
                "Write date-of-birth instead.",
                key=True,
            )

    def _answers(self, raw: Any, people: tuple[Person, ...]) -> dict[str, Answer]:
        questions = {id_: q for id_, q in self.set.questions.items() if self.set.set_of[id_] != ABOUT}
        found: dict[str, Answer] = {}
        for id_, value in self._mapping(raw, ("answers",)).items():
            path = ("answers", id_)
            if id_ not in questions:
                where = next(
                    (part for part in ("visit", "baby") if id_ in {q.id for q in self.set.about(part).questions}), ""
                )
                do = f'Move it up, under "{where}:".' if where else did_you_mean(id_, questions)
                self.problem("W24", path, f'No question is called "{id_}".', do, key=True)
                continue
            answer = self._answer(questions[id_], value, people, path)
            if answer is not None:
                found[id_] = answer
        return found

    def _plan(self, raw: Any) -> tuple[PlanItem, ...]:
        if raw is None or raw == {}:
            return ()
        if not isinstance(raw, list) or len(raw) > MOST_ITEMS:
            self.problem(
                "W40", ("plan",), f"The plan is a list of at most {MOST_ITEMS} items.", "Keep those that matter most."
            )
            return ()
        items = []
        advice = {rule.id for rule in self.set.advice}
        for n, one in enumerate(raw):
            path: TreePath = ("plan", n)
            if not isinstance(one, dict) or not isinstance(one.get("what"), str):
                self.problem(
                    "W40",
                    path,
                    "A plan item is written as {what: ..., who: ..., by-when: ...}.",
                    "Compare it with a neighbour that is right.",
                )
                continue
            self.known_keys(one, PLAN_KEYS, path)
            try:
                who, from_ = one_text(one.get("who"), "who"), one_text(one.get("from"), "from")
                by_when = day(one["by-when"], "by-when") if one.get("by-when") else None
            except AnswerFault as fault:
                self.problem("W20", (*path, *(fault.path or ("by-when",))), fault.wrong, fault.do)
                continue
            if from_ and from_ not in advice:
                self.problem("W41", (*path, "from"), f'No advice is called "{from_}".', did_you_mean(from_, advice))
            items.append(PlanItem(one["what"], who, by_when, from_))
        return tuple(items)

    def _heard(self, data: Mapping[str, Any], part: str) -> tuple[str, ...]:
        raw = data.get(part) or []
        if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
            self.problem("W13", (part,), f'"{part}" should be a list such as [stop/smoking].', "Put brackets round it.")
            return ()
        known = {rule.level_and_topic for rule in self.set.advice}
        for n, one in enumerate(raw):
            if one in known:
                continue
            level, _, topic = one.partition("/")
            # A pair that no advice has cannot be heard: worth saying, but no reason to refuse the family.
            weight = Weight.WARNING if level in LEVELS and TOKEN.fullmatch(topic) else Weight.ERROR
            self.problem("W50", (part, n), f'No advice is "{one}".', did_you_mean(one, known), weight=weight)
        return tuple(raw)


def _scalars(raw: Any) -> list[str]:
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, Mapping):
        return _scalars(raw["value"]) if set(raw) <= {"value", "words"} and "value" in raw else []
    return [one for one in raw if isinstance(one, str)] if isinstance(raw, list) else []
