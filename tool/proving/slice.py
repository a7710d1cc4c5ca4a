"""The part of a question set that a promise depends on, and every condition in it as a statement over all answers.

Why the slice is enough. Advice and asking are worked out from conditions alone, and a condition is made of tests. A
test looks at the answer to the one question it names, or at the people around baby (with what is ticked for each), or
at baby's age; at nothing else. Whether that answer counts depends on that question's own "ask_when". So whatever is
answered to a question that stands neither in a condition of the promise, nor in one of the advice it speaks of, nor
in an "ask_when" of a question already in the slice, no test of the promise changes: the slice holds what can matter,
and every other question may be answered in any way. Within the slice nothing is left out: each question takes every
answer, unknown ones and none at all included (see choices.py, people.py and age.py for what stands for what), and the
answers of different questions go together in every way, save that only people around baby are named as an answer.

A visit may leave out whole sets. Its questions are then unanswered, which is among the combinations; a promise that
advice is told holds in visits that use the advice's own set.

Tests are never worked out anew here: the tool's own conditions are asked, once for each answer of one question. Only
"and", "or", "not" and "is it asked" are put together as statements (diagram.py), which a test compares with the tool.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tool.advice import AdviceRule
from tool.answer import SOMEBODY, Answer, Chosen
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS, facts, shown_to_family
from tool.conditions import AllOf, Always, AnyOf, Condition, Named, NoneOf, Situation, Test
from tool.conditions.read import PEOPLE
from tool.conditions.words import PersonLike
from tool.family import Family
from tool.proving.age import BIRTH, VISIT, ages
from tool.proving.choices import CHANGED, Choice, Possible, alike_together, answers_to
from tool.proving.diagram import NO, YES, Diagram
from tool.proving.people import people_around
from tool.proving.promise import To
from tool.question_set import QuestionSet
from tool.question_types import TYPES

BORN = Test("born", "is", ("yes",))
AGES = (AGE_IN_WEEKS, AGE_IN_MONTHS)
ANYBODY = Test(PEOPLE, "anybody", PersonLike(()))


class Slice:
    """What these conditions and questions depend on, and statements about them."""

    def __init__(
        self, question_set: QuestionSet, calm: Family, conditions: Iterable[Condition], asked: Iterable[str] = ()
    ) -> None:
        self.question_set, self.calm = question_set, calm
        self.tests = self._gather(conditions, asked)
        self.choices = tuple(self._choices())
        self.place = {subject: n for n, choice in enumerate(self.choices) for subject in choice.subjects}
        self.diagram = Diagram([len(choice.options) for choice in self.choices])
        self._done: dict[tuple[int, bool], tuple[Condition, int]] = {}

    @property
    def combinations(self) -> int:
        """How many combinations of answers there are in the slice."""
        total = 1
        for choice in self.choices:
            total *= choice.ways
        return total

    @property
    def subjects(self) -> tuple[str, ...]:
        """Questions and facts in the slice."""
        return tuple(subject for choice in self.choices for subject in choice.subjects)

    def _gather(self, conditions: Iterable[Condition], asked: Iterable[str]) -> dict[str, dict[Test, None]]:
        """Every test by its subject, those of the questions that open these questions included."""
        tests: dict[str, dict[Test, None]] = {}
        questions = self.question_set.questions
        todo: list[Condition] = [*conditions, *(questions[id_].ask_when for id_ in asked if id_ in questions)]
        while todo:
            for test in todo.pop().tests():
                new = test.subject not in tests
                tests.setdefault(test.subject, {})[test] = None
                if new and test.subject in AGES:
                    todo += [BORN, *(questions[one].ask_when for one in (BIRTH, VISIT) if one in questions)]
                elif new and test.subject in questions:
                    todo.append(questions[test.subject].ask_when)
        return tests

    def _choices(self) -> Iterator[Choice]:
        """The choices in the order in which they are asked, people and age first."""
        questions = self.question_set.questions
        per_carer = [q for id_, q in questions.items() if id_ in self.tests and TYPES[q.type].per_carer]
        of_people = [test for one in (PEOPLE, *(q.id for q in per_carer)) for test in self.tests.get(one, ())]
        if of_people:
            calm = Possible({q.id: self.calm.answers.get(q.id) for q in per_carer}, 0, people=self.calm.people)
            possibles = people_around(self.question_set, of_people, per_carer, calm)
            yield self._choice((PEOPLE, *(q.id for q in per_carer)), possibles, [*of_people, ANYBODY])
        about_age = (*AGES, BIRTH, VISIT)
        of_age = [test for one in about_age for test in self.tests.get(one, ())]
        if of_age:
            calm = Possible({one: self.calm.answers.get(one) for one in (VISIT, BIRTH)}, 0)
            yield self._choice(about_age, ages(of_age, calm), of_age)
        apart = {*(q.id for q in per_carer), *about_age}
        for id_, question in questions.items():
            if id_ in self.tests and id_ not in apart:
                tests = [*self.tests[id_]]
                if question.type == "who":
                    tests.append(Test(id_, "is", (SOMEBODY,)))
                possibles = answers_to(question, tests, self.calm.answers.get(id_))
                yield self._choice((id_,), possibles, list(dict.fromkeys(tests)))

    def _choice(self, subjects: Sequence[str], possibles: Sequence[Possible], tests: Sequence[Test]) -> Choice:
        rows: dict[tuple[Test, bool], Sequence[bool]] = {}
        situations = {seen: [self._situation(one, seen) for one in possibles] for seen in self._views(subjects)}
        for test in tests:
            for seen, those in situations.items():
                rows[test, seen] = [test.holds(one) for one in those]
            rows.setdefault((test, True), rows[test, False])
        return alike_together(subjects, possibles, rows)

    def _views(self, subjects: Sequence[str]) -> tuple[bool, ...]:
        questions = [self.question_set.questions.get(one) for one in subjects]
        return (False, True) if any(q is not None and not q.for_family for q in questions) else (False,)

    def _situation(self, possible: Possible, as_family_sees_it: bool) -> Situation:
        """What conditions look at if this is so and is asked."""
        known: dict[str, Answer] = {}
        for id_, answer in possible.answers.items():
            question = self.question_set.questions.get(id_)
            shown = shown_to_family(question, answer) if question is not None and as_family_sees_it else answer
            if shown is not None:
                known[id_] = shown
        if BIRTH in possible.answers:
            known |= facts({**known, "born": Chosen("yes")})
        return Situation(known, possible.people or ())

    def statement(self, condition: Condition, as_family_sees_it: bool = False) -> int:
        """When the condition holds, as a statement over everything in the slice."""
        key = (id(condition), as_family_sees_it)
        if key not in self._done:  # the condition is kept beside it, so that no other takes its id
            self._done[key] = (condition, self._statement(condition, as_family_sees_it))
        return self._done[key][1]

    def _statement(self, condition: Condition, seen: bool) -> int:
        match condition:
            case Always():
                return YES
            case Test():
                return self._test(condition, seen)
            case AllOf(parts=parts):
                return self.diagram.all_of(self.statement(part, seen) for part in parts)
            case AnyOf(parts=parts):
                return self.diagram.any_of(self.statement(part, seen) for part in parts)
            case NoneOf(parts=parts):
                return self.diagram.negated(self.diagram.any_of(self.statement(part, seen) for part in parts))
            case Named(condition=inside):
                return self.statement(inside, seen)

    def _test(self, test: Test, seen: bool) -> int:
        """The test where its question is asked; where it is not, what the test says of no answer at all."""
        place = self.place[test.subject]
        here = self.diagram.choice(place, self.choices[place].holds[test, seen])
        if test.subject == PEOPLE:
            return here
        if test.subject in AGES:
            gates = [self.statement(BORN), self.is_asked(BIRTH), self.is_asked(VISIT)]
            asked = self.diagram.all_of(gates)
        else:
            asked = self.is_asked(test.subject)
        if asked == YES:
            return here
        unanswered = [Situation({}, one.people or ()) for one in self.choices[place].options]
        return self.diagram.if_else(asked, here, self.diagram.choice(place, [test.holds(one) for one in unanswered]))

    def is_asked(self, question: str) -> int:
        """When a question is asked."""
        asked = self.question_set.questions.get(question)
        return YES if asked is None else self.statement(asked.ask_when)

    def is_told(self, rule: AdviceRule, to: To | None = None) -> int:
        """When a piece of advice is told, to anybody or to those named; see `tool.advice.advise`."""
        told = self.statement(rule.text.when)
        if to is None:
            return told
        if rule.text.level == "act" or to == "practitioner":
            return told if (rule.text.level == "act") is (to == "practitioner") else NO
        if not rule.rests_on_private:
            return told if to == "family" else NO
        shared = self.statement(rule.text.when, as_family_sees_it=True)
        return self.diagram.both(told, shared if to == "family" else self.diagram.negated(shared))

    def only_people_around_baby_are_named(self) -> int:
        """No question is answered with somebody where nobody is around baby."""
        if PEOPLE not in self.place:
            return YES
        place = self.place[PEOPLE]
        anybody = self.diagram.choice(place, self.choices[place].holds[ANYBODY, False])
        named = []
        for n, choice in enumerate(self.choices):
            for test, seen in choice.holds:
                if test.value == (SOMEBODY,) and test.word == "is" and not seen:
                    named.append(self.diagram.choice(n, choice.holds[test, seen]))
        return self.diagram.either(anybody, self.diagram.negated(self.diagram.any_of(named)))

    def nearest(self, statement: int) -> tuple[Possible, ...] | None:
        """What is so in the family nearest to the calm one for which the statement holds; only what is off the calm.

        None if the statement holds for no family.
        """
        costs = [[one.cost for one in choice.options] for choice in self.choices]
        chosen = self.diagram.cheapest(statement, costs)
        if chosen is None:
            return None
        picked = (choice.options[n] for choice, n in zip(self.choices, chosen, strict=True))
        return tuple(one for one in picked if one.cost >= CHANGED)
