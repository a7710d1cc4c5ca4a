"""A starter set for a group of its own: every key of every question file once, with what it is for.

It is made from the models and the register of types, so a key or type that is added stands in it by itself.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tool.question import Option, Question, Written
from tool.question_set import Contact, Section, Source
from tool.question_types import TYPES
from tool.reading.keys import KEYS
from tool.reading.plain_words import PARTS
from tool.reading.question_files import SHIPPED, WORDS_FILES
from tool.reading.schemas import first_line, write_schemas
from tool.reading.set_files import AdviceFile, ConditionsFile, ContactsFile, NamedText, SetFile, SourcesFile, Title

Example = Mapping[str, Any]
NOTHING_FOLLOWS = "It only shows what a question of this type looks like."
PLAIN = re.compile(r"[A-Za-z](?:[\w ,.?'()-]|\{baby\}|\{who\})*")
"""What needs no quotes."""
TAKEN_OVER = ("0-about.yaml", *WORDS_FILES)
"""Files of the tool itself, which a group changes but does not begin anew."""


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write the starter set into a folder that is empty or not there. Errors: OSError."""
    written = []
    for name, text in starter().items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        written.append(file)
    for name in TAKEN_OVER:
        shutil.copyfile(SHIPPED / name, folder / name)
    return (*written, *write_schemas(folder))


def starter() -> Mapping[str, str]:
    """The texts of the starter set, by file, without those taken over as they are."""
    files = {name: _file(name, model, example) for name, (model, example) in _FILES.items()}
    empty = "\n".join(f"{part}:\n  {_PLAIN_WORDS[part]}" for part in PARTS)
    files["plain-words.yaml"] = f"{first_line('plain-words.yaml')}\n\n{empty}\n"
    return {**files, **_FAMILIES}


def _file(name: str, model: type[Written], example: Example) -> str:
    seen: set[str] = set()
    return "\n".join([first_line(name), *_written(model, example, "", seen)]) + "\n"


def _written(model: type[Written], example: Example, indent: str, seen: set[str]) -> Iterator[str]:
    """An example as YAML. The first of each model says what every key is for, also the keys that it leaves out."""
    explain = model.__name__ not in seen
    seen.add(model.__name__)
    for field, info in model.model_fields.items():
        key = info.alias or field
        if key not in example:
            if explain:
                yield f"{indent}# {key}: may be left out. {KEYS[model.__name__][key]}"
            continue
        if explain:
            choice = f" One of: {', '.join(TYPES)}." if key == "type" else ""
            yield f"{indent}# {KEYS[model.__name__][key]}{choice}"
        inner = _INSIDE.get((model.__name__, key))
        if inner is None:
            yield f"{indent}{key}: {_value(example[key])}"
            continue
        yield f"{indent}{key}:"
        for one in example[key]:
            # The comment lines of the first key come before the dash.
            lines = list(_written(inner, one, f"{indent}    ", seen))
            first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
            lines[first] = f"{indent}  - {lines[first].lstrip()}"
            yield from (f"{indent}  {line.lstrip()}" if n < first else line for n, line in enumerate(lines))


def _value(value: Any) -> str:
    """One value on one line. What is not a bare word stands in quotes, which YAML shares with JSON."""
    match value:
        case list():
            return "[" + ", ".join(_value(one) for one in value) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {_value(one)}" for key, one in value.items()) + "}"
        case str() if PLAIN.fullmatch(value):
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


_INSIDE: Mapping[tuple[str, str], type[Written]] = {
    ("SetFile", "sections"): Section,
    ("Section", "questions"): Question,
    ("Question", "answers"): Option,
    ("AdviceFile", "advice"): AdviceFile.model_fields["advice"].annotation.__args__[0],  # type: ignore[union-attr]
    ("ConditionsFile", "conditions"): NamedText,
    ("SourcesFile", "sources"): Source,
    ("ContactsFile", "contacts"): Contact,
}


def _question(id_: str, kind: str, ask: str, **more: Any) -> Example:
    said = {"why_we_ask": "It helps us to plan.", "for_practitioner": "Ask in your own words."}
    return {"id": id_, "type": kind, "ask": ask, **said, **more}


def _of_each_type() -> Iterator[Example]:
    """One question of every type there is."""
    for name, kind in TYPES.items():
        more: dict[str, Any] = {"no_consequence": NOTHING_FOLLOWS}
        if kind.needs_answers:
            more["answers"] = [{"value": "one", "say": "One"}, {"value": "none-of-these", "say": "None of these"}]
        if kind.is_number:
            more |= {"unit": "cm", "at_least": 0, "at_most": 200}
        yield _question(f"type-{name}", name, f"What is your own question here? (type {name})", **more)


def _section(id_: str, title: str, *questions: Example) -> Example:
    return {"id": id_, "title": title, "questions": list(questions)}


def _set(name: str, title: str, *sections: Example) -> tuple[type[Written], Example]:
    return SetFile, {"set": name, "title": title, "sections": list(sections)}


