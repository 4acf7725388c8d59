"""The hand-over pack from the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from chair_desk.gui.window import MainWindow
from chair_desk.services.leaving import faults_of_pack

from .test_locking import PATIENCE_MS, clock, locked_board, opened, quick

__all__ = ["clock", "locked_board", "opened", "quick"]


def test_a_locked_board_is_handed_over_with_a_code(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.menus.actions["file.leaving"].trigger()
    panel = opened.leaving.panel
    assert panel is not None
    panel.to.setText("Ada Quill")
    opened.leaving.write(str(tmp_path / "pack.zip"))
    qtbot.waitUntil(lambda: "Wrote pack.zip" in panel.message.text(), timeout=PATIENCE_MS)
    assert not panel.code.isHidden()
    assert faults_of_pack(tmp_path / "pack.zip") == []
    assert opened.shell is not None
    opened.leaving.write(str(tmp_path / "pack.zip"))
    qtbot.waitUntil(lambda: "already" in panel.message.text(), timeout=PATIENCE_MS)
    assert opened.shell is not None
