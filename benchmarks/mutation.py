"""Would a fault in any one piece of advice be noticed? Plants faults one by one and counts those that break something.

Run it with `uv run python benchmarks/mutation.py [--all]`. Each piece of advice is dropped, told at another level, in
another group or on other pages, and each part of its condition is turned round, widened, narrowed or left out (also
where it stands in a named condition, for this advice alone). So is each part of when a question is asked. A fault
that changes nothing for any family is proved to be none and left out. What is left must break a promise or a worked
family; `--all` lists every fault that does not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tool.advice import AdviceRule
from tool.answer import NO_REAL_ANSWER
from tool.asking import Asked
from tool.conditions import ALWAYS, AllOf, Always, AnyOf, Condition, Named, NoneOf, Test
from tool.conditions.words import PersonLike
from tool.proving import Promises, prove_one
from tool.proving.promise import To
from tool.proving.slice import Slice
from tool.question import Question
from tool.question_set import SETS, QuestionSet, Section
from tool.reading.family_file import read_family
from tool.reading.promise_file import FILE, read_promises
from tool.reading.question_files import SHIPPED, read_folder
from tool.worked import work

OTHER_LEVEL = {"stop": "change", "change": "keep", "keep": "change", "act": "change"}
OTHER_GROUP = {"never": "do-not-share", "do-not-share": "never"}
OTHER_WORD = {"at least": "more than", "more than": "at least", "at most": "less than", "less than": "at most"}
NEVER = NoneOf((ALWAYS,))


@dataclass(frozen=True)
class Mutant:
    """One fault planted in one piece of advice; `instead` is None where the advice was dropped."""

    rule: AdviceRule
    what: str
    instead: AdviceRule | None

    @property
    def level(self) -> str:
        """The level of the advice as it should be."""
        return self.rule.text.level


@dataclass
class Bench:
    """A question set with its promises and its worked families, ready to be asked about many faults."""

    question_set: QuestionSet
    promises: Promises
    families: list[tuple[str, Asked, dict[str, str], frozenset[str], frozenset[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rules = self.question_set.advice
        self._but_for: dict[str, list[tuple[str, Asked, frozenset[str], frozenset[str], frozenset[str]]]] = {}
        # Those that speak of little are quick to prove, so they are asked first.
        self._in_order = sorted(self.promises.all, key=lambda one: sum(len(pick.among(rules)) for pick in one.picks()))

    def with_(self, mutant: Mutant) -> QuestionSet:
        """The question set with the fault in it."""
        advice = tuple(mutant.instead if rule.id == mutant.rule.id else rule for rule in self.question_set.advice)
        return replace(self.question_set, advice=tuple(rule for rule in advice if rule is not None))

    def broken_promise(self, mutant: Mutant) -> str:
        """A promise that the fault breaks, or nothing."""
        faulty = self.with_(mutant)
        concerned = [rule for rule in (mutant.rule, mutant.instead) if rule is not None]
        for promise in self._in_order:
            if not any(pick.fits(rule) for pick in promise.picks() for rule in concerned):
                continue
            if not prove_one(faulty, promise, self.promises.calm).is_proved:
                return promise.id
        return ""

    def broken_family(self, mutant: Mutant) -> str:
        """A worked family that the fault breaks, or nothing: it misses what it must hear, or hears what it must not."""
        for name, asked, others, must, must_not in self._concerned(mutant.rule.id):
            heard = others
            instead = mutant.instead
            if instead is not None and instead.text.when.holds(asked.situation):
                heard = others | {instead.level_and_topic}
            if not must <= heard or not heard.isdisjoint(must_not):
                return name
        return ""

    def _concerned(self, rule: str) -> list[tuple[str, Asked, frozenset[str], frozenset[str], frozenset[str]]]:
        """The families with what they hear but for one piece of advice, and what they must and must not hear."""
        if rule not in self._but_for:
            self._but_for = {
                rule: [
                    (name, asked, frozenset(pair for id_, pair in told.items() if id_ != rule), must, must_not)
                    for name, asked, told, must, must_not in self.families
                ]
            }
        return self._but_for[rule]

    def changes_nothing(self, mutant: Mutant) -> bool:
        """Whether every family that can be hears the same as before, on the same pages."""
        instead = mutant.instead
        if instead is None or (instead.text.level, instead.group) != (mutant.rule.text.level, mutant.rule.group):
            return False
        both = Slice(self.question_set, self.promises.calm, (mutant.rule.text.when, instead.text.when))
        possible = both.only_people_around_baby_are_named()
        to: tuple[To, ...] = ("practitioner",) if mutant.level == "act" else ("family", "private")
        return all(
            both.diagram.both(possible, both.is_told(mutant.rule, one))
            == both.diagram.both(possible, both.is_told(instead, one))
            for one in to
        )


def bench(folder: Path = SHIPPED) -> Bench:
    """The folder's question set with its promises and worked families."""
    question_set = read_folder(folder).question_set
    assert question_set is not None
    promises, problems = read_promises((folder / FILE).read_text("utf-8"), question_set)
    assert not problems, problems
    made = Bench(question_set, promises)
    for file in sorted((folder / "families").glob("*.yaml")):
        family = read_family(file, question_set).family
        assert family is not None
        worked = work(question_set, family.answers, family.people)
        told = {one.id: one.level_and_topic for one in worked.advice}
        must, must_not = frozenset(family.must_hear), frozenset(family.must_not_hear)
        made.families.append((file.name, worked.asked, told, must, must_not))
    return made


