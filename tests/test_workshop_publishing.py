"""Publishing: what must be right first, what is then kept for good, and who hears of it once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from families_at_hand import shipped

from tool.discussion import Entry
from tool.problems import Place, Problem, Weight
from tool.publication import Publication
from tool.question_set import QuestionSet
from tool.reading.question_files import SHIPPED, pictures_in, read_texts
from tool.screens import house
from tool.store import StalePublication, Store, StoreProblem
from tool.workshop import Refusal, RefusalReason, Request, checked, may_publish, news, publish
from tool.workshop.publishing import LONGEST_REASON, SETTLE, next_version

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FILE = "1-safe-sleep.yaml"
WHY = "Families said that poorly sounds childish."


@dataclass(frozen=True)
class Promise:
    id: str = "smoking"
    says: str = "Whoever smokes hears not to share a bed"


@dataclass(frozen=True)
class Proof:
    is_proved: bool = True
    promise: Promise = Promise()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path / 'settle.sqlite3'}")
    monkeypatch.setattr(house, "store", lambda: store)
    house.set_of.cache_clear()
    yield store
    store.close()
    house.set_of.cache_clear()


def published() -> QuestionSet:
    """What is published at first, with the pictures that came with the tool."""
    return replace(shipped(), pictures=pictures_in())


def reworded(before: QuestionSet, old: str = "poorly today", new: str = "unwell today") -> QuestionSet:
    assert old in before.files[FILE]
    found = read_texts({**before.files, FILE: before.files[FILE].replace(old, new, 1)}, before.pictures).question_set
    assert found is not None
    return found


def request(why: str = WHY, who: str = "Jo Okafor", begun_from: str | None = None) -> Request:
    return Request(why, who, published().fingerprint if begun_from is None else begun_from)


def refusals(
    draft: QuestionSet | None = None,
    problems: tuple[Problem, ...] = (),
    proofs: tuple[Proof, ...] | None = (Proof(),),
    wanted: Request | None = None,
) -> list[RefusalReason]:
    draft = draft or reworded(published())
    return [one.reason for one in may_publish(draft, problems, proofs, published(), wanted or request())]


def put_out(store: Store, draft: QuestionSet, before: QuestionSet, why: str = WHY) -> tuple[Publication, QuestionSet]:
    wanted = request(why, begun_from=before.fingerprint)
    assert not may_publish(draft, (), (Proof(),), before, wanted)
    return publish(store, draft, {"promises.yaml": "promises: []\n"}, before, wanted, AT)


# What is in the way


def test_a_sound_draft_with_promises_kept_a_reason_and_a_name_may_be_published() -> None:
    assert refusals() == []


def test_an_error_is_in_the_way_and_a_warning_is_not() -> None:
    error = Problem("Q01", Place(FILE), "Wrong.", "Mend it.")
    warning = replace(error, weight=Weight.WARNING)
    assert refusals(problems=(warning,)) == []
    found = may_publish(reworded(published()), (error, warning), (Proof(),), published(), request())
    assert found == (Refusal(RefusalReason.ERRORS, 1),)


def test_files_that_cannot_be_read_are_not_published() -> None:
    found = may_publish(None, (), (Proof(),), published(), request())
    assert RefusalReason.ERRORS in {one.reason for one in found}


def test_one_promise_that_does_not_hold_is_in_the_way() -> None:
    found = may_publish(reworded(published()), (), (Proof(), Proof(False)), published(), request())
    assert found == (Refusal(RefusalReason.UNPROVED, 1),)


@pytest.mark.parametrize("proofs", [None, ()])
def test_a_set_of_which_nothing_is_promised_is_not_published(proofs: tuple[Proof, ...] | None) -> None:
    assert refusals(proofs=proofs) == [RefusalReason.NO_PROMISES]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (request(why=" \n"), RefusalReason.NO_REASON),
        (request(why="One.\nTwo."), RefusalReason.REASON_TOO_LONG),
        (request(why="x" * (LONGEST_REASON + 1)), RefusalReason.REASON_TOO_LONG),
        (request(who=" "), RefusalReason.NO_NAME),
        (request(begun_from=""), RefusalReason.COMPARE_AGAIN),
        (request(begun_from="another"), RefusalReason.COMPARE_AGAIN),
    ],
)
def test_a_reason_a_name_and_the_set_it_was_begun_from_are_needed(wanted: Request, reason: RefusalReason) -> None:
    assert refusals(wanted=wanted) == [reason]


def test_the_same_words_again_are_not_published() -> None:
    assert refusals(draft=published()) == [RefusalReason.NOTHING_CHANGED]


def test_a_picture_that_no_page_can_show_is_in_the_way() -> None:
    files = {**shipped().files, FILE: shipped().files[FILE].replace("picture: adult-bed", "picture: hammock-bed")}
    draft = read_texts(files, pictures_in() | {"hammock-bed"}).question_set
    assert draft is not None
    assert refusals(draft=draft) == [RefusalReason.PICTURES]


def test_everything_that_is_in_the_way_is_said_at_once() -> None:
    assert set(refusals(proofs=None, wanted=Request("", "", "another"))) == {
        RefusalReason.NO_PROMISES,
        RefusalReason.NO_REASON,
        RefusalReason.NO_NAME,
        RefusalReason.COMPARE_AGAIN,
    }


@pytest.mark.parametrize("reason", list(RefusalReason))
def test_every_refusal_has_words_for_pages(reason: RefusalReason) -> None:
    part, _, key = reason.wording.partition(".")
    assert shipped().words[part][key]


def test_every_word_for_a_refusal_is_for_one() -> None:
    assert set(shipped().words["workshop-refusal"]) == {reason.value for reason in RefusalReason}


def test_the_shipped_folder_itself_is_sound_by_the_workshops_check() -> None:
    texts = {f"families/{file.name}": file.read_text("utf-8") for file in (SHIPPED / "families").glob("calm-*.yaml")}
    from tool.found import Found

    found = checked(Found(published(), []), texts, AT.date())
    assert len(found.families) == len(texts) > 1
    assert found.is_sound


# What is kept


def test_a_publication_is_the_next_version_with_who_when_and_why(store: Store) -> None:
    publication, made = put_out(store, reworded(published()), published())
    assert publication == Publication(1, made.fingerprint, "2", AT, "Jo Okafor", WHY, published().fingerprint)
    assert store.publications() == (publication,)
    assert store.newest_publication() == publication
    assert made.version == "2"
    assert store.question_set(made.fingerprint) == made.files
    assert made.files[SETTLE] == published().files[SETTLE].replace("version: 1", "version: 2")


def test_the_set_that_it_takes_the_place_of_and_what_lay_beside_it_are_kept_too(store: Store) -> None:
    publication, _ = put_out(store, reworded(published()), published())
    assert store.question_set(publication.previous) == published().files
    assert store.extras_of(publication.number) == {"promises.yaml": "promises: []\n"}
    assert store.extras_of(7) == {}


def test_publications_follow_each_other_and_all_stay_readable(store: Store) -> None:
    _, first = put_out(store, reworded(published()), published())
    _, second = put_out(store, reworded(first, "unwell today", "ill today"), first)
    assert [one.version for one in store.publications()] == ["2", "3"]
    assert [one.previous for one in store.publications()] == [published().fingerprint, first.fingerprint]
    for made in (first, second):
        kept = read_texts(store.question_set(made.fingerprint) or {}, pictures_in()).question_set
        assert kept is not None
        assert kept.fingerprint == made.fingerprint


def test_of_two_people_who_publish_at_once_the_second_is_told_to_compare_again(store: Store) -> None:
    before, wanted = published(), request()
    publish(store, reworded(before), {}, before, wanted, AT)
    kept = store.publications()
    with pytest.raises(StalePublication):
        publish(store, reworded(before, new="ill today"), {}, before, wanted, AT)
    with pytest.raises(StalePublication):
        store.add_publication(replace(kept[0], why="Another"), before.files)
    with pytest.raises(StalePublication):
        store.add_publication(replace(kept[0], number=3, previous=kept[0].fingerprint), before.files)
    assert store.publications() == kept


def test_an_earlier_wording_can_be_published_again(store: Store) -> None:
    _, first = put_out(store, reworded(published()), published())
    _, again = put_out(store, reworded(first, "unwell today", "poorly today"), first)
    assert again.questions["unwell-today"].ask == published().questions["unwell-today"].ask
    assert again.fingerprint != published().fingerprint


def test_a_comment_that_differs_does_not_stand_in_the_way_of_keeping_a_set(store: Store) -> None:
    commented = {**published().files, SETTLE: "# A note\n" + published().files[SETTLE]}
    store.keep_question_set(published().fingerprint, commented)
    publication, _ = put_out(store, reworded(published()), published())
    assert store.question_set(publication.previous) == commented


@pytest.mark.parametrize(("version", "following"), [("1", "2"), ("9", "10"), ("1.2", "1"), ("draft", "1"), ("²", "1")])
def test_a_version_is_a_plain_number(version: str, following: str) -> None:
    assert next_version(version) == following


def test_a_publication_without_a_time_zone_is_refused_and_nothing_kept(store: Store) -> None:
    with pytest.raises(StoreProblem):
        publish(store, reworded(published()), {}, published(), request(), datetime(2026, 11, 23))  # noqa: DTZ001
    assert store.publications() == ()


def test_a_damaged_publication_is_said_to_be_damaged(store: Store, tmp_path: Path) -> None:
    put_out(store, reworded(published()), published())
    with sqlite3.connect(tmp_path / "settle.sqlite3") as connection:
        connection.execute("UPDATE publications SET why = 5, extras = 'x'")
    with pytest.raises(StoreProblem) as problem:
        store.newest_publication()
    assert problem.value.code == "damaged"
    with pytest.raises(StoreProblem):
        store.extras_of(1)


def test_a_publications_words_pass_through_the_cloak(tmp_path: Path) -> None:
    class Backwards:
        def hide(self, plain: bytes, place: str) -> bytes:
            return plain[::-1] + place.encode()

        def show(self, hidden: bytes, place: str) -> bytes:
            return hidden.removesuffix(place.encode())[::-1]

    store = Store.open(f"sqlite:///{tmp_path / 'settle.sqlite3'}", Backwards())
    publication, _ = put_out(store, reworded(published()), published())
    assert store.newest_publication() == publication
    store.close()
    data = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert WHY.encode() not in data
    assert b"Jo Okafor" not in data


# What new visits begin with


def test_new_visits_begin_with_what_was_shipped_until_something_is_published(store: Store) -> None:
    assert house.current_set().fingerprint == house.shipped_set().fingerprint
    _, made = put_out(store, reworded(published()), published())
    assert house.current_set().fingerprint == made.fingerprint
    assert house.current_set().questions["unwell-today"].ask == "Is {baby} unwell today?"


def test_an_older_set_is_still_read_as_it_was(store: Store) -> None:
    _, first = put_out(store, reworded(published()), published())
    put_out(store, reworded(first, "unwell today", "ill today"), first)
    assert house.set_of(published().fingerprint).questions["unwell-today"].ask == "Is {baby} poorly today?"
    assert house.set_of(first.fingerprint).questions["unwell-today"].ask == "Is {baby} unwell today?"
    assert house.current_set().questions["unwell-today"].ask == "Is {baby} ill today?"


def test_a_visit_goes_on_with_the_set_it_began_with(store: Store) -> None:
    store.keep_first(published().fingerprint, published().files)
    store.begin("d1", published().fingerprint, Entry("started", {}, AT, "practitioner"))
    put_out(store, reworded(published()), published())
    assert store.question_set_of("d1") == published().fingerprint
    assert house.set_of(store.question_set_of("d1")).questions["unwell-today"].ask == "Is {baby} poorly today?"


def test_a_published_set_that_is_damaged_is_said_to_be_and_older_words_do_not_come_back(
    store: Store, tmp_path: Path
) -> None:
    _, made = put_out(store, reworded(published()), published())
    with sqlite3.connect(tmp_path / "settle.sqlite3") as connection:
        connection.execute("UPDATE question_sets SET files = ? WHERE fingerprint = ?", (b"{}", made.fingerprint))
    with pytest.raises(house.CannotOpen):
        house.current_set()
    with sqlite3.connect(tmp_path / "settle.sqlite3") as connection:
        connection.execute("UPDATE question_sets SET files = ?", (b"no json",))
    with pytest.raises(StoreProblem):
        house.current_set()


# News


def test_news_says_each_changed_wording_old_and_new_and_why(store: Store) -> None:
    publication, made = put_out(store, reworded(published()), published())
    (item,) = news(published(), made, publication)
    assert (item.key, item.why) == ("question/unwell-today/ask", WHY)
    assert (item.old, item.new) == ("Is {baby} poorly today?", "Is {baby} unwell today?")
    assert item.question == item.new


def test_news_of_an_answer_names_its_question() -> None:
    made = reworded(published(), "say: We have not taken it", "say: Not taken yet")
    publication = Publication(1, made.fingerprint, "2", AT, "Jo", WHY, published().fingerprint)
    (item,) = news(published(), made, publication)
    assert item.question == published().questions["temperature-38-or-more"].ask


def test_a_practitioner_is_told_once(store: Store) -> None:
    publication, _ = put_out(store, reworded(published()), published())
    assert store.last_told("Jo Okafor") == 0
    store.tell("Jo Okafor", publication.number, AT)
    store.tell(" jo  OKAFOR ", publication.number, AT)
    assert store.last_told("jo okafor") == publication.number
    assert store.last_told("Ada Brown") == 0


def test_after_the_next_publication_there_is_news_again(store: Store) -> None:
    first, made = put_out(store, reworded(published()), published())
    store.tell("Jo Okafor", first.number, AT)
    second, _ = put_out(store, reworded(made, "unwell today", "ill today"), made)
    assert store.last_told("Jo Okafor") < second.number


def test_names_of_those_who_were_told_are_not_kept(store: Store, tmp_path: Path) -> None:
    publication, _ = put_out(store, reworded(published()), published())
    store.tell("Wilhelmina Strange", publication.number, AT)
    store.close()
    data = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Strange" not in data
    assert b"strange" not in data


def test_nobody_can_be_told_of_what_was_never_published(store: Store) -> None:
    store.tell("Jo Okafor", 5, AT)
    assert store.last_told("Jo Okafor") == 0
