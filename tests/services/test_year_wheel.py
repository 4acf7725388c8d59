from __future__ import annotations

from datetime import date

from chair_desk.records.boards import Body
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.agenda import add_item, defer_item
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.year_wheel import DutyLine, year_wheel
from tests.services.conftest import Clock


def duty(desk: Desk, key: str) -> DutyLine:
    return next(line for line in year_wheel(desk).duties if line.duty.key == key)


def test_the_year_has_twelve_months_from_its_first(desk: Desk) -> None:
    wheel = year_wheel(desk)
    assert wheel.label == "2026–27"
    assert [wheel.months[0].label, wheel.months[-1].label] == ["April 2026", "March 2027"]
    assert len(wheel.months) == 12


def test_a_month_holds_meetings_what_is_due_and_usual_duties(desk: Desk, meeting: Meeting) -> None:
    september = year_wheel(desk).months[5]
    assert [one.words for one in september.entries] == [
        "Agenda of 17 September to members",
        "Partnership meets",
        "Publish the yearly report for 2025–26",
    ]
    november = [one.words for one in year_wheel(desk).months[7].entries]
    assert "Section 11 audit" in november


def test_a_new_board_has_neglected_nothing(desk: Desk, meeting: Meeting) -> None:
    assert year_wheel(desk).neglected == ()
    assert duty(desk, "budget").words == "not considered yet"


def test_a_duty_not_considered_for_a_year_stands_first(
    desk: Desk, body: Body, meeting: Meeting, clock: Clock, hold: object
) -> None:
    add_item(desk, meeting.id, "Budget for 2027–28")
    hold(meeting)  # type: ignore[operator]
    assert not duty(desk, "budget").is_neglected
    assert duty(desk, "budget").last_meeting_id == meeting.id
    clock.set(date(2027, 10, 1))
    found = duty(desk, "budget")
    assert found.is_neglected
    assert found.words == "last considered in September 2026"
    coming = add_meeting(desk, body.id, date(2027, 11, 18)).made
    add_item(desk, coming, "Contributions for 2028–29")
    assert duty(desk, "budget").next_on == date(2027, 11, 18)
    assert duty(desk, "budget").words.endswith("on the agenda of 18 November")
    assert year_wheel(desk).duties[0].is_neglected


def test_an_item_that_was_deferred_was_not_considered(
    desk: Desk, meeting: Meeting, clock: Clock, hold: object
) -> None:
    item = add_item(desk, meeting.id, "Budget for 2027–28").made
    defer_item(desk, item)
    hold(meeting)  # type: ignore[operator]
    assert desk.get(AgendaItem, item) is not None
    assert duty(desk, "budget").last_on is None


def test_a_board_whose_profile_names_no_duties_has_none(desk: Desk) -> None:
    from dataclasses import replace

    from chair_desk.services import year_wheel as module

    profile = replace(desk.profile(), duties=())
    desk.profile = lambda on=None: profile  # type: ignore[method-assign]
    assert module.duty_lines(desk) == []
