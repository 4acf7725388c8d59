from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.catalogue.calendars import bank_holidays
from chair_desk.gui.collecting import look_at_all
from chair_desk.gui.page_list import ALL_PAGES, PAGES
from chair_desk.gui.pages.challenges import ChallengesPage
from chair_desk.gui.program import Program
from chair_desk.gui.warming import Warming
from chair_desk.gui.window import MainWindow
from chair_desk.records.changes import CannotDo
from chair_desk.services.desk import Desk


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, new_desk: Callable[..., Desk]) -> Iterator[MainWindow]:
    desk = new_desk()
    path = desk.file.path
    desk.close()
    made = MainWindow(Program(settings_folder=tmp_path, home=tmp_path / "home"))
    qtbot.addWidget(made)
    made.opening.open(path)
    yield made
    look_at_all()


def test_pages_and_holidays_are_there_before_they_are_asked_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    bank_holidays.cache_clear()
    warming = Warming(window)

    qtbot.waitUntil(lambda: warming.is_done, timeout=10_000)
    window.program.background.wait()

    assert bank_holidays.cache_info().currsize == 1
    assert window.shell is not None
    assert set(window.shell.pages) == {entry.name for entry in ALL_PAGES}
    for entry in ALL_PAGES:
        assert f"chair_desk.gui.pages.{entry.place.split(':')[0]}" in sys.modules


def test_the_file_is_ready_for_the_first_change_and_nothing_was_written(
    qtbot: QtBot, window: MainWindow
) -> None:
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.is_done, timeout=60_000)

    assert window.shell is not None
    writing = window.shell.session.desk.file._to_write()
    assert writing._has_triggers
    assert not writing.has_written


def test_when_all_is_ready_it_is_looked_through_no_more(qtbot: QtBot, window: MainWindow) -> None:
    """A full collection would take a hundred milliseconds, and may come upon a key."""
    warming = Warming(window)
    qtbot.waitUntil(lambda: not warming._timer.isActive(), timeout=60_000)

    assert gc.get_freeze_count() > 10_000
    window.close_board()
    assert gc.get_freeze_count() == 0


def test_no_step_is_taken_while_somebody_types(qtbot: QtBot, window: MainWindow) -> None:
    warming = Warming(window)
    shell = window.shell
    assert shell is not None
    shell.session.typed.emit()
    assert not shell.is_at_rest
    left = len(warming._steps)

    warming._take_step()
    assert len(warming._steps) == left

    qtbot.waitUntil(lambda: warming.is_done, timeout=60_000)


def test_each_page_but_the_meeting_is_read_before_it_is_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.is_done, timeout=60_000)

    assert window.shell is not None
    unread = {entry.name for entry in PAGES if not window.shell.pages[entry.name].is_read}
    stale = {entry.name for entry in PAGES if window.shell.pages[entry.name].is_stale}
    assert unread <= {"meeting"}
    assert stale <= {"meeting"}


def test_a_board_that_is_opened_later_is_made_ready_too(qtbot: QtBot, window: MainWindow) -> None:
    assert window.shell is not None
    path = window.shell.session.desk.file.path
    window.close_board()
    warming = Warming(window)
    qtbot.waitUntil(lambda: not warming._timer.isActive(), timeout=60_000)

    window.opening.open(path)
    assert not warming.is_done
    qtbot.waitUntil(lambda: not warming._timer.isActive(), timeout=60_000)

    assert window.shell is not None
    assert window.shell.pages["challenges"].is_read


def test_pages_built_anew_for_another_size_of_text_are_made_ready_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    warming = Warming(window)
    qtbot.waitUntil(lambda: not warming._timer.isActive(), timeout=60_000)
    try:
        window.program.change_settings(text_size=115)
        qtbot.waitUntil(warming._timer.isActive, timeout=60_000)
        qtbot.waitUntil(lambda: not warming._timer.isActive(), timeout=60_000)
        assert window.shell is not None
        assert window.shell.pages["challenges"].is_read
    finally:
        window.program.change_settings(text_size=100)


def test_a_page_read_ahead_shows_what_changed_since(qtbot: QtBot, window: MainWindow) -> None:
    from chair_desk.services.organisations import add_organisation

    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.is_done, timeout=60_000)
    assert window.shell is not None
    page = window.shell.pages["partners"]
    assert not page.is_stale

    window.shell.session.run(add_organisation, "Vellbrook Hospice")
    assert page.is_stale
    window.show()
    window.shell.show_page("partners")

    assert not page.is_stale


def test_a_page_that_cannot_be_read_now_is_read_when_it_is_shown(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: ChallengesPage) -> None:
        raise CannotDo("The file cannot be reached.", "It is as it was.", "Put the stick in.")

    monkeypatch.setattr(ChallengesPage, "reload", fail)
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.is_done, timeout=60_000)

    assert window.shell is not None
    page = window.shell.pages["challenges"]
    assert (page.is_stale, page.is_read) == (True, False)


def test_pages_that_are_made_ready_change_nothing_in_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show()
    shell = window.shell
    assert shell is not None
    shown, title = shell.current, window.windowTitle()
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming.is_done, timeout=10_000)
    window.menus.refresh()

    assert (shell.current, window.windowTitle()) == (shown, title)
    assert shell.sidebar.isVisible()
    assert shell.stack.currentWidget() is shell.pages[shown]
    for name, page in shell.pages.items():
        assert page.isVisible() == (name == shown)


def test_warming_without_a_board_ends_too(qtbot: QtBot, tmp_path: Path) -> None:
    made = MainWindow(Program(settings_folder=tmp_path, home=tmp_path / "home"))
    qtbot.addWidget(made)
    warming = Warming(made)

    qtbot.waitUntil(lambda: warming.is_done, timeout=10_000)
    look_at_all()

    assert made.shell is None


def test_what_comes_before_qt_brings_no_qt() -> None:
    program = "import sys, chair_desk.gui.before_qt; sys.exit('PySide6' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
