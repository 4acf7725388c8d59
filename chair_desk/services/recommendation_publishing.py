"""Recommendations by agency as a file: a workbook, a CSV table, Word, PDF or a web page.

A sheet has one row for each recommendation and one column for each agency, and is read back
in as it was written. On paper the matrix comes first, then what was rejected and why, then
how the board knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import full_day, short_day
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import (
    RecommendationAnswer,
    RecommendationSource,
    Taken,
)
from chair_desk.reports.document import Block, Document, Grid, Heading, Paragraph, Role, row, runs
from chair_desk.services.desk import Desk
from chair_desk.services.publishing import refuse_path, write_document
from chair_desk.services.recommendations import (
    TAKEN_WORDS,
    RecommendationLine,
    agencies,
    reading,
    recommendations,
)
from chair_desk.services.register_publishing import FORMATS, RegisterFile
from chair_desk.words import N_, _

SOURCE_WORDS = {
    RecommendationSource.REVIEW: N_("review"),
    RecommendationSource.INSPECTION: N_("inspection"),
    RecommendationSource.OTHER: N_("other"),
}
HEADS = (N_("Reference"), N_("Recommendation"), N_("From a"), N_("Code"), N_("Made on"))
_SHEETS = ("xlsx", "csv")
_SIDE_BY_SIDE = 6  # agencies to a table on paper; the others stand in a second one
_NUMBER, _WORDS, _CELL = 12, 44, 14


def cell_words(answer: RecommendationAnswer | None) -> str:
    """Say one answer in a cell: "rejected: Not in our gift"; nothing where none was asked."""
    if answer is None:
        return ""
    said = _(TAKEN_WORDS[answer.state])
    more = answer.reason if answer.state is Taken.REJECTED else answer.evidence
    return f"{said}: {more}" if more else said


def prepare_recommendations(
    desk: Desk, *, kind: str = "xlsx", audience: Audience = Audience.CONFIDENTIAL
) -> RegisterFile:
    """Read what the file says, no more than its audience may read.

    Raises:
        Refused: It is no kind of file that can be written.
    """
    if kind not in FORMATS:
        kinds = ", ".join(FORMATS)
        raise Refused(_("Recommendations are written as {kinds}.").format(kinds=kinds))
    lines = [
        line for line in recommendations(desk) if audience.may_read(line.recommendation.audience)
    ]
    asked = agencies(desk, lines)
    title = _("Recommendations by agency")
    if kind in _SHEETS:
        rows = tuple(_sheet(lines, asked))
        made = RegisterFile(kind=kind, title=title, rows=rows, made_at=desk.now())
    else:
        document = _document(desk, lines, asked, audience)
        made = RegisterFile(kind=kind, title=title, document=document, made_at=desk.now())
    return made.for_readers(audience)


def export_recommendations(
    desk: Desk, path: Path, *, kind: str = "", audience: Audience = Audience.CONFIDENTIAL
) -> Path:
    """Write the recommendations to a file, whole or not at all, and return its place.

    Raises:
        Refused: It is the name of a board file, or no kind of file that can be written.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    meant = kind or path.suffix.lower().removeprefix(".")
    return write_document(
        path, prepare_recommendations(desk, kind=meant, audience=audience).content()
    )


def _sheet(
    lines: Sequence[RecommendationLine], asked: Sequence[Organisation]
) -> Iterator[tuple[str | int | None, ...]]:
    yield (*(_(head) for head in HEADS), *(one.name for one in asked))
    for line in lines:
        made = line.recommendation
        yield (
            made.reference, made.title, _(SOURCE_WORDS[made.source]), made.source_words,
            str(made.made_on or ""), *(cell_words(line.answers.get(one.id)) for one in asked),
        )  # fmt: skip


# ------------------------------------------------------------------ on paper


def _document(
    desk: Desk,
    lines: Sequence[RecommendationLine],
    asked: Sequence[Organisation],
    audience: Audience,
) -> Document:
    board, title = desk.board, _("Recommendations by agency")
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Paragraph(runs=runs(_("{board}, {date}").format(
            board=board.name, date=full_day(desk.today()))), role=Role.SUBTITLE),
        Paragraph(runs=runs(reading(lines))),
    ]  # fmt: skip
    blocks += [
        _matrix(lines, asked[start : start + _SIDE_BY_SIDE])
        for start in range(0, len(asked), _SIDE_BY_SIDE)
        if lines
    ]
    names = {one.id: one.name for one in asked}
    blocks += _told(_("Rejected, and why"), _("Reason"), _rejected(lines, names))
    blocks += _told(_("How the board knows"), _("What shows it"), _shown(lines, names))
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=board.name,
        header_left=board.name,
        marking=_("Confidential") if audience is Audience.CONFIDENTIAL else board.marking,
        made_on=desk.today(),
    )


def _matrix(lines: Sequence[RecommendationLine], asked: Sequence[Organisation]) -> Grid:
    return Grid(
        caption=_("Recommendations by agency"),
        header=(_("No."), _("Recommendation"), *(one.short_name or one.name for one in asked)),
        rows=tuple(
            row(
                line.recommendation.reference,
                _titled(line),
                *(_state(line.answers.get(one.id)) for one in asked),
            )
            for line in lines
        ),
        widths=(_NUMBER, _WORDS, *(_CELL for _one in asked)),
    )


def _titled(line: RecommendationLine) -> str:
    code = line.recommendation.source_words
    return f"{line.recommendation.title} ({code})" if code else line.recommendation.title


def _state(answer: RecommendationAnswer | None) -> str:
    if answer is None:
        return "–"
    said = _(TAKEN_WORDS[answer.state])
    return f"{said}, {short_day(answer.said_on)}" if answer.said_on else said


_Told = tuple[str, str, str]


def _rejected(lines: Sequence[RecommendationLine], names: dict[str, str]) -> Iterator[_Told]:
    for line in lines:
        for one in line.answers.values():
            if one.state is Taken.REJECTED:
                yield line.recommendation.reference, names[one.organisation_id], one.reason


def _shown(lines: Sequence[RecommendationLine], names: dict[str, str]) -> Iterator[_Told]:
    for line in lines:
        for one in line.answers.values():
            if one.evidence and one.state is not Taken.REJECTED:
                yield line.recommendation.reference, names[one.organisation_id], one.evidence


def _told(heading: str, head: str, told: Iterator[_Told]) -> list[Block]:
    rows = tuple(row(*one) for one in told)
    if not rows:
        return []
    grid = Grid(
        caption=heading, header=(_("No."), _("Partner"), head), rows=rows, widths=(12, 34, 54)
    )
    return [Heading(level=2, text=heading), grid]
