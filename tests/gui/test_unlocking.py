"""Asking for a passphrase when a board is opened."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from chair_desk.gui.program import Program
from chair_desk.gui.unlocking import Left
from chair_desk.gui.window import MainWindow
from chair_desk.services.passphrases import new_key

from .test_locking import WORDS, lock_page, quick

__all__ = ["quick"]


def test_a_key_that_comes_too_late_is_wiped(
    window: MainWindow, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "late.chairdesk"
    key = new_key(WORDS)
    program.create(path, key).close()
    window.opening.open(path)
    page = lock_page(window)
    page.another_asked.emit()
    window.locking.unlocking._open(key)
    assert key.is_wiped
    assert window.shell is None


def test_a_file_that_went_away_is_said(window: MainWindow, tmp_path: Path) -> None:
    window.locking.unlocking.go_on(Left(path=tmp_path / "gone.chairdesk", page="actions"), None)
    assert window.shell is None
