"""From the blocks of a document to what is set on its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from reportlab.platypus.doctemplate import CondPageBreak
from reportlab.platypus.doctemplate import PageBreak as NewPage
from reportlab.platypus.flowables import Flowable, Image

from chair_desk.reports import pdf_style
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
    Reply,
    Role,
    Run,
    Signature,
    WritingSpace,
)
from chair_desk.reports.pdf_flowables import (
    Bookmark,
    ContentsLine,
    Row,
    Stack,
    Text,
    text,
    words,
)
from chair_desk.reports.pdf_replies import ReplyOnPage
from chair_desk.reports.pdf_style import MM, TextStyle
from chair_desk.reports.pdf_tables import TableOnPage, table_on_page
from chair_desk.reports.pdf_tags import Node, Structure, marked
from chair_desk.reports.pdf_writing import WritingOnPage
from chair_desk.reports.plain_text import one_line

_ROLES: dict[Role, TextStyle] = {
    Role.BODY: pdf_style.BODY,
    Role.SUBTITLE: pdf_style.SUBTITLE,
    Role.PLACE: pdf_style.PLACE,
    Role.LEAD: pdf_style.LEAD,
    Role.SMALL: pdf_style.SMALL,
}
_RESERVE = 60.0
_LABEL = 200


def shows_margin(document: Document) -> bool:
    """Say whether a document needs the margin for records."""
    blocks = (block for block in document.blocks if isinstance(block, NumberedParagraph))
    return bool(document.margin_heading) or any(block.margin for block in blocks)


def flowables_of(document: Document, structure: Structure) -> list[Any]:
    """Make what is set on the pages, and the elements of the structure in the same order."""
    made = _Layout(document, structure).flowables()
    return list(_kept_together(made))


class _Layout:
    """One document being laid out: the element to add to, and where its anchors lead."""

    def __init__(self, document: Document, structure: Structure) -> None:
        self.document = document
        self.root = structure.root
        self.has_margin = shows_margin(document)
        self.text_width = pdf_style.NARROW_TEXT if self.has_margin else pdf_style.WIDE_TEXT
        self.keys: dict[str, str] = {}
        for block in document.blocks:
            if anchor := getattr(block, "anchor", ""):
                self.keys.setdefault(anchor, f"d{len(self.keys) + 1}")
        self.placed: set[str] = set()
        self.follows_item = False
        self.names_margin = bool(document.margin_heading and document.continued)

    def flowables(self) -> list[Flowable]:
        """Return the flowables of all blocks."""
        return [one for block in self.document.blocks for one in self._block(block)]

    def _block(self, block: Block) -> Iterator[Flowable]:  # noqa: PLR0912  one case to a kind
        match block:
            case Heading():
                heading = self._heading(block)
                if block.number and self.names_margin:
                    heading.margin_title = self._margin_title()
                yield heading
            case Paragraph():
                yield self._paragraph(block)
            case NumberedParagraph():
                yield from self._numbered(block)
            case Grid():
                yield from self._grid(block)
            case BulletList():
                yield from self._bullets(block)
            case Note():
                yield CondPageBreak(_RESERVE)  # its title never stands alone at the foot
                yield self._note(block)
            case Reply():
                yield ReplyOnPage(block, self.root)
            case Signature():
                yield from self._signature(block)
            case WritingSpace():
                left = pdf_style.TEXT_LEFT if self.follows_item else 0
                yield WritingOnPage(block, self.root, left)
            case Figure():
                yield _picture(block, self.root)
            case Contents():
                yield from self._contents(block)
            case PageBreak():
                yield NewPage()

    def _heading(self, block: Heading) -> Row:
        style = pdf_style.HEADINGS[min(block.level, 3)]
        node = self.root.add(f"H{min(block.level, 3)}")
        self.follows_item = bool(block.number)
        left = pdf_style.TEXT_LEFT if block.number else 0
        label = words(f"{block.number} ", style, node) if block.number else None
        width = pdf_style.WIDTH - left
        if block.level > 1 and self.has_margin:
            width = self.text_width if block.number else pdf_style.MARGIN_LEFT - pdf_style.GAP
        row = _row(words(block.text, style, node), style, width=width, left=left, label=label)
        title = one_line(f"{block.number} {block.text}")
        row.bookmark = Bookmark(self._key(block.anchor), title, max(block.level - 2, 0))
        return row

    def _contents(self, block: Contents) -> Iterator[ContentsLine]:
        listed = self.root.add("TOC")
        for content, anchor in block.entries:
            if key := self.keys.get(anchor, ""):
                item = listed.add("TOCI")
                said = content.strip()
                body = words(f"{said} ", pdf_style.CONTENTS, item.add("Link", alt=said), key)
                left = pdf_style.UNDER if content.startswith(" ") else 0
                yield ContentsLine(body, item.add("Span"), key, left=left)

    def _margin_title(self) -> Text:
        """Name the margin where it begins; later pages name it at their top."""
        self.names_margin = False
        return words(self.document.margin_heading, pdf_style.MARGIN_TITLE)

    def _key(self, anchor: str) -> str:
        """Return the bookmark of an anchor the first time, else one of its own."""
        key = self.keys.get(anchor, "")
        if not key or key in self.placed:
            key = f"h{len(self.placed) + 1}"
        self.placed.add(key)
        return key

    def _paragraph(self, block: Paragraph) -> Row:
        style = _ROLES[block.role]
        left = pdf_style.TEXT_LEFT if self.follows_item else 0
        width = self.text_width if self.follows_item else pdf_style.WIDTH
        body = text(block.runs, style, self.root.add("P"), keys=self.keys)
        return _row(body, style, width=width, left=left)

    def _grid(self, grid: Grid) -> Iterator[Flowable]:
        """Set a table, under its caption if that is printed: both begin on one page."""
        over: list[Row] = []
        if grid.shows_caption:
            body = words(grid.caption, pdf_style.CAPTION, self.root.add("P"))
            over = [_row(body, pdf_style.CAPTION, width=pdf_style.WIDTH)]
        table = table_on_page(grid, self.root, self.keys)
        for caption in over:
            room = caption.least_height() + pdf_style.CAPTION.before + pdf_style.CAPTION.after
            yield CondPageBreak(room + table.getSpaceBefore() + table.least_height())
            yield caption
        yield table

    def _numbered(self, block: NumberedParagraph) -> Iterator[Row]:
        node = self.root.add("P")
        label = words(f"{block.number} ", pdf_style.NUMBER, node) if block.number else None
        row = _row(
            text(block.runs, pdf_style.BODY, node, keys=self.keys),
            pdf_style.BODY,
            width=self.text_width,
            left=pdf_style.TEXT_LEFT,
            label=label,
        )
        row.is_minute = True
        row.records = [self._record(record) for record in block.margin]
        if block.anchor and self.keys[block.anchor] not in self.placed:
            row.bookmark = Bookmark(self._key(block.anchor))
        yield row
        yield from self._points(block)

    def _points(self, block: NumberedParagraph) -> Iterator[Row]:
        if not block.points:
            return
        listed = self.root.add("L")
        left = pdf_style.TEXT_LEFT + pdf_style.POINT_INDENT
        for point in block.points:
            node = listed.add("LI")
            mark = f"{point.number}. " if point.number else "\u2022 "
            row = _row(
                text(point.runs, pdf_style.BODY, node.add("LBody")),
                pdf_style.BODY,
                width=self.text_width - pdf_style.POINT_INDENT,
                left=left,
                label=words(mark, pdf_style.BODY, node.add("Lbl")),
            )
            row.label_left = pdf_style.TEXT_LEFT
            yield row

    def _record(self, record: MarginRecord) -> Stack:
        node = self.root.add("P")
        link = self.keys.get(record.link.removeprefix("#"), "")
        title_node = node.add("Link", alt=record.title) if link else node
        texts = [words(record.title, pdf_style.RECORD_TITLE, title_node, link)]
        texts += [words(f" {line}", pdf_style.RECORD, node) for line in record.lines]
        return Stack(
            texts,
            width=pdf_style.MARGIN_WIDTH,
            rule=pdf_style.RECORD_RULE,
            indent=pdf_style.RECORD_INDENT,
        )

    def _bullets(self, block: BulletList) -> Iterator[Row]:
        if not block.items:
            return
        listed = self.root.add("L")
        left = pdf_style.TEXT_LEFT if self.follows_item else 0
        for item in block.items:
            node = listed.add("LI")
            label = words("• ", pdf_style.BODY, node.add("Lbl"))
            body = text(item, pdf_style.BODY, node.add("LBody"), keys=self.keys)
            width = pdf_style.WIDTH - left - 12
            row = _row(body, pdf_style.BODY, width=width, left=left + 12, label=label)
            row.label_left = left
            if block.is_tight:
                row.spaceAfter = pdf_style.TIGHT
            yield row

    def _note(self, block: Note) -> Stack:
        texts = [words(block.title, pdf_style.NOTE_TITLE, self.root.add("P"))]
        texts += [text(runs, pdf_style.BODY, self.root.add("P")) for runs in block.paragraphs]
        note = Stack(texts, width=pdf_style.WIDTH, rule=pdf_style.RECORD_RULE, indent=14)
        note.spaceBefore, note.spaceAfter = 8, 10
        return note

    def _signature(self, block: Signature) -> Iterator[Flowable]:
        sentence = text((Run(block.sentence),), pdf_style.BODY, self.root.add("P"))
        row = _row(sentence, pdf_style.BODY, width=pdf_style.WIDTH)
        row.spaceBefore = 18
        yield CondPageBreak(_RESERVE * 2)
        yield row
        for label in block.labels:
            yield SignatureLine(
                words(one_line(label)[:_LABEL], pdf_style.SMALL, self.root.add("P"))
            )


def _row(
    body: Text, style: TextStyle, *, width: float, left: float = 0, label: Text | None = None
) -> Row:
    row = Row(body, width=width, left=left, label=label)
    row.spaceBefore, row.spaceAfter = style.before, style.after
    return row


class SignatureLine(Flowable):
    """A line to sign on, with its label under it."""

    def __init__(self, label: Text) -> None:
        super().__init__()
        self.label = label
        self.spaceBefore, self.spaceAfter = 22, 2

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        self.height = self.label.height_at(pdf_style.WIDTH) + 4
        return width, self.height

    def draw(self) -> None:
        """Set the line and its label."""
        with marked(self.canv, None):
            self.canv.setLineWidth(0.6)
            self.canv.line(0, self.height, 80 * MM, self.height)
        self.label.drawOn(self.canv, 0, 0)


class Picture(Image):
    """A picture that is an element with its words."""

    node: Node

    def draw(self) -> None:
        """Set the picture, and note where it stands on its page."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.node.box = (left, bottom, left + self.drawWidth, bottom + self.drawHeight)
        with marked(self.canv, self.node):
            super().draw()


