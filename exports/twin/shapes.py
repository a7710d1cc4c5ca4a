"""How a record's values stand in JSON: one reading, one writing and one schema, all from the types of the record.

The types used are a closed set: text, yes/no, whole numbers, days, moments, tuples, words, and dataclasses of these.
A type outside it is an error at once, so a new kind of value cannot slip into a record without a word here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from exports.twin.answers import ANSWER, checked_answer
from tool.record import RecordedAdvice, RecordedAnswer

Path = tuple[str | int, ...]

ALLOWED: Mapping[tuple[type, str], tuple[str, ...]] = {
    (RecordedAnswer, "status"): ("answered", "not-sure", "rather-not-say", "skipped", "open"),
    (RecordedAdvice, "level"): ("stop", "change", "keep", "act"),
    (RecordedAdvice, "group"): ("keep", "never", "do-not-share", "change", "act"),
    (RecordedAdvice, "audience"): ("family", "private", "practitioner"),
    (RecordedAdvice, "lead"): ("tonight", "when-born", "what-to-do"),
}
"""Texts of which only some are known to whoever draws the record."""


class Misshapen(ValueError):
    """A value that is not what stands in a record: where, and what was wanted."""

    def __init__(self, path: Path, wanted: str) -> None:
        self.path, self.wanted = path, wanted
        where = ".".join(str(step) for step in path) or "the whole"
        super().__init__(f"{where}: {wanted}")


def written(value: Any) -> Any:
    """The value in the types that JSON has. Errors: TypeError for a type outside the closed set."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [written(one) for one in value]
    if isinstance(value, Mapping):
        return {key: written(one) for key, one in value.items()}
    if is_dataclass(value):
        told = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: written(one) for field, one in told if _must_be_told(field) or one != field.default}
    raise TypeError(f"a record does not hold a {type(value).__name__}")


def read(shape: Any, value: Any, path: Path = ()) -> Any:
    """The value of that type which `written` wrote. Errors: Misshapen."""
    if shape is str:
        return _wanted(isinstance(value, str), value, path, "a text is wanted")
    if shape is bool:
        return _wanted(isinstance(value, bool), value, path, "true or false is wanted")
    if shape is int:
        return _wanted(type(value) is int, value, path, "a whole number is wanted")
    if shape in (date, datetime):
        return _moment(shape, value, path)
    if is_dataclass(shape):
        return _dataclass(typing.cast(type, shape), value, path)
    origin, inside = get_origin(shape), get_args(shape)
    if origin is Literal:
        return _wanted(value in inside, value, path, f"one of {', '.join(inside)} is wanted")
    if origin in (Union, types.UnionType):
        (kind,) = (one for one in inside if one is not type(None))
        return None if value is None else read(kind, value, path)
    if origin is tuple:
        return _tuple(inside, value, path)
    if origin is dict:  # only answers are kept as plain keys and values
        return checked_answer(value, lambda wanted: Misshapen(path, wanted))
    if origin is Mapping:
        _wanted(isinstance(value, dict), value, path, "keys with values are wanted")
        return {key: read(inside[1], one, (*path, key)) for key, one in value.items()}
    raise TypeError(f"a record does not hold a {shape}")


@cache
def _shapes_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _must_be_told(field: Field[Any]) -> bool:
    """A value that a record may do without is not written when it has none, so that older twins stay readable."""
    return field.default is MISSING


def _wanted(holds: bool, value: Any, path: Path, wanted: str) -> Any:
    if not holds:
        raise Misshapen(path, wanted)
    return value


def _moment(shape: Any, value: Any, path: Path) -> date | datetime:
    wanted = "a moment with its time zone is wanted" if shape is datetime else "a day is wanted"
    try:
        found: date | datetime = shape.fromisoformat(value)
    except (ValueError, TypeError):
        raise Misshapen(path, wanted) from None
    aware = not isinstance(found, datetime) or found.utcoffset() is not None
    _wanted(aware and found.isoformat() == value, value, path, wanted)
    return found


def _tuple(inside: tuple[Any, ...], value: Any, path: Path) -> tuple[Any, ...]:
    _wanted(isinstance(value, list), value, path, "a list is wanted")
    if inside[-1] is Ellipsis:
        return tuple(read(inside[0], one, (*path, n)) for n, one in enumerate(value))
    _wanted(len(value) == len(inside), value, path, f"{len(inside)} values are wanted")
    if all(kind is int for kind in inside) and all(type(one) is int for one in value):
        return tuple(value)  # a point of ink; there are tens of thousands
    return tuple(read(kind, one, (*path, n)) for n, (kind, one) in enumerate(zip(inside, value, strict=True)))


def _dataclass(kind: type, value: Any, path: Path) -> Any:
    _wanted(isinstance(value, dict), value, path, "keys with values are wanted")
    shapes = _shapes_of(kind)
    for missing in sorted({field.name for field in fields(kind) if _must_be_told(field)} - set(value)):
        raise Misshapen((*path, missing), "is missing")
    for unknown in sorted(set(value) - {field.name for field in fields(kind)}):
        raise Misshapen((*path, unknown), "is not known")
    found = {name: read(shapes[name], one, (*path, name)) for name, one in value.items()}
    for name, one in found.items():
        among = ALLOWED.get((kind, name))
        _wanted(not among or one in among, value, (*path, name), f"one of {', '.join(among or ())} is wanted")
    try:
        return kind(**found)
    except ValueError as error:
        raise Misshapen(path, str(error)) from None


def schema(shape: Any, named: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of that type; dataclasses are put into `named` and referred to."""
    plain = {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        date: {"type": "string", "format": "date"},
        datetime: {"type": "string", "format": "date-time"},
    }
    if isinstance(shape, type) and shape in plain:
        return dict(plain[shape])
    if is_dataclass(shape):
        return _dataclass_schema(typing.cast(type, shape), named)
    origin, inside = get_origin(shape), get_args(shape)
    if origin is Literal:
        return {"type": "string", "enum": list(inside)}
    if origin in (Union, types.UnionType):
        (kind,) = (one for one in inside if one is not type(None))
        return {"anyOf": [schema(kind, named), {"type": "null"}]}
    if origin is tuple and inside[-1] is Ellipsis:
        return {"type": "array", "items": schema(inside[0], named)}
    if origin is tuple:
        items = [schema(kind, named) for kind in inside]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is dict:
        named.setdefault("Answer", ANSWER)
        return {"$ref": "#/$defs/Answer"}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema(inside[1], named)}
    raise TypeError(f"a record does not hold a {shape}")


def _dataclass_schema(kind: type, named: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in named:
        named[kind.__name__] = {}  # stands while its own parts are told
        shapes = _shapes_of(kind)
        properties = {field.name: schema(shapes[field.name], named) for field in fields(kind)}
        for name, of in properties.items():
            if (kind, name) in ALLOWED:
                of["enum"] = list(ALLOWED[kind, name])
        named[kind.__name__] = {
            "description": (kind.__doc__ or "").split("\n\n")[0].strip(),
            "type": "object",
            "properties": properties,
            "required": [field.name for field in fields(kind) if _must_be_told(field)],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}
