"""promises.yaml is read kindly: every mistake is explained with its line, and none is passed over."""

from __future__ import annotations

import pytest
from damage import LETTERS, LINES, WHOLE, Damage
from families_at_hand import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from promises_at_hand import WRITTEN, promised

from tool.problems import Problem, errors
from tool.proving import prove_one
from tool.reading.promise_file import FILE, read_promises
from tool.reading.text import text_of

GOOD = """\
promises:
  - id: row
    says: Whoever smokes hears so.
    rule: [1]
    exactly_when: {smokes: {any of: [somebody, not-sure]}}
    is_told: [stop/smoking]
    to: family
"""


def problems_of(text: str) -> tuple[Problem, ...]:
    return read_promises(text, shipped())[1]


def test_the_shipped_promises_are_read_without_a_word() -> None:
    promises, problems = read_promises(WRITTEN, shipped())
    assert not problems
    assert len(promises.all) == WRITTEN.count("\n  - id: ")
    assert len({one.id for one in promises.all}) == len(promises.all)
    assert promises.calm.people


MISTAKES = [
    ("is_told: [stop/smoking]", "is_told: [stop/smokign]", "P07", 6, 'Did you mean "stop/smoking"?'),
    ("is_told: [stop/smoking]", "is_told: [smokin]", "P07", 6, 'Did you mean "smoking"?'),
    ("is_told: [stop/smoking]", "is_tolld: [stop/smoking]", "S03", 6, 'Did you mean "is_told"?'),
    ("is_told: [stop/smoking]", "is_told: stop/smoking", "S04", 6, "Compare it with a neighbour that is right."),
    ("is_told: [stop/smoking]", "is_told:", "S01", 6, "Write what belongs here, or take the line out."),
    ("smokes:", "smoke:", "C01", 5, 'Did you mean "smokes"?'),
    ("somebody,", "some-body,", "C01", 5, 'Did you mean "somebody"?'),
    ("any of:", "anyof:", "C01", 5, 'Did you mean "any of"?'),
    ("rule: [1]", "rule: [10]", "S07", 4, 'Did you mean "1"?'),
    ("    rule: [1]\n", "", "P02", 2, 'Add "rule:" (1 to 9), "row:" (of the table of circumstances) or "source:".'),
    ("    rule: [1]\n", "    source: [ng195]\n", "P06", 4, 'Did you mean "ng194"?'),
    ("    rule: [1]\n", "    row: [smokin]\n", "P09", 4, 'Did you mean "smoking"?'),
    ("    says: Whoever smokes hears so.\n", "", "S02", 2, 'Add a line "says:" with its words.'),
    ("to: family", "to: families", "S07", 7, 'Did you mean "family"?'),
    ("    to: family\n", "    whenever: always\n", "P04", 5, 'Keep "exactly_when:" alone, or take it out.'),
    ("is_told: [stop/smoking]", "is_asked: [sober-carer]", "P10", 7, 'Take "to:" out.'),
    ("    is_told: [stop/smoking]\n    to: family\n", "    is_asked: [sober]\n", "P08", 6, "sober-carer"),
    ("is_told:", "is_not_told:", "P05", 5, 'Add "is_told:" or "is_asked:", or write "whenever:".'),
    ("exactly_when: {smokes", "only_when: {smokes", "", 0, ""),
    ("    is_told: [stop/smoking]\n    to: family\n", "", "P03", 2, "Add one of: is_told"),
    (
        "    is_told: [stop/smoking]\n    to: family\n",
        "    is_told: [stop/smoking]\n    wording: {has: [source]}\n",
        "P11",
        7,
        'Add "of:" or "everywhere: yes".',
    ),
    ("    to: family\n", "    wording: {of: [stop/smoking]}\n", "P11", 7, "Add one of: has, says_one_of"),
    ("    to: family\n", "    to: family\n    to: private\n", "Y", 8, ""),
    (
        "    to: family\n",
        "    to: family\n" + GOOD.partition("\n")[2],
        "P01",
        8,
        "Give the newer one an id of its own.",
    ),
    ("promises:", "promise:", "S03", 1, 'Did you mean "promises"?'),
    ("promises:\n", "calm: {people: [{name: Amina, relation: mum}]}\npromises:\n", "W20", 1, ""),
    ("promises:\n", "calm: {answers: {smoke: nobody}}\npromises:\n", "W24", 1, 'Did you mean "smokes"?'),
]


@pytest.mark.parametrize(("old", "new", "code", "line", "do"), MISTAKES, ids=[m[1].strip()[:40] for m in MISTAKES])
def test_a_mistake_is_explained_where_it_is(old: str, new: str, code: str, line: int, do: str) -> None:
    assert GOOD.count(old) >= 1
    promises, problems = read_promises(GOOD.replace(old, new, 1), shipped())
    if not code:
        assert not problems
        return
    fitting = [one for one in problems if one.code.startswith(code) and one.place.line == line and do in one.do]
    assert fitting, [problem.in_words() for problem in problems]
    assert errors(problems) or code == "P07"
    assert len(promises.all) <= 1
    if code == "P07":  # the promise is kept, to be shown broken
        assert not prove_one(shipped(), promises.all[0], promised().calm).is_proved


@pytest.mark.parametrize(
    "text", ["", "# only a remark\n", "- a\n- b\n", "promises: []\n", "promises: 3\n", "promises:\n  - a\n"]
)
def test_a_file_with_no_promise_in_it_is_never_passed_over(text: str) -> None:
    promises, problems = read_promises(text, shipped())
    assert not promises.all
    assert errors(problems)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from((*LETTERS, *LINES, *WHOLE)), st.integers(0, 9999), st.integers(0, 9999)),
        min_size=1,
        max_size=3,
    )
)
def test_a_damaged_file_is_explained_or_keeps_all_its_promises_apart(accidents: list[tuple[Damage, int, int]]) -> None:
    raw = WRITTEN.encode()
    for accident, where, what in accidents:
        raw = accident(raw, where, what)
    text, found = text_of(raw, FILE)
    if text is None:
        assert errors(found)
        return
    promises, problems = read_promises(text, shipped())
    assert promises.all or errors(problems)
    assert len({one.id for one in promises.all}) == len(promises.all)
