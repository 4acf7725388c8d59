from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.meeting_ending_panel import ADD, EndingPanel
from chair_desk.gui.pages.meeting_sheets import SheetsPanel
from chair_desk.gui.parts.ending_list import LINE
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.carried import Reason
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.services import history
from chair_desk.services.ending import ComesBack
from tests.gui.meeting_room import add_meeting, in_session, press, shown


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    """A meeting in session, with the next one planned."""
    meeting = in_session(session.desk)
    add_meeting(session.desk, ("Welcome",), date(2027, 1, 19))
    session.choose_meeting(meeting.id)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    return made


def panel_of(page: MeetingPage) -> EndingPanel:
    panel = page.ending.panel()
    assert isinstance(panel, EndingPanel)
    return panel


def choose(panel: EndingPanel, title: str) -> ComesBack:
    model = panel.list.shown
    for number in range(model.rowCount()):
        row = model.index(number, 0).data(LINE)
        if isinstance(row, ComesBack) and title in row.title:
            panel.list.setCurrentIndex(model.index(number, 0))
            return row
    raise AssertionError(title)


def state(page: MeetingPage) -> MeetingState:
    found = page.session.desk.get(Meeting, page.meeting_id)
    assert found is not None
    return found.state


def titles_of_next(page: MeetingPage) -> list[str]:
    desk = page.session.desk
    rows = desk.rows(Meeting, held_on=date(2027, 1, 19))
    return [row.title for row in desk.rows(AgendaItem, meeting_id=rows[0].id, order=("place",))]


def test_closing_shows_first_what_comes_back_in_the_place_of_the_minutes(
    page: MeetingPage,
) -> None:
    page.do("meeting.close")

    panel = panel_of(page)
    assert page.middle.currentWidget() is panel
    assert state(page) is MeetingState.IN_SESSION
    assert panel.list.hasFocus()
    assert "Tuesday 19 January 2027" in panel.note.text()
    line = choose(panel, "Contributions")
    assert (line.reason, line.why) == (Reason.NOT_REACHED, "The meeting did not reach it.")
    model = panel.list.shown
    said = panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "3, Contributions, comes back: 19 January, The meeting did not reach it."
    assert model.count_words(Reason.NOT_REACHED) == "3"


def test_enter_closes_and_the_next_agenda_is_filled(page: MeetingPage) -> None:
    page.do("meeting.close")

    press(panel_of(page).list, Qt.Key.Key_Return)

    assert state(page) is MeetingState.MINUTES_DRAFT
    assert "Contributions" in titles_of_next(page)
    assert page.ending.panel() is None
    assert "The meeting is closed." in page.message.text()
    assert page.column.editor.hasFocus()  # and not Undo, which the next Enter would press
    page.session.run(history.undo)
    assert state(page) is MeetingState.IN_SESSION
    assert "Contributions" not in titles_of_next(page)


def test_space_leaves_a_line_out_and_takes_it_in_again(page: MeetingPage) -> None:
    page.do("meeting.close")
    panel = panel_of(page)
    choose(panel, "Contributions")

    press(panel.list, Qt.Key.Key_Space)

    assert not choose(panel, "Contributions").comes_back
    assert panel.list.shown.count_words(Reason.NOT_REACHED) == "2 of 3"
    press(panel.list, Qt.Key.Key_Space)
    assert choose(panel, "Contributions").comes_back
    press(panel.list, Qt.Key.Key_Space)
    press(panel.list, Qt.Key.Key_Return)
    assert "Contributions" not in titles_of_next(page)


def test_right_puts_a_line_on_the_meeting_after_the_next(page: MeetingPage) -> None:
    add_meeting(page.session.desk, ("Welcome",), date(2027, 3, 16))
    page.do("meeting.close")
    panel = panel_of(page)
    choose(panel, "Contributions")

    press(panel.list, Qt.Key.Key_Right)

    assert panel.list.shown.where(choose(panel, "Contributions")) == "16 March"


