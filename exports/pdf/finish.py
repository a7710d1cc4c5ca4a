"""The finish: pages that reportlab drew become a paper that can be heard (PDF/UA-1) and kept (PDF/A-3a)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.attachments import Attachment
from exports.document import Document
from exports.pdf.embedding import embedded, packed
from exports.pdf.metadata import CREATOR, pdf_day, xmp
from exports.pdf.pen import Pen
from exports.pdf.tags import Element, headings_in_order, walk

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_SRGB = Path(__file__).with_name("srgb.icc")


def finished(drawn: bytes, pen: Pen, document: Document, made_at: datetime, attachments: Sequence[Attachment]) -> bytes:
    """The paper's bytes: the same for the same arguments. `made_at` is aware."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    with pikepdf.open(BytesIO(drawn)) as file:
        root = file.Root
        fonts = Dictionary({f"/{used.name}": embedded(file, used) for used in pen.typesetting.faces.values()})
        resources = file.make_indirect(Dictionary(Font=fonts))
        pages = [page.obj for page in file.pages]
        for number, page in enumerate(pages):
            page.Resources = resources
            page.StructParents = number
            page.Tabs = Name.S
            del page["/Trans"]
        root.StructTreeRoot = _tree(file, pen, pages)
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(document.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if document.reads_right_to_left:
            root.ViewerPreferences.Direction = Name.R2L
        root.Metadata = file.make_stream(
            xmp(document.title, document.head, document.language, made_at), Type=Name.Metadata, Subtype=Name.XML
        )
        profile = packed(file, _srgb(), N=3)
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)
        intent.OutputConditionIdentifier = String("sRGB")
        intent.Info = String("sRGB IEC61966-2.1")
        root.OutputIntents = Array([intent])
        if attachments:
            _attach(file, attachments, made_at)
        day = String(pdf_day(made_at))
        about = {"Title": document.title, "Subject": document.head, "Creator": CREATOR, "Producer": CREATOR}
        for key in list(file.docinfo.keys()):
            del file.docinfo[key]
        for key, text in about.items():
            file.docinfo[f"/{key}"] = String(text)
        file.docinfo["/CreationDate"] = file.docinfo["/ModDate"] = day
        out = BytesIO()
        file.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return out.getvalue()


@cache
def _srgb() -> bytes:
    return _SRGB.read_bytes()


def _tree(file: Pdf, pen: Pen, pages: list[Any]) -> Object:
    """The structure tree, and for each piece of each page the element that it belongs to."""
    from pikepdf import Array, Dictionary, Name

    levels = headings_in_order(pen.root)
    top = file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    made: dict[int, Object] = {id(element): file.make_indirect(Dictionary()) for element in walk(pen.root)}
    for element in walk(pen.root):
        _fill(made, element, levels, pages)
    whole = made[id(pen.root)]
    whole.P = top
    top.K = whole
    numbers: list[Any] = []
    for page, pieces in enumerate(pen.pieces):
        if page < len(pages):
            numbers += [page, file.make_indirect(Array([made[id(element)] for element in pieces]))]
    top.ParentTree = file.make_indirect(Dictionary(Nums=Array(numbers)))
    top.ParentTreeNextKey = len(pages)
    return top


def _fill(made: dict[int, Object], element: Element, levels: dict[int, int], pages: list[Any]) -> None:
    from pikepdf import Array, Dictionary, Name, String

    own = made[id(element)]
    own["/Type"] = Name.StructElem
    own.S = Name(f"/H{levels[id(element)]}" if element.kind == "H" else f"/{element.kind}")
    first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    if first is not None:
        own.Pg = pages[first]
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            below = made[id(kid)]
            below.P = own
            kids.append(below)
        elif kid[0] == first:
            kids.append(kid[1])
        else:
            kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid[0]], MCID=kid[1]))
    own.K = Array(kids)
    match element.kind:
        case "Figure":
            own.Alt = String(element.alt)
            if element.area:
                box = Array([round(place, 2) for place in element.area])
                own.A = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
        case "TH":
            own.A = Dictionary(O=Name.Table, Scope=Name.Row)
        case "L":
            own.A = Dictionary(O=Name.List, ListNumbering=Name.Decimal if element.numbered else getattr(Name, "None"))


def _attach(file: Pdf, attachments: Sequence[Attachment], made_at: datetime) -> None:
    """Files carried inside, each an associated file of the whole paper."""
    from pikepdf import Array, Dictionary, Name, String

    specs, names = [], []
    for attachment in sorted(attachments, key=lambda one: one.name):
        stream = packed(
            file,
            attachment.content,
            Type=Name.EmbeddedFile,
            Subtype=Name(f"/{attachment.media_type}"),
            Params=Dictionary(Size=len(attachment.content), ModDate=String(pdf_day(made_at))),
        )
        spec = file.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(attachment.name),
                UF=String(attachment.name),
                Desc=String(attachment.description),
                AFRelationship=Name.Data,
                EF=Dictionary(F=stream, UF=stream),
            )
        )
        specs.append(spec)
        names += [String(attachment.name), spec]
    file.Root.AF = Array(specs)
    if "/Names" not in file.Root:
        file.Root.Names = file.make_indirect(Dictionary())
    file.Root.Names.EmbeddedFiles = Dictionary(Names=Array(names))
