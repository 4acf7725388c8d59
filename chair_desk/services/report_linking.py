"""What is put behind a sentence while it is written: records, and figures that stay live in it."""

from __future__ import annotations

from typing import Any

from chair_desk.records.changes import Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.report_fields import Written
from chair_desk.records.tables import BY_NAME
from chair_desk.records.yearly_reports import ReportSentence, SentenceEvidence
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.report_naming import label_of, words_of
from chair_desk.services.report_reading import ReportView, SentenceLine, read_report
from chair_desk.services.report_saying import Figure, opening
from chair_desk.words import _


@frozen(kw_only=True)
class NewEvidence:
    """Rows to be kept behind a sentence, and the places of those that stand in its words."""

    rows: tuple[SentenceEvidence, ...]
    spans: tuple[tuple[int, int, int], ...]


def new_evidence(
    desk: Desk,
    sentence: ReportSentence,
    said: Written,
    *,
    view: ReportView | None = None,
    line: SentenceLine | None = None,
) -> NewEvidence:
    """Make the rows of what was linked and put in while a sentence was written.

    A record that stands behind it already is not linked twice.

    Raises:
        Refused: A record or a figure is no longer there.
    """
    there = {row for one in line.evidence for row in one.rows if not one.is_figure} if line else ()
    links = [link for link in dict.fromkeys(said.links) if link not in there]
    rows = [record_behind(desk, sentence.id, table, one) for table, one in links]
    spans: list[tuple[int, int, int]] = []
    first = max((one.number for one in line.evidence), default=0) + 1 if line else 1
    seen = view or (read_report(desk, sentence.report_id) if said.figures else None)
    for placed in said.figures:
        figure = seen.figures.get((placed.name, placed.subject)) if seen else None
        if figure is None:
            raise Refused(_("The record gives no such figure."))
        value = said.text[placed.start : placed.end]
        if value in {figure.value, opening(figure.value)}:  # else it was typed over
            number = first + len(spans)
            rows.append(figure_behind(desk, sentence.id, figure, number=number, value=value))
            spans.append((number, placed.start, placed.end))
    return NewEvidence(rows=tuple(rows), spans=tuple(spans))


def record_behind(desk: Desk, sentence_id: str, table: str, record_id: str) -> SentenceEvidence:
    """Make the row that puts a record behind a sentence.

    Raises:
        Refused: There is no such record, or it stands there already.
    """
    if table not in BY_NAME:
        raise Refused(_("This is no longer in the board file."))
    record: Any = existing(desk, BY_NAME[table].record_class, record_id)
    if desk.count(SentenceEvidence, sentence_id=sentence_id, record_id=record_id):
        raise Refused(_("This stands behind the sentence already."))
    return SentenceEvidence(
        id=desk.new_id(),
        sentence_id=sentence_id,
        table_name=table,
        record_id=record_id,
        label=label_of(record),
        value=words_of(record),
    )


def figure_behind(
    desk: Desk, sentence_id: str, figure: Figure, *, number: int = 0, value: str = ""
) -> SentenceEvidence:
    """Make the row that puts a figure behind a sentence, or into it under a number.

    `value` is how it stands in the words, where that is with a capital.
    """
    return SentenceEvidence(
        id=desk.new_id(),
        sentence_id=sentence_id,
        number=number,
        figure=figure.name,
        subject=figure.subject,
        value=value or figure.value,
        base=figure.base,
        label=_("Figure"),
    )
