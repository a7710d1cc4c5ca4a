"""Whatever is done to a sealed paper, it is no longer genuine, and nothing that is dropped in breaks the tool."""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pypdf import PdfReader, PdfWriter
from sealing_parts import SEALED_AT, key, plain_paper, sealed, signed, trusted

from exports.seal import Finding, Trusted, seal, verify
from exports.seal.bytes_of_seal import MARK, place_of
from exports.seal.reading import SealBroken, read_seal
from exports.seal.sealing import FIELD
from exports.seal.signature_form import form_of
from exports.seal.verifying import LARGEST

SAMPLE = 1_500
NOT_GENUINE = {Finding.CHANGED, Finding.UNKNOWN, Finding.NOT_OURS}


def added_to(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """The file with a change in an incremental update, as another program would add it."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def saved_anew(pdf: bytes, change: Callable[[PdfWriter], object] = lambda _: None, password: str = "") -> bytes:
    """The file written from scratch by another program."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    change(writer)
    if password:
        writer.encrypt("", password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def a_page_more(writer: IncrementalPdfFileWriter) -> None:
    """Put an empty page at the end."""
    page = PageObject(contents=writer.add_object(_stream()), media_box=(0, 0, 595, 842))
    writer.insert_page(page)


def _stream() -> object:
    from pyhanko.pdf_utils.generic import StreamObject

    return StreamObject(stream_data=b"BT ET")


def no_field_more(writer: IncrementalPdfFileWriter) -> None:
    """Take the form, and with it the signature field, out of the document."""
    del writer.root["/AcroForm"]
    writer.update_root()


def another_title(writer: IncrementalPdfFileWriter) -> None:
    """Change the document's properties."""
    writer.set_info(DictionaryObject({pdf_name("/Title"): pdf_name("/Changed")}))


def no_certification(writer: IncrementalPdfFileWriter) -> None:
    """Take away what says that no change is allowed."""
    del writer.root["/Perms"]
    writer.update_root()


# --- bytes -----------------------------------------------------------------------------------------------------------


def test_one_changed_byte_anywhere_is_always_seen() -> None:
    pdf, chance = sealed(), random.Random(20261120)
    of_the_seal = range(len(plain_paper()), len(pdf))
    signature = range(pdf.rindex(b"/Contents <"), pdf.rindex(b"/Contents <") + 1_800)
    places = [*chance.sample(range(len(pdf)), 700), *chance.sample(of_the_seal, 400), *chance.sample(signature, 400)]
    assert len(places) == SAMPLE
    found: Counter[Finding] = Counter()
    for place in places:
        changed = bytearray(pdf)
        changed[place] ^= chance.randrange(1, 256)
        found[verify(bytes(changed), trusted()).finding] += 1
    assert found[Finding.GENUINE] == 0
    assert found[Finding.UNKNOWN] == 0
    assert found.total() == SAMPLE


def test_the_digits_of_the_seal_can_be_written_in_one_way_only() -> None:
    """A small letter, or something behind the signature's end, says the same to a lenient reader."""
    pdf = sealed()
    at = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    end = pdf.index(b">", at)
    for place in range(at, end):
        digit = pdf[place : place + 1]
        other = digit.lower() if digit.isalpha() else b"1" if pdf[place:end].strip(b"0") == b"" else digit
        if other == digit:
            continue
        changed = pdf[:place] + other + pdf[place + 1 :]
        assert verify(changed, trusted()).finding is Finding.CHANGED, place


@pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"%%EOF\n", b"x" * 5000, b"%PDF-1.7\n"])
def test_bytes_after_the_end_are_seen(more: bytes) -> None:
    assert verify(sealed() + more, trusted()).finding is Finding.CHANGED


@pytest.mark.parametrize("more", [b"\n", b" ", b"GIF89a", b"%PDF-1.7\n"])
def test_bytes_before_the_beginning_are_seen(more: bytes) -> None:
    assert verify(more + sealed(), trusted()).finding in NOT_GENUINE


def test_a_file_that_is_cut_short_is_never_genuine() -> None:
    pdf = sealed()
    for length in [*range(0, len(pdf), 997), *range(len(pdf) - 60, len(pdf))]:
        assert verify(pdf[:length], trusted()).finding in {Finding.CHANGED, Finding.NOT_OURS}, length


