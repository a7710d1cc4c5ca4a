"""The draft beside what is published: each wording word by word, each rule in words, and who would hear what else."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st

from tool.conditions import Condition
from tool.family import Family
from tool.question_set import QuestionSet
from tool.screens import house
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, heading, lead, marked, points, quiet, say, small_heading, strong, title
from tool.screens.workshop.bench import Bench, open_bench, take_as_compared
from tool.screens.workshop.parts import back_to_workshop
from tool.screens.workshop.watching import watch
from tool.workshop import AdviceChange, AdviceChanges, ChangedRule, ChangedWording, advice_change, compare
from tool.workshop.family_in_words import in_words
from tool.workshop.rules_in_words import Point, Reader

MOST = 30
"""Changed wordings on one page; a set that was changed in more places is better read in the files."""

TRIED = "workshop-tried"


def page(words: Wordings) -> None:
    """Draw it."""
    bench = open_bench()
    back_to_workshop(words)
    title(words("workshop.compare"))
    watch(words, bench)
    if not bench.is_changed:
        say(words("workshop.compare-same"))
        return
    say(words("workshop.compare-text", version=bench.published.version))
    _older(words, bench)
    # What is published has been filled up with words that are newer than its files, so the draft must be too.
    found = compare(bench.published, house.in_full(bench.set))
    heading(words("workshop.compare-wordings", number=str(len(found.wordings))))
    for n, one in enumerate(found.wordings[:MOST]):
        _wording(words, one, n)
    if len(found.wordings) > MOST:
        say(words("workshop.compare-more", number=str(len(found.wordings) - MOST)))
    heading(words("workshop.compare-rules", number=str(len(found.rules))))
    for n, rule in enumerate(found.rules[:MOST]):
        _rule(words, bench, rule, n)
    heading(words("workshop.compare-advice"))
    _advice(words, bench)
    with st.container(key="foot"):
        label = plain(words("workshop.to-publish"))
        st.button(label, key="to-publish", type="primary", width="stretch", on_click=go, args=("workshop-publish",))


def _older(words: Wordings, bench: Bench) -> None:
    """Somebody published while this draft was open: it must be compared with that, and said so."""
    if bench.rests_on_published:
        return
    with st.container(key="notice-older"):
        say(words("workshop.older"))
        st.button(plain(words("workshop.compared")), key="compared", on_click=take_as_compared)


def _wording(words: Wordings, one: ChangedWording, n: int) -> None:
    with st.container(key=f"diff-{n}", border=True):
        small_heading(words("workshop.compare-one", number=str(n + 1), where=belongs(words, one.key)))
        quiet(words(f"workshop.whose-{one.whose}"))
        before, now = st.columns(2)
        for column, which, kinds in ((before, "before", ("kept", "removed")), (now, "now", ("kept", "added"))):
            with column, st.container(key=f"diff-{which}-{n}"):
                strong(words(f"workshop.compare-{which}"))
                pieces = [(piece.kind, piece.text) for piece in one.pieces if piece.kind in kinds]
                if any(text.strip() for _, text in pieces):
                    marked(pieces)
                else:
                    quiet(words("workshop.compare-nothing"))


def belongs(words: Wordings, key: str) -> str:
    """Where a wording stands, for people: the question or advice by its name, and which of its words."""
    kind, *rest = key.split("/")
    last = rest[-1]
    label = words.all["workshop"].get(f"field-{last}", last)
    if "/answer/" in key:
        label = words("workshop.field-answer", value=key.split("/answer/")[1].split("/")[0])
    return words("workshop.compare-where", what=words(f"workshop.kind-{kind}"), id=rest[0], field=label)


def _rule(words: Wordings, bench: Bench, one: ChangedRule, n: int) -> None:
    with st.container(key=f"diff-rule-{n}", border=True):
        small_heading(words("workshop.compare-rule", kind=one.kind, id=one.id, about=one.about))
        for which, text, question_set in (("before", one.old, bench.published), ("now", one.new, bench.set)):
            condition = _condition(question_set, one)
            if condition is None:
                lead(words(f"workshop.compare-{which}"), text or words("workshop.compare-nothing"))
                continue
            strong(words(f"workshop.compare-{which}"))
            points([Reader(question_set, words.all["rules"]).point(condition)])


def _condition(question_set: QuestionSet, one: ChangedRule) -> Condition | None:
    """The condition that a rule is about, so that it can be told in words; None for what is no condition."""
    if one.about == "ask_when" and one.id in question_set.questions:
        return question_set.questions[one.id].ask_when
    if one.about == "when" and one.kind == "condition" and one.id in question_set.named:
        return question_set.named[one.id].condition
    if one.about == "when" and one.kind == "advice":
        return next((rule.text.when for rule in question_set.advice if rule.id == one.id), None)
    return None


def _advice(words: Wordings, bench: Bench) -> None:
    """Worked out when somebody asks: some thousand families are worked twice."""
    own = (bench.published.fingerprint, bench.set.fingerprint)
    if st.session_state.get(TRIED) != own:
        say(words("workshop.try-text"))
        st.button(plain(words("workshop.try-families")), key="try-families", on_click=_try, args=(own,))
        return
    with st.spinner(plain(words("workshop.working"))):
        found = _changes(Trial(*own, bench))
    say(words("workshop.tried", worked=str(found.worked), sampled=f"{found.sampled:,}"))
    if not found.changes:
        strong(words("workshop.tried-same"))
    for n, one in enumerate(found.changes):
        _change(words, bench, found, one, n)


def _try(own: tuple[str, str]) -> None:
    st.session_state[TRIED] = own


@dataclass(frozen=True, slots=True)
class Trial:
    """Two sets to be tried, known by their fingerprints, so that they are tried once."""

    old: str
    new: str
    bench: Bench = field(compare=False, repr=False)


@lru_cache(maxsize=4)
def _changes(trial: Trial) -> AdviceChanges:
    bench = trial.bench
    return advice_change(bench.published, bench.set, bench.checked.families)


def _change(words: Wordings, bench: Bench, found: AdviceChanges, one: AdviceChange, n: int) -> None:
    with st.container(key=f"diff-advice-{n}", border=True):
        small_heading(words("workshop.change-one", id=one.advice, says=one.says))
        for which, number, titles, example in (
            ("more", one.now_hear, one.worked_now, one.example_now),
            ("fewer", one.no_longer_hear, one.worked_no_longer, one.example_no_longer),
        ):
            if not number and not titles:
                continue
            say(words(f"workshop.change-{which}", number=f"{number:,}", all=f"{found.sampled:,}"))
            if titles:
                points([Point(words(f"workshop.change-worked-{which}"), tuple(map(Point, titles)))])
            if example is not None:
                _example(words, bench.set, example, f"{which}-{n}")


def _example(words: Wordings, question_set: QuestionSet, family: Family, name: str) -> None:
    with st.expander(plain(words("workshop.example")), key=f"example-{name}"):
        if family.title:
            strong(family.title)
        points(in_words(question_set, family.answers, family.people))
