"""Advice over the whole vocabulary: what holds for every family that can be made up."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from families_at_hand import (
    AMINA,
    BEN,
    BORN,
    GRAN,
    HARD,
    NO_HARD_CIRCUMSTANCE,
    PEOPLE,
    PRIVATE,
    SAFE_BED,
    UNBORN,
    VISIT,
    answers_of,
    any_family,
    any_people,
    every_answer,
    heard,
    heard_of,
    shipped,
    worked,
    worked_of,
)
from hypothesis import given
from hypothesis import strategies as st

from tool.advice import Advice, AdviceRule, AdviceText, advise
from tool.answer import Answer, Chosen, NotSure, Skipped, SomePeople
from tool.asking import advice_for, ask
from tool.conditions import Situation, Vocabulary, read_condition
from tool.people import Person
from tool.question_set import ABOUT
from tool.worked import work

Answers = dict[str, Answer]
PERMISSION = {"change/bed-made-safer", "keep/bed-made-safer"}
"""The one thing that a private answer may take away from what a family hears."""


def told(known: Mapping[str, Answer], people: tuple[Person, ...] = PEOPLE) -> tuple[Advice, ...]:
    return work(shipped(), known, people).advice


def for_family(known: Mapping[str, Answer], people: tuple[Person, ...] = PEOPLE) -> dict[str, Advice]:
    return {one.id: one for one in told(known, people) if one.audience == "family"}


def private_answers() -> st.SearchStrategy[Answers]:
    pools = {id_: st.sampled_from(every_answer(shipped().questions[id_])) for id_ in PRIVATE}
    return st.fixed_dictionaries({}, optional=pools)


def test_private_questions_are_those_that_stand_on_no_page_of_the_family() -> None:
    assert set(PRIVATE) == {question.id for question in shipped().questions.values() if not question.for_family}


@given(any_family(), any_people(), private_answers())
def test_a_private_answer_changes_what_a_family_hears_only_by_taking_permission_away(
    known: Answers, people: tuple[Person, ...], private: Answers
) -> None:
    open_answers = {id_: answer for id_, answer in known.items() if id_ not in PRIVATE}
    harmless = answers_of(
        {
            "previous-sudden-death": "no",
            "drugs": "nobody",
            "feels-safe": "yes",
            "carer-affected-now": "no",
            "bruise-or-mark": "no",
        }
    )
    at_most = for_family({**open_answers, **harmless}, people)
    heard_now = for_family({**open_answers, **private}, people)
    assert heard_now.items() <= at_most.items()
    gone = {at_most[id_].level_and_topic for id_ in at_most.keys() - heard_now.keys()}
    assert gone <= PERMISSION


@pytest.mark.parametrize("private", PRIVATE)
def test_each_private_answer_leaves_the_familys_advice_alone_letter_by_letter(private: str) -> None:
    usual = answers_of({**VISIT, **BORN, **SAFE_BED, "bed-hazards": ["gap"], "baby-name": "Zara"})
    del usual["drugs"]
    without = for_family(usual)
    for answer in every_answer(shipped().questions[private]):
        now = for_family({**usual, private: answer})
        assert now.items() <= without.items()
        assert {without[id_].level_and_topic for id_ in without.keys() - now.keys()} <= PERMISSION


def test_drugs_told_in_private_are_a_stop_for_that_person_alone() -> None:
    advice = told(answers_of({**VISIT, **BORN, **SAFE_BED, "bed-hazards": ["gap"], "drugs": ["Ben"]}))
    (stop,) = [one for one in advice if one.level == "stop"]
    assert (stop.topic, stop.audience) == ("drugs", "private")
    assert not [one for one in advice if one.level_and_topic in PERMISSION]


def test_nobody_is_named_on_a_shared_page_for_what_was_told_in_private() -> None:
    known = answers_of({**VISIT, **BORN, **SAFE_BED, "drugs": ["Ben"], "smokes": ["Amina"], "very-tired": ["Amina"]})
    for one in told(known):
        if one.audience == "family":
            assert "Ben" not in one.who
            assert "Ben" not in one.say + one.because + one.tonight


def test_advice_that_rests_on_open_and_private_answers_names_only_those_who_said_it_openly() -> None:
    read = {"smokes": frozenset({"somebody", "nobody"}), "drugs": frozenset({"somebody", "nobody"})}
    written = {"any of": [{"smokes": {"is": "somebody"}}, {"drugs": {"is": "somebody"}}]}
    text = AdviceText(
        id="both",
        level="change",
        topic="both",
        when=read_condition(written, Vocabulary(read)),
        say="Ask {who}.",
        because="So.",
        source=("ng194",),
    )
    rule = AdviceRule(text, "safe-sleep", rests_on_private=True)
    openly = {"smokes": SomePeople(("p1",)), "drugs": SomePeople(())}

    def given_(smokes: tuple[str, ...], drugs: tuple[str, ...]) -> tuple[Advice, ...]:
        told_ = Situation({"smokes": SomePeople(smokes), "drugs": SomePeople(drugs)}, PEOPLE)
        seen = Situation({**openly, "smokes": SomePeople(smokes)}, PEOPLE)
        return advise([rule], told_, seen, {}, ("safe-sleep",), "and")

    (both,) = given_(("p1",), ("p2",))
    assert (both.audience, both.who, both.say) == ("family", ("Amina",), "Ask Amina.")
    (secret,) = given_((), ("p2",))
    assert (secret.audience, secret.who) == ("private", ("Ben",))
    assert not given_((), ())


@given(any_family(), any_people())
def test_who_hears_what_is_one_of_three_and_act_is_never_the_family(known: Answers, people: tuple[Person, ...]) -> None:
    for one in told(known, people):
        assert one.audience in {"family", "private", "practitioner"}
        assert (one.level == "act") is (one.audience == "practitioner")
        assert (one.level == "stop") is (one.group in {"never", "do-not-share"})


@given(any_family())
def test_no_slot_is_left_open_and_no_name_is_missing(known: Answers) -> None:
    written = {rule.id: rule.text for rule in shipped().advice}
    for one in told(known):
        text = written[one.id]
        for said, wording in ((one.say, text.say), (one.because, text.because), (one.tonight, text.tonight or "")):
            assert not re.search(r"[{}]", said), one.id
            if "{who}" in wording:
                assert one.who, one.id


@given(any_family(), any_people())
def test_no_advice_is_heard_twice_and_each_has_its_because_and_source(
    known: Answers, people: tuple[Person, ...]
) -> None:
    advice = told(known, people)
    assert len({one.id for one in advice}) == len(advice)
    for one in advice:
        assert one.say
        assert one.because
        assert one.source
        assert all(id_ in shipped().sources for id_ in one.source)


@given(any_family(), any_people())
def test_equal_answers_give_equal_advice(known: Answers, people: tuple[Person, ...]) -> None:
    assert told(known, people) == told(dict(reversed(known.items())), people)


@given(any_family(), any_people(), st.text("abc {}<>*", max_size=12))
def test_words_notes_and_names_never_change_what_is_heard(
    known: Answers, people: tuple[Person, ...], words: str
) -> None:
    from dataclasses import replace

    from tool.answer import Words

    spoken = {
        id_: answer if isinstance(answer, Words) or id_ == "date" else replace(answer, words=words)
        for id_, answer in known.items()
    }
    named = tuple(replace(person, name=f"{words}{person.id}") for person in people)
    assert [one.id for one in told(known, people)] == [one.id for one in told(spoken, named)]


def test_names_with_curly_brackets_are_never_filled_again() -> None:
    people = (Person("p1", "{baby}", "father", "yes", "no", "yes"), Person("p2", "{who}", "mother", "yes", "no", "yes"))
    (missed,) = [one for one in told(answers_of(VISIT), people) if one.topic == "carer-not-met"]
    assert "{baby} and {who}" in missed.say


def test_the_baby_is_called_by_name_and_named_by_words_without_one() -> None:
    named = for_family(answers_of({**VISIT, **BORN, **SAFE_BED, "baby-name": "Zara"}))
    unnamed = for_family(answers_of({**VISIT, **BORN, **SAFE_BED}))
    assert any("Zara" in one.say + one.because for one in named.values())
    assert named.keys() == unnamed.keys()
    assert not any("Zara" in one.say + one.because for one in unnamed.values())


@given(any_family(), any_people())
def test_a_step_not_talked_about_gives_no_advice(known: Answers, people: tuple[Person, ...]) -> None:
    sets = {rule.id: rule.set for rule in shipped().advice}
    for chosen in (("safe-sleep", "plan"), ("safe-handling", "plan"), ("safe-space", "plan"), ("plan",)):
        asked = ask(shipped(), chosen, known, people)
        assert {sets[one.id] for one in advice_for(shipped(), asked, chosen)} <= set(chosen)


@given(any_family(), any_people())
def test_no_family_hears_two_opposite_things_of_one_topic_from_one_answer(
    known: Answers, people: tuple[Person, ...]
) -> None:
    """What rests on the very same single answer cannot be both well and to be changed."""
    rules = {rule.id: rule for rule in shipped().advice}
    advice = told(known, people)
    kept = {
        (frozenset(t.subject for t in rules[one.id].text.when.tests()), one.topic)
        for one in advice
        if one.level == "keep"
    }
    change = {
        (frozenset(t.subject for t in rules[one.id].text.when.tests()), one.topic)
        for one in advice
        if one.level == "change"
    }
    assert not {(subjects, topic) for subjects, topic in kept & change if len(subjects) == 1}


# What follows from which answer: levels and topics, edges on both sides.


@pytest.mark.parametrize(
    ("written", "heard_one", "not_heard"),
    [
        ({"lays-down": "back"}, "keep/position", "change/position"),
        ({"lays-down": "side"}, "change/position", "keep/position"),
        ({"lays-down": "not-sure"}, "change/position", "keep/position"),
        ({"room-temperature": "16", "too-warm": ["none-of-these"]}, "keep/temperature", "change/temperature"),
        ({"room-temperature": "15.9", "too-warm": ["none-of-these"]}, "change/temperature", "keep/temperature"),
        ({"room-temperature": "20", "too-warm": ["none-of-these"]}, "keep/temperature", "change/temperature"),
        ({"room-temperature": "20.1", "too-warm": ["none-of-these"]}, "change/temperature", "keep/temperature"),
        ({"room-temperature": "18", "too-warm": ["hat-or-hood"]}, "change/temperature", "keep/temperature"),
        ({"night-room": "another-room", "date-of-birth": "2026-05-23"}, "change/room-sharing", "keep/room-sharing"),
        (
            {"night-room": "another-room", "date-of-birth": "2026-05-22"},
            "change/accidental-doze",
            "change/room-sharing",
        ),
        ({"in-the-cot": ["soft-toy"], "date-of-birth": "2025-11-21"}, "change/clear-cot", "keep/clear-cot"),
        ({"in-the-cot": ["soft-toy"], "date-of-birth": "2025-11-20"}, "change/accidental-doze", "change/clear-cot"),
        ({"swaddled": "thin-below-shoulders", "rolling": "no"}, "change/accidental-doze", "change/swaddling"),
        ({"swaddled": "thin-below-shoulders", "rolling": "one-way"}, "change/swaddling", "stop/sofa"),
        ({"swaddled": "thin-below-shoulders", "rolling": "not-sure"}, "change/swaddling", "stop/sofa"),
        ({"feet-to-foot": "sleeping-bag"}, "keep/feet-to-foot", "change/feet-to-foot"),
        ({"smokes": ["Ben"]}, "act/quit-help", "keep/smoke-free"),
        ({"smokes": "nobody", "smoke-free-home-and-car": "yes"}, "keep/smoke-free", "change/smoke-free"),
        ({"smokes": "nobody", "smoke-free-home-and-car": "no"}, "change/smoke-free", "keep/smoke-free"),
        ({"smokes": "nobody", "smoke-free-home-and-car": "not-sure"}, "change/smoke-free", "keep/smoke-free"),
        ({"own-sleep-space": "no"}, "act/cot-needed", "keep/own-space"),
        ({"own-sleep-space": "not-sure"}, "act/cot-needed", "keep/own-space"),
        ({"room-for-cot": "no"}, "act/cot-needed", "keep/own-space"),
        ({"asleep-on-sofa": "nearly"}, "stop/sofa", "keep/bed-made-safer"),
        ({"slept-last-night": ["cot", "sofa-or-armchair"]}, "stop/sofa", "keep/bed-made-safer"),
        ({"day-naps": ["sofa-or-armchair"]}, "stop/sofa", "keep/bed-made-safer"),
        ({"night-feeds-where": ["sofa-or-armchair"]}, "stop/sofa", "keep/bed-made-safer"),
        ({"bad-night-place": ["sofa-or-armchair"]}, "stop/sofa", "keep/bed-made-safer"),
        ({"feeding": "formula"}, "change/accidental-doze", "change/feeding"),
        ({"feels-safe": "concern"}, "act/safeguarding", "act/find-out"),
        ({"feels-safe": "unsafe-to-ask"}, "act/safeguarding", "keep/crying"),
        ({"feels-safe": "skipped"}, "act/find-out", "act/safeguarding"),
        ({"carer-affected-now": "yes"}, "act/safeguarding", "keep/crying"),
        ({"carer-affected-now": "not-sure"}, "act/safeguarding", "keep/crying"),
        ({"bruise-or-mark": "not-sure"}, "act/bruise", "keep/crying"),
        ({"bruise-or-mark": "no"}, "change/accidental-doze", "act/bruise"),
        ({"night-space-seen": "declined"}, "act/space-not-seen", "keep/crying"),
        ({"night-space-seen": "seen", "day-space-seen": "seen"}, "change/accidental-doze", "act/space-not-seen"),
        ({"crying-understood": "partly"}, "change/crying", "keep/crying"),
        ({"coping-plan": "not-sure"}, "change/coping-plan", "keep/coping-plan"),
        ({"pets": ["dog-here"], "alone-with-pet": "no"}, "keep/pets", "act/bruise"),
        ({"pets": ["dog-here"], "alone-with-pet": "not-sure"}, "change/pets", "keep/pets"),
        (
            {"next-check": {"day": "2026-12-04", "reason": "See the cot"}},
            "change/accidental-doze",
            "act/no-review-date",
        ),
        ({"next-check": "rather-not-say"}, "act/no-review-date", "keep/pets"),
        ({"chooses-otherwise": "yes"}, "act/chose-otherwise", "keep/pets"),
        ({"previous-sudden-death": "yes"}, "act/previous-death", "keep/pets"),
        ({"previous-sudden-death": "rather-not-say"}, "change/accidental-doze", "act/previous-death"),
        ({"medical-sleep-advice": "not-sure"}, "act/medical-advice", "keep/pets"),
        ({"bed-sharing": "never", "slept-last-night": ["adult-bed"]}, "act/find-out", "keep/own-space"),
    ],
)
def test_what_follows_from_an_answer(written: dict[str, object], heard_one: str, not_heard: str) -> None:
    now = heard_of({**BORN, **written})
    assert heard_one in now
    assert not_heard not in now


@pytest.mark.parametrize(
    ("born", "urgent"),
    [("2026-10-05", True), ("2026-08-21", True), ("2026-08-20", False), ("2026-05-01", False), (None, True)],
)
def test_a_fever_is_urgent_until_baby_is_known_to_be_three_months_old(born: str | None, urgent: bool) -> None:
    fever = {"born": "yes", "date-of-birth": born, "unwell-today": "yes", "temperature-38-or-more": "yes"}
    ids = {one.id for one in worked_of(fever).advice if one.level_and_topic == "act/unwell"}
    assert ids == ({"unwell-fever-young"} if urgent else {"unwell-fever-older"})


@pytest.mark.parametrize("reading", ["not-taken", "not-sure", "rather-not-say", "skipped", None])
def test_a_poorly_baby_whose_temperature_is_not_known_is_never_let_pass(reading: str | None) -> None:
    assert "act/unwell" in heard_of({"unwell-today": "yes", "temperature-38-or-more": reading})


def test_a_baby_who_may_be_unwell_is_looked_at() -> None:
    assert "act/unwell" in heard(unwell_today="not-sure")
    assert "act/unwell" not in heard(unwell_today="no")


@pytest.mark.parametrize(
    ("person", "missed"),
    [
        (Person("p2", "Ben", "father", "yes", "no", "yes"), True),
        (Person("p2", "Ben", "father", "no", "no", "no"), True),
        (Person("p2", "Ben", "partner", "", "no", ""), True),
        (Person("p2", "Ben", "other", "yes", "no", "no"), True),
        (Person("p2", "Ben", "grandparent", "no", "no", "not-sure"), True),
        (Person("p2", "Ben", "friend", "no", "no", "no"), False),
        (Person("p2", "Ben", "father", "yes", "yes", "yes"), False),
    ],
)
def test_whoever_was_not_met_is_named(person: Person, missed: bool) -> None:
    missing = [one for one in worked((AMINA, person)).advice if one.topic == "carer-not-met"]
    assert bool(missing) is missed
    for one in missing:
        assert one.who == ("Ben",)


def test_each_carer_without_a_part_of_the_programme_is_named_for_that_part() -> None:
    ticked = {"Amina": ["talked", "film-watched", "understood", "statement-declined"], "Ben": ["talked"]}
    advice = {
        one.id: one.who for one in worked((AMINA, BEN), programme=ticked).advice if one.topic == "programme-missing"
    }
    assert advice == {
        "programme-film-not-watched": ("Ben",),
        "programme-not-checked": ("Ben",),
        "programme-not-signed": ("Ben",),
    }


def test_the_programme_is_missing_for_everybody_when_nobody_was_asked() -> None:
    advice = [one for one in worked((AMINA, BEN, GRAN)).advice if one.topic == "programme-missing"]
    assert len(advice) == 4
    assert {one.who for one in advice} == {("Amina", "Ben", "Yasmin")}


def test_a_family_without_named_carers_is_not_told_that_nobody_saw_the_film() -> None:
    assert "act/programme-missing" not in heard(())


@pytest.mark.parametrize("written", [{}, UNBORN, {"born": "not-sure"}, {"born": "skipped"}])
def test_a_family_that_answers_nothing_hears_of_the_doze_and_never_a_stop(written: dict[str, str]) -> None:
    now = heard_of(written)
    assert "change/accidental-doze" in now
    assert not [one for one in now if one.startswith(("stop/", "keep/"))]


def test_an_unborn_baby_has_no_advice_on_last_night() -> None:
    now = heard_of({**UNBORN, "slept-last-night": ["sofa-or-armchair"], "unwell-today": "yes", "asleep-on-sofa": "yes"})
    assert not {"stop/sofa", "act/unwell", "change/unwell"} & now


@pytest.mark.parametrize(
    "place", ["sofa-or-armchair", "adult-bed", "pod-or-nest", "car-seat", "bouncer-or-swing", "pram"]
)
def test_a_plan_before_the_birth_for_an_unsafe_place_is_answered(place: str) -> None:
    quiet = heard_of({**UNBORN, "sleep-place-planned": "cot"})
    assert heard_of({**UNBORN, "sleep-place-planned": place}) - quiet


def test_the_short_and_the_strong_word_on_dozing_are_never_both_said() -> None:
    for written in ({}, {"smokes": ["Ben"]}, {"very-tired": ["Amina"]}, {"asleep-on-sofa": "yes"}):
        ids = {one.id for one in worked_of(written).advice if one.topic == "accidental-doze"}
        assert len(ids & {"accidental-doze", "accidental-doze-ready"}) == 1


def test_bed_hazards_come_back_as_a_doze_and_not_as_a_safer_bed_after_a_stop() -> None:
    for topic, hard in HARD.items():
        if topic == "drugs":  # told in private: nothing on the family's side may show it
            continue
        ids = {one.id for one in worked_of({**SAFE_BED, "bed-hazards": ["gap"], **hard}).advice}
        assert "doze-bed-hazards" in ids
        assert not {id_ for id_ in ids if "bed-made-safer" in id_}


def test_twins_never_hear_that_the_bed_can_be_made_safer() -> None:
    now = heard_of({**SAFE_BED, "twins-or-more": "yes", "bed-hazards": ["gap"]})
    assert "stop/two-babies" in now
    assert not PERMISSION & now


@pytest.mark.parametrize("born", [{}, UNBORN])
def test_help_to_stop_smoking_is_offered_wherever_somebody_smokes(born: dict[str, str]) -> None:
    assert "act/quit-help" in heard_of({**born, "smokes": ["Ben"]})
    assert "act/quit-help" in heard_of({**born, "smoked-in-pregnancy": "both", "smokes": "not-sure"})
    assert "act/quit-help" not in heard_of({**born, "smoked-in-pregnancy": "both", "smokes": "nobody"})


def test_every_question_of_every_answer_can_be_worked_and_none_makes_a_fault() -> None:
    usual = answers_of({**VISIT, **BORN, **NO_HARD_CIRCUMSTANCE})
    for id_, question in shipped().questions.items():
        if shipped().set_of[id_] == ABOUT:
            continue
        for answer in every_answer(question):
            assert told({**usual, id_: answer})


def test_an_answer_of_the_wrong_kind_makes_no_advice_and_no_fault() -> None:
    usual = answers_of({**VISIT, **BORN})
    for id_ in shipped().questions:
        if shipped().set_of[id_] != ABOUT:
            told({**usual, id_: Chosen("no-such-value")})
    assert {one.id for one in told({**usual, "smokes": Skipped()})} != {
        one.id for one in told({**usual, "smokes": NotSure()})
    }
