"""The papers as somebody hears them: what each part is, in which order, letter by letter as it was written."""

from __future__ import annotations

import hashlib
import io
import itertools
import unicodedata
from typing import Any

import factories as f
import pikepdf
import pytest
import urdu_visit
from hearing import Heard, heard

from exports import EXPORTS
from exports import document as d
from exports.attachments import Attachment
from exports.pdf import draw
from exports.record_document import practitioner_document
from tool.record import Record

WORDS = f.WORDS
EXPORT = pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS.keys())
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def told(text: str, language: str = "en") -> str:
    """A text after it was drawn as an answer's words and heard again; a broken line is one line."""
    record = f.record(language=language, sections=(f.RecordedSection("s", "Step", (f.answer(words=text),)),))
    paper = heard(draw(practitioner_document(record, WORDS), f.MADE_AT))
    rows = [row for row in paper.all("TR") if any(one.text == "How is Zara fed?" for one in row.all("TH"))]
    assert len(rows) == 1
    return [one.text for one in rows[0].all("P")][-1].replace("\n", "")


@pytest.mark.parametrize("language", ["en", "ur", "pa", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "زہرا کمر کے بل سوتی ہے۔ صوفے پر کبھی نہ سوئیں، چاہے آپ بہت تھکے ہوں۔",
        "ਜ਼ਾਰਾ ਪਿੱਠ ਦੇ ਭਾਰ ਸੌਂਦੀ ਹੈ। ਸੋਫ਼ੇ ਉੱਤੇ ਕਦੇ ਨਾ ਸੌਂਵੋ। ਕ੍ਰਿਪਾ, ਸ੍ਰੀ, ਪੜ੍ਹੋ",
        "Zażółć gęślą jaźń. Łóżeczko stoi w sypialni, a Małgosia śpi na plecach.",
        "کمرے کا درجہ حرارت 16–20 °C رکھیں، اور 0800 448 0737 پر فون کریں۔",
        "Gran said زہرا کمر کے بل، then ਜ਼ਾਰਾ ਪਿੱਠ, then (في غرفة 12) and rang 111.",
        "Ben نے کہا: «Zara sleeps on her back» اور پھر 20/11/2026 کو [گھر] گئے۔",
        "طِفْلِي يَنَامُ عَلَى ظَهْرِهِ. ڕێگا، ئێوارە، می‌خوابد",
        "fi fl ffi, naïve, Ærø, x̂ȳ, Ελληνικά, Київ",
    ],
    ids=["urdu", "gurmukhi", "polish", "temperature", "mixed", "urdu-with-latin", "vowels-and-joiners", "ligatures"],
)
def test_what_was_written_is_heard_letter_by_letter(text: str, language: str) -> None:
    assert told(text, language) == unicodedata.normalize("NFC", text)


def test_an_urdu_paper_is_heard_in_urdu() -> None:
    paper = heard(EXPORTS["family-copy"].make(urdu_visit.urdu_record(), urdu_visit.WORDS, f.MADE_AT))
    titles = [one.text for one in paper.all("H1")]
    assert titles == [urdu_visit.WORDS["family"]["title"].format(baby="زہرا")]
    assert urdu_visit.TEMPERATURE in paper.whole.replace("\n", "")


