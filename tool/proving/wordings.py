"""Promises about how things are worded: looked up, wording by wording, in everything that the files say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tool.advice import AdviceRule
from tool.proving.promise import Part, Wording
from tool.question_set import QuestionSet


def faults_of_wording(question_set: QuestionSet, wording: Wording) -> tuple[int, list[str]]:
    """How many wordings were looked at, and what is wrong with them, in words."""
    found: list[str] = []
    texts = dict(_texts(question_set, wording))
    never, one_of = _phrases(wording.none_of), _phrases(wording.one_of)
    for where, text in texts.items():
        if wording.none_of and (said := never.search(text)):
            found.append(f'{where} says "{said.group()}".')
        if wording.one_of and not one_of.search(text):
            found.append(f"{where} says none of: {', '.join(wording.one_of)}.")
    rules = {rule.id: rule for pick in wording.advice for rule in pick.among(question_set.advice)}.values()
    for rule in rules:
        found += [f'"{rule.id}" has no "{part}".' for part in wording.has if not _part(rule, part)]
        if wording.group is not None and rule.group != wording.group:
            found.append(f'"{rule.id}" stands in the group "{rule.group}", not "{wording.group}".')
        for id_ in rule.text.source:
            body = question_set.sources[id_].body if id_ in question_set.sources else ""
            if any(body.startswith(one) for one in wording.not_credited_to):
                found.append(f'"{rule.id}" is credited to {body}.')
    return max(len(texts), len(rules)), found


def _texts(question_set: QuestionSet, wording: Wording) -> Iterator[tuple[str, str]]:
    if not wording.one_of and not wording.none_of:
        return
    if wording.every_wording:
        # Read from the files themselves, so that a wording of a kind not thought of here is looked at too.
        for name, text in question_set.files.items():
            for number, line in enumerate(text.splitlines(), 1):
                if line.strip() and not line.lstrip().startswith("#"):
                    yield f"{name}:{number}", line
    for pick in wording.advice:
        for rule in pick.among(question_set.advice):
            yield f'"{rule.id}"', " ".join(_part(rule, part) for part in wording.within)


def _part(rule: AdviceRule, part: Part) -> str:
    text = rule.text
    match part:
        case "told":
            return " ".join(one for one in (text.say, text.because, text.tonight) if one)
        case "source":
            return " ".join(text.source)
        case "say" | "because" | "tonight" | "note" | "confirm":
            return getattr(text, part) or ""


@cache
def _phrases(many: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these phrases as whole words, in small letters or capitals; `#` stands for any number."""
    return re.compile("|".join(map(_phrase, many)), re.IGNORECASE)


def _phrase(phrase: str) -> str:
    begins = r"(?<!\w)" if phrase[:1].isalnum() or phrase[:1] == "#" else ""
    ends = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] == "#" else ""
    return begins + r"\d[\d.,]*".join(re.escape(part) for part in phrase.split("#")) + ends
