"""Attendance by seniority: who came to each meeting for each seat or partner, and at what level."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import partial

from chair_desk.records.attendance_cells import Came, Cell, best_of
from chair_desk.records.frozen import frozen
from chair_desk.records.lazily import Lazily
from chair_desk.records.meetings import Meeting, MeetingKind, MeetingState
from chair_desk.records.people import Organisation, Seat, SeatKind, Standing
from chair_desk.services.attendance_ground import (
    Ground,
    cells_of,
    expected_cell,
    has_filled_line,
    is_ranked_seat,
    lines_by_seat,
)
from chair_desk.services.attendance_levels import gather_levels
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk

_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})


class By(enum.StrEnum):
    """What a row of the matrix stands for."""

    AGENCY = "agency"
    SEAT = "seat"


@frozen(kw_only=True)
class Row:
    """One row: a partner, or a seat. Cells stand oldest first, one for each meeting.

    They are made when they are first looked at. `seat_cells` are those of each seat in it, for
    measures that count seats. `joined` are the organisations before this one whose meetings are
    in the row, oldest first. A row that is not ranked (a lay member, the chair) is counted, and
    has no levels.
    """

    key: str
    name: str
    short_name: str
    organisation: Organisation | None
    seats: tuple[Seat, ...]
    is_ranked: bool
    cells: Sequence[Cell]
    seat_cells: Sequence[Sequence[Cell]]
    expected: Cell | None = None
    joined: tuple[Organisation, ...] = ()

    @property
    def agreed(self) -> int | None:
        """Return the level agreed last, the next meeting included."""
        found = (cell.agreed for cell in reversed(self.with_expected))
        return next((level for level in found if level is not None), None)

    @property
    def is_statutory(self) -> bool:
        """Say whether the law makes the partner one that must be there; its advisers are not."""
        statutory = self.organisation and self.organisation.standing is Standing.STATUTORY
        return self.is_ranked and bool(statutory)

    @property
    def with_expected(self) -> Sequence[Cell]:
        """Return the cells and then the one of the next meeting, where it is known."""
        return self.cells if self.expected is None else (*self.cells, self.expected)


@frozen(kw_only=True)
class Matrix:
    """The matrix of one body over a period. `unregistered` are meetings without any register."""

    body_id: str
    by: By
    meetings: tuple[Meeting, ...]
    rows: tuple[Row, ...]
    coming: Meeting | None = None
    unregistered: tuple[Meeting, ...] = ()

    def row(self, key: str) -> Row | None:
        """Return the row of a partner or seat, or nothing."""
        return next((row for row in self.rows if row.key == key), None)


def matrix(
    desk: Desk,
    body_id: str | None = None,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    by: By = By.AGENCY,
    with_extraordinary: bool = True,
) -> Matrix:
    """Return the matrix of a body: the main one, up to today, from its first meeting, by default.

    A meeting counts from when it has begun. The next meeting after the period is shown apart,
    with who is expected.
    """
    body = body_id or main_body(desk).id
    last = to_on or desk.today()
    held = [
        meeting
        for meeting in desk.rows(Meeting, body_id=body, order=("held_on", "starts", "id"))
        if with_extraordinary or meeting.kind is not MeetingKind.EXTRAORDINARY
    ]
    begun = [
        meeting for meeting in held
        if meeting.state not in _AHEAD and (from_on or date.min) <= meeting.held_on <= last
    ]  # fmt: skip
    coming = next((one for one in held if one.state in _AHEAD and one.held_on >= last), None)
    ground, registered = _gather(desk, body, begun, coming)
    shown = [meeting for meeting in begun if meeting.id in registered]
    return Matrix(
        body_id=body,
        by=by,
        meetings=tuple(shown),
        rows=tuple(_rows(ground, by, shown, coming)),
        coming=coming,
        unregistered=tuple(meeting for meeting in begun if meeting.id not in registered),
    )


def _gather(
    desk: Desk, body_id: str, begun: Sequence[Meeting], coming: Meeting | None
) -> tuple[Ground, set[str]]:
    seats = desk.rows(Seat, body_id=body_id, order=("place", "id"))
    days = [meeting.held_on for meeting in (*begun, *([coming] if coming else []))]
    lines = desk.file.register_lines(body_id, min(days), max(days)) if days else []
    single, several = lines_by_seat(lines)
    ground = Ground(
        seats=seats,
        organisations={row.id: row for row in desk.rows(Organisation)},
        levels=gather_levels(desk, seats),
        single=single,
        several=several,
    )
    return ground, set().union(*single.values(), (meeting for _seat, meeting in several))


# ------------------------------------------------------------------ rows


def _rows(
    ground: Ground, by: By, meetings: Sequence[Meeting], coming: Meeting | None
) -> Iterable[Row]:
    groups: dict[str, list[Seat]] = defaultdict(list)
    for seat in ground.seats:
        groups[_key(ground, seat, by)].append(seat)
    made = [_row(ground, key, seats, meetings, coming) for key, seats in groups.items()]
    shown = {meeting.id for meeting in meetings}
    kept = [row for row in made if row.expected or _is_live(ground, row, shown)]
    return sorted(kept, key=_order)


def _is_live(ground: Ground, row: Row, shown: Set[str]) -> bool:
    """Say whether a row has a cell that counts; most show it before any cell is made."""
    if any(has_filled_line(ground, seat, shown) for seat in row.seats):
        return True
    seats = (seat for seat in row.seats if ground.was_filled(seat.id))
    return any(seats) and any(cell.is_live for cell in row.cells)


def _joined_cells(by_seat: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    return tuple(map(best_of, zip(*by_seat, strict=True)))


def _key(ground: Ground, seat: Seat, by: By) -> str:
    """Return what a seat is counted under: itself, or its partner as the partner is today."""
    if by is By.SEAT or seat.organisation_id is None or seat.kind is not SeatKind.MEMBER:
        return seat.id
    return latest_of(ground.organisations, seat.organisation_id)


def latest_of(organisations: Mapping[str, Organisation], organisation_id: str) -> str:
    """Return the organisation at the end of a chain of successors: an ICB for its CCG.

    Several may go into one, as forces that merge. An organisation that was split among several
    has no one successor and stands for itself.
    """
    seen = {organisation_id}
    at = organisation_id
    while True:
        after = successor_of(organisations, at)
        if not after or after in seen:
            return at
        at = after
        seen.add(at)


def successor_of(organisations: Mapping[str, Organisation], organisation_id: str) -> str:
    """Return the one organisation that took the place of another; empty where none or several."""
    row = organisations.get(organisation_id)
    if row is not None and row.successor_id in organisations:
        return row.successor_id or ""
    after = [one.id for one in organisations.values() if one.predecessor_id == organisation_id]
    return after[0] if len(after) == 1 else ""


def _row(
    ground: Ground,
    key: str,
    seats: Sequence[Seat],
    meetings: Sequence[Meeting],
    coming: Meeting | None,
) -> Row:
    by_seat = tuple(Lazily(partial(cells_of, ground, seat, meetings)) for seat in seats)
    cells = by_seat[0] if len(by_seat) == 1 else Lazily(partial(_joined_cells, by_seat))
    expected = best_of([expected_cell(ground, seat, coming) for seat in seats]) if coming else None
    organisation = ground.organisations.get(key) or ground.organisations.get(
        seats[0].organisation_id or ""
    )
    is_partner = key in ground.organisations
    name = organisation.name if organisation and is_partner else _seat_name(seats[0], organisation)
    return Row(
        key=key,
        name=name,
        short_name=(organisation.short_name if organisation and is_partner else "") or name,
        organisation=organisation,
        seats=tuple(seats),
        is_ranked=is_ranked_seat(seats[0]),
        cells=cells,
        seat_cells=by_seat,
        expected=expected if expected and expected.came is not Came.NOT_LIVE else None,
        joined=_joined(ground, seats, key),
    )


def _seat_name(seat: Seat, organisation: Organisation | None) -> str:
    agency = (organisation.short_name or organisation.name) if organisation else ""
    return ", ".join(part for part in (agency, seat.role) if part)


def _joined(ground: Ground, seats: Sequence[Seat], key: str) -> tuple[Organisation, ...]:
    ids = dict.fromkeys(seat.organisation_id for seat in seats if seat.organisation_id)
    if key not in ground.organisations:
        return ()
    found = [ground.organisations[one] for one in ids if one != key and one in ground.organisations]
    return tuple(sorted(found, key=lambda row: (row.ends_on or date.max, row.name)))


def _order(row: Row) -> tuple[int, str, str]:
    """Put statutory partners first, then the others by their place, then who is not ranked."""
    place = row.organisation.place if row.organisation else ""
    if not row.is_ranked:
        return 2, place, row.seats[0].place
    return (0 if row.is_statutory else 1), place, row.seats[0].place


def only(found: Matrix, rows: Iterable[Row]) -> Matrix:
    """Return a matrix with some of its rows."""
    return replace(found, rows=tuple(rows))
