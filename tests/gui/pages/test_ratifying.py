"""A decision that came back is said to be ratified, from the minutes of the later meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.pages.ratifying import RatifyMenu
from chair_desk.gui.session import Session
from chair_desk.records.meetings import MeetingState
from chair_desk.records.minutes import Decision
from chair_desk.records.ratifications import Ratification
from chair_desk.services.desk import Desk
from chair_desk.services.ratifying import waiting_to_ratify
from tests.gui.meeting_room import add_meeting


def test_a_menu_offers_what_waits_and_keeps_what_is_chosen(
    qtbot: QtBot, new_desk: Callable[..., Desk]
) -> None:
    desk = new_desk()
    first = add_meeting(desk, on=date(2026, 9, 17))
    later = add_meeting(desk)
    with desk.change("Held") as step:
        for meeting in (first, later):
            step.update(type(meeting), meeting.id, state=MeetingState.MINUTES_DRAFT)
        step.insert(
            Decision(id=desk.new_id(), reference="D-001", meeting_id=first.id,
                     text="Adopt the strategy.", is_inquorate=True)
        )  # fmt: skip
    page = MinutesPage(Session(desk))
    qtbot.addWidget(page)
    page.session.choose_meeting(later.id)
    page.show()
    menu = RatifyMenu(page, later, waiting_to_ratify(desk, later))
    assert [action.text() for action in menu.actions()] == ["D-001: Adopt the strategy."]
    menu.actions()[0].activate(QAction.ActionEvent.Trigger)
    [row] = desk.rows(Ratification)
    assert (row.meeting_id, row.ratified_on) == (later.id, later.held_on)
    page.do("minutes.ratify")
    assert "No decision of an earlier meeting waits" in page.message.text()
