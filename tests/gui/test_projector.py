from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor_paint import HIDDEN, bare_footing
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.services import agenda, attendance, minutes, private_notes, session_clock
from chair_desk.services.desk import Desk
from chair_desk.services.paragraphs import paragraphs
from chair_desk.services.surroundings import surroundings_of
from tests.gui.meeting_room import add_meeting, in_session, people_the_board, press
from tests.gui.projector_room import COPY, LAPTOP, WALL, projector_of, said_by

SECRET, NOTE = "Case of Child W", "Say nothing of the budget"
DECISION = "The Board agreed to publish the findings."


def opened(window: MainWindow, desk: Desk) -> MeetingPage:
    """Open a board at its meeting."""
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    assert window.shell is not None
    window.shell.show_page("meeting")
    page = window.shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    return page


@pytest.fixture
def page(window: MainWindow, new_desk: Callable[..., Desk]) -> MeetingPage:
    """A meeting in session with a decision, a confidential one, and a note to self."""
    desk = new_desk()
    people_the_board(desk)
    meeting = in_session(desk)
    attendance.everyone_is_here(desk, meeting.id)
    item_id = meeting.current_item_id or ""
    around = surroundings_of(desk, meeting.id)
    for line in (
        f"/decision {DECISION}",
        f"/decision {SECRET}",
        f"!! {SECRET}",
        "The Board heard.",
    ):
        minutes.record_line(desk, item_id, parse_line(line, around))
    closed = next(row for row in desk.rows(Minute, item_id=item_id) if row.text == SECRET)
    minutes.set_audience(desk, closed.id, Audience.CONFIDENTIAL)
    private_notes.add_note(desk, item_id, NOTE)
    agenda.add_item(
        desk, meeting.id, "Confidential item", closed_title=SECRET, audience=Audience.CONFIDENTIAL
    )
    return opened(window, desk)


def go_to(page: MeetingPage, words: str) -> None:
    """Put the caret into the paragraph with these words, which may be hidden."""
    editor = page.column.editor
    editor.setFocus()
    found = (one.id for one in editor.keeping.kept if words in one.text)
    editor.caret.go_to(next(found))


def notice(window: MainWindow) -> str:
    assert window.shell is not None
    return window.shell.projector.notice.whole()


# ------------------------------------------------------------------ hiding


def test_notes_gauge_and_confidential_items_hide_when_a_display_appears(
    window: MainWindow, page: MeetingPage
) -> None:
    _projector, screens = projector_of(window)
    assert not page.is_hidden_from_room

    screens.plug(WALL)
    assert page.is_hidden_from_room
    assert "Notes, confidential items and the gauge are hidden; Ctrl H" in notice(window)
    assert page.band.hide_notes.text() == "Show my notes"


def test_a_display_that_copies_the_laptops_hides_them_too(
    window: MainWindow, page: MeetingPage
) -> None:
    _projector, screens = projector_of(window)
    screens.plug(COPY)
    assert page.is_hidden_from_room


def test_they_do_not_come_back_when_the_display_goes_and_it_says_why(
    window: MainWindow, page: MeetingPage
) -> None:
    _projector, screens = projector_of(window)
    screens.plug(WALL)
    screens.unplug(WALL)
    assert page.is_hidden_from_room
    assert "in case it comes back" in notice(window)

    page.do("meeting.hide_notes")
    assert not page.is_hidden_from_room
    assert notice(window) == ""


def test_a_display_that_is_there_when_a_meeting_starts_hides_them(
    window: MainWindow, new_desk: Callable[..., Desk]
) -> None:
    desk = new_desk()
    add_meeting(desk)
    page = opened(window, desk)
    projector_of(window, LAPTOP, WALL)
    assert not page.is_hidden_from_room

    page.do("meeting.start")
    assert page.is_hidden_from_room


def test_a_board_opened_in_the_middle_of_its_meeting_hides_them(
    window: MainWindow, page: MeetingPage
) -> None:
    projector_of(window, LAPTOP, WALL)
    assert page.is_hidden_from_room


def test_they_stay_hidden_when_the_page_is_built_before_or_after(
    window: MainWindow, new_desk: Callable[..., Desk]
) -> None:
    desk = new_desk()
    in_session(desk)
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    _projector, screens = projector_of(window)
    screens.plug(WALL)
    assert window.shell is not None
    page = window.shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    assert page.is_hidden_from_room


