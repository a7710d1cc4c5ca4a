"""The record: the words as they were shown, once and for good; and what the family's copy leaves out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from families_at_hand import AMINA, BEN, BORN, GRAN, PEOPLE, PRIVATE, VISIT, answers_of, any_family, any_people, shipped
from hypothesis import given
from hypothesis import settings as run_with
from pypdf import PdfReader

from exports import EXPORTS
from tool.answer import Answer, to_plain
from tool.discussion import Discussion, Entry, Kind, discussion
from tool.people import Person
from tool.question_set import QuestionSet
from tool.reading.question_files import read_texts
from tool.record import Record
from tool.record_making import make_record
from tool.worked import EVERY_SET

LONDON = ZoneInfo("Europe/London")
BEGUN = datetime(2026, 7, 20, 13, 40, tzinfo=UTC)
CANARY = "SKYLARK"
"""A word that stands in everything the family's copy must not hold."""


def record_of(state: Discussion, question_set: QuestionSet | None = None) -> Record:
    return make_record(question_set or shipped(), state, "7F3K", LONDON)


def state_of(written: dict[str, Any], people: tuple[Person, ...] = PEOPLE, **more: Any) -> Discussion:
    answers = answers_of({**VISIT, **BORN, **written}, people)
    return Discussion(sets=EVERY_SET, language="en", started_at=BEGUN, answers=answers, people=people, **more)


def answer_in(record: Record, question: str) -> Any:
    return next(one for section in record.sections for one in section.answers if one.question == question)


def test_a_question_stands_in_the_words_that_were_shown_with_its_answer() -> None:
    record = record_of(state_of({"baby-name": "Zara", "lays-down": "back"}))
    question = shipped().questions["lays-down"]
    kept = answer_in(record, "lays-down")
    assert kept.asked == question.ask.replace("{baby}", "Zara")
    assert kept.said == (question.answers[0].say,)
    assert kept.plain == {"kind": "chosen", "value": "back"}
    assert kept.wording == question.wording("en")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("back", "answered"),
        ("not-sure", "not-sure"),
        ("rather-not-say", "rather-not-say"),
        ("skipped", "skipped"),
        (None, "open"),
    ],
)
def test_each_answer_says_whether_it_was_given(answer: str | None, status: str) -> None:
    assert answer_in(record_of(state_of({"lays-down": answer})), "lays-down").status == status


def test_what_was_answered_but_is_no_longer_asked_is_not_in_the_record() -> None:
    record = record_of(state_of({"unwell-today": "no", "temperature-38-or-more": "yes"}))
    asked = {one.question for section in record.sections for one in section.answers}
    assert "unwell-today" in asked
    assert "temperature-38-or-more" not in asked


def test_advice_stands_with_its_because_its_sources_and_who_hears_it() -> None:
    state = state_of({"smokes": ["Ben"]}, talked_about=frozenset({"smoking"}), family_said={"smoking": "Ben will ring"})
    stop = next(one for one in record_of(state).advice if one.id == "smoking")
    assert (stop.level, stop.group, stop.audience) == ("stop", "do-not-share", "family")
    assert stop.because
    assert stop.sources
    assert stop.talked_about
    assert stop.family_words == "Ben will ring"


def test_people_not_here_are_named_and_only_those_here_sign() -> None:
    record = record_of(state_of({}))
    assert [person.name for person in record.people] == ["Amina", "Ben", "Yasmin"]
    assert [person.present for person in record.people] == [True, True, False]
    assert [one.person for one in record.signatures][:2] == ["Amina", "Ben"]
    assert "Yasmin" not in {one.person for one in record.signatures}
    assert {one.outcome for one in record.signatures} == {"open"}


def test_times_are_those_of_the_place_of_the_visit() -> None:
    record = record_of(state_of({}, finished_at=BEGUN + timedelta(hours=1)))
    assert record.started_at is not None
    assert record.finished_at is not None
    assert f"{record.started_at:%H:%M}" == "14:40"
    assert f"{record.finished_at:%H:%M}" == "15:40"
    assert record.finished_at.utcoffset() == timedelta(hours=1)


