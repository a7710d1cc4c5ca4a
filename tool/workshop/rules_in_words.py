"""A condition in words that a steering group reads: the questions by what they ask, the answers by what they say.

The words themselves are data (part `rules` of the screens' words); nothing here is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from tool.conditions import AllOf, Always, AnyOf, Condition, Named, NoneOf, Test
from tool.conditions.words import Parsed, PersonLike
from tool.question_set import QuestionSet
from tool.wording import filled

KEYS = {
    "is": "is",
    "any of": "is",
    "is not": "is-not",
    "none of": "is-not",
    "all of": "has-all",
    "at least": "at-least",
    "at most": "at-most",
    "more than": "more-than",
    "less than": "less-than",
    "known": "known",
    "everybody with": "everybody-with",
    "somebody without": "somebody-without",
    "anybody": "anybody",
    "nobody": "nobody",
}
"""The wording of each word of the vocabulary; a test holds that none is missing."""


@dataclass(frozen=True, slots=True)
class Point:
    """One line, and the lines below it."""

    text: str
    parts: tuple[Point, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        """Every line with its depth, from the top."""
        yield depth, self.text
        for part in self.parts:
            yield from part.lines(depth + 1)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads conditions of one question set aloud, in `words` (the part `rules` of the screens)."""

    question_set: QuestionSet
    words: Mapping[str, str]

    def point(self, condition: Condition) -> Point:
        """The condition as a line, with what it is made of below it."""
        match condition:
            case Always():
                return Point(self.words["always"])
            case Test():
                return Point(self._test(condition))
            case AllOf(parts=parts) | AnyOf(parts=parts) if len(parts) == 1:
                return self.point(parts[0])
            case AllOf(parts=parts):
                return Point(self.words["all-of"], tuple(map(self.point, parts)))
            case AnyOf(parts=parts):
                return Point(self.words["any-of"], tuple(map(self.point, parts)))
            case NoneOf(parts=parts):
                return Point(self.words["none-of"], tuple(map(self.point, parts)))
            case Named():
                return Point(condition.says, (self.point(condition.condition),))
        assert_never(condition)

    def _test(self, test: Test) -> str:
        own = f"{test.subject}-{'-'.join(self._values(test.value))}"
        if test.word in ("is", "any of") and own in self.words:
            return self.words[own]
        key = KEYS[test.word]
        if test.word == "known":
            key = "known-yes" if test.value else "known-no"
        return filled(
            self.words[key],
            {
                "question": self._subject(test.subject),
                "answers": self._listed([self._said(test.subject, value) for value in self._values(test.value)]),
                "number": self._number(test),
                "facts": self._facts(test.value),
            },
        )

    def _subject(self, id_: str) -> str:
        question = self.question_set.questions.get(id_)
        if question is None:
            return self.words.get(f"fact-{id_}", id_)
        return f"“{self._filled(question.ask)}”"

    def _said(self, subject: str, value: str) -> str:
        question = self.question_set.questions.get(subject)
        option = question.option(value) if question else None
        common = self.question_set.words.get("answers", {})
        said = option.say if option else self.words.get(f"answer-{value}") or common.get(value) or value
        return f"“{self._filled(said)}”"

    def _facts(self, value: Parsed) -> str:
        if not isinstance(value, PersonLike):
            return ""
        return "; ".join(
            f"{self._subject(fact)} {self._listed([self._said(fact, one) for one in wanted])}"
            for fact, wanted in value.facts
        )

    def _number(self, test: Test) -> str:
        if not isinstance(test.value, Decimal):
            return ""
        question = self.question_set.questions.get(test.subject)
        return f"{test.value} {question.unit if question else ''}".strip()

    @staticmethod
    def _values(value: Parsed) -> tuple[str, ...]:
        return value if isinstance(value, tuple) else ()

    def _listed(self, said: list[str]) -> str:
        *first, last = said or [""]
        return f"{', '.join(first)} {self.words['or']} {last}" if first else last

    def _filled(self, text: str) -> str:
        return filled(text, {"baby": self.question_set.words["slots"]["baby"]})
