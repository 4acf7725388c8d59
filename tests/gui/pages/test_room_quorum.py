from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from chair_desk.services import attendance
from tests.gui.meeting_room import in_session, people_the_board, press, shown

K = Qt.Key
MARCUS = "Marcus Wrenfield"


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    meeting = in_session(session.desk)
    attendance.everyone_is_here(session.desk, meeting.id)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    return made


def lines(page: MeetingPage) -> list[str]:
    found = page.room.quorum_list.list
    return [found.item(row).text() for row in range(found.count())]


def leave(page: MeetingPage) -> None:
    page.room.list.choose(next(one for one in page.register if one.person.name == MARCUS).id)
    page.room_doing.do("left")


def test_how_quorum_went_is_read_in_the_room_by_key(page: MeetingPage) -> None:
    page.do("meeting.quorum")

    assert page.room.quorum_list.list.hasFocus()
    assert len(lines(page)) == 1
    assert "At the start. Quorate." in lines(page)[0]

    press(page.room.quorum_list.list, K.Key_Escape)
    assert page.room.quorum_list.isHidden()
    assert page.room.list.hasFocus()


def test_the_list_follows_who_comes_and_goes(page: MeetingPage) -> None:
    page.room.course.click()
    leave(page)

    assert f"{MARCUS} left. Not quorate." in lines(page)[-1]
    assert page.room.quorum_list.list.currentRow() == len(lines(page)) - 1


def test_the_link_puts_the_list_away_again(page: MeetingPage) -> None:
    page.room.course.click()
    page.room.course.click()

    assert page.room.quorum_list.isHidden()
