"""What all sessions of one process share: the store, the question sets, the clock and where new ids come from."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from exports.seal import Installation, Trusted, installation_of, trusted_here
from tool.check_code import in_signs
from tool.checks import check
from tool.found import Found
from tool.problems import errors, in_order
from tool.question_set import QuestionSet, Words
from tool.reading.question_files import SHIPPED, pictures_in, read_folder, read_texts
from tool.store import Store, home_folder, store_url

ZONE = ZoneInfo("Europe/London")


class CannotOpen(Exception):
    """The question files cannot be used; the message says each problem in words."""


def now() -> datetime:
    """The time, aware, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day, where families are."""
    return now().astimezone(ZONE).date()


def new_id() -> str:
    """A visit's id: says nothing, cannot be guessed (128 bits)."""
    return secrets.token_hex(16)


def reference(visit: str) -> str:
    """Four signs by which two papers of one visit are known to belong together."""
    return in_signs(int(visit[:12], 16), 4)


@lru_cache(maxsize=1)
def store() -> Store:
    """The store of this process. Errors: StoreProblem, in words."""
    return Store.open(store_url(os.environ))


def can_save() -> bool:
    """Whether an answer could be saved now."""
    return store().can_write()


@lru_cache(maxsize=1)
def installation() -> Installation:
    """What this process seals papers with. Errors: SealKeyProblem, StoreProblem, in words."""
    return installation_of(os.environ, home_folder(os.environ))


def trusted() -> Trusted:
    """Whose seals are trusted here, as the folder has it now. Errors: SealKeyProblem, StoreProblem, in words."""
    return trusted_here(os.environ, home_folder(os.environ))


def draft_languages() -> frozenset[str]:
    """The languages whose draft translations the organisation has switched on: SETTLE_DRAFT_LANGUAGES="pl,ur"."""
    return frozenset(os.environ.get("SETTLE_DRAFT_LANGUAGES", "").replace(",", " ").split())


def current_set() -> QuestionSet:
    """The question set that a new visit begins with: the newest publication, else the files that were shipped.

    A publication that cannot be read is said to be so; visits never go back to older words in silence.
    Errors: CannotOpen, StoreProblem.
    """
    newest = store().newest_publication()
    return set_of(newest.fingerprint) if newest else shipped_set()


def shipped_set() -> QuestionSet:
    """The question set that came with the tool, as its files are now. Errors: CannotOpen."""
    stamps = tuple(
        (path.name, path.stat().st_mtime_ns)
        for path in sorted([*SHIPPED.glob("*.yaml"), *SHIPPED.glob("advice/*.yaml"), *SHIPPED.glob("languages/*.yaml")])
    )
    return _shipped(stamps)


@lru_cache(maxsize=2)
def _shipped(_stamps: tuple[tuple[str, int], ...]) -> QuestionSet:
    return _usable(read_folder(SHIPPED))


@lru_cache(maxsize=32)
def set_of(fingerprint: str) -> QuestionSet:
    """The question set of a visit or of a publication, from the store. Errors: CannotOpen, StoreProblem."""
    files = store().question_set(fingerprint)
    if files is None:
        raise CannotOpen(f"The question set {fingerprint} is not in the store.")
    kept = _usable(read_texts(files, pictures_in()))
    try:
        newer = shipped_set()
    except CannotOpen:
        return kept
    # A newer tool may have screens or papers that the kept files have no words for yet.
    return replace(kept, words=_filled_up(kept.words, newer.words), paper=_filled_up(kept.paper, newer.paper))


def in_full(question_set: QuestionSet) -> QuestionSet:
    """The set with words for screens and papers that are newer than its files. Errors: CannotOpen."""
    newer = shipped_set()
    words, paper = _filled_up(question_set.words, newer.words), _filled_up(question_set.paper, newer.paper)
    return replace(question_set, words=words, paper=paper)


def _filled_up(kept: Words, newer: Words) -> Words:
    return {part: {**newer.get(part, {}), **kept.get(part, {})} for part in {**newer, **kept}}


def _usable(found: Found) -> QuestionSet:
    problems = errors(check(found))
    if problems or found.question_set is None:
        raise CannotOpen("\n".join(problem.in_words() for problem in in_order(problems)))
    return found.question_set
