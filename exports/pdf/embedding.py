"""Fonts inside a paper: only the glyphs that it uses, with what each of them means."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from exports.pdf.fonts import Face
from exports.pdf.typesetting import UsedFace

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{meanings}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST_IN_A_BLOCK = 100
_NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "gasp", "cmap", "STAT")


def embedded(file: Pdf, used: UsedFace) -> Object:
    """The font as a paper carries it."""
    from pikepdf import Array, Dictionary, Name, String

    glyphs = sorted({0, *used.meaning})
    program = subset(used.face, glyphs)
    name = Name(f"/{_tag(program)}+{used.face.name}-{'Bold' if used.face.bold else 'Regular'}")
    head = used.face.font.get_font_extents("ltr")
    box = used.face.face.reference_table("head").data[36:44]
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([int.from_bytes(box[at : at + 2], "big", signed=True) for at in (0, 2, 4, 6)]),
        ItalicAngle=0,
        Ascent=int(head.ascender),
        Descent=int(head.descender),
        CapHeight=714,
        StemV=140 if used.face.bold else 80,
        FontFile2=packed(file, program, Length1=len(program)),
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=file.make_indirect(descriptor),
        DW=0,
        W=Array(list(_widths(used.face, glyphs))),
        CIDToGIDMap=Name.Identity,
    )
    return file.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([file.make_indirect(below)]),
            ToUnicode=packed(file, _meanings(used.meaning)),
        )
    )


def subset(face: Face, glyphs: list[int]) -> bytes:
    """The font with these glyphs alone, under the numbers that they had."""
    import uharfbuzz

    wish = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wish.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    wish.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    dropped = wish.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG)
    dropped.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _NOT_NEEDED)
    return bytes(uharfbuzz.subset(face.face, wish).blob.data)


def packed(file: Pdf, content: bytes, **more: object) -> Object:
    """A compressed stream."""
    from pikepdf import Name

    return file.make_stream(zlib.compress(content, 6), Filter=Name.FlateDecode, **more)


def _tag(program: bytes) -> str:
    """Six letters that say which part of the font this is; the same for the same part."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])


def _widths(face: Face, glyphs: list[int]) -> Iterator[object]:
    from pikepdf import Array

    row: list[int] = []
    start = before = -2
    for glyph in glyphs:
        if glyph != before + 1:
            if row:
                yield start
                yield Array(row)
            row, start = [], glyph
        row.append(face.widths[glyph])
        before = glyph
    yield start
    yield Array(row)


def _meanings(meaning: dict[int, str]) -> bytes:
    lines = [
        f"<{glyph:04X}> <{letters.encode('utf-16-be').hex().upper()}>" for glyph, letters in sorted(meaning.items())
    ]
    blocks = []
    rest = iter(lines)
    while block := list(islice(rest, _MOST_IN_A_BLOCK)):
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return _CMAP.format(meanings="\n".join(blocks)).encode("ascii")
