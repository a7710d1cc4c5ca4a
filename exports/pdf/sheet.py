"""reportlab's canvas without the font that it puts on every page: our fonts come with the finish."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas


class Sheet(Canvas):  # type: ignore[misc]
    """Pages that begin blank."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    def showPage(self) -> Any:  # noqa: N802  (reportlab's name)
        """End the page; a page with nothing on it is a page too."""
        if not self._code:
            self._code.append(" ")
        return super().showPage()
