from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Appointment, Organisation, OrganisationKind, Seat
from chair_desk.services.challenges import record_answer
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.log_types import NewColumn, NewLogType, NewState, add_log_type
from chair_desk.services.logs import add_entry, move_to
from chair_desk.services.meeting_states import issue_agenda
from chair_desk.services.own_ladders import NewStep
from chair_desk.services.people import add_person
from chair_desk.services.statutory_dates import (
    DateLine,
    late_in_registers,
    statutory_dates,
    year_words,
)
from chair_desk.services.taking_seats import bring_to_seat
from tests.services.conftest import Clock

SeatOf = Callable[[OrganisationKind], Seat]


def starting(desk: Desk, words: str) -> list[DateLine]:
    return [line for line in statutory_dates(desk) if line.words.startswith(words)]


@pytest.mark.parametrize(
    ("day", "due", "year"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), "2025–26"),
        (date(2026, 9, 30), date(2026, 9, 30), "2025–26"),
        (date(2026, 10, 1), date(2027, 9, 30), "2026–27"),
        (date(2028, 2, 29), date(2028, 9, 30), "2027–28"),
    ],
)
def test_the_yearly_report_is_due_about_the_year_that_ended(
    desk: Desk, clock: Clock, day: date, due: date, year: str
) -> None:
    clock.set(day)
    (line,) = starting(desk, "Publish the yearly report")
    assert (line.on, line.words) == (due, f"Publish the yearly report for {year}")
    assert line.source == "Working Together 2023"
    assert line.is_to_be_checked


def test_working_days_left_and_late_are_counted_and_toned(desk: Desk, clock: Clock) -> None:
    clock.set(date(2026, 9, 24))
    (line,) = starting(desk, "Publish the yearly report")
    assert (line.working_days, line.tone) == (4, "amb")


def test_a_draft_agenda_has_a_last_day_for_notice_until_it_is_issued(
    desk: Desk, meeting: Meeting
) -> None:
    (line,) = starting(desk, "Agenda of 17 September")
    assert (line.on, line.page, line.record) == (
        date(2026, 9, 10), "agenda", ("meeting", meeting.id),
    )  # fmt: skip
    assert not line.is_to_be_checked
    issue_agenda(desk, meeting.id)
    assert starting(desk, "Agenda of 17 September") == []


def test_draft_minutes_have_a_last_day_to_go_out(
    desk: Desk, meeting: Meeting, hold: object
) -> None:
    hold(meeting)  # type: ignore[operator]
    (line,) = starting(desk, "Draft minutes of 17 September")
    assert (line.on, line.page) == (date(2026, 10, 1), "minutes")


def lettered(desk: Desk, seat_of: SeatOf, name: str, kind: OrganisationKind, **days: date) -> str:
    """Seat somebody who commits the partner by a letter, and return the partner."""
    seat = seat_of(kind)
    person = bring_to_seat(desk, seat.id, name, rank="Superintendent").made
    partner = seat.organisation_id or ""
    giver = add_person(desk, f"Head of {name}").made
    add_delegation(desk, partner, giver, holder(desk, seat.id, person), **days)
    return partner


def holder(desk: Desk, seat_id: str, _made: str) -> str:
    return desk.rows(Appointment, seat_id=seat_id)[-1].person_id


def test_a_letter_still_needed_is_to_be_renewed_within_three_months(
    desk: Desk, seat_of: SeatOf
) -> None:
    police = lettered(
        desk, seat_of, "Nell Applegarth", OrganisationKind.POLICE, review_on=date(2026, 8, 3)
    )
    lettered(desk, seat_of, "Verity Oakenshaw", OrganisationKind.COUNCIL,
             review_on=date(2026, 11, 2))  # fmt: skip
    lettered(desk, seat_of, "Rhona Tansley", OrganisationKind.HEALTH_COMMISSIONER,
             review_on=date(2027, 6, 1))  # fmt: skip
    found = starting(desk, "Renew the letter")
    assert [line.on for line in found] == [date(2026, 8, 3), date(2026, 11, 2)]
    assert found[0].tone == "red"
    assert found[0].words.endswith("Nell Applegarth")
    assert found[0].record == ("organisation", police)


def test_a_letter_that_ended_is_renewed_only_while_it_is_needed(
    desk: Desk, seat_of: SeatOf
) -> None:
    partner = desk.rows(Organisation)[0]
    one, other = (add_person(desk, name).made for name in ("Verity Oakenshaw", "Nell Applegarth"))
    add_delegation(desk, partner.id, one, other, review_on=date(2026, 8, 3),
                   ends_on=date(2026, 8, 31))  # fmt: skip
    assert starting(desk, "Renew the letter") == []
    lettered(desk, seat_of, "Rhona Tansley", OrganisationKind.POLICE, ends_on=date(2026, 8, 31))
    (line,) = starting(desk, "Renew the letter")
    assert line.on == date(2026, 8, 31)
    assert "ended on 31 August 2026" in line.source


def test_disputes_complaints_and_requests_have_a_line_until_they_are_answered(desk: Desk) -> None:
    dispute = add_entry(desk, "dispute", "Who pays", opened_on=date(2026, 8, 3)).made
    request = add_entry(desk, "mandate_request", "Take on school audits",
                        opened_on=date(2026, 8, 3)).made  # fmt: skip
    assert len(starting(desk, "S-001")) == len(starting(desk, "M-001")) == 1
    assert starting(desk, "S-001")[0].page == "registers"
    record_answer(desk, dispute, "Half each")
    move_to(desk, request, "taken_on", within_remit="yes", money="with new money")
    assert starting(desk, "S-001") == starting(desk, "M-001") == []


def test_the_clock_of_a_register_that_the_board_made_stands_among_them(desk: Desk) -> None:
    add_log_type(
        desk,
        NewLogType(
            label="Calls", entry_label="Call", columns=(NewColumn(label="From"),),
            states=(NewState(label="Closed", is_closed=True),),
            steps=(NewStep(title="Duty desk", working_days=2), NewStep(title="Head")),
        ),
    )  # fmt: skip
    made = add_entry(desk, "calls", "Nobody called back", opened_on=date(2026, 8, 3)).made
    (line,) = starting(desk, "CA-001")
    assert line.record == ("log_entry", made)
    assert line.on == date(2026, 8, 5)
    assert [one.id for one in late_in_registers(desk)] == [made]
    record_answer(desk, made, "They called on Friday")
    assert starting(desk, "CA-001") == []
    assert late_in_registers(desk) == []


def test_a_meeting_whose_day_went_by_unopened_is_flagged(
    desk: Desk, clock: Clock, meeting: Meeting
) -> None:
    assert starting(desk, "The meeting of") == []
    clock.set(date(2026, 9, 18))
    (line,) = starting(desk, "The meeting of 17 September was not opened")
    assert (line.working_days, line.page, line.record) == (
        -1, "agenda", ("meeting", meeting.id),
    )  # fmt: skip


def test_dates_stand_in_order_and_only_so_many(desk: Desk, meeting: Meeting) -> None:
    days = [line.on for line in statutory_dates(desk)]
    assert days == sorted(days)
    assert len(statutory_dates(desk, 1)) == 1


def test_a_year_is_named_by_both_its_calendar_years_unless_it_is_one() -> None:
    assert year_words(date(2027, 3, 31)) == "2026–27"
    assert year_words(date(2026, 12, 31)) == "2026"
