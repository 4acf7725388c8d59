"""The pages themselves: what stands on each, and the canvas that remembers the structure."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from chair_desk.reports import pdf_style
from chair_desk.reports.document import Document, Run
from chair_desk.reports.fonts import STRONG, Face, shown_by
from chair_desk.reports.pdf_flowables import Bookmark, text
from chair_desk.reports.pdf_style import FURNITURE, LEFT, TextStyle
from chair_desk.reports.pdf_tags import LinkOnPage, Node, Structure, page_furniture
from chair_desk.reports.plain_text import one_line
from chair_desk.words import _

_STRONG_FURNITURE = TextStyle(family=STRONG, size=8.6, line=11.2, colour=pdf_style.INK_PALE)


class TaggedCanvas(Canvas):
    """A canvas that keeps the structure, places bookmarks and numbers the pages at the end."""

    def __init__(self, *arguments: Any, structure: Structure, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.structure = structure
        self._outline_level = -1
        self._links_on_page = 0
        self._link_node: Node | None = None
        self._spoken: Mapping[str, str] = {}
        self._pages_of: dict[str, int] = {}
        self._numbered: set[tuple[str, float]] = set()
        self.has_minutes = self.names_margin = False

    def links_of(self, node: Node, spoken: Mapping[str, str]) -> None:
        """Note whose links come next, and what each says, by where it leads."""
        self._link_node, self._spoken = node, spoken

    def linkRect(self, contents: str, key: str, *box: Any, **more: Any) -> None:  # noqa: N802
        """Lay a link within a text; it is an element of its own under that of the text."""
        said = one_line(self._spoken.get(key, contents) or key)
        super().linkRect(said, key, *box, **more)
        if self._link_node is not None:
            made = self._link_node.add("Link", alt=said)
            made.kids.append(LinkOnPage(self.getPageNumber(), self._links_on_page))
            self._links_on_page += 1

    def number_of_page(self, key: str, right: float, bottom: float, size: float) -> None:
        """Set the number of the page of a bookmark, which is known once all are drawn."""
        self._numbered.add((key, size))
        self.saveState()
        self.translate(right, bottom)
        self.doForm(_number_form(key, size))
        self.restoreState()

    def link_over(self, node: Node, key: str, box: tuple[float, float, float, float]) -> None:
        """Lay a link over a box, and note it as part of its element."""
        super().linkRect(one_line(node.alt), key, box, relative=1, thickness=0)
        node.kids.append(LinkOnPage(self.getPageNumber(), self._links_on_page))
        self._links_on_page += 1

    def place_bookmark(self, bookmark: Bookmark, height: float) -> None:
        """Place a bookmark at a height, and in the outline if it has a title."""
        self.bookmarkHorizontal(bookmark.key, 0, height + 12)
        self._pages_of.setdefault(bookmark.key, self.getPageNumber())
        if bookmark.title:
            self._outline_level = min(bookmark.level, self._outline_level + 1)
            self.addOutlineEntry(bookmark.title, bookmark.key, self._outline_level)

    def showPage(self) -> None:  # noqa: N802  reportlab's name
        """End the page."""
        super().showPage()
        self._links_on_page = 0
        self.has_minutes = self.names_margin = False

    def save(self) -> None:
        """Write the number of each page, now that all are known, and end the document."""
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            self.beginForm(_page_form(number))
            size = pdf_style.in_size(FURNITURE).size
            _draw_right(self, _("Page {n} of {total}").format(n=number, total=total), size)
            self.endForm()
        for key, size in sorted(self._numbered):
            self.beginForm(_number_form(key, size), -60, -size, size, 2 * size)
            self.setFont(Face.SANS.value, size)
            self.setFillColor(HexColor(pdf_style.INK))
            self.drawRightString(0, 0, str(self._pages_of.get(key, "")))
            self.endForm()
        super().save()


def _number_form(key: str, size: float) -> str:
    return f"page-of-{key}-{size:.1f}"


def _page_form(number: int) -> str:
    return f"page-number-{number}"


def _draw_right(canvas: Canvas, content: str, size: float) -> None:
    canvas.setFont(Face.SANS.value, size)
    canvas.setFillColor(HexColor(pdf_style.INK_PALE))
    right = pdf_style.PAGE_WIDTH - pdf_style.RIGHT
    style = pdf_style.in_size(FURNITURE)
    height = pdf_style.FOOTER_RULE - 17 + style.line - style.size
    canvas.drawRightString(right, height, content)


class Pages(BaseDocTemplate):
    """The pages of one document: a first page, then pages that say what they continue."""

    def __init__(self, document: Document, *, shows_margin: bool) -> None:
        shown_by(Face.SANS)
        self.drawn = io.BytesIO()
        self.document = document
        self.shows_margin = shows_margin
        super().__init__(
            self.drawn,
            pagesize=(pdf_style.PAGE_WIDTH, pdf_style.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=Face.SANS.value,
            initialFontSize=9,
            title=one_line(document.title),
        )
        later = pdf_style.LATER_TOP if document.continued else pdf_style.FIRST_TOP
        self.addPageTemplates(
            [self._template("first", pdf_style.FIRST_TOP), self._template("later", later)]
        )

    def _template(self, name: str, top: float) -> PageTemplate:
        frame = Frame(
            LEFT,
            pdf_style.TEXT_BOTTOM,
            pdf_style.WIDTH,
            top - pdf_style.TEXT_BOTTOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        on_page = self._draw_first if name == "first" else self._draw_later
        return PageTemplate(id=name, frames=[frame], onPage=on_page, onPageEnd=self._end_page)

    def write(self, flowables: list[Any], structure: Structure) -> bytes:
        """Set everything and return the drawn document, not yet tagged."""

        def canvas(*arguments: Any, **settings: Any) -> TaggedCanvas:
            return TaggedCanvas(*arguments, structure=structure, **settings)

        self.build([NextPageTemplate("later"), *flowables], canvasmaker=canvas)
        return self.drawn.getvalue()

    def _draw_first(self, canvas: Canvas, _template: Any) -> None:
        with page_furniture(canvas):
            self._draw_header(canvas)
            self._draw_footer(canvas)

    def _draw_later(self, canvas: Canvas, _template: Any) -> None:
        with page_furniture(canvas):
            self._draw_header(canvas)
            self._draw_footer(canvas)
            if self.document.continued:
                self._draw_continued(canvas)

    def _draw_header(self, canvas: Canvas) -> None:
        _set(canvas, self.document.header_left, LEFT, pdf_style.HEADER_RULE + 6.5)
        _set_right(canvas, self.document.marking, pdf_style.HEADER_RULE + 6.5)
        _rule(canvas, pdf_style.HEADER_RULE, pdf_style.INK)

    def _draw_footer(self, canvas: Canvas) -> None:
        _rule(canvas, pdf_style.FOOTER_RULE, pdf_style.HAIRLINE)
        height = pdf_style.FOOTER_RULE - 17
        _set(canvas, self.document.footer_state, LEFT, height, FURNITURE)
        if not self.document.is_part:
            canvas.doForm(_page_form(canvas.getPageNumber()))

    def _draw_continued(self, canvas: Canvas) -> None:
        share = 0.7 if self.shows_margin else 1.0
        line = pdf_style.CONTINUED_LINE
        _set(canvas, self.document.continued, LEFT, line, pdf_style.LEAD, share=share)

    def _end_page(self, canvas: TaggedCanvas, _template: Any) -> None:
        """Name the margin at the top of a page with minutes, unless it begins further down."""
        is_wanted = self.shows_margin and self.document.continued and canvas.has_minutes
        if is_wanted and canvas.getPageNumber() > 1 and not canvas.names_margin:
            left = LEFT + pdf_style.MARGIN_LEFT
            with page_furniture(canvas):
                _set(canvas, self.document.margin_heading, left, pdf_style.CONTINUED_LINE)


def _set(
    canvas: Canvas,
    content: str,
    left: float,
    bottom: float,
    style: TextStyle = _STRONG_FURNITURE,
    *,
    share: float = 0.7,
) -> None:
    """Set one line of furniture; what is too long for its line is cut, with an ellipsis."""
    made = text((Run(_fitted(one_line(content), style, share=share)),), style)
    made.height_at(pdf_style.WIDTH)
    made.canv, made.width = canvas, pdf_style.WIDTH
    made.height = pdf_style.in_size(FURNITURE).line
    canvas.saveState()
    canvas.translate(left, bottom)
    made.draw_bare()
    canvas.restoreState()


def _set_right(canvas: Canvas, content: str, bottom: float) -> None:
    fitted = _fitted(one_line(content), _STRONG_FURNITURE, share=0.45)
    size = pdf_style.in_size(_STRONG_FURNITURE).size
    width = stringWidth(fitted, Face.SANS_BOLD.value, size)
    _set(canvas, fitted, pdf_style.PAGE_WIDTH - pdf_style.RIGHT - width - 0.5, bottom)


def _fitted(content: str, style: TextStyle, *, share: float = 0.7) -> str:
    room = pdf_style.WIDTH * share
    style = pdf_style.in_size(style)
    face = style.family.plain.value
    shown_by(style.family.plain)
    while content and stringWidth(content, face, style.size) > room:
        content = content[:-2].rstrip() + "…"
    return content


def _rule(canvas: Canvas, height: float, colour: str) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.75)
    canvas.line(LEFT, height, LEFT + pdf_style.WIDTH, height)
