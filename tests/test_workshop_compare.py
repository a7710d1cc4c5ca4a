"""What a change changes: each wording word by word, each rule in words, and which families then hear something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from families_at_hand import shipped
from hypothesis import given
from hypothesis import strategies as st
from worked_families import FAMILIES, family_in

from tool.answer import Chosen, ChosenSeveral, Number, SomePeople
from tool.family import Family
from tool.question_set import ABOUT, QuestionSet
from tool.reading.question_files import read_texts
from tool.worked import work
from tool.workshop import AdviceChange, advice_change, compare, in_brief
from tool.workshop.compare import pieces
from tool.workshop.made_up import Draws, every_answer, fitting, made_up
from tool.workshop.sampling import asked_with, heard
from tool.workshop.telling import as_plain, told

SLEEP, ADVICE = "1-safe-sleep.yaml", "advice/1-safe-sleep.yaml"
SOFA = "    when:\n      condition: sofa-place\n"
NARROW_SOFA = "    when:\n      asleep-on-sofa: {any of: [yes, not-sure]}\n"
ELSEWHERE = "          - {value: other, say: Somewhere else}\n"
FEVER = "        ask_when: {unwell-today: {is: yes}}\n"
SOURCES = "    source: [ng194, lullaby-bed, scottish-guide, pease-2023]\n"
STOP = "    level: stop\n    topic: "
SAMPLES = 300


def changed(*changes: tuple[str, str, str]) -> QuestionSet:
    """The shipped set with texts replaced: file, old text, new text; each stands there exactly once or is the first."""
    files = dict(shipped().files)
    for name, old, new in changes:
        assert old in files[name], old
        files[name] = files[name].replace(old, new, 1)
    found = read_texts(files, shipped().pictures)
    assert found.question_set is not None, [problem.in_words() for problem in found.problems]
    return found.question_set


@pytest.fixture(scope="module")
def narrower() -> QuestionSet:
    """The stop about sofas no longer looks at where baby sleeps."""
    return changed((ADVICE, SOFA, NARROW_SOFA))


@pytest.fixture(scope="module")
def families() -> tuple[Family, ...]:
    return tuple(family_in(file, shipped()) for file in FAMILIES)


def change_of(changes: Iterable[AdviceChange], says: str) -> AdviceChange:
    (one,) = [change for change in changes if change.says == says]
    return one


# Wordings


def test_a_set_is_the_same_as_itself() -> None:
    found = compare(shipped(), shipped())
    assert found.is_same
    assert not advice_change(shipped(), shipped(), (), 50).changes


def test_a_comment_changes_nothing_that_anybody_reads() -> None:
    found = changed((SLEEP, "sections:\n", "# A note\nsections:\n"))
    assert compare(shipped(), found).is_same


def test_a_changed_wording_is_told_with_both_texts_and_who_reads_it() -> None:
    new = changed((SLEEP, "Is {baby} poorly today?", "Is {baby} unwell today?"))
    (one,) = compare(shipped(), new).wordings
    assert (one.key, one.change, one.whose) == ("question/unwell-today/ask", "changed", "family")
    assert (one.old, one.new) == ("Is {baby} poorly today?", "Is {baby} unwell today?")
    assert [(piece.kind, piece.text) for piece in one.pieces if piece.kind != "kept"] == [
        ("removed", "poorly"),
        ("added", "unwell"),
    ]


def test_a_wording_that_is_new_or_gone_is_told_as_such() -> None:
    without = changed((SLEEP, "        hint: That means more than three weeks early.\n", ""))
    (gone,) = compare(shipped(), without).wordings
    assert (gone.key, gone.change, gone.new) == ("question/born-before-37-weeks/hint", "removed", "")
    (back,) = compare(without, shipped()).wordings
    assert (back.key, back.change, back.old) == ("question/born-before-37-weeks/hint", "added", "")


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.text for one in found if one.kind != "added") == old
    assert "".join(one.text for one in found if one.kind != "removed") == new
    assert all(one.text for one in found)


def test_a_slot_is_one_word() -> None:
    assert {"{baby}", "{who}"} == {
        one.text for one in pieces("Is {baby} warm?", "Is {who} warm?") if one.kind != "kept"
    }


def test_translations_are_compared_like_the_wordings_they_are_of() -> None:
    def with_polish(says: str, state: str) -> QuestionSet:
        text = f"name: Polski\nstate: {state}\nwords:\n  question/smokes/ask:\n    says: {says}\n    english: a\n"
        return replace(shipped(), files={**in_english, "languages/pl.yaml": text})

    in_english = {name: text for name, text in shipped().files.items() if not name.startswith("languages/")}

    found = compare(with_polish("Kto pali?", "draft"), with_polish("Kto u was pali?", "reviewed"))
    (one,) = found.translations
    assert (one.key, one.whose, one.change) == ("language/pl/question/smokes/ask", "family", "changed")
    assert [(rule.kind, rule.id, rule.about, rule.new) for rule in found.rules] == [
        ("language", "pl", "state", "reviewed")
    ]
    assert not found.is_same
    (new,) = compare(replace(shipped(), files=in_english), with_polish("Kto pali?", "draft")).translations
    assert new.change == "added"


# Rules


def test_a_changed_condition_is_told_in_words(narrower: QuestionSet) -> None:
    (rule,) = compare(shipped(), narrower).rules
    assert (rule.kind, rule.id, rule.about) == ("advice", "sofa", "when")
    assert rule.old == shipped().named["sofa-place"].says
    assert "asleep-on-sofa" in rule.new


def test_a_changed_named_condition_is_told_once_and_not_for_each_advice_that_uses_it() -> None:
    new = changed(
        (
            "conditions.yaml",
            "        - birth-weight-grams: {at most: 2500}\n",
            "        - birth-weight-grams: {at most: 2400}\n",
        )
    )
    (rule,) = compare(shipped(), new).rules
    assert (rule.kind, rule.id) == ("condition", "do-not-share-said-openly")
    assert ("2500" in rule.old, "2400" in rule.new) == (True, True)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (ADVICE, f"{STOP}sofa\n", f"{STOP}alcohol\n", ("advice", "sofa", "topic")),
        (ADVICE, SOURCES, "    source: [ng194]\n", ("advice", "sofa", "source")),
        (SLEEP, FEVER, "", ("question", "temperature-38-or-more", "ask_when")),
        (SLEEP, ELSEWHERE, "", ("question", "night-feeds-where", "answers")),
        (SLEEP, ", picture: adult-bed}", "}", ("question", "night-feeds-where", "pictures")),
        ("contacts.yaml", "    number: 111\n", "    number: 112\n", ("contact", "nhs-111", "number")),
        ("sources.yaml", ", checked: read", ", checked: copy", None),
    ],
)  # fmt: skip
def test_every_fact_and_rule_that_differs_is_told(
    file: str, old: str, new: str, told: tuple[str, str, str] | None
) -> None:
    found = compare(shipped(), changed((file, old, new)))
    assert [one for one in found.rules if told is None or (one.kind, one.id, one.about) == told]
    if told:
        assert {(one.kind, one.id) for one in found.rules} == {told[:2]}


def test_a_new_piece_of_advice_and_one_that_is_gone_are_told() -> None:
    new = changed((ADVICE, "  - id: sofa\n", "  - id: settee\n"))
    found = compare(shipped(), new)
    assert {(rule.id, bool(rule.old), bool(rule.new)) for rule in found.rules} == {
        ("settee", False, True),
        ("sofa", True, False),
    }


# Who hears what


def test_new_words_alone_change_nothing_that_anybody_hears(families: tuple[Family, ...]) -> None:
    new = changed((SLEEP, "Is {baby} poorly today?", "Is {baby} unwell today?"))
    assert not advice_change(shipped(), new, families, SAMPLES).changes


def test_a_narrower_rule_names_the_families_that_lose_it(narrower: QuestionSet, families: tuple[Family, ...]) -> None:
    found = advice_change(shipped(), narrower, families, SAMPLES)
    one = change_of(found.changes, "stop/sofa")
    assert (found.sampled, found.worked) == (SAMPLES, len(families))
    assert one.now_hear == 0
    assert 0 < one.no_longer_hear < SAMPLES
    for title in one.worked_no_longer:
        family = next(family for family in families if family.title == title)
        assert "sofa" in ids(shipped(), family) - ids(narrower, family)
    assert one.example_no_longer is not None
    assert one.example_no_longer.title in one.worked_no_longer


def ids(question_set: QuestionSet, family: Family) -> set[str]:
    return {advice.id for advice in work(question_set, family.answers, family.people).advice}


def test_a_made_up_example_has_no_answer_that_it_could_do_without(narrower: QuestionSet) -> None:
    one = change_of(advice_change(shipped(), narrower, (), SAMPLES).changes, "stop/sofa")
    example = one.example_no_longer
    assert example is not None
    assert "sofa" in ids(shipped(), example) - ids(narrower, example)
    assert example.answers
    for left_out in example.answers:
        less = Family("", example.people, {id_: a for id_, a in example.answers.items() if id_ != left_out})
        assert "sofa" not in ids(shipped(), less) - ids(narrower, less)


def test_advice_whose_level_changes_is_heard_as_something_else() -> None:
    new = changed(
        (ADVICE, "    level: stop\n    topic: sofa\n    group: never\n", "    level: change\n    topic: sofa\n")
    )
    found = advice_change(shipped(), new, (), SAMPLES).changes
    before, after = change_of(found, "stop/sofa"), change_of(found, "change/sofa")
    assert before.no_longer_hear == after.now_hear > 0


def test_a_question_asked_of_fewer_reaches_the_advice_that_rests_on_it() -> None:
    new = changed((SLEEP, FEVER, "        ask_when: {feeding: {is: both}}\n"))
    rests = {
        rule.id
        for rule in shipped().advice
        if any(test.subject == "temperature-38-or-more" for test in rule.text.when.tests())
    }
    found = {change.advice for change in advice_change(shipped(), new, (), SAMPLES).changes}
    assert found
    assert found <= rests


def test_the_same_seed_gives_the_same_families_and_another_seed_others(narrower: QuestionSet) -> None:
    first = list(made_up(shipped(), narrower, (), 40, 7))
    assert first == list(made_up(shipped(), narrower, (), 40, 7))
    assert first != list(made_up(shipped(), narrower, (), 40, 8))
    assert first[:20] == list(made_up(shipped(), narrower, (), 20, 7))


def test_the_made_up_families_answer_everything_in_every_way(families: tuple[Family, ...]) -> None:
    sampled = list(made_up(shipped(), shipped(), families, 1500, 1))
    for id_, question in shipped().questions.items():
        if shipped().set_of[id_] == ABOUT:
            continue
        given = [family.answers.get(id_) for family in sampled]
        assert None in given
        kinds = {type(answer).__name__ for answer in given}
        assert {"NotSure", "RatherNotSay", "Skipped"} <= kinds, id_
        said = {value for answer in given if isinstance(answer, Chosen) for value in [answer.value]}
        if question.type in {"yes-no", "one-of"}:
            assert question.values - {"not-sure", "rather-not-say"} <= said, id_
    weights = {a.value for family in sampled if isinstance(a := family.answers.get("birth-weight-grams"), Number)}
    assert {2499, 2500, 2501} <= weights
    heard_by_any = {one for family in sampled for one, _ in heard(shipped(), asked_with(shipped(), family))}
    assert {rule.id for rule in shipped().advice if rule.text.level == "stop"} <= heard_by_any


def test_what_counts_as_heard_is_what_the_tool_tells(families: tuple[Family, ...]) -> None:
    for family in (*families, *made_up(shipped(), shipped(), families, 60, 3)):
        told_now = {(one.id, one.level_and_topic) for one in work(shipped(), family.answers, family.people).advice}
        assert heard(shipped(), asked_with(shipped(), family)) == told_now


def test_one_draw_does_not_move_another() -> None:
    draws = Draws(1, 2)
    assert draws.below(10, "a") == Draws(1, 2).below(10, "a")
    assert len({Draws(1, number).below(1000, "a") for number in range(50)}) > 40


def test_an_answer_that_a_set_does_not_offer_counts_as_none_there() -> None:
    fewer = changed((SLEEP, ELSEWHERE, ""))
    feeds = {"night-feeds-where": ChosenSeveral(("other",))}
    answers = {
        **feeds,
        "smokes": SomePeople(("p9",)),
        "nobody-asks": Chosen("yes"),
        "feeding": ChosenSeveral(("both",)),
    }
    assert fitting(answers, shipped(), ()) == feeds
    assert fitting(answers, fewer, ()) == {}


def test_every_type_of_question_can_be_answered() -> None:
    for question in shipped().questions.values():
        answers = every_answer(question, ())
        assert len(answers) > 3
        assert fitting({question.id: answers[0]}, shipped(), ()) in ({question.id: answers[0]}, {})


# In words


def test_a_comparison_is_told_line_by_line(narrower: QuestionSet, families: tuple[Family, ...]) -> None:
    found, heard_ = compare(shipped(), narrower), advice_change(shipped(), narrower, families, SAMPLES)
    text = told(found, heard_, shipped(), narrower)
    one = change_of(heard_.changes, "stop/sofa")
    assert f"{one.no_longer_hear} of {SAMPLES} sampled families would no longer hear stop/sofa" in text
    assert one.worked_no_longer[0] in text
    assert '"says": "stop/sofa"' in as_plain(found, heard_)


def test_a_family_in_brief_says_what_it_answered(families: tuple[Family, ...]) -> None:
    family = next(family for family in families if "smokes" in family.answers)
    (line,) = in_brief(family, shipped(), frozenset({"smokes"}))
    assert line.startswith("smokes: ")
    assert not in_brief(family, shipped(), frozenset())
