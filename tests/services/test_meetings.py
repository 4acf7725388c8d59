from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingKind
from chair_desk.records.minutes import Minute
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.agenda import add_item, add_paper, agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import (
    add_meeting,
    change_meeting,
    issue_agenda,
    remove_meeting,
    start_session,
    unconfirmed,
)
from chair_desk.services.people import add_person, appoint, end_appointment

Hold = Callable[[Meeting], None]
Snapshot = Callable[[], dict[str, list[object]]]


def titles(desk: Desk, meeting_id: str) -> list[str]:
    return [line.item.title for line in agenda(desk, meeting_id).lines]


def names(desk: Desk, meeting_id: str) -> list[str]:
    from chair_desk.records.people import Person

    lines = desk.rows(Attendance, meeting_id=meeting_id, presence=Presence.EXPECTED)
    return sorted(existing(desk, Person, line.person_id).name for line in lines)


def test_a_new_meeting_has_the_standing_items_its_place_and_hours(
    desk: Desk, meeting: Meeting
) -> None:
    assert titles(desk, meeting.id) == [
        "Welcome, apologies and interests",
        "Overdue actions, by partner",
        "Risks and forward plan",
        "Any other business",
    ]
    assert (meeting.starts, meeting.ends, meeting.place) == (
        "10:00",
        "12:30",
        "Committee Room 2, County Hall",
    )


def test_a_new_meeting_takes_the_hours_of_the_last_one(desk: Desk, body: Body) -> None:
    add_meeting(desk, body.id, date(2026, 9, 17), starts="9:30", ends="12:00")

    made = add_meeting(desk, body.id, date(2026, 11, 19)).made

    assert existing(desk, Meeting, made).starts == "09:30"


