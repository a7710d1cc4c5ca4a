"""A draft set on the disk, shaped like `questions/`, beside what is published. Only this and `disk` know the disk.

A change is written to a new file beside the old one, pushed to the disk, and put in its place in one step: whoever
reads, reads the old file or the new one, and a disk that fails leaves the old one. Nothing is ever deleted.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from tool.found import Found
from tool.problems import errors
from tool.question_set import QuestionSet
from tool.reading.question_files import read_folder
from tool.reading.text import LARGEST, text_of
from tool.reading.tree import tree_of
from tool.workshop.disk import UNFINISHED, files_in, mark_of, put, stats_in, told
from tool.workshop.editing import CannotEdit, added, edited, removed
from tool.workshop.fields import OPTIONAL, beside, fields_in
from tool.workshop.file_form import form_of, in_form
from tool.workshop.trouble import Conflict, DraftTrouble, Reason

BEGUN_FROM = "draft.json"
KINDS = frozenset({".yaml", ".yml", ".svg", ".md", ".json", ".csv", ".txt"})
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class BegunFrom:
    """The set that a draft was copied from: its fingerprint, and its publication (0: the files that were shipped)."""

    fingerprint: str
    publication: int = 0


@dataclass(frozen=True)
class Look:
    """The draft as it stands now, and the last set that could be read: shown while a file is half saved or broken."""

    stamp: str
    found: Found
    question_set: QuestionSet | None

    @property
    def is_broken(self) -> bool:
        """Whether what is shown is older than what is on the disk."""
        return self.found.question_set is None


def draft_folder(env: Mapping[str, str], home: Path) -> Path:
    """SETTLE_DRAFT, or the folder "draft" in Settle's home folder; an absolute path. Nothing is made."""
    named = env.get("SETTLE_DRAFT", "").strip()
    return (Path(named).expanduser() if named else home / "draft").absolute()