def mutants(question_set: QuestionSet) -> Iterator[Mutant]:
    """Every fault, advice by advice."""
    for rule in question_set.advice:
        yield from mutants_of(rule, question_set)


def mutants_of(rule: AdviceRule, question_set: QuestionSet) -> Iterator[Mutant]:
    """Every fault planted in one piece of advice."""
    text = rule.text

    def changed(what: str, **update: object) -> Mutant:
        return Mutant(rule, what, replace(rule, text=text.model_copy(update=update)))

    yield Mutant(rule, "dropped", None)
    level = OTHER_LEVEL[text.level]
    yield changed(f"told as {level}", level=level, group=None)
    if text.group is not None:
        yield changed(f"told among {OTHER_GROUP[text.group]}", group=OTHER_GROUP[text.group])
    if rule.rests_on_private and text.level != "act":
        yield Mutant(rule, "told on the family's pages", replace(rule, rests_on_private=False))
    seen: set[Condition] = {text.when}
    for what, when in faulty(text.when, question_set):
        if when not in seen:
            seen.add(when)
            yield changed(what, when=when)


def faulty(condition: Condition, question_set: QuestionSet) -> Iterator[tuple[str, Condition]]:
    """The condition with one fault in it, in every way."""
    words = condition.in_words()
    if not isinstance(condition, Always):
        yield f"not ({words})", NoneOf((condition,))
        yield f"always, not only if {words}", ALWAYS
    match condition:
        case Test():
            yield from ((f"{one.in_words()}, not {words}", one) for one in other_tests(condition, question_set))
        case Named(id=id_, says=says, condition=inside):
            yield from ((what, Named(id_, says, one)) for what, one in faulty(inside, question_set))
        case AllOf(parts=parts) | AnyOf(parts=parts) | NoneOf(parts=parts):
            kind = type(condition)
            for n, part in enumerate(parts):
                if len(parts) > 1:
                    yield f"without {part.in_words()}", kind((*parts[:n], *parts[n + 1 :]))
                for what, one in faulty(part, question_set):
                    yield what, kind((*parts[:n], one, *parts[n + 1 :]))
            if len(parts) > 1 and not isinstance(condition, NoneOf):
                yield f"all and any changed about in {words}", (AnyOf if kind is AllOf else AllOf)(parts)


def other_tests(test: Test, question_set: QuestionSet) -> Iterator[Test]:
    """The test with one value more or less, a number next to it, or a person who is less like that."""
    match test.value:
        case bool():
            yield replace(test, value=not test.value)
        case Decimal():
            yield from (replace(test, value=test.value + step) for step in (-1, 1))
            yield replace(test, word=OTHER_WORD[test.word])
        case PersonLike(facts=facts):
            for n, (fact, wanted) in enumerate(facts):
                less = (*facts[:n], *facts[n + 1 :])
                yield replace(test, value=PersonLike(less))
                for value in wanted if len(wanted) > 1 else ():
                    narrow = (fact, tuple(one for one in wanted if one != value))
                    yield replace(test, value=PersonLike((*facts[:n], narrow, *facts[n + 1 :])))
        case tuple(wanted):
            many = {"is": "any of", "is not": "none of"}.get(test.word, test.word)
            for value in wanted if len(wanted) > 1 else ():
                yield replace(test, value=tuple(one for one in wanted if one != value))
            question = question_set.questions.get(test.subject)
            offered = [] if question is None else [option.value for option in question.answers]
            if question is not None and question.type == "who":
                offered = ["somebody", "nobody"]
            unknown = () if many in ("everybody with", "somebody without") else sorted(NO_REAL_ANSWER)
            for value in dict.fromkeys((*offered, *unknown)):
                if value not in wanted:
                    yield replace(test, word=many, value=(*wanted, value))