def test_the_minutes_of_the_meeting_before_are_to_be_confirmed(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    second = agenda(desk, later.id).lines[1].item

    assert (second.title, second.confirms_id) == ("Minutes of 17 September", meeting.id)
    assert (second.is_standing, second.standing_key) == (True, "minutes")


def test_over_the_new_year_the_title_says_the_year(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting
) -> None:
    made = add_meeting(desk, body.id, date(2027, 2, 18)).made

    assert titles(desk, made)[1] == "Minutes of 19 November 2026"


def test_an_ordinary_and_an_extraordinary_meeting_come_for_confirmation_together(
    desk: Desk, body: Body, meeting: Meeting, hold: Hold
) -> None:
    hold(meeting)
    extra = existing(
        desk,
        Meeting,
        add_meeting(desk, body.id, date(2026, 10, 8), kind=MeetingKind.EXTRAORDINARY).made,
    )
    assert titles(desk, extra.id) == ["Welcome, apologies and interests"]
    hold(extra)

    made = add_meeting(desk, body.id, date(2026, 11, 19)).made

    assert titles(desk, made)[:3] == [
        "Welcome, apologies and interests",
        "Minutes of 17 September",
        "Minutes of 8 October",
    ]


def test_an_agenda_drafted_months_ahead_gets_the_minutes_when_they_exist(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    february = add_meeting(desk, body.id, date(2027, 2, 18)).made
    assert titles(desk, february)[1] == "Minutes of 19 November 2026"

    hold(meeting)

    assert titles(desk, february)[1:3] == [
        "Minutes of 17 September 2026",
        "Minutes of 19 November 2026",
    ]


def test_a_meeting_put_in_between_changes_what_the_next_is_to_confirm(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting
) -> None:
    add_meeting(desk, body.id, date(2026, 10, 15))

    assert titles(desk, later.id)[1:3] == ["Minutes of 15 October", "Overdue actions, by partner"]


def test_members_are_those_on_the_day_of_the_meeting_not_todays(
    desk: Desk, body: Body, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    # peers 2b 24
    seat = seat_of(OrganisationKind.POLICE)
    yasmin = add_person(desk, "Yasmin Thornbury").made
    alun = add_person(desk, "Alun Brackenridge").made
    first = appoint(desk, seat.id, yasmin, starts_on=date(2025, 1, 1), rank="ACC").made
    end_appointment(desk, first, date(2026, 9, 30))
    appoint(desk, seat.id, alun, starts_on=date(2026, 10, 1), rank="Chief Constable")

    september = add_meeting(desk, body.id, date(2026, 9, 17)).made
    november = add_meeting(desk, body.id, date(2026, 11, 19)).made

    assert "Yasmin Thornbury" in names(desk, september)
    assert "Alun Brackenridge" not in names(desk, september)
    assert "Alun Brackenridge" in names(desk, november)
    assert "Yasmin Thornbury" not in names(desk, november)


def test_moving_a_meeting_brings_the_members_of_its_new_day(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    appoint(desk, seat.id, add_person(desk, "Alun Brackenridge").made, starts_on=date(2026, 10, 1))
    assert "Alun Brackenridge" not in names(desk, meeting.id)

    change_meeting(desk, meeting.id, held_on=date(2026, 10, 15))

    assert "Alun Brackenridge" in names(desk, meeting.id)


def test_moving_a_meeting_past_another_turns_the_confirming_round(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    change_meeting(desk, meeting.id, held_on=date(2026, 12, 10))

    assert "Minutes of 19 November" in titles(desk, meeting.id)
    assert not [title for title in titles(desk, later.id) if title.startswith("Minutes")]


def test_hours_that_make_no_sense_are_refused_beside_their_fields(
    desk: Desk, body: Body, meeting: Meeting
) -> None:
    with pytest.raises(Refused) as refused:
        add_meeting(desk, body.id, date(2026, 10, 1), starts="ten")
    assert set(refused.value.problems) == {"starts"}

    with pytest.raises(Refused) as refused:
        add_meeting(desk, body.id, date(2026, 10, 1), starts="12:00", ends="11:00")
    assert set(refused.value.problems) == {"ends"}

    with pytest.raises(Refused) as refused:
        add_meeting(desk, body.id, meeting.held_on)
    assert set(refused.value.problems) == {"held_on"}


def test_adding_a_meeting_is_one_change_and_undo_restores_every_row(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting, snapshot: Snapshot
) -> None:
    before = snapshot()

    changes = add_meeting(desk, body.id, date(2026, 10, 15))
    assert changes.label == "Added Partnership, 15 October"
    undo(desk)

    assert snapshot() == before


def test_changing_and_undoing_restores_every_row(
    desk: Desk, meeting: Meeting, later: Meeting, snapshot: Snapshot
) -> None:
    before = snapshot()

    change_meeting(desk, meeting.id, held_on=date(2026, 12, 10), place="Elsewhere")
    undo(desk)

    assert snapshot() == before


def test_a_meeting_that_was_not_held_can_be_removed_and_comes_back(
    desk: Desk, meeting: Meeting, later: Meeting, snapshot: Snapshot
) -> None:
    made = add_item(desk, meeting.id, "Performance").made
    add_item(desk, meeting.id, "Front door", under_id=made)
    add_paper(desk, made, "Figures")
    before = snapshot()

    remove_meeting(desk, meeting.id)

    assert desk.get(Meeting, meeting.id) is None
    assert desk.count(AgendaItem, meeting_id=meeting.id) == 0
    assert not [title for title in titles(desk, later.id) if title.startswith("Minutes")]

    undo(desk)

    assert snapshot() == before


def test_a_meeting_that_has_begun_stays(desk: Desk, meeting: Meeting) -> None:
    issue_agenda(desk, meeting.id)
    start_session(desk, meeting.id)

    with pytest.raises(Refused, match="has begun"):
        remove_meeting(desk, meeting.id)


def test_minutes_that_wait_are_named_oldest_first(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    hold(meeting)
    hold(later)

    assert unconfirmed(desk, body.id, date(2027, 2, 18)) == [
        existing(desk, Meeting, meeting.id),
        existing(desk, Meeting, later.id),
    ]
    assert unconfirmed(desk, body.id, meeting.held_on) == []


def test_a_meeting_moved_by_a_day_changes_the_title_on_the_next_agenda(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    change_meeting(desk, meeting.id, held_on=date(2026, 9, 18))

    assert titles(desk, later.id)[1] == "Minutes of 18 September"


def test_removing_leaves_an_item_of_the_next_agenda_that_was_minuted(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    item = desk.rows(AgendaItem, meeting_id=later.id, confirms_id=meeting.id)[0]
    with desk.change("Minuted") as step:
        step.insert(Minute(id="p", meeting_id=later.id, item_id=item.id, place="A", text="Said."))

    with pytest.raises(Refused, match="Agenda items"):
        remove_meeting(desk, meeting.id)
