"""What things are called in FHIR: addresses of our own vocabulary, link ids, codes of others."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

BASE = "https://settle.invalid/fhir"
"""Where our vocabulary is said to be until an organisation publishes it: `.invalid` never leads anywhere."""

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
NMC_NUMBER = "https://fhir.hl7.org.uk/Id/nmc-number"
ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
UNITS_OF_MEASURE = "http://unitsofmeasure.org"

UNITS: Mapping[str, str] = {"g": "g", "°C": "Cel", "weeks": "wk", "months": "mo"}
"""UCUM codes of our units; another unit is told in words alone."""

RELATIONS: Mapping[str, str] = {
    "mother": "MTH",
    "father": "FTH",
    "grandparent": "GRPRN",
    "other-relative": "FAMMEMB",
    "foster-carer": "PRNFOST",
    "friend": "FRND",
}
"""HL7's codes of what somebody is to the child; partners, childminders and others are told in words alone."""

ANSWERLESS = ("not-sure", "rather-not-say", "skipped")
"""What may be said to every question instead of an answer."""

_SPACE = uuid.UUID("5e771e00-0000-5000-8000-000000000000")


def questionnaire_url(base: str) -> str:
    """The canonical address of our questionnaire, without its version."""
    return f"{base}/Questionnaire/visit"


def questionnaire_version(version: str, fingerprint: str) -> str:
    """A version that changes with any letter of the questions."""
    return f"{version}-{fingerprint}"


def code_system(base: str, question: str) -> str:
    """The address of a question's answers."""
    return f"{base}/CodeSystem/{question}"


def extension(base: str, name: str) -> str:
    """The address of an extension of ours."""
    return f"{base}/StructureDefinition/{name}"


def no_answer(question: str) -> str:
    """The link id under which it is told why a number, day or text has no answer."""
    return f"{question}/no-answer"


def urn(*parts: str) -> str:
    """The same address for the same parts, for resources inside one bundle."""
    return f"urn:uuid:{uuid.uuid5(_SPACE, '/'.join(parts))}"
