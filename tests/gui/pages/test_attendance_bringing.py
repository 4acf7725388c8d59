"""From an untidy spreadsheet to the matrix, at the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.attendance import AttendancePage
from chair_desk.gui.parts.matrix_import import ImportPanel
from chair_desk.gui.parts.matrix_import_list import Group, Heading
from chair_desk.gui.session import Session
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from tests.gui.meeting_room import people_the_board

UNTIDY = """
Register of the board 2015/16;;;;
Key: Y attend; N did not attend; D deputy attended;;
Name;Role;2.4.15;4 June 2015;6/8/15
Marcus Wrenfield;DCS;Y;A;A
Sunita Brookvale;CNO;-;;D
Nobody Known;Of an agency that is not there;Y;Y;Y
"""
ONE = """
Name;Present;Apologies;Deputy attended
Marcus Wrenfield;Y;;
Sunita Brookvale;_;Y;
"""


@pytest.fixture
def desk(new_desk: Callable[..., Desk]) -> Desk:
    made = new_desk()
    people_the_board(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> AttendancePage:
    made = AttendancePage(Session(desk))
    made.session.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    return made


@pytest.fixture
def looked_over(qtbot: QtBot, page: AttendancePage, tmp_path: Path) -> Callable[[str], ImportPanel]:
    def look(text: str) -> ImportPanel:
        path = tmp_path / "register.csv"
        path.write_text(text.strip(), encoding="utf-8")
        page.bringing.read(path)
        qtbot.waitUntil(lambda: page.bringing.is_open, timeout=10_000)
        panel = page.bringing.panel
        assert panel is not None
        return panel

    return look


def test_doubts_stand_first_without_a_tick(looked_over: Callable[[str], ImportPanel]) -> None:
    panel = looked_over(UNTIDY)
    headings = [row.group for row in panel.list.shown.rows if isinstance(row, Heading)]
    assert headings == [Group.DOUBT, Group.UNREAD, Group.NEW]
    cell = panel.list.current()
    assert cell is not None
    assert panel.list.shown.spoken(cell) == (
        "Row 4, 4 June 2015, Marcus Wrenfield, DCS, mark “A”, “A” is not in the key, is left out"
    )
    assert "Row 6: no seat fits “Nobody Known" in panel.problems.text()
    assert panel.take.text() == "Bring in 2 cells"


def test_space_ticks_one_and_a_button_all_of_its_kind(
    looked_over: Callable[[str], ImportPanel], page: AttendancePage
) -> None:
    panel = looked_over(UNTIDY)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.take.text() == "Bring in 3 cells"
    assert panel.like.text() == "Accept all 2 of this kind"
    page.do("attendance.like")
    assert panel.take.text() == "Bring in 4 cells"
    assert panel.like.text() == "Leave out all 2 of this kind"


def test_enter_brings_in_one_change_that_undo_takes_back(
    looked_over: Callable[[str], ImportPanel], page: AttendancePage, desk: Desk
) -> None:
    panel = looked_over(UNTIDY)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert not page.bringing.is_open
    assert "Brought in 3 cells of attendance. Undo takes all of it back." in page.message.text()
    assert desk.count(Attendance, presence=Presence.APOLOGY) == 1
    assert page.found is not None
    days = [meeting.held_on for meeting in page.found.meetings]
    assert days == [date(2015, 4, 2), date(2015, 6, 4), date(2015, 8, 6)]
    undo(desk)
    assert desk.count(Meeting) == 0


def test_escape_leaves_and_nothing_is_brought_in(
    looked_over: Callable[[str], ImportPanel], page: AttendancePage, desk: Desk
) -> None:
    panel = looked_over(UNTIDY)
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.empty
    assert desk.count(Meeting) == 0


def test_the_register_of_one_meeting_asks_for_its_day(
    looked_over: Callable[[str], ImportPanel], page: AttendancePage, desk: Desk
) -> None:
    panel = looked_over(ONE)
    assert not panel.ask.isHidden()
    QTest.keyClicks(panel.day, "soon")
    QTest.keyClick(panel.day, Qt.Key.Key_Return)
    assert "This is no date" in panel.day_note.text()
    panel.day.clear()
    QTest.keyClicks(panel.day, "17 September 2026")
    QTest.keyClick(panel.day, Qt.Key.Key_Return)
    assert panel.ask.isHidden()
    assert panel.summary.text().startswith("2 to bring in")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert [row.held_on for row in desk.rows(Meeting)] == [date(2026, 9, 17)]


def test_a_file_that_is_no_register_is_said_in_place(
    qtbot: QtBot, page: AttendancePage, tmp_path: Path
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear colleague", encoding="utf-8")
    page.bringing.read(path)
    qtbot.waitUntil(lambda: "No register" in page.message.text(), timeout=10_000)
    assert not page.bringing.is_open


def test_every_part_of_the_panel_has_a_name(looked_over: Callable[[str], ImportPanel]) -> None:
    panel = looked_over(ONE)
    for part in (panel, panel.list, panel.day, panel.day_button, panel.take, panel.leave):
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface.text(QAccessible.Text.Name)
