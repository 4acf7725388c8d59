"""The yearly report as a document: contents, each head with its sentences, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.report_bundle import (
    Exhibit,
    ReportBundle,
    ReportHead,
    ReportNote,
    ReportWords,
)
from chair_desk.reports import attendance_chart, funding_chart
from chair_desk.reports.document import (
    Block,
    Contents,
    Document,
    Figure,
    Grid,
    Heading,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Runs,
    row,
    runs,
)
from chair_desk.words import N_, _, said_in

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
COMMA = "˒"
SENTENCE, COPY, HEAD = "s_", "copy_", "head_"
_CHART_WIDTH = 150
_FEW_COLUMNS, _REST = 4, 66
_LETTER = 13  # tenths of a per cent of the page for a letter of a table


def yearly_report_document(bundle: ReportBundle) -> Document:
    """Return the document of a report. A sentence with no evidence says so, and is not dropped."""
    blocks: list[Block] = [
        Heading(level=1, text=both(bundle.title, bundle)),
        Paragraph(runs=runs(Run(bundle.board, anchor=_copy(bundle))), role=Role.SUBTITLE),
        Paragraph(runs=runs(year_line(bundle)), role=Role.LEAD),
    ]
    if bundle.is_draft:
        blocks.append(Note(title=both(bundle.state, bundle), paragraphs=_state(bundle)))
    blocks += _contents(bundle)
    count = 0
    for head in bundle.heads:
        blocks += _head(head, count, bundle)
        count += len(head.exhibits)
    blocks += note_blocks(bundle, bundle.notes)
    return Document(
        title=f"{bundle.title} {bundle.year}",
        blocks=tuple(blocks),
        author=bundle.board,
        subject=bundle.outline,
        header_left=bundle.board,
        marking=both(N_("DRAFT"), bundle) if bundle.is_draft else "",
        footer_state=f"{bundle.title} {bundle.year}",
        continued=f"{bundle.title} {bundle.year}",
        made_on=bundle.made_on,
        is_large=bundle.is_large,
    )


def both(words: str, bundle: ReportBundle) -> str:
    """Say a label in the report's second language too, where it has one and the words are known."""
    other = said_in(bundle.language, words)
    return f"{_(words)} · {other}" if other else _(words)


def year_line(bundle: ReportBundle) -> str:
    """Say which year the report is about."""
    return both(N_("Year {year}"), bundle).format(year=bundle.year)


def _state(bundle: ReportBundle) -> tuple[Runs, ...]:
    said = [bundle.coverage, bundle.words]
    if bundle.language:
        said.append(_("The Welsh headings are to be checked by somebody who speaks Welsh."))
    return tuple(runs(words) for words in said if words)


def _copy(bundle: ReportBundle) -> str:
    """Name the copy in the copy itself: by this it is known when it comes back."""
    return f"{COPY}{bundle.copy.replace('-', '')}" if bundle.copy else ""


def _title(head: ReportHead) -> str:
    said = f"{head.number}. {head.title}"
    return f"{said} · {head.title_cy}" if head.title_cy else said


def anchor_of(head: ReportHead) -> str:
    """Name a head, so that it is known in a copy that comes back."""
    return f"{HEAD}{head.key or head.number}"


def _contents(bundle: ReportBundle) -> Iterator[Block]:
    entries = [(_title(head), anchor_of(head)) for head in bundle.heads]
    if bundle.notes:
        entries.append((both(N_("Evidence behind the sentences"), bundle), "evidence"))
    yield Heading(level=3, text=both(N_("Contents"), bundle))
    yield Contents(entries=tuple(entries))


def _head(head: ReportHead, exhibits: int, bundle: ReportBundle) -> Iterator[Block]:
    yield Heading(level=2, text=_title(head), anchor=anchor_of(head))
    if not head.paragraphs:
        yield nothing_under(head)
    for sentences in head.paragraphs:
        yield Paragraph(runs=_paragraph(sentences))
    for number, one in enumerate(head.exhibits, start=exhibits + 1):
        yield from _exhibit(one, number, bundle)


