"""What is set on a page: text with its place in the structure, rows, records, tables.

Each class is a reportlab flowable: `wrap` says its height, `split` parts it at a page's end,
`draw` sets it. Text reaches reportlab as finished fragments, never as its markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.paragraph import Paragraph as Setting
from reportlab.platypus.paraparser import ParaFrag

from chair_desk.reports import pdf_style
from chair_desk.reports.document import Run
from chair_desk.reports.fonts import pieces, shown_by
from chair_desk.reports.pdf_style import TextStyle, reportlab_style
from chair_desk.reports.pdf_tags import Node, marked

_style = cache(reportlab_style)
_UNBOUNDED = 1e6


class Text(Setting):
    """Text that knows which element of the structure it is; its parts are the same element."""

    node: Node | None = None
    link = ""
    spoken_links: Mapping[str, str] = {}  # what a link within the text says, by where it leads

    def height_at(self, width: float) -> float:
        """Return the height of the text at a width; it is laid out once and kept."""
        if getattr(self, "_kept_width", None) != width:
            self._kept_width = width
            self._kept_height = Setting.wrap(self, width, _UNBOUNDED)[1]
        return float(self._kept_height)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the text at a width."""
        return width, self.height_at(width)

    def longest_word(self) -> float:
        """Return the width of the longest word."""
        return max(
            (
                stringWidth(word, one.fontName, one.fontSize)
                for one in self.frags
                for word in one.text.split()
            ),
            default=0.0,
        )

    def line_count(self) -> int:
        """Return how many lines the text takes, once its height is known."""
        return len(self.blPara.lines)

    def first_baseline(self) -> float:
        """Return how far below the top of the text its first line stands, as reportlab sets it."""
        return float(self.style.fontSize)

    def split(self, width: float, height: float) -> list[Text]:
        """Part the text at a height; nothing if too little would stand on either side."""
        self.height_at(width)
        parts: list[Text] = Setting.split(self, width, height)
        if not parts:
            # It drops its lines when it will not part; they are still right.
            Setting.wrap(self, width, _UNBOUNDED)
        for part in parts:
            part.node, part.link = self.node, self.link
            part.spoken_links = self.spoken_links
        return parts

    def draw_bare(self) -> None:
        """Set the text with no mark, inside one that stands already."""
        self._space_lines()
        Setting.draw(self)

    def _space_lines(self) -> None:
        """End each line with a space: who listens or copies hears no two words run together."""
        for line in self.blPara.lines:
            if self.blPara.kind == 0:
                line[1].append("")
            elif line.words:
                last = line.words[-1] = line.words[-1].clone()
                last.text += " "

    def draw(self) -> None:
        """Set the text, marked as its element; a link covers it whole."""
        if self.spoken_links and self.node is not None:
            self.canv.links_of(self.node, self.spoken_links)
        with marked(self.canv, self.node):
            self.draw_bare()
        if self.link and self.node is not None:
            self.canv.link_over(self.node, self.link, (0, 0, self.width, self.height))


def text(
    runs: Iterable[Run],
    style: TextStyle,
    node: Node | None = None,
    link: str = "",
    *,
    keys: Mapping[str, str] | None = None,
) -> Text:
    """Make a text of runs; a `link` is a bookmark of the document, and the node a Link.

    `keys` are the bookmarks of anchors: with them, a run that leads somewhere is a link there.
    """
    style = pdf_style.in_size(style)
    shown_by(style.family.plain)
    fragments, spoken = [], {}
    for number, run in enumerate(runs):
        key = (keys or {}).get(run.link.removeprefix("#"), "") if run.link else ""
        if key:
            spoken[key] = run.text
        for face, content in pieces((run,), style.family):
            fragments.append(_fragment(face, content, style, (number, key)))
    made = Text("", _style(style), frags=fragments or [_fragment(style.family.plain, "", style)])
    made.node, made.link, made.spoken_links = node, link, spoken
    return made


