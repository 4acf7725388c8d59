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


def test_what_stood_before_and_after_is_read_whole(qtbot: QtBot) -> None:
    shown = ToldList("What the change did")
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    long = "The police gave the figures for the quarter and were asked for the year. " * 3
    told = Told(topic="Minutes", title="Item 5", what="changed", lines=(("Text", "Short.", long),))
    shown.begin()
    shown.add([told])
    shown.show()
    line = shown.topLevelItem(0).child(0)
    narrow = shown.visualItemRect(line).height()
    lines = -(-shown.fontMetrics().horizontalAdvance(long) // shown.columnWidth(2))
    assert narrow >= lines * shown.fontMetrics().height()
    shown.resize(1200, 400)
    qtbot.waitUntil(lambda: shown.visualItemRect(line).height() < narrow)
