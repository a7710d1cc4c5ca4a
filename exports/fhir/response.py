"""A record's answers, advice, plan and signatures as FHIR R4 QuestionnaireResponse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never

from exports.fhir.enable import FACTS, quantity
from exports.fhir.names import ANSWERLESS, code_system, no_answer, questionnaire_url, questionnaire_version
from tool.answer import (
    NOBODY,
    SOMEBODY,
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
    from_plain,
)
from tool.asking import facts
from tool.record import Fact, Record, RecordedAnswer

Item = dict[str, Any]
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_IN_FHIR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without the few signs that no FHIR string may hold; each becomes the sign for "a sign was here"."""
    return _NOT_IN_FHIR.sub("\ufffd", text)


def response(record: Record, subject: str, author: str, base: str) -> Item:
    """The response; `subject` and `author` are references, `author` may be empty."""
    version = questionnaire_version(record.set_version, record.set_fingerprint)
    told: Item = {
        "resourceType": "QuestionnaireResponse",
        "language": record.language,
        "identifier": {"value": clean(record.reference) or "-"},
        "questionnaire": f"{questionnaire_url(base)}|{version}",
        "status": "completed" if record.finished_at else "in-progress",
        "subject": {"reference": subject},
    }
    if record.finished_at:
        told["authored"] = record.finished_at.isoformat(timespec="seconds")
    if author:
        told["author"] = {"reference": author}
    told["item"] = [*_about(record, base), *_steps(record, base), *_parts(record)]
    return told


def _about(record: Record, base: str) -> list[Item]:
    names = {person.id: person.name for person in record.people}
    found = []
    for id_, group in (("visit", (*record.visit, *record.practitioner)), ("baby", record.baby_facts)):
        inside = [item for fact in group for item in _fact(fact, names, base)]
        if inside:
            found.append({"linkId": f"about/{id_}", "item": inside})
    known = {fact.id: from_plain(fact.plain) for fact in (*record.visit, *record.baby_facts) if fact.plain}
    for id_, answer in facts(known).items():
        assert isinstance(answer, Number)
        found.append({"linkId": id_, "answer": [{"valueQuantity": quantity(answer.value, FACTS[id_])}]})
    for person in record.people:
        inside = [text_item("person/name", person.name)]
        inside += [item for fact in person.facts for item in _fact(fact, names, base, prefix="person/")]
        found.append({"linkId": "about/people", "item": [one for one in inside if one]})
    return found


def _fact(fact: Fact, names: Mapping[str, str], base: str, prefix: str = "") -> list[Item]:
    if fact.plain is None:
        return []
    said = (fact.said,)
    return answer_items(prefix + fact.id, fact.plain, said, fact.label, names, base, system=fact.id)


def _steps(record: Record, base: str) -> list[Item]:
    names = {person.id: person.name for person in record.people}
    found = []
    for section in record.sections:
        inside = [item for answer in section.answers for item in _answer(answer, names, base)]
        found.append({"linkId": f"step/{section.id}", "text": clean(section.title) or "-", "item": inside})
    return [one for one in found if one["item"]]


def _answer(answer: RecordedAnswer, names: Mapping[str, str], base: str) -> list[Item]:
    asked = {"linkId": answer.question, "text": clean(answer.asked) or "-"}
    items = [asked]
    if answer.plain is not None:
        items = answer_items(answer.question, answer.plain, answer.said, answer.asked, names, base)
    note = text_item(f"{answer.question}/note", answer.note)
    return [*items, *([note] if note else [])]


