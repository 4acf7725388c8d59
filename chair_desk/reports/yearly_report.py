"""The yearly report as a document: each head, its sentences, and the evidence at the end."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.records.report_bundle import ReportBundle, ReportHead, ReportWords
from chair_desk.reports.document import (
    Block,
    Document,
    Heading,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Runs,
    runs,
)
from chair_desk.words import _

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
COMMA = "˒"
SENTENCE, COPY = "s_", "copy_"


def yearly_report_document(bundle: ReportBundle) -> Document:
    """Return the document of a report. A sentence with no evidence says so, and is not dropped."""
    blocks: list[Block] = [
        Heading(level=1, text=bundle.title),
        Paragraph(runs=runs(Run(bundle.board, anchor=_copy(bundle))), role=Role.SUBTITLE),
        Paragraph(runs=runs(_("Year {year}").format(year=bundle.year)), role=Role.LEAD),
    ]
    if bundle.is_draft:
        said = (runs(bundle.coverage), *((runs(bundle.words),) if bundle.words else ()))
        blocks.append(Note(title=bundle.state, paragraphs=said))
    for head in bundle.heads:
        blocks += _head(head)
    if bundle.notes:
        blocks += _notes(bundle)
    return Document(
        title=f"{bundle.title} {bundle.year}",
        blocks=tuple(blocks),
        author=bundle.board,
        subject=bundle.outline,
        header_left=bundle.board,
        marking=_("DRAFT") if bundle.is_draft else "",
        footer_state=f"{bundle.title} {bundle.year}",
        continued=f"{bundle.title} {bundle.year}",
        made_on=bundle.made_on,
        is_large=bundle.is_large,
    )


def _copy(bundle: ReportBundle) -> str:
    """Name the copy in the copy itself: by this it is known when it comes back."""
    return f"{COPY}{bundle.copy.replace('-', '')}" if bundle.copy else ""


def _head(head: ReportHead) -> Iterator[Block]:
    yield Heading(level=2, text=f"{head.number}. {head.title}", anchor=f"head-{head.number}")
    if not head.paragraphs:
        yield Paragraph(
            runs=runs(Run(_("[nothing is recorded under this head: {covers}]").format(
                covers=head.covers.rstrip(".")
            ), italic=True))
        )  # fmt: skip
    for sentences in head.paragraphs:
        yield Paragraph(runs=_paragraph(sentences))


def _paragraph(sentences: tuple[ReportWords, ...]) -> Runs:
    made: list[Run] = []
    for at, one in enumerate(sentences):
        if at:
            made.append(Run(" "))
        made.append(Run(one.text, anchor=f"{SENTENCE}{one.id.replace('-', '')}"))
        made += _raised(one.notes)
        if one.needs_evidence:
            made.append(Run(" " + _("[evidence needed]"), italic=True))
    return tuple(made)


def _raised(numbers: tuple[int, ...]) -> Iterator[Run]:
    """Set the numbers of notes above the line, each leading to its note."""
    for at, number in enumerate(numbers):
        if at:
            yield Run(COMMA)
        yield Run(str(number).translate(_RAISED), link=f"#note-{number}")


def _notes(bundle: ReportBundle) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(level=2, text=_("Evidence behind the sentences"), anchor="evidence")
    for note in bundle.notes:
        yield NumberedParagraph(
            number=str(note.number), runs=runs(note.words), anchor=f"note-{note.number}"
        )
