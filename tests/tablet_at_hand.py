"""A tablet without a browser: the pages as Streamlit's own test driver runs them, over a store of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from families_at_hand import AMINA, BEN, GRAN, shipped
from streamlit.testing.v1 import AppTest

from tool.answer import Answer, to_plain
from tool.discussion import Discussion, Entry, Kind, discussion
from tool.people import Person
from tool.question_set import PLAN, THREE_STEPS
from tool.screens import house

VISIT_ID = "0123456789abcdef0123456789abcdef"
BEGUN = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
INK = {"strokes": [[[0, 0, 0, 255], [400, 300, 900, 255]]]}


class Tablet:
    """One tablet at one page of one visit."""

    def __init__(self) -> None:
        self.app = AppTest.from_file("../app.py", default_timeout=60)

    def open(self, page: str = "", at: str = "", visit: str = VISIT_ID, **more: str) -> Tablet:
        """Go to a page by its address in a new session, as a reload does."""
        self.app = AppTest.from_file("../app.py", default_timeout=60)
        return self.turn_to(page, at, visit, **more)

    def turn_to(self, page: str = "", at: str = "", visit: str = VISIT_ID, **more: str) -> Tablet:
        """Go to a page by its address in the same session, as the browser's back button does."""
        place = {"page": page, "visit": visit, "at": at, **more}
        self.app.query_params.clear()
        self.app.query_params.update({key: value for key, value in place.items() if value})
        self.app.run()
        return self

    def tap(self, key: str) -> Tablet:
        """Tap a button."""
        self.app.button(key=key).click().run()
        return self

    def choose(self, question: str, value: str) -> Tablet:
        """Choose one answer."""
        self.app.radio(key=f"{VISIT_ID[:8]}-{question}").set_value(value).run()
        return self

    def tick(self, question: str, value: str, on: bool = True) -> Tablet:
        """Tick a row, or untick it."""
        box = self.app.checkbox(key=f"{VISIT_ID[:8]}-{question}-{value}")
        (box.check() if on else box.uncheck()).run()
        return self

    def write(self, key: str, text: str) -> Tablet:
        """Type into a field of one line or of several, and leave it."""
        lines = [one for one in [*self.app.text_input, *self.app.text_area] if one.key == key]
        lines[0].set_value(text).run()
        return self

    def write_in(self, question: str, text: str, part: str = "") -> Tablet:
        """Type into a field of a question."""
        return self.write(f"{VISIT_ID[:8]}-{question}{'-' + part if part else ''}", text)

    def has(self, key: str) -> bool:
        """Whether a control with this key is on the page."""
        controls = [
            *self.app.button,
            *self.app.radio,
            *self.app.checkbox,
            *self.app.text_input,
            *self.app.text_area,
        ]
        return key in {one.key for one in controls}

    def ticked(self, question: str) -> set[str]:
        """The rows of a question that are ticked."""
        start = f"{VISIT_ID[:8]}-{question}-"
        return {
            str(one.key).removeprefix(start)
            for one in self.app.checkbox
            if str(one.key).startswith(start) and one.value
        }

    @property
    def page(self) -> str:
        """The page that the address names."""
        return self._address("page")

    @property
    def at(self) -> str:
        """The question or person that the address names."""
        return self._address("at")

    def _address(self, key: str) -> str:
        value: Any = self.app.query_params.get(key, "")
        return str(value[0] if isinstance(value, list) else value)

    @property
    def title(self) -> str:
        """The page's one heading of the first level."""
        (title,) = self.app.title
        return str(title.value)

    @property
    def words(self) -> str:
        """All words on the page."""
        parts = [
            *self.app.title,
            *self.app.header,
            *self.app.subheader,
            *self.app.markdown,
            *self.app.caption,
            *self.app.error,
        ]
        labels = [*self.app.button, *self.app.radio, *self.app.checkbox, *self.app.text_input, *self.app.text_area]
        options = [option for radio in self.app.radio for option in radio.options]
        return "\n".join([*(str(one.value) for one in parts), *(one.label for one in labels), *map(str, options)])

    def is_well(self) -> bool:
        """Nothing went wrong on this page."""
        sorry = shipped().words["sorry"]
        return not self.app.exception and sorry["title"] not in {title.value for title in self.app.title}


def begin(*happened: tuple[Kind, dict[str, Any]], sets: tuple[str, ...] = (*THREE_STEPS, PLAN)) -> None:
    """Begin a visit in the store, in which this has happened."""
    question_set = shipped()
    house.store().keep_question_set(question_set.fingerprint, question_set.files)
    start = Entry(Kind.STARTED, {"sets": list(sets), "language": "en"}, BEGUN, "practitioner")
    house.store().begin(VISIT_ID, question_set.fingerprint, start)
    go_on(*happened)


def go_on(*happened: tuple[Kind, dict[str, Any]]) -> None:
    """Let this happen in the visit, as if on another tablet."""
    number = house.store().latest(VISIT_ID)
    for n, (kind, content) in enumerate(happened, number + 1):
        entry = Entry(kind, content, BEGUN + timedelta(seconds=n), "practitioner")
        house.store().append(VISIT_ID, n, entry)


def answered(answers: dict[str, Answer]) -> list[tuple[Kind, dict[str, Any]]]:
    """Entries that give these answers."""
    return [(Kind.ANSWERED, {"question": id_, "answer": to_plain(answer)}) for id_, answer in answers.items()]


def named(*people: Person) -> list[tuple[Kind, dict[str, Any]]]:
    """Entries that name these people, and that it is everybody."""
    those = people or (AMINA, BEN, GRAN)
    return [*((Kind.PERSON_ADDED, dict(person.to_plain())) for person in those), (Kind.EVERYBODY_NAMED, {})]


def journal() -> list[Entry]:
    """Everything that has happened in the visit."""
    return list(house.store().entries(VISIT_ID))


def state() -> Discussion:
    """The visit as the store has it."""
    return discussion(journal())
