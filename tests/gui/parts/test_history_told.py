from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.history_told import ToldList
from chair_desk.services.looking_back import Told


def test_records_are_added_at_once_for_the_tree_lays_itself_out_each_time(
    qtbot: QtBot, qapp: QApplication
) -> None:
    shown = ToldList("What stood")
    qtbot.addWidget(shown)
    shown.begin(is_moment=True)
    came: list[int] = []
    shown.model().rowsInserted.connect(lambda _parent, first, last: came.append(last - first + 1))
    one = Told(topic="Actions", title="A-1", what="stood", lines=(("Due", "", "6 May"),))

    shown.add([one] * 25, is_moment=True)

    assert came == [25]
