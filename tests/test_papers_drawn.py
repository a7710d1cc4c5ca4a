"""The papers as PDF files: they always build, say what was said, and look as they should."""

from __future__ import annotations

import builtins
import io
import random
import socket
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import factories as f
import pytest
from hearing import pages
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exports import EXPORTS
from exports import document as d
from exports.pdf import draw
from exports.pdf.box import Box, Stack
from exports.pdf.card import Card
from exports.pdf.compose import boxes
from exports.pdf.fonts import drawable
from exports.pdf.letters import readable
from exports.pdf.look import HEIGHT, LOOKS, WIDTH
from exports.pdf.pages import placed
from tool.plan import PlanItem
from tool.record import Fact, Record
from tool.signature import Ink

WORDS = f.WORDS
WHOLE = [EXPORTS[name] for name in ("record", "family-copy", "large-print")]
EXPORT = pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS.keys())
WHOLE_EXPORT = pytest.mark.parametrize("export", WHOLE, ids=[export.name for export in WHOLE])
RECORDS: dict[str, Callable[[], Record]] = {"usual": f.record, "long": f.long_record, "empty": f.empty_record}
EACH_RECORD = pytest.mark.parametrize("make", RECORDS.values(), ids=RECORDS.keys())


def made(name: str, record: Record) -> bytes:
    """One of the papers."""
    return EXPORTS[name].make(record, WORDS, f.MADE_AT)


def squeezed(text: str) -> str:
    """Without white space, letters composed."""
    return "".join(unicodedata.normalize("NFC", text).split())


def document(name: str, record: Record) -> d.Document:
    """What one of the papers says, before it is drawn."""
    return dict(zip(EXPORTS, f.papers(record), strict=True))[name]


def filled_with(text: str) -> Record:
    """A record in which a family's and a practitioner's text stand wherever somebody can write."""
    return f.record(
        baby=text,
        visit=(Fact("place", "Where", text),),
        people=(f.person(text, text), replace(f.person(text), present=False)),
        sections=(f.RecordedSection("s", "Step", (f.answer(words=text, note=text), f.answer(said=(text, text)))),),
        advice=(f.advice(say=text, because=text, family_words=text, note=text),),
        plan=(PlanItem(text, text), PlanItem(text, "Ben")),
        next_check=Fact("next-check", "When", text),
        signatures=(
            f.signature(text, outcome="typed", ink=None, typed=text),
            f.signature(text, outcome="not-signed", ink=None, reason=text, words=text),
        ),
        changes=(text,),
    )


@EXPORT
@EACH_RECORD
def test_the_same_record_gives_the_same_bytes(export: Any, make: Callable[[], Record]) -> None:
    assert export.make(make(), WORDS, f.MADE_AT) == export.make(make(), WORDS, f.MADE_AT)


def test_the_time_of_making_is_in_the_properties() -> None:
    made_then = EXPORTS["record"].make(f.record(), WORDS, f.MADE_AT)
    assert PdfReader(io.BytesIO(made_then)).metadata.creation_date == f.MADE_AT


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        EXPORTS["record"].make(f.record(), WORDS, datetime(2026, 11, 20, 14, 0))  # noqa: DTZ001


@EXPORT
@EACH_RECORD
def test_each_page_has_its_number_and_the_reference(export: Any, make: Callable[[], Record]) -> None:
    all_pages = pages(export.make(make(), WORDS, f.MADE_AT))
    for number, text in enumerate(all_pages, 1):
        assert f"Page {number} of {len(all_pages)}" in text
        assert "7F3K" in text
        assert "9c41be07d2aa" in text


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <img src=file:///etc/passwd> <a href='http://127.0.0.1:9/'>x</a> &amp; &#65; %s {baby} \\n",
        "Łódź, Przemysław, Ștefan, Ģirts, Žofie, Ærøskøbing, naïve “quotes” – 19 °C, ½ £",
        "Ελληνικά: Πώς κοιμάται το μωρό; Кириллица: Як спить дитина? Ґанок",
        "زہرا کمر کے بل سوتی ہے، ہمیشہ۔",
        "ਜ਼ਾਰਾ ਪਿੱਠ ਦੇ ਭਾਰ ਸੌਂਦੀ ਹੈ, ਹਮੇਸ਼ਾ। ਕ੍ਰਿਪਾ, ਸ੍ਰੀ",
        "طفلي ينام على ظهره، والغرفة 16–20 °C. اتصل على 0800 448 0737",
        "Gran said «زہرا» (in Urdu) and ਜ਼ਾਰਾ, then rang 111 | نوٹ: Zara کو [کمر] کے بل",
        "first line\nsecond line\r\nthird line\u2028fourth line\n\nsixth line",
        "a-very-long/word-with/places-to/break-" * 12,
    ],
)
@WHOLE_EXPORT
def test_what_was_written_is_what_can_be_read(export: Any, text: str) -> None:
    record = f.record(sections=(f.RecordedSection("s", "Step", (f.answer(words=text),)),))
    assert squeezed(text) in squeezed("".join(pages(export.make(record, WORDS, f.MADE_AT))))


