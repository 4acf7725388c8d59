"""A yearly report as its readers get it: heads, sentences, and the notes behind them."""

from __future__ import annotations

import enum
from datetime import date

from chair_desk.records.frozen import frozen


class ReportKind(enum.StrEnum):
    """Which document a report is given out as."""

    WHOLE = "whole"
    SUMMARY = "summary"
    EASY_READ = "easy_read"


@frozen(kw_only=True)
class ReportNote:
    """What stands behind sentences, under its number: printed once, however often it is named."""

    number: int
    words: str


@frozen(kw_only=True)
class ReportWords:
    """One sentence. `notes` are numbers of notes; `needs_evidence` says that it has none yet.

    `id` is the sentence's own, by which a copy that comes back is laid beside it. `is_main` is
    one about all of something, or a person's own: a short edition takes these first.
    """

    id: str
    text: str
    notes: tuple[int, ...] = ()
    needs_evidence: bool = False
    is_main: bool = True


@frozen(kw_only=True)
class Exhibit:
    """A chart with its words and the table of the same numbers, under a head.

    `bars` are name, solid, pale, outline, and the words beside it; none where nothing is drawn.
    """

    kind: str
    title: str
    key: str
    alt: str
    bars: tuple[tuple[str, int, int, int, str], ...]
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
class ReportHead:
    """A head with its sentences in paragraphs. `covers` is said where there is nothing under it.

    `is_withheld` says that something is, and not for these readers. `title_cy` is the title in
    Welsh, empty where the outline has none. `key` names it in a copy that comes back.
    """

    number: int
    title: str
    covers: str
    paragraphs: tuple[tuple[ReportWords, ...], ...]
    title_cy: str = ""
    exhibits: tuple[Exhibit, ...] = ()
    is_withheld: bool = False
    key: str = ""


@frozen(kw_only=True)
class ReportBundle:
    """All that a writer gets of a report, cut to its readers already.

    `copy` is the id of a draft that is given out in Word, empty for anything else. `language` is
    the second language of headings and labels, empty where there is none.
    """

    board: str
    year: str
    title: str
    outline: str
    words: str
    coverage: str
    state: str
    is_draft: bool
    heads: tuple[ReportHead, ...]
    notes: tuple[ReportNote, ...]
    made_on: date | None = None
    is_large: bool = False
    copy: str = ""
    language: str = ""