def words(content: str, style: TextStyle, node: Node | None = None, link: str = "") -> Text:
    """Make a text of plain words."""
    return text((Run(content),), style, node, link)


def _fragment(face: str, content: str, style: TextStyle, leads: tuple[int, str] = (0, "")) -> Any:
    is_break = content == "\n"
    fragment = ParaFrag(
        fontName=str(face),
        fontSize=style.size,
        textColor=_style(style).textColor,
        rise=0,
        greek=0,
        bold=0,
        italic=0,
        link=[(leads[0], f"#{leads[1]}")] if leads[1] else [],
        us_lines=[],
        text="" if is_break else content,
    )
    if is_break:
        fragment.lineBreak = True
    return fragment


class Stack(Flowable):
    """Texts under one another, with a rule at their left if they are a record or a note."""

    def __init__(
        self, texts: Sequence[Text], *, width: float, rule: float = 0, indent: float = 0
    ) -> None:
        super().__init__()
        self.texts, self.width = list(texts), width
        self.rule, self.indent = rule, indent
        self.spaceAfter = 0

    def height_of(self) -> float:
        """Return the height of the texts together."""
        return sum(one.height_at(self.width - self.indent) for one in self.texts)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        self.height = self.height_of()
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Stack]:
        """Part the texts at a height; a row asks this of a record only if no page can hold it."""
        before, after = split_texts(self.texts, self.width - self.indent, height)
        if not before or not after:
            return []
        return [self._part(before), self._part(after)]

    def _part(self, texts: Sequence[Text]) -> Stack:
        part = Stack(texts, width=self.width, rule=self.rule, indent=self.indent)
        part.spaceAfter = self.spaceAfter
        return part

    def draw(self) -> None:
        """Set the rule, then the texts."""
        height = self.height_of()
        if self.rule:
            with marked(self.canv, None):
                self.canv.setFillColor(HexColor(pdf_style.RULE_COLOUR))
                self.canv.rect(0, 0, self.rule, height, stroke=0, fill=1)
        top = height
        for one in self.texts:
            top -= one.height_at(self.width - self.indent)
            one.drawOn(self.canv, self.indent, top)


def split_texts(
    texts: Sequence[Text], width: float, height: float
) -> tuple[list[Text], list[Text]]:
    """Part texts so that the first few fill a height; the one at the edge is parted itself."""
    kept: list[Text] = []
    room = height
    for index, one in enumerate(texts):
        if (tall := one.height_at(width)) <= room:
            kept.append(one)
            room -= tall
            continue
        parts = one.split(width, room)
        if len(parts) > 1:
            return [*kept, parts[0]], [*parts[1:], *texts[index + 1 :]]
        return kept, list(texts[index:])
    return kept, []


class ContentsLine(Flowable):
    """A line of the contents: what stands where, leading there, with the number of the page."""

    def __init__(self, body: Text, number_node: Node, key: str, *, left: float = 0) -> None:
        super().__init__()
        self.body, self.number_node, self.key, self.left = body, number_node, key, left
        self.spaceBefore, self.spaceAfter = 0, 2

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        room = pdf_style.WIDTH - pdf_style.NUMBER_ROOM - self.left
        self.height = self.body.height_at(room)
        return width, self.height

    def draw(self) -> None:
        """Set the words, then the number where the last line ends."""
        self.body.drawOn(self.canv, self.left, 0)
        style = self.body.style
        with marked(self.canv, self.number_node):
            self.canv.number_of_page(
                self.key, pdf_style.WIDTH, style.leading - style.fontSize, style.fontSize
            )


@dataclass(slots=True)
class Bookmark:
    """Where links and the outline lead: its key, and what the outline calls it at which level."""

    key: str
    title: str = ""
    level: int = 0


