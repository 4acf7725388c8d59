"""The line being written: what is said of it before Enter."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from tests.gui.meeting_room import in_session, people_the_board, shown
from tests.gui.meeting_room import type_keys as keys


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.column.editor.setFocus()
    return made


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("/action @Marcus to dip-sample 20 interviews", "A-001"),
        ("/decision the plan is agreed", "D-001"),
        ("/challenge @Constabulary give the date", "C-001"),
        ("/impact interviews in time rose to 81%", "E-01"),
        ("/i five schools of six acted within the hour", "E-01"),
    ],
)
def test_the_panel_says_which_number_the_record_gets(
    qtbot: QtBot, page: MeetingPage, line: str, number: str
) -> None:
    keys(page.column.editor, line)

    assert page.writing.panel.isVisible()
    qtbot.waitUntil(lambda: number in page.writing.panel.enter.text(), timeout=2000)
