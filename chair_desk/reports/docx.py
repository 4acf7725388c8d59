"""A document as a Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any, BinaryIO

from chair_desk.reports import docx_parts as parts
from chair_desk.reports import docx_styles as styles
from chair_desk.reports.document import (
    Block,
    BulletList,
    Contents,
    Document,
    Figure,
    Grid,
    Heading,
    MarginRecord,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Point,
    Reply,
    Role,
    Run,
    Runs,
    Signature,
    WritingSpace,
)
from chair_desk.reports.docx_package import clean_package
from chair_desk.reports.plain_text import clean, one_line
from chair_desk.words import _

_ROLES = {
    Role.BODY: styles.BODY,
    Role.SUBTITLE: styles.SUBTITLE,
    Role.PLACE: styles.PLACE,
    Role.LEAD: styles.LEAD,
    Role.SMALL: styles.SMALL,
}
_WIDTH_MM = 172
_POINT_MM = 6
_SHORT_TABLE = 8  # rows up to which a table is not parted between pages
# Properties want a date; documents made without one all have this.
_NO_DATE = date(2000, 1, 1)
_NAME = re.compile(r"[A-Za-z]\w{0,39}", re.ASCII)  # what Word takes for the name of a place
_FIRST_NAMED = 100_000  # names of words are numbered apart from those of places
_LONGEST_PROPERTY = 255


def write_docx(document: Document, stream: BinaryIO) -> None:
    """Write a document as a Word file to a binary stream."""
    stream.write(docx_bytes(document))


def docx_bytes(document: Document) -> bytes:
    """Return a document as the bytes of a Word file; the same document, the same bytes."""
    return _Writer(document).bytes()


class _Writer:
    """One Word document being written: where its links lead, and how many bookmarks it has."""

    def __init__(self, document: Document) -> None:
        from docx import Document as WordDocument

        self.document = document
        self.word: Any = WordDocument()
        self.names = _place_names(document)
        self.placed: set[str] = set()
        self.named = 0
        self.style_ids: dict[str, str] = {}
        self.follows_item = self.begins_page = False

    def bytes(self) -> bytes:
        """Write everything and return the file."""
        styles.set_styles(self.word, self.document.language, is_large=self.document.is_large)
        self._set_page()
        self._set_properties()
        for block, begins_page in _with_page_beginnings(self.document.blocks):
            self.begins_page = begins_page
            self._block(block)
        made = io.BytesIO()
        self.word.save(made)
        return clean_package(made.getvalue())

    def _set_page(self) -> None:
        from docx.shared import Mm

        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(22), Mm(16)
        section.top_margin, section.bottom_margin = Mm(27), Mm(24)
        section.header_distance, section.footer_distance = Mm(15), Mm(12)
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        _set_sides(header, self.document.header_left, self.document.marking)
        _set_sides(footer, self.document.footer_state, "")
        before, _n, rest = _("Page {n} of {total}").partition("{n}")
        between, _total, after = rest.partition("{total}")
        footer.add_run(before)
        parts.add_field(footer, "PAGE")
        footer.add_run(between)
        parts.add_field(footer, "NUMPAGES")
        footer.add_run(after)

    def _set_properties(self) -> None:
        found = self.word.core_properties
        made_on = datetime.combine(self.document.made_on or _NO_DATE, time(), UTC)
        found.title = one_line(self.document.title)[:_LONGEST_PROPERTY]
        found.author = one_line(self.document.author)[:_LONGEST_PROPERTY]
        found.subject = one_line(self.document.subject)[:_LONGEST_PROPERTY]
        found.language = self.document.language
        found.comments = found.keywords = found.category = found.last_modified_by = ""
        # Word's own form has no offset.
        found.created = found.modified = made_on.replace(tzinfo=None)
        found.revision = 1

    def _block(self, block: Block) -> None:  # noqa: PLR0912  one case to a kind
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case NumberedParagraph():
                self._numbered(block)
            case Grid():
                self._grid(block)
            case BulletList():
                for item in block.items:
                    self._add(item, styles.BULLET)
            case Note():
                _set_note(self, block)
            case Reply():
                self._reply(block)
            case Signature():
                self._signature(block)
            case WritingSpace():
                self._writing_space(block)
            case Figure():
                _set_figure(self.word, block)
            case Contents():
                for content, anchor in block.entries:
                    if name := self.names.get(anchor):
                        line = self._add((Run(content, link=f"#{anchor}"),), styles.BODY)
                        _end_with_page(line, name)
            case PageBreak():
                self.word.add_page_break()

    def _add(self, runs: Iterable[Run], style: str) -> Any:
        paragraph = parts.new_paragraph(self.word)
        parts.set_style(self.word, paragraph, style, self.style_ids)
        self._fill(paragraph, runs)
        return paragraph

    def _fill(self, paragraph: Any, runs: Iterable[Run]) -> None:
        for run in runs:
            place = self.names.get(run.link.removeprefix("#"), "") if run.link else ""
            if run.anchor:
                self.named += 1
            parts.add_words(
                paragraph,
                clean(run.text),
                (("b", run.bold), ("i", run.italic)),
                place=place,
                name=run.anchor,
                number=_FIRST_NAMED + self.named,
            )

    def _bookmark(self, paragraph: Any, anchor: str) -> None:
        if anchor in self.names and anchor not in self.placed:
            self.placed.add(anchor)
            parts.add_bookmark(paragraph, self.names[anchor], len(self.placed))

    def _paragraph(self, block: Paragraph) -> None:
        made = self._add(block.runs, _ROLES[block.role])
        if self.follows_item:
            made.paragraph_format.left_indent = _mm(styles.TEXT_LEFT_MM)

    def _heading(self, block: Heading) -> None:
        style = (styles.TITLE_1, styles.TITLE_2, styles.TITLE_3)[min(block.level, 3) - 1]
        made = self._add((), style)
        made.paragraph_format.page_break_before = self.begins_page or None
        self.follows_item = bool(block.number)
        if block.number:
            made.add_run(one_line(block.number))
            made.add_run("\t")
            _hang(made)
        made.add_run(one_line(block.text))
        self._bookmark(made, block.anchor)

    def _numbered(self, block: NumberedParagraph) -> None:
        made = self._add((Run(block.number),), styles.MINUTE)
        made.add_run("\t")
        self._fill(made, block.runs)
        made.paragraph_format.keep_with_next = bool(block.margin or block.points)
        self._bookmark(made, block.anchor)
        self._points(block.points)
        for record in block.margin:
            self._record(record)

    def _points(self, points: Iterable[Point]) -> None:
        """Set lists in the styles of Word; each that is numbered begins with its own number."""
        from docx.shared import Mm

        list_id = last = 0
        for point in points:
            made = self._add(point.runs, styles.NUMBERED if point.number else styles.BULLET)
            made.paragraph_format.left_indent = Mm(styles.TEXT_LEFT_MM + _POINT_MM)
            made.paragraph_format.first_line_indent = Mm(-_POINT_MM)
            if point.number:
                if not list_id or point.number != last + 1:
                    list_id = parts.new_list(self.word, styles.NUMBERED, point.number)
                parts.put_in_list(made, list_id)
            last = point.number

    def _record(self, record: MarginRecord) -> None:
        """Set a record under its paragraph: a column beside it would have to be a table."""
        lines = "".join(f"\n{clean(line)}" for line in record.lines)
        title = Run(record.title, bold=True, link=record.link)
        made = self._add((title, Run(lines)), styles.RECORD)
        made.paragraph_format.keep_together = True

    def _grid(self, grid: Grid) -> None:
        from docx.shared import Mm

        if grid.shows_caption:
            self._add((Run(grid.caption),), styles.CAPTION)
        table = self.word.add_table(rows=1 + len(grid.rows), cols=len(grid.header))
        table.autofit = False
        parts.rule_table(table)
        parts.describe_table(table, one_line(grid.caption), names_rows=grid.names_rows)
        heads = tuple((Run(label),) for label in grid.header)
        total = sum(grid.widths)
        shares = [_WIDTH_MM * share / total for share in grid.widths]
        if self.document.is_large:
            shares = styles.widths_for_words(shares, grid)
        widths = [Mm(share) for share in shares]
        for index, cells in enumerate((heads, *grid.rows)):
            if grid.row_mm and index:
                table.rows[index].height = Mm(grid.row_mm)
            style = styles.of_row(grid, index)
            self._fill_row(table.rows[index], cells, widths, style)
        if len(grid.rows) <= _SHORT_TABLE:
            parts.keep_whole(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        self.word.add_paragraph(style=styles.SMALL)

    def _fill_row(self, row: Any, cells: tuple[Runs, ...], widths: list[Any], style: str) -> None:
        for cell, runs, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            parts.set_style(self.word, paragraph, style, self.style_ids)
            self._fill(paragraph, runs)

    def _signature(self, block: Signature) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm

        sentence = self._add((Run(block.sentence),), styles.BODY)
        sentence.paragraph_format.keep_with_next = True
        for label in block.labels:
            line = self._add((Run(f"{one_line(label)}:"),), styles.SIGNATURE)
            line.add_run("\t")
            stops = line.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(90), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)

    def _reply(self, block: Reply) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm, Pt

        said = self._add((Run(f"{block.reference}  ", bold=True), *block.runs), styles.CELL)
        said.paragraph_format.space_before = Pt(7)
        said.paragraph_format.keep_with_next = True
        if block.details:
            details = self._add((Run("; ".join(block.details)),), styles.SMALL)
            details.paragraph_format.space_after = Pt(0)
            details.paragraph_format.keep_with_next = True
        for number in range(block.rows):
            line = self._add((Run(block.label if not number else ""),), styles.SMALL)
            line.add_run("\t")
            line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(6), Pt(0)
            line.paragraph_format.keep_with_next = number + 1 < block.rows
            stops = line.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(_WIDTH_MM), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)

    def _writing_space(self, block: WritingSpace) -> None:
        from docx.enum.text import WD_TAB_LEADER
        from docx.shared import Mm, Pt

        left = styles.TEXT_LEFT_MM if self.follows_item else 0
        ends = (_WIDTH_MM - left,)
        rows: list[tuple[tuple[str, ...], tuple[float, ...]]] = [(("",), ends)] * block.lines
        total = sum(share for _label, share in block.fields)
        labels = tuple(label for label, _share in block.fields)
        shares = [share for _label, share in block.fields]
        stops = tuple(ends[0] * sum(shares[: at + 1]) / total for at in range(len(shares)))
        rows += [(labels, stops)] * (block.rows if labels else 0)
        for number, (labels, stops) in enumerate(rows):
            line = self.word.add_paragraph(style=styles.SMALL)
            line.paragraph_format.left_indent = _mm(left)
            line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(9), Pt(0)
            line.paragraph_format.keep_with_next = number + 1 < len(rows)
            for label, stop in zip(labels, stops, strict=True):
                line.add_run(f"{clean(label)} \t")
                line.paragraph_format.tab_stops.add_tab_stop(
                    Mm(left + stop), leader=WD_TAB_LEADER.LINES
                )


def _place_names(document: Document) -> dict[str, str]:
    """Return the names of places by their anchors: the anchor itself where Word takes it."""
    anchors = {getattr(block, "anchor", "") for block in document.blocks} - {""}
    return {
        anchor: anchor if _NAME.fullmatch(anchor) else f"place_{n}"
        for n, anchor in enumerate(sorted(anchors), start=1)
    }


def _with_page_beginnings(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield blocks, and whether each begins a page.

    A break before a heading is left out: in a paragraph of its own it would leave a page empty
    where the one before is full.
    """
    waiting: PageBreak | None = None
    for block in blocks:
        is_heading = isinstance(block, Heading)
        if waiting is not None and not is_heading:
            yield waiting, False
        is_begun, waiting = waiting is not None and is_heading, None
        if isinstance(block, PageBreak):
            waiting = block
        else:
            yield block, is_begun
    if waiting is not None:
        yield waiting, False