def test_they_stay_hidden_when_the_text_grows(
    window: MainWindow, page: MeetingPage, qapp: QApplication
) -> None:
    _projector, screens = projector_of(window)
    screens.plug(WALL)
    look().wear(qapp, theme="light", percent=115)
    assert window.shell is not None
    again = window.shell.page_named("meeting")
    assert isinstance(again, MeetingPage)
    assert again is not page
    assert again.is_hidden_from_room


# ------------------------------------------------------------------ the window for the room


def test_it_opens_by_command_only_and_leaves_the_focus_where_it_was(
    window: MainWindow, page: MeetingPage, qtbot: QtBot
) -> None:
    projector, screens = projector_of(window)
    screens.plug(WALL)
    assert projector.window is None
    page.column.editor.setFocus()

    press(page.column.editor, Qt.Key.Key_F8)
    assert projector.window is not None
    qtbot.waitExposed(projector.window)
    assert window.isActiveWindow()
    assert QApplication.focusWidget() is page.column.editor
    assert "Welcome" in said_by(projector.window)

    press(page.column.editor, Qt.Key.Key_F8)
    assert projector.window is None


def test_without_a_second_display_it_says_why_not(window: MainWindow, page: MeetingPage) -> None:
    projector, screens = projector_of(window)
    assert projector.reason() == "There is no second display."
    screens.plug(COPY)
    assert projector.reason().startswith("The second display copies this one.")
    projector.toggle()
    assert projector.window is None


def test_it_goes_with_its_display_and_with_the_board(window: MainWindow, page: MeetingPage) -> None:
    projector, screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    screens.unplug(WALL)
    assert projector.window is None

    screens.plug(WALL)
    projector.toggle()
    window.close_board()
    assert projector.window is None


def test_it_follows_the_meeting(window: MainWindow, page: MeetingPage) -> None:
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    page.do("meeting.next_item")
    assert projector.window is not None
    assert "Return home interviews" in said_by(projector.window)
    page.do("meeting.pause")
    assert "Break" in said_by(projector.window)


def test_words_are_shown_when_told_and_taken_away_by_another_key(
    window: MainWindow, page: MeetingPage
) -> None:
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    assert projector.window is not None
    go_to(page, DECISION)
    assert DECISION not in said_by(projector.window)

    press(page.column.editor, Qt.Key.Key_F9)
    assert DECISION in said_by(projector.window)
    press(page.column.editor, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert DECISION not in said_by(projector.window)


def test_the_words_follow_what_is_typed(
    window: MainWindow, page: MeetingPage, qtbot: QtBot
) -> None:
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    go_to(page, "the findings.")
    page.do("meeting.room_words")
    page.column.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClicks(page.column.editor, " In full.")
    assert projector.window is not None
    qtbot.waitUntil(lambda: f"{DECISION} In full." in said_by(projector.window))  # type: ignore[arg-type]


def test_words_made_confidential_go_at_once(window: MainWindow, page: MeetingPage) -> None:
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    go_to(page, DECISION)
    page.do("meeting.room_words")
    page.do("meeting.confidential")
    assert projector.window is not None
    assert DECISION not in said_by(projector.window)
    assert projector.words_id == ""


def test_words_go_when_the_meeting_goes_on(window: MainWindow, page: MeetingPage) -> None:
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    go_to(page, DECISION)
    page.do("meeting.room_words")
    page.do("meeting.next_item")
    assert projector.window is not None
    assert DECISION not in said_by(projector.window)


def test_confidential_words_and_prose_are_refused_in_place(
    window: MainWindow, page: MeetingPage
) -> None:
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    assert projector.window is not None
    for words in (SECRET, "The Board heard."):
        page.message.hide()
        go_to(page, words)
        page.do("meeting.room_words")
        assert page.message.isVisible()
        assert words not in " ".join(said_by(projector.window))


def test_the_window_must_be_there_before_words_are(window: MainWindow, page: MeetingPage) -> None:
    projector_of(window, LAPTOP, WALL)
    page.do("meeting.room_words")
    assert "with F8" in page.message.text()


def test_nothing_private_or_confidential_ever_reaches_the_rooms_window(
    window: MainWindow, page: MeetingPage
) -> None:
    """Every item taken, every paragraph told to be shown, under every pair of audiences."""
    projector, _screens = projector_of(window, LAPTOP, WALL)
    projector.toggle()
    desk, meeting_id = page.session.desk, page.meeting_id
    secrets = (SECRET, NOTE, "can commit", "Can commit", "refer back", "level")
    for of_item, of_row in product(Audience, repeat=2):
        for item in desk.rows(AgendaItem, meeting_id=meeting_id):
            page.session.run(agenda.change_item, item.id, audience=of_item)
            for row in desk.rows(Minute, item_id=item.id):
                if SECRET not in row.text:
                    page.session.run(minutes.set_audience, row.id, of_row)
            meeting = desk.get(Meeting, meeting_id)
            if meeting is not None and meeting.current_item_id != item.id:
                page.session.run(session_clock.start_item, item.id)
            page.show_item(item.id)
            for row in desk.rows(Minute, item_id=item.id):
                if page.column.editor.find(row.text[:12]):
                    projector.show_words()
                assert projector.window is not None
                said = " ".join(said_by(projector.window))
                assert not [one for one in secrets if one in said]
                if Audience.CONFIDENTIAL in (of_item, of_row):
                    assert DECISION not in said


def test_a_fault_of_the_program_takes_no_key_from_whoever_minutes(
    window: MainWindow, page: MeetingPage, qtbot: QtBot
) -> None:
    editor = page.column.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)

    window.over.show_fault("Fault: KeyError")
    qtbot.keyClicks(QApplication.focusWidget(), " And on.")

    assert window.over.panel is None
    assert "You can carry on." in page.message.text()
    assert editor.toPlainText().endswith(" And on.")


