"""A copy of all that names one person, for that person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.reports.document import Block, Document, Grid, Heading, Paragraph, Role, row, runs
from chair_desk.words import _


@frozen(kw_only=True)
class PersonRecord:
    """One record: its sort, what names the person in it, what it holds, and why it is kept."""

    sort: str
    by: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    kept: str


def person_document(
    *, board: str, person: str, made_on: date, records: Sequence[PersonRecord]
) -> Document:
    """Return the copy as a document, a table to each sort of record."""
    title = _("What is held about {person}").format(person=person)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Paragraph(runs=runs(board), role=Role.SUBTITLE),
        Paragraph(
            runs=runs(
                _("Made on {day}. {count} records name you, by a link or in their words.").format(
                    day=full_day(made_on), count=len(records)
                )
            ),
            role=Role.LEAD,
        ),
    ]
    for sort in dict.fromkeys(one.sort for one in records):
        blocks += _of_sort(sort, [one for one in records if one.sort == sort])
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=board,
        header_left=board,
        marking=_("Personal"),
        footer_state=title,
        made_on=made_on,
    )


def _of_sort(sort: str, records: Sequence[PersonRecord]) -> list[Block]:
    blocks: list[Block] = [Heading(level=2, text=sort)]
    if records[0].kept:
        blocks.append(Paragraph(runs=runs(records[0].kept)))
    blocks += [
        Grid(
            caption=f"{sort}, {number}",
            header=(_("What"), _("What it says")),
            rows=tuple(row(label, value) for label, value in one.values),
            widths=(1, 3),
        )
        for number, one in enumerate(records, start=1)
        if one.values
    ]
    return blocks