@dataclass
class Draft:
    """One draft. Every method: DraftTrouble, in words; the draft is then as it was."""

    folder: Path
    _last_good: QuestionSet | None = field(default=None, repr=False)

    @classmethod
    def begin(
        cls, folder: Path, files: Mapping[str, str], extras: Mapping[str, str], begun_from: BegunFrom | None = None
    ) -> Draft:
        """A new draft with the texts of a question set, and what lies beside them (pictures, families, promises).

        It appears whole or not at all. Errors: ALREADY_BEGUN, and what a disk can do.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise DraftTrouble(Reason.ALREADY_BEGUN, str(folder))
        with told(str(folder)):
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{folder.name}-", dir=folder.parent))
            try:
                for name, text in {**extras, **files}.items():
                    place = new / name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    put(place, text.encode("utf-8"))
                if begun_from is not None:
                    put(new / BEGUN_FROM, _note(begun_from))
                if folder.exists():
                    folder.rmdir()  # it is empty
                new.replace(folder)
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)  # our own copy, which nobody has seen yet
                raise
        return cls(folder)

    @classmethod
    def open(cls, folder: Path) -> Draft:
        """The draft in that folder. Errors: NO_DRAFT."""
        if not (folder / "settle.yaml").is_file():
            raise DraftTrouble(Reason.NO_DRAFT, str(folder))
        return cls(folder)

    @property
    def begun_from(self) -> BegunFrom | None:
        """What it was copied from; None for a folder that no draft was begun in, or whose note cannot be read."""
        try:
            plain = json.loads((self.folder / BEGUN_FROM).read_text("utf-8"))
            return BegunFrom(str(plain["fingerprint"]), int(plain["publication"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def stamp(self) -> str:
        """Changes whenever anything in the folder does: a path, a size, or the time of a change in nanoseconds."""
        with told(str(self.folder)):
            return "\n".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats_in(self.folder))

    def look(self) -> Look:
        """What stands there now. A file that is half saved leaves the last good set to be shown."""
        stamp = self.stamp()
        found = read_folder(self.folder)
        self._last_good = found.question_set or self._last_good
        return Look(stamp, found, self._last_good)

    def texts(self) -> Mapping[str, str]:
        """Every text in the folder by its name, question files and what lies beside them; not what cannot be read."""
        found: dict[str, str] = {}
        with told(str(self.folder)):
            for name, path in sorted(files_in(self.folder)):
                if name != BEGUN_FROM and path.suffix in KINDS and path.stat().st_size <= LARGEST:
                    text, _ = text_of(path.read_bytes(), name)
                    if text is not None:
                        found[name] = text
        return found

    def extras(self) -> Mapping[str, str]:
        """What lies beside the files of the question set."""
        read = read_folder(self.folder).question_set
        return {name: text for name, text in self.texts().items() if read is None or name not in read.files}

    def reword(self, key: str, saw: str, new: str) -> bool:
        """Put a new text under a wording's key, if it still has the text that the editor saw.

        A wording that the files may do without (a hint, a note) is added where `saw` is empty, and taken out where
        `new` is. Returns whether anything was written: nothing is when the text stands there already. White space
        around a wording means nothing and is left out.
        Errors: Conflict when it was changed meanwhile, else DraftTrouble; each carries the text that was typed.
        """
        new = new.replace("\r\n", "\n").replace("\r", "\n").strip()
        with _TURN:
            name = self._file_of(key, new)
            place = self.folder / name
            with told(name, new):
                seen, raw = mark_of(place), place.read_bytes()
            text, _ = text_of(raw, name)
            if text is None:
                raise DraftTrouble(Reason.NOT_UTF8, name, new)
            if self._agreed(text, name, key, saw, new):
                return False
            try:
                after = _changed(text, name, key, new)
            except CannotEdit as error:
                reason = Reason.BROKEN if error.broken else Reason.CANNOT_STAND if new else Reason.EMPTY
                raise DraftTrouble(reason, name if error.broken else key, new, str(error)) from None
            with told(name, new):
                # Last look before the step that counts: an editor outside may have saved in this moment.
                if mark_of(place) != seen:
                    theirs = fields_in(self.texts()).get(key)
                    raise Conflict(key, saw, new, theirs[2] if theirs else "")
                put(place, in_form(after, form_of(raw), raw))
            return True

    def _agreed(self, text: str, name: str, key: str, saw: str, new: str) -> bool:
        """Whether the new text stands there already. Errors: Conflict when neither it does nor what the editor saw."""
        found = fields_in({name: text}).get(key)
        theirs = found[2].strip() if found else ""
        if theirs == new:
            return True
        if found is None and saw.strip():
            raise DraftTrouble(Reason.GONE, key, new)
        if theirs != saw.strip():
            raise Conflict(key, saw, new, theirs)
        return False

    def compared_with(self, begun_from: BegunFrom) -> None:
        """Note that the draft was compared with that set, and is meant to take its place."""
        with told(BEGUN_FROM):
            put(self.folder / BEGUN_FROM, _note(begun_from))

    def is_published(self, settle: str, begun_from: BegunFrom) -> None:
        """Go on from what was just published: `settle` is the text of its settle.yaml, with the new version.

        Whatever was changed in the draft meanwhile stays a change.
        """
        place = self.folder / "settle.yaml"
        with told(place.name):
            raw = place.read_bytes()
            put(place, in_form(settle, form_of(raw), raw))
        self.compared_with(begun_from)

    def put_aside(self) -> Path:
        """Give the draft up, and keep it: it becomes draft-old-1, or the next number that is free. Returns where."""
        for number in range(1, 10_000):
            old = self.folder.with_name(f"{self.folder.name}-old-{number}")
            if not old.exists():
                with told(str(self.folder)):
                    self.folder.rename(old)
                return old
        raise DraftTrouble(Reason.DISK_FAULT, str(self.folder))

    discard = put_aside

    def _file_of(self, key: str, new: str) -> str:
        """The file in which a wording stands, or would. Errors: GONE, or why its file cannot be read."""
        texts: dict[str, str] = {}
        unread: list[DraftTrouble] = []
        with told(str(self.folder), new):
            raws = {name: path.read_bytes() for name, path in files_in(self.folder) if path.suffix == ".yaml"}
        if not raws:
            raise DraftTrouble(Reason.NO_DRAFT, str(self.folder), new)
        for name, raw in raws.items():
            text, problems = text_of(raw, name)
            if text is None:
                unread.append(DraftTrouble(Reason.NOT_UTF8, name, new, problems[0].wrong, tuple(problems)))
                continue
            broken = errors(tree_of(text, name).problems)
            if broken:
                unread.append(DraftTrouble(Reason.BROKEN, name, new, str(broken[0].place), broken))
            texts[name] = text
        standing = fields_in(texts)
        found = standing.get(key) or beside(key, standing)
        if found is not None and not any(one.place == found[0] for one in unread):
            return found[0]
        # It may well stand in the file that cannot be read; only when all can, is it gone.
        raise unread[0] if unread else DraftTrouble(Reason.GONE, key, new)


def _changed(text: str, name: str, key: str, new: str) -> str:
    """The text of a file with a wording changed, added or taken out. Errors: CannotEdit."""
    standing = fields_in({name: text})
    part = key.rpartition("/")[2]
    if key in standing and (new or part not in OPTIONAL):
        return edited(text, standing[key][3], new)
    if key in standing:
        return removed(text, standing[key][3])
    neighbour = beside(key, standing)
    if neighbour is None:
        raise CannotEdit("there is no place for it")
    return added(text, neighbour[3], part, new)


def _note(begun_from: BegunFrom) -> bytes:
    plain = {"fingerprint": begun_from.fingerprint, "publication": begun_from.publication}
    return json.dumps(plain).encode()
