from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.agenda_paste import PastePanel
from chair_desk.gui.pages.meeting_export import ExportPanel
from chair_desk.gui.parts.agenda_model import MIME
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState, Paper, Purpose
from chair_desk.services import agenda, history
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.organisations import organisations
from tests.gui.meeting_room import TITLES, add_meeting, people_the_board, press, shown
from tests.gui.meeting_room import type_keys as keys

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> AgendaPage:
    people_the_board(session.desk)
    add_meeting(session.desk)
    made = AgendaPage(session)
    shown(qtbot, made, session)
    made.table.setFocus()
    made.table.choose_row(0)
    return made


def titles(page: AgendaPage) -> list[str]:
    return [line.item.title for line in agenda.agenda(page.session.desk, page.meeting_id).lines]


def chosen(page: AgendaPage) -> AgendaItem:
    line = page.table.current()
    assert line is not None
    return line.item


def test_without_a_meeting_the_page_says_what_to_do(qtbot: QtBot, session: Session) -> None:
    page = AgendaPage(session)
    shown(qtbot, page, session)

    page.empty.cards[0].click()

    assert isinstance(page.side.currentWidget(), FormPanel)


def test_a_meeting_is_added_from_words_for_its_day(qtbot: QtBot, session: Session) -> None:
    page = AgendaPage(session)
    shown(qtbot, page, session)
    page.do("agenda.new")
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    day = form.forms[0].editor("held_on")
    assert isinstance(day, QLineEdit)

    day.setText("3 dec")
    form.save()

    meeting = session.desk.rows(Meeting)[0]
    assert meeting.held_on == date(2026, 12, 3)
    assert page.side.currentWidget() is page.builder
    assert "Thursday 3 December" in page.heading.text()


def test_a_day_that_is_none_is_refused_beside_its_field(qtbot: QtBot, session: Session) -> None:
    page = AgendaPage(session)
    shown(qtbot, page, session)
    page.do("agenda.new")
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    day = form.forms[0].editor("held_on")
    assert isinstance(day, QLineEdit)

    day.setText("someday")
    form.save()

    assert "someday" in day.accessibleDescription()
    assert session.desk.count(Meeting) == 0


def test_alt_down_moves_an_item_and_undo_moves_it_back(page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_Down, ALT)
    assert titles(page) == [TITLES[1], TITLES[0], *TITLES[2:]]
    assert chosen(page).title == TITLES[0]

    page.session.run(history.undo)

    assert titles(page) == list(TITLES)


def test_a_dragged_row_is_dropped_between_others(page: AgendaPage) -> None:
    model = page.table.shown
    carried = model.mimeData([model.index(3, 0)])
    assert isinstance(carried, QMimeData)
    assert carried.hasFormat(MIME)

    model.dropMimeData(carried, Qt.DropAction.MoveAction, 1, 0, model.index(-1, -1))

    assert titles(page) == [TITLES[0], TITLES[3], TITLES[1], TITLES[2]]


def test_plus_and_minus_change_the_minutes(page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_Plus)
    press(page.table, Qt.Key.Key_Plus)
    press(page.table, Qt.Key.Key_Minus)

    assert chosen(page).planned_minutes == 11
    assert page.inspector.minutes.text() == "11"


def test_p_goes_to_the_next_purpose(page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_P)

    assert chosen(page).purpose is Purpose.DECISION


def test_delete_removes_an_item_and_undo_brings_it_back(page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_Delete)
    assert titles(page) == list(TITLES[1:])

    page.session.run(history.undo)

    assert titles(page) == list(TITLES)


