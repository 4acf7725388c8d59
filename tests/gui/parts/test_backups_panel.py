"""The panel of backups."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.backups_panel import BackupsPanel
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.backups import Backup, Inside

AT = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


def test_what_a_backup_holds_is_said_only_for_the_one_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    panel = BackupsPanel(window, "")
    panel.present()
    one = Backup(at=AT, path=Path("a"), size=2_000_000)
    other = Backup(at=AT, path=Path("b"), size=9, is_elsewhere=True)
    with qtbot.waitSignal(panel.look_asked):
        panel.show_backups([one, other])
    assert "17 November 2026, 12:00" in panel.list.item(0).text()
    assert "second place" in panel.list.item(1).text()
    panel.show_inside(other, Inside(meetings=3), [])
    assert "Good" not in panel.title.text()
    panel.show_inside(one, Inside(meetings=3, actions=1, changed_at=AT, last_change="Named"), [])
    assert "3 meetings, 1 action." in panel.holds.text()
    assert "Last change: Named, 17 November 2026, 12:00." in panel.holds.text()
    assert "the same now" in panel.undone.text()


def test_what_was_refused_and_what_went_wrong_are_both_said(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = BackupsPanel(window, "")
    panel.say_problem(Refused({"board": "The meeting is in session."}))
    assert panel.message.text() == "The meeting is in session."
    panel.say_problem(CannotDo("It cannot be opened.", "It is damaged.", "Take another."))
    assert panel.message.text() == "It cannot be opened. It is damaged. Take another."