def test_the_second_reader_sees_added_bytes_by_itself() -> None:
    place = place_of(sealed())
    assert place is not None
    form = form_of(place.signature)
    assert read_seal(sealed(), place, form, ())[0] == SEALED_AT
    for changed in (sealed() + b"\n" * 7, added_to(sealed(), another_title), added_to(sealed(), a_page_more)):
        with pytest.raises(SealBroken):
            read_seal(changed, place, form, ())


# --- what another program may do -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change", [a_page_more, no_field_more, another_title, no_certification, lambda writer: writer.update_root()]
)
def test_an_incremental_update_is_seen(change: Callable[[IncrementalPdfFileWriter], object]) -> None:
    assert verify(added_to(sealed(), change), trusted()).finding is Finding.CHANGED


def test_a_paper_that_was_changed_and_saved_anew_is_not_genuine() -> None:
    for change in (
        lambda _: None,
        lambda writer: writer.add_blank_page(595, 842),
        lambda writer: writer.add_metadata({"/Title": "Another"}),
        lambda writer: writer.remove_page(0),
    ):
        assert verify(saved_anew(sealed(), change), trusted()).finding in {Finding.CHANGED, Finding.NOT_OURS}


def test_properties_changed_in_place_are_seen() -> None:
    changed = sealed().replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")
    assert changed != sealed()
    assert verify(changed, trusted()).finding is Finding.CHANGED


def test_a_renamed_signature_field_is_seen() -> None:
    changed = sealed().replace(MARK, MARK.replace(b"Settle", b"SETTLE"))
    assert verify(changed, trusted()).finding is Finding.NOT_OURS


@pytest.mark.parametrize("what", [b"/P 1\n", b"/Perms", b"/DocMDP", b"/M (D", b"/Prev"])
def test_each_part_of_the_seal_is_covered_by_it(what: bytes) -> None:
    at = sealed().rindex(what)
    changed = bytearray(sealed())
    changed[at + 1] ^= 3
    assert verify(bytes(changed), trusted()).finding is Finding.CHANGED


def test_a_swapped_attachment_is_seen() -> None:
    twin = b'{"smokes": "nobody"}'
    with_twin = saved_anew(plain_paper(), lambda writer: writer.add_attachment("twin.json", twin))
    pdf = seal(with_twin, key(), SEALED_AT)
    assert verify(pdf, trusted()).finding is Finding.GENUINE
    assert pdf.count(twin) == 1
    assert verify(pdf.replace(twin, twin.replace(b"nobody", b"father")), trusted()).finding is Finding.CHANGED


def test_a_seal_moved_to_another_paper_is_seen() -> None:
    other = seal(saved_anew(plain_paper()), key(), SEALED_AT)
    seals = [re.findall(rb"/Contents <[0-9A-F]+>", pdf)[-1] for pdf in (sealed(), other)]
    assert len(seals[0]) == len(seals[1])
    assert verify(other.replace(seals[1], seals[0]), trusted()).finding is Finding.CHANGED


# --- other seals and other signatures --------------------------------------------------------------------------------


def test_a_second_signature_is_seen() -> None:
    for name, by in (("Second", key("another")), ("Second", key())):
        assert verify(signed(sealed(), by, field=name, certify=False), trusted()).finding is Finding.CHANGED


def test_two_seals_are_not_one_even_if_both_are_ours() -> None:
    first = signed(plain_paper(), key(), field="First", certify=False)
    assert verify(signed(first, key()), trusted()).finding is Finding.CHANGED


def test_a_paper_that_is_sealed_anew_by_another_key_is_of_an_unknown_installation() -> None:
    for pdf in (plain_paper(), sealed()[: len(plain_paper())], saved_anew(plain_paper())):
        assert verify(seal(pdf, key("another"), SEALED_AT), trusted()).finding is Finding.UNKNOWN


def test_a_sealed_paper_that_somebody_else_sealed_over_is_not_genuine() -> None:
    over = saved_anew(sealed(), lambda writer: writer.root_object.pop("/Perms"))
    for pdf in (
        signed(over, key("another"), field="Over", certify=False),
        signed(sealed(), key("another"), field="Over"),
    ):
        assert verify(pdf, trusted()).finding in {Finding.CHANGED, Finding.NOT_OURS}


def test_a_pdf_that_somebody_else_signed_is_not_one_of_ours() -> None:
    for by in (key("another"), key()):
        assert verify(signed(plain_paper(), by, field="Signature1"), trusted()).finding is Finding.NOT_OURS


