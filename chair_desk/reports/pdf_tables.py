"""A table on a page: one header row, repeated over pages, hairlines between rows."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from chair_desk.reports import pdf_style
from chair_desk.reports.document import Grid, Run, Runs
from chair_desk.reports.pdf_flowables import Text, split_texts, text, words
from chair_desk.reports.pdf_style import TextStyle
from chair_desk.reports.pdf_tags import Node, marked

Cells = list[Text]
SHORT = 0.3
"""The part of a page up to which a table is not parted."""


class TableOnPage(Flowable):
    """A table as far as it stands on one page. On later pages its header is decoration."""

    down = pdf_style.CELL_DOWN  # the space above and below the words of a row

    def __init__(
        self,
        header: Cells,
        rows: Sequence[Cells],
        widths: Sequence[float],
        *,
        row_height: float = 0,
        is_ruled: bool = False,
    ) -> None:
        super().__init__()
        self.row_height, self.is_ruled = row_height, is_ruled
        self.header, self.rows, self.widths = header, list(rows), list(widths)
        self.spaceBefore, self.spaceAfter = 2, 12

    def height_of(self, cells: Cells) -> float:
        """Return the height of a row, its padding counted in; no cells, no height."""
        if not cells:
            return 0
        tallest = max(
            cell.height_at(width - pdf_style.CELL_ACROSS)
            for cell, width in zip(cells, self.widths, strict=True)
        )
        least = 0 if cells is self.header else self.row_height
        return max(tallest + 2 * self.down, least)

    def least_height(self) -> float:
        """Return the height of what is not parted: the header and first row, or a short table."""
        rows = self.rows if self._is_short() else self.rows[:1]
        return self.height_of(self.header) + sum(self.height_of(cells) for cells in rows)

    def _is_short(self) -> bool:
        """Say whether it can wait for the next page and leave little of this one bare."""
        every = self.height_of(self.header) + sum(self.height_of(cells) for cells in self.rows)
        return every <= pdf_style.FULL_HEIGHT * SHORT

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        self.height = self.height_of(self.header) + sum(self.height_of(row) for row in self.rows)
        return width, self.height

    def split(self, width: float, height: float) -> list[TableOnPage]:
        """Part the table between rows; a row taller than a page is parted itself.

        A short table goes whole to the next page.
        """
        if self._is_short() and self.least_height() > height:
            return []
        room = height - self.height_of(self.header)
        if room < 0:
            return []
        kept = 0
        for row in self.rows:
            tall = self.height_of(row)
            if tall > room:
                break
            room -= tall
            kept += 1
        if kept == len(self.rows):
            return [self]
        if kept == 0:
            return self._split_first_row(height, room)
        return [self._part(self.rows[:kept]), self._later(self.rows[kept:])]

    def _split_first_row(self, height: float, room: float) -> list[TableOnPage]:
        if height < pdf_style.FULL_HEIGHT - 1:
            return []
        here: Cells = []
        later: Cells = []
        for cell, width in zip(self.rows[0], self.widths, strict=True):
            across = width - pdf_style.CELL_ACROSS
            kept, rest = split_texts([cell], across, room - 2 * self.down)
            here.append(kept[0] if kept else words("", pdf_style.CELL))
            later.append(rest[0] if rest else words("", pdf_style.CELL))
        return [self._part([here]), self._later([later, *self.rows[1:]])]

    def _part(self, rows: Sequence[Cells]) -> TableOnPage:
        part = self._alike(self.header, rows)
        part.spaceAfter = 0
        return part

    def _alike(self, header: Cells, rows: Sequence[Cells]) -> TableOnPage:
        made = TableOnPage(
            header, rows, self.widths, row_height=self.row_height, is_ruled=self.is_ruled
        )
        made.down = self.down
        return made

    def _later(self, rows: Sequence[Cells]) -> TableOnPage:
        header = [_again(cell) for cell in self.header]
        return self._alike(header, rows)

    def draw(self) -> None:
        """Set the header and the rows, with a line above, below the header and below each row."""
        top = self.height
        self._line(top, pdf_style.RULE_COLOUR)
        for cells in (self.header, *self.rows) if self.header else self.rows:
            self._draw_row(cells, top)
            top -= self.height_of(cells)
            self._line(top, pdf_style.HAIRLINE)
        if self.is_ruled:
            self._part_columns()

    def _part_columns(self) -> None:
        """Draw a line between two columns, from the header down."""
        left = 0.0
        with marked(self.canv, None):
            self.canv.setStrokeColor(HexColor(pdf_style.HAIRLINE))
            for width in self.widths[:-1]:
                left += width
                at = left - pdf_style.CELL_ACROSS * 0.8
                self.canv.line(at, 0, at, self.height)

    def _draw_row(self, cells: Cells, top: float) -> None:
        left = 0.0
        if self.row_height and cells is not self.header:
            top -= self._spare(cells) / 2
        for cell, width in zip(cells, self.widths, strict=True):
            tall = cell.height_at(width - pdf_style.CELL_ACROSS)
            cell.drawOn(self.canv, left, top - self.down - tall)
            left += width

    def _spare(self, cells: Cells) -> float:
        """Return the height of a row to write in beyond what its words need."""
        tallest = max(
            cell.height_at(width - pdf_style.CELL_ACROSS)
            for cell, width in zip(cells, self.widths, strict=True)
        )
        return self.height_of(cells) - tallest - 2 * self.down

    def _line(self, height: float, colour: str) -> None:
        with marked(self.canv, None):
            self.canv.setStrokeColor(HexColor(colour))
            self.canv.setLineWidth(0.6)
            self.canv.line(0, height, pdf_style.WIDTH, height)


def _again(cell: Text) -> Text:
    """Return a header cell for a later page, where it belongs to no element."""
    again = Text("", cell.style, frags=cell.frags)
    again.node = None
    return again


def table_on_page(grid: Grid, parent: Node, links: dict[str, str]) -> TableOnPage:
    """Make a table and its elements; `links` are the bookmarks by anchor."""
    table = parent.add("Table", summary=grid.caption)
    total = sum(grid.widths)
    widths = [pdf_style.WIDTH * share / total for share in grid.widths]
    head = table.add("TR")
    header = [
        words(label, pdf_style.CELL_HEAD, head.add("TH", scope="Column")) for label in grid.header
    ]
    rows = [_row(cells, table, grid, links) for cells in grid.rows]
    if pdf_style.is_large_print():
        widths = room_for_words(widths, [header, *rows])
    height = grid.row_mm * pdf_style.MM
    made = TableOnPage(header, rows, widths, row_height=height, is_ruled=grid.is_ruled)
    made.down = pdf_style.CLOSE_DOWN if grid.is_close else pdf_style.CELL_DOWN
    if made.height_of(header) > pdf_style.FULL_HEIGHT / 3:
        # Too tall to say again on each page: it is set once, as the first row.
        made.header, made.rows = [], [header, *rows]
    return made


def room_for_words(widths: Sequence[float], rows: Sequence[Cells]) -> list[float]:
    """Return widths in which the longest word of each column stands unbroken, if they can.

    What a column needs is taken from those that have more than they need.
    """
    needs = [
        max((cell.longest_word() for cell in column), default=0.0) + pdf_style.CELL_ACROSS
        for column in zip(*rows, strict=True)
    ]
    missing = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
    if not missing or missing > spare:
        return list(widths)
    share = 1 - missing / spare
    return [
        need + max(0.0, width - need) * share for need, width in zip(needs, widths, strict=True)
    ]


def _row(cells: tuple[Runs, ...], table: Node, grid: Grid, links: dict[str, str]) -> Cells:
    line = table.add("TR")
    style = pdf_style.CLOSE_CELL if grid.is_close else pdf_style.CELL
    made = []
    for index, cell in enumerate(cells):
        is_name = grid.names_rows and index == 0
        node = line.add("TH", scope="Row") if is_name else line.add("TD")
        made.append(_cell(cell, node, style, links))
    return made


def _cell(cell: Runs, node: Node, style: TextStyle, links: dict[str, str]) -> Text:
    link = links.get(cell[0].link.removeprefix("#"), "") if len(cell) == 1 else ""
    if link:
        return text(cell, style, node.add("Link", alt=cell[0].text), link)
    return text(cell or (Run(""),), style, node)
