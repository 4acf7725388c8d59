"""What is open on the item and for the agency that speaks: read without leaving the minutes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.room_open_rows import MatterRow
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.people import Person
from chair_desk.services import meetings, session_clock
from chair_desk.services.actions import add_action, complete_action
from chair_desk.services.minutes import NewRecord, add_record
from tests.gui.meeting_room import (
    add_meeting,
    in_session,
    people_the_board,
    press,
    shown,
    type_keys,
)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    """A meeting in session; Priya of the police owes three things, one of them closed words."""
    desk = session.desk
    people_the_board(desk)
    priya = desk.rows(Person, name="Priya Sandalwood")[0].id
    earlier = add_meeting(desk, on=date(2026, 10, 13))
    item = desk.rows(AgendaItem, meeting_id=earlier.id, title="Return home interviews")[0]
    for words, audience in (
        ("Sign the protocol", Audience.PUBLIC),
        ("Closed words", Audience.CONFIDENTIAL),
    ):
        record = NewRecord(
            kind=MinuteKind.ACTION, words=words, owner_ids=(priya,), audience=audience
        )
        add_record(desk, item.id, record)
    add_action(desk, "Count the returns", owner_ids=[priya], due_on=date(2026, 12, 1))
    session_clock.begin(desk, earlier.id)
    meetings.close_session(desk, earlier.id)
    now = in_session(desk)
    session.choose_meeting(now.id)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.column.editor.setFocus()
    qtbot.wait(60)
    return made


def told(page: MeetingPage) -> list[str]:
    agency = page.room.open.agency
    if agency.isHidden():
        return []
    return [line.matter.title for line in agency.lines if isinstance(line, MatterRow)]


def speak(page: MeetingPage, qtbot: QtBot, words: str) -> None:
    type_keys(page.column.editor, words)
    qtbot.wait(330)


def test_whoever_is_named_in_the_line_brings_what_their_agency_owes(
    page: MeetingPage, qtbot: QtBot
) -> None:
    assert told(page) == []

    speak(page, qtbot, "Priya Sandalwood said the form waits.")

    assert len(told(page)) == 2
    assert "Open for" in page.room.open.agency.heading.whole()
    assert page.column.editor.hasFocus()


def test_a_line_that_names_nobody_goes_with_the_one_above(page: MeetingPage, qtbot: QtBot) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    press(page.column.editor, Qt.Key.Key_Return)
    speak(page, qtbot, "The figures were heard.")
    assert len(told(page)) == 2

    press(page.column.editor, Qt.Key.Key_Return)
    speak(page, qtbot, "Sunita Brookvale asked why.")
    assert told(page) == []


def test_where_nobody_is_named_the_person_chosen_in_the_room_speaks(
    page: MeetingPage, qtbot: QtBot
) -> None:
    line = next(one for one in page.register if one.person.name == "Priya Sandalwood")

    page.room.list.choose(line.id)
    qtbot.wait(330)

    assert len(told(page)) == 2


def test_hidden_from_the_room_nothing_confidential_stands_there(
    page: MeetingPage, qtbot: QtBot
) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.hide_notes()
    qtbot.wait(330)

    assert set(told(page)) == {"Sign the protocol", "Count the returns"}
    page.hide_notes()
    qtbot.wait(330)
    page.room.open.agency.lines[-1].click()
    assert "Closed words" in told(page)


def test_arrows_go_about_enter_shows_the_words_and_escape_goes_back(
    page: MeetingPage, qtbot: QtBot
) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.open_matters.read()
    lines = page.room.open.lines
    assert lines[0].hasFocus()

    press(lines[0], Qt.Key.Key_Down)
    assert lines[1].hasFocus()
    press(lines[1], Qt.Key.Key_Up)
    press(lines[0], Qt.Key.Key_Return)
    assert lines[0].isChecked()
    assert "Owner: Priya Sandalwood" in lines[0].accessibleDescription()
    assert QApplication.activeModalWidget() is None

    press(lines[0], Qt.Key.Key_Escape)
    assert page.column.editor.hasFocus()


def test_f6_reaches_it(page: MeetingPage, qtbot: QtBot) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")

    press(page.column.editor, Qt.Key.Key_F6)
    assert page.room.list.hasFocus()
    press(page.room.list, Qt.Key.Key_F6)

    assert page.room.open.is_read()


def test_while_it_is_read_nothing_moves_under_the_reader(page: MeetingPage, qtbot: QtBot) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.open_matters.read()
    before = told(page)
    desk = page.session.desk
    done = desk.rows(Action, title=before[0])[0].id

    page.session.run(complete_action, done)
    qtbot.wait(330)
    assert told(page) == before
    assert page.room.open.is_read()

    press(page.room.open.lines[0], Qt.Key.Key_Escape)
    qtbot.wait(330)
    assert before[0] not in told(page)


def test_what_comes_new_stands_below_what_was_there(page: MeetingPage, qtbot: QtBot) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    before = told(page)
    priya = page.session.desk.rows(Person, name="Priya Sandalwood")[0].id

    page.session.run(add_action, "Late already", owner_ids=[priya], due_on=date(2026, 1, 5))
    page.open_matters.show()

    assert told(page) == before


def test_in_a_low_window_the_agency_folds_to_a_count_that_opens(
    page: MeetingPage, qtbot: QtBot
) -> None:
    page.resize(1280, 640)
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    agency = page.room.open.agency
    assert told(page) == []
    assert "3 open" in agency.lines[0].accessibleName()

    agency.lines[0].click()

    assert len(told(page)) == 3


def action(page: MeetingPage, title: str) -> Action:
    return page.session.desk.rows(Action, title=title)[0]


def test_c_closes_an_action_below_its_row_and_asks_for_what_shows_it(
    page: MeetingPage, qtbot: QtBot
) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.open_matters.read()
    row = page.room.open.lines[0]
    assert isinstance(row, MatterRow)
    title = row.matter.title
    press(row, Qt.Key.Key_C)
    assert row.closing is not None
    type_keys(row.closing.outcome, "It was signed")
    press(row.closing.outcome, Qt.Key.Key_Return)
    type_keys(row.closing.evidence, "Seen at the table")
    press(row.closing.evidence, Qt.Key.Key_Return)

    closed = action(page, title)
    assert (closed.outcome, closed.evidence) == ("It was signed", "Seen at the table")
    assert page.session.desk.file.undo_label == f"Marked {closed.reference} complete at the meeting"
    assert title not in told(page)
    assert page.room.open.lines[0].hasFocus(), "the next is at hand"


def test_closing_without_evidence_is_said_in_the_history(page: MeetingPage, qtbot: QtBot) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.open_matters.read()
    row = page.room.open.lines[0]
    assert isinstance(row, MatterRow)
    press(row, Qt.Key.Key_C)
    assert row.closing is not None
    row.closing.save.click()
    assert (page.session.desk.file.undo_label or "").endswith("without evidence")


def test_what_was_typed_to_close_stays_when_the_lines_are_made_anew(
    page: MeetingPage, qtbot: QtBot
) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.open_matters.read()
    row = page.room.open.lines[0]
    assert isinstance(row, MatterRow)
    press(row, Qt.Key.Key_C)
    assert row.closing is not None
    type_keys(row.closing.outcome, "Half a word")
    other = page.room.open.lines[1]
    assert isinstance(other, MatterRow)
    page.session.run(complete_action, action(page, other.matter.title).id)
    page.column.editor.setFocus()
    page.open_matters.show()
    QApplication.processEvents()

    again = page.room.open.lines[0]
    assert isinstance(again, MatterRow)
    assert again is not row
    assert again.closing is not None
    assert again.closing.outcome.text() == "Half a word"
    press(again.closing.outcome, Qt.Key.Key_Escape)
    assert again.closing is None
    assert again.hasFocus()


def test_the_command_closes_the_first_action_that_is_open(page: MeetingPage, qtbot: QtBot) -> None:
    speak(page, qtbot, "Priya Sandalwood said the form waits.")
    page.do("meeting.close_open")
    first = page.room.open.lines[0]
    assert isinstance(first, MatterRow)
    assert first.closing is not None
    assert first.closing.outcome.hasFocus()


def test_where_no_action_is_open_the_command_says_so(page: MeetingPage) -> None:
    page.do("meeting.close_open")
    assert page.message.text().startswith("No action is open on this item")
