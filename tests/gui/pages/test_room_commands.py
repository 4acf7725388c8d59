"""Each mark that has a key has a menu entry too, at every size of text."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.room_column import CAPS
from chair_desk.gui.session import Session
from chair_desk.records.presence_spans import Now
from tests.gui.meeting_room import in_session, people_the_board, shown


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    return made


def test_every_key_of_the_room_has_a_command(page: MeetingPage) -> None:
    names = {command.name for command in page.COMMANDS}
    assert {f"meeting.room_{name}" for _key, name, _label in CAPS} <= names


def test_a_command_does_what_the_key_does(page: MeetingPage) -> None:
    line = next(one for one in page.register if one.person.name == "Marcus Wrenfield")
    page.room.list.choose(line.id)
    page.do("meeting.room_left")
    line = next(one for one in page.register if one.person.name == "Marcus Wrenfield")
    assert line.presence_now is Now.LEFT
