from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.attendance import Attendance, Movement, Presence
from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Appointment, OrganisationKind, Seat
from chair_desk.records.presence_spans import Now
from chair_desk.services.agenda import agenda
from chair_desk.services.attendance import (
    add_guest,
    change_line,
    everyone_is_here,
    expect_members,
    mark_apology,
    mark_as,
    mark_back,
    mark_deputy,
    mark_expected,
    mark_here,
    mark_left,
    mark_no_show,
    mark_out,
    recuse,
    register,
    remove_line,
    take_part_again,
)
from chair_desk.services.declarations import declare
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.meetings import (
    add_meeting,
    close_session,
    confirm_minutes,
    mark_checked,
    start_session,
)
from chair_desk.services.people import add_person, appoint, change_appointment
from chair_desk.services.register import RegisterLine
from chair_desk.services.session_clock import begin, next_item, start_item

DAY = date(2026, 9, 17)


@pytest.fixture
def people(desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]) -> None:
    """Three members in the seats of council, police and health, on the register."""
    for kind, name, rank in (
        (OrganisationKind.COUNCIL, "Marcus Wrenfield", "DCS"),
        (OrganisationKind.POLICE, "Priya Sandalwood", "Det Supt"),
        (OrganisationKind.HEALTH_COMMISSIONER, "Sunita Brookvale", "CNO"),
    ):
        appoint(desk, seat_of(kind).id, add_person(desk, name).made, rank=rank)
    expect_members(desk, meeting.id)


@pytest.fixture
def session(desk: Desk, people: None, meeting: Meeting, clock: Any) -> Meeting:
    """The meeting of 17 September, begun at ten o'clock, British Summer Time."""
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    return meeting


def line_of(desk: Desk, meeting: Meeting, name: str) -> RegisterLine:
    return next(line for line in register(desk, meeting.id) if line.person.name == name)


def item_ids(desk: Desk, meeting: Meeting) -> list[str]:
    return [line.item.id for line in agenda(desk, meeting.id).lines]


def label(desk: Desk) -> str:
    return desk.file.undo_label or ""


def test_the_chair_comes_first_and_then_partner_by_partner(
    desk: Desk, people: None, meeting: Meeting
) -> None:
    names = [line.person.name for line in register(desk, meeting.id)]

    assert names == [
        "Rosalind Larkspur",
        "Marcus Wrenfield",
        "Priya Sandalwood",
        "Sunita Brookvale",
        "Gwen Tallowfield",
    ]


def test_whoever_comes_after_the_start_is_late_by_itself(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=21)
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)

    line = line_of(desk, session, "Marcus Wrenfield")
    assert line.attendance.arrived == "10:21"
    assert line.words == "Late 10:21"
    assert line.is_here
    assert label(desk) == "Marked Marcus Wrenfield late, 10:21"


def test_a_key_pressed_twice_makes_nobody_late(desk: Desk, session: Meeting, clock: Any) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    clock.pass_by(minutes=21)

    assert not mark_here(desk, line_id)
    assert not line_of(desk, session, "Marcus Wrenfield").is_late

    mark_here(desk, line_id, "10:05")
    clock.pass_by(minutes=5)
    mark_here(desk, line_id)
    assert line_of(desk, session, "Marcus Wrenfield").attendance.arrived == "10:05"


def test_a_late_arrival_stays_when_the_register_is_gone_through_after_the_meeting(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=21)
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    close_session(desk, session.id)
    mark_here(desk, line_id)

    assert line_of(desk, session, "Marcus Wrenfield").attendance.arrived == "10:21"


def test_whoever_is_marked_in_the_minute_of_the_start_is_not_late(
    desk: Desk, session: Meeting
) -> None:
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)

    line = line_of(desk, session, "Marcus Wrenfield")
    assert not line.is_late
    assert line.words == "DCS, County or unitary council"


def test_from_the_start_can_be_said_of_somebody_marked_later(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=21)
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id, "")

    assert not line_of(desk, session, "Marcus Wrenfield").is_late


def test_a_time_given_by_hand_is_taken_as_said(desk: Desk, session: Meeting) -> None:
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id, "9.45")

    assert line_of(desk, session, "Marcus Wrenfield").attendance.arrived == "09:45"


def test_a_time_that_is_none_is_refused(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused) as refusal:
        mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id, "half past")

    assert "at" in refusal.value.problems


def test_a_register_set_right_after_the_meeting_has_no_times(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(hours=3)
    close_session(desk, session.id)
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)

    assert line_of(desk, session, "Marcus Wrenfield").attendance.arrived == ""


