from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Appointment, OrganisationKind, Seat
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.partner_meetings import (
    last_meetings,
    marks,
    marks_words,
    usual_person,
)
from chair_desk.services.people import (
    add_person,
    agree_level,
    appoint,
    appoint_deputy,
    change_appointment,
)

SeatOf = Callable[[OrganisationKind], Seat]
TODAY = date(2026, 9, 1)
Came = Callable[[int, dict[str, tuple[Presence, int | None]]], None]


@pytest.fixture
def police(seat_of: SeatOf) -> Seat:
    return seat_of(OrganisationKind.POLICE)


@pytest.fixture
def came(desk: Desk, body: Body, police: Seat) -> Came:
    """Record a meeting on the first of a month of 2026, and who came for the police."""

    def record(month: int, lines: dict[str, tuple[Presence, int | None]]) -> None:
        meeting_id = add_meeting(desk, body.id, date(2026, month, 1)).made
        with desk.change("Held") as step:
            step.update(Meeting, meeting_id, state=MeetingState.MINUTES_DRAFT)
            for row in desk.rows(Attendance, meeting_id=meeting_id, seat_id=police.id):
                step.delete(Attendance, row.id)
            for person_id, (presence, level) in lines.items():
                step.insert(
                    Attendance(
                        id=desk.new_id(),
                        meeting_id=meeting_id,
                        person_id=person_id,
                        seat_id=police.id,
                        presence=presence,
                        level=level,
                    )
                )

    return record


@pytest.fixture
def holder(desk: Desk, police: Seat) -> str:
    person = add_person(desk, "Yasmin Thornbury").made
    appoint(desk, police.id, person, starts_on=date(2026, 2, 1), rank="ACC")
    return person


@pytest.fixture
def deputy(desk: Desk, police: Seat) -> str:
    person = add_person(desk, "Priya Sandalwood").made
    appoint_deputy(desk, police.id, person, rank="Det Supt")
    return person


def test_presence_and_level_are_said_in_counts(
    desk: Desk, police: Seat, came: Came, holder: str, deputy: str
) -> None:
    came(2, {holder: (Presence.PRESENT, 4)})
    came(3, {holder: (Presence.APOLOGY, 4), deputy: (Presence.DEPUTY, 2)})
    came(4, {holder: (Presence.NO_SHOW, 4)})

    found = marks(desk, [police.organisation_id or ""], TODAY)[police.organisation_id or ""]

    assert marks_words(found) == "Present at 2 of 3 meetings, able to commit at 1."
    assert [(mark.is_here, mark.level) for mark in found] == [(True, 4), (True, 2), (False, None)]
    assert found[2].presence is Presence.NO_SHOW


def test_meetings_before_anybody_was_in_post_count_nowhere(
    desk: Desk, police: Seat, came: Came, holder: str
) -> None:
    came(1, {})
    came(2, {holder: (Presence.PRESENT, 4)})

    found = marks(desk, [police.organisation_id or ""], TODAY)[police.organisation_id or ""]

    assert [mark.is_live for mark in found] == [False, True]
    assert marks_words(found) == "Present at 1 of 1 meeting, able to commit at 1."


def test_neither_a_promotion_nor_a_new_agreement_moves_a_past_reading(
    desk: Desk, police: Seat, came: Came, holder: str
) -> None:
    came(2, {holder: (Presence.PRESENT, 3)})
    before = marks(desk, [police.organisation_id or ""], TODAY)

    change_appointment(desk, desk.rows(Appointment, person_id=holder)[0].id, rank="Chief Constable")
    agree_level(desk, police.id, 2, starts_on=date(2026, 6, 1))

    assert marks(desk, [police.organisation_id or ""], TODAY) == before


def test_observers_and_people_in_attendance_fill_no_seat(
    desk: Desk, police: Seat, came: Came, holder: str, deputy: str
) -> None:
    came(2, {holder: (Presence.APOLOGY, 4), deputy: (Presence.OBSERVER, 2)})

    found = marks(desk, [police.organisation_id or ""], TODAY)[police.organisation_id or ""]

    assert not found[0].is_here


def test_only_the_last_eight_meetings_that_were_held_by_the_day_count(
    desk: Desk, body: Body, came: Came, holder: str
) -> None:
    for month in range(1, 11):
        came(month, {holder: (Presence.PRESENT, 4)})
    add_meeting(desk, body.id, date(2026, 12, 1))

    found = last_meetings(desk, TODAY)

    assert [meeting.held_on.month for meeting in found] == [2, 3, 4, 5, 6, 7, 8, 9]


def test_who_usually_comes_is_who_came_most_and_last_of_two(
    desk: Desk, police: Seat, came: Came, holder: str, deputy: str
) -> None:
    organisation_id = police.organisation_id or ""
    came(2, {holder: (Presence.PRESENT, 4)})
    came(3, {deputy: (Presence.DEPUTY, 2)})
    assert usual_person(marks(desk, [organisation_id], TODAY)[organisation_id]) == deputy

    came(4, {holder: (Presence.PRESENT, 4)})
    assert usual_person(marks(desk, [organisation_id], TODAY)[organisation_id]) == holder


def test_before_the_first_meeting_that_is_said(desk: Desk, police: Seat) -> None:
    found = marks(desk, [police.organisation_id or ""], TODAY)[police.organisation_id or ""]

    assert marks_words(found) == "No meeting yet."
    assert usual_person(found) is None


def test_a_partner_without_an_agreed_level_is_only_counted_present(
    desk: Desk, police: Seat, came: Came, holder: str
) -> None:
    from chair_desk.records.people import AgreedLevel

    with desk.change("No agreement") as step:
        for row in desk.rows(AgreedLevel, seat_id=police.id):
            step.delete(AgreedLevel, row.id)
    came(2, {holder: (Presence.PRESENT, 4)})

    found = marks(desk, [police.organisation_id or ""], TODAY)[police.organisation_id or ""]

    assert marks_words(found) == "Present at 1 of 1 meeting."


def test_a_deputy_with_a_letter_counts_at_the_level_of_who_gave_it(
    desk: Desk, police: Seat, came: Came, holder: str, deputy: str
) -> None:
    organisation_id = police.organisation_id or ""
    add_delegation(desk, organisation_id, holder, deputy, starts_on=date(2026, 3, 1))
    came(2, {deputy: (Presence.DEPUTY, 2)})
    came(3, {deputy: (Presence.DEPUTY, 2)})

    found = marks(desk, [organisation_id], TODAY)[organisation_id]

    assert [mark.level for mark in found] == [2, 4]
    assert marks_words(found) == "Present at 2 of 2 meetings, able to commit at 1."
