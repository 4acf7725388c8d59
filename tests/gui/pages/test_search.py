"""The page of the search: typing, filters, what the room may see, going to the place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.search import SearchPage, place_of
from chair_desk.gui.parts.search_list import FOUND, head_words
from chair_desk.gui.session import Session
from chair_desk.records.search import SearchText
from chair_desk.services.minutes import add_paragraph
from tests.gui.test_searching import item_of


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SearchPage:
    item = item_of(session)
    add_paragraph(session.desk, item, "Said in [[a secret chamber]].")
    made = SearchPage(session)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(lambda: made.searching.is_whole, timeout=10_000)
    yield made
    made.searching.end()


def type_in(page: SearchPage, qtbot: QtBot, words: str, count: int) -> None:
    page.line.clear()
    QTest.keyClicks(page.line, words)
    qtbot.waitUntil(lambda: page.list.results.rowCount() == count)


def test_results_come_while_one_types(page: SearchPage, qtbot: QtBot) -> None:
    assert "Type a word" in page.nothing.text()
    type_in(page, qtbot, "chronol", 4)
    page.grab()
    said = page.list.results.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Papers, Chronology, page 1, 19 November 2026")
    type_in(page, qtbot, "zebra", 0)
    qtbot.waitUntil(lambda: "Nothing holds “zebra”." in page.nothing.text())


def test_kind_and_year_cut_it_down(page: SearchPage, qtbot: QtBot) -> None:
    type_in(page, qtbot, "return", 4)
    page.kinds.setCurrentIndex(page.kinds.findData("item"))
    qtbot.waitUntil(lambda: page.list.results.rowCount() == 1)
    page.look_for("heron")
    qtbot.waitUntil(lambda: page.list.results.rowCount() == 1)
    assert page.years.findData(2026) == 1


def test_the_room_sees_nothing_confidential(page: SearchPage, qtbot: QtBot) -> None:
    type_in(page, qtbot, "chamber", 1)
    one = page.list.results.index(0, 0).data(FOUND)
    assert one.is_closed
    page.session.is_hidden_from_room = True
    qtbot.waitUntil(lambda: page.list.results.rowCount() == 0)
    assert "hidden with your notes" in page.said.text()


def test_enter_opens_the_place(page: SearchPage, qtbot: QtBot) -> None:
    type_in(page, qtbot, "chronology sheet 2", 1)
    with qtbot.waitSignal(page.session.asked_for) as asked:
        QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert asked.args[0] == "reader"
    assert asked.args[1][1].endswith("#2")
    type_in(page, qtbot, "heron", 1)
    with qtbot.waitSignal(page.session.asked_for) as asked:
        page.list.open_current()
    assert asked.args[0] == "minutes"


def test_each_kind_has_its_place(page: SearchPage) -> None:
    gone = SearchText(source="paper", source_id="none", kind="paper", text="")
    assert place_of(page.session.desk, gone) is None
    action = SearchText(source="action", source_id="a", kind="action", text="", title="A-001")
    assert place_of(page.session.desk, action) == ("actions", ("action", "a"))
    assert head_words(action) == "Actions, A-001"
    page.open_found(gone)
    assert "no longer" in page.message.text()