_SMOKES = _question("smokes", "who", "Does anybody smoke?", hint="Think of visitors too.", nobody_says="No one smokes")
_SMOKE_FREE = _question("smoke-free", "yes-no", "Is the home free of smoke?", ask_when={"smokes": {"is": "somebody"}})
_LAYS_DOWN = _question(
    "lays-down",
    "one-of",
    "How do you put {baby} down to sleep?",
    answers=[{"value": "back", "say": "On the back"}, {"value": "side", "say": "On the side"}],
)
_DAYS = {"checked": "read", "checked_on": "2026-11-20", "check_again_by": "2099-11-20"}


def _advice(id_: str, level: str, topic: str, when: Any, say: str, because: str, **more: Any) -> Example:
    return {"id": id_, "level": level, "topic": topic, "when": when, "say": say, "because": because,
            "source": ["a-book"], **more}  # fmt: skip


_FILES: Mapping[str, tuple[type[Written], Example]] = {
    "settle.yaml": (
        Title,
        {"name": "Our set", "version": 1, "language": "en", "reviewed": "not yet reviewed by a clinical lead"},
    ),
    "1-safe-sleep.yaml": _set(
        "safe-sleep",
        "Safe sleep",
        _section("sleep", "How baby sleeps", _LAYS_DOWN, _SMOKES, _SMOKE_FREE),
    ),
    "2-safe-handling.yaml": _set(
        "safe-handling", "Safe handling", _section("types", "A question of each type", *_of_each_type())
    ),
    "3-safe-space.yaml": _set(
        "safe-space",
        "Safe space",
        _section("home", "The home", _question("pet", "yes-no", "Is there a pet?", no_consequence=NOTHING_FOLLOWS)),
    ),
    "4-plan.yaml": _set(
        "plan",
        "Our plan",
        _section("plan", "Our plan", _question("own", "words", "What will you do?", no_consequence=NOTHING_FOLLOWS)),
    ),
    "advice/1-safe-sleep.yaml": (
        AdviceFile,
        {
            "set": "safe-sleep",
            "advice": [
                _advice(
                    "smoking",
                    "stop",
                    "smoking",
                    {"smokes": {"any of": ["somebody", "not-sure"]}},
                    "Do not share a bed with {baby}.",
                    "Smoke stays on skin and clothes.",
                    group="do-not-share",
                    tonight="Put {baby} in the cot.",
                ),
                _advice(
                    "smoke-free",
                    "change",
                    "smoking",
                    {"condition": "smoke-near-baby"},
                    "Smoke outside, {who}.",
                    "Clean air helps {baby} breathe.",
                ),
                _advice(
                    "keep-on-the-back",
                    "keep",
                    "position",
                    {"lays-down": {"is": "back"}},
                    "You put {baby} down on the back. Keep doing that.",
                    "It is the safest way to sleep.",
                ),
                _advice(
                    "on-the-back",
                    "change",
                    "position",
                    {"lays-down": {"is": "side"}},
                    "Put {baby} down on the back.",
                    "It keeps the nose and mouth clear.",
                ),
                _advice(
                    "find-out-who-smokes",
                    "act",
                    "find-out",
                    {"smokes": {"is": "not-sure"}},
                    "Find out who smokes.",
                    "The advice rests on it.",
                ),
            ],
        },
    ),
    "conditions.yaml": (
        ConditionsFile,
        {
            "conditions": [
                {
                    "id": "smoke-near-baby",
                    "says": "somebody smokes and the home is not free of smoke",
                    "when": {"all of": [{"smokes": {"is": "somebody"}}, {"smoke-free": {"is not": "yes"}}]},
                }
            ]
        },
    ),
    "sources.yaml": (
        SourcesFile,
        {"sources": [{"id": "a-book", "title": "A book about sleep", "body": "Its publisher", **_DAYS}]},
    ),
    "contacts.yaml": (
        ContactsFile,
        {
            "contacts": [
                {
                    "id": "a-line",
                    "name": "A telephone line",
                    "number": "111",
                    "what_for": "You have a question.",
                    "for": "family",
                    **_DAYS,
                }
            ]
        },
    ),
}
_PLAIN_WORDS: Mapping[str, str] = {
    "plain": "utilise: use",
    "leading": "surely: Leave it out.",
    "blaming": "your fault: Say what to do instead.",
    "long-but-known": "temperature: yes",
}
_FAMILY = """# A worked family: answers in; what must and must not be heard out. `settle try` works it.
family: {family}
visit: {{contact: 6-8-weeks, place: home, manner: face-to-face, date: 2026-11-20}}
baby: {{name: Zara, born: yes, date-of-birth: 2026-10-05}}
people:
  - {{name: Ben, relation: father, lives-here: yes, present: yes, looks-after-baby: yes}}
answers:
{answers}must_hear: [{must}]
must_not_hear: [{must_not}]
"""
_FAMILIES: Mapping[str, str] = {
    "families/ben-smokes.yaml": _FAMILY.format(
        family="Ben smokes",
        answers="  smokes: [Ben]\n  smoke-free: no\n  lays-down: side\n",
        must="stop/smoking, change/smoking, change/position",
        must_not="keep/position",
    ),
    "families/ben-is-not-sure.yaml": _FAMILY.format(
        family="Ben is not sure who smokes",
        answers="  smokes: not-sure\n  lays-down: back\n",
        must="stop/smoking, act/find-out, keep/position",
        must_not="change/position",
    ),
}
