"""Three versions beside each other: in little room the labels stand above, and words stay whole."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.merge_cell import SIDE, VersionCell
from chair_desk.gui.parts.merge_table import MergeTable
from chair_desk.gui.parts.merge_words import MIX, YOURS
from chair_desk.gui.theme.look import look
from chair_desk.services.two_versions import Line

HEADS = [("When you last shared", ""), ("Yours", "Tue 17 Nov"), ("Gwen’s", "Mon 16 Nov")]
DATES = Line(
    label="Due", base="Wednesday 30 September",
    yours="Wednesday 14 October", theirs="Wednesday 21 October", is_disputed=True,
)  # fmt: skip


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot) -> MergeTable:
    made = MergeTable()
    qtbot.addWidget(made)
    made.show_lines([DATES], HEADS)
    made.show_picks({0: YOURS}, MIX)
    made.show()
    return made


def cells(table: MergeTable) -> list[VersionCell]:
    found = [one for one in table.findChildren(VersionCell) if not one.isHidden()]
    return sorted(found, key=lambda cell: cell.x())


def is_beside(table: MergeTable) -> bool:
    """Say whether the one label stands left of the cells; nothing may be laid out yet."""
    found = [one for one in table.findChildren(QLabel) if one.text() == "Due" and one.isVisible()]
    return [one.geometry().right() < cells(table)[0].x() for one in found] == [True]


def is_above(table: MergeTable) -> bool:
    """Say whether the one label stands above the cells."""
    found = [one for one in table.findChildren(QLabel) if one.text() == "Due" and one.isVisible()]
    return [one.geometry().bottom() <= cells(table)[0].y() for one in found] == [True]


def test_labels_stand_beside_their_lines_where_there_is_room(
    table: MergeTable, qtbot: QtBot
) -> None:
    table.resize(900, 300)
    qtbot.waitUntil(lambda: is_beside(table))


def test_in_little_room_labels_stand_above_and_a_weekday_stays_whole(
    table: MergeTable, qtbot: QtBot
) -> None:
    look().wear(QApplication.instance(), theme="light", percent=150)  # type: ignore[arg-type]
    try:
        table.show_lines([DATES], HEADS)
        table.show_picks({0: YOURS}, MIX)
        table.resize(540, 300)
        qtbot.waitUntil(lambda: is_above(table))
        font = look().font("interface")
        font.setBold(True)
        room = min(cell.width() for cell in cells(table)) - 2 * look().wide(SIDE)

        assert room >= QFontMetrics(font).horizontalAdvance("Wednesday")
        assert [cell.is_picked for cell in cells(table)] == [False, True, False]
        table.resize(1400, 300)
        qtbot.waitUntil(lambda: is_beside(table))
    finally:
        look().wear(QApplication.instance(), theme="light", percent=100)  # type: ignore[arg-type]