# ------------------------------------------------------------------ the clock


def test_a_laptop_that_slept_says_so_and_the_time_can_be_left_out(
    window: MainWindow, page: MeetingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    projector, _screens = projector_of(window)
    move(page, monkeypatch, minutes=40)
    projector.clock.tick()
    assert "40 minutes passed while the laptop slept" in notice(window)
    assert session_clock.timing(page.session.desk, page.meeting_id).used == 40

    page.do("meeting.leave_out")
    assert session_clock.timing(page.session.desk, page.meeting_id).used == 0
    assert notice(window) == ""
    page.do("meeting.leave_out")
    assert "did not sleep" in page.message.text()


def test_a_clock_put_back_loses_no_time(
    window: MainWindow, page: MeetingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    projector, _screens = projector_of(window)
    move(page, monkeypatch, minutes=1.5)
    projector.clock.tick()
    move(page, monkeypatch, minutes=-58.5)
    projector.clock.tick()
    assert session_clock.timing(page.session.desk, page.meeting_id).used == 1
    assert "No time of the meeting is lost" in notice(window)


def test_a_clock_set_forward_adds_no_time_and_is_not_called_sleep(
    window: MainWindow, page: MeetingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    projector, _screens = projector_of(window)
    projector.clock.measure_by(lambda: 0.0)
    move(page, monkeypatch, minutes=3 * 60)
    projector.clock.tick()
    assert session_clock.timing(page.session.desk, page.meeting_id).used == 0
    assert notice(window) == "The laptop's clock was set. No time of the meeting is lost."


def move(page: MeetingPage, monkeypatch: pytest.MonkeyPatch, *, minutes: float) -> None:
    """Move the clock of the desk that is open."""
    desk = page.session.desk
    at: datetime = desk.now() + timedelta(minutes=minutes)
    projector = page.window().shell.projector  # type: ignore[attr-defined]
    monkeypatch.setattr(desk, "circumstances", _moved(desk, at))
    monkeypatch.setattr(projector.clock, "_now", lambda: at)


def _moved(desk: Desk, at: datetime) -> object:
    from dataclasses import replace

    return replace(desk.circumstances, now=lambda: at)


def test_blocks_do_not_say_who_can_commit_while_they_are_hidden(
    window: MainWindow, page: MeetingPage
) -> None:
    go_to(page, "The Board heard.")
    page.column.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk = page.session.desk
    around = surroundings_of(desk, page.meeting_id)
    line = parse_line("/challenge @Priya Sandalwood Give the date by 18 dec", around)
    page.session.run(minutes.record_line, page.item_id, line)
    one = paragraphs(desk, page.item_id)[-1]
    assert "who" in one.footing
    assert bare_footing(one) == "Answer due Friday 18 December."

    _projector, screens = projector_of(window)
    screens.plug(WALL)
    assert page.column.editor.property(HIDDEN)
    page.do("meeting.hide_notes")
    assert not page.column.editor.property(HIDDEN)
