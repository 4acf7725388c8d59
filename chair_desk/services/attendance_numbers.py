"""Every measure of attendance with its base, its definition and the rows behind it.

Of one partner or seat, and of the whole body, over the period that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from fractions import Fraction

from chair_desk.records.attendance_cells import Cell
from chair_desk.records.attendance_measures import (
    MEASURES,
    Measure,
    Rate,
    absences_in_a_row,
    added,
    by_meeting,
    coverage,
    different_people,
    longest_absence,
    mean_gap,
    mean_of,
)
from chair_desk.records.attendance_words import cell_words
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.services.attendance_matrix import Matrix, Row
from chair_desk.services.attendance_reading import names_of, statutory_coverage, statutory_rows
from chair_desk.services.desk import Desk
from chair_desk.words import _, ngettext

_RANKED_ONLY = frozenset({"decision_capable", "unknown"})


@frozen(kw_only=True)
class MeasureLine:
    """A measure: its name, what it came to, its definition, and the rows behind it.

    `counted` says each row that counts towards the number, `others` those of its base that do
    not; `name` finds it again.
    """

    name: str
    label: str
    words: str
    definition: str
    counted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


# ------------------------------------------------------------------ one row


def measure_lines(desk: Desk, found: Matrix, row: Row) -> list[MeasureLine]:
    """Return every measure of a row, each with its definition and the meetings behind it."""
    names = names_of(desk, found)

    def said(meeting: Meeting, cell: Cell) -> str:
        who = ", ".join(names.get(person, "") for person in cell.person_ids)
        return cell_words(cell, who, full_day(meeting.held_on))

    places = list(zip(found.meetings, row.cells, strict=True))
    lines = [
        MeasureLine(
            name=measure.name,
            label=_(measure.label),
            words=measure.of(row.cells).words,
            definition=_(measure.definition),
            counted=tuple(said(*one) for one in places if measure.of([one[1]]).number),
            others=tuple(said(*one) for one in places if measure.of([one[1]]) == Rate(0, 1)),
        )
        for measure in MEASURES
        if row.is_ranked or measure.name not in _RANKED_ONLY
    ]
    lines += _coverage_lines(found) if row.is_statutory else []
    lines += _gap_lines(row, places, said) if row.is_ranked else []
    return [*lines, *_missed_lines(row, places, said), *_people_lines(row, names),
            *_seat_lines(found, row)]  # fmt: skip


_Said = Callable[[Meeting, Cell], str]
_Places = Sequence[tuple[Meeting, Cell]]


def _coverage_lines(found: Matrix) -> list[MeasureLine]:
    partners = statutory_rows(found)
    if not partners:
        return []
    met, unmet = [], []
    for at, meeting in enumerate(found.meetings):
        column = [(name, cells[at]) for name, cells in partners]
        if not coverage([[cell] for _name, cell in column]).of:
            continue
        day = full_day(meeting.held_on)
        missing = [name for name, cell in column if not cell.can_commit]
        if missing:
            said = _("{day}: not able to commit there: {partners}")
            unmet.append(said.format(day=day, partners=", ".join(missing)))
        else:
            met.append(_("{day}: all of them").format(day=day))
    return [
        MeasureLine(
            name="coverage",
            label=_("All statutory partners able to commit"),
            words=statutory_coverage(found).words,
            definition=_("Meetings at which every statutory partner had somebody there at the "
                         "agreed level or above. They share one duty, so one missing is all "
                         "missing."),
            counted=tuple(met),
            others=tuple(unmet),
        )
    ]  # fmt: skip


def _gap_lines(row: Row, places: _Places, said: _Said) -> list[MeasureLine]:
    gap = mean_gap(row.cells)
    counted = [(meeting, cell) for meeting, cell in places if cell.is_here and cell.gap is not None]
    base = ngettext("{gap}, over {count} meeting", "{gap}, over {count} meetings", len(counted))
    return [
        MeasureLine(
            name="mean_gap",
            label=_("Mean gap"),
            words=_("not known") if gap is None else base.format(
                gap=f"{float(gap):.1f}", count=len(counted)),
            definition=_("The mean of the levels by which those who came stood below the "
                         "agreed one, over the meetings at which somebody came whose level is "
                         "known. Above it counts as no gap."),
            counted=tuple(said(*one) for one in counted),
        )
    ]  # fmt: skip


def _missed_lines(row: Row, places: _Places, said: _Said) -> list[MeasureLine]:
    live = [(meeting, cell) for meeting, cell in places if cell.is_live]
    words = _("{now} now, {most} at most").format(
        now=absences_in_a_row(row.cells), most=longest_absence(row.cells)
    )
    return [
        MeasureLine(
            name="in_a_row",
            label=_("Missed in a row"),
            words=words,
            definition=_("Meetings in a row at which nobody sat for them, up to the last one; and "
                         "the most in a row in this period."),
            counted=tuple(said(*one) for one in live if not one[1].is_here),
            others=tuple(said(*one) for one in live if one[1].is_here),
        )
    ]  # fmt: skip


def _people_lines(row: Row, names: dict[str, str]) -> list[MeasureLine]:
    times: dict[str, int] = {}
    for cell in row.cells:
        for person in cell.person_ids if cell.is_live and cell.is_here else ():
            times[person] = times.get(person, 0) + 1
    counted = (
        _("{name}: {times}").format(
            name=names.get(person, ""),
            times=ngettext("{count} meeting", "{count} meetings", count).format(count=count),
        )
        for person, count in times.items()
    )
    return [
        MeasureLine(
            name="people",
            label=_("Different people"),
            words=str(different_people(row.cells)),
            definition=_("How many people sat for them in this period. One is the most "
                         "continuous there can be."),
            counted=tuple(counted),
        )
    ]  # fmt: skip


def _seat_lines(found: Matrix, row: Row) -> list[MeasureLine]:
    """Give the mean of the seats beside the partner by any of its seats."""
    if len(row.seat_cells) < 2:  # noqa: PLR2004 - one seat is its own mean
        return []
    rates = [MEASURES[1].of(cells) for cells in row.seat_cells]
    seats = [
        _("{seat}: {count}").format(seat=seat.role or _("seat"), count=rate.words)
        for seat, rate in zip(row.seats, rates, strict=True)
    ]
    return [
        MeasureLine(
            name="mean_of_seats",
            label=_("Mean of its seats"),
            words=_mean_words(mean_of(rates)),
            definition=_("The share of meetings each seat was represented at, each seat counting "
                         "once. The rates above take the partner by any of its seats."),
            counted=tuple(seats),
        )
    ]  # fmt: skip


def _mean_words(mean: Fraction | None) -> str:
    return _("nothing to count") if mean is None else f"{float(mean * 100):.1f}%"


# ------------------------------------------------------------------ the whole body


def body_lines(found: Matrix) -> list[MeasureLine]:
    """Return every measure of all rows together, then how many were represented each time."""
    lines = [_body_line(measure, list(_rows_of(found, measure))) for measure in MEASURES]
    return [*lines, *_coverage_lines(found), *_meeting_lines(found)]


def totals(found: Matrix, names: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Return label and words of the measures of all rows together: all, or those of some names."""
    rates = total_rates(found, names)
    return [(_(one.label), rates[one.name].words) for one in MEASURES if one.name in rates]


