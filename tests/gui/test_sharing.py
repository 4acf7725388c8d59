"""The shared folder in the window: taken in quietly, never during a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.window import MainWindow
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services.actions import add_action
from chair_desk.services.backups import backups, look_into
from chair_desk.services.boards import main_body
from chair_desk.services.folder_steps import sync
from chair_desk.services.meetings import add_meeting
from chair_desk.services.people import add_person
from chair_desk.services.shared_places import shared_through
from tests.services.copies import second_desk

from .test_bringing_in import PATIENCE_MS, own


@pytest.fixture
def folder(open_window: MainWindow, tmp_path: Path) -> Path:
    """A shared folder in which somebody else left a change."""
    shared = tmp_path / "shared"
    shared.mkdir()
    other = second_desk(own(open_window), tmp_path, "Alun Merrow")
    add_person(other, name="Orla Fenwick")
    sync(other, shared)
    other.close()
    return shared


def exchange(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    window.shared_folder.share(str(folder))
    qtbot.waitUntil(lambda: not window.sharing.is_at_it, timeout=PATIENCE_MS)


def test_what_others_left_is_taken_in_and_said_quietly(
    open_window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    exchange(open_window, folder, qtbot)
    assert open_window.shell is not None

    assert own(open_window).count(Person, name="Orla Fenwick") == 1
    assert open_window.shell.status.news.text() == "Took in 1 change from Alun Merrow, 12:00"
    assert shared_through(own(open_window)) == folder
    assert len(list(folder.glob("*.cdseg"))) == 2


def test_a_backup_goes_before_what_others_left(
    open_window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    exchange(open_window, folder, qtbot)
    (made,) = backups(own(open_window))
    inside = look_into(made.path, own(open_window).circumstances)

    assert inside.faults == ()
    assert own(open_window).count(Person, name="Orla Fenwick") == 1
    assert "Orla" not in inside.last_change


def test_without_a_backup_the_news_stay_where_they_are(
    open_window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    desk = own(open_window)
    (desk.circumstances.home / "backups").write_text("no folder can be made here")
    exchange(open_window, folder, qtbot)

    assert desk.count(Person, name="Orla Fenwick") == 0
    assert open_window.shell is not None
    assert open_window.shell.status.news.text() != ""


def test_a_number_given_twice_is_said_on_the_page(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    other = second_desk(own(open_window), tmp_path, "Alun Merrow")
    add_action(other, "Ring the trust")
    add_action(own(open_window), "Write to the council")
    sync(other, shared)
    other.close()
    exchange(open_window, shared, qtbot)
    shell = open_window.shell
    assert shell is not None
    assert shell.page is not None

    assert "A-002" in shell.page.message.text()
    assert "A-002" in shell.status.news.toolTip()


def test_nothing_is_taken_in_during_a_meeting(
    open_window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    desk = own(open_window)
    made = add_meeting(desk, main_body(desk).id, date(2026, 11, 17)).made
    with desk.change("Began") as step:
        step.update(Meeting, made, state=MeetingState.IN_SESSION)
    exchange(open_window, folder, qtbot)

    assert desk.count(Person, name="Orla Fenwick") == 0


def test_a_folder_that_is_gone_is_said_and_nothing_else(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    exchange(open_window, tmp_path / "gone", qtbot)
    assert open_window.shell is not None

    assert "cannot be read" in open_window.shell.status.news.text()


def test_a_board_in_a_synchronised_folder_is_noticed(open_window: MainWindow, qtbot: QtBot) -> None:
    path = own(open_window).file.path
    (path.parent / ".stfolder").mkdir()
    (path.parent / f"{path.stem}.sync-conflict-20261117-1{path.suffix}").write_bytes(b"x")
    open_window.menus.actions["file.shared_folder"].trigger()
    panel = open_window.shared_folder.panel
    assert panel is not None
    qtbot.waitUntil(panel.synced.isVisible, timeout=PATIENCE_MS)

    assert "Syncthing" in panel.synced.text()
    assert panel.copies.isVisible()
    panel.dismiss()


def test_the_timers_end_with_the_board(open_window: MainWindow, tmp_path: Path) -> None:
    open_window.close_board()
    open_window.sharing.look()

    assert not open_window.sharing.is_at_it
