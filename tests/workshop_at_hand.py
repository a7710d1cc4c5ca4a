"""The workshop without a browser: its pages over a home of their own, a draft to change, and a publication."""

from __future__ import annotations

import os
from pathlib import Path

from tablet_at_hand import BEGUN, Tablet

from tool.publication import Publication
from tool.question_set import QuestionSet
from tool.reading.question_files import SHIPPED, pictures_in, read_texts
from tool.screens import house
from tool.screens.workshop import bench
from tool.screens.workshop.editor import widget
from tool.store import home_folder
from tool.workshop import Draft, draft_folder
from tool.workshop.editing import edited
from tool.workshop.fields import fields_in

ASK = "question/smokes/ask"


def folder() -> Path:
    """Where this test's draft lies."""
    return draft_folder(os.environ, home_folder(os.environ))


def draft() -> Draft:
    """The draft, begun as a page begins it."""
    return bench.begun(bench.open_bench())


def text_of(key: str) -> str:
    """A wording as the draft has it now."""
    return fields_in(Draft.open(folder()).texts())[key][2]


def outside(name: str, old: str, new: str) -> None:
    """Change a file of the draft as an editor outside does."""
    place = folder() / name
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), "utf-8")


def file_of(key: str) -> str:
    """The file that a wording stands in."""
    return fields_in(Draft.open(folder()).texts())[key][0]


def workshop(page: str, at: str = "", **more: str) -> Tablet:
    """A tablet at a page of the workshop."""
    return Tablet().turn_to(page, at, visit="", **more)


def shown(tablet: Tablet, key: str) -> str:
    """What the field of a wording shows."""
    (field,) = [one for one in tablet.app.text_area if one.key == widget(key)]
    return str(field.value)


def reword(tablet: Tablet, key: str, text: str) -> Tablet:
    """Write another text into the field of a wording, and leave it."""
    return tablet.write(widget(key), text)


def reworded(question_set: QuestionSet, key: str, text: str) -> QuestionSet:
    """The set with another text under that key."""
    name, _, _, path = fields_in(question_set.files)[key]
    files = {**question_set.files, name: edited(question_set.files[name], path, text)}
    made = read_texts(files, pictures_in(SHIPPED)).question_set
    assert made is not None
    return made


def published(question_set: QuestionSet, why: str = "Families asked for it.") -> Publication:
    """Publish a set, past everything that would be in the way."""
    before, store = house.current_set(), house.store()
    newest = store.newest_publication()
    one = Publication(
        newest.number + 1 if newest else 1,
        question_set.fingerprint,
        question_set.version,
        BEGUN,
        "Ruth",
        why,
        before.fingerprint,
    )
    store.keep_question_set(before.fingerprint, before.files)
    store.add_publication(one, question_set.files)
    return one
