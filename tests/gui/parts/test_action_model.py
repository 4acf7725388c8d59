from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.actions import ActionsPage
from chair_desk.gui.parts.action_model import SOME
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.services.actions import add_action

WORDS = ("", "fund", "agree plan 7", "a-01", "not started", "nothing of it")


def test_a_search_finds_the_same_before_and_after_all_is_ready(
    qtbot: QtBot, session: Session
) -> None:
    with session.desk.change("Added"):
        for number in range(SOME + 20):
            add_action(session.desk, f"{'Agree the' if number % 3 else 'Fund a'} plan {number}")
    page = ActionsPage(session)
    qtbot.addWidget(page)
    rows = page.list.rows
    page.refresh()
    assert len(rows.lines()) > SOME
    assert not rows.searched.is_ready
    before = []
    for words in WORDS:
        rows.search(words)
        before.append([line.action.id for line in rows.lines()])
    rows.search("")

    page.refresh()
    qtbot.waitUntil(lambda: rows.searched.is_ready, timeout=60_000)
    for words, found in zip(WORDS, before, strict=True):
        rows.search(words)
        assert [line.action.id for line in rows.lines()] == found, words
    assert before[1]
    assert before[-1] == []


def test_confidential_words_are_read_without_their_brackets_and_stay_confidential(
    qtbot: QtBot, session: Session
) -> None:
    made = add_action(session.desk, "Ask [[Lantern House]] for its plan").made
    page = ActionsPage(session)
    qtbot.addWidget(page)
    rows = page.list.rows
    page.refresh()

    index = rows.index(rows.row_of(made))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Ask Lantern House for its plan" in said
    assert said.endswith("with confidential words")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Ask Lantern House for its plan"
    kept = session.desk.get(Action, made)
    assert kept is not None
    assert kept.title == "Ask [[Lantern House]] for its plan"
