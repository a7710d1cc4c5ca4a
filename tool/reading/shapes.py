"""From a tree to a model, and from pydantic's complaints to problems with a place and a cure."""

from __future__ import annotations

import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tool.problems import Problem, did_you_mean
from tool.reading.tree import Path, Tree

Model = TypeVar("Model", bound=BaseModel)


def model_of(kind: type[Model], tree: Tree, path: Path, about: str = "") -> Model | None:
    """The model at this path of the tree; what does not fit is added to the tree's problems."""
    data: Any = tree.data
    for step in path:
        data = data[step]
    before = len(tree.problems)
    _empty(data, tree, path, about)
    try:
        return kind.model_validate(_without_nothing(data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["type"] == "missing" and (*path, *detail["loc"]) in tree.keys:
                continue  # it is there and empty, which has been said
            tree.problems.append(_problem(detail, kind, tree, path, about))
        return None
    finally:
        _one_a_place(tree, before)


def _without_nothing(data: Any) -> Any:
    """The data without keys that were left empty: each of those has its own problem already."""
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nothing(value) for value in data]
    return data


def _empty(data: Any, tree: Tree, path: Path, about: str) -> None:
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in parts:
        here = (*path, step)
        if value is None or (isinstance(value, str) and not value.strip()):
            what = f'"{step}"' if isinstance(step, str) else "This line"
            tree.problems.append(
                Problem(
                    "S01",
                    tree.place(here, key=True),
                    f"{what} is empty.",
                    "Write what belongs here, or take the line out.",
                    about,
                )
            )
        else:
            _empty(value, tree, here, about)


def _one_a_place(tree: Tree, before: int) -> None:
    """An empty key is reported once, not also as missing."""
    empty = {(p.place.file, p.place.line) for p in tree.problems[before:] if p.code == "S01"}
    tree.problems[before:] = [
        p
        for p in tree.problems[before:]
        if p.code == "S01" or (p.place.file, p.place.line) not in empty or p.code != "S02"
    ]


def _problem(detail: ErrorDetails, kind: type[BaseModel], tree: Tree, path: Path, about: str) -> Problem:
    loc = tuple(step for step in detail["loc"] if not (isinstance(step, str) and "[" in step))
    full: Path = (*path, *loc)
    key = loc[-1] if loc else ""
    said = str(detail.get("input", ""))
    said = said if len(said) <= 60 else said[:57] + "..."
    place = tree.place(full, key=detail["type"] in {"extra_forbidden"})
    match detail["type"]:
        case "missing":
            return Problem(
                "S02", tree.place(full[:-1]), f'"{key}" is missing.', f'Add a line "{key}:" with its words.', about
            )
        case "extra_forbidden":
            fields = _fields(kind, loc[:-1])
            return Problem("S03", place, f'Nothing here is called "{key}".', did_you_mean(str(key), fields), about)
        case "string_type" | "tuple_type" | "model_type" | "dict_type" | "list_type" | "model_attributes_type":
            wanted = {"string_type": "a text", "tuple_type": "a list", "list_type": "a list"}.get(
                detail["type"], "keys with values"
            )
            return Problem(
                "S04", place, f'"{key}" should be {wanted}.', "Compare it with a neighbour that is right.", about
            )
        case "string_pattern_mismatch":
            cure = "Use small letters, digits and single hyphens, such as born-early."
            cure = "Write its short code, such as en or pl." if key == "language" else cure
            return Problem("S05", place, f'"{said}" cannot be the {key}.', cure, about)
        case "string_too_short":
            return Problem("S01", place, f'"{key}" is empty.', "Write the words.", about)
        case "string_too_long":
            most = detail.get("ctx", {}).get("max_length")
            return Problem("S06", place, f'"{key}" is longer than {most} letters.', "Shorten it.", about)
        case "literal_error":
            choices = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ",").split(",")]
            return Problem("S07", place, f'"{key}" cannot be "{said}".', did_you_mean(said, choices), about)
        case "value_error":
            return Problem(
                "S08", place, f'"{key}" cannot be "{said}".', f"{detail['ctx']['error']}.".capitalize(), about
            )
        case other if other.startswith("date"):
            return Problem(
                "S09", place, f'"{said}" is not a day.', "Write it as year-month-day, such as 2026-11-20.", about
            )
        case _:
            return Problem("S10", place, f'"{key}" cannot be "{said}".', f"{detail['msg']}.", about)


def _fields(kind: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    model: Any = kind
    for step in loc:
        if isinstance(step, str):
            fields = getattr(model, "model_fields", {})
            info = fields.get(step) or next((f for f in fields.values() if f.alias == step), None)
            # Where there is no such field, the step is a key that editors choose themselves.
            model = _model_inside(info.annotation) if info else model
    found = getattr(model, "model_fields", {})
    return [info.alias or name for name, info in found.items()]


def _model_inside(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for part in typing.get_args(annotation) if (m := _model_inside(part))), None)
