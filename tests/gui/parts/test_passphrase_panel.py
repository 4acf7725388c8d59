"""The panel that sets a passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.passphrase_panel import PassphrasePanel


def test_it_asks_for_the_old_one_only_where_there_is_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    panel = PassphrasePanel(window, has_one=False)
    panel.present()
    assert not panel.old.isVisible()
    panel.new.line.setText("harbour lantern seven teapots")
    panel.again.line.setText("harbour lantern seven teapots")
    with qtbot.waitSignal(panel.asked) as asked:
        panel.go.click()
    assert asked.args == ["", "harbour lantern seven teapots"]
    panel.say_busy(1, 3)
    assert "1 of 3" in panel.message.text()
    assert not panel.go.isEnabled()
