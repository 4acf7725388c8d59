from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.agenda_waiting import WaitingPanel, WaitingRow
from chair_desk.records.meetings import AgendaItem

ITEMS = (
    AgendaItem(id="i1", meeting_id="m1", title="Neglect strategy", place="a"),
    AgendaItem(id="i2", meeting_id="m1", title="Home education", place="b"),
)


def shown(qtbot: QtBot) -> WaitingPanel:
    panel = WaitingPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 200)
    panel.show_items(ITEMS, "deferred on 17 September", "18 February")
    qtbot.waitUntil(lambda: rows(panel) == 2)  # a layout shows what it was given a turn later
    return panel


def rows(panel: WaitingPanel) -> int:
    return sum(row.isVisibleTo(panel) for row in panel.findChildren(WaitingRow))


def test_in_a_low_window_it_folds_to_a_line_that_opens(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert rows(panel) == 2
    assert not panel.fold_button.isVisibleTo(panel)

    panel.fold(is_low=True)
    assert rows(panel) == 0
    assert panel.fold_button.text() == "Show 2"

    panel.fold_button.click()
    assert rows(panel) == 2
    assert panel.fold_button.accessibleName() == "Hide what is carried forward"

    panel.fold_button.click()
    panel.fold(is_low=False)
    assert rows(panel) == 2
    assert not panel.fold_button.isVisibleTo(panel)


def test_nothing_that_waits_is_nothing_shown(qtbot: QtBot) -> None:
    panel = shown(qtbot)

    panel.show_items((), "", "")

    assert not panel.isVisible()
