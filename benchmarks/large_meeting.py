"""A meeting larger than any board holds: 60 seats in the room, 300 paragraphs on one item."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.services import minutes
from chair_desk.services.attendance import everyone_is_here
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.members import members_on
from chair_desk.services.register_seed import expect_members
from chair_desk.services.seats import add_seat
from chair_desk.services.taking_seats import bring_to_seat

SEATS, PARAGRAPHS = 60, 300
FIRST = ("Ada", "Bram", "Cleo", "Dora", "Evan", "Fay", "Glyn", "Hope", "Idris", "Joan")
LAST = ("Ashgrove", "Birkdale", "Crosswell", "Dunmore", "Elmhurst", "Fernside")
SAID = (
    "The board heard that most return home interviews took place within three days of the "
    "young person coming back, and that the partners would look at the late ones together."
)


def enlarge(board: Path, home: Path, now: datetime) -> str:
    """Bring the meeting in session up to size; return the id of the item to type into."""
    desk = open_desk(board, who="Gwen Tallowfield", home=home, now=lambda: now)
    try:
        meeting = desk.rows(Meeting, state=MeetingState.IN_SESSION)[0]
        _seat_all(desk, meeting)
        item_id = meeting.current_item_id or desk.rows(AgendaItem, meeting_id=meeting.id)[0].id
        with desk.change("Fill the item"):
            for number in range(PARAGRAPHS - len(minutes.paragraphs(desk, item_id))):
                minutes.add_paragraph(desk, item_id, f"{number + 1}. {SAID}")
        return item_id
    finally:
        desk.close()


def _seat_all(desk: Desk, meeting: Meeting) -> None:
    sitting = len(members_on(desk, meeting.body_id, meeting.held_on))
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    with desk.change("Seat them all"):
        for name in names[: SEATS - sitting]:
            seat = add_seat(desk, meeting.body_id, role=f"Member, {name.split()[1]} ward").made
            bring_to_seat(desk, seat, name, post="Head of service", rank="Head of service")
        expect_members(desk, meeting.id)
        everyone_is_here(desk, meeting.id)
