"""Enter and Esc in a panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.panel_keys import take_key


def test_enter_does_what_the_panel_is_for_unless_a_button_has_the_focus(qtbot: QtBot) -> None:
    panel, told = QWidget(), list[str]()
    button = QPushButton("Cancel")
    layout = QVBoxLayout(panel)
    layout.addWidget(button)
    qtbot.addWidget(panel)
    button.clicked.connect(lambda: told.append("button"))

    def press(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        return take_key(
            panel, event, enter=lambda: told.append("enter"), escape=lambda: told.append("escape")
        )

    assert press(Qt.Key.Key_Return)
    assert press(Qt.Key.Key_Escape)
    assert not press(Qt.Key.Key_A)
    panel.show()
    panel.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=60_000)
    assert press(Qt.Key.Key_Enter)
    assert told == ["enter", "escape", "button"]
