"""A yearly report in short: a summary in plain language, and the skeleton of an easy read.

Neither is ready for its readers: short sentences are cut from longer ones and nothing is made
up, so a person writes on from here. Each claim keeps the number of its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chair_desk.records.report_bundle import ReportBundle, ReportHead, ReportWords
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Grid,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Runs,
    runs,
)
from chair_desk.reports.yearly_report import both, note_blocks, nothing_under, raised, year_line
from chair_desk.words import N_, _, ngettext

LONG = 18
"""Words in a sentence above which it is marked as too long to be read easily."""
_MOST = 3
_PICTURE_MM = 32
_PARTS = re.compile(r"(?<=[.?])\s+(?=[A-Z“])|;\s+")


def summary_document(bundle: ReportBundle) -> Document:
    """Return the summary: under each head what is said of all of it, in short sentences."""
    said = _("This is cut from the draft of the whole report. Write it in your own plain words.")
    title = N_("Plain-language summary")
    blocks = [*_opening(bundle, title, said)]
    for head in bundle.heads:
        blocks.append(Heading(level=2, text=_title(head)))
        items = tuple(_line(one, text) for one in _main(head) for text in short_sentences(one.text))
        blocks.append(BulletList(items=items) if items else nothing_under(head))
    return _document(bundle, title, [*blocks, *_evidence(bundle)], is_large=bundle.is_large)


def easy_read_document(bundle: ReportBundle) -> Document:
    """Return the skeleton: each short sentence beside room for a picture, in large print."""
    said = _(
        "Put a picture beside each sentence, and ask people who use easy read to try it. A sentence"
        " marked as long is to be made shorter."
    )
    title = N_("Easy read")
    blocks = [*_opening(bundle, title, said)]
    for number, head in enumerate(bundle.heads):
        if number:
            blocks.append(PageBreak())
        blocks.append(Heading(level=2, text=_title(head)))
        lines = [_line(one, text) for one in _main(head) for text in short_sentences(one.text)]
        blocks.append(_pictures(head, lines, bundle) if lines else nothing_under(head))
    return _document(bundle, title, [*blocks, *_evidence(bundle)], is_large=True)


def short_sentences(text: str) -> list[str]:
    """Return a sentence as shorter ones where it is parted already: at its stops and semicolons."""
    parts = [part.strip() for part in _PARTS.split(text)]
    said = [part[:1].upper() + part[1:] for part in parts if part]
    return [part if part[-1] in ".?”" else f"{part}." for part in said]


def _main(head: ReportHead) -> list[ReportWords]:
    """Return what a short edition takes: what is said of all of it first, else the first lines."""
    every = [one for paragraph in head.paragraphs for one in paragraph]
    main = [one for one in every if one.is_main]
    return (main or every)[:_MOST]


def _line(one: ReportWords, text: str) -> Runs:
    parts = [Run(text), *raised(one.notes)]
    if one.needs_evidence:
        parts.append(Run(" " + _("[evidence needed]"), italic=True))
    count = len(text.split())
    if count > LONG:
        said = ngettext(
            "[{count} word: make it shorter]", "[{count} words: make it shorter]", count
        )
        parts.append(Run(" " + said.format(count=count), italic=True))
    return tuple(parts)


def _pictures(head: ReportHead, lines: list[Runs], bundle: ReportBundle) -> Grid:
    return Grid(
        caption=_("{title}: a picture beside each sentence").format(title=head.title),
        header=(both(N_("Picture"), bundle), both(N_("Words"), bundle)),
        rows=tuple((runs(Run(_("[picture]"), italic=True)), line) for line in lines),
        widths=(34, 66),
        names_rows=False,
        row_mm=_PICTURE_MM,
        is_ruled=True,
    )


def _title(head: ReportHead) -> str:
    return f"{head.title} · {head.title_cy}" if head.title_cy else head.title


def _opening(bundle: ReportBundle, title: str, said: str) -> Iterator[Block]:
    yield Heading(level=1, text=both(title, bundle))
    yield Paragraph(runs=runs(bundle.board), role=Role.SUBTITLE)
    yield Paragraph(runs=runs(year_line(bundle)), role=Role.LEAD)
    if bundle.is_draft:
        yield Note(title=both(bundle.state, bundle), paragraphs=(runs(said),))


def _evidence(bundle: ReportBundle) -> Iterator[Block]:
    """Give the notes that are named here, and no others."""
    named = {number for head in bundle.heads for one in _main(head) for number in one.notes}
    yield from note_blocks(bundle, [note for note in bundle.notes if note.number in named])


def _document(bundle: ReportBundle, title: str, blocks: list[Block], *, is_large: bool) -> Document:
    return Document(
        title=f"{_(title)} {bundle.year}",
        blocks=tuple(blocks),
        author=bundle.board,
        subject=bundle.outline,
        header_left=bundle.board,
        marking=both(N_("DRAFT"), bundle) if bundle.is_draft else "",
        footer_state=f"{_(title)} {bundle.year}",
        continued=f"{_(title)} {bundle.year}",
        made_on=bundle.made_on,
        is_large=is_large,
    )
