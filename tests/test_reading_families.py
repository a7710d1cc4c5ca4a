"""Reading a worked family's file: what is meant is read, what is not understood is refused where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from families_at_hand import shipped

from tool.answer import ChosenSeveral, Day, NotSure, RatherNotSay, SomePeople, Words
from tool.problems import Problem, Weight, errors
from tool.reading.family_file import FoundFamily, read_family, read_family_text

HEAD = """family: Amina and Ben
visit: {contact: 6-8-weeks, place: home, manner: face-to-face, date: 2026-11-20}
baby: {name: Zara, born: yes, date-of-birth: 2026-10-05}
people:
  - {name: Amina, relation: mother, lives-here: yes, present: yes, looks-after-baby: yes}
  - {name: Ben, relation: father, lives-here: yes, present: no, looks-after-baby: yes}
answers:
"""


def read(text: str) -> FoundFamily:
    return read_family_text(text, "family.yaml", shipped())


def with_answer(line: str) -> FoundFamily:
    return read(HEAD + f"  {line}\n")


def only_error(found: FoundFamily) -> Problem:
    assert found.family is None
    (problem,) = errors(found.problems)
    return problem


def test_a_family_is_read_with_its_visit_its_baby_its_people_and_its_answers() -> None:
    found = read(HEAD + "  smokes: [Ben]\n  lays-down: back\nmust_hear: [stop/smoking]\nmust_not_hear: []\n")
    assert not found.problems
    family = found.family
    assert family is not None
    assert family.title == "Amina and Ben"
    assert [person.name for person in family.people] == ["Amina", "Ben"]
    assert family.people[1].present == "no"
    assert family.answers["smokes"] == SomePeople(("p2",))
    assert family.answers["baby-name"] == Words("Zara")
    assert isinstance(family.answers["date-of-birth"], Day)
    assert family.must_hear == ("stop/smoking",)


@pytest.mark.parametrize(
    ("line", "question", "answer"),
    [
        ("smokes: not-sure", "smokes", NotSure()),
        ("smokes: declined", "smokes", RatherNotSay()),
        ("smokes: nobody  # none at all", "smokes", SomePeople(())),
        ("day-naps: [cot, sling]", "day-naps", ChosenSeveral(("cot", "sling"))),
        ('own-words: "no # 19:30"', "own-words", Words("no # 19:30")),
        ("own-words: 19:30", "own-words", Words("19:30")),
        ("own-words: no", "own-words", Words("no")),
        ("own-words: 0x1F", "own-words", Words("0x1F")),
    ],
)
def test_an_answer_is_read_as_it_is_written(line: str, question: str, answer: object) -> None:
    family = with_answer(line).family
    assert family is not None
    assert family.answers[question] == answer


def test_another_programs_spelling_is_read_and_said_so() -> None:
    found = with_answer("twins-or-more: False")
    assert found.family is not None
    assert [(problem.code, problem.weight) for problem in found.problems] == [("W21", Weight.NOTE)]


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("smoks: [Ben]", '"smokes"'),
        ("lays-down: bak", '"back"'),
        ("smokes: [Bem]", '"Ben"'),
        ("day-naps: [cott]", '"cot"'),
        ("lays_down: back", '"lays-down"'),
    ],
)
def test_what_is_misspelt_is_refused_with_its_line_and_a_guess(line: str, guess: str) -> None:
    problem = only_error(with_answer(line))
    assert problem.place.line == HEAD.count("\n") + 1
    assert guess in problem.do


@pytest.mark.parametrize(
    "line",
    [
        "lays-down: [back, side]",
        "lays-down: {back: yes}",
        "day-naps: [none-of-these, cot]",
        "smokes: [nobody, Ben]",
        "smokes: [[Ben]]",
        "smokes: {name: Ben}",
        "day-naps: [[cot]]",
        "birth-weight-grams: heavy",
        "birth-weight-grams: 100",
        "birth-weight-grams: 1_000",
        "birth-weight-grams: 3400.5",
        "room-temperature: 99",
        "programme: [talked]",
        "programme: {Cy: [talked]}",
        "programme: {Ben: [danced]}",
        "next-check: soon",
        "next-check: {day: 2026-02-30}",
        "next-check: {day: 2026-12-04, reason: [see, it]}",
        "coping-plan: {value: yes, words: [cot, first]}",
        "coping-plan: {value: yes, wards: x}",
        "own-words: [a, b]",
        "own-words: text # lost",
        "own-words: {value: text, words: more}",
        "contact: antenatal",
        "nhs-number: 9434765919",
        "baby-age-weeks: 6",
        "name: Amina",
        "lays-down:",
        "lays-down: ~",
        "lays-down: back\n  lays-down: side",
    ],
)
def test_what_the_vocabulary_does_not_know_is_refused_and_pointed_at(line: str) -> None:
    found = with_answer(line)
    assert found.family is None
    lines = {problem.place.line for problem in errors(found.problems)}
    assert lines & {HEAD.count("\n") + 1, HEAD.count("\n") + 2}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("family: Amina and Ben", "familly: Amina and Ben", 1),
        ("family: Amina and Ben", "family: [Amina, Ben]", 1),
        ("contact: 6-8-weeks", "contact: 7-weeks", 2),
        ("place: home", "palce: home", 2),
        ("date: 2026-11-20", "date: 2026-11-31", 2),
        ("date: 2026-11-20", "date: 2026-10-04", 3),
        ("date: 2026-11-20", "date: 2036-11-20", 3),
        ("date-of-birth: 2026-10-05", "due-date: 2026-10-05", 3),
        ("born: yes", "born: no", 3),
        ("born: yes", "born: perhaps", 3),
        ("name: Zara", "name: Zara, baby-name: Zora", 3),
        ("relation: mother", "relation: mum", 5),
        ("relation: mother", "relation: [mother]", 5),
        ("name: Ben", "name: Amina", 6),
        ("name: Ben", "name: [Ben]", 6),
        ("name: Ben, ", "", 6),
        ("looks-after-baby: yes}\n  - {name: Ben", "looks-after: yes}\n  - {name: Ben", 5),
    ],
)
def test_a_mistake_above_the_answers_is_pointed_at(old: str, new: str, line: int) -> None:
    text = HEAD + "  lays-down: back\n"
    assert old in text
    found = read(text.replace(old, new, 1))
    assert found.family is None
    assert line in {problem.place.line for problem in errors(found.problems)}


@pytest.mark.parametrize(
    "more",
    [
        "plan: Ben rings Gran\n",
        "plan: [Ben rings Gran]\n",
        "plan: [{who: Ben}]\n",
        "plan: [{what: Ring Gran, when: 2026-12-01}]\n",
        "plan: [{what: Ring Gran, by-when: soon}]\n",
        "plan: [{what: Ring Gran, by-when: [2026-12-01]}]\n",
        "plan: [{what: Ring Gran, who: [Ben, Amina]}]\n",
        "plan: [{what: Ring Gran, who: {name: Ben}}]\n",
        "plan: [{what: Ring Gran, from: no-such-advice}]\n",
        "plan: [{what: Ring Gran, from: [smoking]}]\n",
        "plan: [{what: A}, {what: B}, {what: C}, {what: D}]\n",
        "must_hear: stop/smoking\n",
        "must_hear: [stop]\n",
        "must_hear: [smoking]\n",
        "must_hear: [[stop/smoking]]\n",
        "must_hear: {stop: smoking}\n",
        "must_not_hear: [halt/smoking]\n",
        "more: x\n",
    ],
)
def test_a_mistake_below_the_answers_is_refused(more: str) -> None:
    found = read(HEAD + "  lays-down: back\n" + more)
    assert found.family is None
    assert HEAD.count("\n") + 2 in {problem.place.line for problem in errors(found.problems)}


def test_a_pair_that_no_advice_has_is_worth_a_word_but_no_reason_to_refuse() -> None:
    found = read(HEAD + "  lays-down: back\nmust_not_hear: [stop/dummy]\n")
    assert found.family is not None
    assert [problem.weight for problem in found.problems] == [Weight.WARNING]


@pytest.mark.parametrize(
    "text",
    ["", "\n", "no", "[]", "- a", "42", "family", "{", "family: x: y", "\tfamily: x", "family: 'x", "a: &a 1\nb: *a\n"],
)
def test_what_is_no_family_at_all_is_explained(text: str) -> None:
    found = read(text)
    assert found.family is None
    assert errors(found.problems)


@pytest.mark.parametrize("part", ["visit", "baby", "people", "answers"])
@pytest.mark.parametrize("written", ["no", "[a]", "{a: b}", "42", '""', "[[a]]", "[{a: [b]}]", "{a: {b: c}}"])
def test_a_part_that_is_something_else_is_explained_and_never_a_crash(part: str, written: str) -> None:
    found = read(f"family: Amina\n{part}: {written}\n")
    if found.family is None:
        assert 2 in {problem.place.line for problem in errors(found.problems)}


def test_a_family_with_a_title_alone_is_a_family() -> None:
    family = read("family: Nobody asked anything\n").family
    assert family is not None
    assert family.people == ()
    assert family.answers == {}


def test_far_too_many_people_are_refused() -> None:
    many = "".join(f"  - {{name: P{n}}}\n" for n in range(41))
    assert read(f"family: A crowd\npeople:\n{many}").family is None


def test_a_visit_at_the_end_of_the_calendar_is_no_crash() -> None:
    text = HEAD.replace("2026-11-20", "9999-12-31").replace("2026-10-05", "9999-12-01") + "  lays-down: back\n"
    family = read(text).family
    assert family is not None
    from tool.worked import work

    assert work(shipped(), family.answers, family.people).advice


def test_files_that_cannot_be_read_are_explained(tmp_path: Path) -> None:
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(bytes(range(256)))
    for path in (tmp_path / "none.yaml", tmp_path, binary):
        found = read_family(path, shipped())
        assert found.family is None
        assert only_error(found).place.file == str(path)
