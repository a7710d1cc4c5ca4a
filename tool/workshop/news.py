"""What is new for practitioners after a publication: for each changed wording the old, the new, and why."""

from __future__ import annotations

from dataclasses import dataclass

from tool.publication import Publication
from tool.question_set import QuestionSet
from tool.wordings import wordings_of
from tool.workshop.compare import compare_wordings


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One wording that changed. `old` is empty for a new one, `new` for one that was taken out."""

    key: str
    question: str
    """What it belongs to, in words: the question asked, the advice said, the title of its section; may be empty."""
    old: str
    new: str
    why: str


def news(old: QuestionSet, new: QuestionSet, publication: Publication) -> tuple[NewsItem, ...]:
    """One item for each changed wording, in the order of the files."""
    before, after = wordings_of(old), wordings_of(new)

    def belongs_to(key: str) -> str:
        kind, _, rest = key.partition("/")
        id_ = rest.partition("/")[0]
        main = {"question": f"question/{id_}/ask", "advice": f"advice/{id_}/say", "contact": f"contact/{id_}/name"}
        name = main.get(kind) or (key.rpartition("/")[0] + "/title" if kind == "section" else "")
        return after.get(name, before.get(name, ""))

    return tuple(
        NewsItem(one.key, belongs_to(one.key), one.old, one.new, publication.why) for one in compare_wordings(old, new)
    )
