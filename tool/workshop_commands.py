"""The commands of the steering group: begin a draft, compare two sets, publish one, list what was published."""

from __future__ import annotations

import argparse
import os
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_never

from tool.commands import AT_FAULT, DRAFT, FINE, WRONG_USE, folder_named, say, tell
from tool.found import Found
from tool.problems import errors, in_order
from tool.proving import prove
from tool.question_set import QuestionSet
from tool.reading.promise_file import read_promises
from tool.reading.question_files import SHIPPED
from tool.screens import house
from tool.store import StalePublication, StoreProblem, home_folder
from tool.workshop import Draft, DraftTrouble, Request, advice_change, checked, compare, draft_folder, may_publish
from tool.workshop import publish as publish_set
from tool.workshop.checked import Checked
from tool.workshop.draft import BegunFrom
from tool.workshop.publishing import SETTLE, Proof, Refusal, RefusalReason
from tool.workshop.sampling import SAMPLES
from tool.workshop.telling import as_plain, told

PUBLISHED, SHIPPED_SET, VERSION = "published", "shipped", "version:"
PROMISES = "promises.yaml"


class NotThere(Exception):
    """What was named cannot be used; the message says why."""


@dataclass(frozen=True)
class Version:
    """A question set with what lies beside it."""

    question_set: QuestionSet
    extras: Mapping[str, str]


