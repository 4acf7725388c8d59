"""A copy is looked at, settled and brought in by the window, and what will not do is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.merging import MergingPage
from chair_desk.gui.window import MainWindow
from chair_desk.records.actions import Action
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services.actions import add_action
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import hand_over
from chair_desk.services.meetings import add_meeting
from chair_desk.services.people import add_person
from tests.services.copies import open_copy

PATIENCE_MS = 20_000


def own(window: MainWindow) -> Desk:
    assert window.shell is not None
    return window.shell.session.desk


def change(desk: Desk, **values: object) -> None:
    with desk.change("Changed the action") as step:
        step.update(Action, desk.rows(Action)[0].id, **values)


@pytest.fixture
def news(open_window: MainWindow, tmp_path: Path) -> Path:
    """A copy of the board that somebody else changed, while it was changed here too."""
    return apart(open_window, tmp_path)


def apart(window: MainWindow, tmp_path: Path, theirs: str = "", yours: str = "") -> Path:
    """Change one action on two desks, its day and perhaps what was done; return their copy."""
    desk = own(window)
    add_action(desk, title="Sign the joint protocol", due_on=date(2026, 11, 6))
    hand_over(desk, tmp_path / "gwen.chairdesk")
    other = open_copy(tmp_path / "gwen.chairdesk", tmp_path, "Alun Merrow", desk.now())
    change(other, due_on=date(2026, 11, 27), outcome=theirs)
    add_person(other, name="Orla Fenwick")
    other.close()
    change(desk, due_on=date(2026, 11, 20), outcome=yours)
    return tmp_path / "gwen.chairdesk"


def merging(window: MainWindow) -> MergingPage:
    assert window.shell is not None
    page = window.shell.page_named("merging")
    assert isinstance(page, MergingPage)
    return page


def look(window: MainWindow, path: Path, qtbot: QtBot) -> MergingPage:
    window.bringing_in.look(path)
    qtbot.waitUntil(lambda: not window.bringing_in.is_at_it, timeout=PATIENCE_MS)
    return merging(window)


def test_a_copy_is_settled_and_brought_in_by_keys(
    open_window: MainWindow, news: Path, qtbot: QtBot
) -> None:
    page = look(open_window, news, qtbot)
    assert page.heading.text() == "Bring in Alun’s copy"
    assert page.bar_lead.text() == "1 of 2 settled."
    page.do("merging.take")
    page.do("merging.settle")
    assert page.bar_lead.text() == "2 of 2 settled."
    assert own(open_window).rows(Action)[0].due_on == date(2026, 11, 20)
    page.do("merging.bring_in")
    work = open_window.bringing_in.work
    qtbot.waitUntil(lambda: work.told is None, timeout=PATIENCE_MS)

    assert own(open_window).rows(Action)[0].due_on == date(2026, 11, 27)
    assert "Brought in" in merging(open_window).message.text()
    open_window.menus.actions["edit.undo"].trigger()
    assert own(open_window).rows(Action)[0].due_on == date(2026, 11, 20)


def test_what_was_left_open_is_settled_afterwards(
    open_window: MainWindow, news: Path, qtbot: QtBot
) -> None:
    look(open_window, news, qtbot).do("merging.bring_in")
    work = open_window.bringing_in.work
    qtbot.waitUntil(lambda: work.told is None, timeout=PATIENCE_MS)
    assert open_window.shell is not None
    status = open_window.shell.status
    assert status.to_settle.text() == "1 to settle"
    open_window.shell.show_page("today")
    status.to_settle.click()
    page = merging(open_window)
    assert open_window.shell.current == "merging"
    page.do("merging.take")
    page.do("merging.settle")

    assert page.stack.currentWidget() is page.nothing
    assert not status.to_settle.isVisible()


def test_cancelling_changes_nothing(open_window: MainWindow, news: Path, qtbot: QtBot) -> None:
    page = look(open_window, news, qtbot)
    before = own(open_window).file.versions()
    page.do("merging.cancel")

    assert own(open_window).file.versions() == before
    assert "Nothing was changed" in page.message.text()


def test_a_file_that_will_not_do_is_said_in_place(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "odd.chairdesk-changes"
    path.write_bytes(b"nothing of ours")
    page = look(open_window, path, qtbot)

    assert page.isVisible()
    assert "odd.chairdesk-changes" in page.message.text()
    assert page.stack.currentWidget() is page.nothing


def test_nothing_is_brought_in_during_a_meeting(open_window: MainWindow) -> None:
    desk = own(open_window)
    made = add_meeting(desk, main_body(desk).id, date(2026, 11, 17)).made
    with desk.change("Began") as step:
        step.update(Meeting, made, state=MeetingState.IN_SESSION)

    assert "in session" in open_window.bringing_in.reason()


def test_words_are_mixed_line_by_line(open_window: MainWindow, news: Path, qtbot: QtBot) -> None:
    page = look(open_window, news, qtbot)
    assert page.matter is not None
    assert not page.matter.can_mix  # one date: keep one or take the other
    page.do("merging.mix")
    assert "cannot be mixed" in page.message.text()


def test_the_lines_to_mix_come_into_view(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = "The police ask for three more weeks, for legal advice is due in November. " * 4
    yours = "The assistant chief constable will not sign until legal advice is back. " * 4
    page = look(open_window, apart(open_window, tmp_path, theirs, yours), qtbot)
    page.do("merging.mix")
    mix, sheet = page.detail.mix, page.detail.sheet

    def are_in_sight() -> bool:
        end = mix.mapTo(sheet.viewport(), mix.rect().bottomLeft()).y()
        return 0 < end <= sheet.viewport().height() and sheet.verticalScrollBar().value() > 0

    qtbot.waitUntil(are_in_sight, timeout=PATIENCE_MS)


def test_a_copy_is_handed_over_beside_the_window(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    handing = open_window.handing_over
    open_window.menus.actions["file.hand_over"].trigger()
    assert handing.panel is not None
    assert not handing.panel.changes.isEnabled()
    handing.write(tmp_path / "out.chairdesk", "Alun Merrow", is_whole=True)
    panel = handing.panel
    qtbot.waitUntil(lambda: "Wrote out.chairdesk" in panel.message.text(), timeout=PATIENCE_MS)
    other = open_copy(tmp_path / "out.chairdesk", tmp_path, "Alun Merrow", own(open_window).now())
    assert other.board.name == own(open_window).board.name
    other.close()
    panel.dismiss()


def test_changes_whose_causes_are_not_here_are_not_called_nothing_new(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    hand_over(own(open_window), tmp_path / "theirs.chairdesk")
    other = open_copy(
        tmp_path / "theirs.chairdesk", tmp_path, "Alun Merrow", own(open_window).now()
    )
    hand_over(other, tmp_path / "back.chairdesk")
    for name in ("first", "second"):
        add_person(other, name=name)
        hand_over(other, tmp_path / f"{name}.chairdesk-changes", since=0)
    other.close()
    open_window.bringing_in.look(tmp_path / "second.chairdesk-changes")
    page = merging(open_window)
    qtbot.waitUntil(lambda: not open_window.bringing_in.is_at_it, timeout=PATIENCE_MS)

    assert "not here yet" in page.message.text()
    assert own(open_window).count(Person, name="second") == 0
