"""What a line of the minutes is read against: who may be named, and from when dates count."""

from __future__ import annotations

from datetime import date

from chair_desk.records.attendance import Attendance
from chair_desk.records.line import KnownItem, KnownOrganisation, KnownPerson, Surroundings
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.boards import main_body
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import next_after
from chair_desk.services.finding_people import FoundPerson, everybody
from chair_desk.services.members import agreed_levels


def surroundings_of(desk: Desk, meeting_id: str) -> Surroundings:
    """Gather the people, partners and items of a meeting as they were on its day.

    Everybody the board knows may be named, not only who is in the room: an action may go to
    somebody who is not there.
    """
    meeting = existing(desk, Meeting, meeting_id)
    calendar = desk.working_days()
    return Surroundings(
        on=meeting.held_on,
        now=desk.clock(),
        people=_people(desk, meeting),
        organisations=tuple(
            KnownOrganisation(row.id, row.name, row.short_name) for row in desk.rows(Organisation)
        ),
        items=_items(desk, meeting),
        next_board_on=_next_board(desk, meeting),
        next_meeting_on=_day(next_after(desk, meeting.held_on, meeting.body_id)),
        holiday_name=calendar.holiday_name,
        working_days_between=calendar.between,
        after_working_days=calendar.after,
    )


def _people(desk: Desk, meeting: Meeting) -> tuple[KnownPerson, ...]:
    lines = {row.person_id: row for row in desk.rows(Attendance, meeting_id=meeting.id)}
    known = everybody(desk, meeting.held_on)
    levels = agreed_levels(
        desk, [one.seat.id for one in known if one.seat is not None], meeting.held_on
    )
    return tuple(_person(one, lines.get(one.person.id), levels) for one in known)


def _person(found: FoundPerson, line: Attendance | None, levels: dict[str, int]) -> KnownPerson:
    """Take rank and level from the register where the person is on it: that is the day itself."""
    appointment, seat, organisation = found.appointment, found.seat, found.organisation
    rank = (line.rank if line else "") or (appointment.rank if appointment else "")
    level = line.level if line and line.level else appointment.level if appointment else None
    return KnownPerson(
        id=found.person.id,
        name=found.person.name,
        initials=found.person.initials,
        role=rank or (seat.role if seat else ""),
        organisation_id=organisation.id if organisation else None,
        organisation=(organisation.short_name or organisation.name) if organisation else "",
        level=level,
        agreed=levels.get(seat.id) if seat else None,
        is_here=line is not None and line.presence.is_here,
    )


def _items(desk: Desk, meeting: Meeting) -> tuple[KnownItem, ...]:
    return tuple(
        KnownItem(line.item.id, line.number, line.item.title)
        for line in placed_items(desk, meeting.id)
        if line.number
    )


def _next_board(desk: Desk, meeting: Meeting) -> date | None:
    return _day(next_after(desk, meeting.held_on, main_body(desk).id))


def _day(meeting: Meeting | None) -> date | None:
    return meeting.held_on if meeting else None
