"""Every wording has one key, and what a family reads in another language is all in that language."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pypdf
import pytest
from families_at_hand import AMINA, BEN, BORN, GRAN, VISIT, answers_of, every_answer, shipped
from translation_at_hand import CODE, MARK, in_a_draft, shipped_with, translation

from exports import EXPORTS
from exports.family_document import family_document
from exports.fridge_document import fridge_document
from exports.record_document import practitioner_document
from tool.plan import PlanItem
from tool.question_set import ABOUT
from tool.reading.question_files import pictures_in, read_texts
from tool.record import Record
from tool.translating import in_english, in_language, offered
from tool.wording import filled
from tool.wordings import family_keys, reworded, wordings_of
from tool.worked_record import WorkedVisit, worked_record

NOW, LONDON = datetime(2026, 11, 20, 12, tzinfo=UTC), ZoneInfo("Europe/London")


def test_every_key_stands_for_one_wording_in_the_order_of_the_files() -> None:
    keys = list(wordings_of(shipped()))
    kinds = list(dict.fromkeys(key.partition("/")[0] for key in keys))
    assert len(keys) == len(set(keys))
    assert kinds[0] == "settle" and kinds[-2:] == ["screens", "paper"]
    asked = [key.split("/")[1] for key in keys if key.startswith("question/") and key.endswith("/ask")]
    assert asked == list(shipped().questions)


def test_putting_each_wording_in_its_own_place_changes_nothing() -> None:
    assert reworded(shipped(), lambda _key, said: said) == shipped()


@pytest.mark.parametrize(
    ("key", "for_family"),
    [
        ("question/smokes/ask", True),
        ("question/smokes/why_we_ask", False),
        ("question/smokes/for_practitioner", False),
        ("question/drugs/ask", False),
        ("question/bed-sharing/answer/never", True),
        ("advice/sofa/say", True),
        ("advice/sofa/note", False),
        ("screens/sign/statement-carer", True),
        ("screens/private/text", False),
        ("screens/private/pause", True),
        ("screens/home/title", False),
        ("paper/fridge/back", True),
        ("paper/record/title", False),
        ("named/do-not-share/says", False),
        ("contact/cry-sis/what_for", True),
        ("settle/reviewed", True),
    ],
)
def test_what_a_family_reads_is_known_from_what_only_the_practitioner_reads(key: str, for_family: bool) -> None:
    assert key in wordings_of(shipped())
    assert (key in family_keys(shipped())) is for_family


def test_advice_for_the_practitioner_to_do_is_never_among_a_familys_wordings() -> None:
    acts = {rule.id for rule in shipped().advice if rule.text.level == "act"}
    assert acts
    assert not {key for key in family_keys(shipped()) if key.startswith("advice/") and key.split("/")[1] in acts}


def test_another_language_changes_no_id_no_value_and_no_rule() -> None:
    there, here = in_language(in_a_draft(), CODE), shipped()
    assert there.language == CODE and there.fingerprint == in_a_draft().fingerprint
    assert list(there.questions) == list(here.questions)
    for id_, question in there.questions.items():
        before = here.questions[id_]
        assert [option.value for option in question.answers] == [option.value for option in before.answers]
        assert question.ask_when == before.ask_when
        assert question.for_practitioner == before.for_practitioner
    assert [(rule.id, rule.text.level, rule.text.when) for rule in there.advice] == [
        (rule.id, rule.text.level, rule.text.when) for rule in here.advice
    ]


def test_a_wording_without_a_translation_stays_english_and_that_is_told() -> None:
    some = shipped_with(translation({"question/smokes/ask": ""}))
    there = in_language(some, CODE)
    assert there.questions["smokes"].ask.startswith(MARK)
    assert there.questions["bed-sharing"].ask == shipped().questions["bed-sharing"].ask
    left = in_english(some, CODE)
    assert len(left) == len(family_keys(some)) - 1
    assert "question/bed-sharing/ask" in left


def test_a_translation_of_english_that_was_changed_since_is_not_told_to_a_family() -> None:
    files = {**in_a_draft().files}
    old = shipped().questions["bed-sharing"].ask
    files["1-safe-sleep.yaml"] = files["1-safe-sleep.yaml"].replace(old, "Where does {baby} sleep on a bad night?")
    changed = read_texts(files, pictures_in()).question_set
    assert changed is not None
    assert in_english(changed, CODE) == ("question/bed-sharing/ask",)
    assert in_language(changed, CODE).questions["bed-sharing"].ask == "Where does {baby} sleep on a bad night?"


def test_the_language_of_the_files_and_one_that_is_not_there_give_the_set_as_it_is() -> None:
    assert in_language(in_a_draft(), "en") is in_a_draft()
    assert in_language(in_a_draft(), "tlh") is in_a_draft()


def test_a_draft_is_offered_only_where_it_is_switched_on_and_a_reviewed_language_everywhere() -> None:
    reviewed = shipped_with(translation(state="reviewed", reviewed={"by": "Anna Nowak", "on": "2026-11-01"}))
    assert not offered(in_a_draft(), frozenset())
    assert set(offered(in_a_draft(), {CODE, "ur"})) == {CODE}
    assert set(offered(reviewed, frozenset())) == {CODE}


# What a family takes home


def everything_said() -> WorkedVisit:
    known = answers_of({**VISIT, **BORN, "baby-name": "Zara"})
    for id_, question in shipped().questions.items():
        if shipped().set_of[id_] != ABOUT:
            known[id_] = every_answer(question)[0]
    return WorkedVisit(known, (AMINA, BEN, GRAN), (PlanItem("9876"),))


def draft_record() -> Record:
    return worked_record(in_a_draft(), everything_said(), "7F3K", NOW, LONDON, CODE)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            if one.name not in {"tone", "size", "name", "language", "level"}:
                yield from texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


NOT_WORDS = {"Settle", "Zara", "Amina", "Ben", "Yasmin", "See the cot", "We take turns"}
"""Names, and what the family said itself."""
SIGNS = re.compile(r"[A-Z0-9]{4}( [A-Z0-9]{4})?|[0-9.]+ (°C|kg)( \([0-9]+ lb [0-9]+ oz\))?")
"""References, and numbers with their units."""


@pytest.mark.parametrize("make", [family_document, fridge_document])
def test_no_english_is_left_on_a_paper_for_the_family(make: Any) -> None:
    paper = make(draft_record(), in_language(in_a_draft(), CODE).paper_words)
    sources = {source.citation for source in shipped().sources.values()}
    left = {
        text
        for text in texts(paper.blocks)
        if MARK not in text and text not in sources | NOT_WORDS and re.search("[a-z]", text, re.IGNORECASE)
    }
    assert not {text for text in left if not SIGNS.fullmatch(text)}


def test_papers_in_a_draft_say_so_and_those_of_a_reviewed_language_do_not() -> None:
    says = in_language(in_a_draft(), CODE).paper_words
    for make in (family_document, fridge_document, practitioner_document):
        told = set(texts(make(draft_record(), says).blocks))
        assert says["common"]["draft"] in told or says["record"]["draft"] in told
    reviewed = shipped_with(translation(state="reviewed", reviewed={"by": "Anna Nowak", "on": "2026-11-01"}))
    record = worked_record(reviewed, everything_said(), "7F3K", NOW, LONDON, CODE)
    assert not record.draft_translation
    assert says["common"]["draft"] not in set(texts(family_document(record, says).blocks))


def test_the_practitioners_record_has_the_words_shown_and_the_english_beside() -> None:
    record = draft_record()
    told = "\n".join(texts(practitioner_document(record, in_language(in_a_draft(), CODE).paper_words).blocks))
    slots = {"baby": "Zara", "who": "Ben"}
    for question in ("smokes", "bed-sharing"):
        assert filled(in_language(in_a_draft(), CODE).questions[question].ask, slots) in told
        assert filled(shipped().questions[question].ask, slots) in told


def test_the_familys_papers_have_no_english_beside() -> None:
    shown = draft_record().for_family()
    assert draft_record().sections_beside and draft_record().advice_beside
    assert not shown.sections_beside and not shown.advice_beside


def test_a_visit_in_english_says_nothing_twice() -> None:
    record = worked_record(in_a_draft(), everything_said(), "7F3K", NOW, LONDON)
    assert not record.sections_beside and not record.advice_beside and not record.draft_translation


@pytest.mark.parametrize("name", ["family-copy", "large-print", "fridge-plan", "record"])
def test_polish_papers_can_be_read_to_the_last_letter(name: str) -> None:
    record = worked_record(shipped(), everything_said(), "7F3K", NOW, LONDON, "pl")
    says = in_language(shipped(), "pl").paper_words
    made = pypdf.PdfReader(io.BytesIO(EXPORTS[name].make(record, says, NOW)))
    told = " ".join("\n".join(page.extract_text() for page in made.pages).split())
    assert made.trailer["/Root"]["/Lang"] == "pl"
    assert says["common"]["unreadable"] not in told
    assert says["common" if name != "record" else "record"]["draft"] in told
    if name in {"family-copy", "large-print"}:
        assert {letter for letter in told if letter in "ąćęłńóśźż"} == set("ąćęłńóśźż")


def test_private_answers_are_not_said_again_beside() -> None:
    private = {question.id for question in shipped().questions.values() if not question.for_family}
    assert not private & {answer.question for section in draft_record().sections_beside for answer in section.answers}
