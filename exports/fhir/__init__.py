"""A record and a question set as FHIR R4, for the systems that keep children's records."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from exports.fhir.names import BASE, CONFIDENTIALITY, urn
from exports.fhir.people import patient, practitioner, related_persons
from exports.fhir.questionnaire import Unsaid, questionnaire
from exports.fhir.response import clean, response
from exports.twin import record_fingerprint
from tool.record import Record

__all__ = ["BASE", "Unsaid", "bundle", "fhir_bytes", "questionnaire"]


def bundle(record: Record, made_at: datetime, base: str = BASE) -> dict[str, Any]:
    """The whole visit, private parts included: a collection of the response, the child, and the grown-ups.

    The same for the same arguments. `made_at` is aware.
    """
    seed = record_fingerprint(record)
    child, answers, author = urn(seed, "patient"), urn(seed, "response"), urn(seed, "practitioner")
    practitioners = practitioner(record)
    entries = [(answers, response(record, child, author if practitioners else "", base)), (child, patient(record))]
    entries += [(author, one) for one in practitioners]
    entries += [(urn(seed, "carer", id_), one) for id_, one in related_persons(record, child)]
    return {
        "resourceType": "Bundle",
        "meta": {"security": [{"system": CONFIDENTIALITY, "code": "R", "display": "restricted"}]},
        "identifier": {"value": clean(record.reference) or "-"},
        "type": "collection",
        "timestamp": made_at.isoformat(timespec="seconds"),
        "entry": [{"fullUrl": address, "resource": resource} for address, resource in entries],
    }


def fhir_bytes(resource: dict[str, Any]) -> bytes:
    """The resource as JSON in UTF-8, laid out for reading."""
    return (json.dumps(resource, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
