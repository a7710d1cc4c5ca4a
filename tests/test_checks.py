"""Each check has a damaged folder that trips it, and names the file and the line that an editor has to mend."""

from __future__ import annotations

from datetime import date

import pytest
from families_at_hand import shipped

from tool.checks import CHECKS, check, translations
from tool.checks.worked import WorkedFamily
from tool.problems import Place, Problem, Weight, errors, in_order
from tool.reading.family_file import read_family_text
from tool.reading.question_files import read_texts
from tool.worked import work

ON = date(2026, 11, 23)
SPACE, SPACE_ADVICE = "3-safe-space.yaml", "advice/3-safe-space.yaml"
SLEEP, SLEEP_ADVICE = "1-safe-sleep.yaml", "advice/1-safe-sleep.yaml"
PICTURES = frozenset(
    option.picture for question in shipped().questions.values() for option in question.answers if option.picture
)


MORE = {
    SPACE: """
      - id: canary-toys
        type: any-of
        ask: What toys does {baby} have?
        why_we_ask: It helps.
        for_practitioner: Look.
        answers:
          - {value: ball, say: A ball}
          - {value: doll, say: A doll}
          - {value: none-of-these, say: None of these}
      - id: canary-room
        type: yes-no
        ask: Is there room for {baby}?
        why_we_ask: It helps.
        for_practitioner: Look.
        ask_when: {canary-toys: {is: ball}}
      - id: canary-secret
        type: who
        private: yes
        as_if: nobody
        no_consequence: It is a canary.
        ask: Who knows?
        why_we_ask: It helps.
        for_practitioner: Look.
      - id: canary-height
        type: number
        unit: cm
        at_least: 0
        at_most: 9
        no_consequence: It is a canary.
        ask: How high?
        why_we_ask: It helps.
        for_practitioner: Look.
""",
    SPACE_ADVICE: """
  - id: canary-stop
    level: stop
    topic: home-hazards
    group: never
    when: {canary-toys: {is: doll}}
    say: Put {baby}'s doll away.
    because: So.
    tonight: Take the ball.
    source: [canary-source]
  - id: canary-change
    level: change
    topic: home-hazards
    when: {canary-toys: {is: ball}}
    say: Put {baby}'s ball away.
    because: So.
    source: [canary-source]
  - id: canary-doll-rule
    level: change
    topic: home-hazards
    when: {condition: canary-doll}
    say: Wash the doll.
    because: So.
    source: [canary-source]
  - id: canary-keep
    level: keep
    topic: home-hazards
    when: {canary-room: {is: no}}
    say: Well done.
    because: So.
    source: [canary-source]
""",
    "conditions.yaml": """
  - id: canary-doll
    says: baby has a doll
    when: {canary-toys: {is: doll}}
""",
    "sources.yaml": """
  - {id: canary-source, title: A book, body: A body, checked: read, checked_on: 2026-11-20, check_again_by: 2027-11-20}
""",
    "contacts.yaml": """
  - {id: canary-contact, name: A line, number: "111", what_for: To ring., for: family, checked: read,
     checked_on: 2026-11-20, check_again_by: 2027-11-20}
""",
}
"""Questions, advice, a source and a contact of our own, sound as they stand, added to the shipped ones."""
FILES = {
    name: text.rstrip() + "\n" + MORE[name].lstrip("\n") if name in MORE else text
    for name, text in shipped().files.items()
}


def damaged(file: str, old: str, new: str) -> str:
    """One of the files with one thing changed in what was added to it."""
    before, added = FILES[file].removesuffix(MORE[file].lstrip("\n")), MORE[file].lstrip("\n")
    assert old in added, old
    return before + added.replace(old, new, 1)


def checked(file: str, old: str, new: str) -> tuple[Problem, ...]:
    """What the checks say with one thing changed in what was added to one of the files."""
    found = read_texts({**FILES, file: damaged(file, old, new)}, PICTURES)
    assert found.question_set is not None, [problem.in_words() for problem in errors(found.problems)]
    return check(found, on=ON)


def line_of(file: str, text: str) -> int:
    lines = FILES[file].split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


