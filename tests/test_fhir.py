"""FHIR: valid by an independent reader, and enableWhen asks the same questions as our own rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import factories as f
import pytest
from enable_when import Item, enabled, flat, given_answers, shown, value_of
from families_at_hand import PEOPLE, any_family, any_people, every_answer
from families_at_hand import shipped as shipped_once
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given
from worked_families import FAMILIES, family_in, record_of

from exports.fhir import BASE, bundle, fhir_bytes, questionnaire
from exports.fhir.enable import CannotSay, enable_when
from exports.fhir.response import answer_items
from tool.__main__ import main
from tool.answer import Answer, to_plain
from tool.asking import ask, facts
from tool.conditions import ALWAYS, Condition, Situation
from tool.conditions.tree import AllOf, AnyOf, NoneOf
from tool.conditions.tree import Test as One
from tool.conditions.words import PersonLike
from tool.people import Person
from tool.question_set import QuestionSet
from tool.reading.question_files import read_folder
from tool.worked import EVERY_SET

NAMES = {person.id: person.name for person in PEOPLE}


@pytest.fixture(scope="module")
def asked(shipped: QuestionSet) -> Item:
    return json.loads(fhir_bytes(questionnaire(shipped)[0]))


def as_fhir(answers: Mapping[str, Answer]) -> dict[str, list[Any]]:
    items = [
        item
        for id_, answer in (answers | facts(answers)).items()
        for item in answer_items(id_, to_plain(answer), (), id_, NAMES, BASE)
    ]
    found: dict[str, list[Any]] = {}
    for link, answer in given_answers(items):
        found.setdefault(link, []).append(value_of({k: v for k, v in answer.items() if k != "item"}, "value"))
    return found


def ours(question_set: QuestionSet, answers: Mapping[str, Answer], people: tuple[Person, ...]) -> set[str]:
    situation_asked = ask(question_set, EVERY_SET, answers, people)
    hidden = set(situation_asked.no_longer_asked)
    about = {q.id for q in question_set.visit_facts if q.ask_when.holds(situation_asked.situation)}
    return {question.id for question in situation_asked.questions} | (about - hidden)


# What is asked


def test_the_questionnaire_is_valid_and_every_rule_can_be_said(shipped: QuestionSet, asked: Item) -> None:
    _, unsaid = questionnaire(shipped)
    assert unsaid == ()
    read = Questionnaire.model_validate(asked)
    assert read.url == f"{BASE}/Questionnaire/visit"
    assert shipped.fingerprint in str(read.version)


def test_no_link_id_stands_twice_and_every_rule_looks_at_an_item_that_is_there(asked: Item) -> None:
    links = [item["linkId"] for item in flat(asked["item"])]
    assert len(links) == len(set(links))
    looked_at = {line["question"] for item in flat(asked["item"]) for line in item.get("enableWhen", [])}
    assert looked_at <= set(links)
    assert len(looked_at) > 5


def test_every_question_is_in_it_with_every_answer_offered(shipped: QuestionSet, asked: Item) -> None:
    items = {item["linkId"]: item for item in flat(asked["item"])}
    for question in shipped.questions.values():
        place = f"person/{question.id}" if question in shipped.about("person").questions else question.id
        codes = {
            option["valueCoding"]["code"]
            for link in (place, f"{place}/no-answer", f"{place}/ticks", f"{place}/carer")
            for inside in flat([items[link]] if link in items else [])
            for option in inside.get("answerOption", [])
        }
        assert question.values <= codes | {"not-sure", "rather-not-say", "skipped"}, question.id


@pytest.mark.parametrize("family", FAMILIES, ids=lambda file: file.stem)
def test_a_worked_family_is_asked_the_same_there_as_here(family: Path, shipped: QuestionSet, asked: Item) -> None:
    one = family_in(family, shipped)
    there = shown(asked, as_fhir(one.answers)) & set(shipped.questions)
    assert there == ours(shipped, one.answers, one.people) - {"name"} - set(_person(shipped))


def _person(question_set: QuestionSet) -> list[str]:
    return [question.id for question in question_set.about("person").questions]


@cache
def asked_once() -> Item:
    return questionnaire(shipped_once())[0]


@given(any_family(), any_people())
def test_any_family_is_asked_the_same_there_as_here(answers: dict[str, Answer], people: tuple[Person, ...]) -> None:
    question_set = shipped_once()
    there = shown(asked_once(), as_fhir(answers)) & set(question_set.questions)
    assert there == ours(question_set, answers, people) - set(_person(question_set))


IS = One("lays-down", "is", ("back",))
CONDITIONS: dict[str, Condition] = {
    "always": ALWAYS,
    "is": IS,
    "is not": One("lays-down", "is not", ("back",)),
    "is not sure": One("lays-down", "is", ("not-sure",)),
    "a number not sure": One("birth-weight-grams", "is", ("not-sure",)),
    "any of": One("day-naps", "any of", ("sling", "cot")),
    "none of": One("day-naps", "none of", ("sling", "cot")),
    "all of": One("day-naps", "all of", ("sling", "cot")),
    "somebody": One("smokes", "is", ("somebody",)),
    "at least": One("birth-weight-grams", "at least", Decimal(2500)),
    "less than": One("birth-weight-grams", "less than", Decimal(2500)),
    "more than": One("room-temperature", "more than", Decimal(20)),
    "at most": One("room-temperature", "at most", Decimal(20)),
    "known": One("feeding", "known", True),
    "not known": One("feeding", "known", False),
    "number known": One("room-temperature", "known", True),
    "all": AllOf((IS, One("smokes", "is", ("somebody",)), One("feeding", "is not", ("breast",)))),
    "any": AnyOf((IS, One("smokes", "is", ("somebody",)), One("feeding", "is not", ("breast",)))),
    "none": NoneOf((IS, One("smokes", "is", ("somebody",)))),
    "none of a group": NoneOf((AllOf((IS, One("smokes", "is", ("somebody",)))),)),
    "not a number": NoneOf((One("birth-weight-grams", "at most", Decimal(2500)),)),
    "not any of several": NoneOf((One("day-naps", "none of", ("sling", "cot")),)),
    "not all of several": NoneOf((One("day-naps", "all of", ("sling", "cot")),)),
}


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS.keys())
def test_each_word_of_ours_means_the_same_there(condition: Condition, shipped: QuestionSet) -> None:
    keys = enable_when(condition, shipped.questions, BASE)
    subjects = {test.subject for test in condition.tests()}
    families: list[dict[str, Answer]] = [{}]
    for subject in sorted(subjects):
        several = every_answer(shipped.questions[subject])[: 12 if len(subjects) > 1 else None]
        families += [{**one, subject: answer} for one in families for answer in several]
    outcomes = set()
    for answers in families:
        holds = condition.holds(Situation(answers, PEOPLE))
        assert enabled(keys, as_fhir(answers)) is holds, answers
        outcomes.add(holds)
    assert outcomes == {True, False} or condition is ALWAYS


UNSAYABLE: dict[str, Condition] = {
    "people": One("people", "anybody", PersonLike((("present", ("no",)),))),
    "each carer": One("programme", "everybody with", ("talked",)),
    "and and or": AllOf((IS, AnyOf((One("smokes", "is", ("somebody",)), One("feeding", "is", ("breast",)))))),
    "never": AnyOf(()),
}


@pytest.mark.parametrize("condition", UNSAYABLE.values(), ids=UNSAYABLE.keys())
def test_a_rule_that_cannot_be_said_is_not_said_wrongly(condition: Condition, shipped: QuestionSet) -> None:
    with pytest.raises(CannotSay):
        enable_when(condition, shipped.questions, BASE)


def test_whoever_asks_for_the_questions_is_told_of_a_rule_that_fhir_cannot_hold(tmp_path: Path, capsys: Any) -> None:
    folder = tmp_path / "questions"
    read = read_folder().question_set
    assert read is not None
    for name, text in read.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("1-"):
            text = text.replace("ask_when: {unwell-today: {is: yes}}", "ask_when: {people: {anybody: {present: no}}}")
        (folder / name).write_text(text, "utf-8")
    out = tmp_path / "questions.json"
    assert main(["export-questions", "--as", "fhir", "--questions", str(folder), "--out", str(out)]) == 0
    assert '"temperature-38-or-more"' in capsys.readouterr().err
    made = json.loads(out.read_text("utf-8"))
    Questionnaire.model_validate(made)
    (item,) = [item for item in flat(made["item"]) if item["linkId"] == "temperature-38-or-more"]
    assert "enableWhen" not in item
    assert any(mark["url"].endswith("asked-when") for mark in item["extension"])


# What was answered


def resources(made: Item, kind: str) -> list[Item]:
    return [entry["resource"] for entry in made["entry"] if entry["resource"]["resourceType"] == kind]


@pytest.mark.parametrize("family", FAMILIES[::8], ids=lambda file: file.stem)
def test_a_worked_familys_bundle_is_valid_and_names_this_version_of_the_questions(
    family: Path, shipped: QuestionSet, asked: Item
) -> None:
    record = record_of(family, shipped)
    made = json.loads(fhir_bytes(bundle(record, f.MADE_AT)))
    Bundle.model_validate(made)
    (response,) = resources(made, "QuestionnaireResponse")
    assert response["questionnaire"] == f"{asked['url']}|{asked['version']}"
    one = family_in(family, shipped)
    carers = [person.name for person in one.people if person.is_carer]
    assert [person["name"][0]["text"] for person in resources(made, "RelatedPerson")] == carers


def test_every_item_of_a_response_stands_where_the_questionnaire_has_it(shipped: QuestionSet, asked: Item) -> None:
    def places(items: list[Item], above: str = "") -> Iterator[tuple[str, str]]:
        for item in items:
            yield above, item["linkId"]
            yield from places(item.get("item", []), item["linkId"])
            for answer in item.get("answer", []):
                yield from places(answer.get("item", []), item["linkId"])

    there = set(places(asked["item"]))
    for family in FAMILIES[::5]:
        (response,) = resources(bundle(record_of(family, shipped), f.MADE_AT), "QuestionnaireResponse")
        assert set(places(response["item"])) <= there, family.stem


def test_the_answers_in_a_response_show_the_questions_that_were_asked(shipped: QuestionSet, asked: Item) -> None:
    for family in FAMILIES[::5]:
        record = record_of(family, shipped)
        (response,) = resources(bundle(record, f.MADE_AT), "QuestionnaireResponse")
        known: dict[str, list[Any]] = {}
        for link, answer in given_answers(response["item"]):
            known.setdefault(link, []).append(value_of({k: v for k, v in answer.items() if k != "item"}, "value"))
        steps = {answer.question for section in record.sections for answer in section.answers}
        about = {question.id for question in shipped.visit_facts}
        assert (shown(asked, known) & set(shipped.questions)) - about - set(_person(shipped)) == steps, family.stem


def test_the_child_has_the_nhs_number_system_and_the_practitioner_a_pin() -> None:
    words = {"kind": "words"}
    record = f.record(
        baby_facts=(
            f.Fact("nhs-number", "NHS number", "943 476 5919", {**words, "text": "943 476 5919"}),
            f.Fact("baby-name", "Name", "Zara", {**words, "text": "Zara"}),
            f.Fact("date-of-birth", "Born", "5 October 2026", {"kind": "day", "day": "2026-10-05"}),
        ),
        practitioner=(
            f.Fact("practitioner-name", "Name", "Jo", {**words, "text": "Jo"}),
            f.Fact("practitioner-registration", "PIN", "12A3456E", {**words, "text": "12A3456E"}),
        ),
    )
    made = bundle(record, f.MADE_AT)
    Bundle.model_validate(json.loads(fhir_bytes(made)))
    (child,) = resources(made, "Patient")
    assert child["identifier"] == [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9434765919"}]
    assert child["birthDate"] == "2026-10-05"
    (practitioner,) = resources(made, "Practitioner")
    assert practitioner["identifier"][0]["value"] == "12A3456E"


def test_the_plan_and_what_was_told_in_private_are_in_the_response_and_the_bundle_says_restricted() -> None:
    made = bundle(f.record(), f.MADE_AT)
    text = fhir_bytes(made).decode()
    assert all(item.what in text for item in f.record().plan)
    assert all(answer.asked in text for section in f.record().sections for answer in section.answers if answer.private)
    assert made["meta"]["security"][0]["code"] == "R"


@pytest.mark.parametrize("text", ["", " ", "a\x00b\x1f", "half \ud83d", "<b>&amp;</b>\n\tx", "e\u0301 سلام"])
def test_any_text_gives_a_valid_bundle(text: str) -> None:
    plain = {"kind": "words", "text": text}
    record = f.record(
        reference=text,
        people=(f.person(text, text),),
        sections=(f.RecordedSection("s", text, (f.answer(words=text, note=text, said=(text,), plain=plain),)),),
        plan=(f.PlanItem(text, text),),
    )
    Bundle.model_validate(json.loads(fhir_bytes(bundle(record, f.MADE_AT))))


def test_an_empty_record_gives_a_valid_bundle() -> None:
    Bundle.model_validate(json.loads(fhir_bytes(bundle(f.empty_record(), f.MADE_AT))))
