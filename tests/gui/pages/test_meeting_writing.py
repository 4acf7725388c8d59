"""The line being written: what is said of it before Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from chair_desk.records.minutes import Decision
from chair_desk.services.attendance import mark_here
from chair_desk.services.register import register
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


def test_a_decision_without_a_quorum_says_so_while_it_is_typed_and_is_recorded(
    qtbot: QtBot, page: MeetingPage
) -> None:
    writing, editor = page.writing, page.column.editor
    desk = page.session.desk
    mark_here(desk, register(desk, page.meeting_id)[0].id)
    page.reload()
    editor.setFocus()

    keys(editor, "/decision the plan is agreed")

    said = "No quorum for this item: a recommendation until ratified."
    qtbot.waitUntil(lambda: said in writing.panel.doubt.text(), timeout=60_000)
    assert writing.panel.doubt.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [row.is_inquorate for row in desk.rows(Decision)] == [True]


def test_with_a_quorum_or_nobody_marked_a_decision_is_in_no_doubt(
    qtbot: QtBot, page: MeetingPage
) -> None:
    keys(page.column.editor, "/decision the plan is agreed")

    qtbot.waitUntil(lambda: "D-001" in page.writing.panel.enter.text(), timeout=60_000)
    assert "quorum" not in page.writing.panel.doubt.text()
