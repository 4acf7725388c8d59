"""What stood on a day: read beside other work, shown as it is scrolled, found in, left off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.day_then import SHOWN_AT_ONCE, DayThenPane
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.services.desk import Desk


@pytest.fixture
def pane(new_desk: Callable[..., Desk], qtbot: QtBot) -> DayThenPane:
    desk = new_desk()
    with desk.change("Many") as step:
        step.insert(
            *[
                Action(id=f"a{number}", reference=f"A-{number}", title=f"Matter {number}")
                for number in range(1, 101)
            ]
        )
    made = DayThenPane(Session(desk))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.day.show_value(desk.today())
    return made


def titles(pane: DayThenPane) -> list[str]:
    items = map(pane.stood.topLevelItem, range(pane.stood.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def said(pane: DayThenPane) -> tuple[bool, bool, bool]:
    return pane.is_reading, pane.stopping.isVisible(), pane.finder.isEnabled()


def test_a_long_list_comes_as_it_is_scrolled(pane: DayThenPane, qtbot: QtBot) -> None:
    pane.read()
    qtbot.waitUntil(lambda: not pane.is_reading)
    first = titles(pane)
    bar = pane.stood.verticalScrollBar()

    def scrolled_to_the_end() -> bool:
        bar.setValue(0)
        bar.setValue(bar.maximum())
        return len(titles(pane)) == 100

    qtbot.waitUntil(scrolled_to_the_end)

    assert first == [f"A-{number} Matter {number}" for number in range(1, SHOWN_AT_ONCE + 1)]
    assert titles(pane)[-1] == "A-100 Matter 100"
    assert pane.note.text().startswith("100 records on")


def test_words_narrow_what_stood(pane: DayThenPane, qtbot: QtBot) -> None:
    pane.day.returnPressed.emit()
    qtbot.waitUntil(lambda: not pane.is_reading)
    pane.finder.setText("matter 77")
    qtbot.waitUntil(lambda: titles(pane) == ["A-77 Matter 77"])

    assert pane.note.text().startswith("1 record with these words on")
    pane.finder.clear()
    qtbot.waitUntil(lambda: len(titles(pane)) == SHOWN_AT_ONCE)


def test_reading_is_left_off_by_esc_and_nothing_is_shown(pane: DayThenPane, qtbot: QtBot) -> None:
    pane.read()

    before = said(pane)
    qtbot.keyClick(pane, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]

    assert before == (True, True, False)
    assert said(pane) == (False, False, False)
    assert titles(pane) == []
    assert "Cancelled" in pane.note.text()


def test_a_day_that_is_none_is_said(pane: DayThenPane, qtbot: QtBot) -> None:
    pane.day.setText("no such day")
    with qtbot.waitSignal(pane.refused) as refusal:
        pane.read()

    assert "12 March" in refusal.args[0]
