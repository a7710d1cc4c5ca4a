"""Any document as a PDF: A4, the same bytes for the same document and time, nothing fetched or opened."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from exports.document import Document


def draw(document: Document, made_at: datetime) -> bytes:
    """The document as a PDF file. `made_at` (aware) goes into the file's properties and nowhere else.

    Raises ValueError if `made_at` does not say its time zone.
    """
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    from exports.pdf.compose import boxes
    from exports.pdf.look import LOOKS, PAGE
    from exports.pdf.pages import draw_page, placed
    from exports.pdf.pen import Pen

    offset = made_at.utcoffset()
    if offset is None:
        raise ValueError("the time a paper is made at must say its time zone")
    blocks = (*document.blocks, document.unreadable) if _lacks_letters(document.blocks) else document.blocks
    pages = placed(boxes(blocks, LOOKS[document.size]))
    rl_config.useA85 = 0  # plain bytes: a fifth smaller
    file = BytesIO()
    canvas = Canvas(file, pagesize=PAGE, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=document.language)
    canvas.setTitle(document.title)
    canvas.setSubject(document.head)
    canvas.setAuthor("")
    canvas.setCreator("Settle")
    canvas.setKeywords("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    minutes = int(offset.total_seconds() // 60)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'"
    canvas.setDateFormatter(lambda *_: f"D:{made_at:%Y%m%d%H%M%S}{zone}")
    pen = Pen(canvas)
    for number, page in enumerate(pages, 1):
        draw_page(pen, document, page, number, len(pages))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _lacks_letters(content: Any) -> bool:
    from exports.pdf.letters import is_unreadable

    if isinstance(content, str):
        return is_unreadable(content)
    if isinstance(content, tuple):
        return any(map(_lacks_letters, content))
    if is_dataclass(content):
        return any(_lacks_letters(getattr(content, field.name)) for field in fields(content) if field.name != "ink")
    return False
