"""Which rules differ between two question sets, said in words: everything that is not a wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from tool.conditions import Named
from tool.conditions.tree import AllOf, Always, AnyOf, NoneOf, Test
from tool.question_set import QuestionSet
from tool.workshop.fields import OF_A_QUESTION, OF_ADVICE, languages_in

Kind = Literal["question", "advice", "condition", "source", "contact", "section", "language"]
WORDINGS: Mapping[str, frozenset[str]] = {
    "question": frozenset(OF_A_QUESTION),
    "advice": frozenset(OF_ADVICE),
    "source": frozenset(),
    "contact": frozenset({"name", "what_for"}),
}
"""Keys that are wordings, and so compared word by word."""
APART = frozenset({"id", "answers", "questions"})


@dataclass(frozen=True, slots=True)
class ChangedRule:
    """Something that differs and is no wording. Conditions are in words; `about` is the key of the file.

    `about` is empty, and so is `old` or `new`, when the whole thing is new or gone.
    """

    kind: Kind
    id: str
    about: str
    old: str
    new: str


def changed_rules(old: QuestionSet, new: QuestionSet) -> tuple[ChangedRule, ...]:
    """Every difference that is no wording, in the order of the new set; what is gone comes last in its kind."""
    found: list[ChangedRule] = []
    for kind, before, after in _things(old, new):
        for id_ in dict.fromkeys([*after, *before]):
            if id_ not in before or id_ not in after:
                found.append(ChangedRule(kind, id_, "", "" if id_ in after else id_, id_ if id_ in after else ""))
                continue
            was, now = before[id_], after[id_]
            for about in dict.fromkeys([*now, *was]):
                if _bare(was.get(about)) != _bare(now.get(about)):
                    found.append(ChangedRule(kind, id_, about, in_words(was.get(about)), in_words(now.get(about))))
    return tuple(found)


Things = Mapping[str, Mapping[str, Any]]
"""By id, what is said of each under each key."""


def _things(old: QuestionSet, new: QuestionSet) -> Iterator[tuple[Kind, Things, Things]]:
    yield "section", _sections(old), _sections(new)
    yield "question", _questions(old), _questions(new)
    yield "advice", _advice(old), _advice(new)
    yield "condition", _conditions(old), _conditions(new)
    yield "source", _plain("source", old.sources), _plain("source", new.sources)
    yield "language", _languages(old), _languages(new)
    before, after = ({one.id: one for one in question_set.contacts} for question_set in (old, new))
    yield "contact", _plain("contact", before), _plain("contact", after)


def _sections(question_set: QuestionSet) -> Things:
    return {
        f"{name}/{section.id}": {"questions": tuple(question.id for question in section.questions)}
        for name, many in question_set.sections.items()
        for section in many
    }


def _questions(question_set: QuestionSet) -> Things:
    return {
        id_: {
            **_fields("question", question),
            "answers": tuple(option.value for option in question.answers),
            "pictures": tuple(f"{option.value}: {option.picture}" for option in question.answers if option.picture),
        }
        for id_, question in question_set.questions.items()
    }


def _advice(question_set: QuestionSet) -> Things:
    return {
        rule.id: {**_fields("advice", rule.text), "set": rule.set, "private": rule.rests_on_private}
        for rule in question_set.advice
    }


def _conditions(question_set: QuestionSet) -> Things:
    return {id_: {"when": one.condition} for id_, one in question_set.named.items()}


def _languages(question_set: QuestionSet) -> Things:
    return {
        code: {key: value for key, value in language.items() if key != "words"}
        for code, language in languages_in(question_set.files).items()
    }


def _plain(kind: Kind, many: Mapping[str, BaseModel]) -> Things:
    return {id_: _fields(kind, one) for id_, one in many.items()}


def _fields(kind: Kind, one: BaseModel) -> dict[str, Any]:
    said = {info.alias or name: getattr(one, name) for name, info in type(one).model_fields.items()}
    return {name: value for name, value in said.items() if name not in WORDINGS[kind] | APART}


def _bare(value: Any) -> Any:
    """The value, with a named condition standing for itself: a change inside it is told once, where it is named."""
    match value:
        case Named():
            return ("named", value.id)
        case AllOf() | AnyOf() | NoneOf():
            return (type(value).__name__, tuple(_bare(part) for part in value.parts))
    return value


def in_words(value: Any) -> str:
    """A value of the question files as an editor reads it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(map(str, value))
        case dict():
            return ", ".join(f"{key}: {one}" for key, one in value.items())
        case Always() | Test() | AllOf() | AnyOf() | NoneOf() | Named():
            return value.in_words()
    return str(value)