def test_esc_leaves_the_meeting_in_session(page: MeetingPage) -> None:
    page.do("meeting.close")

    press(panel_of(page).list, Qt.Key.Key_Escape)

    assert page.ending.panel() is None
    assert page.middle.currentWidget() is page.column
    assert state(page) is MeetingState.IN_SESSION


def test_what_is_chosen_stays_when_somebody_comes_in(page: MeetingPage) -> None:
    page.do("meeting.close")
    panel = panel_of(page)
    choose(panel, "Contributions")
    press(panel.list, Qt.Key.Key_Space)

    page.refresh()

    assert page.middle.currentWidget() is panel
    assert not choose(panel, "Contributions").comes_back


def test_with_none_planned_it_offers_a_day_or_to_wait(qtbot: QtBot, session: Session) -> None:
    meeting = in_session(session.desk)
    session.choose_meeting(meeting.id)
    page = MeetingPage(session)
    shown(qtbot, page, session)
    page.do("meeting.close")
    panel = panel_of(page)
    assert panel.next.isVisible()
    assert "It waits" in panel.note.text()

    add = panel.next.findChildren(QPushButton)[-1]
    add.setFocus()
    press(add, Qt.Key.Key_Return)
    assert panel.next.value() == ADD
    press(add, Qt.Key.Key_Return)  # it is chosen: now Enter closes

    planned = session.desk.rows(Meeting, state=MeetingState.DRAFT)
    assert len(planned) == 1
    assert session.desk.count(AgendaItem, meeting_id=planned[0].id, title="Contributions") == 1


def test_a_confidential_action_is_not_named_to_the_room(page: MeetingPage) -> None:
    with page.session.desk.change("An action") as step:
        step.insert(
            Action(id="a", reference="A-001", title="Write to the family",
                   audience=Audience.CONFIDENTIAL, meeting_id=page.meeting_id),
        )  # fmt: skip
    page.hide_notes()
    page.do("meeting.close")
    panel = panel_of(page)

    line = choose(panel, "Write to the family")

    assert panel.list.shown.title(line) == "Confidential"


def test_closing_again_after_reopening_offers_what_was_chosen(page: MeetingPage) -> None:
    page.do("meeting.close")
    panel = panel_of(page)
    choose(panel, "Contributions")
    press(panel.list, Qt.Key.Key_Space)
    press(panel.list, Qt.Key.Key_Return)

    page.do("meeting.reopen")
    page.do("meeting.close")

    assert not choose(panel_of(page), "Contributions").comes_back


def test_the_draft_is_a_key_away_before_and_after(page: MeetingPage) -> None:
    asked: list[str] = []
    page.session.asked_for.connect(lambda name, _place: asked.append(name))

    page.do("meeting.draft")
    page.do("meeting.close")
    press(panel_of(page).list, Qt.Key.Key_Return)
    page.do("meeting.draft")

    assert asked == ["minutes", "minutes"]


def test_action_sheets_are_ready_and_enter_writes_them(page: MeetingPage, tmp_path: Path) -> None:
    with page.session.desk.change("An action") as step:
        step.insert(
            Action(id="a", reference="A-001", title="Write", owner_words="All partners",
                   meeting_id=page.meeting_id),
        )  # fmt: skip
    page.do("meeting.sheets")
    panel = page.ending.panel()
    assert isinstance(panel, SheetsPanel)
    assert panel.count.text() == "3 sheets are ready."
    panel.go_to(tmp_path)

    press(panel.write_button, Qt.Key.Key_Return)
    panel.wait()

    assert len(list(tmp_path.glob("*.pdf"))) == 3


def test_with_no_open_action_no_sheet_is_written(page: MeetingPage) -> None:
    page.do("meeting.sheets")
    panel = page.ending.panel()
    assert isinstance(panel, SheetsPanel)

    assert panel.count.text() == "0 sheets are ready."
    assert not panel.write_button.isEnabled()
    press(panel, Qt.Key.Key_Escape)
    assert page.ending.panel() is None
