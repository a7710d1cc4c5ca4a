"""The child, the practitioner and the carers of a record as FHIR R4 resources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from exports.fhir.names import NHS_NUMBER, NMC_NUMBER, RELATIONS, ROLE_CODE
from exports.fhir.response import clean
from tool.answer import Chosen, Day, Words, from_plain
from tool.people import Person
from tool.record import Fact, Record, RecordedPerson

_NMC_PIN = re.compile(r"[0-9]{2}[A-Z][0-9]{4}[A-Z]")


def _words(facts: Iterable[Fact], id_: str) -> str:
    answer = next((from_plain(fact.plain) for fact in facts if fact.id == id_ and fact.plain), None)
    return clean(answer.text).strip() if isinstance(answer, Words) else ""


def patient(record: Record) -> dict[str, Any]:
    """The child; the NHS number, the name and the day of birth only where they were given."""
    told: dict[str, Any] = {"resourceType": "Patient"}
    number = "".join(_words(record.baby_facts, "nhs-number").split())
    if number:
        told["identifier"] = [{"system": NHS_NUMBER, "value": number}]
    name = _words(record.baby_facts, "baby-name")
    if name:
        told["name"] = [{"text": name}]
    born = next((from_plain(f.plain) for f in record.baby_facts if f.id == "date-of-birth" and f.plain), None)
    if isinstance(born, Day):
        told["birthDate"] = born.day.isoformat()
    return told


def practitioner(record: Record) -> list[dict[str, Any]]:
    """Who led the talk; nothing if nobody is named."""
    name = _words(record.practitioner, "practitioner-name")
    role = _words(record.practitioner, "practitioner-role")
    number = _words(record.practitioner, "practitioner-registration")
    if not (name or role or number):
        return []
    told: dict[str, Any] = {"resourceType": "Practitioner"}
    if number:
        pin = number.replace(" ", "").upper()
        known = bool(_NMC_PIN.fullmatch(pin))
        told["identifier"] = [{"system": NMC_NUMBER, "value": pin} if known else {"value": number}]
    if name:
        told["name"] = [{"text": name}]
    if role:
        told["qualification"] = [{"code": {"text": role}}]
    return [told]


def related_persons(record: Record, child: str) -> list[tuple[str, dict[str, Any]]]:
    """Each carer with their id in the record; `child` is the reference to the patient."""
    return [(person.id, _related(person, child)) for person in record.people if _is_carer(person)]


def _value(person: RecordedPerson, id_: str) -> str:
    answer = next((from_plain(fact.plain) for fact in person.facts if fact.id == id_ and fact.plain), None)
    return answer.value if isinstance(answer, Chosen) else ""


def _is_carer(person: RecordedPerson) -> bool:
    facts = {id_: _value(person, id_) for id_ in ("relation", "looks-after-baby")}
    return Person.from_plain({"id": person.id, "name": person.name, **facts}).is_carer


def _related(person: RecordedPerson, child: str) -> dict[str, Any]:
    told: dict[str, Any] = {"resourceType": "RelatedPerson", "patient": {"reference": child}}
    relation = clean(person.relation).strip()
    code = RELATIONS.get(_value(person, "relation"))
    if relation or code:
        coding = [{"system": ROLE_CODE, "code": code}] if code else []
        told["relationship"] = [({"coding": coding} if coding else {}) | ({"text": relation} if relation else {})]
    name = clean(person.name).strip()
    if name:
        told["name"] = [{"text": name}]
    return told
