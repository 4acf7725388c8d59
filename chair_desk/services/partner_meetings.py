"""How a partner was there at the last meetings of the board, and at what level.

What is compared is the level of the day with the level agreed for that day, so that neither a
promotion nor a new agreement moves a past reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.between import Between
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import counted_level
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Appointment, Seat
from chair_desk.records.rules import live_seats, sits_for_seat
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.diary import NEWEST
from chair_desk.services.members import agreed_levels
from chair_desk.services.register import letter_levels
from chair_desk.words import _, ngettext

LAST = 8
_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})


@frozen(kw_only=True)
class MeetingMark:
    """A partner at one meeting. `is_live` is false where nobody was in post: it counts nowhere.

    `level` is the highest of those who sat for the partner, a letter of delegation in force that
    day counted in; `person_id` who that was.
    """

    meeting: Meeting
    is_live: bool
    is_here: bool = False
    presence: Presence | None = None
    level: int | None = None
    agreed_level: int | None = None
    person_id: str | None = None

    @property
    def can_commit(self) -> bool:
        """Say whether somebody sat for the partner at the agreed level or above."""
        if self.level is None or self.agreed_level is None:
            return False
        return self.is_here and self.level >= self.agreed_level


def last_meetings(desk: Desk, on: date, count: int = LAST) -> list[Meeting]:
    """Return the last meetings of the board that had begun by a day, oldest first."""
    begun = [state for state in MeetingState if state not in _AHEAD]
    held = desk.rows(
        Meeting,
        order=NEWEST,
        most=count,
        body_id=main_body(desk).id,
        state=begun,
        held_on=Between(last=on),
    )
    return list(reversed(held))


def marks(
    desk: Desk, organisation_ids: Collection[str], on: date
) -> Mapping[str, list[MeetingMark]]:
    """Return how each partner was at the last meetings, oldest first, by organisation id."""
    body_id = main_body(desk).id
    seats = desk.rows(Seat, body_id=body_id, organisation_id=list(organisation_ids))
    seat_ids = [seat.id for seat in seats]
    appointments = desk.rows(Appointment, seat_id=seat_ids)
    found: dict[str, list[MeetingMark]] = {one: [] for one in organisation_ids}
    for meeting in last_meetings(desk, on):
        live = live_seats(seats, appointments, meeting.held_on)
        lines = _lines(desk, meeting, seats)
        agreed = agreed_levels(desk, seat_ids, meeting.held_on)
        for organisation_id, row in found.items():
            mine = {seat.id for seat in live if seat.organisation_id == organisation_id}
            row.append(
                _mark(
                    meeting,
                    [line for line in lines if line.seat_id in mine],
                    {seat_id: agreed[seat_id] for seat_id in mine if seat_id in agreed},
                    is_live=bool(mine),
                )
            )
    return found


def _lines(desk: Desk, meeting: Meeting, seats: Sequence[Seat]) -> list[Attendance]:
    """Return who came for these seats, each at the level that counted on the day."""
    partner = {seat.id: seat.organisation_id or "" for seat in seats}
    lines = desk.rows(Attendance, meeting_id=meeting.id, seat_id=list(partner))
    lent = letter_levels(desk, {line.person_id for line in lines}, meeting.held_on)
    found = []
    for line in lines:
        level = line.level
        for delegator in lent.get((line.person_id, partner[line.seat_id or ""]), ()):
            level = counted_level(level, delegator=delegator, has_letter=True)
        found.append(replace(line, level=level))
    return found


def _mark(
    meeting: Meeting, lines: Sequence[Attendance], agreed: Mapping[str, int], *, is_live: bool
) -> MeetingMark:
    here = [line for line in lines if sits_for_seat(line.presence)]
    best = max(here, key=lambda line: (line.level or 0, line.id), default=None)
    shown = best or next(iter(lines), None)
    return MeetingMark(
        meeting=meeting,
        is_live=is_live,
        is_here=bool(here),
        presence=shown.presence if shown else None,
        level=best.level if best else None,
        agreed_level=max(agreed.values(), default=None),
        person_id=best.person_id if best else None,
    )


def usual_person(found: Sequence[MeetingMark]) -> str | None:
    """Return who came most often for a partner; between two, who came last."""
    came = [mark.person_id for mark in found if mark.person_id]
    counted = Counter(came)
    last = {person_id: at for at, person_id in enumerate(came)}
    return max(counted, key=lambda person_id: (counted[person_id], last[person_id]), default=None)


def marks_words(found: Sequence[MeetingMark]) -> str:
    """Say it in counts, as "Present at 8 of 8 meetings, able to commit at 3.".

    Meetings at which nobody was in post are left out of both.
    """
    live = [mark for mark in found if mark.is_live]
    if not live:
        return _("No meeting yet.")
    here = sum(mark.is_here for mark in live)
    able = sum(mark.can_commit for mark in live)
    if all(mark.agreed_level is None for mark in live):
        words = ngettext(
            "Present at {here} of {count} meeting.",
            "Present at {here} of {count} meetings.",
            len(live),
        )
        return words.format(here=here, count=len(live))
    words = ngettext(
        "Present at {here} of {count} meeting, able to commit at {able}.",
        "Present at {here} of {count} meetings, able to commit at {able}.",
        len(live),
    )
    return words.format(here=here, count=len(live), able=able)
