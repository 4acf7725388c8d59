from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.answers_panel import AnswersPanel
from chair_desk.gui.session import Session
from chair_desk.records.actions import ActionUpdate
from chair_desk.services import history
from chair_desk.services.actions import add_action
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import create_desk


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> Iterator[AnswersPanel]:
    desk = create_desk(
        tmp_path / "b.chairdesk", who="Gwen", home=tmp_path / "home",
        now=lambda: datetime(2026, 9, 1, 9, tzinfo=UTC),
    )  # fmt: skip
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch", short_name="W"))
    add_action(desk, "Send the figures", due_on=date(2026, 9, 4))
    add_action(desk, "Sign it", due_on=date(2026, 9, 4))
    made = AnswersPanel(Session(desk))
    qtbot.addWidget(made)
    made.show()
    yield made
    desk.close()


def test_a_pasted_reply_is_looked_over_and_kept_as_one_change(
    panel: AnswersPanel, qtbot: QtBot
) -> None:
    desk = panel._session.desk
    panel.text.setPlainText("A-001 They come on Friday.\nA-002 Done.\nA-077 What?")
    assert panel.ticked() == {"1"}
    assert panel.list.item(0).text().startswith("A-002, in doubt: Sign it\nDone.\n")
    assert not panel.list.item(1).flags() & Qt.ItemFlag.ItemIsUserCheckable
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.take.text() == "Keep 2 answers"
    with qtbot.waitSignal(panel.left):
        panel.take.click()
    assert desk.count(ActionUpdate) == 2
    history.undo(desk)
    assert desk.count(ActionUpdate) == 0


def test_a_file_that_cannot_be_read_is_said_in_place(panel: AnswersPanel, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"no")
    panel.read_file(str(tmp_path / "bad.docx"))
    assert "cannot be read as a Word file" in panel.summary.text()
    assert not panel.take.isEnabled()
    assert panel.take.toolTip() == "No answer is ticked."


def test_esc_leaves(panel: AnswersPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.list, Qt.Key.Key_Escape)
