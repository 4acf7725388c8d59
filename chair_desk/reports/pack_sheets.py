"""The pack's own pages: contents, dividers, places held for papers, what changed, cover sheets.

The cover is in `pack_cover`. Every page is drawn on A4 with the board at its head; its number is
stamped when the pack is put together, so there is none in the foot.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from chair_desk.records.frozen import frozen
from chair_desk.reports import pdf_style
from chair_desk.reports.fonts import DISPLAY, STRONG, Face, shown_by
from chair_desk.reports.pdf_flowables import words
from chair_desk.reports.pdf_style import LEFT, MM, WIDTH, TextStyle
from chair_desk.reports.plain_text import one_line

TITLE = TextStyle(family=DISPLAY, size=24, line=30)
SUB = TextStyle(family=DISPLAY, size=15, line=20)
STRONG_LINE = TextStyle(family=STRONG, size=10, line=14)
STRONG_SMALL = TextStyle(family=STRONG, size=8.6, line=11.2, colour=pdf_style.INK_PALE)
CELL = pdf_style.CELL
CELL_PALE = TextStyle(family=CELL.family, size=9.5, line=13.2, colour=pdf_style.INK_PALE)
BOTTOM = 24 * MM
_CELL_PAD = 5.0


@frozen(kw_only=True)
class Head:
    """What stands on each of the pack's own pages: board, marking, and two lines in the foot."""

    board: str
    marking: str = ""
    foot: tuple[str, str] = ("", "")
    foot_right: str = ""


@frozen
class SheetLink:
    """A link on one of these pages: which page (from 0), where, and the key it leads to."""

    page: int
    box: tuple[float, float, float, float]
    to: str
    words: str


@frozen(kw_only=True)
class Line:
    """A row of a table: its cells, whether it is strong, and the part that it leads to.

    `strong_at` is the one cell that is strong, counted from 0.
    """

    cells: tuple[str, ...]
    is_strong: bool = False
    to: str = ""
    strong_at: int = -1


@frozen(kw_only=True)
class Notice:
    """A page that stands for others or parts them: a title, sentences, perhaps room to write."""

    title: str
    over: str = ""
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    lines: int = 0


_TOGETHER = 3
"""Lines at the end of a table that go to the next page together."""


