"""Taking a translator's sheet in: what it changes, and everything in it that cannot be taken, by row.

Rows and columns are found by their keys and heads, so they may stand in any order. A row that is missing, or whose
translation is empty, changes nothing. If anything is refused, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tool.language import CODE, Direction, Language, Translated
from tool.problems import did_you_mean
from tool.question_set import QuestionSet
from tool.reading.text import UNFIT
from tool.sheets.cells import Cell, Line, Odd, SheetProblem, alike, cleaned, with_slots_mended
from tool.sheets.for_translators import NAME, NAME_ENGLISH, in_sheet
from tool.translating import Entry, State, entries, same_slots, slots_cure, slots_wrong
from tool.wording import fingerprint, slots_of, unbalanced

_HEAD = re.compile(r"translation\s*\(\s*(" + CODE + r")\s*\)", re.IGNORECASE)
LONGEST = 1200
"""Letters of one wording, as in the question files."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, with its number as the spreadsheet shows it."""

    number: int
    key: str
    english: Cell
    translation: Cell
    state: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet, and the language they are in."""

    code: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something to say about a row."""

    row: int
    words: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.words}"


@dataclass
class Taken:
    """What a sheet changes. `language` is None if anything was refused. Keys stand in the order of the sheet."""

    code: str
    language: Language | None = None
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)  # still right though the English was changed
    dropped: list[str] = field(default_factory=list)  # of wordings that the question files no longer have
    absent: int = 0  # wordings of a family that the sheet has no row for, or no words in it
    notes: list[Told] = field(default_factory=list)
    refusals: list[Told] = field(default_factory=list)
    no_longer_reviewed: bool = False

    @property
    def changes_anything(self) -> bool:
        """Whether the file will be another one."""
        return bool(self.added or self.changed or self.confirmed)


def sheet_of(lines: Sequence[Line]) -> Sheet:
    """The sheet in these lines. Errors: SheetProblem for one whose head cannot be made out."""
    every = [[cleaned(cell).casefold() if isinstance(cell, str) else "" for cell in line] for line in lines]
    at = next((at for at, heads in enumerate(every) if "key" in heads), None)
    if at is None:
        raise SheetProblem('No column is headed "key", so no row can be told from another. Export the sheet again.')
    heads = every[at]
    found = [(column, match[1]) for column, head in enumerate(heads) if (match := _HEAD.fullmatch(head))]
    if len(found) != 1:
        raise SheetProblem('Exactly one column must be headed "Translation (xx)", with the code of the language.')
    if "english" not in heads:
        raise SheetProblem('No column is headed "English", so nobody can tell what was translated. Export again.')
    ((column, code),) = found
    places = {"key": heads.index("key"), "english": heads.index("english"), "translation": column}
    places["state"] = heads.index("state") if "state" in heads else -1
    rows = []
    for number, line in enumerate(lines[at + 1 :], at + 2):
        cells = {name: line[place] if 0 <= place < len(line) else "" for name, place in places.items()}
        if any(cells.values()):
            rows.append(
                Row(number, _words(cells["key"]), cells["english"], cells["translation"], _words(cells["state"]))
            )
    # Codes are written small, with their parts as BCP 47 has them: zh-Hant, pt-BR.
    first, *more = code.split("-")
    return Sheet("-".join([first.lower(), *(p.upper() if len(p) == 2 else p.title() for p in more)]), tuple(rows))


def _words(cell: Cell) -> str:
    return cleaned(cell) if isinstance(cell, str) else ""


def take_in(sheet: Sheet, question_set: QuestionSet, direction: Direction) -> Taken:
    """What the sheet changes in its language. `direction`: for a language that has no file yet."""
    now = question_set.languages.get(sheet.code)
    known = {entry.key: entry for entry in entries(question_set, now)}
    taken = Taken(sheet.code)
    words: dict[str, Translated] = dict(now.words) if now else {}
    rows = _once_each(sheet, known, taken)
    name = _name(rows.pop(NAME, None), now, taken)
    for key, row in rows.items():
        said = _said(row, known[key], taken)
        if said is not None:
            _put(row, known[key], said, words, taken)
    taken.absent = sum(entry.for_family and entry.key not in words for entry in known.values())
    if taken.refusals:
        return taken
    taken.dropped = [key for key in words if key not in known]
    order = {key: {"says": words[key].says, "english": words[key].english} for key in known if key in words}
    state = now.state if now and not taken.changes_anything else "draft"
    taken.no_longer_reviewed = bool(now and not now.is_draft and state == "draft")
    reviewed = now.reviewed.model_dump(mode="json") if now and now.reviewed and state == "reviewed" else None
    raw = {"name": name, "direction": now.direction if now else direction, "state": state, "reviewed": reviewed}
    taken.language = Language.model_validate({**raw, "words": order})
    return taken


