"""What stands beside the matrix: one row read in words, its ranks, and the rows of a measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from chair_desk.catalogue.ladders import Ladder
from chair_desk.records.attendance_cells import Cell, best_of
from chair_desk.records.attendance_measures import (
    Rate,
    coverage,
    current_gap,
    decision_capable_rate,
)
from chair_desk.records.attendance_words import reading
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import TOP_LEVEL, level_words
from chair_desk.records.meetings import MeetingState
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


def statutory_rows(found: Matrix) -> list[tuple[str, Sequence[Cell]]]:
    """Return name and cells of each statutory partner, taken by any of its seats."""
    partners: dict[str, list[Row]] = defaultdict(list)
    for row in found.rows:
        if row.is_statutory and row.organisation is not None:
            partners[row.organisation.id].append(row)
    return [
        (
            rows[0].organisation.name if rows[0].organisation else rows[0].name,
            [best_of(column) for column in zip(*(row.cells for row in rows), strict=True)],
        )
        for rows in partners.values()
    ]


def statutory_coverage(found: Matrix) -> Rate:
    """Count the meetings at which all statutory partners had somebody able to commit them."""
    return coverage([cells for _name, cells in statutory_rows(found)])


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
