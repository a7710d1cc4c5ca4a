"""The desk on which the question files lie open while a set is read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from tool.conditions import Condition, ConditionFault, Vocabulary, read_condition
from tool.problems import Place, Problem, errors
from tool.reading.shapes import model_of
from tool.reading.tree import Path, Tree

Model = TypeVar("Model", bound=BaseModel)
LAST_GOOD = "Put it back from the last good copy."


@dataclass
class Desk:
    """The trees by file name, what is wrong so far, and where each named thing stands."""

    trees: Mapping[str, Tree]
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    roots: dict[tuple[str, str], tuple[str, Path]] = field(default_factory=dict)
    """The file of each named thing and the path to it there."""

    def complain(self, code: str, place: Place, wrong: str, do: str, about: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(code, place, wrong, do, about))

    def all_problems(self) -> list[Problem]:
        """What is wrong with the files themselves, then with what they say."""
        return [problem for tree in self.trees.values() for problem in tree.problems] + self.problems

    def is_sound(self) -> bool:
        """No error so far."""
        return not errors(self.all_problems())

    def model(self, kind: type[Model], name: str) -> Model | None:
        """A file as its model; None when it is missing or at fault."""
        tree = self.trees.get(name)
        if tree is None or tree.data is None or not self.begins_with_keys(name):
            return None
        return model_of(kind, tree, ())

    def begins_with_keys(self, name: str) -> bool:
        """Whether a file is keys and values at the top, which every question file is."""
        if isinstance(self.trees[name].data, dict):
            return True
        do = "Compare it with one that is right."
        self.complain("S04", Place(name), "The file should begin with keys and values.", do)
        return False

    def put(self, kind: str, id_: str, name: str, path: Path) -> None:
        """Remember where a thing stands; the first of two keeps the place."""
        self.places.setdefault((kind, id_), self.trees[name].place(path))
        self.roots.setdefault((kind, id_), (name, path))

    def inside(self, kind: str, id_: str, steps: Path) -> Place:
        """Where something inside a named thing stands."""
        name, path = (id_, ()) if kind == "file" else self.roots.get((kind, id_), ("questions", ()))
        return self.trees[name].place((*path, *steps)) if name in self.trees else Place(name)

    def put_once(self, kind: str, id_: str, name: str, path: Path, code: str, called: str = "") -> None:
        """Remember where a thing stands, and complain if there is one of that id already."""
        first = self.places.get((kind, id_))
        if first is not None:
            wrong = f'The id "{called or id_}" is used twice (first at {first}).'
            place = self.trees[name].place((*path, "id"))
            self.complain(code, place, wrong, "Give the newer one an id of its own.", called or id_)
        self.put(kind, id_, name, path)

    def condition(self, raw: object, vocabulary: Vocabulary, name: str, path: Path, about: str) -> Condition | None:
        """A condition, or a complaint at the very word that is wrong."""
        try:
            return read_condition(raw, vocabulary)
        except ConditionFault as fault:
            tree, full = self.trees[name], (*path, *fault.path)
            # A wrong value is pointed at itself, a wrong word at its key.
            place = tree.place(full) if full in tree.values else tree.place(full, key=True)
            self.complain("C01", place, fault.wrong, fault.do, about)
            return None
