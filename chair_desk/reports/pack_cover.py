"""The cover of a pack: the shape of the meeting, what will be asked, the agenda with its pages."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Purpose
from chair_desk.reports import pdf_style
from chair_desk.reports.fonts import DISPLAY, SANS, STRONG
from chair_desk.reports.pack_sheets import Line, Sheets
from chair_desk.reports.pdf_flowables import words
from chair_desk.reports.pdf_style import LEFT, WIDTH, TextStyle
from chair_desk.words import _

_TITLE = TextStyle(family=DISPLAY, size=38, line=46)
_DAY = TextStyle(family=DISPLAY, size=17, line=23)
_PLACE = TextStyle(family=SANS, size=12, line=17, colour=pdf_style.INK_PALE)
_ASK_TITLE = TextStyle(family=DISPLAY, size=11.5, line=16)
_NUMBER = TextStyle(family=STRONG, size=9, line=11)
_NUMBER_WHITE = TextStyle(family=STRONG, size=9, line=11, colour="#FFFFFF")
_BAR, _GAP = 25.0, 1.5
_GREY = "#B9C4D6"
_WIDTHS = (52, 28, 300, 80, 60)
_NARROW = 11.0


@frozen(kw_only=True)
class CoverItem:
    """A line of the agenda on the cover; `to` is the part it leads to, `page` what it says."""

    starts: str
    number: str
    title: str
    purpose: Purpose | None
    minutes: int
    words: str
    page: str
    to: str = ""
    depth: int = 0


@frozen(kw_only=True)
class Cover:
    """What stands on a cover; `asked` is one sentence each."""

    title: str
    day: str
    place: str
    starts: str
    ends: str
    items: tuple[CoverItem, ...]
    asked: tuple[str, ...] = ()
    invitation: str = ""


def draw_cover(sheets: Sheets, cover: Cover) -> None:
    """Draw the cover; a long agenda goes on over the next page."""
    sheets.begin()
    sheets.top -= 44
    sheets.flow(cover.title, _TITLE)
    sheets.top -= 4
    sheets.flow(cover.day, _DAY)
    sheets.flow(cover.place, _PLACE)
    sheets.top -= 16
    _shape(sheets, cover)
    if cover.asked:
        _asked(sheets, cover)
    sheets.top -= 16
    header = (_("Starts"), "", _("Item"), _("For"), _("Page"))
    sheets.table(header, [_line(item) for item in cover.items], _WIDTHS)
    sheets.end()


def _line(item: CoverItem) -> Line:
    title = f"{'    ' * item.depth}{item.title}"
    return Line(
        cells=(item.starts, item.number, title, item.words, item.page),
        to=item.to,
        strong_at=1,
    )


def _shape(sheets: Sheets, cover: Cover) -> None:
    """Draw the bar: solid for challenge, grey for decision, white for others, a line for breaks."""
    timed = [item for item in cover.items if item.minutes > 0 and item.depth == 0]
    total = sum(item.minutes for item in timed)
    if not total:
        return
    top, left = sheets.top, LEFT
    each = (WIDTH - _GAP * (len(timed) - 1)) / total
    for item in timed:
        width = each * item.minutes
        _block(sheets, item, left, top, width)
        left += width + _GAP
    sheets.top = top - _BAR - 15
    sheets.set(cover.starts, pdf_style.FURNITURE, LEFT, sheets.top)
    sheets.set_right(cover.ends, pdf_style.FURNITURE, LEFT + WIDTH, sheets.top)
    sheets.top -= 17
    _key(sheets)


def _block(sheets: Sheets, item: CoverItem, left: float, top: float, width: float) -> None:
    canvas = sheets.canvas
    canvas.setStrokeColor(HexColor(pdf_style.INK))
    canvas.setLineWidth(0.75)
    if item.purpose is None:
        canvas.line(left, top - _BAR, left + width, top - _BAR)
        return
    ground = {Purpose.CHALLENGE: pdf_style.INK, Purpose.DECISION: _GREY}.get(
        item.purpose, "#FFFFFF"
    )
    canvas.setFillColor(HexColor(ground))
    canvas.rect(left, top - _BAR, width, _BAR, fill=1)
    if width < _NARROW or not item.number:
        return
    style = _NUMBER_WHITE if item.purpose is Purpose.CHALLENGE else _NUMBER
    made = words(item.number, style)
    across = made.longest_word()
    sheets.set(item.number, style, left + (width - across) / 2, top - _BAR / 2 - 5)


def _key(sheets: Sheets) -> None:
    left = LEFT
    shown = (
        (pdf_style.INK, _("for challenge")),
        (_GREY, _("for decision")),
        ("#FFFFFF", _("for assurance or discussion")),
    )
    for ground, said in shown:
        sheets.canvas.setFillColor(HexColor(ground))
        sheets.canvas.setStrokeColor(HexColor(pdf_style.INK))
        sheets.canvas.rect(left, sheets.top + 1.5, 10, 7, fill=1)
        sheets.set(said, pdf_style.FURNITURE, left + 15, sheets.top)
        left += 15 + words(said, pdf_style.FURNITURE).longest_word() + len(said) * 3.1 + 12
    sheets.top -= 14


def _asked(sheets: Sheets, cover: Cover) -> None:
    sheets.top -= 10
    top = sheets.top
    left, width = LEFT + 15, WIDTH - 15
    sheets.flow(_("You will be asked to decide"), _ASK_TITLE, left=left, width=width)
    sheets.top -= 2
    for said in cover.asked:
        sheets.flow(said, pdf_style.BODY, left=left, width=width)
    if cover.invitation:
        sheets.top -= 3
        sheets.flow(cover.invitation, pdf_style.SMALL, left=left, width=width)
    sheets.canvas.setFillColor(HexColor(pdf_style.INK))
    sheets.canvas.rect(LEFT, sheets.top, 2, top - sheets.top, stroke=0, fill=1)


def draw_contents(sheets: Sheets, title: str, lines: Sequence[Line]) -> None:
    """Draw the contents: item, paper, author, page."""
    sheets.begin()
    sheets.flow(title, pdf_style.HEADINGS[1])
    sheets.top -= 12
    header = (_("Item"), _("Paper"), _("Author"), _("Pages"))
    sheets.table(header, lines, (14, 54, 22, 18))
    sheets.end()


def draw_changes(sheets: Sheets, title: str, lead: str, lines: Sequence[Line]) -> None:
    """Draw the change sheet of a later issue: what came, what was replaced, what went."""
    sheets.begin()
    sheets.flow(title, pdf_style.HEADINGS[1])
    sheets.flow(lead, pdf_style.PLACE)
    sheets.top -= 12
    sheets.table((_("Change"), _("Paper"), _("Note"), _("Pages")), lines, (18, 48, 28, 18))
    sheets.end()
