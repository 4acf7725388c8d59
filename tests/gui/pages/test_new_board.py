from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.new_board import NewBoardPage
from chair_desk.gui.pages.new_board_partners import PartnersStep
from chair_desk.gui.pages.new_board_steps import FileStep, NameStep, PeopleStep, RulesStep
from chair_desk.gui.window import MainWindow
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation
from chair_desk.services.desk import create_desk
from chair_desk.store import key

NAME = "Tarnside Safeguarding Adults Board"


@pytest.fixture
def page(window: MainWindow) -> NewBoardPage:
    window.show_new_board()
    shown = window.stack.currentWidget()
    assert isinstance(shown, NewBoardPage)
    file_step(shown).without.setChecked(True)
    return shown


def file_step(page: NewBoardPage) -> FileStep:
    step = page.steps[-1]
    assert isinstance(step, FileStep)
    return step


def name_it(page: NewBoardPage) -> None:
    page.go_on()
    step = page.step
    assert isinstance(step, NameStep)
    step.name.setText(NAME)
    step.short.setText("Tarnside SAB")
    page.go_on()


def answer_all(page: NewBoardPage) -> None:
    name_it(page)
    for _question in range(3):
        page.go_on()


def test_six_questions_make_a_board(window: MainWindow, page: NewBoardPage, tmp_path: Path) -> None:
    answer_all(page)
    assert isinstance(page.step, FileStep)

    page.go_on()

    assert window.shell is not None
    desk = window.shell.session.desk
    assert desk.board.name == NAME
    assert desk.file.path == tmp_path / "home" / "boards" / "Tarnside SAB.chairdesk"
    assert desk.count(Organisation) > 5


def test_a_passphrase_is_asked_for_unless_one_goes_without(
    qtbot: QtBot, window: MainWindow, page: NewBoardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(key, "_PASSES", 1)
    answer_all(page)
    step = file_step(page)
    step.without.setChecked(False)

    page.go_on()
    assert window.shell is None
    assert "Too short" in page.message.text()

    step.passphrase.line.setText("harbour lantern seven teapots")
    page.go_on()
    assert "not the same" in page.message.text()

    step.again.line.setText("harbour lantern seven teapots")
    page.go_on()
    qtbot.waitUntil(lambda: window.shell is not None)

    assert window.shell is not None
    assert window.shell.session.desk.file.is_locked


def test_a_board_without_a_name_is_asked_for_one(page: NewBoardPage) -> None:
    page.go_on()

    page.go_on()

    assert isinstance(page.step, NameStep)
    assert "needs a name" in page.message.text()


def test_partners_can_be_renamed_left_out_and_added(window: MainWindow, page: NewBoardPage) -> None:
    name_it(page)
    step = page.step
    assert isinstance(step, PartnersStep)
    step.rows[0].name.setText("Tarnside Council")
    step.rows[1].wanted.setChecked(False)
    left_out = step.rows[1].partner().name
    step.add_own()
    step.rows[-1].name.setText("Healthwatch")
    for _question in range(4):
        page.go_on()

    assert window.shell is not None
    names = [row.name for row in window.shell.session.desk.rows(Organisation)]
    assert "Tarnside Council" in names
    assert "Healthwatch" in names
    assert left_out not in names


def test_what_was_answered_is_kept_when_going_back(page: NewBoardPage) -> None:
    name_it(page)
    step = page.step
    assert isinstance(step, PartnersStep)
    step.rows[0].name.setText("Tarnside Council")

    page.go_back()
    page.go_on()

    assert step.rows[0].partner().name == "Tarnside Council"
    assert page.asked.name == NAME


def test_the_next_meeting_may_be_said_as_people_say_it(
    window: MainWindow, page: NewBoardPage
) -> None:
    name_it(page)
    page.go_on()
    step = page.step
    assert isinstance(step, PeopleStep)
    step.chair.setText("Ruth Lindqvist")
    step.day.setText("18 dec")
    page.go_on()
    page.go_on()
    page._make()

    assert page.asked.first_meeting_on is not None
    assert page.asked.first_meeting_on.isoformat() == "2026-12-18"


def test_a_date_that_is_not_understood_stays_and_is_said(page: NewBoardPage) -> None:
    name_it(page)
    page.go_on()
    step = page.step
    assert isinstance(step, PeopleStep)
    step.day.setText("the day after the fair")

    page.go_on()

    assert page.step is step
    assert "not understood" in page.message.text()


def test_rules_taken_from_guidance_say_that_they_are_to_be_checked(page: NewBoardPage) -> None:
    name_it(page)
    page.go_on()
    page.go_on()
    step = page.step
    assert isinstance(step, RulesStep)

    words = [label.text() for label in step.findChildren(type(page.count))]

    assert "To be checked" in words


def test_a_file_that_is_there_already_is_not_written_over(
    window: MainWindow, page: NewBoardPage, tmp_path: Path
) -> None:
    path = tmp_path / "home" / "boards" / "Tarnside SAB.chairdesk"
    path.parent.mkdir(parents=True)
    path.write_text("keep me", encoding="utf-8")
    answer_all(page)

    page.go_on()

    assert window.shell is None
    assert page.message.isVisible()
    assert path.read_text(encoding="utf-8") == "keep me"


def test_escape_leaves_without_making_anything(
    qtbot: QtBot, window: MainWindow, page: NewBoardPage, tmp_path: Path
) -> None:
    name_it(page)

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert window.stack.currentWidget() is window.front
    assert list((tmp_path / "home").rglob("*.chairdesk")) == []


def test_a_file_without_a_board_is_asked_the_questions(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "empty.chairdesk"
    create_desk(path, who="Somebody", home=tmp_path / "home").close()

    window.opening.open(path)
    page = window.stack.currentWidget()
    assert isinstance(page, NewBoardPage)
    answer_all(page)
    page.go_on()

    assert window.shell is not None
    assert window.shell.session.desk.file.path == path
    assert window.shell.session.desk.count(Meeting) == 0
