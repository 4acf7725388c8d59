from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.report import ReportPage
from chair_desk.gui.pages.report_fitting import Room
from chair_desk.gui.session import Session
from chair_desk.services.report_outline import add_head
from tests.gui.lints import clipped, spilt
from tests.gui.pages.test_report import chosen, desk, keys, press

__all__ = ["desk"]
Shown = Callable[[int, int, int], ReportPage]


@pytest.fixture
def page(qtbot: QtBot, desk: object) -> ReportPage:
    session = Session(desk)  # type: ignore[arg-type]
    made = ReportPage(session)
    session.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.resize(1015, 740)
    made.show()
    made.drafting.finish()
    return made


def height(page: ReportPage, high: int) -> None:
    page.resize(1015, high)
    QCoreApplication.processEvents()
    QTest.qWait(1)


def overlapping(page: ReportPage) -> list[str]:
    parts = page.behind.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [one for one in parts if one.isVisible()]
    return [
        f"{one.geometry()} {other.geometry()}"
        for at, one in enumerate(seen)
        for other in seen[at + 1 :]
        if one.geometry().intersects(other.geometry())
    ]


def sentences_seen(page: ReportPage) -> int:
    view = page.sentences
    area = view.viewport().rect()
    return sum(
        view.visualRect(view.shown.index(row, 0)).intersects(area)
        for row in range(view.shown.rowCount())
    )


@pytest.mark.parametrize("high", [740, 630, 500, 420])
def test_three_sentences_are_seen_and_nothing_is_cut_at_any_height(
    page: ReportPage, high: int
) -> None:
    height(page, high)
    assert page.line is not None
    assert sentences_seen(page) >= 3
    assert overlapping(page) == []
    assert clipped(page.behind) == []


def test_in_a_very_low_window_what_is_behind_a_sentence_folds_to_a_line(page: ReportPage) -> None:
    height(page, 420)
    assert page.fitting.room is Room.VERY_LOW
    assert not page.behind.sheet.isVisible()
    assert not page.head_covers.isVisible()
    assert page.head_title.toolTip() == page.head_covers.text()
    assert page.behind.fold_button.text() == f"Show {len(chosen(page).evidence)}"
    page.behind.fold_button.click()
    assert page.behind.sheet.isVisible()
    assert clipped(page.behind) == []
    assert page.behind.fold_button.accessibleName() == "Hide what is behind this sentence"
    height(page, 740)
    assert page.behind.sheet.isVisible()
    assert not page.behind.fold_button.isVisible()
    assert page.head_covers.isVisible()


def test_the_line_for_a_new_sentence_stands_while_it_is_written_in(page: ReportPage) -> None:
    height(page, 420)
    assert not page.new_line.isVisible()
    page.behind.new_button.click()
    assert page.new_line.isVisible()
    keys(page.new_line.line, "It went well.")
    press(page.new_line.line, Qt.Key.Key_Return)
    assert chosen(page).text == "It went well."
    page.sentences.setFocus()
    assert not page.new_line.isVisible()


def test_a_head_with_nothing_under_it_offers_the_line_at_any_height(page: ReportPage) -> None:
    height(page, 420)
    made = page.session.run(add_head, page.report_id, title="Looking ahead")
    assert made is not None
    page.heads.choose(made.made)
    assert page.new_line.isVisible()


@pytest.mark.parametrize("wide", [740, 1015])
def test_the_buttons_below_what_came_back_are_whole_at_any_width(
    page: ReportPage, wide: int
) -> None:
    panel = page.returned
    page.middle.setCurrentWidget(panel)
    panel.show_offers("back.docx", ())
    page.resize(wide, 640)
    QCoreApplication.processEvents()
    assert panel.take_button.isVisible()
    assert clipped(panel) == []
    assert spilt(panel) == []
