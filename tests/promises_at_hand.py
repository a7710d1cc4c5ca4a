"""The shipped promises, and the shipped question files with a fault planted in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from families_at_hand import shipped

from tool.proving import Promise, Promises
from tool.question_set import QuestionSet
from tool.reading.promise_file import FILE, read_promises
from tool.reading.question_files import SHIPPED, read_texts

WRITTEN = (SHIPPED / FILE).read_text("utf-8")


@cache
def promised() -> Promises:
    """The promises as they are shipped."""
    promises, problems = read_promises(WRITTEN, shipped())
    assert not problems
    return promises


def promise(id_: str) -> Promise:
    """One of the shipped promises."""
    return next(one for one in promised().all if one.id == id_)


def planted(file: str, old: str, new: str) -> Mapping[str, str]:
    """The shipped texts with one change, which must be possible in just one place."""
    files = dict(shipped().files)
    assert files[file].count(old) == 1, (file, old, files[file].count(old))
    files[file] = files[file].replace(old, new)
    return files


def set_of(files: Mapping[str, str]) -> QuestionSet:
    """The question set in these texts."""
    found = read_texts(files, shipped().pictures)
    assert found.question_set is not None, [problem.in_words() for problem in found.problems]
    return found.question_set