class Row(Flowable):
    """A label, a text, and the records beside it: a minute, a heading or an item of a list.

    The text may part over pages; a record never does unless it is taller than a page.
    """

    def __init__(
        self, body: Text, *, width: float, left: float = 0, label: Text | None = None
    ) -> None:
        super().__init__()
        self.body, self.text_width, self.left, self.label = body, width, left, label
        self.records: list[Stack] = []
        self.bookmark: Bookmark | None = None
        self.margin_title: Text | None = None
        self.label_left = 0.0
        self.is_minute = False
        self.spaceBefore = self.spaceAfter = 0.0

    def records_height(self) -> float:
        """Return the height of the records with the gaps between them."""
        if not self.records:
            return 0
        gaps = pdf_style.RECORD_GAP * (len(self.records) - 1)
        return sum(record.height_of() for record in self.records) + gaps + pdf_style.RECORD_DROP

    def least_height(self) -> float:
        """Return the height that the row needs at the foot of a page to begin there."""
        height = self.body.height_at(self.text_width)
        line = self.body.style.leading
        if self.body.line_count() > 3:  # noqa: PLR2004  three lines or fewer never part
            height = 2 * line
        return min(max(height, self.records_height()), pdf_style.FULL_HEIGHT)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        self.height = max(self.body.height_at(self.text_width), self.records_height())
        return width, self.height

    def split(self, width: float, height: float) -> list[Row]:
        """Part the row at a height, records staying with the beginning of their paragraph."""
        is_whole_page = height >= pdf_style.FULL_HEIGHT - 1
        if self.records_height() > height and not is_whole_page:
            return []
        first, rest = split_texts([self.body], self.text_width, height)
        if not first:
            return []
        here, later = self._split_records(height)
        if not rest and not later:
            return []
        after = rest[0] if rest else words("", pdf_style.BODY)
        return [self._part(first[0], here, is_first=True), self._part(after, later)]

    def _split_records(self, height: float) -> tuple[list[Stack], list[Stack]]:
        here: list[Stack] = []
        room = height - pdf_style.RECORD_DROP
        for index, record in enumerate(self.records):
            if (tall := record.height_of()) <= room:
                here.append(record)
                room -= tall + pdf_style.RECORD_GAP
                continue
            parts = [] if here else record.split(record.width, room)
            return [*here, *parts[:1]], [*(parts[1:] or [record]), *self.records[index + 1 :]]
        return here, []

    def _part(self, body: Text, records: list[Stack], *, is_first: bool = False) -> Row:
        part = Row(body, width=self.text_width, left=self.left)
        part.records, part.is_minute = records, self.is_minute
        part.spaceAfter = self.spaceAfter
        if is_first:
            part.label, part.bookmark = self.label, self.bookmark
            part.margin_title, part.label_left = self.margin_title, self.label_left
            part.spaceBefore, part.spaceAfter = self.spaceBefore, 0
        return part

    def draw(self) -> None:
        """Set the label, the text and the records, in reading order."""
        top = self.height
        if self.is_minute:
            self.canv.has_minutes = True
        if self.bookmark:
            self.canv.place_bookmark(self.bookmark, top)
        if self.label:
            tall = self.label.height_at(self.left)
            # The label stands on the first line of its text, whatever the two faces are.
            shift = self.body.first_baseline() - self.label.first_baseline()
            self.label.drawOn(self.canv, self.label_left, top - tall - shift)
        self.body.drawOn(self.canv, self.left, top - self.body.height_at(self.text_width))
        self._draw_margin_title(top)
        top -= pdf_style.RECORD_DROP
        for record in self.records:
            tall = record.height_of()
            record.drawOn(self.canv, pdf_style.MARGIN_LEFT, top - tall)
            top -= tall + pdf_style.RECORD_GAP

    def _draw_margin_title(self, top: float) -> None:
        """Name the margin where it begins; the top of each later page with minutes does then."""
        if self.margin_title is None:
            return
        self.canv.names_margin = True
        tall = self.margin_title.height_at(pdf_style.MARGIN_WIDTH)
        shift = self.body.first_baseline() - self.margin_title.first_baseline()
        self.margin_title.drawOn(self.canv, pdf_style.MARGIN_LEFT, top - tall - shift)
