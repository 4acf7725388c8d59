"""The panel of words that wait for a board."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.waiting_panel import WaitingPanel
from chair_desk.gui.window import MainWindow
from chair_desk.services.rescued_words import ItemWords, words_waiting, write_words
from tests.gui.test_locking import PATIENCE_MS, clock, locked_board, opened, quick

__all__ = ["clock", "locked_board", "opened", "quick"]
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


def test_words_that_wait_are_offered_when_their_board_is_opened(
    opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.shell is not None
    secret = opened.shell.session.desk.file.secret()
    assert secret is not None
    home = opened.program.home
    write_words(home, "Westmarch", [ItemWords("Welcome", ["Quince."])], NOON, secret=secret)
    opened.elsewhere.follow(opened.shell)
    qtbot.waitUntil(lambda: bool(opened.findChildren(WaitingPanel)), timeout=PATIENCE_MS)
    (panel,) = opened.findChildren(WaitingPanel)
    assert "Quince." in panel.shown.toPlainText()
    panel.copy.click()
    assert "Quince." in QApplication.clipboard().text()
    panel.delete.click()
    assert words_waiting(home, secret)
    panel.delete.click()
    assert words_waiting(home, secret) == []
