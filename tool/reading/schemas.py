"""JSON Schemas of the question files, made from the models that read them, for editors that complete and underline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tool.conditions import WORDS
from tool.conditions.read import GROUPS, PEOPLE
from tool.people import ASKED_OF_A_PERSON
from tool.question import Written
from tool.question_types import TYPES
from tool.reading.keys import KEYS
from tool.reading.plain_words import PARTS
from tool.reading.set_files import AdviceFile, ConditionsFile, ContactsFile, SetFile, SourcesFile, Title

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest one that editors' YAML tools know whole."""
FIRST_LINE = "# yaml-language-server: $schema={schema}"
MODELS: Mapping[str, type[Written]] = {
    "settle": Title,
    "set": SetFile,
    "advice": AdviceFile,
    "conditions": ConditionsFile,
    "sources": SourcesFile,
    "contacts": ContactsFile,
}
TEXT: Schema = {"type": ["string", "number"], "minLength": 1}
"""A number without quotes is a text to our reader, and a number to others."""


def schemas() -> Mapping[str, Schema]:
    """Every schema by its name: one for each kind of file. A new kind is one line here."""
    made = {name: of_model(model) for name, model in MODELS.items()}
    return made | {"words": _words(), "plain-words": _plain_words()}


def schema_of(file: str) -> str:
    """The name of the schema for a question file."""
    name = file.removesuffix(".yaml")
    if name in {"screens", "paper"}:
        return "words"
    if name in {*MODELS, "plain-words"}:
        return name
    return "advice" if file.startswith("advice/") else "set"


def first_line(file: str) -> str:
    """The line that names the schema to an editor."""
    up = "../" * file.count("/")
    return FIRST_LINE.format(schema=f"{up}schemas/{schema_of(file)}.json")


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into the folder `schemas` in a folder of question files. Errors: OSError."""
    (folder / "schemas").mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        file = folder / "schemas" / f"{name}.json"
        file.write_text(in_text(schema), "utf-8")
        written.append(file)
    return tuple(written)


def in_text(schema: Schema) -> str:
    """The schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def of_model(model: type[Written]) -> Schema:
    """The schema of a file that is read into this model."""
    made = model.model_json_schema(ref_template="#/definitions/{model}")
    inner = made.pop("$defs", {})
    known = {name: inner[name] for name in KEYS if name in inner}
    tops = {model.__name__: made, **known}
    for name, schema in tops.items():
        schema["properties"] = {key: _property(name, key, value) for key, value in schema["properties"].items()}
        schema.pop("title", None)
    return {
        "$schema": DIALECT,
        "description": made.pop("description", ""),
        **made,
        "definitions": {**known, **_conditions()},
    }


def _property(model: str, key: str, written: Schema) -> Schema:
    if key in {"when", "ask_when"}:
        found: Schema = {"$ref": "#/definitions/Condition"}
    elif key == "type":
        found = {"enum": sorted(TYPES)}
    else:
        found = _plain(written)
    # Beside a reference, draft 7 reads nothing else.
    found = {"allOf": [found]} if "$ref" in found else found
    return {"description": KEYS[model][key], **found}


def _plain(written: Schema) -> Schema:
    """The shape without what only Python needs: defaults, titles, and null for what may be left out."""
    found = {key: value for key, value in written.items() if key not in {"title", "default"}}
    if "anyOf" in found:
        kinds = [one for one in found.pop("anyOf") if one != {"type": "null"}]
        if any(one.get("type") in {"number", "integer"} for one in kinds):
            kinds = [{"type": "number"}]
        return {**found, **_plain(kinds[0])} if len(kinds) == 1 else {**found, "anyOf": [_plain(one) for one in kinds]}
    match found.get("type"):
        case "boolean":
            return {"enum": ["yes", "no"]}
        case "integer":
            return {"type": "integer"}
        case "string" if "enum" not in found and "const" not in found:
            return {**found, "type": ["string", "number"]}
        case "array":
            return {"type": "array", "items": _plain(found.get("items", {}))}
    return found


def _conditions() -> Mapping[str, Schema]:
    several: Schema = {"type": "array", "items": {"$ref": "#/definitions/Condition"}, "minItems": 1}
    one = {"minProperties": 1, "maxProperties": 1}
    values: Schema = {"type": "array", "items": TEXT, "minItems": 1}
    person = {
        "type": "object",
        "properties": {fact: {"anyOf": [TEXT, values]} for fact in ASKED_OF_A_PERSON},
        "additionalProperties": False,
        "minProperties": 1,
    }
    shapes: Mapping[str, Schema] = {
        "value": TEXT,
        "values": values,
        "number": {"type": "number"},
        "yes-no": {"enum": ["yes", "no"]},
        "ticks": {"anyOf": [TEXT, values]},
        "person": person,
    }

    def test(persons: bool) -> Schema:
        words = {word.name: word for word in WORDS.values() if (word.shape == "person") is persons}
        said = {name: {"description": word.reads, **shapes[word.shape]} for name, word in words.items()}
        return {"type": "object", "properties": said, "additionalProperties": False, **one}

    group = {
        "type": "object",
        "description": "Exactly one of: a group, a named condition, people, or a question with its test.",
        "properties": {
            **dict.fromkeys(GROUPS, several),
            "condition": {"description": "The id of a condition in conditions.yaml.", **TEXT},
            PEOPLE: {"$ref": "#/definitions/PeopleTest"},
        },
        "additionalProperties": {"$ref": "#/definitions/Test"},
        **one,
    }
    return {
        "Condition": {"anyOf": [{"const": "always"}, group]},
        "Test": test(persons=False),
        "PeopleTest": test(persons=True),
    }


def _words() -> Schema:
    part = {"type": "object", "additionalProperties": TEXT}
    said = "Words of the screens or papers: parts, each with keys and a text after them. Keep the slots in {braces}."
    return {"$schema": DIALECT, "description": said, "type": "object", "additionalProperties": part}


def _plain_words() -> Schema:
    part = {"type": "object", "additionalProperties": TEXT}
    parts = dict.fromkeys(PARTS, part)
    said = "Words and phrases that families should not meet, each with a better one."
    return {
        "$schema": DIALECT, "description": said, "type": "object", "properties": parts, "additionalProperties": False,
    }  # fmt: skip
