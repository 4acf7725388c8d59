"""What stands beside the matrix: one row read in words, its ranks, and the rows of a measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from chair_desk.catalogue.ladders import Ladder
from chair_desk.records.attendance_cells import Cell, best_of
from chair_desk.records.attendance_measures import (
    MEASURES,
    Measure,
    Rate,
    absences_in_a_row,
    coverage,
    current_gap,
    decision_capable_rate,
    different_people,
    longest_absence,
    mean_gap,
    mean_of,
)
from chair_desk.records.attendance_words import cell_words, reading
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import TOP_LEVEL, level_words
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services.attendance_matrix import Matrix, Row
from chair_desk.services.desk import Desk
from chair_desk.services.letters_due import letters_to_renew
from chair_desk.services.ranks import ladder_of, steps_of_ranks
from chair_desk.words import _, ngettext

_SIGNED = frozenset({MeetingState.CONFIRMED})


@frozen(kw_only=True)
class LevelLine:
    """One level of authority: which ranks of the partner stand there, and how often one came.

    `steps` says for each rank how many steps it is below the top, and from where that counts.
    """

    level: int
    words: str
    ranks: str
    came: int
    is_agreed: bool
    steps: str = ""


@frozen(kw_only=True)
class MeasureLine:
    """A measure of a row: its name, what it came to, its definition, and what was counted.

    `counted` says each meeting that counts towards the number; `name` finds it again.
    """

    name: str
    label: str
    words: str
    definition: str
    counted: tuple[str, ...] = ()


def names_of(desk: Desk, found: Matrix) -> dict[str, str]:
    """Return the names of all people who may stand in a matrix, by id; no cell is made for it."""
    return {row.id: row.name for row in desk.rows(Person)} if found.rows else {}


def row_words(found: Matrix, row: Row) -> str:
    """Read a row in one or two sentences, as they may stand in the report."""
    days = {meeting.id: meeting.held_on for meeting in found.meetings}
    said = reading(row.name, row.cells, days)
    if not row.joined:
        return said
    names = ", ".join(one.name for one in row.joined)
    return f"{said} {_('It follows {names}; both are counted.').format(names=names)}"


def letter_words(desk: Desk, row: Row) -> str:
    """Say which letters of delegation of a row's partner have ended or are due for review."""
    if row.organisation is None or not row.is_ranked:
        return ""
    due = letters_to_renew(desk, desk.today(), organisation_ids=[row.organisation.id])
    return " ".join(one.words for one in due)


def source_words(found: Matrix) -> str:
    """Say how many records the reading rests on, and how many of those are confirmed."""
    signed = sum(meeting.state in _SIGNED for meeting in found.meetings)
    count = len(found.meetings)
    if signed == count:
        return ngettext(
            "from {count} confirmed record", "from {count} confirmed records", count
        ).format(count=count)
    return _("from {count} records, {signed} of them confirmed").format(count=count, signed=signed)


def level_lines(desk: Desk, row: Row, on: date | None = None) -> list[LevelLine]:
    """Return the five levels, the highest first, with the ranks of this partner at each.

    The ladder is that of a day; give the last one of the period.
    """
    ladder = ladder_of(desk, row.organisation, on)
    came = Counter(cell.own_level for cell in row.cells if cell.is_here)
    return [
        LevelLine(
            level=level,
            words=level_words(level),
            ranks=", ".join(rung.short for rung in ladder.at_level(level)) if ladder else "",
            came=came[level],
            is_agreed=level == row.agreed,
            steps=_steps(ladder, level) if ladder else "",
        )
        for level in range(TOP_LEVEL, 0, -1)
    ]


def _steps(ladder: Ladder, level: int) -> str:
    return "\n".join(
        _("{rank}: {steps}").format(rank=rung.title, steps=ladder.steps_words(rung))
        for rung in ladder.at_level(level)
    )


def conventions(desk: Desk, found: Matrix) -> list[tuple[str, str]]:
    """Return each ladder that rows are read by, and from where its steps are counted."""
    on = found.meetings[-1].held_on if found.meetings else None
    ladders = (ladder_of(desk, row.organisation, on) for row in found.rows if row.is_ranked)
    return list(dict.fromkeys((one.label, one.counts_from) for one in ladders if one))


def steps_words(desk: Desk, found: Matrix) -> list[str]:
    """Say how far below the top of its ladder each rank that came stands, each sentence once."""
    on = found.meetings[-1].held_on if found.meetings else None
    said: dict[str, None] = {}
    for row in found.rows:
        ranks = [cell.rank for cell in row.cells if cell.is_here and cell.rank]
        if row.is_ranked:
            said.update(
                (f"{one}.", None) for one in steps_of_ranks(desk, row.organisation, ranks, on)
            )
    return list(said)


def ladder_label(desk: Desk, row: Row) -> str:
    """Return the name of the ladder a row is read by, or nothing."""
    ladder = ladder_of(desk, row.organisation)
    return ladder.label if ladder else ""


# ------------------------------------------------------------------ measures