def add_to(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those that may be written after `settle`."""
    sets = f"a folder of question files, or {PUBLISHED}, {SHIPPED_SET} or {VERSION}N"

    draft = parts.add_parser("draft", help="begin a draft of the published set, or say where it is")
    draft.add_argument("--aside", action="store_true", help="put the draft aside; it is kept under another name")
    draft.set_defaults(do=_in_words(draft_set))

    diff = parts.add_parser("diff", help="what differs between two sets, and which families hear something else")
    diff.add_argument("old", metavar="OLD", help=sets)
    diff.add_argument("new", metavar="NEW", help=sets)
    diff.add_argument("--json", action="store_true", help="print a JSON object")
    diff.add_argument("--samples", type=int, default=SAMPLES, metavar="N", help=f"families to make up ({SAMPLES})")
    diff.set_defaults(do=_in_words(diff_sets))

    publish = parts.add_parser("publish", help="make a draft the set that new visits begin with")
    publish.add_argument("folder", type=Path, help="the draft")
    publish.add_argument("--why", required=True, help="the reason, in one sentence, for practitioners")
    publish.add_argument("--who", required=True, help="your name")
    publish.add_argument(
        "--compared-with", metavar="N", help="version that is published now: you have compared the draft with it"
    )
    publish.set_defaults(do=_in_words(publish_folder))

    versions = parts.add_parser("versions", help="what was published, when, by whom and why")
    versions.set_defaults(do=_in_words(list_versions))


WHAT_NEXT = """Change the files there. Then:
    settle check draft
    settle prove draft
    settle diff published draft
    settle publish draft --why "…" --who "…\""""


def _in_words(do: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """Whatever is the matter is told, never a traceback."""

    def done(wanted: Namespace) -> int:
        try:
            return do(wanted)
        except (StoreProblem, house.CannotOpen, DraftTrouble, NotThere) as problem:
            tell(str(problem))
            return AT_FAULT

    return done


def in_folder(folder: Path) -> tuple[Draft, Checked]:
    """A folder as the workshop sees it. Errors: DraftTrouble."""
    draft = Draft.open(folder)
    return draft, checked(draft.look().found, draft.texts(), datetime.now(UTC).date())


def _named(name: str) -> Version:
    """The set of that name. Errors: NotThere, StoreProblem, CannotOpen, DraftTrouble."""
    if name == SHIPPED_SET:
        return Version(house.shipped_set(), Draft(SHIPPED).extras())
    if name == PUBLISHED:
        newest = house.store().newest_publication()
        extras = house.store().extras_of(newest.number) if newest else Draft(SHIPPED).extras()
        return Version(house.current_set(), extras)
    if name.startswith(VERSION):
        return _of_version(name.removeprefix(VERSION))
    folder = folder_named(Path(name))
    if not folder.is_dir():
        raise NotThere(f"{name} is no folder. Name one, or {DRAFT}, {PUBLISHED}, {SHIPPED_SET} or {VERSION}N.")
    draft, found = in_folder(folder)
    if found.question_set is None:
        wrong = "\n".join(problem.in_words() for problem in in_order(errors(found.problems)))
        raise NotThere(f"The question files in {name} cannot be used as they are:\n{wrong}")
    return Version(found.question_set, draft.extras())


def _of_version(number: str) -> Version:
    publications = house.store().publications()
    for one in reversed(publications):
        if one.version == number:
            return Version(house.set_of(one.fingerprint), house.store().extras_of(one.number))
    # The set that the first publication took the place of was kept with it.
    for before in [house.set_of(publications[0].previous)] if publications else [house.shipped_set()]:
        if before.version == number:
            return Version(before, Draft(SHIPPED).extras())
    raise NotThere(f'There is no version "{number}". See: settle versions')


def draft_set(wanted: Namespace) -> int:
    """Begin a draft, say where it is, or put it aside."""
    folder = draft_folder(os.environ, home_folder(os.environ))
    if wanted.aside:
        say(f"The draft is now in {Draft.open(folder).put_aside()}")
        return FINE
    if (folder / "settle.yaml").exists():
        say(f"The draft is in {folder}")
        say(WHAT_NEXT)
        return FINE
    published = _named(PUBLISHED)
    newest = house.store().newest_publication()
    begun = BegunFrom(published.question_set.fingerprint, newest.number if newest else 0)
    Draft.begin(folder, published.question_set.files, published.extras, begun)
    say(f"A draft of version {published.question_set.version} is in {folder}")
    say(WHAT_NEXT)
    return FINE


def diff_sets(wanted: Namespace) -> int:
    """Say what differs. Returns 0 whether or not anything does."""
    if wanted.samples < 0:
        tell("The number of samples cannot be below 0.")
        return WRONG_USE
    old, new = _named(wanted.old), _named(wanted.new)
    families = checked_families(new)
    found = compare(old.question_set, new.question_set)
    heard = advice_change(old.question_set, new.question_set, families.families, wanted.samples)
    say(as_plain(found, heard) if wanted.json else told(found, heard, old.question_set, new.question_set))
    if not wanted.json and Path(wanted.new).is_dir() and Path(wanted.new).resolve() == SHIPPED:
        say("Changes to words are made in a draft (settle draft), not in the folder that came with Settle.")
    return FINE


def checked_families(version: Version) -> Checked:
    """The worked families that lie beside a set."""
    return checked(Found(version.question_set, []), version.extras, datetime.now(UTC).date())


def proved(question_set: QuestionSet, extras: Mapping[str, str]) -> Sequence[Proof] | None:
    """One proof for each promise that lies beside a set; None when there are none.

    Errors: NotThere when the promises themselves are at fault.
    """
    text = extras.get(PROMISES)
    if text is None:
        return None
    promises, problems = read_promises(text, question_set)
    if errors(problems):
        raise NotThere("\n".join(problem.in_words() for problem in in_order(errors(problems))))
    return prove(question_set, promises)


def publish_folder(wanted: Namespace) -> int:
    """Publish a draft, or say what is in the way."""
    draft, found = in_folder(folder_named(wanted.folder))
    published = house.current_set()
    extras = draft.extras()
    proofs = proved(found.question_set, extras) if found.question_set is not None and found.is_sound else None
    begun = draft.begun_from
    compared = wanted.compared_with == published.version
    begun_from = published.fingerprint if compared else begun.fingerprint if begun else ""
    request = Request(wanted.why, wanted.who, begun_from)
    refusals = may_publish(found.question_set, found.problems, proofs, published, request)
    for problem in errors(found.problems):
        tell(problem.in_words())
    for proof in proofs or ():
        if not proof.is_proved:
            tell(f"Not kept: {proof.promise.id}: {proof.promise.says}")
    for refusal in refusals:
        tell(_in_the_way(refusal))
    if refusals or found.question_set is None:
        tell("Nothing was published.")
        return AT_FAULT
    try:
        publication, made = publish_set(house.store(), found.question_set, extras, published, request, house.now())
    except StalePublication as stale:
        tell(str(stale))
        return AT_FAULT
    draft.is_published(made.files[SETTLE], BegunFrom(made.fingerprint, publication.number))
    say(f"Version {publication.version} is published ({publication.fingerprint}). New visits begin with it.")
    say("Visits that are open go on with the words they began with.")
    return FINE


def _in_the_way(refusal: Refusal) -> str:
    match refusal.reason:
        case RefusalReason.ERRORS:
            return f"The checker finds errors: {refusal.count}. See: settle check FOLDER"
        case RefusalReason.UNPROVED:
            return f"Promises that do not hold: {refusal.count}. See: settle prove FOLDER"
        case RefusalReason.NO_PROMISES:
            return "There are no promises to prove (promises.yaml), so nobody knows whether the rules are safe."
        case RefusalReason.NO_REASON:
            return "Say why, in one sentence."
        case RefusalReason.REASON_TOO_LONG:
            return "The reason should be one sentence on one line."
        case RefusalReason.NO_NAME:
            return "Say who publishes it."
        case RefusalReason.NOTHING_CHANGED:
            return "Nothing differs from the published set."
        case RefusalReason.PICTURES:
            return f"Pictures that Settle does not have, so that nobody would see them: {refusal.count}."
        case RefusalReason.COMPARE_AGAIN:
            return (
                "The published set is not the one that this draft was begun from. Compare them (settle diff "
                "published FOLDER). If the draft is meant to take its place: settle publish … --compared-with N, "
                "where N is the version that is published now."
            )
    assert_never(refusal.reason)


def list_versions(wanted: Namespace) -> int:  # noqa: ARG001
    """Say what was published."""
    publications = house.store().publications()
    shipped = house.shipped_set()
    say(f"shipped    version {shipped.version}  {shipped.fingerprint}")
    for one in publications:
        day = one.at.astimezone(house.ZONE)
        say(f"{one.number:>7}    version {one.version}  {one.fingerprint}  {day:%Y-%m-%d %H:%M}  {one.by}: {one.why}")
    say(f"New visits begin with version {house.current_set().version}.")
    return FINE
