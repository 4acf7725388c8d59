"""The measures of the printed page, in points: the design's picture 10a in figures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.reports.fonts import DISPLAY, MEDIUM, SANS, SERIF, STRONG, Family

MM = 72 / 25.4
_LARGE, _LEAST, _MOST = 16.0, 14.0, 26.0

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 22 * MM, 16 * MM, 15 * MM, 12 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT

NUMBER_WIDTH, MARGIN_WIDTH, GAP = 10 * MM, 44 * MM, 3.7 * MM
TEXT_LEFT = NUMBER_WIDTH + GAP
POINT_INDENT = 16
MARGIN_LEFT = WIDTH - MARGIN_WIDTH
NARROW_TEXT = MARGIN_LEFT - GAP - TEXT_LEFT
WIDE_TEXT = WIDTH - TEXT_LEFT

HEADER_RULE = PAGE_HEIGHT - TOP - 17
FOOTER_RULE = BOTTOM + 17
FIRST_TOP = HEADER_RULE - 15
CONTINUED_LINE = HEADER_RULE - 25
LATER_TOP = HEADER_RULE - 40
TEXT_BOTTOM = FOOTER_RULE + 12
FULL_HEIGHT = LATER_TOP - TEXT_BOTTOM

INK, INK_PALE = "#16202C", "#434E5B"
HAIRLINE, RULE_COLOUR = "#C9CCD1", INK
RECORD_RULE, RECORD_INDENT, RECORD_GAP, RECORD_DROP = 2.0, 7.0, 5.5, 1.5
CELL_ACROSS, CELL_DOWN, CLOSE_DOWN = 4.0, 4.0, 2.3


@frozen(kw_only=True)
class TextStyle:
    """How a kind of text is set: family, size and line in points, colour, space around."""

    family: Family
    size: float
    line: float
    colour: str = INK
    before: float = 0
    after: float = 0


NUMBER_ROOM = 40  # kept free at the right of a line of the contents
UNDER = 14  # how far a line of the contents stands in that belongs under another
BODY = TextStyle(family=SERIF, size=11, line=15.8, after=6)
TIGHT = 2  # between the lines of a list that belong together
CONTENTS = TextStyle(family=SANS, size=10, line=15.8, after=2)
NUMBER = TextStyle(family=MEDIUM, size=9, line=15.8, colour=INK_PALE)
RECORD = TextStyle(family=SANS, size=9, line=12.4)
RECORD_TITLE = TextStyle(family=STRONG, size=9, line=12.4)
LEAD = TextStyle(family=SANS, size=9, line=12.8, colour=INK_PALE, after=4.5)
MARGIN_TITLE = TextStyle(family=STRONG, size=8.6, line=12.4, colour=INK_PALE)
PLACE = TextStyle(family=SANS, size=11, line=15.8, colour=INK_PALE, after=4.5)
SMALL = TextStyle(family=SANS, size=9, line=12.8, colour=INK_PALE, after=4.5)
CAPTION = TextStyle(family=MEDIUM, size=9.5, line=13.2, before=6, after=3)
SUBTITLE = TextStyle(family=DISPLAY, size=14, line=19, after=2)
FURNITURE = TextStyle(family=SANS, size=8.6, line=11.2, colour=INK_PALE)
CELL = TextStyle(family=SANS, size=9.5, line=13.2)
REPLY = TextStyle(family=SANS, size=9.5, line=12)
REPLY_STRONG = TextStyle(family=STRONG, size=9.5, line=12)
DETAIL = TextStyle(family=SANS, size=8.6, line=11, colour=INK_PALE)
CLOSE_CELL = TextStyle(family=SANS, size=8.6, line=10.9)
CELL_HEAD = TextStyle(family=STRONG, size=9, line=13.2, colour=INK_PALE)
NOTE_TITLE = TextStyle(family=DISPLAY, size=11, line=15.8)
HEADINGS = {
    1: TextStyle(family=DISPLAY, size=24, line=30, before=4, after=4),
    2: TextStyle(family=DISPLAY, size=14, line=18.8, before=15, after=6),
    3: TextStyle(family=DISPLAY, size=11.5, line=15.8, before=10, after=3),
}


_is_large: ContextVar[bool] = ContextVar("is_large", default=False)


@contextmanager
def print_size(*, is_large: bool) -> Iterator[None]:
    """Set what is made inside in large print, or in the usual size."""
    token = _is_large.set(is_large)
    try:
        yield
    finally:
        _is_large.reset(token)


def is_large_print() -> bool:
    """Say whether large print is being made."""
    return _is_large.get()


def in_size(style: TextStyle) -> TextStyle:
    """Return a style in the size of the print that is being made."""
    if not _is_large.get():
        return style
    size, line = larger(style.size, style.line)
    return replace(style, size=size, line=line)


def larger(size: float, line: float) -> tuple[float, float]:
    """Return size and line in large print: text at 16, nothing under 14, titles at most 26.

    Source: the Clear Print guidance of the RNIB asks for 16 points or more in large print.
    """
    grown = min(max(size * _LARGE / BODY.size, _LEAST), max(size, _MOST))
    return round(grown, 1), round(line * grown / size, 1)


def reportlab_style(style: TextStyle) -> Any:
    """Return a style as reportlab's paragraphs read it."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "set",
        fontName=style.family.plain.value,
        fontSize=style.size,
        leading=style.line,
        textColor=HexColor(style.colour),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
