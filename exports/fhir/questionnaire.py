"""The question set as FHIR R4 Questionnaire, with every rule that enableWhen can say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from exports.fhir.enable import FACTS, CannotSay, enable_when
from exports.fhir.names import (
    ANSWERLESS,
    BASE,
    HIDDEN,
    UNITS,
    UNITS_OF_MEASURE,
    code_system,
    extension,
    no_answer,
    questionnaire_url,
    questionnaire_version,
)
from tool.answer import NOBODY, SOMEBODY
from tool.question import Question
from tool.question_set import ABOUT, SETS, QuestionSet, Section

Item = dict[str, Any]

TYPES = {
    "one-of": "choice",
    "yes-no": "choice",
    "any-of": "choice",
    "who": "choice",
    "number": "quantity",
    "weight": "quantity",
    "day": "date",
    "day-and-reason": "date",
}
"""What our question types are in FHIR; any other is text."""

ADVICE = {"id": "string", "level": "string", "say": "text", "because": "text", "tonight": "text"}
ADVICE |= {"talked-about": "boolean", "family-words": "text"}
AGREED = {"what": "text", "who": "string", "by-when": "date", "from-advice": "string"}
SIGNATURES = {"name": "string", "outcome": "string", "statement": "text", "at": "dateTime"}
PARTS = {"advice": ADVICE, "agreed": AGREED, "signatures": SIGNATURES}
"""What a response holds beside answers: repeated groups and the types of what is in each."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A rule that enableWhen cannot say: of which question, in words, and why."""

    question: str
    rule: str
    why: str


def questionnaire(question_set: QuestionSet, base: str = BASE) -> tuple[Item, tuple[Unsaid, ...]]:
    """The questionnaire, and the rules that it holds in words alone (those questions are always enabled in it)."""
    maker = _Maker(question_set, base)
    items = [maker.section(section, ABOUT) for section in question_set.sections[ABOUT] if section.id != "person"]
    items += maker.facts()
    items.append(maker.person(question_set.about("person")))
    items += [maker.section(section, "step") for section in question_set.steps(SETS[1:])]
    items += [_part(name, of) for name, of in PARTS.items()]
    whole = {
        "resourceType": "Questionnaire",
        "url": questionnaire_url(base),
        "version": questionnaire_version(question_set.version, question_set.fingerprint),
        "name": "SettleVisit",
        "title": question_set.name,
        "status": "draft",
        "experimental": True,
        "language": question_set.language,
        "description": question_set.reviewed,
        "subjectType": ["Patient"],
        "item": items,
    }
    return whole, tuple(maker.unsaid)


class _Maker:
    def __init__(self, question_set: QuestionSet, base: str) -> None:
        self.set, self.base = question_set, base
        self.unsaid: list[Unsaid] = []

    def fill(self, text: str) -> str:
        return text.replace("{baby}", self.set.words["slots"]["baby"])

    def section(self, section: Section, prefix: str) -> Item:
        inside = [item for question in section.questions for item in self.items(question)]
        return {"linkId": f"{prefix}/{section.id}", "text": self.fill(section.title), "type": "group", "item": inside}

    def facts(self) -> list[Item]:
        """Worked out by whoever fills this in: whole weeks and months from the day of birth to the day of the visit."""
        hidden = {"url": HIDDEN, "valueBoolean": True}
        return [{"extension": [hidden], "linkId": fact, "type": "quantity", "readOnly": True} for fact in FACTS]

    def person(self, section: Section) -> Item:
        inside = []
        for question in section.questions:
            item: Item = {"linkId": f"person/{question.id}", "text": self.fill(question.ask)}
            if question.answers:
                item |= {"type": "choice", "answerOption": self.options(question)}
            else:
                item["type"] = "string"
            inside.append(item)
        return {"linkId": "about/people", "type": "group", "repeats": True, "item": inside}

    def items(self, question: Question) -> list[Item]:
        """The question, with what may stand beside it: why there is no answer, and the practitioner's note."""
        when = self.when(question)
        kind = TYPES.get(question.type, "text")
        item: Item = {"linkId": question.id, "text": self.fill(question.ask), "type": kind}
        words: Item = {"linkId": f"{question.id}/words", "type": "text"}
        if question.more_words:
            words["text"] = self.fill(question.more_words)
        beside: list[Item] = []
        if question.type == "for-each-carer":
            item |= {"type": "group", "item": [self.carers(question), words]}
        elif kind == "choice":
            item |= {"answerOption": self.options(question), "item": [words]}
            if question.type == "any-of":
                item["repeats"] = True
            if question.type == "who":
                names = {"linkId": f"{question.id}/people", "type": "string", "repeats": True}
                item["item"] = [names, words]
        elif kind != "text":
            item["item"] = [words]
        if kind == "quantity" and question.unit in UNITS:
            coding = {"system": UNITS_OF_MEASURE, "code": UNITS[question.unit], "display": question.unit}
            url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
            item["extension"] = [{"url": url, "valueCoding": coding}]
        why = [{"linkId": f"{no_answer(question.id)}/words", "type": "text"}]
        options = self.codes(question.id, ANSWERLESS)
        beside.append({"linkId": no_answer(question.id), "type": "choice", "answerOption": options, "item": why})
        beside.append({"linkId": f"{question.id}/note", "type": "text"})
        for one in (item, *beside):
            marks = [
                *one.pop("extension", []),
                *when.get("extension", []),
                *self.marks(question, note=one["linkId"].endswith("/note")),
            ]
            one |= {key: value for key, value in when.items() if key != "extension"}
            if marks:
                one["extension"] = marks
        return [item, *beside]

    def when(self, question: Question) -> Item:
        try:
            return enable_when(question.ask_when, self.set.questions, self.base)
        except CannotSay as fault:
            rule = question.ask_when.in_words()
            self.unsaid.append(Unsaid(question.id, rule, str(fault)))
            return {"extension": [{"url": extension(self.base, "asked-when"), "valueString": rule}]}

    def marks(self, question: Question, *, note: bool) -> list[Item]:
        kinds = {"private": question.private, "practitioner-only": question.practitioner_only or note}
        return [{"url": extension(self.base, kind), "valueBoolean": True} for kind, holds in kinds.items() if holds]

    def carers(self, question: Question) -> Item:
        name = {"linkId": f"{question.id}/carer-name", "type": "string"}
        options = self.codes(question.id, [option.value for option in question.answers])
        ticks = {"linkId": f"{question.id}/ticks", "type": "choice", "repeats": True, "answerOption": options}
        return {"linkId": f"{question.id}/carer", "type": "group", "repeats": True, "item": [name, ticks]}

    def options(self, question: Question) -> list[Item]:
        offered = [option.value for option in question.answers] or [NOBODY, SOMEBODY]
        return self.codes(question.id, (value for value in offered if value not in ANSWERLESS))

    def codes(self, question: str, values: Iterable[str]) -> list[Item]:
        return [{"valueCoding": self.coding(question, value)} for value in values]

    def coding(self, id_: str, value: str) -> Item:
        common = self.set.words["answers"]
        question = self.set.questions[id_]
        option = question.option(value)
        say = option.say if option else (value == NOBODY and question.nobody_says) or common.get(value, value)
        return {"system": code_system(self.base, id_), "code": value, "display": self.fill(say)}


def _part(name: str, of: dict[str, str]) -> Item:
    inside = [{"linkId": f"{name}/{key}", "type": kind, "readOnly": True} for key, kind in of.items()]
    return {"linkId": name, "type": "group", "repeats": True, "readOnly": True, "item": inside}
