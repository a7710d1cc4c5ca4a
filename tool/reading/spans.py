"""Where each text of a YAML file begins and ends, so that one can be put in place of it and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from tool.reading.tree import Path

try:
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Style = Literal["plain", "'", '"', "|", ">"]


@dataclass(frozen=True, slots=True)
class Span:
    """One scalar as it stands in its file: text[start:end], counted in characters from 0, and how it is written."""

    start: int
    end: int
    style: Style
    line: int
    """Counted from 1."""
    in_flow: bool
    """Inside {…} or […], where commas and brackets end a plain text and no block can stand."""
    indent: int
    """Columns by which the line of its key, or of its dash, is indented."""


def spans_of(text: str) -> Mapping[Path, Span]:
    """Every scalar value by its path; keys have none. Empty for a text that is not YAML.

    Of two equal keys the first counts, as for `tree_of`.
    """
    found: dict[Path, Span] = {}
    try:
        events: Iterator[Any] = iter(yaml.parse(text, Loader=Loader))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                _node(next(events), events, (), 0, 0, found, text)
                break
    except (yaml.YAMLError, StopIteration, RecursionError):
        return {}
    return found


def _node(
    event: Any, events: Iterator[Any], path: Path, flow: int, indent: int, found: dict[Path, Span], text: str
) -> None:
    if isinstance(event, yaml.ScalarEvent):
        found.setdefault(path, _span(event, flow > 0, indent, text))
    elif isinstance(event, yaml.SequenceStartEvent):
        flow += bool(event.flow_style)
        for number, one in enumerate(_until(events, yaml.SequenceEndEvent)):
            _node(one, events, (*path, number), flow, _column(event), found, text)
    elif isinstance(event, yaml.MappingStartEvent):
        flow += bool(event.flow_style)
        for key in _until(events, yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise StopIteration
            _node(next(events), events, (*path, str(key.value)), flow, _column(key), found, text)


def _column(event: Any) -> int:
    return int(event.start_mark.column)


def _until(events: Iterator[Any], end: type[Any]) -> Iterator[Any]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _span(event: Any, in_flow: bool, indent: int, text: str) -> Span:
    start, end = event.start_mark.index, event.end_mark.index
    style: Style = event.style if event.style in ("'", '"', "|", ">") else "plain"
    if style not in ("'", '"'):
        # libyaml counts the spaces after a plain text, and the empty lines after a block, as part of it.
        end = start + len(text[start:end].rstrip())
    return Span(start, end, style, event.start_mark.line + 1, in_flow, indent)