class Sheets:
    """Draws the pages one after another and remembers the links."""

    def __init__(self, head: Head, title: str) -> None:
        self.head = head
        self._made = io.BytesIO()
        shown_by(Face.SANS)
        self.canvas = Canvas(
            self._made,
            pagesize=(pdf_style.PAGE_WIDTH, pdf_style.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=Face.SANS.value,
        )
        self.canvas.setTitle(one_line(title))
        self.links: list[SheetLink] = []
        self.count = 0
        self.top = 0.0

    def begin(self) -> None:
        """Begin a page with its head and foot."""
        self.count += 1
        rule = pdf_style.HEADER_RULE
        self.set(self.head.board, STRONG_SMALL, LEFT, rule + 5, width=WIDTH * 0.65)
        self.set_right(self.head.marking, STRONG_SMALL, LEFT + WIDTH, rule + 5)
        self.rule(rule, pdf_style.INK)
        self.top = rule - 24

    def end(self) -> None:
        """End the page with its foot."""
        if any(self.head.foot) or self.head.foot_right:
            self.rule(BOTTOM - 8, pdf_style.HAIRLINE)
            for number, said in enumerate(self.head.foot):
                low = BOTTOM - 22 - number * 12
                self.set(said, pdf_style.FURNITURE, LEFT, low, width=WIDTH * 0.6)
            self.set_right(self.head.foot_right, pdf_style.FURNITURE, LEFT + WIDTH, BOTTOM - 22)
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """Return all pages as a PDF."""
        if not self.count:
            self.begin()
            self.end()
        self.canvas.save()
        return self._made.getvalue()

    # -------------------------------------------------------------- setting

    def set(
        self, said: str, style: TextStyle, left: float, bottom: float, *, width: float = WIDTH
    ) -> None:
        """Set one line with its foot at a height; what is too long is cut."""
        if said:
            fitted = _fitted(one_line(said), style, width)
            self._draw(words(fitted, style), left, bottom, WIDTH)

    def set_right(self, said: str, style: TextStyle, right: float, bottom: float) -> None:
        """Set one line that ends at the right."""
        if said:
            fitted = _fitted(one_line(said), style, WIDTH * 0.5)
            left = right - stringWidth(fitted, style.family.plain.value, style.size)
            self._draw(words(fitted, style), left, bottom, WIDTH)

    def flow(
        self, said: str, style: TextStyle, *, left: float = LEFT, width: float = WIDTH
    ) -> float:
        """Set a paragraph below what is there, and return its height."""
        made = words(said, style)
        high = made.height_at(width)
        self._draw(made, left, self.top - high, width)
        self.top -= high
        return float(high)

    def height(self, said: str, style: TextStyle, width: float) -> float:
        """Return the height of a paragraph at a width."""
        return float(words(said, style).height_at(width))

    def rule(self, height: float, colour: str, *, left: float = LEFT, width: float = WIDTH) -> None:
        """Rule a line across."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(0.75)
        self.canvas.line(left, height, left + width, height)

    def _draw(self, made: Any, left: float, bottom: float, width: float) -> None:
        made.height = made.height_at(width)
        made.canv, made.width = self.canvas, width
        self.canvas.saveState()
        self.canvas.translate(left, bottom)
        made.draw_bare()
        self.canvas.restoreState()

    # -------------------------------------------------------------- tables

    def table(self, header: Sequence[str], lines: Sequence[Line], widths: Sequence[float]) -> None:
        """Set a table over as many pages as it takes; the last column ends at the right.

        The last lines stand together: none of them is alone on a page.
        """
        total = sum(widths)
        across = [WIDTH * one / total for one in widths]
        self._table_head(header, across)
        heights = [self._line_height(line, across) for line in lines]
        together = max(len(lines) - _TOGETHER, 0)
        for number, (line, high) in enumerate(zip(lines, heights, strict=True)):
            needed = sum(heights[number:]) if number == together else high
            if self.top - needed < BOTTOM:
                self.end()
                self.begin()
                self._table_head(header, across)
            self._line(line, across, high)

    def _table_head(self, header: Sequence[str], across: Sequence[float]) -> None:
        self.rule(self.top, pdf_style.INK)
        self.top -= 16
        self._cells(header, across, STRONG_SMALL, self.top)
        self.top -= 7
        self.rule(self.top, pdf_style.HAIRLINE)

    def _cells(
        self, cells: Sequence[str], across: Sequence[float], style: TextStyle, bottom: float
    ) -> None:
        left = LEFT
        for number, (said, width) in enumerate(zip(cells, across, strict=True)):
            if number and number == len(across) - 1:
                self.set_right(said, style, LEFT + WIDTH, bottom)
            else:
                self.set(said, style, left, bottom, width=width - 4)
            left += width

    def _line_height(self, line: Line, across: Sequence[float]) -> float:
        style = STRONG_LINE if line.is_strong else CELL
        inner = across[:-1] if len(across) > 1 else across
        tall = max(
            self.height(said, style, width - 6)
            for said, width in zip(line.cells, inner, strict=False)
        )
        return tall + 2 * _CELL_PAD

    def _line(self, line: Line, across: Sequence[float], high: float) -> None:
        left, top = LEFT, self.top
        for number, (said, width) in enumerate(zip(line.cells, across, strict=True)):
            is_strong = line.is_strong or number == line.strong_at
            style = STRONG_LINE if is_strong else CELL
            if number and number == len(across) - 1:
                bottom = top - _CELL_PAD - style.line
                self.set_right(said, style, LEFT + WIDTH, bottom)
            elif said:
                made = words(said, style)
                tall = made.height_at(width - 6)
                self._draw(made, left, top - _CELL_PAD - tall, width - 6)
            left += width
        self.top -= high
        self.rule(self.top, pdf_style.HAIRLINE)
        if line.to:
            said = " ".join(cell for cell in line.cells if cell)
            self.links.append(
                SheetLink(self.count - 1, (LEFT, self.top, LEFT + WIDTH, top), line.to, said)
            )

    # -------------------------------------------------------------- whole pages

    def notice(self, notice: Notice) -> None:
        """Draw a page that stands for others: a title, a rule, sentences, room to write."""
        self.begin()
        self.top -= 60
        if notice.over:
            self.flow(notice.over, SUB)
        self.flow(notice.title, TITLE)
        self.top -= 10
        for label, said in notice.facts:
            high = self.height(said, CELL, WIDTH - 40 * MM)
            self._draw(words(said, CELL), LEFT + 40 * MM, self.top - high, WIDTH - 40 * MM)
            self.set(label, STRONG_SMALL, LEFT, self.top - 12)
            self.top -= high + 7
            self.rule(self.top + 2, pdf_style.HAIRLINE)
        for said in notice.paragraphs:
            self.top -= 6
            self.flow(said, pdf_style.BODY)
        if notice.lines:
            self.top -= 20
            for _number in range(notice.lines):
                self.top -= 26
                if self.top < BOTTOM + 10:
                    break
                self.rule(self.top, pdf_style.HAIRLINE)
        self.end()


def _fitted(said: str, style: TextStyle, room: float) -> str:
    face = style.family.plain
    shown_by(face)
    while said and stringWidth(said, face.value, style.size) > room:
        said = said[:-2].rstrip() + "…"
    return said
