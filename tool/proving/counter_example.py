"""The smallest family for which a promise is broken, worked by the tool itself, so that it is sure to be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tool.advice import Advice
from tool.answer import Answer, SomePeople, Ticks
from tool.family import Family
from tool.people import Person
from tool.proving.choices import Possible
from tool.proving.people import NAMES
from tool.proving.promise import Pick, Promise
from tool.question_set import QuestionSet
from tool.worked import Worked, work


@dataclass(frozen=True)
class CounterExample:
    """A family for which a promise is broken: as few answers as can be are off the calm family's.

    `changed`: ids of what is off the calm family. `broken`: what is promised and not so, in words. The two lists name
    what the family must and must not hear, for a worked family's file that fails for as long as the promise does.
    """

    people: tuple[Person, ...]
    answers: Mapping[str, Answer]
    changed: tuple[str, ...]
    broken: tuple[str, ...]
    must_hear: tuple[str, ...] = ()
    must_not_hear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that is promised and not so. The pairs are for a worked family's file; empty where it cannot tell."""

    says: str
    must_hear: tuple[str, ...] = ()
    must_not_hear: tuple[str, ...] = ()


def counter_example(
    question_set: QuestionSet, promise: Promise, calm: Family, off: Iterable[Possible]
) -> CounterExample:
    """The family that is calm but for these; its advice is worked out as for any family."""
    off = tuple(off)
    people = next((one.people for one in off if one.people is not None), calm.people)
    if not people:
        nobody = any(one.people == () for one in off)
        people = () if nobody else (Person("p1", NAMES[0], "mother", "yes", "yes", "yes"),)
    answers: dict[str, Answer | None] = {**calm.answers}
    for one in off:
        answers |= one.answers
    ids = [person.id for person in people]
    known = {id_: _of(answer, ids) for id_, answer in answers.items() if answer is not None}
    worked = work(question_set, known, people)
    counting = {id_: answer for id_, answer in known.items() if id_ not in worked.asked.no_longer_asked}
    broken = tuple(broken_for(promise, question_set, worked))
    changed = ["people"] if people != calm.people else []
    changed += [id_ for one in off for id_, answer in one.answers.items() if answer != calm.answers.get(id_)]
    return CounterExample(
        people,
        counting,
        tuple(changed),
        tuple(one.says for one in broken),
        tuple(dict.fromkeys(pair for one in broken for pair in one.must_hear)),
        tuple(dict.fromkeys(pair for one in broken for pair in one.must_not_hear)),
    )


def _of(answer: Answer, ids: list[str]) -> Answer:
    """The answer as it names these people and no others."""
    match answer:
        case SomePeople(people=named) if named:
            kept = tuple(one for one in named if one in ids) or tuple(ids[:1])
            return replace(answer, people=kept)
        case Ticks(by_person=by_person):
            return replace(answer, by_person=tuple(one for one in by_person if one[0] in ids))
    return answer


def broken_for(promise: Promise, question_set: QuestionSet, worked: Worked) -> Iterator[Broken]:
    """What this promise says of a family that has been worked, and is not so."""
    told = tuple(one for one in worked.advice if promise.to is None or one.audience == promise.to)
    asked = {question.id for question in worked.asked.questions}
    situation = worked.asked.situation
    heard = {one.level_and_topic for one in worked.advice}
    rules = {rule.id: rule for rule in question_set.advice}
    to = {"family": " on its own pages", "private": " in private", "practitioner": " to the practitioner"}.get(
        promise.to or "", ""
    )

    def those(picks: Iterable[Pick]) -> tuple[Advice, ...]:
        return tuple(one for one in told if any(pick.fits(rules[one.id]) for pick in picks))

    def sayable(picks: Iterable[Pick]) -> tuple[str, ...]:
        """What must not be heard, as a family's file can say it: a level and topic, to whomever it is told."""
        meant = tuple(picks)
        pairs = dict.fromkeys(one.level_and_topic for one in those(meant))
        return tuple(
            pair
            for pair in pairs
            if all(one in those(meant) for one in worked.advice if one.level_and_topic == pair)
            and (promise.to is None or not any(r.rests_on_private for r in rules.values() if r.level_and_topic == pair))
        )

    whenever = promise.told_whenever
    if whenever is not None and whenever.holds(situation):
        for pick in promise.is_told:
            if not those([pick]):
                missing = {rule.level_and_topic for rule in pick.among(question_set.advice)} or {pick.written}
                can_say = len(missing) == 1 and "/" in min(missing) and not missing & heard
                yield Broken(f"should hear {pick.written}{to} and does not", tuple(missing) if can_say else ())
        for pick in promise.is_not_told:
            if those([pick]):
                yield Broken(
                    f"should not hear {pick.written}{to} and hears {_ids(those([pick]))}",
                    must_not_hear=sayable([pick]),
                )
        yield from (Broken(f"should be asked {one} and is not") for one in promise.is_asked if one not in asked)
        yield from (Broken(f"should not be asked {one} and is") for one in promise.is_not_asked if one in asked)
        for picks, least, most in (
            (promise.at_least_one_of, 1, None),
            (promise.at_most_one_of, 0, 1),
            (promise.exactly_one_of, 1, 1),
        ):
            many = those(picks)
            listed = ", ".join(pick.written for pick in picks)
            if picks and len(many) < least:
                missing = {pick.written for pick in picks if "/" in pick.written}
                can_say = len(missing) == len(picks) == 1 and not missing & heard
                yield Broken(f"should hear one of {listed}{to} and hears none", tuple(missing) if can_say else ())
            if picks and most is not None and len(many) > most:
                yield Broken(f"should hear one of {listed} at most{to} and hears {_ids(many)}")
    if promise.only_when is not None and not promise.only_when.holds(situation):
        for pick in promise.is_told:
            if those([pick]):
                yield Broken(
                    f"should not hear {pick.written}{to} here and hears {_ids(those([pick]))}",
                    must_not_hear=sayable([pick]),
                )
        yield from (Broken(f"should not be asked {one} here and is") for one in promise.is_asked if one in asked)


def _ids(advice: Iterable[Advice]) -> str:
    return " and ".join(one.id for one in advice)