@EXPORT
@pytest.mark.parametrize("make", [f.record, f.empty_record, f.long_record, urdu_visit.urdu_record])
def test_headings_begin_with_the_title_and_skip_no_level(export: Any, make: Any) -> None:
    paper = heard(export.make(make(), WORDS, f.MADE_AT))
    levels = [HEADINGS.index(one.kind) + 1 for one in paper.all() if one.kind in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@EXPORT
@pytest.mark.parametrize("make", [f.record, f.long_record])
def test_tables_have_rows_of_one_heading_and_one_cell(export: Any, make: Any) -> None:
    tables = list(heard(export.make(make(), WORDS, f.MADE_AT)).all("Table"))
    assert tables
    for table in tables:
        for row in table.kids:
            assert [cell.kind for cell in row.kids] == ["TH", "TD"]
            assert row.kids[0].scope == "Row"
            assert row.kids[0].whole


@EXPORT
def test_lists_hold_nothing_but_items_with_a_body(export: Any) -> None:
    lists = list(heard(export.make(f.record(), WORDS, f.MADE_AT)).all("L"))
    assert lists
    for one in lists:
        assert {item.kind for item in one.kids} == {"LI"}
        assert all(item.kids[-1].kind == "LBody" and len(item.kids) <= 2 for item in one.kids)


def test_a_plan_is_one_list_even_over_two_pages() -> None:
    paper = heard(EXPORTS["large-print"].make(f.long_record(), WORDS, f.MADE_AT))
    plans = [one for one in paper.all("L") if [label.text for label in one.all("Lbl")] == ["1", "2", "3"]]
    assert len(plans) == 1
    assert len(list(plans[0].all("LI"))) == 3


@pytest.mark.parametrize("name", ["record", "family-copy", "large-print"])
def test_each_signature_says_whose_it_is(name: str) -> None:
    figures = list(heard(EXPORTS[name].make(f.record(), WORDS, f.MADE_AT)).all("Figure"))
    alt = WORDS["signature"]["alt"]
    assert [one.alt for one in figures] == [alt.format(name=who) for who in ("Amina", "Joanne Okafor-Whitehead")]


def test_each_picture_says_what_it_shows() -> None:
    figures = list(heard(EXPORTS["fridge-plan"].make(f.record(), WORDS, f.MADE_AT)).all("Figure"))
    assert len(figures) == 4
    assert all(one.alt for one in figures)


@EXPORT
def test_what_runs_along_every_page_and_what_comes_again_is_passed_over(export: Any) -> None:
    record = f.long_record()
    said = heard(export.make(record, WORDS, f.MADE_AT)).whole
    assert "Page 1 of" not in said
    assert WORDS["status"]["continued"].format(title=record.sections[0].title) not in said
    if not export.for_family:
        assert WORDS["record"]["private_again"] not in said


def test_an_answer_is_heard_right_after_its_question() -> None:
    record = f.record()
    paper = heard(EXPORTS["record"].make(record, WORDS, f.MADE_AT))
    rows = {row.kids[0].whole.replace("\n", ""): row.kids[1].whole for row in paper.all("TR")}
    for section in record.sections:
        for answer in section.answers:
            for said in answer.said:
                assert said in rows[answer.asked].split("\n")


def test_the_order_in_which_a_record_is_heard() -> None:
    paper = heard(EXPORTS["record"].make(f.record(), WORDS, f.MADE_AT))
    says = WORDS["record"]
    parts = [one.text for one in paper.all("H2")]
    wanted = ["glance", "people", "advice", "plan", "answers", "changes", "signatures", "about"]
    assert [text for text in parts if text in {says[key] for key in wanted}] == [says[key] for key in wanted]


def _fonts(pdf: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = {}
        for page in file.pages:
            for font in page.Resources.Font.values():
                below = font.DescendantFonts[0]
                found[str(font.BaseFont)[1:]] = "/FontFile2" in below.FontDescriptor
        return found


@EXPORT
@pytest.mark.parametrize("make", [f.record, f.empty_record, urdu_visit.urdu_record])
def test_every_font_is_ours_and_in_the_file(export: Any, make: Any) -> None:
    made = export.make(make(), WORDS, f.MADE_AT)
    fonts = _fonts(made)
    assert fonts
    assert all(fonts.values())
    assert all(name[6] == "+" and name[7:].startswith("Noto") for name in fonts)
    assert b"Helvetica" not in made


def test_urdu_is_written_in_nastaliq_and_arabic_in_naskh() -> None:
    def hands(language: str, text: str) -> set[str]:
        made = draw(practitioner_document(f.record(language=language, baby=text), WORDS), f.MADE_AT)
        return {name[7:].partition("-")[0] for name in _fonts(made)} - {"NotoSans"}

    assert hands("ur", "سلام") == {"NotoNastaliqUrdu"}
    assert hands("ar", "سلام") == {"NotoNaskhArabic"}
    assert hands("en", "سلام") == {"NotoNaskhArabic"}
    assert hands("en", "زہرا") == {"NotoNastaliqUrdu"}
    assert hands("en", "ਜ਼ਾਰਾ") == {"NotoSansGurmukhi"}


def test_the_language_and_the_direction_stand_in_the_file() -> None:
    for record, words, language, direction in (
        (f.record(), WORDS, "en", None),
        (urdu_visit.urdu_record(), urdu_visit.WORDS, "ur", "/R2L"),
    ):
        with pikepdf.open(io.BytesIO(EXPORTS["record"].make(record, words, f.MADE_AT))) as file:
            assert str(file.Root.Lang) == language
            found = file.Root.ViewerPreferences.get("/Direction")
            assert (str(found) if found else None) == direction
            assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
            assert str(file.docinfo["/Title"]) == words["record"]["title"]


def test_an_attachment_comes_out_byte_for_byte() -> None:
    content = bytes(range(256)) * 40
    given = Attachment("record.json", content, "application/json", "The record for a machine")
    document = practitioner_document(f.record(), WORDS)
    made = draw(document, f.MADE_AT, (given,))
    assert made == draw(document, f.MADE_AT, (given,))
    with pikepdf.open(io.BytesIO(made)) as file:
        assert list(file.attachments) == ["record.json"]
        assert file.attachments["record.json"].get_file().read_bytes() == content
        (spec,) = file.Root.AF
        assert str(spec.AFRelationship) == "/Data"
        assert str(spec.EF.F.Subtype) == "/application/json"
    with pikepdf.open(io.BytesIO(draw(document, f.MADE_AT))) as file:
        assert "/AF" not in file.Root
        assert not file.attachments


def test_the_same_bytes_whatever_was_drawn_before() -> None:
    usual = EXPORTS["record"].make(f.record(), WORDS, f.MADE_AT)
    EXPORTS["record"].make(urdu_visit.urdu_record(), urdu_visit.WORDS, f.MADE_AT)
    EXPORTS["record"].make(f.record(baby="ffi ਜ਼ਾਰਾ x̂"), WORDS, f.MADE_AT)
    again = EXPORTS["record"].make(f.record(), WORDS, f.MADE_AT)
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(usual).hexdigest()


def every_size(pdf: bytes) -> set[float]:
    """The size of every text that is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {
            float(operands[1])
            for page in file.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }


@pytest.mark.parametrize("make", [f.record, f.empty_record, f.long_record])
def test_nothing_in_large_print_is_smaller_than_18_points(make: Any) -> None:
    assert min(every_size(EXPORTS["large-print"].make(make(), WORDS, f.MADE_AT))) >= 18


def words_of(paper: Heard) -> list[str]:
    """Everything that is heard, without how it is broken into lines."""
    return sorted("".join(one.text.split()) for one in paper.all() if one.text)


@pytest.mark.parametrize("make", [f.record, f.empty_record, f.long_record])
def test_large_print_says_what_the_family_copy_says(make: Any) -> None:
    copy, large = (heard(EXPORTS[name].make(make(), WORDS, f.MADE_AT)) for name in ("family-copy", "large-print"))
    assert words_of(large) == words_of(copy)


def _one_page(record: Record, words: Any) -> int:
    with pikepdf.open(io.BytesIO(EXPORTS["fridge-plan"].make(record, words, f.MADE_AT))) as file:
        return len(file.pages)


@pytest.mark.parametrize("make", [f.record, f.empty_record, f.long_record])
def test_a_plan_for_the_fridge_is_one_page(make: Any) -> None:
    assert _one_page(make(), WORDS) == 1


def test_a_plan_for_the_fridge_in_urdu_is_one_page() -> None:
    assert _one_page(urdu_visit.urdu_record(), urdu_visit.WORDS) == 1


def test_a_plan_for_the_fridge_shows_the_familys_own_safe_place_and_never_an_unsafe_one() -> None:
    from exports.fridge_document import OWN_SPACES, fridge_document

    def shown(*places: str) -> str:
        plain = {"kind": "chosen-several", "values": list(places)}
        section = f.RecordedSection("where", "Where", (f.answer("slept-last-night", "Where?", plain=plain),))
        (page,) = fridge_document(f.record(sections=(section,)), WORDS).blocks
        assert isinstance(page, d.OnePage)
        (pictures,) = [block for block in page.blocks if isinstance(block, d.Pictures)]
        assert [one.never for one in pictures.pictures] == [False, False, True, True]
        return pictures.pictures[0].name

    assert shown("adult-bed", "moses-basket") == "moses-basket"
    assert shown("sofa-or-armchair", "pod-or-nest") in OWN_SPACES
    assert shown() in OWN_SPACES