def _set_note(writer: _Writer, block: Note) -> None:
    """Set a note; its title stays on the page of its first words."""
    title = writer._add((Run(block.title, bold=True),), styles.NOTE)  # noqa: SLF001
    title.paragraph_format.keep_with_next = True
    for runs in block.paragraphs:
        writer._add(runs, styles.NOTE)  # noqa: SLF001
    writer.word.add_paragraph(style=styles.SMALL)


def _set_figure(word: Any, block: Figure) -> None:
    """Set a picture, on the page of the words over it."""
    from docx.shared import Mm

    parts.keep_words_over(word)
    width = min(block.width_mm, _WIDTH_MM)
    height = block.height_mm * width / block.width_mm
    picture = word.add_picture(io.BytesIO(block.image), Mm(width), Mm(height))
    parts.describe_picture(picture, one_line(block.alt))


def _set_sides(paragraph: Any, left: str, right: str) -> None:
    """Set words at the left and the right edge of a header or footer."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    stops = paragraph.paragraph_format.tab_stops
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Mm(_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(one_line(left))
    paragraph.add_run("\t")
    paragraph.add_run(one_line(right))


def _hang(paragraph: Any) -> None:
    layout = paragraph.paragraph_format
    layout.left_indent = _mm(styles.TEXT_LEFT_MM)
    layout.first_line_indent = _mm(-styles.TEXT_LEFT_MM)


def _mm(length: float) -> Any:
    from docx.shared import Mm

    return Mm(length)


def _end_with_page(paragraph: Any, name: str) -> None:
    """End a line of the contents with dots and the number of the page that it leads to."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    paragraph.add_run("\t")
    paragraph.paragraph_format.space_after = Mm(0.5)
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    parts.add_page_of(paragraph, name)