def test_line_breaks_are_kept() -> None:
    record = f.record(sections=(f.RecordedSection("s", "Step", (f.answer(words="Put her down\nRing Gran"),)),))
    lines = [line for page in pages(made("record", record)) for line in page.splitlines()]
    assert any(line.endswith("Put her down") for line in lines)
    assert "Ring Gran" in lines


@WHOLE_EXPORT
def test_a_word_of_twenty_thousand_letters_is_all_there(export: Any) -> None:
    record = f.record(sections=(f.RecordedSection("s", "Step", (f.answer(words="ÿ" * 20_000),)),))
    assert sum(page.count("ÿ") for page in pages(export.make(record, WORDS, f.MADE_AT))) == 20_000


@WHOLE_EXPORT
@pytest.mark.parametrize("text", ["m" * 6_000, "Zara sleeps. " * 500, "x\n" * 500], ids=["word", "words", "lines"])
def test_any_text_may_be_far_too_long(export: Any, text: str) -> None:
    record = filled_with(text)
    paper = document(export.name, record)
    assert len(placed(boxes(paper.blocks, LOOKS[paper.size]))) < 700
    drawn = squeezed("".join(pages(export.make(record, WORDS, f.MADE_AT))))
    assert drawn.count(text[0]) >= text.count(text[0]) * 5


@EXPORT
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("well done 😀", "[grinning face]"),
        ("👨‍👩‍👧 ❤️", "[man][woman][girl] [heavy black heart]"),
        ("睡觉", "[U+7761][U+89C9]"),
        ("נינה", "[U+05E0][U+05D9][U+05E0][U+05D4]"),
        ("evil\u202etxt.exe\u202c", "evil[U+202E]txt.exe[U+202C]"),
        ("bell\x07 nul\x00", "bell[U+0007] nul[U+0000]"),
        ("half \ud83d", "half [U+D83D]"),
    ],
)
def test_a_letter_that_the_font_lacks_is_told_in_a_box(export: Any, text: str, told: str) -> None:
    drawn = squeezed("".join(pages(export.make(filled_with(text), WORDS, f.MADE_AT))))
    assert squeezed(told) in drawn
    assert squeezed(WORDS["common"]["unreadable_text"]) in drawn


@EXPORT
def test_a_paper_with_nothing_missing_says_nothing_about_letters(export: Any) -> None:
    drawn = squeezed("".join(pages(export.make(f.record(), WORDS, f.MADE_AT))))
    assert squeezed(WORDS["common"]["unreadable_text"]) not in drawn


def test_our_own_words_are_all_in_the_font() -> None:
    letters = {ord(letter) for section in WORDS.values() for text in section.values() for letter in text}
    assert letters <= drawable()


@given(text=st.text(max_size=120))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_at_all_builds_both_papers_and_can_be_read(text: str) -> None:
    for export in WHOLE:
        drawn = squeezed("".join(pages(export.make(filled_with(f"({text})"), WORDS, f.MADE_AT))))
        assert squeezed(readable(f"({text})")) in drawn


