from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.services.record_places import PlaceInRecord

PLACE = PlaceInRecord(words="Minute 6.4", table="minute", id="m")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_link_opens_its_place_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    link = PlaceLink(PLACE)
    qtbot.addWidget(link)
    with qtbot.waitSignal(link.opened) as told:
        QTest.keyClick(link, key)
    assert told.args == ["minute", "m"]


def test_a_link_opens_with_a_press_and_has_a_name(qtbot: QtBot) -> None:
    link = PlaceLink(PLACE)
    qtbot.addWidget(link)
    assert (link.text(), link.accessibleName()) == ("Minute 6.4", "Open minute 6.4")
    with qtbot.waitSignal(link.opened):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
