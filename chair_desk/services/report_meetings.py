"""What the record says in a yearly report of meetings, of who came, and of what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chair_desk.records.attendance_measures import (
    decision_capable_rate,
    member_rate,
    represented_rate,
)
from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.services.attendance_matrix import Matrix, Row, matrix
from chair_desk.services.attendance_reading import row_words, statutory_coverage
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.quorum import quorum
from chair_desk.services.ratifying import ratified_on
from chair_desk.services.report_drafting import once
from chair_desk.services.report_saying import (
    Cited,
    Drafted,
    Figure,
    ReportYear,
    counted,
    drafted,
    figure,
    listed,
    rows_of,
)
from chair_desk.words import _, ngettext


def held_in(desk: Desk, year: ReportYear) -> Matrix:
    """Return the matrix of the board itself over a reporting year."""
    return once(desk, "matrix", year, _matrix)


def _matrix(desk: Desk, year: ReportYear) -> Matrix:
    return matrix(desk, from_on=year.begins_on, to_on=year.until)


def meetings_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how often the board met, how often with a quorum, and how often it could decide."""
    found = held_in(desk, year)
    board = main_body(desk).name
    if not found.meetings:
        return
    quorate = [one for one in found.meetings if quorum(desk, one.id).is_met]
    base = _("Meetings of the {body} that were held").format(body=board)
    yield drafted(
        "meetings.held",
        _held_words(len(found.meetings), len(quorate)).replace("{body}", board),
        figures=(
            figure("meetings.held", found.meetings, base),
            figure("meetings.quorate", quorate, _("Those meetings at which a quorum was met")),
        ),
        cites=_cited_meetings(found.meetings),
    )
    yield from _coverage_said(found)


def _held_words(held: int, quorate: int) -> str:
    if held == 1:
        return (
            _("The {body} met once in the year, with a quorum.")
            if quorate
            else _("The {body} met once in the year, without a quorum.")
        )
    if held == quorate:
        return _("The {body} met {held} times in the year, each time with a quorum.")
    return _(
        "The {body} met {held} times in the year, and had a quorum at {quorate} of the meetings."
    )


def _coverage_said(found: Matrix) -> Iterator[Drafted]:
    covered = statutory_coverage(found)
    if not covered.of:
        return
    yield drafted(
        "meetings.coverage",
        _coverage_words(covered.number, covered.of),
        figures=(
            Figure(
                name="meetings.covered",
                value=counted(covered.number),
                base=_("Meetings at which each statutory partner was at its agreed level"),
                rows=rows_of(found.meetings),
            ),
            Figure(
                name="meetings.meetings",
                value=counted(covered.of),
                base=_("Meetings with a register"),
                rows=rows_of(found.meetings),
            ),
        ),
        cites=_cited_meetings(found.meetings),
    )


def _coverage_words(number: int, of: int) -> str:
    if of == 1:
        return (
            _("Every statutory partner had somebody able to commit it at the meeting.")
            if number
            else _("At the meeting, not every statutory partner had somebody able to commit it.")
        )
    if not number:
        return _(
            "At {covered} of the {meetings} meetings did every statutory partner have somebody"
            " able to commit it."
        )
    if number == of:
        return _(
            "Every statutory partner had somebody able to commit it at each of the {meetings}"
            " meetings."
        )
    return _(
        "Every statutory partner had somebody able to commit it at {covered} of the {meetings}"
        " meetings."
    )


def attendance_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say of each partner how it came and how often able to commit; statutory partners first."""
    found = held_in(desk, year)
    rows = [
        row
        for row in found.rows
        if row.is_ranked and row.organisation is not None and represented_rate(row.cells).of
    ]
    full = [row for row in rows if _came_in_full(row)]
    is_grouped = len(full) > 1
    if is_grouped:
        yield _full_said(found, full)
    for row in rows:
        yield _partner_said(found, row, is_offered=not (is_grouped and row in full))


def _came_in_full(row: Row) -> bool:
    """Say whether a partner came to each meeting, each time able to commit."""
    here, able = represented_rate(row.cells), decision_capable_rate(row.cells)
    return here.number == here.of and able.of == here.of and able.number == able.of


def _full_said(found: Matrix, full: Sequence[Row]) -> Drafted:
    names = listed([row.name for row in full])
    said = _(
        "{full} partners came to every meeting, each with somebody able to commit it: {names}."
    )
    return drafted(
        "attendance.full",
        said.replace("{names}", names),
        figures=(
            Figure(
                name="attendance.full",
                value=counted(len(full)),
                base=_("Partners at their agreed level at every meeting of the year"),
                rows=rows_of([row.organisation for row in full if row.organisation is not None]),
            ),
        ),
        cites=_cited_meetings(found.meetings),
    )


def _partner_said(found: Matrix, row: Row, *, is_offered: bool) -> Drafted:
    rates = [
        ("represented", represented_rate(row.cells), _("Meetings at which {name} was represented")),
        ("member", member_rate(row.cells), _("Meetings to which the member of {name} came")),
    ]
    able = decision_capable_rate(row.cells)
    if able.of:
        said = _("Meetings at which {name} was at its agreed level")
        rates.insert(0, ("decision_capable", able, said))
    figures = [
        Figure(
            name=f"attendance.{name}",
            value=rate.words,
            base=base.format(name=row.name),
            subject=row.key,
            rows=rows_of(found.meetings),
        )
        for name, rate, base in rates
    ]
    made = drafted("attendance.partner", row_words(found, row), subject=row.key, figures=figures)
    return replace(made, is_offered=is_offered)


def decisions_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many decisions were recorded, and what became of those taken without a quorum."""
    rows = desk.rows(Decision, decided_on=year.days, order=("decided_on", "reference"))
    public = [row for row in rows if row.audience is not Audience.CONFIDENTIAL]
    if not public:
        return
    yield drafted(
        "decisions.recorded",
        ngettext(
            "{recorded} decision was recorded in the year.",
            "{recorded} decisions were recorded in the year.",
            len(public),
        ),
        figures=(figure("decisions.recorded", public, _("Decisions, confidential ones left out")),),
        cites=[_cited_decision(row) for row in public],
    )
    inquorate = [row for row in public if row.is_inquorate]
    if not inquorate:
        return
    ratified = ratified_on(desk, [row.id for row in inquorate])
    yield drafted(
        "decisions.inquorate",
        _inquorate_words(len(inquorate), len(ratified)),
        figures=(
            figure("decisions.inquorate", inquorate, _("Decisions taken without a quorum")),
            figure(
                "decisions.ratified",
                [row for row in inquorate if row.id in ratified],
                _("Of those, ratified at a later meeting"),
            ),
        ),
        cites=[_cited_decision(row) for row in inquorate],
    )


def _inquorate_words(taken: int, ratified: int) -> str:
    first = ngettext(
        "{inquorate} was taken without a quorum", "{inquorate} were taken without a quorum", taken
    )
    more = ngettext(
        "{ratified} has been ratified since", "{ratified} have been ratified since", ratified or 1
    )
    return f"{first}; {more}."


def _cited_decision(row: Decision) -> Cited:
    return Cited(
        table=Decision.TABLE,
        id=row.id,
        label=row.reference,
        words=row.text,
        audience=row.audience,
    )


def _cited_meetings(held: Sequence[Meeting]) -> list[Cited]:
    return [
        Cited(
            table=Meeting.TABLE,
            id=one.id,
            label=_("Meeting"),
            words=_("Meeting of {day}").format(day=full_day(one.held_on)),
        )
        for one in held
    ]