def total_rates(found: Matrix, names: Collection[str] | None = None) -> dict[str, Rate]:
    """Return what the measures of all rows come to together, by the name of the measure."""
    return {
        measure.name: added([measure.of(row.cells) for row in _rows_of(found, measure)])
        for measure in MEASURES
        if names is None or measure.name in names
    }


def represented_each(found: Matrix) -> list[tuple[date, Rate]]:
    """Return for each meeting how many rows were represented, of those with somebody in post."""
    rates = by_meeting([row.cells for row in found.rows])
    return [(one.held_on, rates.get(one.id, Rate(0, 0))) for one in found.meetings]


def _rows_of(found: Matrix, measure: Measure) -> Iterator[Row]:
    return (row for row in found.rows if row.is_ranked or measure.name not in _RANKED_ONLY)


def _body_line(measure: Measure, rows: Sequence[Row]) -> MeasureLine:
    rates = [measure.of(row.cells) for row in rows]
    said = [
        _("{partner}: {count}").format(partner=row.name, count=rate.words)
        for row, rate in zip(rows, rates, strict=True)
        if rate.of
    ]
    return MeasureLine(
        name=f"body_{measure.name}",
        label=_(measure.label),
        words=added(rates).words,
        definition=_("{definition} The counts and the bases of all rows are added.").format(
            definition=_(measure.definition)
        ),
        counted=tuple(said),
    )


def _meeting_lines(found: Matrix) -> list[MeasureLine]:
    lines = []
    for at, (meeting, (held_on, rate)) in enumerate(
        zip(found.meetings, represented_each(found), strict=True)
    ):
        live = [row for row in found.rows if row.cells[at].is_live]
        lines.append(
            MeasureLine(
                name=f"meeting_{meeting.id}",
                label=_("Represented on {day}").format(day=full_day(held_on)),
                words=rate.words,
                definition=_("Rows with the member or a deputy there, of those with somebody in "
                             "post."),
                counted=tuple(row.name for row in live if row.cells[at].is_here),
                others=tuple(row.name for row in live if not row.cells[at].is_here),
            )
        )  # fmt: skip
    return lines
