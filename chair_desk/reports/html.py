"""A document as one page of HTML that needs no other file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

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
    Run,
    Runs,
    Signature,
    WritingSpace,
)
from chair_desk.reports.html_style import LARGE_STYLE, STYLE
from chair_desk.reports.plain_text import clean, one_line
from chair_desk.words import _

_PNG = b"\x89PNG"


def html_bytes(document: Document) -> bytes:
    """Return a document as the bytes of an HTML page, UTF-8."""
    return as_html(document).encode("utf-8")


def as_html(document: Document) -> str:
    """Return a document as HTML: real headings, lists and header cells, all text escaped."""
    return "\n".join(_Page(document).lines()) + "\n"


class _Page:
    """One page being written: which anchors it has, and which are placed already."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.anchors = {getattr(block, "anchor", "") for block in document.blocks} - {""}
        self.placed: set[str] = set()

    def lines(self) -> Iterator[str]:
        """Yield the page line by line."""
        document = self.document
        yield "<!DOCTYPE html>"
        yield f'<html lang="{_attribute(document.language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        # Nothing in the page loads or runs anything, whatever a text may hold.
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield from self._properties()
        yield f"<title>{_text(one_line(document.title))}</title>"
        large = LARGE_STYLE if document.is_large else ""
        yield f"<style>{STYLE}{large}</style>"
        yield "</head>"
        yield "<body>"
        yield "<header>"
        running = (document.header_left, document.marking)
        yield from (f"<p>{_text(words)}</p>" for words in running if words)
        yield "</header>"
        yield "<main>"
        for block in document.blocks:
            yield from self._block(block)
        yield "</main>"
        yield f"<footer><p>{_text(document.footer_state)}</p></footer>"
        yield "</body>"
        yield "</html>"

    def _properties(self) -> Iterator[str]:
        document = self.document
        made_on = document.made_on.isoformat() if document.made_on else ""
        for name, content in (
            ("author", document.author),
            ("description", document.subject),
            ("date", made_on),
        ):
            if content:
                yield f'<meta name="{name}" content="{_attribute(content)}">'

    def _block(self, block: Block) -> Iterator[str]:  # noqa: PLR0912  one case to a kind
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield f'<p class="{block.role}">{self._runs(block.runs)}</p>'
            case NumberedParagraph():
                yield from self._numbered(block)
            case Grid():
                yield from self._grid(block)
            case BulletList():
                yield from _wrapped("ul", (f"<li>{self._runs(item)}</li>" for item in block.items))
            case Note():
                said = (f"<p>{self._runs(one)}</p>" for one in block.paragraphs)
                title = f"<p><strong>{_text(block.title)}</strong></p>"
                yield from _wrapped("div", (title, *said), ' class="note"')
            case Reply():
                yield from self._reply(block)
            case Signature():
                yield f'<p class="sign">{_text(block.sentence)}</p>'
                yield from (f'<p class="line">{_text(label)}</p>' for label in block.labels)
            case WritingSpace():
                yield from ['<p class="write"></p>'] * block.lines
                labels = "".join(f"<span>{_text(label)}</span>" for label, _share in block.fields)
                fields = f'<p class="write fields">{labels}</p>'
                yield from [fields] * (block.rows if labels else 0)
            case Figure():
                yield _figure(block)
            case Contents():
                lines = (
                    f"<li{under}>{self._run(Run(content.strip(), link=f'#{anchor}'))}</li>"
                    for content, anchor in block.entries
                    for under in [' class="under"' if content.startswith(" ") else ""]
                )
                yield from _wrapped("ul", lines, ' class="contents"')
            case PageBreak():
                yield '<div class="page"></div>'

    def _reply(self, block: Reply) -> Iterator[str]:
        details = "".join(f"<span>{_text(line)}</span>" for line in block.details)
        said = f"<b>{_text(block.reference)}</b> {self._runs(block.runs)}"
        yield '<div class="reply">'
        yield f'<p>{said}</p><p class="small">{details}</p>'
        yield f'<p class="write">{_text(block.label)}</p>'
        yield from ['<p class="write"></p>'] * (block.rows - 1)
        yield "</div>"

    def _heading(self, block: Heading) -> str:
        level = min(max(block.level, 1), 6)
        number = f'<span class="number">{_text(block.number)}</span> ' if block.number else ""
        return f"<h{level}{self._id(block.anchor)}>{number}{_text(block.text)}</h{level}>"

    def _numbered(self, block: NumberedParagraph) -> Iterator[str]:
        number = f'<span class="number">{_text(block.number)}</span> ' if block.number else ""
        yield f'<div class="minute"{self._id(block.anchor)}>'
        yield f"<p>{number}{self._runs(block.runs)}</p>"
        yield from self._points(block.points)
        if block.margin:
            label = _attribute(self.document.margin_heading or _("Decisions and actions"))
            records = (f"<li>{self._record(record)}</li>" for record in block.margin)
            yield from _wrapped("ul", records, f' class="records" aria-label="{label}"')
        yield "</div>"

    def _points(self, points: Iterable[Point]) -> Iterator[str]:
        """Set lists: one that is numbered follows on, one that is not is another."""
        for is_numbered, group in groupby(points, key=lambda point: point.number > 0):
            made = (f"{_item(point)}{self._runs(point.runs)}</li>" for point in group)
            yield from _wrapped("ol" if is_numbered else "ul", made, ' class="points"')

    def _record(self, record: MarginRecord) -> str:
        title = self._run(Run(record.title, bold=True, link=record.link))
        return "<br>".join([title, *(_text(line) for line in record.lines)])

    def _grid(self, grid: Grid) -> Iterator[str]:
        yield '<table class="close">' if grid.is_close else "<table>"
        yield f"<caption>{_text(grid.caption)}</caption>"
        head = "".join(f'<th scope="col">{_text(label)}</th>' for label in grid.header)
        yield f"<thead><tr>{head}</tr></thead>"
        yield "<tbody>"
        for cells in grid.rows:
            yield f"<tr>{''.join(self._cells(cells, names_row=grid.names_rows))}</tr>"
        yield "</tbody>"
        yield "</table>"

    def _cells(self, cells: tuple[Runs, ...], *, names_row: bool) -> Iterator[str]:
        for index, cell in enumerate(cells):
            is_name = names_row and index == 0
            opening, closing = ('th scope="row"', "th") if is_name else ("td", "td")
            yield f"<{opening}>{self._runs(cell)}</{closing}>"

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        made = _text(run.text)
        made = f"<strong>{made}</strong>" if run.bold else made
        made = f"<em>{made}</em>" if run.italic else made
        if run.link.startswith("#") and run.link[1:] in self.anchors:
            return f'<a href="{_attribute(run.link)}">{made}</a>'
        return made

    def _id(self, anchor: str) -> str:
        """Return the id of a place, the first time its name comes up."""
        if not anchor or anchor in self.placed:
            return ""
        self.placed.add(anchor)
        return f' id="{_attribute(anchor)}"'


def _wrapped(tag: str, lines: Iterable[str], attributes: str = "") -> Iterator[str]:
    yield f"<{tag}{attributes}>"
    yield from lines
    yield f"</{tag}>"


def _item(point: Point) -> str:
    return f'<li value="{point.number}">' if point.number else "<li>"


def _figure(figure: Figure) -> str:
    kind = "png" if figure.image.startswith(_PNG) else "jpeg"
    source = f"data:image/{kind};base64,{base64.b64encode(figure.image).decode('ascii')}"
    style = f"width: {figure.width_mm}mm; max-width: 100%"
    return f'<img src="{source}" alt="{_attribute(figure.alt)}" style="{style}">'


def _text(text: str) -> str:
    return escape(clean(text), quote=False).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(one_line(text), quote=True)
