"""Checks on rules: whether they can hold, whether they can fail, and whether what is answered matters to any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tool.answer import NO_REAL_ANSWER, NONE_OF_THESE, Answer, Chosen, ChosenSeveral, Skipped
from tool.checks.possible import Possible
from tool.conditions import WORDS, AllOf, AnyOf, Condition, Named, NoneOf, Situation, Test
from tool.found import Found, Steps
from tool.problems import Problem, Weight
from tool.question import Question
from tool.question_set import ABOUT

HARMLESS = frozenset({"no", NONE_OF_THESE, *NO_REAL_ANSWER})
"""Answers that say there is nothing the matter, after which nothing need follow."""
NAMES = {AllOf: "all of", AnyOf: "any of", NoneOf: "none of"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition with what it stands in."""

    kind: str
    id: str
    key: str
    condition: Condition


def _rules(found: Found) -> Iterator[Rule]:
    assert found.question_set is not None
    for named in found.question_set.named.values():
        yield Rule("condition", named.id, "when", named.condition)
    for question in found.question_set.questions.values():
        yield Rule("question", question.id, "ask_when", question.ask_when)
    for advice in found.question_set.advice:
        yield Rule("advice", advice.id, "when", advice.text.when)


NEVER = {
    "condition": ("C10", "This condition can never hold:"),
    "question": ("Q40", "Nobody is ever asked this, because this can never hold:"),
    "advice": ("A20", "Nobody ever hears this, because this can never hold:"),
}
MEND = 'Look for parts under "all of" that rule each other out, or a question that is not asked then.'


def rules_can_hold_and_fail(found: Found) -> Iterator[Problem]:
    """Every question can be reached, every advice heard, and each part of a rule matters: it can hold, and can fail.

    A rule that is meant to hold whatever is answered says "always", so that everybody sees it.
    """
    assert found.question_set is not None
    possible = Possible(found.question_set)
    for rule in _rules(found):
        if possible.never(rule.condition):
            code, wrong = NEVER[rule.kind]
            wrong = f'{wrong} "{rule.condition.in_words()}".'
            yield Problem(code, found.at(rule.kind, rule.id, rule.key), wrong, MEND, rule.id)
            continue
        for steps, part, whole in _alternatives(rule.condition, ()):
            if possible.never(whole):
                wrong = f'This part can never make the rule hold: "{part.in_words()}".'
                do = "Take it out, or mend it: the rest of the rule, or when its question is asked, rules it out."
                place = found.at(rule.kind, rule.id, rule.key, *steps)
                yield Problem("C12", place, wrong, do, rule.id, Weight.WARNING)
        for steps, part in _parts(rule.condition, ()):
            if possible.always(part):
                wrong = f'This holds whatever is answered: "{part.in_words()}".'
                do = 'Mend it, or take it out. For everybody, write "always".'
                place = found.at(rule.kind, rule.id, rule.key, *steps)
                yield Problem("C11", place, wrong, do, rule.id, Weight.WARNING)
                break


def _parts(condition: Condition, steps: Steps) -> Iterator[tuple[Steps, Condition]]:
    """Each part written as a test or a group, outermost first. Named conditions are looked at by themselves."""
    match condition:
        case Test():
            yield steps, condition
        case AllOf(parts=parts) | AnyOf(parts=parts) | NoneOf(parts=parts):
            yield steps, condition
            for n, part in enumerate(parts):
                yield from _parts(part, (*steps, NAMES[type(condition)], n))


def _alternatives(condition: Condition, steps: Steps) -> Iterator[tuple[Steps, Condition, Condition]]:
    """Each part under an "any of", and the whole with that part in place of all of them."""
    match condition:
        case AnyOf(parts=parts):
            for n, part in enumerate(parts):
                here = (*steps, "any of", n)
                yield here, part, part
                yield from _alternatives(part, here)
        case AllOf(parts=parts):
            for n, part in enumerate(parts):
                for inside, what, instead in _alternatives(part, (*steps, "all of", n)):
                    yield inside, what, AllOf((*parts[:n], instead, *parts[n + 1 :]))


def named_conditions_are_used(found: Found) -> Iterator[Problem]:
    """A named condition that no rule uses may be a rule that was forgotten."""
    assert found.question_set is not None
    used: set[str] = set()
    for rule in _rules(found):
        used |= set(_named_in(rule.condition))
    for id_ in sorted(found.question_set.named.keys() - used):
        wrong, do = f'No rule uses the condition "{id_}".', "Use it, or take it out."
        yield Problem("C13", found.place("condition", id_), wrong, do, id_, Weight.WARNING)


def _named_in(condition: Condition) -> Iterator[str]:
    match condition:
        case Named(id=id_):
            yield id_
        case AllOf(parts=parts) | AnyOf(parts=parts) | NoneOf(parts=parts):
            for part in parts:
                yield from _named_in(part)


def answers_have_a_consequence(found: Found) -> Iterator[Problem]:
    """What is asked matters: to some advice or question, or the file says why not.

    A question that no rule looks at says why in `no_consequence`. Where it is looked at, but after one of its answers
    everything is as if it had been left out, while after most others it is not, that answer may have been forgotten.
    """
    assert found.question_set is not None
    tests: dict[str, list[Test]] = {}
    for rule in _rules(found):
        for test in rule.condition.tests():
            tests.setdefault(test.subject, []).append(test)
    told = {test.subject for rule in found.question_set.advice for test in rule.text.when.tests()}
    for question in found.question_set.questions.values():
        if found.question_set.set_of[question.id] == ABOUT:
            continue
        looked_at = tests.get(question.id, [])
        if not looked_at and not question.no_consequence:
            wrong = f'Nothing follows from any answer to "{question.id}".'
            do = 'Write advice that rests on it, or say why in "no_consequence:".'
            yield Problem("Q43", found.at("question", question.id), wrong, do, question.id, Weight.WARNING)
        if question.no_consequence and question.id in told:
            wrong = f'"{question.id}" says that nothing follows from it, but advice rests on it.'
            do = 'Take "no_consequence:" out.'
            place = found.at("question", question.id, "no_consequence")
            yield Problem("Q44", place, wrong, do, question.id, Weight.WARNING)
        if looked_at and question.answers:
            yield from _forgotten(found, question, looked_at)


def _forgotten(found: Found, question: Question, tests: list[Test]) -> Iterator[Problem]:
    def after(answer: Answer) -> tuple[bool, ...]:
        return tuple(test.holds(Situation({question.id: answer})) for test in tests)

    if any(not WORDS[test.word].rests_on_known for test in tests):
        return  # something follows from whatever is not named
    named = {value for test in tests for value in _values(test)}
    left_out = after(Skipped())
    several = question.type == "any-of"
    silent = [
        n
        for n, option in enumerate(question.answers)
        if after(ChosenSeveral((option.value,)) if several else Chosen(option.value)) == left_out
        and option.value not in HARMLESS | named
        and not option.no_consequence
    ]
    if len(silent) * 2 >= len(question.answers):
        return
    for n in silent:
        value = question.answers[n].value
        wrong = f'Nothing follows from the answer "{value}", as it does from the others.'
        do = 'Write advice that rests on it, or say why not in "no_consequence:" beside it.'
        place = found.at("question", question.id, "answers", n)
        yield Problem("Q41", place, wrong, do, question.id, Weight.WARNING)


def _values(test: Test) -> tuple[str, ...]:
    return test.value if isinstance(test.value, tuple) else ()
