"""Every text in a question set, with who reads it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tool.advice import AdviceRule
from tool.found import Found, Steps
from tool.problems import Place
from tool.question import Question

Reader = Literal["family", "practitioner", "anybody"]
"""A family reads along; only the practitioner does; or it is a button or heading, of which both see some."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the thing it belongs to, the steps from there to it, who reads it."""

    kind: str
    id: str
    steps: Steps
    text: str
    reader: Reader

    @property
    def part(self) -> str:
        """The key that it stands after, such as `ask` or `say`."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    def about(self) -> str:
        """What a problem with it is about."""
        return "" if self.kind == "file" else self.id

    def place(self, found: Found, word: str = "") -> Place:
        """Where it begins, or where a word of it stands."""
        start = found.at(self.kind, self.id, *self.steps)
        files = found.question_set.files if found.question_set is not None else {}
        lines = files.get(start.file, "").split("\n")[start.line - 1 : start.line + 30]
        for n, line in enumerate(lines if word else ()):
            column = line.lower().find(word.lower(), start.column - 1 if n == 0 else 0)
            if column >= 0:
                return Place(start.file, start.line + n, column + 1)
        return start


def texts(found: Found) -> Iterator[Text]:
    """Every text, in the order of the files."""
    question_set = found.question_set
    assert question_set is not None
    for name, sections in question_set.sections.items():
        for section in sections:
            id_ = f"{name}/{section.id}"
            yield from _each("section", id_, "family", title=section.title, intro=section.intro)
            for question in section.questions:
                yield from texts_of_question(found, question)
    for rule in question_set.advice:
        yield from texts_of_advice(rule)
    for named in question_set.named.values():
        yield from _each("condition", named.id, "practitioner", says=named.says)
    for contact in question_set.contacts:
        yield from _each("contact", contact.id, contact.audience, name=contact.name, what_for=contact.what_for)
    for file, words in (("screens.yaml", question_set.words), ("paper.yaml", question_set.paper)):
        for part, many in words.items():
            for key, text in many.items():
                yield Text("file", file, (part, key), text, "anybody")


def texts_of_question(found: Found, question: Question) -> Iterator[Text]:
    """What is read of a question. An answer that takes the common words for yes or no has none of its own."""
    assert found.question_set is not None
    reader: Reader = "practitioner" if question.practitioner_only else "family"
    yield from _each("question", question.id, reader, ask=question.ask, hint=question.hint)
    yield from _each("question", question.id, reader, why_we_ask=question.why_we_ask)
    yield from _each("question", question.id, "practitioner", for_practitioner=question.for_practitioner)
    common = found.question_set.words.get("answers", {})
    if question.type != "yes-no" or [o.say for o in question.answers] != [common.get(v, v) for v in ("yes", "no")]:
        for n, option in enumerate(question.answers):
            yield Text("question", question.id, ("answers", n, "say"), option.say, reader)
    yield from _each("question", question.id, reader, more_words=question.more_words, nobody_says=question.nobody_says)


def texts_of_advice(rule: AdviceRule) -> Iterator[Text]:
    """What is read of a piece of advice."""
    text = rule.text
    reader: Reader = "practitioner" if text.level == "act" else "family"
    yield from _each("advice", rule.id, reader, say=text.say, because=text.because, tonight=text.tonight)
    yield from _each("advice", rule.id, "practitioner", note=text.note)


def _each(kind: str, id_: str, reader: Reader, **named: str | None) -> Iterator[Text]:
    for key, text in named.items():
        if text:
            yield Text(kind, id_, (key,), text, reader)
