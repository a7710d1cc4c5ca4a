"""The same content as a paper of ours, laid out plainly by others: no tags, no archive, no seal.

Each gets every word and every signature of the document in the same order and the same font, and none of our look.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from exports import document as d
from tool.signature import Ink

FONTS = Path(d.__file__).parent / "fonts"
Part = tuple[str, Any]


def parts(thing: Any) -> Iterator[Part]:
    """A document as headings, paragraphs, rows and ink."""
    match thing:
        case d.Title(text=text):
            yield "h1", text
        case d.Heading(text=text, level=level):
            yield f"h{level + 1}", text
        case d.Answers(title=title, rows=rows):
            yield "h3", title
            yield "rows", [(row.question, "; ".join((*row.said, row.status, row.words))) for row in rows]
        case d.Line(label=label, text=text):
            yield "p", f"{label}: {text}"
        case Ink():
            yield "ink", thing
        case str():
            if thing.strip():
                yield "p", thing
        case tuple():
            for one in thing:
                yield from parts(one)
        case _ if is_dataclass(thing):
            for field in fields(thing):
                if field.name not in {"tone", "alt", "again", "page", "unreadable", "language", "size", "quiet"}:
                    yield from parts(getattr(thing, field.name))


def plain_reportlab(content: list[Part]) -> bytes:
    """Reportlab's own page layout."""
    from reportlab.graphics.shapes import Drawing, PolyLine
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for name, file in (("Sans", "NotoSans-Regular.ttf"), ("Sans-Bold", "NotoSans-Bold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    body = ParagraphStyle("p", fontName="Sans", fontSize=10, leading=14)
    styles = {f"h{n}": ParagraphStyle(f"h{n}", body, fontName="Sans-Bold", fontSize=22 - 4 * n) for n in (1, 2, 3)}
    flow: list[Any] = []
    for kind, what in content:
        if kind == "rows":
            flow.append(Table([[Paragraph(escape(text), body) for text in row] for row in what], colWidths=(220, 220)))
        elif kind == "ink":
            drawing = Drawing(200, 80)
            for stroke in what.strokes:
                line = [number for x, y, *_ in stroke for number in (x / 5, 80 - y / 5)]
                drawing.add(PolyLine(line, strokeWidth=1))
            flow.append(drawing)
        else:
            flow.append(Paragraph(escape(what), styles.get(kind, body)))
    file = BytesIO()
    SimpleDocTemplate(file).build(flow)
    return file.getvalue()


def weasyprint(content: list[Part]) -> bytes:
    """WeasyPrint, from HTML."""
    from weasyprint import HTML

    made = []
    for kind, what in content:
        if kind == "rows":
            rows = "".join(f"<tr><td>{escape(ask)}<td>{escape(said)}</tr>" for ask, said in what)
            made.append(f"<table>{rows}</table>")
        elif kind == "ink":
            lines = "".join(
                f'<polyline points="{" ".join(f"{x},{y}" for x, y, *_ in stroke)}" fill="none" stroke="black"/>'
                for stroke in what.strokes
            )
            made.append(f'<svg width="200" height="80" viewBox="0 0 1000 400">{lines}</svg>')
        else:
            made.append(f"<{kind}>{escape(what)}</{kind}>")
    face = "".join(
        f"@font-face {{font-family: Sans; font-weight: {weight}; src: url({(FONTS / file).as_uri()})}}"
        for weight, file in ((400, "NotoSans-Regular.ttf"), (700, "NotoSans-Bold.ttf"))
    )
    pdf = HTML(string=f"<style>{face} body {{font: 10pt/1.4 Sans}}</style>{''.join(made)}").write_pdf()
    assert isinstance(pdf, bytes)
    return pdf


def typst(content: list[Part]) -> bytes:
    """Typst, which reads the content as data, so that no word of it is mark-up."""
    import typst as maker

    given = json.dumps(
        [(kind, [[point[:2] for point in stroke] for stroke in what.strokes] if kind == "ink" else what)
         for kind, what in content]
    )  # fmt: skip
    source = """
#set text(font: "Noto Sans", size: 10pt)
#for (kind, what) in json(bytes(sys.inputs.given)) {
  if kind == "rows" { table(columns: 2, ..what.flatten()) }
  else if kind == "ink" {
    box(width: 200pt, height: 80pt, for stroke in what {
      let points = stroke.map(p => (p.at(0) / 5 * 1pt, p.at(1) / 5 * 1pt))
      place(curve(stroke: 1pt, curve.move(points.first()), ..points.slice(1).map(p => curve.line(p))))
    })
  }
  else if kind == "p" { par(what) }
  else { heading(level: int(kind.slice(1)), what) }
}
"""
    made = maker.compile(source.encode(), font_paths=[str(FONTS)], sys_inputs={"given": given})
    assert isinstance(made, bytes)
    return made


OTHERS = {"reportlab, plain": plain_reportlab, "WeasyPrint": weasyprint, "Typst": typst}
