"""The panel of seals."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.seals_panel import SealsPanel
from chair_desk.gui.window import MainWindow
from chair_desk.services.sealing import SealCheck, Verdict


def test_a_board_without_confirmed_minutes_says_so(open_window: MainWindow, tmp_path: Path) -> None:
    open_window.menus.actions["file.seals"].trigger()
    panel = open_window.seal_showing.panel
    assert panel is not None
    assert "No minutes are confirmed" in panel.said.text()
    open_window.seal_showing.compare(str(tmp_path / "nowhere.chairdesk"))
    assert "There is no file" in panel.said.text()


def test_what_was_altered_is_said_first_and_where(window: MainWindow, qtbot: QtBot) -> None:
    panel = SealsPanel(window)
    qtbot.addWidget(panel)
    intact = SealCheck(meeting_id="a", title="May", head="ab", verdict=Verdict.INTACT)
    wrong = SealCheck(
        meeting_id="b", title="June", head="cd", verdict=Verdict.ALTERED, places=("Here.",)
    )
    panel.show_checks([intact, wrong])
    assert panel.said.text() == "1 set of minutes is not as it was sealed."
    assert panel.list.item(0).text() == "June: altered. Here."
    panel.show_checks([intact], compared_with="stick.chairdesk")
    assert "stick.chairdesk" in panel.said.text()
