"""A comparison told: as text for a person, as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tool.answer import to_plain
from tool.family import Family
from tool.question_set import QuestionSet
from tool.workshop.compare import ChangedWording, Comparison
from tool.workshop.examples import in_brief
from tool.workshop.rules import ChangedRule
from tool.workshop.sampling import AdviceChange, AdviceChanges, matters_to

MARKS = {"kept": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
MOST_TITLES = 5


def told(found: Comparison, heard: AdviceChanges, old: QuestionSet, new: QuestionSet) -> str:
    """What differs, in words, line by line."""
    return "\n".join(_lines(found, heard, old, new))


def _lines(found: Comparison, heard: AdviceChanges, old: QuestionSet, new: QuestionSet) -> Iterator[str]:
    yield f"Version {old.version} ({old.fingerprint}) beside version {new.version} ({new.fingerprint})"
    if found.is_same and old.fingerprint == new.fingerprint:
        yield "Nothing differs."
        return
    yield ""
    yield _counted(len(found.wordings), "wording differs", "wordings differ")
    for wording in found.wordings:
        yield from _wording(wording)
    if found.translations:
        yield ""
        yield _counted(len(found.translations), "translation differs", "translations differ")
        for translation in found.translations:
            yield from _wording(translation)
    yield ""
    yield _counted(len(found.rules), "rule or fact differs", "rules or facts differ")
    for rule in found.rules:
        yield from _rule(rule)
    yield ""
    yield f"Advice, over {heard.worked:,} worked families and {heard.sampled:,} sampled ones:"
    if not heard.changes:
        yield "  Every one of them hears what it heard before."
    for change in heard.changes:
        yield from _change(change, heard.sampled, old, new)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number or 'No'} {one if number == 1 else many}{':' if number else '.'}"


def _wording(wording: ChangedWording) -> Iterator[str]:
    yield f"  {wording.key} ({wording.change}, read by the {wording.whose})"
    if wording.old:
        yield f"    old: {_one_line(wording.old)}"
    if wording.new:
        yield f"    new: {_one_line(wording.new)}"
    if wording.old and wording.new:
        marked = "".join(f"{MARKS[one.kind][0]}{one.text}{MARKS[one.kind][1]}" for one in wording.pieces)
        yield f"    word by word: {_one_line(marked)}"


def _rule(rule: ChangedRule) -> Iterator[str]:
    if not rule.about:
        yield f"  {rule.kind} {rule.id}: {'new' if rule.new else 'gone'}"
        return
    yield f"  {rule.kind} {rule.id}, {rule.about}"
    yield f"    old: {_one_line(rule.old) or '(nothing)'}"
    yield f"    new: {_one_line(rule.new) or '(nothing)'}"


def _change(change: AdviceChange, sampled: int, old: QuestionSet, new: QuestionSet) -> Iterator[str]:
    for number, titles, example, does in (
        (change.now_hear, change.worked_now, change.example_now, "now"),
        (change.no_longer_hear, change.worked_no_longer, change.example_no_longer, "no longer"),
    ):
        if not number and not titles:
            continue
        yield f"  {number:,} of {sampled:,} sampled families would {does} hear {change.says} ({change.advice})"
        if titles:
            more = f" and {len(titles) - MOST_TITLES} more" if len(titles) > MOST_TITLES else ""
            yield f"    worked families ({len(titles)}): {'; '.join(titles[:MOST_TITLES])}{more}"
        if example is not None:
            yield f"    for example: {'; '.join(example_lines(example, change.advice, old, new))}"


def example_lines(example: Family, advice: str, old: QuestionSet, new: QuestionSet) -> tuple[str, ...]:
    """An example in words: the answers of the family that can matter to this advice."""
    lines = in_brief(example, new, matters_to(advice, old, new)) or ("nothing is answered",)
    return lines if example.title.startswith("sampled family") else (example.title, *lines)


def _one_line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


def as_plain(found: Comparison, heard: AdviceChanges) -> str:
    """What differs, as JSON."""
    plain = {
        "wordings": [_plain_wording(one) for one in found.wordings],
        "translations": [_plain_wording(one) for one in found.translations],
        "rules": [
            {"kind": one.kind, "id": one.id, "about": one.about, "old": one.old, "new": one.new} for one in found.rules
        ],
        "sampled": heard.sampled,
        "worked": heard.worked,
        "advice": [
            {
                "advice": one.advice,
                "says": one.says,
                "now_hear": one.now_hear,
                "no_longer_hear": one.no_longer_hear,
                "worked_now": list(one.worked_now),
                "worked_no_longer": list(one.worked_no_longer),
                "example_now": _family(one.example_now),
                "example_no_longer": _family(one.example_no_longer),
            }
            for one in heard.changes
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _plain_wording(one: ChangedWording) -> dict[str, object]:
    return {
        "key": one.key,
        "change": one.change,
        "read_by": one.whose,
        "old": one.old,
        "new": one.new,
        "pieces": [[piece.kind, piece.text] for piece in one.pieces],
    }


def _family(family: Family | None) -> dict[str, object] | None:
    if family is None:
        return None
    return {
        "title": family.title,
        "people": [person.to_plain() for person in family.people],
        "answers": {id_: to_plain(answer) for id_, answer in family.answers.items()},
    }