TOYS, ROOM, SECRET, HEIGHT = (f"- id: canary-{name}" for name in ("toys", "room", "secret", "height"))
STOP, CHANGE, KEEP = (f"- id: canary-{name}" for name in ("stop", "change", "keep"))
SOURCE, CONTACT = "id: canary-source", "id: canary-contact"
OFFERED = """        answers:
          - {value: ball, say: A ball}
          - {value: doll, say: A doll}
          - {value: none-of-these, say: None of these}
"""
DAMAGE = [
    # check, code, file, what is there, what stands there instead, the first line of the item that is named
    ("order_of_rules", "Q20", SPACE, "{canary-toys: {is: ball}}", "{canary-height: {at least: 3}}", ROOM),
    ("order_of_rules", "Q20", SPACE, "{canary-toys: {is: ball}}", "{canary-room: {is: yes}}", ROOM),
    ("answers_fit_the_type", "Q21", SPACE, "type: who", "type: one-of", SECRET),
    ("answers_fit_the_type", "Q22", SPACE,
     "type: who\n", "type: who\n        answers: [{value: ball, say: A ball}]\n", SECRET),
    ("answers_fit_the_type", "Q23", SPACE,
     "type: yes-no\n", "type: yes-no\n        answers: [{value: no, say: Never}]\n", ROOM),
    ("answers_fit_the_type", "Q24", SPACE, "type: any-of\n", "type: any-of\n        at_most: 3\n", TOYS),
    ("answers_fit_the_type", "Q24", SPACE, "type: who\n", "type: who\n        unit: cm\n", SECRET),
    ("answers_fit_the_type", "Q25", SPACE, "        at_most: 9\n", "", HEIGHT),
    ("unique_values", "Q26", SPACE, "say: A doll", "say: A ball", TOYS),
    ("private_answers_have_a_harmless_one", "Q27", SPACE, "as_if: nobody", "as_if: nobdy", SECRET),
    ("private_answers_have_a_harmless_one", "Q27", SPACE,
     "type: any-of\n", "type: any-of\n        as_if: ball\n", TOYS),
    ("pictures_exist", "Q28", SPACE, "say: A ball}", "say: A ball, picture: no-such-picture}", TOYS),
    ("slots_are_known", "Q29", SPACE, "toys does {baby} have", "toys does {bebe} have", TOYS),
    ("slots_are_known", "Q29", SPACE, "toys does {baby} have", "toys does {who} have", TOYS),
    ("slots_are_known", "Q29", SPACE, "say: A ball", 'say: "{who} has a ball"', TOYS),
    ("slots_are_known", "Q30", SPACE, "toys does {baby} have", "toys does {baby have", TOYS),
    ("still_to_confirm", "N01", SPACE, "type: any-of\n", "type: any-of\n        confirm: which toys\n", TOYS),
    ("sources_exist", "A10", SPACE_ADVICE, "source: [canary-source]", "source: []", STOP),
    ("sources_exist", "A11", SPACE_ADVICE, "source: [canary-source]", "source: [canary-sauce]", STOP),
    ("stop_says_what_to_do_tonight", "A12", SPACE_ADVICE, "    tonight: Take the ball.\n", "", STOP),
    ("groups_fit_the_level", "A13", SPACE_ADVICE, "    group: never\n", "", STOP),
    ("groups_fit_the_level", "A14", SPACE_ADVICE, "level: change\n", "level: change\n    group: never\n", CHANGE),
    ("going_well_rests_on_what_is_known", "A15", SPACE_ADVICE,
     "{canary-room: {is: no}}", "{canary-room: {is not: yes}}", KEEP),
    ("going_well_rests_on_what_is_known", "A15", SPACE_ADVICE,
     "{canary-room: {is: no}}", "{canary-room: {known: no}}", KEEP),
    ("going_well_rests_on_what_is_known", "A15", SPACE_ADVICE,
     "{canary-room: {is: no}}", "{canary-room: {any of: [no, skipped]}}", KEEP),
    ("going_well_rests_on_what_is_known", "A15", SPACE_ADVICE, "{canary-room: {is: no}}", "always", KEEP),
    ("going_well_rests_on_what_is_known", "A16", SPACE_ADVICE, "{canary-room: {is: no}}",
     "{all of: [{canary-toys: {is: ball}}, {canary-room: {is: not-sure}}]}", KEEP),
    ("going_well_rests_on_what_is_known", "A16", SPACE_ADVICE, "{canary-room: {is: no}}",
     "{all of: [{canary-toys: {is: ball}}, {canary-room: {any of: [no, not-sure]}}]}", KEEP),
    ("slots_are_known", "Q29", SPACE_ADVICE, "Put {baby}'s ball", "Put {bab}'s ball", CHANGE),
    ("slots_are_known", "A17", SPACE_ADVICE, "Put {baby}'s ball", "Put {who}'s ball", CHANGE),
    ("slots_are_known", "A17", SPACE_ADVICE, "when: {canary-toys: {is: ball}}\n    say: Put {baby}'s",
     "when: {canary-secret: {any of: [somebody, not-sure]}}\n    say: Put {who}'s", CHANGE),
    ("still_to_confirm", "N02", SPACE_ADVICE, "level: change\n", "level: change\n    confirm: how deep\n", CHANGE),
    ("answers_beside_pictures_have_one", "Q45", SPACE,
     "say: A ball}\n", "say: A ball, picture: cot}\n          - {value: bear, say: A bear, picture: cot}\n", TOYS),
    ("pictures_say_what_they_show", "Q46", SPACE, "say: A ball}", "say: A ball, picture: cot}", TOYS),
    ("pictures_say_what_they_show", "Q47", SPACE, "say: A ball}", "say: A ball, picture_says: A ball}", TOYS),
    ("rules_can_hold_and_fail", "Q40", SPACE, "{canary-toys: {is: ball}}",
     "{all of: [{canary-toys: {is: ball}}, {canary-toys: {is: none-of-these}}]}", ROOM),
    ("rules_can_hold_and_fail", "A20", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{canary-room: {is: no}}, {canary-toys: {none of: [ball]}}]}", STOP),
    ("rules_can_hold_and_fail", "A20", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{canary-height: {more than: 4}}, {canary-height: {less than: 5}}]}", STOP),
    ("rules_can_hold_and_fail", "A20", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {canary-height: {at least: 10}}", STOP),
    ("rules_can_hold_and_fail", "A20", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{baby-age-weeks: {less than: 4}}, {baby-age-months: {at least: 1}}]}", STOP),
    ("rules_can_hold_and_fail", "A20", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{born: {is: no}}, {baby-age-weeks: {known: yes}}]}", STOP),
    ("rules_can_hold_and_fail", "A20", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{people: {anybody: {relation: mother, present: no}}}, {people: {nobody: {present: no}}}]}", STOP),
    ("rules_can_hold_and_fail", "C12", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{born: {is: no}}, {any of: [{feeding: {is: breast}}, {canary-toys: {is: doll}}]}]}", STOP),
    ("rules_can_hold_and_fail", "C11", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {any of: [{canary-toys: {is: doll}}, {canary-toys: {is not: doll}}]}", STOP),
    ("rules_can_hold_and_fail", "C11", SPACE_ADVICE, "when: {canary-toys: {is: doll}}",
     "when: {all of: [{canary-toys: {is: doll}}, {canary-height: {none of: [not-sure]}}, {any of: [\n"
     "      {born: {known: no}}, {born: {known: yes}}]}]}", STOP),
    ("named_conditions_are_used", "C13", "conditions.yaml",
     "says: baby has a doll", "says: baby has a doll\n    when: always\n  - id: canary-unused\n    says: it is",
     "id: canary-unused"),
    ("answers_have_a_consequence", "Q41", SPACE, "- {value: none",
     "- {value: bear, say: A bear}\n          - {value: none", TOYS),
    ("answers_have_a_consequence", "Q43", SPACE, "        no_consequence: It is a canary.\n        ask: How high",
     "        ask: How high", HEIGHT),
    ("answers_have_a_consequence", "Q44", SPACE, "type: any-of\n",
     "type: any-of\n        no_consequence: None.\n", TOYS),
    ("wordings_stand_once", "T01", SPACE, "ask: Is there room for {baby}?", "ask: What toys does {baby} have?", ROOM),
    ("one_question_at_a_time", "T02", SPACE, "room for {baby}?", "room for {baby}, and is there a cot too?", ROOM),
    ("one_question_at_a_time", "T02", SPACE, "room for {baby}?", "room for {baby}? Is there a cot?", ROOM),
    ("one_question_at_a_time", "T02", SPACE, "room for {baby}?", "room and/or a cot for {baby}?", ROOM),
    ("phrases_neither_lead_nor_blame", "T03", SPACE, "Is there room", "Surely there is room", ROOM),
    ("phrases_neither_lead_nor_blame", "T04", SPACE_ADVICE, "Put {baby}'s ball", "You should have put {baby}'s ball",
     CHANGE),
    ("words_are_plain", "T05", SPACE_ADVICE, "Put {baby}'s ball", "Utilise {baby}'s ball", CHANGE),
    ("sentences_are_short", "T06", SPACE_ADVICE, "because: So.",
     "because: One two three four five six seven eight nine ten and one two three four five six seven eight nine ten.",
     STOP),
    ("a_child_of_eleven_could_read_it", "T07", SPACE_ADVICE, "because: So.",
     "because: Unsupervised accessibility necessarily multiplies predictable developmental opportunities.", STOP),
    ("contacts_stand_beside_advice", "K05", "contacts.yaml", "for: family", "topics: [smokin], for: family", CONTACT),
    ("sources_are_used", "K04", "sources.yaml", "id: canary-source,", "id: canary-book,", "id: canary-book"),
    ("days_fit", "K03", "sources.yaml", "check_again_by: 2027", "check_again_by: 2025", SOURCE),
    ("contacts_can_be_reached", "K01", "contacts.yaml", ' number: "111",', "", CONTACT),
    ("still_to_confirm", "N03", "sources.yaml", "checked: read", "checked: confirm", SOURCE),
    ("still_to_confirm", "N03", "contacts.yaml", "checked: read", "checked: confirm", CONTACT),
]  # fmt: skip


