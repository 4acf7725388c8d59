"""What was copied out of a locked board leaves the clipboard again."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from chair_desk.gui.window import MainWindow

from .test_locking import clock, locked_board, opened, quick

__all__ = ["clock", "locked_board", "opened", "quick"]


def test_a_copy_is_cleared_after_a_time(opened: MainWindow) -> None:
    care = opened.locking.clipboard
    QGuiApplication.clipboard().setText("About Child F")
    assert care._timer.isActive()
    care._timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_locking_clears_it_at_once(opened: MainWindow) -> None:
    QGuiApplication.clipboard().setText("About Child F")
    opened.locking.lock()
    assert QGuiApplication.clipboard().text() == ""
