"""The list of what the search found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.search_list import SearchList
from chair_desk.records.search import SearchText

ONE = SearchText(
    source="minute", source_id="1", kind="minutes", text="The form waits for a supervisor.",
    held_on=date(2026, 11, 19), is_closed=True,
)  # fmt: skip


def test_results_are_moved_through_and_opened_by_keys(qtbot: QtBot) -> None:
    found = SearchList()
    qtbot.addWidget(found)
    found.resize(600, 300)
    found.show_found([ONE, ONE], ("superv",))
    found.show()
    found.grab()
    found.move_by(1)
    assert found.currentIndex().row() == 1
    found.move_by(5)
    assert found.currentIndex().row() == 1
    with qtbot.waitSignal(found.opened) as opened:
        QTest.keyClick(found, Qt.Key.Key_Return)
    assert opened.args == [ONE]
    found.move_by(-1)
    with qtbot.waitSignal(found.left):
        QTest.keyClick(found, Qt.Key.Key_Up)
    said = found.results.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Confidential. Minutes, 19 November 2026. The form waits for a supervisor."