IN_THE_TABLE_OF_MISTAKES = {"words_are_there", "words_keep_their_slots"}
"""Checks on the tool's own words, to which nothing can be added: tests/mistakes/mistakes.yaml trips them."""


def test_what_was_added_is_sound_as_it_stands() -> None:
    about = {problem.about for problem in check(read_texts(FILES, PICTURES), on=ON)}
    assert not [one for one in about if one.startswith("canary")]


@pytest.mark.parametrize(("name", "code", "file", "old", "new", "line"), DAMAGE, ids=lambda value: str(value)[:30])
def test_a_check_names_the_file_and_the_line(name: str, code: str, file: str, old: str, new: str, line: str) -> None:
    new_ones = [p for p in checked(file, old, new) if p.code == code and p.about.startswith("canary")]
    assert new_ones, name
    problem = new_ones[0]
    assert problem.place.file == file
    assert problem.wrong
    assert problem.do
    before = damaged(file, old, new).split("\n")[: problem.place.line]
    assert line in [one for one in before if "id: canary" in one][-1]


def test_every_check_in_the_register_is_tripped_here() -> None:
    tried = {name for name, *_ in DAMAGE} | IN_THE_TABLE_OF_MISTAKES
    # Those of translations are tripped in test_translation_checks.py.
    assert {one.__name__ for one in CHECKS if one.__module__ != translations.__name__} == tried


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: f"{one.__module__.rpartition('.')[2]}.{one.__name__}")
def test_a_check_finds_no_error_in_the_shipped_files_and_says_what_it_looks_for(one: object) -> None:
    assert callable(one)
    assert one.__doc__
    found = read_texts(dict(shipped().files), PICTURES)
    assert not errors(one(found))


