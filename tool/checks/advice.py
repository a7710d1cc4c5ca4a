"""Checks on advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from tool.advice import AdviceRule
from tool.answer import NO_REAL_ANSWER, SOMEBODY, Answer, NotSure, RatherNotSay, Skipped
from tool.checks.questions import unknown_slots
from tool.checks.texts import texts_of_advice
from tool.conditions import WORDS, AllOf, Always, AnyOf, Condition, Named, NoneOf, Situation, Test
from tool.found import Found
from tool.people import Person
from tool.problems import Problem, Weight, did_you_mean
from tool.question import Question
from tool.wording import slots_of

NAMES_PEOPLE = frozenset({"anybody", "somebody without"})
"""Words that hold only because of people who can be named."""
SLOTS = frozenset({"baby", "who"})


def _rules(found: Found) -> tuple[AdviceRule, ...]:
    assert found.question_set is not None
    return found.question_set.advice


def _problem(found: Found, rule: AdviceRule, code: str, wrong: str, do: str, *steps: str | int) -> Problem:
    return Problem(code, found.at("advice", rule.id, *steps), wrong, do, rule.id)


def sources_exist(found: Found) -> Iterator[Problem]:
    """Every advice has a source, and it is in sources.yaml."""
    assert found.question_set is not None
    known = found.question_set.sources
    for rule in _rules(found):
        if not rule.text.source:
            yield _problem(
                found, rule, "A10", f'"{rule.id}" has no source.', "Name at least one from sources.yaml.", "source"
            )
        for n, id_ in enumerate(rule.text.source):
            if id_ not in known:
                wrong, do = f'No source is called "{id_}".', did_you_mean(id_, known)
                yield _problem(found, rule, "A11", wrong, do, "source", n)


def stop_says_what_to_do_tonight(found: Found) -> Iterator[Problem]:
    """Nobody is told "do not" without what to do instead tonight."""
    for rule in _rules(found):
        if rule.text.level == "stop" and not rule.text.tonight:
            yield _problem(found, rule, "A12", f'"{rule.id}" says stop, and not what to do instead.', 'Add "tonight:".')


def groups_fit_the_level(found: Found) -> Iterator[Problem]:
    """ "Never, for any baby" and "do not share a bed" are told apart; nothing else has a group."""
    for rule in _rules(found):
        if rule.text.level == "stop" and not rule.text.group:
            yield _problem(
                found,
                rule,
                "A13",
                f'"{rule.id}" says stop, and not of which kind.',
                'Add "group: never" or "group: do-not-share".',
            )
        if rule.text.level != "stop" and rule.text.group:
            yield _problem(
                found,
                rule,
                "A14",
                f'"{rule.id}" has a group, but its level is {rule.text.level}.',
                'Take "group:" out.',
                "group",
            )


def going_well_rests_on_what_is_known(found: Found) -> Iterator[Problem]:
    """Nothing missing, declined, skipped or not sure counts as going well (domain rule 5)."""
    for rule in _rules(found):
        if rule.text.level != "keep":
            continue
        tests = list(rule.text.when.tests())
        subjects = sorted({test.subject for test in tests})
        unknown: tuple[Answer | None, ...] = (None, NotSure(), RatherNotSay(), Skipped())
        for answer in unknown:
            known = {} if answer is None else dict.fromkeys(subjects, answer)
            if rule.text.when.holds(Situation(known, (Person("p1", "-"),))):
                how = "no answer" if answer is None else next(iter(_values(answer)))
                yield _problem(
                    found,
                    rule,
                    "A15",
                    f'"{rule.id}" is told as going well although nothing is known ({how}).',
                    "Let it rest on an answer that was given.",
                    "when",
                )
                break
        for test in _for(rule.text.when):
            if _names_no_real_answer(test):
                yield _problem(
                    found,
                    rule,
                    "A16",
                    f'"{rule.id}" looks at "{test.subject}" not being known.',
                    "Let it rest on an answer that was given.",
                    "when",
                )


def _names_no_real_answer(test: Test) -> bool:
    positive = WORDS[test.word].rests_on_known
    return positive and isinstance(test.value, tuple) and bool(NO_REAL_ANSWER & set(test.value))


def _for(condition: Condition) -> Iterator[Test]:
    """The tests that speak for a condition: those under "none of" only speak against it."""
    match condition:
        case Test():
            yield condition
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _for(part)
        case Named(condition=inside):
            yield from _for(inside)


def _values(answer: Answer) -> frozenset[str]:
    from tool.answer import values_of

    return values_of(answer)


def slots_are_known(found: Found) -> Iterator[Problem]:
    """Only {baby} and {who} are filled in advice, and {who} only where the rule points at people."""
    assert found.question_set is not None
    questions = found.question_set.questions
    for rule in _rules(found):
        texts = (rule.text.say, rule.text.because, rule.text.tonight, rule.text.note)
        for one in texts_of_advice(rule):
            yield from unknown_slots(found, one, SLOTS)
        if any("who" in slots_of(text or "") for text in texts) and not _names_people(rule.text.when, questions):
            yield _problem(
                found,
                rule,
                "A17",
                f'"{rule.id}" says {{who}}, and its rule can hold without naming anybody.',
                'Let it rest on "somebody" alone, or on what people are like, or write who is meant.',
            )


def _names_people(condition: Condition, questions: Mapping[str, Question]) -> bool:
    """Whether somebody can be named whenever the condition holds."""
    match condition:
        case Test(subject=subject, word=word, value=value):
            asked = questions.get(subject)
            named = value == (SOMEBODY,) and asked is not None and asked.type == "who"
            return word in NAMES_PEOPLE or (named and WORDS[word].rests_on_known)
        case AllOf(parts=parts):
            return any(_names_people(part, questions) for part in parts)
        case AnyOf(parts=parts):
            return all(_names_people(part, questions) for part in parts)
        case Named(condition=inside):
            return _names_people(inside, questions)
        case Always() | NoneOf():
            return False
    assert_never(condition)


def still_to_confirm(found: Found) -> Iterator[Problem]:
    """What a clinical lead has still to confirm."""
    for rule in _rules(found):
        if rule.text.confirm:
            yield Problem(
                "N02",
                found.at("advice", rule.id, "confirm"),
                f"To confirm: {rule.text.confirm}",
                "Ask the clinical lead.",
                rule.id,
                Weight.NOTE,
            )