def test_a_changed_answer_is_told_with_both_answers_and_its_time() -> None:
    entries = [
        Entry(Kind.STARTED, {"sets": list(EVERY_SET), "language": "en"}, BEGUN, "Joanne"),
        *(
            Entry(
                Kind.ANSWERED,
                {"question": id_, "answer": to_plain(answer)},
                BEGUN + timedelta(minutes=minute),
                "Joanne",
            )
            for minute, (id_, answer) in enumerate(
                [
                    *answers_of({**VISIT, **BORN, "lays-down": "side"}).items(),
                    *answers_of({"lays-down": "back"}).items(),
                ]
            )
        ),
    ]
    (change,) = record_of(discussion(entries)).changes
    options = {option.value: option.say for option in shipped().questions["lays-down"].answers}
    assert options["side"] in change
    assert options["back"] in change
    assert "14:4" in change


def test_the_versions_of_the_words_stand_in_the_record() -> None:
    record = record_of(state_of({}))
    assert record.set_fingerprint == shipped().fingerprint
    assert record.set_version == shipped().version
    assert record.reviewed == shipped().reviewed


def test_an_empty_plan_item_is_not_in_the_record() -> None:
    from tool.plan import PlanItem

    state = state_of({}, plan=(PlanItem(""), PlanItem("Ring Gran", "Ben", date(2026, 12, 1)), PlanItem("  ")))
    assert [item.what for item in record_of(state).plan] == ["Ring Gran"]


@pytest.mark.parametrize("answer", ["not-sure", "skipped", None])
def test_a_next_check_that_was_not_agreed_is_none(answer: str | None) -> None:
    assert record_of(state_of({"next-check": answer})).next_check is None


# Rewording


def reworded() -> QuestionSet:
    """The shipped files with every text that a family or practitioner reads written anew."""
    files = {
        name: text.replace("Lay ", "Put ").replace("baby", "child").replace("{child}", "{baby}").replace("Yes", "Yep")
        for name, text in shipped().files.items()
        if name in {"screens.yaml"} or name.startswith(("1-", "2-", "3-"))
    }
    files = {name: text.replace("for_practitioner: ", "for_practitioner: Now. ") for name, text in files.items()}
    kept = {name: text for name, text in shipped().files.items() if name not in files}
    safe = {name: text.replace("ask: ", "ask: So. ").replace("say: On", "say: Laid on") for name, text in kept.items()}
    question_files = {
        name: text.replace("ask: ", "ask: So. ") for name, text in shipped().files.items() if name[0] in "123"
    }
    found = read_texts({**shipped().files, **safe, **question_files})
    assert found.question_set is not None, [problem.in_words() for problem in found.problems][:3]
    return found.question_set


def test_rewording_the_question_files_changes_no_letter_of_a_record_made_from_the_kept_ones() -> None:
    state = state_of({"lays-down": "side", "smokes": ["Ben"], "bed-sharing": "sometimes", "baby-name": "Zara"})
    before = record_of(state)
    now = reworded()
    assert now.fingerprint != shipped().fingerprint
    assert record_of(state, now) != before, "the words did change"
    kept = read_texts(dict(shipped().files)).question_set
    assert kept is not None
    assert record_of(state, kept) == before


def test_a_record_holds_texts_and_no_thread_to_the_question_files() -> None:
    record = record_of(state_of({"lays-down": "side"}))
    seen: list[Any] = [record]
    while seen:
        one = seen.pop()
        assert not type(one).__module__.startswith(("pydantic", "tool.question", "tool.advice", "tool.reading")), type(
            one
        )
        if hasattr(one, "__dataclass_fields__"):
            seen += [getattr(one, field) for field in one.__dataclass_fields__]
        elif isinstance(one, tuple | list):
            seen += one
        elif isinstance(one, dict):
            seen += one.values()


# The family's copy


