"""The nine rules of bed-sharing (domain, section 2), each over the shipped question files."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from families_at_hand import (
    AMINA,
    BEN,
    HARD,
    HARD_QUESTIONS,
    NO_HARD_CIRCUMSTANCE,
    SAFE_BED,
    UNBORN,
    answers_of,
    any_family,
    any_people,
    every_answer,
    heard_of,
    levels_and_topics,
    shipped,
    worked_of,
)
from hypothesis import given
from hypothesis import strategies as st

from tool.advice import AdviceRule
from tool.answer import Answer, NotSure, RatherNotSay, Skipped
from tool.conditions import AllOf, AnyOf, Condition, Named
from tool.conditions import Test as OneTest
from tool.people import Person
from tool.record_making import make_record
from tool.worked import work

NEVER: dict[str, dict[str, Any]] = {
    "sofa": {"asleep-on-sofa": "yes"},
    "alone-in-adult-bed": {"alone-in-adult-bed": "yes"},
    "two-babies": {"bed-also-has": ["another-baby"]},
}
ONLY_AFTER_BIRTH = {"premature", "low-birth-weight"}
TOPICS = sorted(HARD)


def stops(written: dict[str, Any]) -> set[str]:
    return {one.topic for one in worked_of(written).advice if one.level == "stop"}


def hard(*topics: str) -> dict[str, Any]:
    found = dict(NO_HARD_CIRCUMSTANCE)
    for topic in topics:
        found |= HARD[topic]
    return found


def texts(rule: AdviceRule) -> str:
    parts = (rule.text.say, rule.text.because, rule.text.tonight, rule.text.note)
    return " ".join(part for part in parts if part)


# 1. One "do not share" circumstance is enough; all that hold are shown, each with its because and its source.


@pytest.mark.parametrize("topic", TOPICS)
def test_rule_1_one_hard_circumstance_is_enough(topic: str) -> None:
    assert stops(hard(topic)) == {topic}


@pytest.mark.parametrize("how_many", range(2, 8))
def test_rule_1_all_hard_circumstances_that_hold_are_told(how_many: int) -> None:
    for topics in combinations(TOPICS, how_many):
        assert stops(hard(*topics)) == set(topics)


@given(st.sets(st.sampled_from(TOPICS)), st.sets(st.sampled_from(TOPICS)), st.booleans())
def test_rule_1_one_more_circumstance_takes_no_stop_away(some: set[str], more: set[str], shares: bool) -> None:
    base = SAFE_BED if shares else {}
    fewer = stops({**base, **hard(*some)})
    assert fewer <= stops({**base, **hard(*(some | more))})


def test_rule_1_each_stop_has_its_because_its_source_and_what_to_do_tonight() -> None:
    for one in worked_of({**hard(*TOPICS), **NEVER["sofa"]}).advice:
        if one.level == "stop":
            assert one.because
            assert one.tonight
            assert one.source
            assert all(id_ in shipped().sources for id_ in one.source)


@pytest.mark.parametrize(("grams", "told"), [("2499", True), ("2500", True), ("2501", False)])
def test_rule_1_low_birth_weight_ends_at_2500_grams(grams: str, told: bool) -> None:
    assert ("low-birth-weight" in stops({**NO_HARD_CIRCUMSTANCE, "birth-weight-grams": grams})) is told


def test_rule_1_somebody_else_who_smoked_in_the_pregnancy_is_no_stop_and_marked_to_confirm() -> None:
    advice = worked_of({**NO_HARD_CIRCUMSTANCE, "smoked-in-pregnancy": "someone-else"}).advice
    assert not [one for one in advice if one.level == "stop"]
    (told,) = [one for one in advice if one.topic == "smoked-in-pregnancy"]
    assert told.level == "change"
    assert told.confirm


@pytest.mark.parametrize("who", [["Amina"], ["Ben"], ["Yasmin"], ["Amina", "Ben", "Yasmin"]])
@pytest.mark.parametrize("topic", ["smoking", "alcohol", "drowsy-medicine", "drugs"])
def test_rule_1_it_counts_whoever_it_is(topic: str, who: list[str]) -> None:
    assert topic in stops({**NO_HARD_CIRCUMSTANCE, HARD_QUESTIONS[topic]: who})


# 2. "Do not share" never comes back as permission, but comes with an accidental doze made less dangerous, and tonight.


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("sharing", ["by-accident", "sometimes", "most-nights", "plans-to", "not-sure"])
def test_rule_2_a_stop_is_never_undone_by_make_the_bed_safer(topic: str, sharing: str) -> None:
    told = heard_of({**SAFE_BED, **HARD[topic], "bed-sharing": sharing})
    assert f"stop/{topic}" in told
    assert not {"change/bed-made-safer", "keep/bed-made-safer"} & told


@given(any_family(), any_people())
def test_rule_2_no_family_whatever_it_answers_hears_a_stop_and_a_permission(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    advice = work(shipped(), known, people).advice
    if any(one.level == "stop" for one in advice):
        assert not [one for one in advice if one.topic == "bed-made-safer"]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("sharing", ["never", "sometimes"])
def test_rule_2_every_stop_comes_with_how_to_make_a_doze_less_dangerous(topic: str, sharing: str) -> None:
    assert "change/accidental-doze" in heard_of({**SAFE_BED, **HARD[topic], "bed-sharing": sharing})


@given(any_family(), any_people())
def test_rule_2_every_family_hears_about_an_accidental_doze(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    advice = work(shipped(), known, people).advice
    assert [one for one in advice if one.topic == "accidental-doze" and one.audience == "family"]


def test_rule_2_no_stop_is_without_what_to_do_tonight() -> None:
    for rule in shipped().advice:
        if rule.text.level == "stop":
            assert rule.text.tonight, rule.id


def test_rule_2_a_family_that_shares_with_no_reason_against_it_hears_how_to_make_the_bed_safer() -> None:
    told = heard_of({**SAFE_BED, "bed-hazards": ["gap"]})
    assert "change/bed-made-safer" in told
    assert not [one for one in told if one.startswith("stop/")]


# 3. Alcohol, drugs and drowsy medicine are about the night; smoking, being born early and low birth weight stay true.


@pytest.mark.parametrize("topic", ["alcohol", "drugs", "drowsy-medicine"])
def test_rule_3_what_passes_is_worded_about_the_night(topic: str) -> None:
    (stop,) = [rule for rule in shipped().advice if rule.level_and_topic == f"stop/{topic}"]
    said = f"{stop.text.say} {stop.text.because} {stop.text.tonight}".lower()
    assert re.search(r"\b(night|tonight|when|if|after)\b", said)


def test_rule_3_what_stays_true_is_not_worded_as_one_night_only() -> None:
    for rule in shipped().advice:
        if rule.level_and_topic in {"stop/smoking", "stop/premature", "stop/low-birth-weight"}:
            assert not re.search(r"\b(that night|tonight|on nights when)\b", rule.text.say.lower()), rule.id


# 4. "Never, for any baby" and "do not share a bed" are never mixed.


@pytest.mark.parametrize("topic", NEVER)
def test_rule_4_what_is_never_safe_stands_in_the_group_never(topic: str) -> None:
    advice = worked_of({**SAFE_BED, **NEVER[topic]}).advice
    assert {one.group for one in advice if one.level == "stop"} == {"never"}
    assert topic in {one.topic for one in advice}


@pytest.mark.parametrize("topic", TOPICS)
def test_rule_4_a_hard_circumstance_stands_in_the_group_do_not_share(topic: str) -> None:
    assert {one.group for one in worked_of(hard(topic)).advice if one.level == "stop"} == {"do-not-share"}


def test_rule_4_only_do_not_share_advice_is_about_this_family_and_only_never_is_about_any_baby() -> None:
    topics = {"never": set[str](), "do-not-share": set[str]()}
    for rule in shipped().advice:
        if rule.text.level == "stop":
            assert rule.text.group is not None
            topics[rule.text.group].add(rule.text.topic)
    assert topics["never"] == set(NEVER)
    assert topics["do-not-share"] == set(HARD)


@given(any_family(), any_people())
def test_rule_4_the_two_are_told_one_after_the_other_and_never_in_turns(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    groups = [one.group for one in work(shipped(), known, people).advice]
    order = ["keep", "never", "do-not-share", "change", "act"]
    assert groups == sorted(groups, key=order.index)


# 5. What is going well comes first; nothing unknown counts as going well; "not sure" about a hard one is a yes.


@pytest.mark.parametrize("unknown", [None, NotSure(), RatherNotSay(), Skipped()])
def test_rule_5_nothing_is_going_well_for_a_family_of_whom_nothing_is_known(unknown: Answer | None) -> None:
    known = answers_of({"date": "2026-11-20", "born": "yes", "date-of-birth": "2026-10-05"})
    if unknown is not None:
        known |= {id_: unknown for id_ in shipped().questions if id_ not in known}
    for people in ((), (AMINA, BEN)):
        assert not [one for one in work(shipped(), known, people).advice if one.level == "keep"]


def praised_for(condition: Condition) -> set[str]:
    """The questions whose answers a piece of praise rests on; those that can only speak against it are left out."""
    match condition:
        case OneTest(subject=subject):
            return {subject}
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return {subject for part in parts for subject in praised_for(part)}
        case Named(condition=inside):
            return praised_for(inside)
    return set()


@given(any_family(), any_people(), st.data())
def test_rule_5_an_answer_that_is_taken_back_never_adds_praise(
    known: dict[str, Answer], people: tuple[Person, ...], data: st.DataObject
) -> None:
    if not known:
        return
    gone = data.draw(st.sampled_from(sorted(known)))
    unknown: list[dict[str, Answer]] = [{}, *({gone: one} for one in (NotSure(), RatherNotSay(), Skipped()))]
    before = {one.id for one in work(shipped(), known, people).advice if one.level == "keep"}
    rules = {rule.id: rule for rule in shipped().advice}
    for instead in unknown:
        left = {id_: answer for id_, answer in known.items() if id_ != gone} | instead
        after = {one.id for one in work(shipped(), left, people).advice if one.level == "keep"}
        assert not [id_ for id_ in after - before if gone in praised_for(rules[id_].text.when)], (gone, instead)


def test_rule_5_each_praise_rests_on_an_answer_that_was_given_whatever_else_speaks_against_it() -> None:
    for rule in shipped().advice:
        if rule.text.level == "keep":
            assert praised_for(rule.text.when), rule.id


@pytest.mark.parametrize("question", SAFE_BED)
@pytest.mark.parametrize("unknown", [None, "not-sure", "rather-not-say", "skipped"])
def test_rule_5_a_shared_bed_is_praised_only_when_every_answer_it_rests_on_is_known(
    question: str, unknown: str | None
) -> None:
    assert "keep/bed-made-safer" in heard_of(SAFE_BED)
    assert "keep/bed-made-safer" not in heard_of({**SAFE_BED, question: unknown})


@pytest.mark.parametrize("topic", TOPICS)
def test_rule_5_not_sure_about_a_hard_circumstance_is_a_yes_until_it_is_known(topic: str) -> None:
    told = heard_of({**SAFE_BED, HARD_QUESTIONS[topic]: "not-sure"})
    assert f"stop/{topic}" in told
    assert "act/find-out" in told
    assert not {"change/bed-made-safer", "keep/bed-made-safer"} & told


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("answer", ["rather-not-say", "skipped"])
def test_rule_5_declined_or_skipped_is_no_stop_but_the_practitioner_finds_out(topic: str, answer: str) -> None:
    told = heard_of({**NO_HARD_CIRCUMSTANCE, HARD_QUESTIONS[topic]: answer})
    assert f"stop/{topic}" not in told
    assert "act/find-out" in told


@pytest.mark.parametrize(
    ("question", "topic"),
    [("asleep-on-sofa", "sofa"), ("alone-in-adult-bed", "alone-in-adult-bed"), ("twins-or-more", "two-babies")],
)
def test_rule_5_not_sure_about_what_is_never_safe_is_a_yes_too(question: str, topic: str) -> None:
    told = heard_of({**SAFE_BED, question: "not-sure"})
    assert {f"stop/{topic}", "act/find-out"} <= told
    assert "change/bed-made-safer" not in told


def test_rule_5_a_hard_circumstance_that_was_not_asked_about_is_not_made_up() -> None:
    assert not stops({})


# 6. Advice for the practitioner never reaches the family's screen, hand-out or copy.


def test_rule_6_every_act_is_for_the_practitioner() -> None:
    known = {id_: every_answer(question)[-3] for id_, question in shipped().questions.items() if question.type != "day"}
    known |= answers_of({"date": "2026-11-20", "born": "yes", "date-of-birth": "2026-10-05"})
    advice = work(shipped(), known, ()).advice
    assert [one for one in advice if one.level == "act"]
    assert {one.audience for one in advice if one.level == "act"} == {"practitioner"}
    assert "practitioner" not in {one.audience for one in advice if one.level != "act"}


@given(any_family(), any_people())
def test_rule_6_no_act_and_no_note_stands_in_the_familys_copy(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from tool.discussion import Discussion
    from tool.worked import EVERY_SET

    state = Discussion(sets=EVERY_SET, language="en", started_at=datetime.now(UTC), answers=known, people=people)
    copy = make_record(shipped(), state, "7F3K", ZoneInfo("Europe/London")).for_family()
    assert not [one for one in copy.advice if one.level == "act" or one.audience != "family" or one.note or one.confirm]


# 7. No score, total, traffic light, percentage, odds or death rate.

NUMBERS_OF_RISK = re.compile(
    r"%|\bper ?cent|\bpercentage|\bscore|\bodds\b|\btimes (as|more|the|higher)\b|\b(one|\d+) in (a |\d)"
    r"|\bout of (\d|ten\b|a (hundred|thousand))"
    r"|\bdeath rate|\bper 1,?000|\b(red|amber|green) (light|rating|flag)\b|\btraffic light|\brisk (level|rating|score)"
    r"|\b(low|medium|high)[- ]risk\b|\b(doubles|triples)\b|\b50 times",
    re.IGNORECASE,
)


def test_rule_7_no_wording_anywhere_holds_a_score_or_a_number_of_risk() -> None:
    for name, text in shipped().files.items():
        for line, written in enumerate(text.splitlines(), 1):
            if not written.lstrip().startswith("#"):
                assert not NUMBERS_OF_RISK.search(written), f"{name}:{line}: {written.strip()}"


def test_rule_7_advice_has_no_field_that_could_hold_a_score() -> None:
    (one, *_) = worked_of({}).advice
    assert not {type(getattr(one, field)) for field in one.__dataclass_fields__} & {int, float}


# 8. Where the sources disagree, the stricter one decides and the practitioner's side says so.


def test_rule_8_any_drink_counts_and_the_practitioner_reads_nices_figure() -> None:
    (stop,) = [one for one in worked_of({"drinks-alcohol": ["Amina"]}).advice if one.level_and_topic == "stop/alcohol"]
    assert re.search(r"\b(2|two) units\b", stop.note)
    assert not re.search(r"\bunits?\b", stop.say + stop.because + stop.tonight)


def test_rule_8_being_born_early_is_not_credited_to_nice() -> None:
    for rule in shipped().advice:
        if rule.level_and_topic == "stop/premature":
            assert not [id_ for id_ in rule.text.source if shipped().sources[id_].body.startswith("NICE")]


@pytest.mark.parametrize("topic", ["tiredness", "vaping", "swaddling", "bedside-crib"])
def test_rule_8_what_is_disputed_is_marked_to_be_confirmed(topic: str) -> None:
    disputed = [rule for rule in shipped().advice if rule.text.topic == topic and rule.text.level != "keep"]
    assert disputed
    assert any(rule.text.confirm or _question_confirms(rule) for rule in disputed)


def _question_confirms(rule: AdviceRule) -> bool:
    questions = shipped().questions
    return any(test.subject in questions and questions[test.subject].confirm for test in rule.text.when.tests())


def test_rule_8_tiredness_is_never_a_stop_and_never_leaves_only_a_sofa() -> None:
    tired = worked_of({**SAFE_BED, "very-tired": ["Amina"], "someone-can-take-over": "no"}).advice
    assert not [one for one in tired if one.level == "stop"]
    assert "tiredness" in {one.topic for one in tired if one.level == "change"}


# 9. A "do not share" circumstance is told whether or not the family shares a bed today.


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("sharing", ["never", "most-nights", "not-sure", "rather-not-say", "skipped", None])
def test_rule_9_a_hard_circumstance_is_told_whether_or_not_they_share(topic: str, sharing: str | None) -> None:
    assert topic in stops({**hard(topic), "bed-sharing": sharing})


@pytest.mark.parametrize("topic", sorted(set(TOPICS) - ONLY_AFTER_BIRTH))
def test_rule_9_it_is_told_before_the_birth_too(topic: str) -> None:
    assert topic in stops({**UNBORN, **HARD[topic], "bed-sharing": "never"})


@given(any_family(), any_people(), st.sampled_from(["never", "by-accident", "plans-to", None]))
def test_rule_9_whether_they_share_never_changes_a_do_not_share(
    known: dict[str, Answer], people: tuple[Person, ...], sharing: str | None
) -> None:
    def told(answers: dict[str, Answer]) -> set[str]:
        return {one.id for one in work(shipped(), answers, people).advice if one.group == "do-not-share"}

    other = {id_: answer for id_, answer in known.items() if id_ != "bed-sharing"}
    if sharing is not None:
        other |= answers_of({"bed-sharing": sharing})
    assert told(known) == told(other)


def test_a_calm_family_that_never_shares_hears_no_stop_at_all() -> None:
    told = levels_and_topics(worked_of({**NO_HARD_CIRCUMSTANCE, "bed-sharing": "never"}).advice)
    assert not [one for one in told if one.startswith("stop/")]
