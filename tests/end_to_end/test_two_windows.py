"""Two people work apart for a month, in two windows, and are one board again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.merging import MergingPage
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.actions import Action
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.services import boards
from chair_desk.services.actions import add_action, change_action
from chair_desk.services.agenda import add_item
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import last_with
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import add_paragraph, type_text
from chair_desk.services.people import add_person
from tests.end_to_end.conftest import Clock

PATIENCE_MS = 30_000
MANAGER, CHAIR = "Gwen Tallowfield", "Rosalind Larkspur"


def a_window(qtbot: QtBot, home: Path, who: str, clock: Clock) -> MainWindow:
    program = Program(settings_folder=home / "settings", home=home, now=clock)
    program.change_settings(who=who, theme="light")
    window = MainWindow(program)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def two(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: Clock
) -> Iterator[tuple[MainWindow, MainWindow]]:
    """The manager's window with a new board, and the chair's with none yet."""
    manager = a_window(qtbot, tmp_path / "office", MANAGER, clock)
    chair = a_window(qtbot, tmp_path / "laptop", CHAIR, clock)
    desk = manager.program.create(tmp_path / "office" / "board.chairdesk")
    asked = boards.NewBoard(profile="lscp_2023", name="Westmarch", short_name="WSCP", chair=CHAIR)
    boards.new_board(desk, asked)
    meeting = add_meeting(desk, boards.main_body(desk).id, date(2026, 9, 24)).made
    item = add_item(desk, meeting, title="Police seniority at this Board").made
    add_paragraph(desk, item, "The Board heard the report.")
    add_action(desk, title="Sign the joint protocol", due_on=date(2026, 11, 6))
    desk.close()
    manager.opening.open(tmp_path / "office" / "board.chairdesk")
    yield manager, chair
    for window in (manager, chair):
        window.close_board()


def own(window: MainWindow) -> Desk:
    assert window.shell is not None
    return window.shell.session.desk


def hand_over(window: MainWindow, path: Path, who: str, qtbot: QtBot, *, is_whole: bool) -> None:
    window.menus.actions["file.hand_over"].trigger()
    window.handing_over.write(path, who, is_whole=is_whole)
    panel = window.handing_over.panel
    assert panel is not None
    qtbot.waitUntil(lambda: "Wrote" in panel.message.text(), timeout=PATIENCE_MS)
    panel.dismiss()


def look(window: MainWindow, path: Path, qtbot: QtBot) -> MergingPage:
    window.bringing_in.look(path)
    qtbot.waitUntil(lambda: not window.bringing_in.is_at_it, timeout=PATIENCE_MS)
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, MergingPage)
    return page


def bring_in(window: MainWindow, page: MergingPage, qtbot: QtBot) -> None:
    page.do("merging.bring_in")
    qtbot.waitUntil(lambda: not window.bringing_in.is_at_it, timeout=PATIENCE_MS)


def contents(desk: Desk) -> list[list[str]]:
    return [
        sorted(str(row) for row in desk.rows(record_class))
        for record_class in (Action, Person, Minute)
    ]


def work_apart(office: Desk, laptop: Desk, clock: Clock) -> None:
    """Change the same action and paragraph on both, and add the same person twice."""
    (action,), (minute,) = office.rows(Action), office.rows(Minute)
    change_action(office, action.id, due_on=date(2026, 11, 27))
    add_person(office, name="Orla Fenwick")
    type_text(office, minute.id, "The Board heard the report of the Constabulary.")
    office.file.seal()
    clock.pass_by(minutes=5)
    change_action(laptop, action.id, due_on=date(2026, 11, 20))
    add_person(laptop, name="Orla Fenwick")
    type_text(laptop, minute.id, "The Board heard and discussed the report.")
    laptop.file.seal()


def test_two_people_are_one_board_again(
    two: tuple[MainWindow, MainWindow], tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    manager, chair = two
    whole = tmp_path / "laptop" / "from the office.chairdesk"
    hand_over(manager, whole, CHAIR, qtbot, is_whole=True)
    chair.opening.open(whole)
    clock.pass_by(days=30)
    work_apart(own(manager), own(chair), clock)
    back = tmp_path / "news.chairdesk-changes"
    hand_over(manager, back, CHAIR, qtbot, is_whole=False)
    page = look(chair, back, qtbot)
    assert page.heading.text() == "Bring in Gwen’s copy"
    assert len(page.deciding.matters) == 2
    for matter in page.deciding.matters:
        page.do("merging.keep" if matter.key[0] == "action" else "merging.mix")
        page.do("merging.settle")
    assert page.bar_lead.text() == "3 of 3 settled."
    bring_in(chair, page, qtbot)
    laptop = own(chair)
    assert laptop.rows(Action)[0].due_on == date(2026, 11, 20)
    text = laptop.rows(Minute)[0].text
    assert "Constabulary" in text
    assert "discussed" in text
    shown = chair.shell.page if chair.shell is not None else None
    assert isinstance(shown, MergingPage)
    assert shown.is_pair_shown
    shown.do("merging.settle")
    assert laptop.count(Person, name="Orla Fenwick") == 1

    again = tmp_path / "answer.chairdesk-changes"
    hand_over(chair, again, MANAGER, qtbot, is_whole=False)
    page = look(manager, again, qtbot)
    assert page.deciding.matters == ()
    bring_in(manager, page, qtbot)
    assert contents(own(manager)) == contents(own(chair))
    assert own(manager).file.check() == []
    assert own(chair).file.check() == []
    assert last_with(own(manager), CHAIR) is not None
