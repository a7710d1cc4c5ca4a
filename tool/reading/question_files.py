"""From a folder of question files to a question set, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tool.found import Found
from tool.problems import Place, Problem, errors
from tool.question import Option, Question, Written
from tool.question_set import ABOUT, SETS, Contact, QuestionSet, Section, Source
from tool.reading.desk import LAST_GOOD, Desk
from tool.reading.items import items_of
from tool.reading.known_words import known_words
from tool.reading.language_files import languages
from tool.reading.plain_words import read_plain_words
from tool.reading.rules import advice_rules, name_conditions, vocabulary_of, with_rules
from tool.reading.set_files import AdviceFile, ConditionsFile, ContactsFile, SetFile, SourcesFile, Title
from tool.reading.text import text_of
from tool.reading.tree import tree_of
from tool.wording import fingerprint

SHIPPED = Path(__file__).resolve().parents[2] / "questions"
NAMED_FILES = ("settle.yaml", "sources.yaml", "contacts.yaml", "conditions.yaml")
WORDS_FILES = ("screens.yaml", "paper.yaml")
PLAIN_WORDS = "plain-words.yaml"
BESIDE = (PLAIN_WORDS,)
"""Files for editors that say nothing to a family: they may be missing, and the fingerprint leaves them out."""
NOT_OF_THE_SET = frozenset({"promises.yaml"})
"""Files that lie in the folder and are no part of the question set: what is promised of it stands apart from it."""
ABOUT_SECTIONS = ("visit", "baby", "person")
RESTS_ON_OTHER_FILES = frozenset({"C01", "Q11", "Q12"})
Words = dict[str, dict[str, str]]
File = TypeVar("File", bound=Written)


def read_folder(folder: Path = SHIPPED) -> Found:
    """The question set in a folder. Never raises for what an editor can do to a file."""
    if not folder.is_dir():
        wrong = "There is no such folder." if not folder.exists() else "This is a file, not a folder."
        return Found(None, [Problem("F04", Place(str(folder)), wrong, "Name the folder that holds settle.yaml.")])
    problems: list[Problem] = []
    files: dict[str, str] = {}
    for path in sorted([*folder.glob("*.y*ml"), *folder.glob("advice/*.y*ml"), *folder.glob("languages/*.y*ml")]):
        name = path.relative_to(folder).as_posix()
        if name in NOT_OF_THE_SET:
            continue
        if path.suffix != ".yaml":
            do = "Let its name end in .yaml."
            problems.append(Problem("F05", Place(name), f"A file ending in {path.suffix} is not read.", do))
            continue
        try:
            raw = path.read_bytes()
        except OSError as error:
            do = "Check that it is a file and that you may read it."
            problems.append(Problem("F06", Place(name), f"The file cannot be opened ({error.strerror}).", do))
            continue
        text, found = text_of(raw, name)
        problems += found
        if text is not None:
            files[name] = text
    found_set = read_texts(files, pictures_in(folder))
    missing = [problem for problem in errors(problems) if problem.code in {"F01", "F02", "F06"}]
    if errors(problems):
        # A file that could not be read at all is not also "missing".
        unread = {problem.place.file for problem in problems}
        found_set.problems = [p for p in found_set.problems if p.code != "F07" or p.place.file not in unread]
        # Nor can rules be judged when what they speak of may stand in such a file.
        found_set.problems = [p for p in found_set.problems if p.code not in RESTS_ON_OTHER_FILES or not missing]
        found_set.question_set = None
    shown = {(p.place.file, p.place.line) for p in problems if p.code == "F03"}
    found_set.problems = [p for p in found_set.problems if p.code != "F03" or (p.place.file, p.place.line) not in shown]
    found_set.problems[:0] = [found_set.told(problem) for problem in problems]
    return found_set


def pictures_in(folder: Path = SHIPPED) -> frozenset[str]:
    """The names of the pictures beside the question files."""
    return frozenset(path.stem for path in folder.glob("pictures/*.svg"))


def read_texts(files: Mapping[str, str], pictures: frozenset[str] = frozenset()) -> Found:
    """The question set in these texts, by file name. The same texts always give the same set."""
    desk = Desk({name: tree_of(text, name) for name, text in files.items()})
    for name in (*NAMED_FILES, *WORDS_FILES):
        if name not in desk.trees:
            desk.complain("F07", Place(name), "This file is missing.", LAST_GOOD)
    built = _build(desk, files, pictures)
    plain_words = read_plain_words(desk, PLAIN_WORDS)
    items = {name: items_of(tree) for name, tree in desk.trees.items()}
    built = built if desk.is_sound() else None
    found = Found(built, desk.all_problems(), desk.places, desk.inside, plain_words, known_words(), items)
    found.problems = [found.told(problem) for problem in found.problems]
    return found


def _build(desk: Desk, files: Mapping[str, str], pictures: frozenset[str]) -> QuestionSet | None:
    title = desk.model(Title, "settle.yaml")
    sources = desk.model(SourcesFile, "sources.yaml")
    contacts = desk.model(ContactsFile, "contacts.yaml")
    conditions = desk.model(ConditionsFile, "conditions.yaml")
    words, paper = _words(desk, "screens.yaml"), _words(desk, "paper.yaml")
    apart = (*NAMED_FILES, *WORDS_FILES, *BESIDE)
    set_files = _models(desk, SetFile, [name for name in desk.trees if "/" not in name and name not in apart])
    advice_files = _models(desk, AdviceFile, [name for name in desk.trees if name.startswith("advice/")])
    if title is None or sources is None or contacts is None or conditions is None:
        return None
    if set_files is None or advice_files is None:
        return None
    names = _file_of_each_set(desk, set_files)
    _put_sections(desk, {name: file for name, file in set_files.items() if name in names.values()})
    sections = {name: _finished(set_files[names[name]], words) for name in SETS if name in names}
    vocabulary = vocabulary_of(sections)
    name_conditions(desk, conditions, vocabulary)
    spoken = languages(desk)
    sections = {name: with_rules(desk, many, names[name], vocabulary) for name, many in sections.items()}
    rules = advice_rules(desk, advice_files, vocabulary, _not_for_family(sections))
    _put_all(desk, "sources.yaml", "source", "sources", sources.sources)
    _put_all(desk, "contacts.yaml", "contact", "contacts", contacts.contacts)
    if not desk.is_sound():
        return None
    return QuestionSet(
        name=title.name,
        version=title.version,
        language=title.language,
        reviewed=title.reviewed,
        sections=sections,
        titles={name: set_files[file].title for name, file in names.items()},
        advice=rules,
        named=vocabulary.named,
        sources={source.id: source for source in sources.sources},
        contacts=contacts.contacts,
        words=words,
        paper=paper,
        fingerprint=fingerprint({name: tree.data for name, tree in desk.trees.items() if name not in BESIDE}),
        files=dict(files),
        pictures=pictures,
        languages=spoken,
    )


def _models(desk: Desk, kind: type[File], names: list[str]) -> dict[str, File] | None:
    found = {name: desk.model(kind, name) for name in names}
    sound = {name: model for name, model in found.items() if model is not None}
    return sound if len(sound) == len(found) else None


def _file_of_each_set(desk: Desk, files: Mapping[str, SetFile]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, file in files.items():
        if file.set in names:
            wrong = f'"{names[file.set]}" already holds the set "{file.set}".'
            desk.complain("Q10", desk.trees[name].place(("set",)), wrong, "Keep one of the two files.")
        names.setdefault(file.set, name)
    for missing in (name for name in SETS if name not in names):
        desk.complain("Q11", Place("questions"), f'No file holds the set "{missing}".', LAST_GOOD)
    if ABOUT in names:
        there = {section.id for section in files[names[ABOUT]].sections}
        for missing in (name for name in ABOUT_SECTIONS if name not in there):
            desk.complain("Q12", Place(names[ABOUT]), f'The section "{missing}" is missing.', LAST_GOOD)
    return names


def _words(desk: Desk, name: str) -> Words:
    """The words of the screens or of the papers: parts with a text under each key."""
    found: Words = {}
    tree = desk.trees.get(name)
    if tree is None or tree.data is None or not desk.begins_with_keys(name):
        return found
    for part, many in tree.data.items():
        if not isinstance(many, dict):
            place = tree.place((part,), key=True)
            desk.complain("W01", place, f'"{part}" has no words.', "Write keys with a text each below it.")
            continue
        for key, text in many.items():
            if isinstance(text, str) and text.strip():
                found.setdefault(part, {})[key] = text
            else:
                place = tree.place((part, key), key=True)
                desk.complain("W01", place, f'"{key}" has no words.', "Write a text after it.")
    return found


def _finished(file: SetFile, words: Words) -> tuple[Section, ...]:
    """A yes-or-no question that does not say its answers takes the common words for yes and no."""
    common = words.get("answers", {})
    yes_no = tuple(Option(value=value, say=common.get(value) or value) for value in ("yes", "no"))

    def finish(question: Question) -> Question:
        bare = question.type == "yes-no" and not question.answers
        return question.model_copy(update={"answers": yes_no}) if bare else question

    return tuple(s.model_copy(update={"questions": tuple(map(finish, s.questions))}) for s in file.sections)


def _not_for_family(sections: Mapping[str, tuple[Section, ...]]) -> frozenset[str]:
    many = (section for those in sections.values() for section in those)
    return frozenset(q.id for section in many for q in section.questions if not q.for_family)


def _put_sections(desk: Desk, files: Mapping[str, SetFile]) -> None:
    for name, file in files.items():
        for n, section in enumerate(file.sections):
            desk.put_once("section", f"{file.set}/{section.id}", name, ("sections", n), "Q13", section.id)


def _put_all(desk: Desk, name: str, kind: str, key: str, many: Sequence[Source | Contact]) -> None:
    for n, one in enumerate(many):
        desk.put_once(kind, one.id, name, (key, n), "A02")
