from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.short_link import ShortLink

WHOLE = "Attendance of Westmarch Constabulary, 8 meetings"


def test_it_is_whole_where_there_is_room_and_cut_where_there_is_none(qtbot: QtBot) -> None:
    room = QWidget()
    room.resize(600, 80)
    qtbot.addWidget(room)
    link = ShortLink(WHOLE)
    link.setParent(room)
    room.show()
    link.resize(link.sizeHint())
    assert link.text() == WHOLE
    link.resize(120, link.height())
    assert link.text().endswith("…")
    assert (link.accessibleName(), link.toolTip()) == (WHOLE, WHOLE)
    link.resize(link.sizeHint())
    assert link.text() == WHOLE
