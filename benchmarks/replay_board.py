"""The board that the replayed meeting is held at: 25 people, eleven items, all made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from chair_desk.records.meetings import AgendaItem, Purpose
from chair_desk.records.people import Organisation, OrganisationKind, Seat, Standing
from chair_desk.services import agenda, meetings
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.register_seed import expect_members
from chair_desk.services.seats import add_seat, remove_seat
from chair_desk.services.setting_up import NewPartner
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat

DAY = date(2026, 11, 19)
BEGINS = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
PARTNERS = (
    (OrganisationKind.COUNCIL, "Westmarch Council"),
    (OrganisationKind.POLICE, "Westmarch Constabulary"),
    (OrganisationKind.HEALTH_COMMISSIONER, "Westmarch Integrated Care Board"),
    (OrganisationKind.HEALTH_TRUST, "Westmarch Hospitals Trust"),
    (OrganisationKind.VOLUNTARY, "Westmarch Voluntary Action"),
)
STANDING = dict.fromkeys([kind for kind, _name in PARTNERS[:3]], Standing.STATUTORY)
# The name, the number of the partner above, and the post.
PEOPLE = (
    ("Rosalind Larkspur", 0, "Independent scrutineer"),
    ("Marcus Wrenfield", 0, "Director of Children's Services"),
    ("Nell Applegarth", 0, "Assistant Director"),
    ("Gareth Hollin", 0, "Head of early help"),
    ("Tamsin Hartwell", 0, "Head of social work"),
    ("Olive Farrant", 0, "Head of school standards"),
    ("Lewis Carrow", 0, "Head of education safeguarding"),
    ("Kit Denholm", 0, "Business manager"),
    ("Hanna Brightwell", 0, "Manager of the hub"),
    ("Ivo Quillan", 0, "Head of housing"),
    ("Priya Sandalwood", 1, "Detective Superintendent"),
    ("Edda Wick", 1, "Detective Inspector"),
    ("Piers Mallow", 1, "Chief Inspector"),
    ("Sunita Brookvale", 2, "Chief Nursing Officer"),
    ("Dilys Marrow", 2, "Named doctor for general practice"),
    ("Thea Fennimore", 2, "Designated nurse"),
    ("Alun Brackenridge", 3, "Medical Director"),
    ("Karim Westlake", 3, "Named midwife"),
    ("Rowan Cottle", 3, "Head of safeguarding"),
    ("Ada Greaves", 4, "Chief Officer"),
    ("Jonas Nettle", 4, "Education adviser"),
    ("Cerys Bolton", 4, "Independent author"),
    ("Vera Ostler", 4, "Lay member"),
    ("Silas Reeve", 4, "Lay member"),
)
DEPUTY = ("Yasmin Thornbury", "Alun Brackenridge", "Deputy Medical Director")
ITEMS = (
    "Welcome, apologies and interests", "Minutes of the last meeting",
    "Return home interviews", "Neglect strategy", "Children educated at home",
    "Children in custody", "Visits to schools", "Review: River", "Voices of the voluntary groups",
    "Money of the half year", "Next meeting and close",
)  # fmt: skip


def make_board(path: Path, home: Path, day: date = DAY) -> Path:
    """Make the board with its meeting of the day, agenda issued."""
    ids = _ids()
    desk = create_desk(path, who="Kit Denholm", home=home, now=lambda: BEGINS, new_id=ids)
    try:
        _fill(desk, day)
    finally:
        desk.close()
    return path


def _fill(desk: Desk, day: date) -> None:
    new_board(
        desk,
        NewBoard(
            profile="lscp_2023",
            name="Westmarch Safeguarding Children Partnership",
            short_name="Westmarch SCP",
            meeting_place="Committee Room 2, County Hall",
            partners=[
                NewPartner(kind=kind, name=name, standing=STANDING.get(kind, Standing.RELEVANT))
                for kind, name in PARTNERS
            ],
        ),
    )
    _seat_all(desk)
    meeting_id = meetings.add_meeting(desk, main_body(desk).id, day).made
    for row in desk.rows(AgendaItem, meeting_id=meeting_id):
        agenda.remove_item(desk, row.id)
    after = None
    for title in ITEMS:
        after = agenda.add_item(
            desk, meeting_id, title, after_id=after, purpose=Purpose.DISCUSSION, planned_minutes=12
        ).made
    expect_members(desk, meeting_id)


def _seat_all(desk: Desk) -> None:
    for seat in desk.rows(Seat):  # those a new board has by itself: each person gets one below
        remove_seat(desk, seat.id)
    known = {row.name: row.id for row in desk.rows(Organisation)}
    for name, partner, post in PEOPLE:
        seat_id = add_seat(
            desk, main_body(desk).id, organisation_id=known[PARTNERS[partner][1]], role=post
        ).made
        bring_to_seat(desk, seat_id, name, post=post, rank=post)
        if name == DEPUTY[1]:
            bring_to_seat(
                desk, seat_id, DEPUTY[0], post=DEPUTY[2], rank=DEPUTY[2], takes=TakesSeat.DEPUTY
            )


def _ids() -> Callable[[], str]:
    numbers = iter(range(1, 1_000_000))
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012x}"
