"""The schemas are those of the models, every shipped file is valid by its own, and a slip is underlined."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from families_at_hand import shipped
from jsonschema import Draft7Validator

from tool.__main__ import main
from tool.conditions import WORDS
from tool.question_types import TYPES
from tool.reading.keys import KEYS
from tool.reading.question_files import SHIPPED
from tool.reading.schemas import MODELS, first_line, in_text, schema_of, schemas

QUESTION_FILES = sorted(
    path.relative_to(SHIPPED).as_posix()
    for path in [*SHIPPED.glob("*.yaml"), *SHIPPED.glob("advice/*.yaml")]
    if path.name != "promises.yaml"  # read by a reader of its own, and has no schema yet
)
ALL = schemas()


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, as the language server of editors reads it: yes, no and days are texts."""


AsEditorsRead.yaml_implicit_resolvers = {}
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?$")
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, list("-+0123456789"))


def faults(name: str, text: str) -> list[str]:
    data: Any = yaml.load(text, AsEditorsRead)
    return [error.message for error in Draft7Validator(ALL[schema_of(name)]).iter_errors(data)]


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_schema_is_one_and_its_file_is_up_to_date(name: str) -> None:
    Draft7Validator.check_schema(ALL[name])
    file = SHIPPED / "schemas" / f"{name}.json"
    assert file.read_text("utf-8") == in_text(ALL[name]), "run `uv run settle schemas`"


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in SHIPPED.glob("schemas/*")} >= set(ALL)


@pytest.mark.parametrize("name", QUESTION_FILES)
def test_a_shipped_file_names_its_schema_and_is_valid_by_it(name: str) -> None:
    text = (SHIPPED / name).read_text("utf-8")
    if schema_of(name) not in ALL:
        pytest.skip("a kind of file without a schema")
    assert text.startswith(first_line(name) + "\n")
    assert (SHIPPED / name).parent.joinpath(first_line(name).partition("=")[2]).resolve().is_file()
    assert not faults(name, text)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("3-safe-space.yaml", "why_we_ask:", "why_ask:"),
        ("3-safe-space.yaml", "type: any-of", "type: any-off"),
        ("3-safe-space.yaml", "id: pets", "id: Pets!"),
        ("3-safe-space.yaml", "set: safe-space", "set: safe-spice"),
        ("3-safe-space.yaml", "{any of: [dog-here", "{any off: [dog-here"),
        ("advice/3-safe-space.yaml", "level: change", "level: chance"),
        ("advice/3-safe-space.yaml", "    because:", "    becuase:"),
        ("conditions.yaml", "{at most: 2500}", "{at most: a lot}"),
        ("sources.yaml", "checked: copy", "checked: maybe"),
        ("contacts.yaml", "for: family", "for: families"),
        ("plain-words.yaml", "leading:", "leding:"),
    ],
)
def test_a_slip_is_underlined(name: str, old: str, new: str) -> None:
    text = shipped().files[name]
    assert old in text
    assert faults(name, text.replace(old, new, 1))


def test_every_type_and_every_word_of_a_condition_can_be_completed() -> None:
    definitions = ALL["set"]["definitions"]
    assert definitions["Question"]["properties"]["type"]["enum"] == sorted(TYPES)
    words = {*definitions["Test"]["properties"], *definitions["PeopleTest"]["properties"]}
    assert words == set(WORDS)


def test_every_key_is_explained_and_no_other() -> None:
    for schema in ALL.values():
        for name, model in schema.get("definitions", {}).items():
            if name in KEYS:
                assert set(model["properties"]) == set(KEYS[name])
    for model in MODELS.values():
        assert {info.alias or key for key, info in model.model_fields.items()} == set(KEYS[model.__name__])


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemas", str(tmp_path)]) == 0
    assert {path.stem for path in tmp_path.glob("schemas/*.json")} == set(ALL)
    assert main(["schemas", str(tmp_path / "none")]) == 1
    assert "none" in capsys.readouterr().err
