"""The history page: changes, one record, two days, and a day as it was."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages import history
from chair_desk.gui.pages.history import HistoryPage
from chair_desk.gui.session import Session
from chair_desk.gui.window import MainWindow
from chair_desk.records.actions import Action
from chair_desk.services import looking_back
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk


@pytest.fixture
def page(open_window: MainWindow) -> HistoryPage:
    """The page, after an action was made and its date moved."""
    assert open_window.shell is not None
    desk = open_window.shell.session.desk
    made = add_action(desk, title="Sign the joint protocol", due_on=date(2026, 11, 6)).made
    with desk.change("Moved the date") as step:
        step.update(Action, made, due_on=date(2026, 11, 20))
    open_window.menus.actions["view.history"].trigger()
    found = open_window.shell.page
    assert isinstance(found, HistoryPage)
    return found


def desk_of(page: HistoryPage) -> Desk:
    session: Session = page.session
    return session.desk


def test_the_newest_change_is_shown_before_and_after(page: HistoryPage) -> None:
    item = page.told.topLevelItem(0)

    assert page.step_title.text() == "Moved the date"
    assert "this laptop" in page.step_note.text()
    assert item is not None
    line = item.child(0)
    assert line is not None
    assert (line.text(0), line.text(1), line.text(2)) == (
        "Due", "Friday 6 November", "Friday 20 November",
    )  # fmt: skip


def test_one_change_is_taken_back_as_a_new_one(page: HistoryPage) -> None:
    page.do("history.take_back")

    assert desk_of(page).rows(Action)[0].due_on == date(2026, 11, 6)
    assert "Taken back" in page.message.text()
    assert page.steps.count() >= 3


def test_a_record_is_found_by_its_number(page: HistoryPage) -> None:
    reference = desk_of(page).rows(Action)[0].reference
    page.finder.setText(reference.lower())
    page.finder.returnPressed.emit()

    assert page.heading.text() == f"History of {reference}"
    assert page.steps.count() == 2
    page.do("history.board")
    assert page.heading.text() == "History"


def test_the_record_chosen_on_a_page_is_shown_from_there(
    page: HistoryPage, open_window: MainWindow
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page("actions")
    open_window.menus.actions["record.history"].trigger()

    assert page.record == ("action", desk_of(page).rows(Action)[0].id)
    assert open_window.shell.current == "history"


def test_two_days_are_compared(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_way("compare")
    page.first.day.setText("1 november")
    page.compare()
    qtbot.waitUntil(lambda: not page.is_reading, timeout=10_000)

    titles = [
        item.text(0)
        for number in range(page.between.topLevelItemCount())
        if (item := page.between.topLevelItem(number)) is not None
    ]
    assert any("Sign the joint protocol" in title for title in titles)
    assert "differ" in page.between_note.text()


def test_two_moments_of_one_day_are_compared(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_way("compare")
    page.first.day.setText(page.last.day.text())
    for clock, is_other in (("00:01", True), ("23:59", False)):
        page.first.time.setText(clock)
        page.compare()
        qtbot.waitUntil(lambda: not page.is_reading, timeout=60_000)
        assert (page.between.topLevelItemCount() > 0) is is_other
    page.first.time.setText("noon")
    page.compare()

    assert "14:30" in page.message.text()


def test_of_many_records_that_differ_the_first_are_listed(
    page: HistoryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_LISTED", 1)
    monkeypatch.setattr(looking_back, "PART", 1)
    page.show_way("compare")
    page.first.day.setText("1 november")
    page.compare()
    qtbot.waitUntil(lambda: not page.is_reading, timeout=60_000)
    assert page.between.topLevelItemCount() == 1
    assert "The first 1" in page.between_note.text()


def test_a_part_is_read_as_it_was_on_a_day(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_way("as it was")
    page.then.day.show_value(desk_of(page).today())
    page.read_as_it_was()
    qtbot.waitUntil(lambda: not page.is_reading, timeout=10_000)
    assert page.then.note.text().startswith("1 record on")
    page.then.day.show_value(date(2025, 1, 1))
    page.read_as_it_was()
    qtbot.waitUntil(lambda: not page.is_reading, timeout=10_000)

    assert page.then.note.text() == "0 records on 1 January 2025"
    page.then.day.setText("no such day")
    page.read_as_it_was()
    assert "Give a day" in page.message.text()
