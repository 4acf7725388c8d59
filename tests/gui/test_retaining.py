"""The panel of retention: what is due, a hold, a disposal."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts import retention_panel
from chair_desk.gui.parts.retention_panel import RetentionPanel
from chair_desk.gui.window import MainWindow
from chair_desk.records.meetings import Meeting
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk

from .test_locking import PATIENCE_MS, clock, locked_board, opened, quick

__all__ = ["clock", "locked_board", "opened", "quick"]


def add_old_meeting(desk: Desk) -> None:
    body = main_body(desk)
    with desk.change("An old meeting") as step:
        step.insert(Meeting(id="old", body_id=body.id, held_on=date(2015, 3, 12)))


def the_panel(window: MainWindow, qtbot: QtBot) -> RetentionPanel:
    window.menus.actions["file.retention"].trigger()
    panel = window.retaining.panel
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.said.text()), timeout=PATIENCE_MS)
    return panel


def test_nothing_is_due_on_a_new_board(open_window: MainWindow, qtbot: QtBot) -> None:
    panel = the_panel(open_window, qtbot)
    assert panel.said.text().startswith("Nothing is due to be disposed of.")
    assert not panel.fields.isVisible()
    assert not panel.fields.go.isVisible()
    periods = [panel.list.item(number).text() for number in range(panel.list.count())]
    assert (
        periods[0] == "Agendas, papers and minutes\nKept for six years from the day of the meeting."
    )
    assert "To be checked against your own schedule." in panel.why.text()


def test_a_hold_stops_all_and_says_why(open_window: MainWindow, qtbot: QtBot) -> None:
    assert open_window.shell is not None
    add_old_meeting(open_window.shell.session.desk)
    panel = the_panel(open_window, qtbot)
    panel.hold.click()
    assert "Say why" in panel.message.text()
    panel.reason.setText("An inquiry is open")
    panel.hold.click()
    assert "Held from disposal: An inquiry is open." in panel.held.text()
    assert "Held: An inquiry is open" in panel.why.text()
    assert not panel.fields.isEnabled()
    panel.hold.click()
    assert "Nothing is held" in panel.held.text()
    assert panel.fields.isEnabled()


def test_of_very_many_it_says_that_the_first_are_listed(
    open_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention_panel, "MOST_SHOWN", 1)
    assert open_window.shell is not None
    desk = open_window.shell.session.desk
    body = main_body(desk)
    with desk.change("Old meetings") as step:
        for number in range(2):
            step.insert(Meeting(id=f"{number}", body_id=body.id, held_on=date(2015, 3, 12)))
    panel = the_panel(open_window, qtbot)
    assert panel.list.count() == 1
    assert "2 things are due" in panel.said.text()
    assert "The first 1 are listed" in panel.said.text()


def test_the_list_takes_the_room_that_the_window_has(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.resize(1360, 860)
    assert the_panel(open_window, qtbot).list.minimumHeight() > 400


def test_what_is_ticked_goes_after_it_was_asked_twice(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    add_old_meeting(opened.shell.session.desk)
    panel = the_panel(opened, qtbot)
    assert panel.said.text() == "1 thing is due, 1 of them may go now."
    panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    panel.fields.go.click()
    assert "who decided" in panel.message.text()
    panel.fields.by.setText("Head of Governance")
    panel.fields.go.click()
    assert opened.shell.session.desk.count(Meeting, id="old") == 1
    panel.fields.go.click()
    qtbot.waitUntil(lambda: "It is gone" in panel.message.text(), timeout=PATIENCE_MS)
    assert opened.shell is not None
    assert opened.shell.session.desk.count(Meeting, id="old") == 0
    assert "decided by Head of Governance" in panel.message.text()
    assert "1 meeting, 12 March 2015" in panel.list.item(0).text()
    assert not opened.menus.actions["edit.undo"].isEnabled()


def test_escape_puts_the_panel_away(open_window: MainWindow, qtbot: QtBot) -> None:
    panel = the_panel(open_window, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert open_window.retaining.panel is None
