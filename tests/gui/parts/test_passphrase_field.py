"""The field for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.passphrase_field import PassphraseField


def test_words_are_shown_only_while_show_is_held(qtbot: QtBot) -> None:
    field = PassphraseField("Your passphrase")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "four words")
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mousePress(field.show_button, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.mouseRelease(field.show_button, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert field.text() == "four words"
    field.forget()
    assert field.text() == ""