@EXPORT
def test_drawing_opens_no_file_and_no_connection(export: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    record = filled_with("<img src='file:///etc/passwd'/> <img src='http://127.0.0.1:9/x.png'/> <para>&lt;")
    export.make(f.record(), WORDS, f.MADE_AT)  # fonts are read once

    def refuse(*what: Any, **_: Any) -> Any:
        raise AssertionError(f"opened {what}")

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr(io, "open", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    assert export.make(record, WORDS, f.MADE_AT).startswith(b"%PDF")


@EXPORT
@EACH_RECORD
def test_no_heading_stands_alone_at_the_foot_of_a_page(export: Any, make: Callable[[], Record]) -> None:
    paper = document(export.name, make())

    def last(box: Box) -> Box:
        while True:
            if isinstance(box, Stack) and box.splits and box.boxes:
                box = box.boxes[-1]
            elif isinstance(box, Card):
                box = box.inner
            else:
                return box

    for page in placed(boxes(paper.blocks, LOOKS[paper.size])):
        assert not last(page.content).keeps_next


@EXPORT
@EACH_RECORD
def test_no_card_comes_apart_unless_it_is_longer_than_a_page(export: Any, make: Callable[[], Record]) -> None:
    paper = document(export.name, make())

    def cards(box: Any) -> int:
        here = int(isinstance(box, Card) and not box.splits)
        inner = [box.inner] if isinstance(box, Card) else box.boxes if isinstance(box, Stack) else ()
        return here + sum(map(cards, inner))

    def too_long(box: Any) -> int:
        here = int(isinstance(box, Card) and not box.splits and box.height(WIDTH) > HEIGHT / 2)
        return here + sum(map(too_long, box.boxes if isinstance(box, Stack) else ()))

    made_of = boxes(paper.blocks, LOOKS[paper.size])
    apart = sum(cards(page.content) for page in placed(made_of)) - sum(map(cards, made_of))
    assert apart == 0 or (export.name == "large-print" and apart <= sum(map(too_long, made_of)))


def test_the_plan_of_a_usual_visit_is_alone_on_the_first_page() -> None:
    first, second, *_ = pages(made("family-copy", f.record()))
    assert all(item.what.split()[0] in first for item in f.record().plan)
    assert all(number in first for _, number, _ in f.CONTACTS)
    assert WORDS["family"]["advice"].format(baby="Zara") in second
    assert WORDS["family"]["advice"].format(baby="Zara") not in first


def test_a_table_names_its_step_again_on_each_page() -> None:
    record = f.long_record()
    again = WORDS["status"]["continued"].format(title=record.sections[0].title)
    assert sum(again in page for page in pages(made("record", record))) >= 2


def test_a_signature_is_drawn_and_twenty_thousand_points_stay_small() -> None:
    rng = random.Random(7)
    wild = Ink((tuple((rng.randrange(1001), rng.randrange(401), step, rng.randrange(256)) for step in range(20_000)),))
    with_ink = len(made("record", f.record(signatures=(f.signature(),))))
    without = len(made("record", f.record(signatures=(f.signature(outcome="open", ink=None),))))
    assert 1_500 < with_ink - without < 12_000
    # The machine's twin keeps every point; the drawing need not.
    drawn = [draw(f.papers(f.record(signatures=(f.signature(ink=one),)))[0], f.MADE_AT) for one in (f.ink(), wild)]
    assert len(drawn[1]) - len(drawn[0]) < 80_000


@pytest.mark.parametrize(
    "strokes",
    [
        (),
        (((500, 200, 0, 0),),),
        (((0, 0, 0, 255), (0, 0, 5, 255), (0, 0, 9, 0)),),
        (((0, 400, 0, 9), (1000, 0, 9, 9)),),
    ],
    ids=["nothing", "dot", "same place", "two points"],
)
def test_odd_ink_is_drawn_too(strokes: Any) -> None:
    assert made("record", f.record(signatures=(f.signature(ink=Ink(strokes)),))).startswith(b"%PDF")


def test_usual_papers_are_small() -> None:
    assert all(len(made(name, f.record())) < 120_000 for name in EXPORTS)


def test_every_kind_of_block_can_be_drawn() -> None:
    kinds = d.Block.__args__  # type: ignore[attr-defined]
    drawn = {type(block) for paper in f.papers(f.record(worked_example=True)) for block in _all(paper)}
    assert drawn == set(kinds)
    assert draw(practitioner(), f.MADE_AT).startswith(b"%PDF")


def practitioner() -> d.Document:
    """The usual record as a document."""
    return f.papers(f.record())[0]


def _all(content: Any) -> list[Any]:
    return [one for block in content.blocks for one in (block, *(_all(block) if hasattr(block, "blocks") else ()))]