def _picture(block: Figure, root: Node) -> Picture:
    width, height = block.width_mm * MM, block.height_mm * MM
    scale = min(1.0, pdf_style.WIDTH / width, (pdf_style.FULL_HEIGHT - 20) / height)
    picture = Picture(io.BytesIO(block.image), width * scale, height * scale, hAlign="LEFT")
    picture.node = root.add("Figure", alt=block.alt)
    picture.spaceBefore, picture.spaceAfter = 6, 10
    return picture


def _kept_together(flowables: list[Flowable]) -> Iterator[Flowable]:
    """Yield the flowables, each heading with room for the beginning of what follows it."""
    follows_heading = False
    for index, one in enumerate(flowables):
        is_heading = _is_heading(one)
        if is_heading and not follows_heading:
            yield CondPageBreak(_room_for(flowables[index:]))
        yield one
        follows_heading = is_heading


def _is_heading(flowable: Flowable) -> bool:
    return isinstance(flowable, Row) and bool(flowable.bookmark and flowable.bookmark.title)


_BETWEEN = 1


def _room_for(flowables: list[Flowable]) -> float:
    """Return the room for a heading, what stands between, and the first lines after it.

    At most one paragraph stands between: a head of plain paragraphs is not held together whole.
    """
    room, paragraphs = 0.0, 0
    for index, one in enumerate(flowables):
        if isinstance(one, WritingOnPage):
            room += one.least_height()
            break
        if not isinstance(one, (Row, TableOnPage)):
            room += _RESERVE
            break
        room += one.getSpaceBefore() + one.least_height()
        if isinstance(one, TableOnPage) or (one.label is not None and not _is_heading(one)):
            break
        paragraphs += not _is_heading(one)
        is_last = index + 1 < len(flowables) and _is_heading(flowables[index + 1])
        if paragraphs > _BETWEEN or (paragraphs and is_last):
            break
    return min(room, pdf_style.FULL_HEIGHT * 0.8)