def test_the_shipped_files_have_no_error() -> None:
    assert not errors(check(read_texts(dict(shipped().files), PICTURES), on=ON))


def test_a_source_past_its_day_is_a_warning_from_the_next_day_on() -> None:
    found = read_texts(dict(shipped().files), PICTURES)
    soonest = min(one.check_again_by for one in (*shipped().sources.values(), *shipped().contacts))
    assert "K02" not in {p.code for p in check(found, on=soonest)}
    late = [p for p in check(found, on=date.fromordinal(soonest.toordinal() + 1)) if p.code == "K02"]
    assert late
    assert {p.weight for p in late} == {Weight.WARNING}


def family(text: str) -> WorkedFamily:
    read = read_family_text(text, "families/one.yaml", shipped()).family
    assert read is not None
    worked = work(shipped(), read.answers, read.people, read.must_hear, read.must_not_hear)
    return WorkedFamily(read.title, Place("families/one.yaml"), worked)


def test_a_family_that_hears_something_else_than_it_must_is_an_error_at_its_file() -> None:
    one = family(
        "family: A case\nanswers: {lays-down: back}\nmust_hear: [stop/smoking]\nmust_not_hear: [keep/position]\n"
    )
    problems = check(read_texts(dict(shipped().files), PICTURES), (one,), ON)
    found = {p.code: p for p in problems if p.code in {"W60", "W61"}}
    assert set(found) == {"W60", "W61"}
    assert found["W60"].place.file == "families/one.yaml"
    assert found["W61"].weight is Weight.ERROR


def test_advice_nobody_hears_and_questions_nobody_is_asked_are_warnings_at_their_lines() -> None:
    one = family("family: A case\nbaby: {born: no}\n")
    problems = check(read_texts(dict(shipped().files), PICTURES), (one,), ON)
    unheard = {p.about: p for p in problems if p.code == "W62"}
    unasked = {p.about: p for p in problems if p.code == "W63"}
    assert unheard["smoking"].place.line == line_of(SLEEP_ADVICE, "- id: smoking")
    assert unasked["slept-last-night"].place.line == line_of(SLEEP, "- id: slept-last-night")
    assert "smokes" not in unasked


def test_problems_are_told_heaviest_first_then_by_file_and_line_and_each_once() -> None:
    def problem(weight: Weight, file: str, line: int) -> Problem:
        return Problem("X", Place(file, line), "w", "d", "", weight)

    note, late = problem(Weight.NOTE, "a", 1), problem(Weight.ERROR, "b", 9)
    early, warning = problem(Weight.ERROR, "b", 2), problem(Weight.WARNING, "a", 1)
    assert in_order([note, late, warning, early, late]) == (early, late, warning, note)
    assert errors([note, late, warning]) == (late,)


def test_a_problem_says_place_what_is_wrong_and_what_to_do() -> None:
    words = Problem("Q99", Place("a.yaml", 3, 7), "It is wrong.", "Mend it.", "pets").in_words()
    for part in ("a.yaml:3:7", "Q99", "pets", "It is wrong.", "Mend it."):
        assert part in words
