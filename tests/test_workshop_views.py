"""What the workshop shows of a question set: rules in words, what hangs together, the map, what runs out, opinions."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from families_at_hand import shipped
from workshop_at_hand import reworded

from tool.conditions import WORDS, AllOf, AnyOf, Named, NoneOf
from tool.conditions import Test as OneTest
from tool.conditions.words import PersonLike
from tool.feedback import Opinion
from tool.screens.labels import JOINER
from tool.screens.show import MARKS, _marked
from tool.workshop.compare import pieces
from tool.workshop.due import SOON, due
from tool.workshop.heard import SMALLEST, heard
from tool.workshop.links import feeds, looks_at, matching, opens
from tool.workshop.rules_in_words import KEYS, Point, Reader
from tool.workshop.set_map import drawing, outline

NAMES = re.compile(r"\{|\}|\b[a-z]+(-[a-z]+)+-(weeks|months|grams|night|sleep)\b")


def reader() -> Reader:
    return Reader(shipped(), shipped().words["rules"])


def lines_of(points: tuple[Point, ...]) -> list[str]:
    return [text for point in points for _, text in point.lines()]


# Rules in words


def test_every_word_of_a_rule_has_a_wording() -> None:
    assert set(KEYS) == set(WORDS)
    rules = shipped().words["rules"]
    assert {key for word, key in KEYS.items() if word != "known"} | {"known-yes", "known-no"} <= set(rules)


@pytest.mark.parametrize("kind", ["question", "advice"])
def test_no_rule_is_told_by_the_names_that_files_use(kind: str) -> None:
    conditions = {
        "question": [question.ask_when for question in shipped().questions.values()],
        "advice": [rule.text.when for rule in shipped().advice],
    }[kind]
    for condition in conditions:
        for _, text in reader().point(condition).lines():
            assert text.strip()
            assert not NAMES.search(text), text


def test_a_rule_that_all_know_is_told_in_words_of_its_own() -> None:
    born = reader().point(shipped().questions["unwell-today"].ask_when)
    assert born == Point(shipped().words["rules"]["born-yes"])


def test_a_rule_of_several_parts_is_a_list_of_them() -> None:
    yes, no = (OneTest("born", "is", (value,)) for value in ("yes", "no"))
    for made, key in ((AllOf, "all-of"), (AnyOf, "any-of"), (NoneOf, "none-of")):
        point = reader().point(made((yes, no)))
        assert point.text == shipped().words["rules"][key]
        assert len(point.parts) == 2
    assert reader().point(AllOf((yes,))) == reader().point(yes)


def test_a_named_rule_is_told_by_its_name_and_what_it_means_below() -> None:
    named = shipped().named["sofa-place"]
    assert isinstance(named, Named)
    point = reader().point(named)
    assert point.text == named.says
    assert point.parts == (reader().point(named.condition),)


def test_a_rule_about_people_tells_what_they_are_like() -> None:
    like = PersonLike((("present", ("no",)), ("relation", ("mother", "father"))))
    (text,) = [text for _, text in reader().point(OneTest("people", "anybody", like)).lines()]
    asked = {question.id: question for question in shipped().about("person").questions}
    said = [asked["relation"].option(value) for value in ("mother", "father")]
    assert all(one is not None and one.say in text for one in said)


# What hangs together


def test_what_a_question_opens_is_asked_by_that_question() -> None:
    for id_ in shipped().questions:
        for one in opens(shipped(), id_):
            assert id_ in {test.subject for test in one.ask_when.tests()}
    assert "temperature-38-or-more" in {one.id for one in opens(shipped(), "unwell-today")}


def test_feeding_advice_and_resting_on_a_question_are_one_thing_seen_from_two_sides() -> None:
    fed = {(rule.id, id_) for id_ in shipped().questions for rule in feeds(shipped(), id_)}
    rests = {(rule.id, one.id) for rule in shipped().advice for one in looks_at(shipped(), rule)}
    assert rests <= fed
    assert {id_ for _, id_ in fed - rests} <= {"born", "date", "date-of-birth"}  # from which the age is worked out


def test_a_search_wants_every_word_in_any_order_and_case() -> None:
    texts = [("a", "Who smokes at home?"), ("b", "Where is HOME?")]
    assert matching("HOME smokes", texts) == {"a"}
    assert matching("home", texts) == {"a", "b"}
    assert matching("nothing", texts) == frozenset()


# The map


def test_the_drawing_and_the_list_have_every_question() -> None:
    said = lines_of(outline(shipped(), shipped().words))
    svg = drawing(shipped(), shipped().words)
    for question in shipped().questions.values():
        ask = question.ask.replace("{baby}", "your baby")
        assert ask in said or ask[0].upper() + ask[1:] in said
    dots = svg.count("<circle")
    assert dots == len(shipped().questions)


def test_the_drawing_is_sound_and_asks_nobody_for_anything() -> None:
    svg = drawing(shipped(), shipped().words)
    tree = ElementTree.fromstring(svg)
    for element in tree.iter():
        assert element.tag.rpartition("}")[2] in {"svg", "style", "defs", "marker", "path", "rect", "circle", "text"}
        assert not any("href" in name or name.startswith("on") or name == "src" for name in element.attrib)
    assert not re.search(r"url\((?!#)|@import|http(?!://www\.w3\.org/2000/svg)", svg)


@pytest.mark.parametrize("text", ["</text><script>alert(1)</script>", 'a " b & c < d', "שלום 👶🏽 Zoë", "X" * 900])
def test_whatever_a_wording_says_is_only_text_in_the_drawing(text: str) -> None:
    changed = reworded(shipped(), "question/smokes/ask", text)
    tree = ElementTree.fromstring(drawing(changed, changed.words))
    texts = [element.text or "" for element in tree.iter() if element.tag.endswith("text")]
    assert any(one.rstrip("…") and text.startswith(one.rstrip("…")) for one in texts)
    assert not [element for element in tree.iter() if element.tag.endswith("script")]


def test_an_arrow_goes_from_a_question_to_each_one_it_opens() -> None:
    those = {
        (id_, one.id)
        for id_ in shipped().questions
        if shipped().set_of[id_] != "about"
        for one in opens(shipped(), id_)
    }
    assert drawing(shipped(), shipped().words).count("marker-end") == len(those)


# What runs out


def test_what_runs_out_first_stands_first_and_each_stands_once() -> None:
    every = due(shipped(), date(2026, 11, 23))
    assert [one.by for one in every] == sorted(one.by for one in every)
    assert len({(one.kind, one.id) for one in every}) == len(every)
    assert len(every) == len(shipped().sources) + len(shipped().contacts)


def test_the_last_day_is_still_in_time() -> None:
    last = due(shipped(), date(2026, 11, 23))[0].by
    for on, standing in ((last, "soon"), (last + timedelta(1), "past"), (last - SOON - timedelta(1), "later")):
        assert due(shipped(), on)[0].standing == standing


# Opinions


def opinion(fingerprint: str, verdict: str = "clear", instead: str = "") -> Opinion:
    return Opinion("smokes", "en", fingerprint, verdict, instead, month="2026-11")  # type: ignore[arg-type]


def test_opinions_of_these_words_and_of_older_ones_are_told_apart() -> None:
    given = [opinion("now"), opinion("now", "not-clear", "Shorter"), opinion("old"), opinion("of-an-advice")]
    found = heard(given, "smokes", "en", "now", ["of-an-advice"])
    assert (found.now.counts["clear"], found.now.counts["not-clear"], found.now.total) == (1, 1, 2)
    assert found.now.instead == ("Shorter",)
    assert found.before.total == 1
    assert heard(given, "smokes", "pl", "now").now.total == 0


def test_few_opinions_are_not_counted_out() -> None:
    few, enough = ([opinion("now")] * number for number in (SMALLEST - 1, SMALLEST))
    assert not heard(few, "smokes", "en", "now").now.may_be_counted_out
    assert heard(enough, "smokes", "en", "now").now.may_be_counted_out


# What changed, marked


@pytest.mark.parametrize(
    ("old", "new"),
    [("Who smokes?", "Who smokes, and where?"), ("a-b", "a **b** c"), ("{baby} sleeps", "{baby} *sleeps* [x](y)")],
)
def test_a_marked_sentence_reads_as_the_words_it_was_made_of(old: str, new: str) -> None:
    for wanted, kinds in ((old, {"kept", "removed"}), (new, {"kept", "added"})):
        made = "".join(_marked(MARKS[one.kind], one.text) for one in pieces(old, new) if one.kind in kinds)
        bare = re.sub(rf"(\*\*|~~){JOINER}|{JOINER}(\*\*|~~)", "", made).replace(JOINER, "")
        assert re.sub(r"\\(.)", r"\1", bare) == wanted
