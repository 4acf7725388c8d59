from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.linked_with import LONGEST, LinkedWith, shortened
from chair_desk.services.links import Linked


def test_each_link_opens_the_thing_and_can_be_taken_away(qtbot: QtBot) -> None:
    linked = Linked(link_id="l1", table="action", id="a1", kind="Action", words="A-124 Write")
    shown = LinkedWith([linked], can_write=True)
    qtbot.addWidget(shown)
    buttons = {button.accessibleName(): button for button in shown.findChildren(QPushButton)}

    with qtbot.waitSignal(shown.opened) as opened:
        buttons["Open A-124 Write"].click()
    assert opened.args == ["action", "a1"]
    with qtbot.waitSignal(shown.removed) as removed:
        buttons["Remove the link with A-124 Write"].click()
    assert removed.args == ["l1"]


def test_long_words_are_cut_for_a_narrow_pane() -> None:
    assert len(shortened("word " * 40)) <= LONGEST + 1
    assert shortened("short") == "short"
