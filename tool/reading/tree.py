"""From YAML text to plain texts, lists and mappings with the place of each; nothing is guessed and nothing is lost.

A plain `safe_load` turns `no` into False and `19:30` into 1170, drops what follows ` #`, lets the last of two equal
keys win, and 50,000 brackets crash its C parser. Here every scalar stays the text that was written, and each of
those is either kept or explained.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from tool.problems import Place, Problem
from tool.reading.text import UNFIT

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a platform without libyaml: slower, the same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20
MOST_EVENTS = 50_000
Path = tuple[str | int, ...]
Mark = tuple[int, int]
"""Line and column, counted from 0 as the parser counts them."""
LOST = re.compile(r"[ \t]+#")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
TOKEN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class Tree:
    """What a file says: `data` of texts (None where nothing stands), and the place of every value and key."""

    file: str
    data: Any = None
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path, key: bool = False) -> Place:
        """Where this value (or its key) stands; where it is missing, what it is missing from."""
        for length in range(len(path), -1, -1):
            here = path[:length]
            found = (self.keys if key else self.values).get(here) or self.values.get(here) or self.keys.get(here)
            if found:
                return Place(self.file, found[0] + 1, found[1] + 1)
        return Place(self.file)


class _Stop(Exception):
    """The rest of the file cannot be read."""


def _nowhere(_path: Path) -> bool:
    return False


def tree_of(text: str, file: str, comments_beside: Callable[[Path], bool] = _nowhere) -> Tree:
    """The tree of one file; what is wrong stands in its `problems`.

    `comments_beside`: whether a comment may follow a bare word at this path, since it cannot be part of a text there.
    """
    tree = Tree(file)
    lines = text.split("\n")
    reader = _Reader(tree, lines, comments_beside)
    try:
        events = _bounded(yaml.parse(text, Loader=Loader), tree)
        reader.document(events)
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is mended where it was opened.
        mark = error.context_mark if _unclosed(error) else error.problem_mark
        mark = mark or error.problem_mark or error.context_mark
        # The end of a file that breaks off is counted as a line of its own, which no editor shows.
        place = Place(file, min(mark.line + 1, len(lines)), mark.column + 1) if mark else Place(file)
        opened = _open_quote(file, lines, place)
        words = (OPENED_HERE, CLOSE_IT) if opened else _in_plain_words(error, lines, place)
        tree.problems.append(Problem("Y01", opened or place, *words))
    except yaml.YAMLError as error:
        tree.problems.append(Problem("Y01", Place(file), f"This is not YAML: {error}.", "Mend the line named."))
    except _Stop:
        pass
    return tree


def _bounded(events: Iterator[Any], tree: Tree) -> Iterator[Any]:
    depth = 0
    for count, event in enumerate(events):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST or count > MOST_EVENTS:
            what = f"deeper than {DEEPEST} levels" if depth > DEEPEST else f"longer than {MOST_EVENTS:,} parts"
            tree.problems.append(
                Problem(
                    "Y02", _at(tree.file, event), f"The file is {what}.", "Check for brackets that were never closed."
                )
            )
            raise _Stop
        yield event


def _mark(event: Any) -> Mark:
    return event.start_mark.line, event.start_mark.column


def _at(file: str, event: Any) -> Place:
    return Place(file, event.start_mark.line + 1, event.start_mark.column + 1)


@dataclass
class _Reader:
    tree: Tree
    lines: list[str]
    comments_beside: Callable[[Path], bool]

    def problem(self, code: str, event: Any, wrong: str, do: str) -> None:
        self.tree.problems.append(Problem(code, _at(self.tree.file, event), wrong, do))

    def document(self, events: Iterator[Any]) -> None:
        seen = False
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self.problem("Y03", event, "A second document begins here (---).", "Keep one document in a file.")
                    return
                seen = True
                self.tree.data = self.node(next(events), events, ())
        if not seen or self.tree.data is None:
            self.tree.problems.append(
                Problem("Y04", Place(self.tree.file), "The file is empty.", "Put it back from the last good copy.")
            )

    def node(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        self.tree.values[path] = _mark(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.problem(
                "Y05",
                event,
                "Anchors (&) and aliases (*) are not used here.",
                "Write the text out, or put it in quotes.",
            )
        if getattr(event, "tag", None) is not None:
            self.problem(
                "Y06", event, f"Tags such as {event.tag} are not used here.", "Take it out, or put the text in quotes."
            )
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        return None

    def scalar(self, event: Any, path: Path) -> str | None:
        value = str(event.value)
        plain = event.style in (None, "")
        if UNFIT.search(value):
            self.problem("F03", event, "There is an invisible letter in this text.", "Delete it.")
        if plain:
            self.comment(event, value, path)
            if value in NOTHING:
                return None
        return value

    def comment(self, event: Any, value: str, path: Path) -> None:
        line = self.lines[event.end_mark.line] if event.end_mark.line < len(self.lines) else ""
        # libyaml counts the end of a plain text after its trailing spaces in some places, so step back first.
        end = len(line[: event.end_mark.column].rstrip())
        if not LOST.match(line[end:]) or (TOKEN.fullmatch(value) and self.comments_beside(path)):
            return
        self.problem(
            "Y07",
            event,
            f'What follows " #" would be lost: {line[end:].strip()[:60]}',
            "Put the whole text in quotes, or the comment on a line of its own.",
        )

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.node(event, events, (*path, len(found))))
        return found

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.problem("Y08", event, "A key must be one word or text.", "Check the brackets and dashes here.")
                raise _Stop
            key = str(event.value)
            here = (*path, key)
            self.node(event, events, here)
            if key in found:
                first = self.tree.keys[here]
                self.problem(
                    "Y09", event, f'"{key}" stands here twice (first in line {first[0] + 1}).', "Keep one of the two."
                )
            else:
                self.tree.keys[here] = _mark(event)
            value = self.node(next(events), events, here)
            found.setdefault(key, value)
        return found


def _unclosed(error: yaml.MarkedYAMLError) -> bool:
    return any(said in str(error.context) for said in ("quoted scalar", "flow sequence", "flow mapping"))


ONE_KEY = re.compile(r"[^:#]*:(?: [^:]*)?")
"""A line with one key at most."""
COMPARE = "Compare the line, and the one above it, with its neighbours; text with special marks goes in quotes."
OPENED = re.compile(r"""[ \t]*(?:- +)?[\w-]+:[ \t]+("[^"]*|'[^']*)$""")
OPENED_HERE = "A quotation mark is opened here and not closed on this line."
CLOSE_IT = "Put the same mark at the end of the text, or take this one away."
BEGINS_WITH_A_SLOT = re.compile(r":[ \t]+\{\w+\}[ \t]*[^ \t}]")
NO_FIT = "The spaces at the start of this line do not fit the lines above it."


def _open_quote(file: str, lines: list[str], place: Place) -> Place | None:
    """Where a quotation mark was opened and not closed on its line: what follows it is read wrongly from there on."""
    for number in range(min(place.line, len(lines)), 0, -1):
        if found := OPENED.match(lines[number - 1]):
            return Place(file, number, found.start(1) + 1)
    return None


def _in_plain_words(error: yaml.MarkedYAMLError, lines: list[str], place: Place) -> tuple[str, str]:
    """What the parser stumbled over, and what to do about it."""
    said = " ".join(str(part) for part in (error.context, error.problem) if part)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "tab" in said.replace("stable", "") or "\\t" in said:
        return "There is a tab where spaces should be.", "Use spaces, two for each step to the right."
    if "mapping values are not allowed" in said:
        if ONE_KEY.fullmatch(line.strip()):
            return NO_FIT, "Let it begin below its neighbours."
        return (
            'There is a second ": " in this line, or the line before it is not finished.',
            "Put the whole text in quotes.",
        )
    if "quoted scalar" in said:
        return "A quotation mark was opened and never closed.", "Put the same mark at the end of the text."
    if BEGINS_WITH_A_SLOT.search(line):
        return "A text that begins with { is not in quotes.", 'Put the whole text in "double quotes".'
    if "flow sequence" in said or "flow mapping" in said:
        return "A bracket was opened and not closed.", f'Close it with "{"]" if "sequence" in said else "}"}".'
    if "\t" in line:
        return NO_FIT, "Use spaces, two for each step to the right."
    if "did not find expected key" in said or "block collection" in said or "block mapping" in said:
        return NO_FIT, COMPARE
    return f"This cannot be read as YAML ({said}).", COMPARE
