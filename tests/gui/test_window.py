from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.command_list import COMMANDS
from chair_desk.gui.finding import Finder
from chair_desk.gui.page_list import ALL_PAGES, PAGES
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.keys_sheet import KeysSheet
from chair_desk.gui.parts.widgets import Scroll
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.people import Organisation
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.organisations import add_organisation


def test_a_window_begins_with_the_page_that_opens_a_board(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.front
    assert "Open a board" in window.windowTitle()


def test_a_new_board_opens_at_the_page_of_today(open_window: MainWindow) -> None:
    assert open_window.shell is not None
    assert open_window.shell.current == "today"
    assert "Westmarch" in open_window.windowTitle()


def test_the_sidebar_shows_no_page_that_is_not_there(open_window: MainWindow) -> None:
    assert open_window.shell is not None
    nav = open_window.shell.sidebar.pages
    shown = [nav.item(number).text() for number in range(nav.count())]

    assert shown[:5] == ["Today", "Meetings", "Agenda and pack", "In the meeting", "Minutes"]
    headings = list(dict.fromkeys(entry.section for entry in PAGES if entry.section))
    assert shown == [
        name
        for section in ["", *headings]
        for name in [section, *(entry.label for entry in PAGES if entry.section == section)]
        if name
    ]


def test_the_status_line_names_the_last_change_and_undo_takes_it_back(
    open_window: MainWindow,
) -> None:
    shell = open_window.shell
    assert shell is not None
    shell.session.run(add_organisation, "Tarn Valley Ambulance Trust")
    said = shell.status.label.whole()
    names = [row.name for row in shell.session.desk.rows(Organisation)]

    shell.undo()

    assert said == "Added Tarn Valley Ambulance Trust"
    assert "Tarn Valley Ambulance Trust" in names
    after = [row.name for row in shell.session.desk.rows(Organisation)]
    assert "Tarn Valley Ambulance Trust" not in after


def test_undo_and_redo_are_named_in_the_menu(open_window: MainWindow) -> None:
    shell = open_window.shell
    assert shell is not None
    shell.session.run(add_organisation, "Cafcass Cymru")
    undo = open_window.menus.actions["edit.undo"].text()
    shell.undo()
    redo = open_window.menus.actions["edit.redo"].text()

    assert undo == "Undo: Added Cafcass Cymru"
    assert "Cafcass Cymru" in redo


HOLD = """
import sys
from pathlib import Path
from chair_desk.services.desk import open_desk
desk = open_desk(Path(sys.argv[1]), who="Ruth Lindqvist", home=Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
desk.close()
"""


@pytest.fixture
def held_elsewhere(new_desk: Callable[..., Desk], tmp_path: Path) -> Iterator[Path]:
    """A board that another Chair Desk has open."""
    desk = new_desk()
    path = desk.file.path
    desk.close()
    command = [sys.executable, "-c", HOLD, str(path), str(tmp_path / "theirs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        yield path
        other.stdin.write("\n")
        other.stdin.close()
        other.wait(20)


def test_a_board_that_is_open_elsewhere_is_offered_to_read(
    window: MainWindow, held_elsewhere: Path
) -> None:
    window.opening.open(held_elsewhere)

    assert window.shell is None
    message = window.front.page.message
    assert "Ruth Lindqvist" in message.text()
    assert message.link.isVisible()

    message.link.click()

    assert window.shell is not None
    assert window.shell.session.read_only
    assert window.shell.status.place.text() == "Open to read only"
    assert not window.shell.status.undo.isVisible()


def test_a_file_that_is_not_ours_is_refused_in_place(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.chairdesk"
    path.write_text("Dear colleague", encoding="utf-8")

    window.opening.open(path)

    assert window.shell is None
    assert window.front.page.message.isVisible()
    assert path.read_text(encoding="utf-8") == "Dear colleague"


def test_closing_the_window_closes_the_file(open_window: MainWindow, tmp_path: Path) -> None:
    assert open_window.shell is not None
    path = open_window.shell.session.desk.file.path

    open_window.close()

    open_desk(path, who="Somebody", home=tmp_path / "other").close()


def test_page_keys_and_panes_work_from_the_keyboard(qtbot: QtBot, open_window: MainWindow) -> None:
    shell = open_window.shell
    assert shell is not None
    open_window.activateWindow()
    shell.sidebar.pages.setFocus()

    shell.next_pane()

    focus = QApplication.focusWidget()
    assert focus is not None
    assert not shell.sidebar.isAncestorOf(focus)
    shell.next_pane(-1)
    assert QApplication.focusWidget() is shell.sidebar.pages


def test_text_grows_and_shrinks_between_its_ends(window: MainWindow, program: Program) -> None:
    grow, shrink = (window.menus.actions[f"view.{name}"] for name in ("larger", "smaller"))
    sizes = []
    for action in (grow, grow, grow, grow, shrink):
        action.trigger()
        sizes.append(program.settings.text_size)

    assert sizes == [115, 130, 150, 150, 130]


def test_the_board_menu_offers_other_boards(
    open_window: MainWindow, new_desk: Callable[..., Desk]
) -> None:
    other = new_desk(name="Tarnside Safeguarding Adults Board")
    path = other.file.path
    other.close()
    open_window.opening.open(path)

    menu = open_window.board_menu.fill()

    texts = [action.text() for action in menu.actions()]
    assert "board-0" in texts
    assert "board-1" not in texts
    assert "Open a board from a file" in texts


def test_every_page_of_the_list_can_be_named_by_its_key() -> None:
    assert len({entry.name for entry in PAGES}) == len(PAGES)
    assert all(entry.label and entry.icon for entry in PAGES)


def test_every_key_that_is_named_is_one() -> None:
    commands = [*COMMANDS, *(one for page in ALL_PAGES for one in page.page_class().COMMANDS)]

    assert [one.name for one in commands if one.keys and QKeySequence(one.keys).isEmpty()] == []


def test_what_is_called_just_as_it_was_typed_is_found_first(open_window: MainWindow) -> None:
    found = Finder(open_window)("minutes")

    assert found[0].label == "Minutes"
    assert "Seals of the minutes" in [one.label for one in found]


def test_what_begins_as_it_was_typed_is_found_before_what_only_holds_the_words(
    open_window: MainWindow,
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page("meeting")

    found = [one.label for one in Finder(open_window)("close the")]

    assert found[0] == "Close the meeting"
    assert "Close an open action, with what shows it" in found


def test_of_commands_with_one_name_that_of_the_page_shown_is_found_first(
    open_window: MainWindow,
) -> None:
    assert open_window.shell is not None
    for page, label in (("reviews", "Reviews"), ("registers", "Registers")):
        open_window.shell.show_page(page)
        found = Finder(open_window)("bring in a table")
        assert (found[0].label, found[0].note) == ("Bring in a table", label)


def test_the_sheet_of_keys_names_those_of_the_minutes_and_of_the_room(
    open_window: MainWindow,
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page("meeting")

    open_window.over.show_keys()

    (sheet,) = open_window.findChildren(KeysSheet)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "In the minutes: name somebody" in said
    assert "Chosen person: a deputy came" in said
    assert "Next item" in said
    (scroll,) = sheet.findChildren(Scroll)
    assert scroll.sheet.width() <= scroll.viewport().width()


def test_escape_puts_the_palette_away_and_gives_the_focus_back(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    shell = open_window.shell
    assert shell is not None
    open_window.activateWindow()
    shell.sidebar.pages.setFocus()
    open_window.over.show_palette()
    panel = open_window.over.panel
    assert panel is not None

    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    assert open_window.over.panel is None
    assert QApplication.focusWidget() is shell.sidebar.pages


def test_nothing_put_off_reads_a_board_that_was_closed(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    shell = open_window.shell
    assert shell is not None
    timer = QTimer(shell.page_named("agenda"))
    timer.start(1)
    shell.show_page("meeting")

    open_window.close_board()

    assert shell.session.is_over
    assert not timer.isActive()
    meeting = shell.pages["meeting"]
    assert isinstance(meeting, MeetingPage)
    meeting.open_matters.show()  # a key that came late asks for it once more
    qtbot.wait(50)
