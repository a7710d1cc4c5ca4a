"""One section: its own words and its questions; or the advice of one part; or other words of screens and papers."""

from __future__ import annotations

from tool.advice import GROUPS
from tool.question_set import QuestionSet, Words
from tool.screens.place import here
from tool.screens.show import Wordings, heading, say, title
from tool.screens.workshop.bench import Bench, open_bench
from tool.screens.workshop.editor import edit
from tool.screens.workshop.parts import BETWEEN, Line, back_to_workshop, lines, said
from tool.screens.workshop.watching import watch

KINDS = frozenset({"screens", "paper", "contact", "named"})
"""What the keys of these other words begin with."""


def page(words: Wordings) -> None:
    """Draw the section, or the list of advice, that the address names."""
    bench = open_bench()
    back_to_workshop(words)
    first, _, second = here().at.partition(BETWEEN)
    if first == "advice" and second in bench.set.titles:
        _advice(words, bench.set, second)
        return
    section = next((one for one in bench.set.sections.get(first, ()) if one.id == second), None)
    if section is None:
        not_there(words)
        return
    title(said(bench.set, section.title))
    watch(words, bench)
    heading(words("workshop.questions"))
    lines(
        "questions",
        (Line(said(bench.set, one.ask), "workshop-question", one.id) for one in section.questions),
    )
    heading(words("workshop.change"))
    edit(words, bench, f"section/{first}/{second}/")


def _advice(words: Wordings, question_set: QuestionSet, name: str) -> None:
    title(words("workshop.advice-title", set=question_set.titles[name]))
    for group in GROUPS:
        those = [rule for rule in question_set.advice if rule.set == name and rule.group == group]
        if those:
            heading(words(f"workshop.group-{group}"))
            lines(group, (Line(said(question_set, one.text.say), "workshop-advice", one.id) for one in those))


def words_page(words: Wordings) -> None:
    """The words of the screens or of the papers: which part; then its fields."""
    bench = open_bench()
    back_to_workshop(words)
    file, _, part = here().at.partition(BETWEEN)
    parts = _parts(bench, file)
    if (file not in KINDS) or (part and part not in parts):
        not_there(words)
        return
    title(words(f"workshop.words-{file}"))
    if parts and not part:
        say(words("workshop.parts"))
        lines("parts", (Line(one, "workshop-words", f"{file}{BETWEEN}{one}") for one in parts))
        return
    watch(words, bench)
    heading(part or words("workshop.change"))
    edit(words, bench, f"{file}/{part}/" if part else f"{file}/")


def _parts(bench: Bench, file: str) -> Words:
    return {"screens": bench.set.words, "paper": bench.set.paper}.get(file, {})


def not_there(words: Wordings) -> None:
    """An address that names nothing in this set."""
    title(words("workshop.not-there"))
    say(words("workshop.not-there-text"))