@pytest.mark.parametrize(
    "changes",
    [
        {"certify": False},
        {"allows": MDPPerm.FILL_FORMS},
        {"allows": MDPPerm.ANNOTATE},
        {"kind": SigSeedSubFilter.ADOBE_PKCS7_DETACHED},
    ],
    ids=str,
)
def test_a_signature_of_another_kind_by_our_own_key_is_no_seal(changes: dict[str, object]) -> None:
    assert verify(signed(plain_paper(), key()), trusted()).finding is Finding.GENUINE
    assert verify(signed(plain_paper(), key(), **changes), trusted()).finding is Finding.CHANGED


def test_a_seal_over_a_paper_that_had_been_added_to_is_no_seal() -> None:
    pdf = signed(added_to(plain_paper(), another_title), key())
    assert verify(pdf, trusted()).finding is Finding.CHANGED


def test_a_seal_beside_an_empty_field_is_no_seal() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(plain_paper()))
    append_signature_field(writer, SigFieldSpec("Empty"))
    out = BytesIO()
    writer.write(out)
    pdf = signed(saved_anew(out.getvalue()), key())
    assert verify(pdf, trusted()).finding is Finding.CHANGED


# --- files of any kind -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-",
        b"A letter, renamed to paper.pdf\n" * 40,
        MARK,
        b"%PDF-1.7\n" + MARK,
        b"%PDF-1.7\n" + MARK + b"/ByteRange [0 9 9 9]",
        b"%PDF-1.7\n" + MARK + b"/ByteRange [0 999999999 999999999 999999999]",
        b"%PDF-1.7\n" + MARK + b"[" * 100_000,
        b"\x89PNG\r\n\x1a\n" + bytes(2000),
        zlib.compress(bytes(5_000_000)),
    ],
    ids=range(10),
)
def test_a_file_of_another_kind_is_not_genuine(content: bytes) -> None:
    assert verify(content, trusted()).finding in {Finding.NOT_OURS, Finding.CHANGED}


def test_a_plain_paper_without_a_seal_is_not_one_of_ours() -> None:
    assert verify(plain_paper(), trusted()).finding is Finding.NOT_OURS


def test_an_encrypted_pdf_is_not_genuine() -> None:
    for pdf in (plain_paper(), sealed()):
        locked = saved_anew(pdf, password="secret")
        assert PdfReader(BytesIO(locked)).is_encrypted
        assert verify(locked, trusted()).finding in {Finding.NOT_OURS, Finding.CHANGED}


def test_a_huge_file_is_not_looked_into() -> None:
    for pdf in (sealed() + bytes(LARGEST), bytes(LARGEST + 1), b"%PDF-1.7\n" + MARK * (LARGEST // len(MARK) + 1)):
        assert verify(pdf, trusted()).finding is Finding.NOT_OURS


def test_a_seal_over_a_document_that_leads_in_circles_is_refused() -> None:
    def circle(writer: IncrementalPdfFileWriter) -> None:
        form = DictionaryObject({pdf_name("/T"): pdf_name("/x")})
        there = writer.add_object(form)
        form[pdf_name("/Kids")] = ArrayObject([there])
        writer.root[pdf_name("/AcroForm")] = DictionaryObject({pdf_name("/Fields"): ArrayObject([there])})
        writer.update_root()

    pdf = signed(saved_anew(added_to(plain_paper(), circle)), key())
    assert verify(pdf, trusted()).finding is Finding.CHANGED


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_at_all_get_a_finding(content: bytes, like_a_pdf: bool) -> None:
    start = b"%PDF-1.7\n" + MARK if like_a_pdf else b""
    assert verify(start + content, trusted()).finding in {Finding.NOT_OURS, Finding.CHANGED}


@given(st.data())
def test_any_part_replaced_by_anything_is_seen(data: st.DataObject) -> None:
    pdf = sealed()
    start = data.draw(st.integers(0, len(pdf)))
    end = data.draw(st.integers(start, min(len(pdf), start + 2000)))
    put_in = data.draw(st.one_of(st.binary(max_size=60), st.sampled_from([MARK, b"/ByteRange [0 1 2 3]", pdf[:50]])))
    changed = pdf[:start] + put_in + pdf[end:]
    assert (verify(changed, trusted()).finding is Finding.GENUINE) == (changed == pdf)


def test_nothing_is_trusted_by_somebody_who_trusts_nobody() -> None:
    assert not verify(sealed(), Trusted()).is_genuine
    assert FIELD.encode() in sealed()