def test_f2_edits_a_title_in_place(qtbot: QtBot, page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Welcome and interests")
    press(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: titles(page)[0] == "Welcome and interests")


def test_adding_an_item_puts_it_after_the_chosen_one_and_edits_its_title(
    page: AgendaPage,
) -> None:
    page.do("agenda.item")

    assert titles(page)[1] == "New item"
    assert chosen(page).title == "New item"
    assert page.table.viewport().findChild(QLineEdit) is not None


def test_a_sub_item_and_a_break_are_added(page: AgendaPage) -> None:
    page.do("agenda.under")
    page.table.choose_row(0)
    page.do("agenda.break")

    lines = agenda.agenda(page.session.desk, page.meeting_id).lines
    assert "1a" in [line.number for line in lines]
    assert "Break" in titles(page)


def test_the_inspector_keeps_each_edit(page: AgendaPage) -> None:
    inspector = page.inspector
    inspector.asked.setPlainText("Agree the plan.")
    inspector.keep()
    inspector.lead.setEditText("Nell Applegarth")
    inspector.keep()
    inspector.audience.show_value(Audience.CONFIDENTIAL)
    inspector.keep()

    item = page.session.desk.get(AgendaItem, chosen(page).id)
    assert item is not None
    assert item.asked == "Agree the plan."
    assert item.lead_id is not None
    assert item.audience is Audience.CONFIDENTIAL
    assert inspector.closed_title.isVisible()


def test_a_lead_who_is_nobody_on_the_list_stays_as_words(page: AgendaPage) -> None:
    page.inspector.lead.setEditText("The head of the review")
    page.inspector.keep()

    assert chosen(page).lead_words == "The head of the review"
    assert chosen(page).lead_id is None


def test_minutes_that_are_no_number_are_refused_and_stay_to_be_mended(page: AgendaPage) -> None:
    page.inspector.minutes.setText("ten")
    page.inspector.keep()

    assert page.message.isVisible()
    assert page.inspector.minutes.text() == "ten"
    assert page.inspector.minutes.property("fault")


def test_choosing_another_item_keeps_what_was_being_typed(page: AgendaPage) -> None:
    first = chosen(page).id
    page.inspector.title.setText("Welcome to all")

    page.table.choose_row(1)

    item = page.session.desk.get(AgendaItem, first)
    assert item is not None
    assert item.title == "Welcome to all"


def test_a_paper_is_added_and_taken_away(page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_A)
    keys(page.inspector.papers.new_title, "Scorecard")
    press(page.inspector.papers.new_title, Qt.Key.Key_Return)
    assert [row.title for row in page.session.desk.rows(Paper)] == ["Scorecard"]

    page.inspector.papers.removed.emit(page.session.desk.rows(Paper)[0].id)

    assert page.session.desk.count(Paper) == 0


def test_the_bar_chooses_an_item_by_click_and_arrow(page: AgendaPage) -> None:
    page.shape.pieces[2].click()
    assert chosen(page).title == TITLES[2]

    press(page.shape.pieces[2], Qt.Key.Key_Right)

    assert chosen(page).title == TITLES[3]
    assert page.shape.pieces[3].accessibleName().startswith("4, Any other matter")


def test_issuing_fixes_the_numbers_and_the_button_goes(page: AgendaPage) -> None:
    page.top.issue.click()

    assert page.session.desk.rows(Meeting)[0].state is MeetingState.AGENDA_ISSUED
    assert not page.top.issue.isVisible()


def test_an_agenda_is_pasted_after_a_look_at_it(page: AgendaPage) -> None:
    page.do("agenda.paste")
    panel = page.side.currentWidget()
    assert isinstance(panel, PastePanel)
    panel.text.setPlainText("Agenda\n1. Welcome\n2. Section 11 returns (15 mins)\n   a) Schools")
    panel.look()
    assert "2 items to add" in panel.summary.text()
    assert titles(page) == list(TITLES)

    panel.place()

    assert "Section 11 returns" in titles(page)
    assert page.side.currentWidget() is page.builder


def test_what_was_deferred_is_placed_with_one_click(page: AgendaPage) -> None:
    desk = page.session.desk
    item = desk.rows(AgendaItem, meeting_id=page.meeting_id)[-1]
    agenda.defer_item(desk, item.id)
    later = add_meeting(desk, ("Welcome",), on=date(2027, 2, 18))
    page.session.choose_meeting(later.id)
    assert page.waiting.isVisible()

    page.waiting.placed.emit(item.id)

    assert item.title in titles(page)
    assert not page.waiting.isVisible()
    deferred = desk.get(AgendaItem, item.id)
    assert deferred is not None
    assert deferred.state is ItemState.DEFERRED


def test_the_inspector_folds_with_f9_and_by_itself_in_a_narrow_window(page: AgendaPage) -> None:
    press(page.table, Qt.Key.Key_F9)
    assert not page.inspector.isVisible()
    page.do("agenda.inspector")
    assert page.inspector.isVisible()

    page._fold_wanted = None
    page.resize(1180, 700)
    QApplication.sendPostedEvents()

    assert not page.inspector.isVisible()
    assert page.legend.unfold.isVisible()


def test_the_agenda_is_written_to_a_file_and_the_page_says_where(
    qtbot: QtBot, page: AgendaPage, tmp_path: Path
) -> None:
    page.do("agenda.export")
    panel = page.side.currentWidget()
    assert isinstance(panel, ExportPanel)
    panel.formats.choose("html")
    panel.go_to(tmp_path / "agenda.html")

    with qtbot.waitSignal(panel.written, timeout=20_000):
        panel.export_button.click()

    assert "Return home interviews" in (tmp_path / "agenda.html").read_text()
    assert "agenda.html" in panel.message.text()
    panel.wait()


def test_what_ran_out_stands_on_the_item_of_what_is_overdue_and_opens(
    qtbot: QtBot, page: AgendaPage
) -> None:
    desk = page.session.desk
    partner = organisations(desk)[0].id
    made = raise_challenge(
        desk, "Say who leads", to_organisation_id=partner, opened_on=date(2026, 5, 1)
    ).made
    asked: list[object] = []
    page.session.asked_for.connect(lambda name, record: asked.append((name, record)))
    item = desk.rows(AgendaItem, meeting_id=page.meeting_id, order=("-place",))[0]
    with desk.change("The item on what is overdue") as step:
        step.update(AgendaItem, item.id, standing_key="actions")
    page.reload()
    page.table.choose(item.id)
    qtbot.waitUntil(lambda: page.inspector.open_here.isVisibleTo(page), timeout=2000)

    button = page.inspector.open_here.findChildren(QPushButton)[0]
    assert "Say who leads" in button.accessibleName()
    assert "late" in button.accessibleName()
    button.click()
    assert asked == [("challenges", ("log_entry", made))]
    page.table.choose_row(0)
    page.show_open()
    assert not page.inspector.open_here.isVisibleTo(page)
