"""From a folder of question files to a question set, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from tool.advice import AdviceRule, AdviceText
from tool.asking import AGE_IN_MONTHS, AGE_IN_WEEKS
from tool.conditions import Condition, ConditionFault, Named, Vocabulary, read_condition
from tool.found import Found
from tool.problems import Place, Problem, did_you_mean, errors
from tool.question import Id, Option, Question, Wording, Written
from tool.question_set import ABOUT, SETS, Contact, QuestionSet, Section, Source
from tool.question_types import TYPES
from tool.reading.shapes import model_of
from tool.reading.text import text_of
from tool.reading.tree import Path as TreePath
from tool.reading.tree import Tree, tree_of
from tool.wording import fingerprint

SHIPPED = Path(__file__).resolve().parents[2] / "questions"
NAMED_FILES = ("settle.yaml", "sources.yaml", "contacts.yaml", "conditions.yaml")
WORDS_FILES = ("screens.yaml", "paper.yaml")


class Title(Written):
    """settle.yaml: what the whole is called, and how far it was reviewed."""

    name: Wording
    version: Wording
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
    reviewed: Wording


class SetFile(Written):
    """A question-set file."""

    set: Literal["about", "safe-sleep", "safe-handling", "safe-space", "plan"]
    title: Wording
    sections: tuple[Section, ...]


class AdviceFile(Written):
    """An advice file."""

    set: Literal["about", "safe-sleep", "safe-handling", "safe-space", "plan"]
    advice: tuple[AdviceText, ...]


class NamedText(Written):
    """A named condition as it is written."""

    id: Id
    says: Wording
    when: Any


class ConditionsFile(Written):
    """conditions.yaml."""

    conditions: tuple[NamedText, ...]


class SourcesFile(Written):
    """sources.yaml."""

    sources: tuple[Source, ...]


class ContactsFile(Written):
    """contacts.yaml."""

    contacts: tuple[Contact, ...]


def read_folder(folder: Path = SHIPPED) -> Found:
    """The question set in a folder. Never raises for what an editor can do to a file."""
    if not folder.is_dir():
        wrong = "There is no such folder." if not folder.exists() else "This is a file, not a folder."
        return Found(None, [Problem("F04", Place(str(folder)), wrong, "Name the folder that holds settle.yaml.")])
    problems: list[Problem] = []
    files: dict[str, str] = {}
    for path in sorted([*folder.glob("*.y*ml"), *folder.glob("advice/*.y*ml")]):
        name = path.relative_to(folder).as_posix()
        if path.suffix != ".yaml":
            problems.append(Problem("F05", Place(name), "This file ends in .yml and is not read.", "Let its name end in .yaml."))
            continue
        try:
            raw = path.read_bytes()
        except OSError as error:
            problems.append(Problem("F06", Place(name), f"The file cannot be opened ({error.strerror}).", "Check that it is a file and that you may read it."))
            continue
        text, found = text_of(raw, name)
        problems += found
        if text is not None:
            files[name] = text
    pictures = frozenset(path.stem for path in folder.glob("pictures/*.svg"))
    found_set = read_texts(files, pictures)
    found_set.problems[:0] = problems
    if errors(problems):
        found_set.question_set = None
    return found_set


def read_texts(files: Mapping[str, str], pictures: frozenset[str] = frozenset()) -> Found:
    """The question set in these texts, by file name. The same texts always give the same set."""
    reader = _SetReader(files, pictures)
    return reader.read()


class _SetReader:
    def __init__(self, files: Mapping[str, str], pictures: frozenset[str]) -> None:
        self.files, self.pictures = files, pictures
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, str], Place] = {}
        self.trees: dict[str, Tree] = {}

    def read(self) -> Found:
        for name, text in self.files.items():
            self.trees[name] = tree_of(text, name)
        for name in (*NAMED_FILES, *WORDS_FILES):
            if name not in self.trees:
                self.problems.append(Problem("F07", Place(name), "This file is missing.", "Put it back from the last good copy."))
        built = self._build()
        for tree in self.trees.values():
            self.problems[:0] = tree.problems
        return Found(None if errors(self.problems) else built, self.problems, self.places)

    def _model(self, kind: type[Any], name: str) -> Any:
        tree = self.trees.get(name)
        if tree is None or tree.data is None:
            return None
        if not isinstance(tree.data, dict):
            tree.problems.append(Problem("S04", Place(name), "The file should begin with keys and values.", "Compare it with a file that is right."))
            return None
        return model_of(kind, tree, ())

    def _build(self) -> QuestionSet | None:
        title = self._model(Title, "settle.yaml")
        sources = self._model(SourcesFile, "sources.yaml")
        contacts = self._model(ContactsFile, "contacts.yaml")
        words, paper = self._words("screens.yaml"), self._words("paper.yaml")
        set_files = [n for n in self.trees if "/" not in n and n not in NAMED_FILES and n not in WORDS_FILES]
        sets = {name: self._model(SetFile, name) for name in set_files}
        advice = {name: self._model(AdviceFile, name) for name in self.trees if name.startswith("advice/")}
        written = self._model(ConditionsFile, "conditions.yaml")
        if None in (title, sources, contacts, written) or not all(sets.values()) or not all(advice.values()):
            return None
        by_set: dict[str, SetFile] = {}
        for name, one in sets.items():
            if one.set in by_set:
                self.problems.append(Problem("Q10", self.trees[name].place(("set",)), f'There is already a file for the set "{one.set}".', "Keep one of them."))
            by_set[one.set] = one
        for missing in set(SETS) - set(by_set):
            self.problems.append(Problem("Q11", Place("questions"), f'No file holds the set "{missing}".', "Put it back from the last good copy."))
        if missing_about := {"visit", "baby", "person"} - {s.id for s in getattr(by_set.get(ABOUT), "sections", ())}:
            self.problems.append(Problem("Q12", Place("0-about.yaml"), f"The section {min(missing_about)} is missing.", "Put it back from the last good copy."))
        sections = {name: self._finished(by_set[name], words) for name in SETS if name in by_set}
        vocabulary = self._vocabulary(sections)
        self._name_conditions(written, vocabulary)
        names = {one.set: name for name, one in sets.items()}
        sections = {name: self._with_rules(many, names[name], vocabulary) for name, many in sections.items()}
        self._unique_ids(sections, names)
        not_for_family = frozenset(q.id for many in sections.values() for s in many for q in s.questions if not q.for_family)
        rules = self._advice(advice, vocabulary, not_for_family)
        self._note_places("sources.yaml", "source", "sources", sources.sources)
        self._note_places("contacts.yaml", "contact", "contacts", contacts.contacts)
        if errors(self.problems) or any(errors(tree.problems) for tree in self.trees.values()):
            return None
        return QuestionSet(
            name=title.name,
            version=title.version,
            language=title.language,
            reviewed=title.reviewed,
            sections=sections,
            titles={name: by_set[name].title for name in by_set},
            advice=rules,
            named=vocabulary.named,
            sources={source.id: source for source in sources.sources},
            contacts=contacts.contacts,
            words=words,
            paper=paper,
            fingerprint=fingerprint({name: tree.data for name, tree in self.trees.items()}),
            files=dict(self.files),
            pictures=self.pictures,
        )

    def _words(self, name: str) -> dict[str, dict[str, str]]:
        tree = self.trees.get(name)
        found: dict[str, dict[str, str]] = {}
        if tree is None or tree.data is None:
            return found
        if not isinstance(tree.data, dict):
            tree.problems.append(Problem("S04", Place(name), "The file should begin with keys and values.", "Compare it with a file that is right."))
            return found
        for part, many in tree.data.items():
            if not isinstance(many, dict):
                tree.problems.append(Problem("W01", tree.place((part,), key=True), f'"{part}" has no words.', "Write keys with a text each below it."))
                continue
            for key, text in many.items():
                if not isinstance(text, str) or not text.strip():
                    tree.problems.append(Problem("W01", tree.place((part, key), key=True), f'"{key}" has no words.', "Write a text after it."))
                else:
                    found.setdefault(part, {})[key] = text
        return found

    def _finished(self, one: SetFile, words: Mapping[str, Mapping[str, str]]) -> tuple[Section, ...]:
        """A yes-or-no question that does not say its answers takes the common words for yes and no."""
        common = words.get("answers", {})
        yes_no = tuple(Option(value=value, say=common.get(value) or value) for value in ("yes", "no"))

        def finish(question: Question) -> Question:
            bare = question.type == "yes-no" and not question.answers
            return question.model_copy(update={"answers": yes_no}) if bare else question

        return tuple(s.model_copy(update={"questions": tuple(map(finish, s.questions))}) for s in one.sections)

    def _vocabulary(self, sections: Mapping[str, tuple[Section, ...]]) -> Vocabulary:
        values: dict[str, frozenset[str] | None] = {AGE_IN_WEEKS: None, AGE_IN_MONTHS: None}
        person_values: dict[str, frozenset[str]] = {}
        numbers, per_carer = {AGE_IN_WEEKS, AGE_IN_MONTHS}, set()
        for many in sections.values():
            for section in many:
                for question in section.questions:
                    kind = TYPES.get(question.type)
                    if kind is None:
                        continue
                    if section.id == "person":
                        person_values[question.id] = question.values | {"not-sure"}
                        continue
                    values[question.id] = kind.values(question)
                    if kind.is_number:
                        numbers.add(question.id)
                    if kind.per_carer:
                        per_carer.add(question.id)
        return Vocabulary(values, {}, person_values, frozenset(numbers), frozenset(per_carer))

    def _condition(self, raw: Any, vocabulary: Vocabulary, name: str, path: TreePath, about: str) -> Condition | None:
        try:
            return read_condition(raw, vocabulary)
        except ConditionFault as fault:
            tree = self.trees[name]
            full = (*path, *fault.path)
            # A wrong value is pointed at itself, a wrong word at its key.
            place = tree.place(full) if full in tree.values else tree.place(full, key=True)
            self.problems.append(Problem("C01", place, fault.wrong, fault.do, about))
            return None

    def _name_conditions(self, written: ConditionsFile, vocabulary: Vocabulary) -> None:
        named: dict[str, Named] = {}
        vocabulary.named = named
        for n, one in enumerate(written.conditions):
            path: TreePath = ("conditions", n)
            self._place("condition", one.id, "conditions.yaml", path)
            condition = self._condition(one.when, vocabulary, "conditions.yaml", (*path, "when"), one.id)
            if condition is not None:
                named[one.id] = Named(one.id, one.says, condition)

    def _with_rules(self, sections: tuple[Section, ...], name: str, vocabulary: Vocabulary) -> tuple[Section, ...]:
        finished = []
        for s, section in enumerate(sections):
            questions = []
            for q, question in enumerate(section.questions):
                path: TreePath = ("sections", s, "questions", q)
                if section.id != "person":
                    self._place("question", question.id, name, path)
                if question.type not in TYPES:
                    self.problems.append(Problem("Q01", self.trees[name].place((*path, "type")), f'There is no type "{question.type}".', did_you_mean(question.type, TYPES), question.id))
                raw: Any = question.ask_when
                condition = self._condition(raw, vocabulary, name, (*path, "ask_when"), question.id) if isinstance(raw, dict | list | str) else raw
                questions.append(question.model_copy(update={"ask_when": condition}) if condition is not None else question)
            finished.append(section.model_copy(update={"questions": tuple(questions)}))
        return tuple(finished)

    def _unique_ids(self, sections: Mapping[str, tuple[Section, ...]], names: Mapping[str, str]) -> None:
        seen: dict[str, str] = {}
        for set_name, many in sections.items():
            for s, section in enumerate(many):
                for q, question in enumerate(section.questions):
                    if section.id == "person":
                        continue
                    place = self.trees[names[set_name]].place(("sections", s, "questions", q, "id"))
                    if question.id in seen:
                        self.problems.append(Problem("Q02", place, f'The id "{question.id}" is used twice (first at {seen[question.id]}).', "Give the new question an id of its own.", question.id))
                    else:
                        seen[question.id] = str(place)

    def _advice(self, files: Mapping[str, AdviceFile], vocabulary: Vocabulary, not_for_family: frozenset[str]) -> tuple[AdviceRule, ...]:
        rules: list[AdviceRule] = []
        for name in sorted(files):
            for n, text in enumerate(files[name].advice):
                path: TreePath = ("advice", n)
                if ("advice", text.id) in self.places:
                    self.problems.append(Problem("A01", self.trees[name].place((*path, "id")), f'The id "{text.id}" is used twice (first at {self.places["advice", text.id]}).', "Give the new advice an id of its own.", text.id))
                self._place("advice", text.id, name, path)
                condition = self._condition(text.when, vocabulary, name, (*path, "when"), text.id)
                if condition is not None:
                    private = any(test.subject in not_for_family for test in condition.tests())
                    rules.append(AdviceRule(text.model_copy(update={"when": condition}), files[name].set, private))
        return tuple(rules)

    def _place(self, kind: str, id_: str, name: str, path: TreePath) -> None:
        self.places.setdefault((kind, id_), self.trees[name].place(path))

    def _note_places(self, name: str, kind: str, key: str, many: tuple[Source, ...] | tuple[Contact, ...]) -> None:
        for n, one in enumerate(many):
            if (kind, one.id) in self.places:
                self.problems.append(Problem("A02", self.trees[name].place((key, n, "id")), f'The id "{one.id}" is used twice.', "Give each an id of its own.", one.id))
            self._place(kind, one.id, name, (key, n))
