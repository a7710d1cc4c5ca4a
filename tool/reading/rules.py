"""The rules in the question files: when a question is asked, what a named condition means, when advice is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tool.advice import AdviceRule
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS
from tool.conditions import ALWAYS, Named, Vocabulary
from tool.problems import did_you_mean
from tool.question import Question
from tool.question_set import Section
from tool.question_types import TYPES
from tool.reading.desk import Desk
from tool.reading.set_files import AdviceFile, ConditionsFile
from tool.reading.tree import Path

PERSON = "person"
Sections = Mapping[str, tuple[Section, ...]]


def _questions(sections: Sections) -> Iterator[tuple[Section, Question]]:
    return ((section, question) for many in sections.values() for section in many for question in section.questions)


def vocabulary_of(sections: Sections) -> Vocabulary:
    """What conditions may speak of in these sections."""
    found = Vocabulary({AGE_IN_WEEKS: None, AGE_IN_MONTHS: None})
    values, persons = dict(found.values), {}
    numbers, per_carer, at_fault = {AGE_IN_WEEKS, AGE_IN_MONTHS}, set(), set()
    for section, question in _questions(sections):
        kind = TYPES.get(question.type)
        if kind is None or (kind.needs_answers and not question.answers):
            at_fault.add(question.id)
            continue
        if section.id == PERSON:
            persons[question.id] = question.values | {"not-sure"}
            continue
        if question.id in values:
            continue  # the second of two of one id: the first counts
        values[question.id] = kind.values(question)
        if kind.is_number:
            numbers.add(question.id)
        if kind.per_carer:
            per_carer.add(question.id)
    return Vocabulary(values, {}, persons, frozenset(numbers), frozenset(per_carer), frozenset(at_fault))


def name_conditions(desk: Desk, written: ConditionsFile, vocabulary: Vocabulary) -> None:
    """Add the named conditions to the vocabulary; each may use those above it."""
    named: dict[str, Named] = {}
    vocabulary.named = named
    for n, one in enumerate(written.conditions):
        path: Path = ("conditions", n)
        desk.put_once("condition", one.id, "conditions.yaml", path, "C02")
        condition = desk.condition(one.when, vocabulary, "conditions.yaml", (*path, "when"), one.id)
        # One that is at fault keeps its name, so that what uses it is not at fault too.
        named[one.id] = Named(one.id, one.says, condition or ALWAYS)


def with_rules(desk: Desk, sections: tuple[Section, ...], name: str, vocabulary: Vocabulary) -> tuple[Section, ...]:
    """The sections of one file with every `ask_when` read."""
    finished = []
    for s, section in enumerate(sections):
        questions = tuple(
            _with_rule(desk, question, name, ("sections", s, "questions", q), vocabulary)
            for q, question in enumerate(section.questions)
        )
        finished.append(section.model_copy(update={"questions": questions}))
    return tuple(finished)


def _with_rule(desk: Desk, question: Question, name: str, path: Path, vocabulary: Vocabulary) -> Question:
    desk.put_once("question", question.id, name, path, "Q02")
    if question.type not in TYPES:
        place = desk.trees[name].place((*path, "type"))
        wrong = f'There is no type "{question.type}".'
        desk.complain("Q01", place, wrong, did_you_mean(question.type, TYPES), question.id)
    seen: dict[str, str] = {}
    for n, option in enumerate(question.answers):
        here = str(desk.trees[name].place((*path, "answers", n, "value")))
        if seen.setdefault(option.value, here) != here:
            wrong = f'"{question.id}" offers the value "{option.value}" twice (first at {seen[option.value]}).'
            place = desk.trees[name].place((*path, "answers", n, "value"))
            desk.complain("Q26", place, wrong, "Give the newer one a value of its own.", question.id)
    raw: object = question.ask_when
    if not isinstance(raw, dict | list | str):
        return question  # nothing was written: it is always asked
    condition = desk.condition(raw, vocabulary, name, (*path, "ask_when"), question.id)
    return question.model_copy(update={"ask_when": condition}) if condition is not None else question


def advice_rules(
    desk: Desk, files: Mapping[str, AdviceFile], vocabulary: Vocabulary, not_for_family: frozenset[str]
) -> tuple[AdviceRule, ...]:
    """Every advice with its rule, in the order of the files."""
    rules: list[AdviceRule] = []
    for name in sorted(files):
        for n, text in enumerate(files[name].advice):
            path: Path = ("advice", n)
            desk.put_once("advice", text.id, name, path, "A01")
            condition = desk.condition(text.when, vocabulary, name, (*path, "when"), text.id)
            if condition is not None:
                private = any(test.subject in not_for_family for test in condition.tests())
                rules.append(AdviceRule(text.model_copy(update={"when": condition}), files[name].set, private))
    return tuple(rules)
