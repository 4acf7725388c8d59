"""The neutral model of a document: what it says and what each part is.

A writer (PDF, Word, HTML) reads it and nothing else. All text is data: a `<` is a `<`.
`anchor` names a place in the document; a run whose `link` is `#anchor` leads there.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from chair_desk.records.frozen import frozen


@frozen
class Run:
    """Some words set the same way; a `link` is `#anchor`, `https://…` or `mailto:…`.

    `anchor` names the words themselves, in Word alone, so that a copy that comes back can be
    laid beside what was sent: letters, digits and "_", 40 at the most, a letter first.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    anchor: str = ""


Runs = tuple[Run, ...]


class Role(enum.StrEnum):
    """What a paragraph is for, which decides how it looks."""

    BODY = "body"
    SUBTITLE = "subtitle"
    PLACE = "place"
    LEAD = "lead"
    SMALL = "small"


@frozen(kw_only=True)
class Heading:
    """A heading: level 1 is the title of the document, and stands there once."""

    level: int
    text: str
    number: str = ""
    anchor: str = ""


@frozen(kw_only=True)
class Paragraph:
    """A paragraph with no number."""

    runs: Runs
    role: Role = Role.BODY


@frozen(kw_only=True)
class MarginRecord:
    """A record beside the paragraph that made it: "Action A-124", then its lines.

    `link` leads from the title to where more is said of it.
    """

    title: str
    lines: tuple[str, ...] = ()
    link: str = ""


@frozen(kw_only=True)
class Point:
    """An item of a list in the minutes, with its number; 0 where the order says nothing."""

    runs: Runs
    number: int = 0


@frozen(kw_only=True)
class NumberedParagraph:
    """A paragraph of minutes with its number, the list below it, and the records made in it.

    The number may be empty: a record that belongs to no paragraph.
    """

    number: str
    runs: Runs
    points: tuple[Point, ...] = ()
    margin: tuple[MarginRecord, ...] = ()
    anchor: str = ""


@frozen(kw_only=True)
class Grid:
    """A table with one header row, one cell to a column, none merged.

    `widths` are shares of the width of the page, one to a column. The first column heads its
    row when `names_rows` is set. For a hand to write in, rows are at least `row_mm` high and
    `is_ruled` parts the columns by lines, `is_close` sets small words in close rows. A screen
    reader always hears the caption; where `shows_caption` is set it is printed over the table too.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]
    names_rows: bool = True
    row_mm: int = 0
    is_ruled: bool = False
    is_close: bool = False
    shows_caption: bool = False


@frozen(kw_only=True)
class BulletList:
    """A list whose order says nothing; `is_tight` sets its lines close together."""

    items: tuple[Runs, ...]
    is_tight: bool = False


@frozen(kw_only=True)
class Note:
    """Words set apart by a rule: where the minutes stand, what the board will be asked."""

    title: str
    paragraphs: tuple[Runs, ...] = ()


@frozen(kw_only=True)
class Signature:
    """A line to sign on for each label, after a sentence."""

    sentence: str
    labels: tuple[str, ...]


@frozen(kw_only=True)
class Reply:
    """Something agreed, with lines to write an answer on: kept whole.

    `details` are short lines beside it; `label` stands before the first of `rows` lines.
    """

    reference: str
    runs: Runs
    details: tuple[str, ...] = ()
    label: str = ""
    rows: int = 1


@frozen(kw_only=True)
class WritingSpace:
    """Ruled lines for a hand, then `rows` of lines parted into fields: kept whole.

    `fields` are labels with their shares of the width.
    """

    lines: int
    fields: tuple[tuple[str, int], ...] = ()
    rows: int = 1


@frozen(kw_only=True)
class Figure:
    """A picture (PNG or JPEG), with the words that stand for it where it cannot be seen."""

    image: bytes
    alt: str
    width_mm: int
    height_mm: int


@frozen(kw_only=True)
class Contents:
    """What stands where: a line to each heading that has an anchor, leading there.

    `entries` are a text and the anchor it leads to; a text led by spaces belongs under the one
    before. A document on pages names the page.
    """

    entries: tuple[tuple[str, str], ...]


@frozen
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | NumberedParagraph
    | Grid
    | BulletList
    | Note
    | Signature
    | Reply
    | WritingSpace
    | Figure
    | Contents
    | PageBreak
)


@frozen(kw_only=True)
class Document:
    """A whole document.

    `header_left`, `marking` and `footer_state` stand on each page; `continued` on each page
    after the first, with `margin_heading` over the margin of records (empty: no margin, and
    records stand under their paragraphs). `made_on` is the only date in the metadata.
    `is_large` sets all of it in large print, its text at 16 points. `is_part` leaves the page
    numbers to the pack that it is part of.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    header_left: str = ""
    marking: str = ""
    footer_state: str = ""
    continued: str = ""
    margin_heading: str = ""
    made_on: date | None = None
    is_large: bool = False
    is_part: bool = False


def runs(*parts: str | Run) -> Runs:
    """Make runs of plain words and runs, leaving out the empty."""
    made = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in made if run.text)


def plain(text: Iterable[Run]) -> str:
    """Return the words of runs, with nothing of how they are set."""
    return "".join(run.text for run in text)


def row(*cells: str | Run) -> tuple[Runs, ...]:
    """Make a row of a grid, a cell from each text or run."""
    return tuple(runs(cell) for cell in cells)
