"""The styles of the Word document: real ones, so that its readers can change and search them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.reports.document import Grid, plain
from chair_desk.reports.pdf_style import larger

SERIF, SANS, DISPLAY = "Charis SIL", "Inter", "Inter Display"
# What Word sets in place of a face that the reader does not have.
FALLBACKS = {SERIF: "Georgia", SANS: "Segoe UI", DISPLAY: "Segoe UI Semibold"}

TITLE_1, TITLE_2, TITLE_3 = "Heading 1", "Heading 2", "Heading 3"
BODY, SUBTITLE, PLACE, LEAD, SMALL = "Normal", "Subtitle", "Meeting place", "Lead line", "Small"
MINUTE, RECORD, NOTE, SIGNATURE = "Minute", "Record", "Note box", "Signature line"
CELL, CELL_HEAD, BULLET = "Table text", "Table heading", "List Bullet"
CLOSE_CELL = "Close table text"
CAPTION = "Caption"
NUMBERED = "List Number"

TEXT_LEFT_MM = 13.7
_MOST_FURNITURE = 11.0
_LETTER_MM = 2.9  # what a letter of a table takes in large print, in a wide face
_INK, _PALE = "16202C", "434E5B"


@frozen(kw_only=True)
class _Style:
    name: str
    face: str = SERIF
    size: float = 11
    colour: str = _INK
    bold: bool = False
    before: float = 0
    after: float = 6
    left_mm: float = 0
    hanging_mm: float = 0
    stays_with_next: bool = False
    ruled: bool = False


_STYLES = (
    _Style(name=BODY),
    _Style(name=TITLE_1, face=DISPLAY, size=24, bold=True, after=4, stays_with_next=True),
    _Style(
        name=TITLE_2,
        face=DISPLAY,
        size=14,
        bold=True,
        before=15,
        stays_with_next=True,
    ),
    _Style(
        name=TITLE_3,
        face=DISPLAY,
        size=11.5,
        bold=True,
        before=10,
        after=3,
        stays_with_next=True,
    ),
    _Style(name=SUBTITLE, face=DISPLAY, size=14, bold=True, after=2),
    _Style(name=PLACE, face=SANS, size=11, colour=_PALE),
    _Style(name=LEAD, face=SANS, size=9.5, colour=_PALE, stays_with_next=True),
    _Style(name=SMALL, face=SANS, size=9.5, colour=_PALE),
    _Style(name=MINUTE, left_mm=TEXT_LEFT_MM, hanging_mm=TEXT_LEFT_MM),
    _Style(name=RECORD, face=SANS, size=9.5, left_mm=TEXT_LEFT_MM + 4, ruled=True),
    _Style(name=NOTE, left_mm=4, after=0, ruled=True),
    _Style(name=SIGNATURE, face=SANS, size=9.5, colour=_PALE, before=26),
    _Style(name=CAPTION, face=SANS, size=9.5, bold=True, before=6, after=3, stays_with_next=True),
    _Style(name=CELL, face=SANS, size=9.5, before=2, after=2),
    _Style(name=CLOSE_CELL, face=SANS, size=8.5, before=1, after=1),
    _Style(name=CELL_HEAD, face=SANS, size=9, colour=_PALE, bold=True, before=2, after=2),
    _Style(name=BULLET, after=3),
    _Style(name=NUMBERED, after=3),
    _Style(name="Header", face=SANS, size=8.5, colour=_PALE, bold=True, after=0),
    _Style(name="Footer", face=SANS, size=8.5, colour=_PALE, after=0),
)


def set_styles(document: Any, language: str, *, is_large: bool = False) -> None:
    """Give a new Word document our styles and its language, in large print where it is asked."""
    _set_defaults(document.styles, language)
    for style in _STYLES:
        size = larger(style.size, 1)[0] if is_large else style.size
        if style.name in ("Header", "Footer"):
            size = min(size, _MOST_FURNITURE)
        _set_style(document.styles, replace(style, size=size))


def of_row(grid: Grid, index: int) -> str:
    """Return the style of the words in a row of a table; row 0 is its header."""
    if index == 0:
        return CELL_HEAD
    return CLOSE_CELL if grid.is_close else CELL


def widths_for_words(widths: Sequence[float], grid: Grid) -> list[float]:
    """Return widths in millimetres in which the longest word of each column stands in large print.

    Word sets the table with a face that we do not know, so letters are counted.
    """
    rows = [grid.header, *([plain(cell) for cell in cells] for cells in grid.rows)]
    needs = [
        _LETTER_MM * (1 + max((len(word) for cell in column for word in cell.split()), default=0))
        for column in zip(*rows, strict=True)
    ]
    pairs = list(zip(needs, widths, strict=True))
    missing = sum(max(0.0, need - width) for need, width in pairs)
    spare = sum(max(0.0, width - need) for need, width in pairs)
    if not missing or missing > spare:
        return list(widths)
    share = 1 - missing / spare
    return [need + max(0.0, width - need) * share for need, width in pairs]


def _set_defaults(styles: Any, language: str) -> None:
    from docx.oxml.ns import qn

    defaults = styles.element.find(qn("w:docDefaults"))
    tongue = defaults.find(".//" + qn("w:lang"))
    tongue.set(qn("w:val"), language)
    spacing = defaults.find(".//" + qn("w:spacing"))
    spacing.set(qn("w:after"), "0")
    spacing.set(qn("w:line"), "240")


def _set_style(styles: Any, wanted: _Style) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    known = {style.name for style in styles}
    made = (
        styles[wanted.name]
        if wanted.name in known
        else styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if wanted.name not in known:
        made.base_style = styles[BODY]
        made.quick_style = True
    _set_face(made, wanted.face)
    made.font.size, made.font.bold, made.font.italic = Pt(wanted.size), wanted.bold, False
    made.font.color.rgb = RGBColor.from_string(wanted.colour)
    layout = made.paragraph_format
    layout.space_before, layout.space_after = Pt(wanted.before), Pt(wanted.after)
    layout.keep_with_next = wanted.stays_with_next
    layout.widow_control = True
    if wanted.left_mm:
        layout.left_indent = Mm(wanted.left_mm)
        layout.first_line_indent = Mm(-wanted.hanging_mm)
    if wanted.ruled:
        _set_rule(made)


def _set_face(style: Any, face: str) -> None:
    """Name the face for every script; the theme's own faces would win otherwise."""
    from docx.oxml.ns import qn

    style.font.name = face
    faces = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{name}"), face)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _set_rule(style: Any) -> None:
    """Draw a rule at the left of a paragraph; paragraphs under one another share it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    layout = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "16"), ("space", "6"), ("color", _INK)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    # The schema wants a fixed order: borders stand before the spacing.
    layout.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