def _once_each(sheet: Sheet, known: Mapping[str, Entry], taken: Taken) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    keys = {in_sheet(key): key for key in known}
    for row in (replace(row, key=keys.get(row.key, row.key)) for row in sheet.rows):
        if not row.key:
            if row.translation:
                taken.refusals.append(Told(row.number, "There are words here, but no key. Put its key back."))
        elif row.key not in known and row.key != NAME:
            near = did_you_mean(row.key, [key for key in known if key[:10] == row.key[:10]][:300])
            taken.refusals.append(Told(row.number, f'No wording is called "{row.key}". {near}'))
        elif row.key in rows and row.translation != rows[row.key].translation:
            first = rows[row.key].number
            taken.refusals.append(Told(row.number, f'"{row.key}" stands in row {first} too, with other words.'))
        else:
            rows.setdefault(row.key, row)
    return rows


def _name(row: Row | None, now: Language | None, taken: Taken) -> str:
    said = _words(row.translation) if row else ""
    if said and now and said != now.name:
        taken.changed.append(NAME)
    if not said and now is None:
        number = row.number if row else 1
        taken.refusals.append(Told(number, f'Write the name of the language beside "{NAME_ENGLISH}" ({NAME}).'))
    return said or (now.name if now else "")


def _said(row: Row, entry: Entry, taken: Taken) -> str | None:
    """The words of a row, if it has any that can be taken."""
    if isinstance(row.translation, Odd):
        taken.refusals.append(Told(row.number, row.translation.why))
        return None
    slots = slots_of(entry.english)
    said = with_slots_mended(cleaned(row.translation), slots)
    if not said:
        if entry.translated:
            taken.notes.append(Told(row.number, f'"{entry.key}" is empty here; the translation there was is kept.'))
        return None
    if said != cleaned(row.translation):
        taken.notes.append(Told(row.number, "A slot was written in another way; it is mended."))
    if UNFIT.search(said):
        taken.refusals.append(Told(row.number, "There is an invisible letter in this text. Write it again."))
        return None
    if len(said) > LONGEST:
        taken.refusals.append(Told(row.number, f"The translation is longer than {LONGEST} letters. Shorten it."))
        return None
    return said


def _put(row: Row, entry: Entry, said: str, words: dict[str, Translated], taken: Taken) -> None:
    english = cleaned(row.english) if isinstance(row.english, str) else ""
    if not english:
        taken.refusals.append(
            Told(row.number, "The English beside it is gone, so nobody can tell what was translated.")
        )
        return
    is_todays = alike(english) == alike(entry.english)
    source = entry.english if is_todays else english
    if not same_slots(source, said):
        taken.refusals.append(Told(row.number, f"{slots_wrong(source, said)} {slots_cure(source)}"))
        return
    if unbalanced(said):
        taken.refusals.append(Told(row.number, "A curly bracket stands alone. Take it out, or write the slot whole."))
        return
    made = Translated(says=said, english=fingerprint(source))
    if entry.translated == made:
        return
    if entry.translated and entry.says == said:
        # The same words beside other English: only a person can say that they are still right.
        if is_todays and row.state.casefold() == State.FINE:
            taken.confirmed.append(entry.key)
            words[entry.key] = made
        return
    if not is_todays:
        if entry.state is State.FINE:
            told = "The English was changed after this sheet was made, and a newer translation is there. It is kept."
            taken.notes.append(Told(row.number, told))
            return
        told = "The English was changed after this sheet was made. The translation is taken, but families read English."
        taken.notes.append(Told(row.number, told))
    (taken.changed if entry.translated else taken.added).append(entry.key)
    words[entry.key] = made


def with_review(language: Language, review: object) -> Language:
    """The language as reviewed by a named person. Errors: pydantic's, for a review that says nothing."""
    raw = language.model_dump(mode="json") | {"state": "reviewed", "reviewed": review}
    return Language.model_validate(raw)