def full_state() -> Discussion:
    """A visit in which whatever the family's copy must not hold carries the canary."""
    from tool.discussion import Signed

    private = {
        "previous-sudden-death": {"value": "yes", "words": f"{CANARY} her sister"},
        "drugs": {"value": ["Ben"], "words": f"{CANARY} at weekends"},
        "feels-safe": {"value": "concern", "words": f"{CANARY} he shouts"},
        "carer-affected-now": {"value": "yes", "words": f"{CANARY} smells of drink"},
        "bruise-or-mark": {"value": "yes", "words": f"{CANARY} left cheek"},
    }
    assert set(private) == set(PRIVATE)
    said = {rule.id: f"{CANARY} in private" for rule in shipped().advice if rule.text.level == "act"}
    said["drugs"] = f"{CANARY} he said"
    return state_of(
        {**private, "smokes": ["Ben"], "lays-down": "side", "bed-sharing": "sometimes", "baby-name": "Zara"},
        notes={id_: f"{CANARY} note on {id_}" for id_ in shipped().questions},
        family_said=said,
        signatures={
            "p1": Signed("p1", "drawn", "I was here.", BEGUN),
            "p2": Signed("p2", "not-signed", "", BEGUN, reason="unsafe-to-ask", words=f"{CANARY} he was angry"),
        },
        finished_at=BEGUN,
    )


def test_the_practitioners_record_does_hold_what_the_family_must_not_see() -> None:
    assert repr(record_of(full_state())).count(CANARY) > 20


def test_the_familys_record_holds_nothing_private_no_note_and_no_reason_for_not_signing() -> None:
    record = record_of(full_state())
    copy = record.for_family()
    assert CANARY not in repr(copy)
    questions = {one.question for section in copy.sections for one in section.answers}
    assert not questions & set(PRIVATE)
    assert "smokes" in questions
    assert {one.audience for one in copy.advice} == {"family"}
    private_or_act = {one.id for one in record.advice if one.audience != "family"}
    assert not private_or_act & {one.id for one in copy.advice}
    not_signed = shipped().words["not-signed"]["unsafe-to-ask"]
    assert not_signed in repr(record)
    assert not_signed not in repr(copy)


@pytest.mark.parametrize("export", [export for export in EXPORTS.values() if export.for_family], ids=lambda e: e.name)
def test_no_paper_for_the_family_holds_what_the_family_must_not_see(export: Any) -> None:
    pdf = export.make(record_of(full_state()), shipped().paper_words, BEGUN)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Zara" in text
    assert CANARY not in text
    assert CANARY.encode() not in pdf
    for rule in shipped().advice:
        if rule.text.level == "act":
            assert rule.text.say[:40] not in " ".join(text.split())


def test_the_practitioners_paper_does_hold_it() -> None:
    pdf = EXPORTS["record"].make(record_of(full_state()), shipped().paper_words, BEGUN)
    assert CANARY in " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@given(any_family(), any_people())
def test_whatever_was_answered_the_familys_record_has_no_private_answer(
    known: dict[str, Answer], people: tuple[Person, ...]
) -> None:
    state = Discussion(sets=EVERY_SET, language="en", started_at=BEGUN, answers=known, people=people)
    copy = record_of(state).for_family()
    assert not {one.question for section in copy.sections for one in section.answers} & set(PRIVATE)
    assert all(section.answers for section in copy.sections)


@run_with(max_examples=25)
@given(any_family(), any_people())
def test_whatever_was_answered_both_papers_can_be_made(known: dict[str, Answer], people: tuple[Person, ...]) -> None:
    state = Discussion(sets=EVERY_SET, language="en", started_at=BEGUN, answers=known, people=people)
    record = record_of(state)
    for export in EXPORTS.values():
        assert export.make(record, shipped().paper_words, BEGUN).startswith(b"%PDF")


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_names_its_file_after_the_visit_and_nobody_in_it(name: str) -> None:
    export = EXPORTS[name]
    assert export.name == name
    file = export.file_name(record_of(state_of({"baby-name": "Zara"})))
    assert file.endswith(export.ending)
    assert "7F3K" in file
    assert not [name for name in ("Zara", AMINA.name, BEN.name, GRAN.name) if name in file]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_makes_the_same_file_from_the_same_record(name: str) -> None:
    record = record_of(full_state())
    assert EXPORTS[name].make(record, shipped().paper_words, BEGUN) == EXPORTS[name].make(
        record, shipped().paper_words, BEGUN
    )
