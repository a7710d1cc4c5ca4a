"""Checks on questions."""

from __future__ import annotations

from collections.abc import Iterator

from tool.checks.texts import Text, texts_of_question
from tool.found import Found
from tool.problems import Problem, Weight, did_you_mean
from tool.question import Question
from tool.question_set import QuestionSet
from tool.question_types import TYPES
from tool.wording import slots_of, unbalanced

BABY_ONLY = frozenset({"baby"})


def _set(found: Found) -> QuestionSet:
    assert found.question_set is not None
    return found.question_set


def _questions(found: Found) -> Iterator[Question]:
    for section in _set(found).steps(("about", "safe-sleep", "safe-handling", "safe-space", "plan")):
        yield from section.questions


def order_of_rules(found: Found) -> Iterator[Problem]:
    """A question may be opened only by what was asked before it."""
    order = {id_: n for n, id_ in enumerate(_set(found).questions)}
    for question in _questions(found):
        for test in question.ask_when.tests():
            if order.get(test.subject, -1) >= order.get(question.id, 0):
                yield Problem(
                    "Q20",
                    found.at("question", question.id, "ask_when"),
                    f'"{question.id}" is asked depending on "{test.subject}", which comes later.',
                    "Move one of the two, or use an earlier question.",
                    question.id,
                )


def answers_fit_the_type(found: Found) -> Iterator[Problem]:
    """A question has answers exactly where its type offers a choice, and a unit only where it is a number."""
    for question in _questions(found):
        kind = TYPES[question.type]
        place = found.place("question", question.id)
        if kind.needs_answers and not question.answers:
            yield Problem(
                "Q21",
                place,
                f'"{question.id}" offers no answers.',
                'Add "answers:" with a value and a say for each.',
                question.id,
            )
        if question.answers and not kind.needs_answers and question.type != "yes-no":
            yield Problem(
                "Q22",
                found.at("question", question.id, "answers"),
                f'"{question.id}" is of type {question.type}, which offers no answers of its own.',
                'Take "answers:" out, or change the type.',
                question.id,
            )
        if question.type == "yes-no" and not {"yes", "no"} <= question.values:
            yield Problem(
                "Q23",
                place,
                f'"{question.id}" is a yes-no question without yes or no.',
                "Add the one that is missing.",
                question.id,
            )
        if (question.unit or question.at_least is not None or question.at_most is not None) and not kind.is_number:
            yield Problem(
                "Q24",
                next(
                    found.at("question", question.id, key)
                    for key in ("unit", "at_least", "at_most")
                    if getattr(question, key) not in ("", None)
                ),
                f'"{question.id}" has a unit or limits, but is not a number.',
                "Take them out, or change the type.",
                question.id,
            )
        if kind.is_number and (question.at_least is None or question.at_most is None):
            yield Problem(
                "Q25",
                place,
                f'"{question.id}" has no limits.',
                "Add at_least: and at_most:, so that a slip of the finger is seen.",
                question.id,
            )


def unique_values(found: Found) -> Iterator[Problem]:
    """No words are offered twice in one question (a value offered twice is told when the file is read)."""
    for question in _questions(found):
        seen: set[str] = set()
        for n, option in enumerate(question.answers):
            if option.say in seen:
                place = found.at("question", question.id, "answers", n, "say")
                wrong, do = f'"{question.id}" offers "{option.say}" twice.', "Change one of the two, or take it out."
                yield Problem("Q26", place, wrong, do, question.id)
            seen.add(option.say)


def private_answers_have_a_harmless_one(found: Found) -> Iterator[Problem]:
    """The family's pages need an answer to stand in for a private one; it must be on offer."""
    for question in _questions(found):
        offered = question.values | ({"nobody"} if question.type == "who" else frozenset())
        if question.as_if and (question.for_family or question.as_if not in offered):
            wrong = f'"as_if: {question.as_if}" does not fit "{question.id}".'
            do = "Use it on private questions only." if question.for_family else did_you_mean(question.as_if, offered)
            yield Problem("Q27", found.at("question", question.id, "as_if"), wrong, do, question.id)


def slots_are_known(found: Found) -> Iterator[Problem]:
    """Only {baby} is filled in a question."""
    for question in _questions(found):
        for text in texts_of_question(found, question):
            yield from unknown_slots(found, text, BABY_ONLY)


def unknown_slots(found: Found, text: Text, known: frozenset[str]) -> Iterator[Problem]:
    """Slots that nothing fills, and brackets that are no slot."""
    for slot in sorted(slots_of(text.text) - known):
        wrong = f'"{{{slot}}}" is not filled here.'
        yield Problem("Q29", text.place(found, f"{{{slot}}}"), wrong, did_you_mean(slot, known), text.id)
    if unbalanced(text.text):
        do = "Write {baby}, or take the bracket out."
        yield Problem("Q30", text.place(found), "A curly bracket stands alone.", do, text.id)


def still_to_confirm(found: Found) -> Iterator[Problem]:
    """What a clinical lead has still to confirm."""
    for question in _questions(found):
        if question.confirm:
            yield Problem(
                "N01",
                found.at("question", question.id, "confirm"),
                f"To confirm: {question.confirm}",
                "Ask the clinical lead.",
                question.id,
                Weight.NOTE,
            )