def answer_items(
    link: str,
    plain: Mapping[str, Any],
    said: Iterable[str],
    asked: str,
    names: Mapping[str, str],
    base: str,
    system: str = "",
) -> list[Item]:
    """The items of one answer in its plain form; `said` are the words of each value."""
    answer = from_plain(plain)
    system = code_system(base, system or link)
    head: Item = {"linkId": link, "text": clean(asked) or "-"}
    shown = list(said)

    def coding(value: str, display: str = "") -> Item:
        told = {"system": system, "code": value} if CODE.fullmatch(value) else {}
        display = clean(display).strip()
        return {"valueCoding": told | ({"display": display} if display else {})}

    def told(answers: list[Item], inside: Iterable[Item] = (), at: str = link) -> list[Item]:
        """One item with these answers; what stands beside the answer goes into the first of them."""
        words = text_item(f"{at}/words", getattr(answer, "words", ""))
        beside = [*inside, *([words] if words else [])]
        if answers and beside:
            answers[0] = answers[0] | {"item": beside}
        return [head | {"linkId": at} | ({"answer": answers} if answers else {})]

    def coded(values: Sequence[str]) -> list[Item]:
        """ "Not sure" and the like have an item of their own, whatever the type of the question."""
        pairs = list(zip(values, shown if len(shown) == len(values) else [""] * len(values), strict=True))
        without = [coding(*pair) for pair in pairs if pair[0] in ANSWERLESS]
        real = [coding(*pair) for pair in pairs if pair[0] not in ANSWERLESS]
        items = told(real) if real else []
        return [*items, *(told(without, at=no_answer(link)) if without else [])]

    match answer:
        case Chosen(value=value):
            return coded([value])
        case ChosenSeveral(values=values):
            return coded(values)
        case SomePeople(people=people):
            names_told = [{"valueString": clean(names[id_]) or "-"} for id_ in people if id_ in names]
            inside = [{"linkId": f"{link}/people", "answer": names_told}] if names_told else []
            return told([coding(SOMEBODY if people else NOBODY)], inside)
        case Ticks(by_person=by_person, words=words):
            carers = [_carer(link, names.get(id_, id_), [coding(one) for one in ticks]) for id_, ticks in by_person]
            beside = text_item(f"{link}/words", words)
            carers += [beside] if beside else []
            return [head | ({"item": carers} if carers else {})]
        case Number(value=number, unit=unit):
            return told([{"valueQuantity": quantity(number, unit)}])
        case Day(day=day):
            return told([{"valueDate": day.isoformat()}])
        case Words(text=text):
            return [head | text_item(link, text)]
        case NotSure() | RatherNotSay() | Skipped():
            return coded([str(plain["kind"])])
    assert_never(answer)


def _carer(link: str, name: str, ticks: list[Item]) -> Item:
    told = [text_item(f"{link}/carer-name", name), {"linkId": f"{link}/ticks", "answer": ticks} if ticks else {}]
    return {"linkId": f"{link}/carer", "item": [one for one in told if one]}


def text_item(link: str, text: str) -> Item:
    """An item with a text; nothing for a blank one."""
    return {"linkId": link, "answer": [{"valueString": clean(text)}]} if clean(text).strip() else {}


def _parts(record: Record) -> list[Item]:
    found = []
    for advice in record.advice:
        inside = {
            "id": advice.id,
            "level": advice.level,
            "say": advice.say,
            "because": advice.because,
            "tonight": advice.tonight,
            "family-words": advice.family_words,
        }
        items = [text_item(f"advice/{key}", text) for key, text in inside.items()]
        items.append({"linkId": "advice/talked-about", "answer": [{"valueBoolean": advice.talked_about}]})
        found.append({"linkId": "advice", "item": [item for item in items if item]})
    for agreed in record.plan:
        told = {"what": agreed.what, "who": agreed.who, "from-advice": agreed.from_advice}
        items = [text_item(f"agreed/{key}", text) for key, text in told.items()]
        if agreed.by_when:
            items.append({"linkId": "agreed/by-when", "answer": [{"valueDate": agreed.by_when.isoformat()}]})
        found.append({"linkId": "agreed", "item": [item for item in items if item]})
    for signed in record.signatures:
        told = {"name": signed.person, "outcome": signed.outcome, "statement": signed.statement}
        items = [text_item(f"signatures/{key}", text) for key, text in told.items()]
        if signed.at:
            at = signed.at.isoformat(timespec="seconds")
            items.append({"linkId": "signatures/at", "answer": [{"valueDateTime": at}]})
        found.append({"linkId": "signatures", "item": [item for item in items if item]})
    return [one for one in found if one["item"]]
