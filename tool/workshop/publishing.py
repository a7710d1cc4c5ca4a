"""Publishing a draft: what must be right first, and the new version that it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tool.problems import Problem, errors
from tool.publication import Publication
from tool.question_set import QuestionSet
from tool.reading.question_files import read_texts
from tool.workshop.editing import edited

LONGEST_REASON = 300
LONGEST_NAME = 200
SETTLE = "settle.yaml"


class Promise(Protocol):
    """What is promised, as far as publishing needs it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def says(self) -> str:
        """What it promises, in words."""
        ...


class Proof(Protocol):
    """What a proof of a promise shows, as far as publishing needs it."""

    @property
    def promise(self) -> Promise:
        """What it is about."""
        ...

    @property
    def is_proved(self) -> bool:
        """Whether the promise holds for every combination of answers."""
        ...


class RefusalReason(StrEnum):
    """Why a draft cannot be published. Pages say it with `workshop-refusal` of screens.yaml."""

    ERRORS = "errors"
    UNPROVED = "unproved"
    NO_PROMISES = "no-promises"
    NO_REASON = "no-reason"
    REASON_TOO_LONG = "reason-too-long"
    NO_NAME = "no-name"
    NOTHING_CHANGED = "nothing-changed"
    COMPARE_AGAIN = "compare-again"
    PICTURES = "pictures"

    @property
    def wording(self) -> str:
        """The wording that pages show for it."""
        return f"workshop-refusal.{self.value}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing in the way. `count`: how many errors, promises or pictures it is about."""

    reason: RefusalReason
    count: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks to be published: why (one sentence), who, and the set that the draft was begun from."""

    why: str
    who: str
    begun_from: str


def may_publish(
    draft: QuestionSet | None,
    problems: Sequence[Problem],
    proofs: Sequence[Proof] | None,
    published: QuestionSet,
    request: Request,
) -> tuple[Refusal, ...]:
    """Everything that is in the way; nothing when the draft may be published.

    `problems`: all that `check` says of the draft; `proofs`: one for each promise, None when there are no promises to
    prove; `published`: what new visits begin with now, with the pictures that pages can show.
    """
    found: list[Refusal] = []
    wrong = len(errors(problems))
    if wrong or draft is None:
        found.append(Refusal(RefusalReason.ERRORS, wrong))
    if not proofs:
        if not wrong and draft is not None:  # with errors, nothing was tried
            found.append(Refusal(RefusalReason.NO_PROMISES))
    elif unproved := sum(not proof.is_proved for proof in proofs):
        found.append(Refusal(RefusalReason.UNPROVED, unproved))
    if not request.why.strip():
        found.append(Refusal(RefusalReason.NO_REASON))
    elif len(request.why.strip()) > LONGEST_REASON or len(request.why.strip().splitlines()) > 1:
        found.append(Refusal(RefusalReason.REASON_TOO_LONG))
    if not request.who.strip() or len(request.who) > LONGEST_NAME:
        found.append(Refusal(RefusalReason.NO_NAME))
    if draft is not None and draft.fingerprint == published.fingerprint:
        found.append(Refusal(RefusalReason.NOTHING_CHANGED))
    elif request.begun_from != published.fingerprint:
        found.append(Refusal(RefusalReason.COMPARE_AGAIN))
    missing = _pictures(draft) - published.pictures if draft is not None else frozenset()
    if missing:
        found.append(Refusal(RefusalReason.PICTURES, len(missing)))
    return tuple(found)


def _pictures(question_set: QuestionSet) -> frozenset[str]:
    options = (option for question in question_set.questions.values() for option in question.answers)
    return frozenset(option.picture for option in options if option.picture)


class Shelf(Protocol):
    """Where publications are kept (tool.store.Store)."""

    def keep_first(self, fingerprint: str, files: Mapping[str, str]) -> None:
        """Keep the files of a set, unless they are kept."""
        ...

    def newest_publication(self) -> Publication | None:
        """The newest one."""
        ...

    def add_publication(
        self, publication: Publication, files: Mapping[str, str], extras: Mapping[str, str] | None = None
    ) -> None:
        """Keep a publication. Errors: StalePublication."""
        ...


def next_version(published: str) -> str:
    """The published version's number plus 1; "1" after a version that is no plain number."""
    return str(int(published) + 1) if published.isascii() and published.isdigit() else "1"


def publish(
    shelf: Shelf,
    draft: QuestionSet,
    extras: Mapping[str, str],
    published: QuestionSet,
    request: Request,
    at: datetime,
) -> tuple[Publication, QuestionSet]:
    """Make the draft the next version, kept whole; call only when `may_publish` refuses nothing.

    Returns the publication and the set as it is published: the draft with its new version number in settle.yaml.
    The set that it takes the place of is kept too, so that both can be compared later.
    Errors: StalePublication when somebody else was quicker; StoreProblem. Nothing is then published.
    """
    newest = shelf.newest_publication()
    version = next_version(published.version)
    files = {**draft.files, SETTLE: edited(draft.files[SETTLE], ("version",), version)}
    made = read_texts(files, published.pictures).question_set
    assert made is not None, "a number in place of a version leaves a sound set sound"
    shelf.keep_first(published.fingerprint, published.files)
    publication = Publication(
        number=newest.number + 1 if newest else 1,
        fingerprint=made.fingerprint,
        version=version,
        at=at,
        by=request.who.strip(),
        why=request.why.strip(),
        previous=published.fingerprint,
    )
    shelf.add_publication(publication, files, extras)
    return publication, made
