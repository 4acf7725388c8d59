from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from chair_desk.gui.window import MainWindow
from chair_desk.records.meetings import AgendaItem, Purpose
from chair_desk.services import agenda, attendance, minutes, session_clock
from chair_desk.services.desk import Desk
from tests.gui.meeting_room import in_session, people_the_board, press, shown, texts


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    """A meeting in session: four items of ten minutes, the last of which could give some up."""
    meeting = in_session(session.desk)
    last = agenda.agenda(session.desk, meeting.id).lines[-1].item
    agenda.change_item(session.desk, last.id, purpose=Purpose.INFORMATION, planned_minutes=20)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    return made


def rows(page: MeetingPage) -> list[str]:
    return [row.words for row in page.agenda.shown.rows]


def test_minutes_are_taken_from_a_later_item_by_one_key_and_undone(page: MeetingPage) -> None:
    desk, last = page.session.desk, page.lines[-1].item
    agenda.change_item(desk, page.lines[1].item.id, planned_minutes=180)
    page.refresh()
    item_id, count = page.finish.offer()
    assert (item_id, count) == (last.id, 10)

    press(
        page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    shortened = desk.get(AgendaItem, last.id)
    assert shortened is not None
    assert shortened.planned_minutes == 10
    page.doing.undo()
    again = desk.get(AgendaItem, last.id)
    assert again is not None
    assert again.planned_minutes == 20


def test_where_no_item_can_give_up_minutes_it_says_so(page: MeetingPage) -> None:
    last = page.lines[-1].item.id
    page.session.run(agenda.change_item, last, purpose=Purpose.CHALLENGE)
    page.do("meeting.give_up")
    assert "no item can give up minutes" in page.message.text()


def test_the_item_left_for_another_is_come_back_to_by_one_key(page: MeetingPage) -> None:
    first = page.item_id
    page.do("meeting.come_back")
    assert "left unfinished" in page.message.text()

    page.doing.take_item(page.lines[2].item.id)
    assert any("left for later" in words for words in rows(page))
    press(
        page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    assert page.item_id == first
    assert page.meeting is not None
    assert page.meeting.current_item_id == first


def test_the_agenda_that_changes_is_seen_in_the_meeting_at_once(
    qtbot: QtBot, page: MeetingPage
) -> None:
    """The same person changes it on the Agenda page, while the meeting page is open."""
    beside = AgendaPage(page.session)
    qtbot.addWidget(beside)
    beside.refresh()
    page.session.run(agenda.change_item, page.lines[1].item.id, title="Missing children")
    page.session.run(agenda.add_item, page.meeting_id, "Urgent business")
    page.session.run(agenda.remove_item, page.lines[3].item.id)
    said = rows(page)
    assert any("Missing children" in words for words in said)
    assert any("Urgent business" in words and "put in at the meeting" in words for words in said)
    assert not any("Any other matter" in words for words in said)


def test_an_item_with_minutes_keeps_them_and_says_what_the_agenda_was(page: MeetingPage) -> None:
    desk, item_id = page.session.desk, page.item_id
    page.session.run(minutes.add_paragraph, item_id, "The Board heard.")
    page.session.run(agenda.change_item, item_id, title="Opening", planned_minutes=3)
    assert page.column.head.title.text() == "Opening"
    assert page.column.head.changed.isVisible()
    assert page.column.head.changed.text() == "The agenda changed: was “Welcome”, 10 minutes."
    assert "The Board heard." in page.column.editor.toPlainText()
    assert texts(desk, item_id) == ["The Board heard."]

    page.session.run(agenda.change_item, item_id, title="Welcome", planned_minutes=10)
    assert not page.column.head.changed.isVisible()


def test_an_item_with_minutes_is_not_removed_and_the_page_says_why(page: MeetingPage) -> None:
    item_id = page.lines[1].item.id
    page.session.run(minutes.add_paragraph, item_id, "The Board heard.")
    page.session.run(agenda.remove_item, item_id)
    assert "has minutes, so it stays on the agenda" in page.message.text()


def test_what_an_item_was_called_openly_is_not_shown_to_the_room(page: MeetingPage) -> None:
    item_id = page.item_id
    page.session.run(minutes.add_paragraph, item_id, "The Board heard.")
    page.session.run(
        agenda.change_item, item_id, title="Confidential item", audience="confidential"
    )
    assert "Welcome" in page.column.head.changed.text()
    page.do("meeting.hide_notes")
    assert not page.column.head.changed.isVisible()
    assert not any("Welcome" in row.tip for row in page.agenda.shown.rows)


def test_a_board_opened_again_shows_clock_item_and_room_as_they_were(
    window: MainWindow, new_desk: Callable[..., Desk]
) -> None:
    desk = new_desk()
    people_the_board(desk)
    meeting = in_session(desk)
    attendance.everyone_is_here(desk, meeting.id)
    session_clock.next_item(desk, meeting.id)
    was = session_clock.timing(desk, meeting.id)
    path = desk.file.path
    desk.close()

    window.opening.open(path)
    assert window.shell is not None
    window.shell.show_page("meeting")
    page = window.shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    assert page.meeting is not None
    assert page.item_id == page.meeting.current_item_id == page.lines[1].item.id
    assert session_clock.timing(page.session.desk, page.meeting_id) == was
    assert page.band.left.whole() == "10 minutes left on item 2"
    assert all(line.is_here for line in page.register if line.seat is not None)
