"""Visits put straight into the store, so that a test begins on the page it is about."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tool.answer import Answer, to_plain
from tool.discussion import Discussion, Entry, Kind, discussion
from tool.feedback import Opinion
from tool.people import Person
from tool.plan import PlanItem
from tool.question_set import QuestionSet
from tool.reading.family_file import Family, read_family
from tool.reading.question_files import SHIPPED, read_folder
from tool.signature import Ink
from tool.store import Store, store_url
from tool.worked import EVERY_SET

PRACTITIONER = "practitioner"
ABOUT = ("question", "person", "id", "advice", "place")
STATEMENT = "I was here. We talked."
INK = Ink((tuple((100 + 8 * n, 200 + 40 * (n % 3), 10 * n, 128) for n in range(60)),))
Said = tuple[Kind, Mapping[str, Any]]
"""What an entry says; the time and the writer are added as it is kept."""


@cache
def questions() -> QuestionSet:
    """The question set that the tool comes with."""
    found = read_folder(SHIPPED).question_set
    assert found is not None
    return found


@cache
def family(name: str) -> Family:
    """A worked family of the question files."""
    found = read_family(SHIPPED / "families" / f"{name}.yaml", questions()).family
    assert found is not None
    return found


def answered(question: str, answer: Answer | None) -> Said:
    """An answer, or with None an answer wiped."""
    return Kind.ANSWERED, {"question": question, "answer": to_plain(answer) if answer is not None else None}


def named(person: Person) -> Said:
    """A person around baby, with all that is known of them."""
    return Kind.PERSON_ADDED, person.to_plain()


def noted(question: str, text: str) -> Said:
    """A practitioner's note on a question."""
    return Kind.NOTED, {"question": question, "text": text}


def planned(place: int, item: PlanItem) -> Said:
    """A thing of the plan."""
    return Kind.PLANNED, {"place": place, **item.to_plain()}


def signed(person: str, ink: Ink | None = INK, typed: str = "") -> Said:
    """A signature: drawn, or typed where `ink` is None."""
    return Kind.SIGNED, {
        "person": person,
        "statement": STATEMENT,
        **({"ink": ink.to_plain()} if ink else {"typed": typed}),
    }


EVERYBODY: Said = (Kind.EVERYBODY_NAMED, {})
FINISHED: Said = (Kind.FINISHED, {})


def told_by(one: Family, leave: Iterable[str] = ()) -> list[Said]:
    """A family's visit up to the last question: people, then every answer but those to `leave`."""
    left = set(leave)
    return [
        *(named(person) for person in one.people),
        EVERYBODY,
        *(answered(question, answer) for question, answer in one.answers.items() if question not in left),
        *(planned(place, item) for place, item in enumerate(one.plan)),
    ]


def all_sign(one: Family) -> list[Said]:
    """Everybody who was there signs, the practitioner last."""
    return [*(signed(person.id) for person in one.people if person.is_present), signed(PRACTITIONER)]


@cache
def _store(home: Path) -> Store:
    """One for each house: opening an SQLite file twice in one process undoes the first one's locks."""
    return Store.open(store_url({"SETTLE_HOME": str(home)}))


class Visits:
    """The visits of one house, read and written beside its server."""

    def __init__(self, home: Path) -> None:
        self._store = _store(home)

    def begin(self, said: Iterable[Said] = (), sets: tuple[str, ...] = EVERY_SET) -> str:
        """A visit in which this was said; returns its id."""
        id_ = secrets.token_hex(16)
        content = {"sets": list(sets), "language": questions().language}
        self._store.keep_question_set(questions().fingerprint, questions().files)
        self._store.begin(id_, questions().fingerprint, _entry((Kind.STARTED, content)))
        self.say(id_, *said)
        return id_

    def say(self, id_: str, *said: Said) -> None:
        """Go on with a visit, as another screen would."""
        number = self._store.latest(id_)
        for n, one in enumerate(said, number + 1):
            self._store.append(id_, n, _entry(one))

    def entries(self, id_: str) -> tuple[Entry, ...]:
        """The journal of a visit."""
        return self._store.entries(id_)

    def state(self, id_: str) -> Discussion:
        """A visit as its journal tells it."""
        return discussion(self.entries(id_))

    def newest(self) -> str:
        """The visit begun last."""
        return self._store.discussions()[0].id

    def opinions(self) -> tuple[Opinion, ...]:
        """What anybody thought of the wordings."""
        return self._store.opinions()


def _entry(said: Said) -> Entry:
    return Entry(said[0], said[1], datetime.now(UTC), PRACTITIONER)


def said_twice(entries: Iterable[Entry]) -> list[Entry]:
    """Entries that say of a thing just what was said of it last: none, if every tap is kept once."""
    last: dict[tuple[str, str], Mapping[str, Any]] = {}
    twice = []
    for entry in entries:
        about = next(
            (
                str(entry.content[key])
                for key in ("question", "person", "id", "advice", "place")
                if key in entry.content
            ),
            "",
        )
        if last.get((entry.kind, about)) == entry.content:
            twice.append(entry)
        last[entry.kind, about] = entry.content
    return twice
