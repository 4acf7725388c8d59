from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.matter_closing import Closing, MatterClosing

Key = Qt.Key


@pytest.fixture
def closing(qtbot: QtBot) -> MatterClosing:
    made = MatterClosing(Closing(action_id="a"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.outcome.setFocus()
    return made


def test_enter_goes_on_to_what_shows_it_and_then_keeps(
    closing: MatterClosing, qtbot: QtBot
) -> None:
    QTest.keyClicks(closing.outcome, "The figures were sent")
    QTest.keyClick(closing.outcome, Key.Key_Return)
    assert closing.evidence.hasFocus()
    QTest.keyClicks(closing.evidence, "Paper 4")
    with qtbot.waitSignal(closing.kept) as told:
        QTest.keyClick(closing.evidence, Key.Key_Return)
    assert told.args == [
        Closing(action_id="a", outcome="The figures were sent", evidence="Paper 4")
    ]


def test_each_letter_is_told_so_that_nothing_typed_is_lost(closing: MatterClosing) -> None:
    told: list[Closing] = []
    closing.typed.connect(told.append)
    QTest.keyClicks(closing.outcome, "Se")
    assert [one.outcome for one in told] == ["S", "Se"]


def test_up_and_down_go_between_the_lines_and_escape_leaves(
    closing: MatterClosing, qtbot: QtBot
) -> None:
    QTest.keyClick(closing.outcome, Key.Key_Down)
    assert closing.evidence.hasFocus()
    QTest.keyClick(closing.evidence, Key.Key_Up)
    assert closing.outcome.hasFocus()
    with qtbot.waitSignal(closing.left):
        QTest.keyClick(closing.outcome, Key.Key_Escape)


def test_a_screen_reader_hears_what_an_empty_line_means(closing: MatterClosing) -> None:
    assert closing.evidence.accessibleName() == "What shows it"
    assert "without evidence" in closing.evidence.accessibleDescription()
