"""Any document as a PDF: A4, the same bytes for the same document and time, nothing fetched or opened.

Every paper is accessible (PDF/UA-1) and archival (PDF/A-3a) at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from exports.attachments import Attachment
from exports.document import Document


def draw(document: Document, made_at: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
    """The document as a PDF file, with the attachments in it. `made_at` (aware) goes into the file's properties alone.

    Raises ValueError if `made_at` does not say its time zone.
    """
    from exports.pdf.finish import finished
    from exports.pdf.metadata import pdf_day

    pdf_day(made_at)
    drawn, pen = drawn_pages(document)
    return finished(drawn, pen, document, made_at, attachments)


def drawn_pages(document: Document) -> tuple[bytes, Any]:
    """The pages alone, with the pen that knows what is on them: not yet a paper that can be handed over."""
    from reportlab import rl_config

    from exports.pdf.compose import boxes
    from exports.pdf.letters import written_in
    from exports.pdf.look import LOOKS, PAGE
    from exports.pdf.pages import Running, placed
    from exports.pdf.pen import Pen
    from exports.pdf.sheet import Sheet
    from exports.pdf.typesetting import Typesetting

    rl_config.useA85 = 0  # plain bytes: a fifth smaller
    file = BytesIO()
    with written_in(document.language):
        blocks = (*document.blocks, document.unreadable) if _lacks_letters(document.blocks) else document.blocks
        running = Running(document)
        pages = placed(boxes(blocks, LOOKS[document.size]), running.height, running.head_room)
        sheet = Sheet(file, pagesize=PAGE, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        pen = Pen(sheet, Typesetting(), mirrored=document.reads_right_to_left)
        for number, page in enumerate(pages, 1):
            running.draw(pen, page, number, len(pages))
            pen.end_page()
        sheet.save()
    return file.getvalue(), pen


def _lacks_letters(content: Any) -> bool:
    from exports.pdf.letters import is_unreadable

    if isinstance(content, str):
        return is_unreadable(content)
    if isinstance(content, tuple):
        return any(map(_lacks_letters, content))
    if is_dataclass(content):
        return any(_lacks_letters(getattr(content, field.name)) for field in fields(content) if field.name != "ink")
    return False
