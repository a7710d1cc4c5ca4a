"""From promises.yaml to promises, or to everything that is wrong with it, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from pydantic import Field

from tool.advice import Group
from tool.conditions import Condition, Vocabulary
from tool.family import Family
from tool.problems import Place, Problem, Weight, did_you_mean, errors
from tool.proving.promise import ANYTHING, Part, Pick, Promise, Promises, To
from tool.proving.promise import Wording as PromisedWording
from tool.question import Id, Wording, Written, YesNo
from tool.question_set import QuestionSet
from tool.reading.desk import Desk
from tool.reading.family_file import family_in_tree
from tool.reading.rules import vocabulary_of
from tool.reading.text import text_of
from tool.reading.tree import Path, Tree, tree_of

FILE = "promises.yaml"
Rule = Literal["1", "2", "3", "4", "5", "6", "7", "8", "9"]
Advice = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$", max_length=121)]
LEVELS = ("stop", "change", "keep", "act")
CLAIMS = (
    "is_told",
    "is_not_told",
    "is_asked",
    "is_not_asked",
    "at_least_one_of",
    "at_most_one_of",
    "exactly_one_of",
    "wording",
)


class WordingText(Written):
    """What a promise says of wordings, as it is written."""

    of: tuple[Advice, ...] = ()
    everywhere: YesNo = False
    has: tuple[Part, ...] = ()
    within: tuple[Part, ...] = ("told",)
    says_one_of: tuple[Wording, ...] = ()
    says_none_of: tuple[Wording, ...] = ()
    group: Group | None = None
    not_credited_to: tuple[Wording, ...] = ()


class PromiseText(Written):
    """A promise as it is written."""

    id: Id
    says: Wording
    rule: tuple[Rule, ...] = ()
    row: tuple[Id, ...] = ()
    source: tuple[Id, ...] = ()
    whenever: Any = None
    only_when: Any = None
    exactly_when: Any = None
    is_told: tuple[Advice, ...] = ()
    is_not_told: tuple[Advice, ...] = ()
    is_asked: tuple[Id, ...] = ()
    is_not_asked: tuple[Id, ...] = ()
    at_least_one_of: tuple[Advice, ...] = ()
    at_most_one_of: tuple[Advice, ...] = ()
    exactly_one_of: tuple[Advice, ...] = ()
    to: To | None = None
    wording: WordingText | None = None


class PromiseFile(Written):
    """promises.yaml."""

    calm: Any = None
    promises: tuple[PromiseText, ...]


def promises_in(folder: FilePath, question_set: QuestionSet) -> tuple[Promises, tuple[Problem, ...]]:
    """The promises of a folder, and what is wrong with them."""
    path = folder / FILE
    try:
        raw = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        wrong = "There is no such file." if missing else f"The file cannot be opened ({error.strerror})."
        do = "Put it back from the last good copy, or check that you may read it."
        return Promises(), (Problem("F07" if missing else "F06", Place(FILE), wrong, do),)
    text, problems = text_of(raw, FILE)
    if text is None or errors(problems):
        return Promises(), tuple(problems)
    promises, found = read_promises(text, question_set)
    return promises, (*problems, *found)


def read_promises(text: str, question_set: QuestionSet, file: str = FILE) -> tuple[Promises, tuple[Problem, ...]]:
    """The promises in a text, and what is wrong with it. Never raises for what an editor can do to a file.

    A promise that is at fault is left out, so promises are proved only where there is no error.
    """
    desk = Desk({file: tree_of(text, file)})
    written = desk.model(PromiseFile, file)
    if written is None:
        return Promises(), tuple(desk.all_problems())
    if not written.promises:
        place = desk.trees[file].place(("promises",))
        desk.complain("P12", place, "Nothing is promised.", "Write at least one promise, after a dash.")
    reader = _Reader(desk, file, question_set)
    calm = Family("", (), {})
    if written.calm is not None:
        below = _below(desk.trees[file], "calm")
        calm = family_in_tree(below, question_set) or calm
        desk.problems += below.problems
    promises = [reader.promise(n, one) for n, one in enumerate(written.promises)]
    return Promises(tuple(one for one in promises if one is not None), calm), tuple(desk.all_problems())


def _below(tree: Tree, key: str) -> Tree:
    """The part of a tree under one key, with its places in the whole file."""
    values = {path[1:]: mark for path, mark in tree.values.items() if path[:1] == (key,)}
    keys = {path[1:]: mark for path, mark in tree.keys.items() if path[:1] == (key,)}
    return Tree(tree.file, tree.data[key], values, keys)


class _Reader:
    def __init__(self, desk: Desk, file: str, question_set: QuestionSet) -> None:
        self.desk, self.file, self.set = desk, file, question_set
        bare = vocabulary_of(question_set.sections)
        self.vocabulary = Vocabulary(bare.values, question_set.named, bare.person_values, bare.numbers, bare.per_carer)
        self.rules = question_set.advice

    def promise(self, n: int, one: PromiseText) -> Promise | None:
        path: Path = ("promises", n)
        before = len(errors(self.desk.problems))
        self.desk.put_once("promise", one.id, self.file, path, "P01")
        self._has_ground_and_claim(one, path)
        for key in ("is_told", "is_not_told", "at_least_one_of", "at_most_one_of", "exactly_one_of"):
            self._advice(getattr(one, key), (*path, key), one.id)
        for key in ("is_asked", "is_not_asked"):
            self._questions(getattr(one, key), (*path, key), one.id)
        for place, id_ in enumerate(one.source):
            if id_ not in self.set.sources:
                self._say(
                    "P06",
                    (*path, "source", place),
                    f'No source is called "{id_}".',
                    did_you_mean(id_, self.set.sources),
                    one.id,
                )
        rows = {rule.text.topic for rule in self.rules if rule.group == "do-not-share"}
        for place, id_ in enumerate(one.row):
            if id_ not in rows:
                wrong = f'The table of circumstances has no row "{id_}".'
                self._say("P09", (*path, "row", place), wrong, did_you_mean(id_, rows), one.id)
        conditions = {key: self._condition(getattr(one, key), (*path, key), one.id) for key in _WHEN}
        wording = self._wording(one, path)
        if len(errors(self.desk.problems)) > before:
            return None
        exactly = conditions["exactly_when"]
        return Promise(
            id=one.id,
            says=one.says,
            rules=one.rule,
            rows=one.row,
            sources=one.source,
            whenever=exactly or conditions["whenever"],
            only_when=exactly or conditions["only_when"],
            is_told=_picks(one.is_told),
            is_not_told=_picks(one.is_not_told),
            is_asked=one.is_asked,
            is_not_asked=one.is_not_asked,
            at_least_one_of=_picks(one.at_least_one_of),
            at_most_one_of=_picks(one.at_most_one_of),
            exactly_one_of=_picks(one.exactly_one_of),
            to=one.to,
            wording=wording,
        )

    def _has_ground_and_claim(self, one: PromiseText, path: Path) -> None:
        if not (one.rule or one.row or one.source):
            do = 'Add "rule:" (1 to 9), "row:" (of the table of circumstances) or "source:".'
            self._say("P02", path, f'"{one.id}" does not say what it rests on.', do, one.id)
        if not any(getattr(one, key) for key in CLAIMS):
            do = f"Add one of: {', '.join(CLAIMS)}."
            self._say("P03", path, f'"{one.id}" promises nothing.', do, one.id)
        if one.exactly_when is not None and (one.whenever is not None or one.only_when is not None):
            do = 'Keep "exactly_when:" alone, or take it out.'
            self._say("P04", (*path, "exactly_when"), '"exactly_when" already says both.', do, one.id)
        if (one.only_when is not None or one.exactly_when is not None) and not (one.is_told or one.is_asked):
            key = "only_when" if one.only_when is not None else "exactly_when"
            do = 'Add "is_told:" or "is_asked:", or write "whenever:".'
            self._say("P05", (*path, key), f'"{key}" does not say what is only so then.', do, one.id)
        if one.only_when is not None and one.whenever is None:
            for key in ("is_not_told", "is_not_asked", "at_least_one_of", "at_most_one_of", "exactly_one_of"):
                if getattr(one, key):
                    do = 'Add "whenever:", or make it a promise of its own.'
                    self._say("P05", (*path, key), f'"{key}" does not say when.', do, one.id)
        if one.to is not None and not any(
            getattr(one, key) for key in CLAIMS if key not in ("is_asked", "is_not_asked", "wording")
        ):
            self._say(
                "P10", (*path, "to"), '"to" says who hears advice, and no advice is named.', 'Take "to:" out.', one.id
            )

    def _wording(self, one: PromiseText, path: Path) -> PromisedWording | None:
        wording, here = one.wording, (*path, "wording")
        if wording is None:
            return None
        self._advice(wording.of, (*here, "of"), one.id)
        if not wording.of and not wording.everywhere:
            self._say(
                "P11", here, "It does not say which wordings are meant.", 'Add "of:" or "everywhere: yes".', one.id
            )
        if not (wording.has or wording.says_one_of or wording.says_none_of or wording.group or wording.not_credited_to):
            do = "Add one of: has, says_one_of, says_none_of, group, not_credited_to."
            self._say("P11", here, "It does not say how things are worded.", do, one.id)
        return PromisedWording(
            advice=_picks(wording.of),
            every_wording=wording.everywhere,
            has=wording.has,
            within=wording.within,
            one_of=wording.says_one_of,
            none_of=wording.says_none_of,
            group=wording.group,
            not_credited_to=wording.not_credited_to,
        )

    def _advice(self, many: Iterable[str], path: Path, about: str) -> None:
        for n, written in enumerate(many):
            if Pick(written).among(self.rules):
                continue
            pairs = {rule.level_and_topic for rule in self.rules}
            wide = {f"{level}/{ANYTHING}" for level in LEVELS}
            known = pairs | wide if "/" in written else {rule.id for rule in self.rules} | pairs
            # No reason to refuse the file: advice may have been taken out, and then the promise is shown to be broken.
            wrong, do = f'No advice is "{written}".', did_you_mean(written, known)
            self._say("P07", (*path, n), wrong, do, about, Weight.WARNING)

    def _questions(self, many: Iterable[str], path: Path, about: str) -> None:
        asked = [id_ for id_ in self.set.questions if self.set.set_of[id_] != "about"]
        for n, id_ in enumerate(many):
            if id_ not in asked:
                self._say("P08", (*path, n), f'No question is called "{id_}".', did_you_mean(id_, asked), about)

    def _condition(self, raw: object, path: Path, about: str) -> Condition | None:
        return None if raw is None else self.desk.condition(raw, self.vocabulary, self.file, path, about)

    def _say(self, code: str, path: Path, wrong: str, do: str, about: str, weight: Weight = Weight.ERROR) -> None:
        place = self.desk.trees[self.file].place(path)
        self.desk.problems.append(Problem(code, place, wrong, do, about, weight))


_WHEN = ("whenever", "only_when", "exactly_when")


def _picks(many: Iterable[str]) -> tuple[Pick, ...]:
    return tuple(map(Pick, many))