def test_everyone_is_here_in_one_change_and_undo_takes_it_back(
    desk: Desk, session: Meeting
) -> None:
    # peers 2b 21
    mark_apology(desk, line_of(desk, session, "Priya Sandalwood").id)

    everyone_is_here(desk, session.id)
    found = {line.person.name: line.attendance.presence for line in register(desk, session.id)}
    assert found["Priya Sandalwood"] is Presence.APOLOGY
    assert found["Gwen Tallowfield"] is Presence.IN_ATTENDANCE
    assert found["Marcus Wrenfield"] is Presence.PRESENT
    assert label(desk) == "Marked 4 people here"

    undo(desk)
    assert line_of(desk, session, "Marcus Wrenfield").presence_now is Now.NOT_YET


def test_everyone_cannot_be_here_twice(desk: Desk, session: Meeting) -> None:
    everyone_is_here(desk, session.id)

    with pytest.raises(Refused, match="Nobody is expected"):
        everyone_is_here(desk, session.id)


@pytest.mark.parametrize("first", list(Presence))
@pytest.mark.parametrize("then", list(Presence))
def test_any_mark_may_follow_any_other(
    desk: Desk, people: None, meeting: Meeting, first: Presence, then: Presence
) -> None:
    line_id = line_of(desk, meeting, "Marcus Wrenfield").id
    mark_as(desk, line_id, first)
    mark_as(desk, line_id, then)

    assert line_of(desk, meeting, "Marcus Wrenfield").attendance.presence is then


def test_an_apology_after_a_mistake_leaves_no_comings_and_goings(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=21)
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    mark_out(desk, line_id)
    mark_apology(desk, line_id)

    line = line_of(desk, session, "Marcus Wrenfield")
    assert (line.words, line.attendance.arrived) == ("Apology", "")
    assert desk.count(Movement) == 0
    assert label(desk) == "Recorded the apology of Marcus Wrenfield"


def test_absence_without_apology_is_a_mark_of_its_own(desk: Desk, session: Meeting) -> None:
    # peers 2b 15
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_no_show(desk, line_id)
    assert line_of(desk, session, "Marcus Wrenfield").words == "Absent"

    mark_expected(desk, line_id)
    assert line_of(desk, session, "Marcus Wrenfield").presence_now is Now.NOT_YET


def test_whoever_leaves_has_left_at_that_minute_and_may_come_back(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    clock.pass_by(minutes=40)
    mark_left(desk, line_id)

    line = line_of(desk, session, "Marcus Wrenfield")
    assert (line.presence_now, line.words) == (Now.LEFT, "Left 10:40")
    assert label(desk) == "Marcus Wrenfield left, 10:40"

    clock.pass_by(minutes=5)
    mark_here(desk, line_id)
    line = line_of(desk, session, "Marcus Wrenfield")
    assert line.is_here
    assert line.attendance.left == ""
    assert label(desk) == "Marcus Wrenfield is back, 10:45"


def test_out_until_an_item_ends_by_itself_when_the_item_begins(
    desk: Desk, session: Meeting
) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    third = item_ids(desk, session)[2]

    mark_out(desk, line_id, until_item_id=third)
    assert line_of(desk, session, "Marcus Wrenfield").words == "Out until item 3"
    assert label(desk) == "Marcus Wrenfield is out until item 3"
    next_item(desk, session.id)
    assert line_of(desk, session, "Marcus Wrenfield").presence_now is Now.OUT

    next_item(desk, session.id)
    assert line_of(desk, session, "Marcus Wrenfield").is_here


def test_nobody_is_out_until_an_item_that_was_taken(desk: Desk, session: Meeting) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)

    with pytest.raises(Refused, match="taken already"):
        mark_out(desk, line_id, until_item_id=item_ids(desk, session)[0])


@pytest.mark.parametrize("verb", [mark_left, mark_out])
def test_nobody_goes_who_is_not_here(
    desk: Desk, session: Meeting, verb: Callable[..., object]
) -> None:
    with pytest.raises(Refused, match="Marcus Wrenfield is not in the room"):
        verb(desk, line_of(desk, session, "Marcus Wrenfield").id)


def test_nobody_comes_back_who_did_not_go(desk: Desk, session: Meeting) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)

    with pytest.raises(Refused, match="did not go out"):
        mark_back(desk, line_id)


def test_an_interest_puts_somebody_aside_for_one_item_alone(desk: Desk, session: Meeting) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    first, second, *_rest = item_ids(desk, session)
    recuse(desk, line_id, second)
    assert line_of(desk, session, "Marcus Wrenfield").presence_now is Now.HERE

    start_item(desk, second)
    line = line_of(desk, session, "Marcus Wrenfield")
    assert (line.presence_now, line.words) == (Now.ASIDE, "Not for this item")
    assert line.is_here

    start_item(desk, first)
    assert line_of(desk, session, "Marcus Wrenfield").presence_now is Now.HERE


