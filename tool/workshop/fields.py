"""The wordings of the question files as fields to edit: each with its key, and where in which file it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tool.question_set import QuestionSet
from tool.reading.question_files import WORDS_FILES
from tool.reading.tree import Path, tree_of
from tool.wordings import family_keys, wordings_of

Whose = Literal["family", "practitioner"]
OF_A_QUESTION = ("ask", "hint", "why_we_ask", "for_practitioner", "more_words", "nobody_says", "confirm")
OF_ADVICE = ("say", "because", "tonight", "note", "confirm")
OF_A_SECTION = ("title", "intro")
ORDER_OF_PARTS: Mapping[str, tuple[str, ...]] = {
    "question": OF_A_QUESTION,
    "advice": OF_ADVICE,
    "section": OF_A_SECTION,
}
OPTIONAL = frozenset({"hint", "more_words", "nobody_says", "confirm", "tonight", "note", "intro"})
"""Wordings that a question, advice or section may do without."""
OF_AN_ANSWER = {"say": "", "picture_says": "/picture_says"}


@dataclass(frozen=True, slots=True)
class Field:
    """One wording that can be edited: `line` counts from 1, `whose` says who reads it, `path` leads to it."""

    key: str
    file: str
    line: int
    text: str
    whose: Whose
    path: Path


def editable(question_set: QuestionSet) -> tuple[Field, ...]:
    """Every wording that stands in a file of its own set, in the order of `wordings_of`.

    Common words that a question only borrows (Yes, No) are edited where they stand, as `screens/answers/yes`.
    """
    for_family = family_keys(question_set)
    found = fields_in(question_set.files)
    return tuple(
        Field(key, file, line, text, "family" if key in for_family else "practitioner", path)
        for key in wordings_of(question_set)
        if key in found
        for file, line, text, path in [found[key]]
    )


Standing = tuple[str, int, str, Path]
"""File, line counted from 1, text and path of a wording."""


def fields_in(files: Mapping[str, str]) -> Mapping[str, Standing]:
    """Where each wording stands, by key. A file that is broken gives what can be read of it, or nothing.

    Of two wordings under one key the first counts.
    """
    found: dict[str, Standing] = {}
    for name, text in files.items():
        tree = tree_of(text, name)
        for key, path in _keys(name, tree.data):
            said = _at(tree.data, path)
            if isinstance(said, str) and said.strip():
                found.setdefault(key, (name, tree.place(path).line, said, path))
    return found


def beside(key: str, standing: Mapping[str, Standing]) -> Standing | None:
    """The wording after which one that is missing would be written; None for one that cannot be added.

    Only what the files may do without can be added, to a question, advice or section that is there.
    """
    owner, _, name = key.rpartition("/")
    order = ORDER_OF_PARTS.get(key.partition("/")[0], ())
    if name not in OPTIONAL or name not in order:
        return None
    before = (f"{owner}/{one}" for one in reversed(order[: order.index(name)]))
    return next((standing[one] for one in before if one in standing), None)


LANGUAGES = "languages/"


def languages_in(files: Mapping[str, str]) -> Mapping[str, Mapping[str, Any]]:
    """What each language's file says, by its code: `name`, `state`, `words` and so on, as it is written."""
    found: dict[str, Mapping[str, Any]] = {}
    for name, text in files.items():
        data = tree_of(text, name).data if name.startswith(LANGUAGES) else None
        if isinstance(data, dict):
            found[name.removeprefix(LANGUAGES).removesuffix(".yaml")] = data
    return found


def translations_in(files: Mapping[str, str]) -> Mapping[str, str]:
    """Each translation under `language/<code>/<the key of its wording>`."""
    return {
        f"language/{code}/{key}": one["says"]
        for code, language in languages_in(files).items()
        for key, one in (language["words"] if isinstance(language.get("words"), dict) else {}).items()
        if isinstance(one, dict) and isinstance(one.get("says"), str)
    }


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
    return data


def _keys(name: str, data: Any) -> Iterator[tuple[str, Path]]:
    if not isinstance(data, dict):
        return
    if name == "settle.yaml":
        yield "settle/reviewed", ("reviewed",)
    elif name in WORDS_FILES:
        kind = name.removesuffix(".yaml")
        for part, many in data.items():
            yield from ((f"{kind}/{part}/{key}", (part, key)) for key in (many if isinstance(many, dict) else ()))
    elif name == "contacts.yaml":
        yield from _of_each(data, "contacts", "contact", ("name", "what_for"))
    elif name == "conditions.yaml":
        yield from _of_each(data, "conditions", "named", ("says",))
    elif name.startswith("advice/"):
        yield from _of_each(data, "advice", "advice", OF_ADVICE)
    elif "/" not in name and "sections" in data:
        yield from _of_a_set(data)


def _listed(data: Any, key: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each thing with an id in the list under that key, with its number."""
    many = data.get(key) if isinstance(data, dict) else None
    for number, one in enumerate(many if isinstance(many, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield number, one["id"], one


def _of_each(data: Any, list_: str, kind: str, names: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    for number, id_, _ in _listed(data, list_):
        yield from ((f"{kind}/{id_}/{name}", (list_, number, name)) for name in names)


def _of_a_set(data: Any) -> Iterator[tuple[str, Path]]:
    set_ = data.get("set")
    yield f"set/{set_}/title", ("title",)
    for number, id_, section in _listed(data, "sections"):
        here: Path = ("sections", number)
        yield from ((f"section/{set_}/{id_}/{name}", (*here, name)) for name in OF_A_SECTION)
        for q, question_id, question in _listed(section, "questions"):
            yield from _of_a_question(question_id, question, (*here, "questions", q))


def _of_a_question(id_: str, question: dict[str, Any], here: Path) -> Iterator[tuple[str, Path]]:
    yield from ((f"question/{id_}/{name}", (*here, name)) for name in OF_A_QUESTION)
    answers = question.get("answers")
    for number, option in enumerate(answers if isinstance(answers, list) else ()):
        if isinstance(option, dict):
            for name, end in OF_AN_ANSWER.items():
                key = f"question/{id_}/answer/{option.get('value')}{end}"
                yield key, (*here, "answers", number, name)
