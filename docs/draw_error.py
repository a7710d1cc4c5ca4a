"""Draws docs/error.svg: what `settle check` says of one mistake, with a word beside each part of it.

Run it with `uv run python docs/draw_error.py`. The mistake and its message are those of
tests/mistakes/mistakes.yaml, so the picture shows what the tool really says; a test holds the two together.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import yaml

HOUSE = Path(__file__).resolve().parents[1]
PICTURE = HOUSE / "docs" / "error.svg"
MISTAKE = "A key is misspelt"
WIDE, LINE, TOP, LEFT = 900, 30, 96, 28
LETTER = 10.2
"""Width of one letter at 17 pixels in most fonts of even width."""
INK, PAPER, RED, QUIET, GOOD = "#f3f6f6", "#16292e", "#ffb4a8", "#9fc3c4", "#b7e4a7"


def message() -> list[str]:
    """The lines of the message, from the table of mistakes."""
    table = yaml.safe_load((HOUSE / "tests" / "mistakes" / "mistakes.yaml").read_text("utf-8"))["mistakes"]
    return str(next(one["told"] for one in table if one["mistake"] == MISTAKE)).rstrip("\n").split("\n")


def drawn() -> str:
    """The picture as SVG."""
    first, wrong, do = message()
    place, _, rest = first.partition(" ")
    weight, code, about, words = rest.split(" ", 3)
    parts = [(place, QUIET), (f"{weight} {code}", RED), (about, INK), (words, INK)]
    x, spans, marks = float(LEFT), [], []
    names = ("file, line and column", "how grave, and its code", "which question", "what it asks")
    for n, ((text, colour), name) in enumerate(zip(parts, names, strict=True)):
        width = len(text) * LETTER
        spans.append(_text(x, TOP, text, colour))
        level = TOP + 26 + 24 * (n % 2)
        marks.append(f'<path d="M{x:.0f} {TOP + 8}h{width:.0f}" stroke="{QUIET}" stroke-width="1.5"/>')
        marks.append(f'<path d="M{x + 6:.0f} {TOP + 8}V{level - 12}" stroke="{QUIET}" stroke-width="1"/>')
        marks.append(_note(x, level, name))
        x += width + LETTER
    y = TOP + 26 + 24 + 44
    body = [
        _text(LEFT, 58, "$ uv run settle check", QUIET),
        *spans,
        *marks,
        _text(LEFT + 4 * LETTER, y, wrong.strip(), RED),
        _note(LEFT + 50 * LETTER, y, "what is wrong"),
        _text(LEFT + 4 * LETTER, y + LINE, do.strip(), GOOD),
        _note(LEFT + 50 * LETTER, y + LINE, "what to do about it"),
    ]
    tall = y + LINE + 34
    said = escape(" ".join([first, wrong.strip(), do.strip()]), quote=True)
    size = f'viewBox="0 0 {WIDE} {tall}" width="{WIDE}" height="{tall}"'
    dots = "".join(f'<circle cx="{across}" cy="22" r="6"/>' for across in (26, 46, 66))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n'
        f"<title>What settle check says of a misspelt key</title>\n<desc>{said}</desc>\n"
        f'<rect width="{WIDE}" height="{tall}" rx="12" fill="{PAPER}"/>\n'
        f'<g fill="{QUIET}">{dots}</g>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _text(x: float, y: float, text: str, colour: str) -> str:
    font = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
    # The length is given, so that the marks fit below the words in any font.
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" textLength="{len(text) * LETTER:.0f}" lengthAdjust="spacingAndGlyphs" '
        f'font-family="{font}" font-size="17" fill="{colour}" xml:space="preserve">{escape(text)}</text>'
    )


def _note(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-family="sans-serif" font-size="15" fill="{INK}">{escape(text)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(drawn(), "utf-8")
