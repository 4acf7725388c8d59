"""Undo on the page where papers are read: one's own highlights first, then the board."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from chair_desk.gui.own_steps import own_labels, redo_here, undo_here
from chair_desk.gui.pages.pack_reader import PackReaderPage
from chair_desk.gui.session import Session
from chair_desk.gui.shell import Shell
from chair_desk.gui.window import MainWindow
from chair_desk.services.agenda import add_item, agenda
from chair_desk.services.boards import main_body
from chair_desk.services.meetings import add_meeting
from chair_desk.services.own_marks import marks_of
from tests.gui.pages.test_pack_reader import bring
from tests.reports import hostile_papers as papers


def test_undo_takes_the_highlight_first_and_then_the_change(session: Session, qtbot: QtBot) -> None:
    desk = session.desk
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 11, 19)).made
    item = add_item(desk, meeting, "Return home interviews").made
    bring(session, item, "Performance", papers.paper("Performance", 2))
    add_item(desk, meeting, "The last change")
    before = len(agenda(desk, meeting).lines)
    session.choose_meeting(meeting)
    shell = Shell(session)
    qtbot.addWidget(shell)
    shell.resize(1200, 800)
    shell.show()
    assert own_labels(shell) == ("", "")
    shell.show_page("reader", ("page", ""))
    page = shell.page
    assert isinstance(page, PackReaderPage)
    assert page.focusWidget() is page.view
    page.do("reader.note")
    page.panel.field.setPlainText("Ask why.")

    undo_here(shell)
    assert marks_of(desk, meeting) == []
    assert len(agenda(desk, meeting).lines) == before
    redo_here(shell)
    assert [mark.note for mark in marks_of(desk, meeting)] == ["Ask why."]
    undo_here(shell)
    undo_here(shell)
    assert len(agenda(desk, meeting).lines) == before - 1
    shell.show_page("agenda")
    assert own_labels(shell) == ("", "")


def test_the_edit_menu_names_it_while_the_page_is_seen(
    open_window: MainWindow,
) -> None:
    shell = open_window.shell
    assert shell is not None
    session = shell.session
    meeting = add_meeting(session.desk, main_body(session.desk).id, date(2026, 11, 19)).made
    item = add_item(session.desk, meeting, "Return home interviews").made
    bring(session, item, "Performance", papers.paper("Performance", 2))
    session.choose_meeting(meeting)
    action = open_window.menus.actions["edit.undo"]
    shell.show_page("reader", ("page", ""))
    page = shell.page
    assert isinstance(page, PackReaderPage)
    page.do("reader.note")
    page.panel.field.setPlainText("Ask why.")
    page.panel.keep()
    assert action.text() == "Undo: Wrote a note of your own"
    assert action.isEnabled()
    shell.show_page("agenda")
    assert "note of your own" not in action.text()
    shell.show_page("reader")
    assert action.text() == "Undo: Wrote a note of your own"
    action.trigger()
    assert marks_of(session.desk, meeting) == []
    assert "note of your own" not in action.text()