@dataclass
class Score:
    """How many faults of one level there were, and which were noticed by what."""

    planted: int = 0
    by_promise: int = 0
    by_family: int = 0
    missed: list[Mutant] = field(default_factory=list)

    @property
    def noticed(self) -> int:
        """Faults that break a promise or a family."""
        return self.planted - len(self.missed)


@dataclass(frozen=True)
class AskingMutant:
    """One fault planted in when a question is asked."""

    question: Question
    what: str
    when: Condition


def asking_mutants(question_set: QuestionSet) -> Iterator[AskingMutant]:
    """Every fault in when a question is asked, for each question that is not asked of everybody."""
    for name in SETS[1:]:
        for section in question_set.sections[name]:
            for question in section.questions:
                seen: set[Condition] = {question.ask_when}
                for what, when in faulty(question.ask_when, question_set):
                    if when not in seen:
                        seen.add(when)
                        yield AskingMutant(question, what, when)


def asked_otherwise(question_set: QuestionSet, mutant: AskingMutant) -> QuestionSet:
    """The question set with the fault in it."""

    def faulty_in(section: Section) -> Section:
        changed = mutant.question.model_copy(update={"ask_when": mutant.when})
        questions = tuple(changed if one.id == changed.id else one for one in section.questions)
        return section.model_copy(update={"questions": questions})

    sections = {name: tuple(map(faulty_in, many)) for name, many in question_set.sections.items()}
    return replace(question_set, sections=sections)


def measure_asking(made: Bench) -> tuple[int, list[AskingMutant], int]:
    """How many faults in asking were planted, those that no promise noticed, and how many changed nothing."""
    planted, missed, no_faults = 0, [], 0
    for mutant in asking_mutants(made.question_set):
        both = Slice(made.question_set, made.promises.calm, (mutant.question.ask_when, mutant.when))
        if both.statement(mutant.question.ask_when) == both.statement(mutant.when):
            no_faults += 1
            continue
        planted += 1
        otherwise = asked_otherwise(made.question_set, mutant)
        concerned = [one for one in made.promises.all if mutant.question.id in (*one.is_asked, *one.is_not_asked)]
        if all(prove_one(otherwise, one, made.promises.calm).is_proved for one in concerned):
            missed.append(mutant)
    return planted, missed, no_faults


def measure(made: Bench) -> tuple[dict[str, Score], int]:
    """The score by level, and how many faults changed nothing and were left out."""
    scores = {level: Score() for level in OTHER_LEVEL}
    no_faults = 0
    for mutant in mutants(made.question_set):
        promise, family = made.broken_promise(mutant), made.broken_family(mutant)
        if not promise and not family and made.changes_nothing(mutant):
            no_faults += 1
            continue
        score = scores[mutant.level]
        score.planted += 1
        score.by_promise += bool(promise)
        score.by_family += bool(family)
        if not promise and not family:
            score.missed.append(mutant)
    return scores, no_faults


def main() -> None:
    """Print the score by level."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    wanted.add_argument("--all", action="store_true", help="list every fault that nothing noticed")
    listed = wanted.parse_args().all
    begun = time.perf_counter()
    made = bench()
    scores, no_faults = measure(made)
    row = "{:8} {:>8} {:>9} {:>11} {:>10} {:>8}\n"
    sys.stdout.write(row.format("level", "planted", "noticed", "by promise", "by family", "score"))
    for level, score in scores.items():
        rate = f"{100 * score.noticed / score.planted:.1f} %"
        sys.stdout.write(row.format(level, score.planted, score.noticed, score.by_promise, score.by_family, rate))
    planted, missed, asked_alike = measure_asking(made)
    rate = f"{100 * (planted - len(missed)) / planted:.1f} %"
    sys.stdout.write(row.format("asked", planted, planted - len(missed), planted - len(missed), "-", rate))
    no_faults += asked_alike
    sys.stdout.write(f"{no_faults} changes change nothing for any family and are no faults.\n")
    sys.stdout.write(f"{time.perf_counter() - begun:.1f} seconds\n")
    if listed:
        for level, score in scores.items():
            for mutant in score.missed:
                sys.stdout.write(f"missed {level} {mutant.rule.id}: {mutant.what}\n")
        for one in missed:
            sys.stdout.write(f"missed asked {one.question.id}: {one.what}\n")


if __name__ == "__main__":
    main()
