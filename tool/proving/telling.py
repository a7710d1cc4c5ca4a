"""Proofs and counter-examples in words, for people and for other programs, and as a worked family's file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from tool.answer import (
    Answer,
    Chosen,
    ChosenSeveral,
    Day,
    NotSure,
    Number,
    RatherNotSay,
    Skipped,
    SomePeople,
    Ticks,
    Words,
)
from tool.asking import completed_months
from tool.people import ASKED_OF_A_PERSON, Person
from tool.proving.counter_example import CounterExample
from tool.proving.proof import Proof
from tool.question_set import QuestionSet

VISIT_AND_BABY = ("visit", "baby")


def in_words(proof: Proof, question_set: QuestionSet) -> str:
    """One proof as the steering group reads it: a line if it holds, a family if it does not."""
    promise = proof.promise
    if proof.is_proved:
        return f"true   {promise.id}: {_over(proof)}"
    lines = [f"BROKEN {promise.id}: {_over(proof)}", f"    Promised: {promise.says}"]
    lines += [f"    {fault}" for fault in proof.faults]
    if proof.counter_example is not None:
        lines.append("    But a family like the calm one in all but this:")
        lines += [f"      {line}" for line in differences(proof.counter_example, question_set)]
        lines += [f"    {broken}." for broken in proof.counter_example.broken]
    return "\n".join(lines)


def _over(proof: Proof) -> str:
    parts = []
    if proof.combinations:
        questions = f"{len(proof.questions)} question{'s' * (len(proof.questions) != 1)}"
        parts.append(f"{many(proof.combinations)} combinations of {questions}")
    if proof.wordings:
        parts.append(f"{proof.wordings:,} wordings")
    return "over " + " and ".join(parts) if parts else "nothing to look at"


def many(number: int) -> str:
    """A whole number for people: with commas, or in words where there are too many to read."""
    for power, word in (
        (24, "million million million million"),
        (18, "million million million"),
        (12, "million million"),
    ):
        if number >= 10**power:
            return f"{number // 10**power:,} {word}"
    return f"{number:,}"


def differences(family: CounterExample, question_set: QuestionSet) -> Iterator[str]:
    """What is off the calm family, a line each: the question's own words and the answer's."""
    told = set(family.changed)
    if "people" in told:
        if not family.people:
            yield "There is nobody around baby."
        for person in family.people:
            facts = [f"{fact} {person.fact(fact) or 'not answered'}" for fact in ASKED_OF_A_PERSON]
            yield f"{person.name}: {', '.join(facts)}"
    if {"date", "date-of-birth"} & told:
        yield f"Age: {_age(family.answers)}"
    for id_ in family.changed:
        question = question_set.questions.get(id_)
        if question is None or id_ in ("date", "date-of-birth"):
            continue
        answer = family.answers.get(id_)
        yield f"{question.ask.replace('{baby}', 'baby')} [{id_}] {said(answer, family.people)}"


def _age(answers: Mapping[str, Answer]) -> str:
    born, on = answers.get("date-of-birth"), answers.get("date")
    if isinstance(born, Day) and isinstance(on, Day):
        if born.day > on.day:
            return f"born on {born.day}, after the visit on {on.day}"
        days, months = (on.day - born.day).days, completed_months(born.day, on.day)
        return f"{days // 7} weeks ({months} months), born on {born.day}, visit on {on.day}"
    return f"not known (born: {said(born, ())}; visit: {said(on, ())})"


def said(answer: Answer | None, people: Iterable[Person]) -> str:
    """An answer in words."""
    names = {person.id: person.name for person in people}
    match answer:
        case None:
            return "not answered"
        case NotSure() | RatherNotSay() | Skipped():
            return {"NotSure": "not sure", "RatherNotSay": "rather not say", "Skipped": "skipped"}[
                type(answer).__name__
            ]
        case Chosen(value=value):
            return value
        case ChosenSeveral(values=values):
            return ", ".join(values)
        case SomePeople(people=ids):
            return ", ".join(names.get(one, one) for one in ids) or "nobody"
        case Ticks(by_person=by_person):
            return (
                "; ".join(f"{names.get(one, one)}: {', '.join(ticks) or 'nothing'}" for one, ticks in by_person) or "-"
            )
        case Number(value=number, unit=unit):
            return f"{number} {unit}".strip()
        case Day(day=day):
            return day.isoformat()
        case Words(text=text):
            return text or "(blank)"


def family_file(proof: Proof, question_set: QuestionSet) -> str:
    """The counter-example as a worked family's file, which `settle try` finds at fault for as long as it is one."""
    family = proof.counter_example
    assert family is not None
    facts: dict[str, dict[str, object]] = {part: {} for part in VISIT_AND_BABY}
    answers: dict[str, object] = {}
    section_of = {q.id: part for part in VISIT_AND_BABY for q in question_set.about(part).questions}
    for id_ in question_set.questions:
        if id_ in family.answers:
            written = _written(family.answers[id_], family.people)
            if id_ in section_of:
                facts[section_of[id_]]["name" if id_ == "baby-name" else id_] = written
            else:
                answers[id_] = written
    lines = [f"# Found by settle prove: what is promised as {proof.promise.id} is not so for this family."]
    lines += [f"# Promised: {' '.join(proof.promise.says.split())}"]
    lines += [f"# It {broken}." for broken in family.broken]
    if not (family.must_hear or family.must_not_hear):
        lines.append(
            "# A family's file cannot say this by level and topic, so settle try does not find it: run settle prove."
        )
    lines.append(f"family: {json.dumps('Counter-example to ' + proof.promise.id, ensure_ascii=False)}")
    lines += [f"{part}: {_flow(those)}" for part, those in facts.items() if those]
    if family.people:
        lines.append("people:")
        lines += [f"  - {_flow(_facts(person))}" for person in family.people]
    if answers:
        lines.append("answers:")
        lines += [f"  {id_}: {_flow(written)}" for id_, written in answers.items()]
    if family.must_hear:
        lines.append(f"must_hear: {_flow(list(family.must_hear))}")
    if family.must_not_hear:
        lines.append(f"must_not_hear: {_flow(list(family.must_not_hear))}")
    return "\n".join(lines) + "\n"


