"""Attendance by seniority: who came to each meeting for each seat or partner, and at what level."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chair_desk.records.attendance import Presence
from chair_desk.records.attendance_cells import Came, Cell, RegisterFact, best_of, came_as
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingKind, MeetingState
from chair_desk.records.people import Organisation, Seat, SeatKind, Standing
from chair_desk.services.attendance_levels import Levels, gather_levels
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk

_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})
_SITS = frozenset({Presence.PRESENT.value, Presence.DEPUTY.value})
_MISSED = frozenset({Presence.APOLOGY.value, Presence.NO_SHOW.value})
_DEPUTY = Presence.DEPUTY.value
_CAME = {one.value: came_as(one) for one in Presence}
_IS_HERE = frozenset(one.value for one in Presence if one.is_here)


class By(enum.StrEnum):
    """What a row of the matrix stands for."""

    AGENCY = "agency"
    SEAT = "seat"


@frozen(kw_only=True)
class Row:
    """One row: a partner, or a seat. Cells stand oldest first, one for each meeting.

    `seat_cells` are those of each seat in it, for measures that count seats. `joined` are the
    organisations before this one whose meetings are in the row, oldest first. A row that is
    not ranked (a lay member, the chair) is counted, and has no levels.
    """

    key: str
    name: str
    short_name: str
    organisation: Organisation | None
    seats: tuple[Seat, ...]
    agreed: int | None
    is_ranked: bool
    cells: tuple[Cell, ...]
    seat_cells: tuple[tuple[Cell, ...], ...]
    expected: Cell | None = None
    joined: tuple[Organisation, ...] = ()

    @property
    def is_statutory(self) -> bool:
        """Say whether the law makes the partner one that must be there; its advisers are not."""
        statutory = self.organisation and self.organisation.standing is Standing.STATUTORY
        return self.is_ranked and bool(statutory)

    @property
    def with_expected(self) -> tuple[Cell, ...]:
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


@frozen
class _Ground:
    """All that rows are made of, read once."""

    seats: Sequence[Seat]
    organisations: Mapping[str, Organisation]
    levels: Levels
    lines: Mapping[str, Mapping[str, Sequence[RegisterFact]]]

    def lines_of(self, seat_id: str, meeting_id: str) -> Sequence[RegisterFact]:
        """Return the lines of a seat at a meeting."""
        return self.lines.get(seat_id, {}).get(meeting_id, ())


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
) -> tuple[_Ground, set[str]]:
    seats = desk.rows(Seat, body_id=body_id, order=("place", "id"))
    days = [meeting.held_on for meeting in (*begun, *([coming] if coming else []))]
    facts = desk.file.register_facts(body_id, min(days), max(days)) if days else []
    lines: dict[str, dict[str, list[RegisterFact]]] = defaultdict(dict)
    for fact in facts:
        lines[fact.seat_id].setdefault(fact.meeting_id, []).append(fact)
    ground = _Ground(
        seats=seats,
        organisations={row.id: row for row in desk.rows(Organisation)},
        levels=gather_levels(desk, seats),
        lines=lines,
    )
    return ground, set().union(*lines.values())


# ------------------------------------------------------------------ rows


def _rows(
    ground: _Ground, by: By, meetings: Sequence[Meeting], coming: Meeting | None
) -> Iterable[Row]:
    groups: dict[str, list[Seat]] = defaultdict(list)
    for seat in ground.seats:
        groups[_key(ground, seat, by)].append(seat)
    made = [_row(ground, key, seats, meetings, coming) for key, seats in groups.items()]
    kept = [row for row in made if any(cell.is_live for cell in row.cells) or row.expected]
    return sorted(kept, key=_order)


def _key(ground: _Ground, seat: Seat, by: By) -> str:
    """Return what a seat is counted under: itself, or its partner as the partner is today."""
    if by is By.SEAT or seat.organisation_id is None or seat.kind is not SeatKind.MEMBER:
        return seat.id
    return latest_of(ground.organisations, seat.organisation_id)


def latest_of(organisations: Mapping[str, Organisation], organisation_id: str) -> str:
    """Return the organisation at the end of a chain of successors: an ICB for its CCG.

    An organisation that was split among several has no one successor and stands for itself.
    """
    seen = {organisation_id}
    at = organisation_id
    while True:
        after = [row.id for row in organisations.values() if row.predecessor_id == at]
        if len(after) != 1 or after[0] in seen:
            return at
        at = after[0]
        seen.add(at)


def _row(
    ground: _Ground,
    key: str,
    seats: Sequence[Seat],
    meetings: Sequence[Meeting],
    coming: Meeting | None,
) -> Row:
    by_seat = tuple(tuple(_cells(ground, seat, meetings)) for seat in seats)
    is_one = len(by_seat) == 1
    cells = by_seat[0] if is_one else tuple(map(best_of, zip(*by_seat, strict=True)))
    expected = best_of([_expected(ground, seat, coming) for seat in seats]) if coming else None
    organisation = ground.organisations.get(key) or ground.organisations.get(
        seats[0].organisation_id or ""
    )
    is_partner = key in ground.organisations
    name = organisation.name if organisation and is_partner else _seat_name(seats[0], organisation)
    named = [cell.agreed for cell in ((*cells, expected) if expected else cells)]
    return Row(
        key=key,
        name=name,
        short_name=(organisation.short_name if organisation and is_partner else "") or name,
        organisation=organisation,
        seats=tuple(seats),
        agreed=next((level for level in reversed(named) if level is not None), None),
        is_ranked=_is_ranked(seats[0]),
        cells=cells,
        seat_cells=by_seat,
        expected=expected if expected and expected.came is not Came.NOT_LIVE else None,
        joined=_joined(ground, seats, key),
    )


def _seat_name(seat: Seat, organisation: Organisation | None) -> str:
    agency = (organisation.short_name or organisation.name) if organisation else ""
    return ", ".join(part for part in (agency, seat.role) if part)


def _joined(ground: _Ground, seats: Sequence[Seat], key: str) -> tuple[Organisation, ...]:
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


def _is_ranked(seat: Seat) -> bool:
    return seat.kind is SeatKind.MEMBER and seat.organisation_id is not None


# ------------------------------------------------------------------ cells


def _cells(ground: _Ground, seat: Seat, meetings: Sequence[Meeting]) -> Iterator[Cell]:
    """Yield the cells of a seat, oldest first.

    Nearly every cell is one line of the register by somebody who needs no letter, or by nobody:
    those are made here, so that years of meetings cost little more than reading them.
    """
    is_ranked, lines = _is_ranked(seat), ground.lines.get(seat.id, {})
    # An adviser or an officer of the board comes in attendance; a member's seat is filled or not.
    sits = _SITS if seat.kind is SeatKind.MEMBER else _IS_HERE
    agreed_on = ground.levels.steps_of(seat.id) if is_ranked else None
    was_held = seat.id in ground.levels.held
    new = tuple.__new__  # a third of the time that naming eleven values takes
    for meeting in meetings:
        found = lines.get(meeting.id, ())
        if not found and not was_held:
            yield Cell(meeting.id, Came.NOT_LIVE)
            continue
        agreed = agreed_on(meeting.held_on) if agreed_on else None
        if len(found) != 1:
            yield _cell(ground, seat, meeting, agreed)
            continue
        (line,) = found
        _meeting, _seat, line_id, person_id, presence, level, rank, is_remote, is_part = line
        if presence in _MISSED:
            yield new(Cell, (meeting.id, _CAME[presence], None, None, agreed, "", (), (line_id,),
                             False, False, False))  # fmt: skip
        elif presence in sits and (
            not is_ranked or (level is not None and agreed is not None and level >= agreed)
            or not ground.levels.has_letters(person_id, seat.organisation_id or "")
        ):  # fmt: skip
            came = Came.DEPUTY if presence == _DEPUTY else Came.MEMBER
            counts = level if is_ranked else None
            yield new(Cell, (meeting.id, came, counts, level, agreed, rank, (person_id,),
                             (line_id,), False, bool(is_remote), bool(is_part)))  # fmt: skip
        else:
            yield _cell(ground, seat, meeting, agreed)


def _cell(ground: _Ground, seat: Seat, meeting: Meeting, agreed: int | None) -> Cell:
    day = meeting.held_on
    lines = ground.lines_of(seat.id, meeting.id)
    sits = _SITS if seat.kind is SeatKind.MEMBER else _IS_HERE
    sat = [line for line in lines if line.presence in sits]
    is_said = any(line.presence in _MISSED for line in lines)
    if not sat and not is_said and not ground.levels.holders_on(seat, day):
        return Cell(meeting.id, Came.NOT_LIVE)
    ids = tuple(line.line_id for line in lines)
    if not sat:
        came = min((came_as(Presence(line.presence)) for line in lines),
                   key=list(Came).index, default=Came.NOBODY)  # fmt: skip
        return Cell(meeting.id, came, agreed=agreed, line_ids=ids)
    counted = [_counted(ground, seat, line, agreed, day) for line in sat]
    level, has_letter, top = max(counted, key=lambda one: (one[0] or 0, one[2].level or 0))
    is_deputy = all(one.presence == Presence.DEPUTY for one in sat)
    came = Came.DEPUTY if is_deputy else Came.MEMBER
    return Cell(
        meeting.id,
        came,
        level,
        top.level,
        agreed,
        top.rank,
        tuple(line.person_id for line in sat),
        ids,
        has_letter,
        all(line.is_remote for line in sat),
        all(line.is_part for line in sat),
    )


def _counted(
    ground: _Ground, seat: Seat, line: RegisterFact, agreed: int | None, day: date
) -> tuple[int | None, bool, RegisterFact]:
    """Return the level that counts, and whether it took a letter; who stands high needs none."""
    if not _is_ranked(seat):
        return None, False, line
    if line.level is not None and agreed is not None and line.level >= agreed:
        return line.level, False, line
    level, has_letter = ground.levels.by_letter(
        line.person_id, seat.organisation_id or "", line.level, day
    )
    return level, has_letter and level != line.level, line


def _expected(ground: _Ground, seat: Seat, coming: Meeting) -> Cell:
    """Return who is expected: the holder, or whoever the register already has for the seat."""
    made = _cell_from_register(ground, seat, coming)
    if made is not None:
        return made
    holders = ground.levels.holders_on(seat, coming.held_on)
    if not holders:
        return Cell(coming.id, Came.NOT_LIVE)
    top = max(holders, key=lambda row: row.level or 0)
    agreed = ground.levels.agreed_on(seat.id, coming.held_on) if _is_ranked(seat) else None
    level = top.level if _is_ranked(seat) else None
    return Cell(coming.id, Came.EXPECTED, level, level, agreed, top.rank, (top.person_id,))


def _cell_from_register(ground: _Ground, seat: Seat, coming: Meeting) -> Cell | None:
    lines = ground.lines_of(seat.id, coming.id)
    deputies = [line for line in lines if line.presence == Presence.DEPUTY]
    apologies = [line for line in lines if line.presence == Presence.APOLOGY]
    expected = [line for line in lines if line.presence in (Presence.EXPECTED, Presence.PRESENT)]
    shown = deputies or expected
    agreed = ground.levels.agreed_on(seat.id, coming.held_on) if _is_ranked(seat) else None
    if not shown:
        ids = tuple(line.line_id for line in apologies)
        return Cell(coming.id, Came.APOLOGY, agreed=agreed, line_ids=ids) if apologies else None
    counted = [_counted(ground, seat, line, agreed, coming.held_on) for line in shown]
    level, has_letter, top = max(counted, key=lambda one: one[0] or 0)
    return Cell(
        coming.id, Came.EXPECTED, level, top.level, agreed, top.rank, (top.person_id,),
        tuple(line.line_id for line in shown), has_letter,
    )  # fmt: skip


def only(found: Matrix, rows: Iterable[Row]) -> Matrix:
    """Return a matrix with some of its rows."""
    return replace(found, rows=tuple(rows))
