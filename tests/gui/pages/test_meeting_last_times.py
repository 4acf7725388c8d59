"""The last times of an item: seen beside the minutes, never in the way of typing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem
from chair_desk.services import agenda, meetings, minutes, session_clock
from tests.gui.meeting_room import add_meeting, in_session, press, shown, texts, type_keys

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    """A meeting in session; its second item was discussed a month ago."""
    desk = session.desk
    earlier = add_meeting(desk, on=date(2026, 10, 13))
    item = desk.rows(AgendaItem, meeting_id=earlier.id, title="Return home interviews")[0]
    minutes.add_paragraph(desk, item.id, "The Board heard of delays.")
    minutes.add_paragraph(desk, item.id, "Closed words.", audience=Audience.CONFIDENTIAL)
    session_clock.begin(desk, earlier.id)
    meetings.close_session(desk, earlier.id)
    now = in_session(desk)
    session.choose_meeting(now.id)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    again = desk.rows(AgendaItem, meeting_id=now.id, title="Return home interviews")[0]
    made.show_item(again.id)
    made.column.editor.setFocus()
    return made


def said(page: MeetingPage) -> str:
    return " ".join(time.words for time in page.last_times.sheet.shown)


def test_one_key_shows_the_last_times_and_typing_goes_on(page: MeetingPage) -> None:
    press(page.column.editor, Qt.Key.Key_T, CTRL)
    type_keys(page.column.editor, "Heard again.")
    page.settle()

    assert page.last_times.sheet.isVisible()
    assert not page.room.isVisible()
    assert "heard of delays" in said(page)
    assert texts(page.session.desk, page.item_id) == ["Heard again."]


def test_escape_puts_them_away_and_the_room_is_back(page: MeetingPage) -> None:
    press(page.column.editor, Qt.Key.Key_T, CTRL)

    press(page.column.editor, Qt.Key.Key_Escape)

    assert not page.last_times.sheet.isVisible()
    assert page.room.isVisible()
    assert page.column.editor.hasFocus()


def test_f6_goes_to_them_and_escape_back_to_the_minutes(page: MeetingPage) -> None:
    press(page.column.editor, Qt.Key.Key_T, CTRL)
    press(page.column.editor, Qt.Key.Key_F6)
    assert page.last_times.sheet.hasFocus()

    press(page.last_times.sheet, Qt.Key.Key_Escape)

    assert page.column.editor.hasFocus()


def test_hidden_from_the_room_they_say_nothing_confidential(page: MeetingPage) -> None:
    press(page.column.editor, Qt.Key.Key_T, CTRL)
    assert "Closed words" in said(page)

    page.hide_notes()

    assert "heard of delays" in said(page)
    assert "Closed words" not in said(page)


def test_of_a_confidential_item_nothing_is_shown_to_the_room(page: MeetingPage) -> None:
    page.session.run(agenda.change_item, page.item_id, audience=Audience.CONFIDENTIAL)
    press(page.column.editor, Qt.Key.Key_T, CTRL)

    page.hide_notes()

    assert page.last_times.sheet.shown == ()


def test_another_item_brings_its_own(qtbot: QtBot, page: MeetingPage) -> None:
    press(page.column.editor, Qt.Key.Key_T, CTRL)

    page.step(1)

    qtbot.waitUntil(lambda: page.last_times.sheet.shown == ())