def _facts(person: Person) -> dict[str, str]:
    return {"name": person.name} | {fact: person.fact(fact) for fact in ASKED_OF_A_PERSON if person.fact(fact)}


def _written(answer: Answer, people: Iterable[Person]) -> object:
    names = {person.id: person.name for person in people}
    match answer:
        case ChosenSeveral(values=values):
            return list(values)
        case SomePeople(people=ids):
            return [names[one] for one in ids] or "nobody"
        case Ticks(by_person=by_person):
            return {names[one]: list(ticks) for one, ticks in by_person}
        case Number(value=number):
            return str(number)
        case NotSure() | RatherNotSay() | Skipped():
            return said(answer, ()).replace(" ", "-")
        case Words(text=text):
            return text or " "
        case Chosen(value=value):
            return value
        case Day(day=day):
            return day.isoformat()


def _flow(value: object) -> str:
    """A value on one line of YAML; bare where it is a plain word, else in quotes."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    plain = bool(text) and all(letter.isalnum() or letter in "-./" for letter in text) and text[0].isalnum()
    return text if plain and text.isascii() else json.dumps(text, ensure_ascii=False)


def as_plain(proof: Proof, question_set: QuestionSet) -> dict[str, object]:
    """One proof for another program."""
    family = proof.counter_example
    return {
        "id": proof.promise.id,
        "says": proof.promise.says,
        "rule": list(proof.promise.rules),
        "row": list(proof.promise.rows),
        "source": list(proof.promise.sources),
        "proved": proof.is_proved,
        "combinations": proof.combinations,
        "questions": list(proof.questions),
        "wordings": proof.wordings,
        "faults": list(proof.faults),
        "counter_example": None
        if family is None
        else {
            "differs": list(differences(family, question_set)),
            "broken": list(family.broken),
            "changed": list(family.changed),
            "family": family_file(proof, question_set),
        },
    }