def nothing_under(head: ReportHead) -> Paragraph:
    """Say that nothing stands under a head, or nothing that these readers may have."""
    said = words_under_none(head.covers, is_withheld=head.is_withheld)
    return Paragraph(runs=runs(Run(said, italic=True)))


def words_under_none(covers: str, *, is_withheld: bool = False) -> str:
    """Return what is printed under a head that has nothing, or nothing for these readers."""
    said = (
        _("[nothing under this head is for these readers yet: {covers}]")
        if is_withheld
        else _("[nothing is recorded under this head: {covers}]")
    )
    return said.format(covers=covers.rstrip("."))


def _exhibit(one: Exhibit, number: int, bundle: ReportBundle) -> Iterator[Block]:
    table = both(N_("Table {number}"), bundle).format(number=number)
    if one.bars:
        called = both(N_("Figure {number}"), bundle).format(number=number)
        yield Heading(level=3, text=f"{called}. {one.title}")
        numbers = _("{table} holds the numbers.").format(table=table)
        yield Paragraph(runs=runs(f"{one.key} {numbers}"), role=Role.SMALL)
        image, ratio = _chart(one)
        yield Figure(
            image=image, alt=one.alt, width_mm=_CHART_WIDTH, height_mm=round(_CHART_WIDTH * ratio)
        )
    yield Grid(
        caption=f"{table}. {one.caption}",
        shows_caption=True,
        header=one.header,
        rows=tuple(row(*cells) for cells in one.rows),
        widths=_widths(one),
    )


def _widths(one: Exhibit) -> tuple[int, ...]:
    """Give each column its share; in a table of many, as much as its longest word wants.

    A sum of money must not be broken in two by a wider face than ours.
    """
    rest = len(one.header) - 1
    if rest <= _FEW_COLUMNS:
        shares = [_REST // max(rest, 1)] * rest
    else:
        columns = zip(*(line[1:] for line in (one.header, *one.rows)), strict=True)
        wanted = [max(len(word) for cell in cells for word in cell.split()) for cells in columns]
        shares = [(letters + 2) * _LETTER // 10 for letters in wanted]
    return (100 - sum(shares), *shares)


def _chart(one: Exhibit) -> tuple[bytes, float]:
    if one.kind == "funding":
        return funding_chart.chart_png(
            [(name, agreed, paying, said) for name, paying, _pale, agreed, said in one.bars]
        )
    return attendance_chart.chart_png(
        [(name, able, here, of) for name, able, here, of, _said in one.bars]
    )


def _paragraph(sentences: tuple[ReportWords, ...]) -> Runs:
    made: list[Run] = []
    for at, one in enumerate(sentences):
        if at:
            made.append(Run(" "))
        made.append(Run(one.text, anchor=f"{SENTENCE}{one.id.replace('-', '')}"))
        made += raised(one.notes)
        if one.needs_evidence:
            made.append(Run(" " + _("[evidence needed]"), italic=True))
    return tuple(made)


def raised(numbers: tuple[int, ...]) -> Iterator[Run]:
    """Set the numbers of notes above the line, each leading to its note."""
    for at, number in enumerate(numbers):
        if at:
            yield Run(COMMA)
        yield Run(str(number).translate(_RAISED), link=f"#note-{number}")


def note_blocks(bundle: ReportBundle, notes: Sequence[ReportNote]) -> Iterator[Block]:
    """Return what stands behind the sentences, by number, on a page of its own."""
    if not notes:
        return
    yield PageBreak()
    yield Heading(
        level=2,
        text=both(N_("Evidence behind the sentences"), bundle),
        anchor="evidence",
    )
    for note in notes:
        yield NumberedParagraph(
            number=str(note.number), runs=runs(note.words), anchor=f"note-{note.number}"
        )
