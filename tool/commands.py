"""What each command does: says everything in words; returns 0 if all is well, 1 if content or a file is at fault."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from exports.twin import Twin
from tool.advice import Advice
from tool.checks import check
from tool.problems import did_you_mean, errors, in_order
from tool.question_set import QuestionSet
from tool.reading.family_file import FoundFamily, read_family
from tool.reading.question_files import SHIPPED, read_folder
from tool.translating import in_language
from tool.wording import fingerprint
from tool.worked import Worked, work
from tool.worked_record import WorkedVisit, worked_record

FINE, AT_FAULT, WRONG_USE = 0, 1, 2
HERE = ZoneInfo("Europe/London")


def say(text: str = "") -> None:
    """A line to whoever asked."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """A line beside the answer, so that the answer alone can be piped on."""
    sys.stderr.write(f"{text}\n")


def run(wanted: Namespace) -> int:
    """Start the tool."""
    from exports.seal import SealKeyProblem
    from tool.screens import house
    from tool.screens.serving import serve
    from tool.store import StoreProblem

    try:
        house.current_set()
        house.store()
        house.installation()
        serve(host=wanted.host, port=wanted.port, check=house.can_save)
    except (OSError, StoreProblem, SealKeyProblem, house.CannotOpen) as error:
        tell(str(error))
        return AT_FAULT
    return FINE


def family_files(places: Iterable[Path]) -> Iterator[Path]:
    """Every family's file in these files and folders, in order of name."""
    for place in places:
        if place.is_dir():
            yield from sorted([*place.glob("*.yaml"), *place.glob("*.yml")])
        else:
            yield place


def _worked(found: FoundFamily, question_set: QuestionSet) -> Worked | None:
    family = found.family
    if family is None:
        return None
    return work(question_set, family.answers, family.people, family.must_hear, family.must_not_hear)


DRAFT = "draft"


def folder_named(folder: Path) -> Path:
    """The folder; the word "draft" means the draft of this installation, unless a folder of that name is here."""
    if folder != Path(DRAFT) or folder.exists():
        return folder
    from tool.store import home_folder
    from tool.workshop import draft_folder

    return draft_folder(os.environ, home_folder(os.environ))


def question_set_in(folder: Path | None) -> QuestionSet | None:
    """The question set of a folder (the one shipped); None if it cannot be used, and why has then been told."""
    found = read_folder(folder or SHIPPED)
    problems = errors(check(found))
    if problems or found.question_set is None:
        tell("The question files cannot be used as they are:")
        for problem in in_order(problems):
            tell(problem.in_words())
        return None
    return found.question_set


def try_families(wanted: Namespace) -> int:
    """Work each family and say whether it hears what it must."""
    question_set = question_set_in(wanted.questions)
    if question_set is None:
        return AT_FAULT
    files = list(family_files(wanted.families))
    if not files:
        tell("There are no family files here (*.yaml).")
        return AT_FAULT
    wrong = 0
    for file in files:
        found = read_family(file, question_set)
        worked = _worked(found, question_set)
        for problem in in_order(found.problems):
            say(problem.in_words())
        if worked is None or found.family is None:
            wrong += 1
            continue
        for id_ in worked.asked.no_longer_asked:
            say(f'{file}: note: "{id_}" is not asked of this family, so its answer does not count.')
        for one in worked.missing:
            say(f"{file}: should hear {one} and does not.")
        for one in worked.unwanted:
            say(f"{file}: should not hear {one} and does.")
        wrong += not worked.is_right
        say(f"{'fine ' if worked.is_right else 'WRONG'} {file.name}: {found.family.title}")
    say(f"\n{len(files)} families, {len(files) - wrong} fine, {wrong} at fault.")
    return AT_FAULT if wrong else FINE


def _one_family(wanted: Namespace) -> tuple[QuestionSet, FoundFamily] | None:
    question_set = question_set_in(wanted.questions)
    if question_set is None:
        return None
    found = read_family(wanted.family, question_set)
    for problem in in_order(found.problems):
        tell(problem.in_words())
    return (question_set, found) if found.family is not None else None


def advise_family(wanted: Namespace) -> int:
    """Tell the advice for one family."""
    read = _one_family(wanted)
    if read is None:
        return AT_FAULT
    question_set, found = read
    worked = _worked(found, question_set)
    assert worked is not None
    for id_ in worked.asked.no_longer_asked:
        tell(f'note: "{id_}" is not asked of this family, so its answer does not count.')
    if wanted.json:
        say(json.dumps([_plain(advice, question_set) for advice in worked.advice], ensure_ascii=False, indent=2))
    else:
        for advice in worked.advice:
            say(f"{advice.level_and_topic} [{advice.audience}] {advice.say}\n    because: {advice.because}")
    return FINE


def _plain(advice: Advice, question_set: QuestionSet) -> dict[str, object]:
    sources = [question_set.sources[id_] for id_ in advice.source]
    return {
        "id": advice.id,
        "level": advice.level,
        "topic": advice.topic,
        "group": advice.group,
        "audience": advice.audience,
        "say": advice.say,
        "because": advice.because,
        "tonight": advice.tonight,
        "lead": advice.lead,
        "source": "; ".join(source.in_words for source in sources),
        "sources": [source.model_dump(mode="json", exclude_none=True) for source in sources],
        "note": advice.note,
        "confirm": advice.confirm,
        "who": list(advice.who),
    }


def twin_of_family(wanted: Namespace) -> Twin | None:
    """A worked family's record with the words of its papers; None if there is none, and why has then been told."""
    read = _one_family(wanted)
    if read is None:
        return None
    question_set, found = read
    family = found.family
    assert family is not None
    now = datetime.now(UTC)
    reference = fingerprint([family.title, question_set.fingerprint])[:4].upper()
    language = getattr(wanted, "language", None) or question_set.language
    if language not in (question_set.language, *question_set.languages):
        tell(f'There is no language "{language}" here. {did_you_mean(language, question_set.languages)}')
        return None
    visit = WorkedVisit(family.answers, family.people, family.plan)
    record = worked_record(question_set, visit, reference, now, HERE, language)
    return Twin(record, in_language(question_set, language).paper_words, record.finished_at or now)


def write_papers(wanted: Namespace) -> int:
    """Write both papers of one worked family, or draw those of a twin again."""
    from exports import EXPORTS
    from tool import seal_commands
    from tool.export_commands import drawn, twin_in

    if (wanted.family is None) is (wanted.twin is None):
        tell("Name either a family's file, or a twin after --from.")
        return WRONG_USE
    twin = twin_in(wanted.twin) if wanted.twin else twin_of_family(wanted)
    if twin is None:
        return AT_FAULT
    make = seal_commands.maker(wanted.seal, datetime.now(UTC))
    if make is None:
        return AT_FAULT
    try:
        wanted.out.mkdir(parents=True, exist_ok=True)
        for name in EXPORTS if wanted.all else ("record", "family-copy"):
            made = drawn(EXPORTS[name], twin, make)
            file = wanted.out / f"{name}.pdf"
            file.write_bytes(made)
            say(f"{file} ({len(made) // 1024} KB)")
    except OSError as error:
        tell(f"The papers could not be written to {wanted.out}: {error.strerror}. Choose another folder.")
        return AT_FAULT
    except KeyError as missing:
        tell(f"The papers cannot be drawn: the words beside this record lack {missing}.")
        return AT_FAULT
    return FINE


def verify_paper(wanted: Namespace) -> int:
    """Say what a file's seal shows."""
    from tool import seal_commands

    return seal_commands.verify_file(wanted)
