"""The list of seals."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.seals_panel import SealsPanel
from chair_desk.services.sealing import SealCheck, Verdict


def test_all_that_is_intact_is_said_in_one_sentence(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = SealsPanel(window)
    panel.show_checks([SealCheck(meeting_id="a", title="May", head="ab", verdict=Verdict.INTACT)])
    assert panel.said.text() == "All is intact."
    assert panel.list.item(0).text() == "May: intact, seal ab."
