"""Going back to the row that was chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.standing import Standing, go_back, standing_in


def a_page(qtbot: QtBot) -> tuple[QWidget, QListWidget]:
    page = QWidget()
    rows = QListWidget()
    rows.addItems([str(number) for number in range(200)])
    layout = QVBoxLayout(page)
    layout.addWidget(rows)
    qtbot.addWidget(page)
    page.resize(200, 200)
    page.show()
    return page, rows


def test_the_row_and_the_scrolling_come_back(qtbot: QtBot) -> None:
    page, rows = a_page(qtbot)
    rows.setCurrentRow(120)
    rows.verticalScrollBar().setValue(115)
    standing = standing_in(page)
    again, other = a_page(qtbot)
    go_back(again, standing)
    assert other.currentRow() == 120
    assert other.verticalScrollBar().value() == rows.verticalScrollBar().value()


def test_a_page_that_changed_takes_what_fits(qtbot: QtBot) -> None:
    page, rows = a_page(qtbot)
    rows.setCurrentRow(150)
    standing = standing_in(page)
    again, other = a_page(qtbot)
    while other.count() > 3:
        other.takeItem(0)
    go_back(again, standing)
    go_back(again, Standing())
    assert other.currentRow() <= 2
