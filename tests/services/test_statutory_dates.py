from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, Person
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.meeting_states import issue_agenda
from chair_desk.services.people import add_person
from chair_desk.services.statutory_dates import DateLine, statutory_dates, year_words
from tests.services.conftest import Clock


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


def test_a_letter_of_delegation_is_to_be_renewed_within_three_months(desk: Desk) -> None:
    partner = desk.rows(Organisation)[0]
    one, other = (add_person(desk, name).made for name in ("Verity Oakenshaw", "Nell Applegarth"))
    for review_on in (date(2026, 8, 3), date(2026, 11, 2), date(2027, 6, 1)):
        add_delegation(desk, partner.id, one, other, review_on=review_on)
    found = starting(desk, "Renew the letter")
    assert [line.on for line in found] == [date(2026, 8, 3), date(2026, 11, 2)]
    assert found[0].tone == "red"
    assert found[0].words.endswith("Nell Applegarth")
    assert desk.get(Person, other)


def test_a_letter_that_ended_is_not_renewed(desk: Desk) -> None:
    partner = desk.rows(Organisation)[0]
    one, other = (add_person(desk, name).made for name in ("Verity Oakenshaw", "Nell Applegarth"))
    add_delegation(desk, partner.id, one, other, review_on=date(2026, 8, 3),
                   ends_on=date(2026, 8, 31))  # fmt: skip
    assert starting(desk, "Renew the letter") == []


def test_dates_stand_in_order_and_only_so_many(desk: Desk, meeting: Meeting) -> None:
    days = [line.on for line in statutory_dates(desk)]
    assert days == sorted(days)
    assert len(statutory_dates(desk, 1)) == 1


def test_a_year_is_named_by_both_its_calendar_years_unless_it_is_one() -> None:
    assert year_words(date(2027, 3, 31)) == "2026–27"
    assert year_words(date(2026, 12, 31)) == "2026"
