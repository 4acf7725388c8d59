"""The cells of a matrix, made of the lines of the register and of what was agreed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import groupby
from operator import itemgetter

from chair_desk.records.attendance import Presence
from chair_desk.records.attendance_cells import Came, Cell, RegisterFact, RegisterLine, came_as
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, Seat, SeatKind
from chair_desk.services.attendance_levels import Levels

_SITS = frozenset({Presence.PRESENT.value, Presence.DEPUTY.value})
_MISSED = frozenset({Presence.APOLOGY.value, Presence.NO_SHOW.value})
_DEPUTY = Presence.DEPUTY.value
_AS_DEPUTY, _AS_MEMBER = Came.DEPUTY, Came.MEMBER
_CAME = {one.value: came_as(one) for one in Presence}
_MEETING_OF, _SEAT_OF, _PRESENCE = itemgetter(0), itemgetter(1), 4
_IS_HERE = frozenset(one.value for one in Presence if one.is_here)


@frozen
class Ground:
    """All that rows are made of, read once.

    `single` holds the one line of a seat at a meeting, `several` the few that are more than one.
    """

    seats: Sequence[Seat]
    organisations: Mapping[str, Organisation]
    levels: Levels
    single: Mapping[str, Mapping[str, RegisterLine]]
    several: Mapping[tuple[str, str], Sequence[RegisterFact]]

    def was_filled(self, seat_id: str) -> bool:
        """Say whether anybody ever held a seat, or stands in a register for it."""
        return seat_id in self.levels.held or seat_id in self.single

    def lines_of(self, seat_id: str, meeting_id: str) -> Sequence[RegisterFact]:
        """Return the lines of a seat at a meeting."""
        line = self.single.get(seat_id, {}).get(meeting_id)
        if line is None:
            return self.several.get((seat_id, meeting_id), ())
        return (RegisterFact._make(line),)


def lines_by_seat(
    facts: Iterable[RegisterLine],
) -> tuple[dict[str, dict[str, RegisterLine]], dict[tuple[str, str], list[RegisterFact]]]:
    """Return the one line of a seat at a meeting, and apart the few that are several at one.

    Lines come seat by seat, so that nothing is done for each of thousands in Python.
    """
    single: dict[str, dict[str, RegisterLine]] = {}
    several: dict[tuple[str, str], list[RegisterFact]] = defaultdict(list)
    for seat_id, group in groupby(facts, _SEAT_OF):
        lines = list(group)
        by_meeting = dict(zip(map(_MEETING_OF, lines), lines, strict=True))
        if len(by_meeting) < len(lines):
            counts = Counter(map(_MEETING_OF, lines))
            for line in map(RegisterFact._make, lines):
                if counts[line.meeting_id] > 1:
                    several[seat_id, line.meeting_id].append(line)
                    by_meeting.pop(line.meeting_id, None)
        single[seat_id] = by_meeting
    return single, several


def is_ranked_seat(seat: Seat) -> bool:
    """Say whether levels mean anything for a seat: not for a lay member, an adviser, staff."""
    return seat.kind is SeatKind.MEMBER and seat.organisation_id is not None


def cells_of(ground: Ground, seat: Seat, meetings: Sequence[Meeting]) -> tuple[Cell, ...]:
    """Return the cells of a seat, oldest first.

    Nearly every cell is one line of the register by somebody who needs no letter, or by nobody:
    those are made here, so that years of meetings cost little more than reading them.
    """
    is_ranked, line_at = is_ranked_seat(seat), ground.single.get(seat.id, {}).get
    # An adviser or an officer of the board comes in attendance; a member's seat is filled or not.
    sits = _SITS if seat.kind is SeatKind.MEMBER else _IS_HERE
    days = [meeting.held_on for meeting in meetings]
    agreed_on = ground.levels.agreed_through(seat.id, days) if is_ranked else [None] * len(days)
    lettered = ground.levels.people_with_letters(seat.organisation_id or "") if is_ranked else ()
    if not ground.was_filled(seat.id):
        return tuple(Cell(meeting.id, Came.NOT_LIVE) for meeting in meetings)
    made: list[Cell] = []
    new = tuple.__new__  # a third of the time that naming eleven values takes
    for meeting, agreed in zip(meetings, agreed_on, strict=True):
        line = line_at(meeting.id)
        if line is None:
            made.append(_cell(ground, seat, meeting, agreed))
            continue
        meeting_id, _seat, line_id, person_id, presence, level, rank, is_remote, is_part = line
        if presence in _MISSED:
            made.append(new(Cell, (meeting_id, _CAME[presence], None, None, agreed, "", (),
                                   (line_id,), False, False, False)))  # fmt: skip
        elif presence in sits and (
            person_id not in lettered
            or (level is not None and agreed is not None and level >= agreed)
        ):
            made.append(new(Cell, (
                meeting_id, _AS_DEPUTY if presence == _DEPUTY else _AS_MEMBER,
                level if is_ranked else None, level, agreed, rank, (person_id,), (line_id,),
                False, is_remote != 0, is_part != 0,
            )))  # fmt: skip
        else:
            made.append(_cell(ground, seat, meeting, agreed))
    return tuple(made)


def _cell(ground: Ground, seat: Seat, meeting: Meeting, agreed: int | None) -> Cell:
    day = meeting.held_on
    lines = ground.lines_of(seat.id, meeting.id)
    sits = _SITS if seat.kind is SeatKind.MEMBER else _IS_HERE
    sat = [line for line in lines if line.presence in sits]
    is_said = any(line.presence in _MISSED for line in lines)
    if not sat and not is_said and not ground.levels.holders_on(seat, day):
        return Cell(meeting.id, Came.NOT_LIVE)
    if not lines and meeting.started_at is None:
        # Held before the board was kept here: its register, brought in later, is silent on them.
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
    ground: Ground, seat: Seat, line: RegisterFact, agreed: int | None, day: date
) -> tuple[int | None, bool, RegisterFact]:
    """Return the level that counts, and whether it took a letter; who stands high needs none."""
    if not is_ranked_seat(seat):
        return None, False, line
    if line.level is not None and agreed is not None and line.level >= agreed:
        return line.level, False, line
    level, has_letter = ground.levels.by_letter(
        line.person_id, seat.organisation_id or "", line.level, day
    )
    return level, has_letter and level != line.level, line


def expected_cell(ground: Ground, seat: Seat, coming: Meeting) -> Cell:
    """Return who is expected: the holder, or whoever the register already has for the seat."""
    made = _cell_from_register(ground, seat, coming)
    if made is not None:
        return made
    holders = ground.levels.holders_on(seat, coming.held_on)
    if not holders:
        return Cell(coming.id, Came.NOT_LIVE)
    top = max(holders, key=lambda row: row.level or 0)
    agreed = ground.levels.agreed_on(seat.id, coming.held_on) if is_ranked_seat(seat) else None
    level = top.level if is_ranked_seat(seat) else None
    return Cell(coming.id, Came.EXPECTED, level, level, agreed, top.rank, (top.person_id,))


def _cell_from_register(ground: Ground, seat: Seat, coming: Meeting) -> Cell | None:
    lines = ground.lines_of(seat.id, coming.id)
    deputies = [line for line in lines if line.presence == Presence.DEPUTY]
    apologies = [line for line in lines if line.presence == Presence.APOLOGY]
    expected = [line for line in lines if line.presence in (Presence.EXPECTED, Presence.PRESENT)]
    shown = deputies or expected
    agreed = ground.levels.agreed_on(seat.id, coming.held_on) if is_ranked_seat(seat) else None
    if not shown:
        ids = tuple(line.line_id for line in apologies)
        return Cell(coming.id, Came.APOLOGY, agreed=agreed, line_ids=ids) if apologies else None
    counted = [_counted(ground, seat, line, agreed, coming.held_on) for line in shown]
    level, has_letter, top = max(counted, key=lambda one: one[0] or 0)
    return Cell(
        coming.id, Came.EXPECTED, level, top.level, agreed, top.rank, (top.person_id,),
        tuple(line.line_id for line in shown), has_letter,
    )  # fmt: skip


def has_filled_line(ground: Ground, seat: Seat, meeting_ids: Set[str]) -> bool:
    """Say whether the register of one of these meetings shows a seat filled, or an absence."""
    sits = _SITS if seat.kind is SeatKind.MEMBER else _IS_HERE
    return any(
        meeting_id in meeting_ids and (line[_PRESENCE] in _MISSED or line[_PRESENCE] in sits)
        for meeting_id, line in ground.single.get(seat.id, {}).items()
    )