def test_standing_aside_can_be_taken_back_and_is_not_said_twice(
    desk: Desk, session: Meeting
) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    item_id = item_ids(desk, session)[0]
    recuse(desk, line_id, item_id)
    with pytest.raises(Refused, match="already"):
        recuse(desk, line_id, item_id)

    take_part_again(desk, line_id, item_id)
    with pytest.raises(Refused, match="does not stand aside"):
        take_part_again(desk, line_id, item_id)


def test_a_declared_interest_outlives_a_wrong_key(desk: Desk, session: Meeting) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    item_id = item_ids(desk, session)[0]
    recuse(desk, line_id, item_id)
    mark_apology(desk, line_id)
    mark_here(desk, line_id, "")

    assert line_of(desk, session, "Marcus Wrenfield").presence_now is Now.ASIDE


def test_a_person_in_two_seats_stands_aside_in_both(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    marcus = line_of(desk, session, "Marcus Wrenfield").person
    appoint(desk, seat_of(OrganisationKind.FIRE).id, marcus.id, rank="AM")
    expect_members(desk, session.id)
    both = [line for line in register(desk, session.id) if line.person == marcus]
    assert len(both) == 2

    recuse(desk, both[0].id, item_ids(desk, session)[0])
    everyone_is_here(desk, session.id)
    now = [line.presence_now for line in register(desk, session.id) if line.person == marcus]
    assert now == [Now.ASIDE, Now.ASIDE]


def test_late_arrival_is_said_with_the_items_it_was_for(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    next_item(desk, session.id)
    next_item(desk, session.id)
    clock.pass_by(minutes=25)
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)

    assert line_of(desk, session, "Marcus Wrenfield").part == "arrived 10:25, items 3, 4"


def test_undo_of_a_mark_restores_every_row(
    desk: Desk,
    session: Meeting,
    clock: Any,
    snapshot: Callable[[], dict[str, list[object]]],
) -> None:
    clock.pass_by(minutes=21)
    before = snapshot()
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)
    assert snapshot() != before

    undo(desk)
    assert snapshot() == before


def test_a_line_that_is_gone_is_said_so(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused, match="no longer"):
        mark_here(desk, "00000000-0000-4000-8000-999999999999")


def test_the_rank_of_the_day_outlives_a_promotion(desk: Desk, session: Meeting) -> None:
    line = line_of(desk, session, "Priya Sandalwood")
    mark_here(desk, line.id)
    held = desk.rows(Appointment, person_id=line.person.id)[0]

    change_appointment(desk, held.id, rank="Ch Supt")
    expect_members(desk, session.id)

    row = desk.get(Attendance, line.id)
    assert row is not None
    assert (row.rank, row.level) == ("Det Supt", 2)


def test_a_confirmed_register_takes_no_more_marks(
    desk: Desk, session: Meeting, body: Body, clock: Any
) -> None:
    line_id = line_of(desk, session, "Marcus Wrenfield").id
    mark_here(desk, line_id)
    item_id = item_ids(desk, session)[0]
    close_session(desk, session.id)
    mark_checked(desk, session.id)
    later = add_meeting(desk, body.id, date(2026, 11, 19)).made
    clock.set(date(2026, 11, 19))
    start_session(desk, later)
    confirm_minutes(desk, session.id, at_meeting_id=later)

    priya = line_of(desk, session, "Priya Sandalwood").person.id
    refusals: tuple[Callable[[], object], ...] = (
        lambda: mark_here(desk, line_id),
        lambda: mark_apology(desk, line_id),
        lambda: mark_no_show(desk, line_id),
        lambda: mark_expected(desk, line_id),
        lambda: mark_as(desk, line_id, Presence.OBSERVER),
        lambda: mark_left(desk, line_id),
        lambda: mark_out(desk, line_id),
        lambda: mark_back(desk, line_id),
        lambda: recuse(desk, line_id, item_id),
        lambda: take_part_again(desk, line_id, item_id),
        lambda: everyone_is_here(desk, session.id),
        lambda: mark_deputy(desk, line_id, priya),
        lambda: add_guest(desk, session.id, priya),
        lambda: change_line(desk, line_id, note="late"),
        lambda: remove_line(desk, line_id),
        lambda: declare(desk, session.id, priya, "Own force"),
    )
    for verb in refusals:
        with pytest.raises(Refused, match="confirmed"):
            verb()