def measure_lines(desk: Desk, found: Matrix, row: Row) -> list[MeasureLine]:
    """Return every measure of a row, each with its definition and the meetings behind it."""
    names = names_of(desk, found)
    lines = [
        MeasureLine(
            name=measure.name,
            label=_(measure.label),
            words=measure.of(row.cells).words,
            definition=_(measure.definition),
            counted=tuple(_counted(found, row, measure, names)),
        )
        for measure in MEASURES
        if row.is_ranked or measure.name not in {"decision_capable", "unknown"}
    ]
    return [*lines, *_coverage_lines(found, row), *_plain_lines(row), *_seat_lines(row)]


def _coverage_lines(found: Matrix, row: Row) -> list[MeasureLine]:
    if not row.is_statutory:
        return []
    return [
        MeasureLine(
            name="coverage",
            label=_("All statutory partners able to commit"),
            words=statutory_coverage(found).words,
            definition=_("Meetings at which every statutory partner had somebody there at the "
                         "agreed level or above. They share one duty, so one missing is all "
                         "missing."),
        )
    ]  # fmt: skip


def _counted(found: Matrix, row: Row, measure: Measure, names: dict[str, str]) -> list[str]:
    """Say the meetings that a measure counts: those whose cell alone comes to one."""
    return [
        _cell_said(meeting, cell, names)
        for meeting, cell in zip(found.meetings, row.cells, strict=True)
        if measure.of([cell]).number
    ]


def _cell_said(meeting: Meeting, cell: Cell, names: dict[str, str]) -> str:
    who = ", ".join(names.get(person, "") for person in cell.person_ids)
    return cell_words(cell, who, full_day(meeting.held_on))


def _plain_lines(row: Row) -> list[MeasureLine]:
    gap = mean_gap(row.cells)
    lines = [
        MeasureLine(
            name="in_a_row",
            label=_("Missed in a row"),
            words=_("{now} now, {most} at most").format(
                now=absences_in_a_row(row.cells), most=longest_absence(row.cells)
            ),
            definition=_("Meetings in a row at which nobody sat for them, up to the last one; and "
                         "the most in a row in this period."),
        ),
        MeasureLine(
            name="people",
            label=_("Different people"),
            words=str(different_people(row.cells)),
            definition=_("How many people sat for them in this period. One is the most "
                         "continuous there can be."),
        ),
    ]  # fmt: skip
    if row.is_ranked:
        said = _("not known") if gap is None else f"{float(gap):.1f}"
        lines.insert(
            0,
            MeasureLine(
                name="mean_gap",
                label=_("Mean gap"),
                words=said,
                definition=_("The mean of the levels by which those who came stood below the "
                             "agreed one. Above it counts as no gap."),
            ),
        )  # fmt: skip
    return lines


def _seat_lines(row: Row) -> list[MeasureLine]:
    """Give the mean of the seats beside the partner by any of its seats."""
    if len(row.seat_cells) < 2:  # noqa: PLR2004 - one seat is its own mean
        return []
    represented = MEASURES[1]
    mean = mean_of([represented.of(cells) for cells in row.seat_cells])
    said = _("nothing to count") if mean is None else f"{float(mean * 100):.1f}%"
    return [
        MeasureLine(
            name="mean_of_seats",
            label=_("Mean of its seats"),
            words=said,
            definition=_("The share of meetings each seat was represented at, each seat counting "
                         "once. The rates above take the partner by any of its seats."),
        )
    ]  # fmt: skip


def statutory_coverage(found: Matrix) -> Rate:
    """Count the meetings at which all statutory partners had somebody able to commit them.

    A partner with several rows, seat by seat, is taken by any of its seats.
    """
    partners: dict[str, list[Row]] = defaultdict(list)
    for row in found.rows:
        if row.is_statutory and row.organisation is not None:
            partners[row.organisation.id].append(row)
    joined = [
        [best_of(column) for column in zip(*(row.cells for row in rows), strict=True)]
        for rows in partners.values()
    ]
    return coverage(joined)


def in_order(rows: Sequence[Row], order: str) -> list[Row]:
    """Put rows in an order: "usual", "gap" (widest first), "level" (least often first), "name".

    Rows that are not ranked, or of which nothing is known, stand last; equals as usual.
    """
    if order == "gap":
        gaps = {row.key: current_gap(row.with_expected) for row in rows if row.is_ranked}
        return sorted(rows, key=lambda row: -(gaps.get(row.key) or 0))
    if order == "level":
        return sorted(rows, key=_share_at_level)
    if order == "name":
        return sorted(rows, key=lambda row: row.name.casefold())
    return list(rows)


def _share_at_level(row: Row) -> Fraction:
    share = decision_capable_rate(row.cells).share if row.is_ranked else None
    return Fraction(2) if share is None else share


def rows_of(found: Matrix, chosen: str) -> Sequence[Row]:
    """Return the rows of a filter: "all", "statutory", or "below" (a gap as it stands now)."""
    if chosen == "statutory":
        return [row for row in found.rows if row.is_statutory]
    if chosen == "below":
        return [row for row in found.rows if row.is_ranked and current_gap(row.with_expected)]
    return found.rows
