from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor_timing import CEILING_MS
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.services import history, private_notes
from chair_desk.services.desk import Desk, open_desk
from tests.gui.meeting_room import add_meeting, in_session, people_the_board, press, shown, texts
from tests.gui.meeting_room import type_keys as keys

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.column.editor.setFocus()
    return made


def kept(page: MeetingPage) -> list[str]:
    return texts(page.session.desk, page.item_id)


def flush(page: MeetingPage) -> list[str]:
    page.column.editor.keeping.flush()
    return kept(page)


# ------------------------------------------------------------------ typing


def test_typing_is_in_the_file_within_a_second(qtbot: QtBot, page: MeetingPage) -> None:
    assert CEILING_MS <= 500  # the other half is for a slow disk and a busy machine

    keys(page.column.editor, "Nell reported.")

    qtbot.waitUntil(lambda: kept(page) == ["Nell reported."], timeout=1000)


def test_words_typed_without_a_pause_are_kept_while_they_are_typed(
    qtbot: QtBot, page: MeetingPage
) -> None:
    editor = page.column.editor
    for letter in "a" * 60:
        keys(editor, letter)
        qtbot.wait(20)

    assert kept(page)
    assert len(kept(page)[0]) > 20


def test_what_was_typed_is_there_after_the_file_is_opened_again(page: MeetingPage) -> None:
    keys(page.column.editor, "Said and kept")
    page.settle()
    page.hide()
    desk = page.session.desk
    desk.close()

    again = open_desk(desk.file.path, who="Somebody", home=desk.file.path.parent)

    assert texts(again, page.item_id) == ["Said and kept"]
    again.close()


def test_enter_makes_a_row_for_each_paragraph(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "One")
    press(editor, ENTER)
    keys(editor, "Two")

    assert flush(page) == ["One", "Two"]


def test_enter_in_the_middle_splits_and_backspace_joins_again(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "One two")
    page.settle()
    for _letter in " two":
        press(editor, Qt.Key.Key_Left)
    press(editor, ENTER)
    page.settle()
    assert [text.strip() for text in kept(page)] == ["One", "two"]

    press(editor, Qt.Key.Key_Backspace)
    page.settle()

    assert [text.replace(" ", "") for text in kept(page)] == ["Onetwo"]


def test_pasted_lines_become_paragraphs(qtbot: QtBot, page: MeetingPage) -> None:
    from PySide6.QtCore import QMimeData

    carried = QMimeData()
    carried.setText("First\nSecond\n\nThird")
    page.column.editor.insertFromMimeData(carried)

    assert flush(page) == ["First", "Second", "Third"]


def test_leaving_the_item_keeps_what_was_typed(page: MeetingPage) -> None:
    item_id = page.item_id
    keys(page.column.editor, "Not to be lost")

    page.do("meeting.next_item")

    assert texts(page.session.desk, item_id) == ["Not to be lost"]
    assert page.item_id != item_id


def test_hiding_the_page_and_settling_keeps_what_was_typed(page: MeetingPage) -> None:
    keys(page.column.editor, "Kept on leaving")

    page.settle()

    assert kept(page) == ["Kept on leaving"]


def test_undo_takes_back_typing_then_changes_of_the_desk(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "One")
    press(editor, ENTER)
    page.settle()
    keys(editor, "Two")
    press(editor, Qt.Key.Key_Z, CTRL)
    page.settle()
    assert kept(page) == ["One"]

    for _turn in range(3):
        press(editor, Qt.Key.Key_Z, CTRL)

    assert kept(page) == []
    assert editor.toPlainText().strip() == ""


def test_an_undo_from_elsewhere_is_followed_and_the_caret_stays_in_its_row(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    keys(editor, "One")
    press(editor, ENTER)
    keys(editor, "Two")
    page.settle()
    keys(editor, " and more")
    page.settle()

    page.session.run(history.undo)

    assert editor.toPlainText() == "One\nTwo"
    assert editor.textCursor().block().text() == "Two"


# ------------------------------------------------------------------ the slash line


def test_a_slash_line_records_an_action_with_its_owner_and_date(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/action @Nell Applegarth to dip-sample 20 late interviews by 18 dec")
    assert page.writing.panel.isVisible()

    press(editor, ENTER)

    action = page.session.desk.rows(Action)[0]
    assert action.title == "Dip-sample 20 late interviews"
    assert str(action.due_on) == "2026-12-18"
    assert page.session.desk.rows(Minute)[0].kind is MinuteKind.ACTION
    assert not page.writing.panel.isVisible()
    assert editor.textCursor().block().text() == ""


def test_the_panel_says_who_what_and_by_when(page: MeetingPage) -> None:
    keys(page.column.editor, "/action @Marcus Wrenfield to ask by 18 dec")

    panel = page.writing.panel
    assert panel.who[0].whole() == "Marcus Wrenfield"
    assert panel.what[0].whole() == "Ask"
    assert panel.by[0].whole() == "Friday 18 December 2026"
    assert "working days" in panel.days.text()
    assert "Marcus Wrenfield" in panel.accessibleDescription()


def test_a_record_is_one_step_to_undo_and_its_words_come_back(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/decision Agreed the plan")
    page.settle()
    press(editor, ENTER)
    assert page.session.desk.count(Decision) == 1

    page.session.run(history.undo)

    assert page.session.desk.count(Decision) == 0
    assert kept(page) == ["/decision Agreed the plan"]


def test_escape_leaves_the_words_as_words_and_enter_goes_on(page: MeetingPage) -> None:
    # peers 2b 12
    editor = page.column.editor
    keys(editor, "/action nothing of the kind")

    press(editor, ESC)
    press(editor, ENTER)
    keys(editor, "Next")

    assert flush(page) == ["/action nothing of the kind", "Next"]
    assert page.session.desk.count(Action) == 0


def test_what_was_left_as_words_stays_words_when_something_else_is_undone(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    keys(editor, "/decision only words")
    press(editor, ESC)
    press(editor, ENTER)
    keys(editor, "/decision adopted")
    press(editor, ENTER)
    page.doing.undo()

    editor.caret.go_to(editor.keeping.kept[0].id)
    keys(editor, " and more")
    press(editor, ENTER)

    assert flush(page)[0] == "/decision only words and more"


def test_tab_goes_from_part_to_part_and_begins_one_that_is_missing(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/action @Marcus Wrenfield to ask")

    press(editor, TAB)

    assert editor.textCursor().block().text().endswith(" by ")
    keys(editor, "18 dec")
    press(editor, TAB)
    assert editor.textCursor().selectedText() in {"@Marcus Wrenfield", "to ask", "by 18 dec"}


def test_at_completes_a_name_inside_the_page(page: MeetingPage) -> None:
    editor, names = page.column.editor, page.writing.names
    keys(editor, "/action @nel")
    assert names.isVisible()
    assert names.window() is page.window()

    press(editor, ENTER)

    assert editor.textCursor().block().text() == "/action @Nell Applegarth "
    assert not names.isVisible()


def test_a_name_in_prose_is_written_out_at_enter(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "@MW reported.")
    press(editor, ENTER)

    assert flush(page) == ["Marcus Wrenfield reported."]


def test_a_record_stands_in_the_text_and_is_edited_in_place(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/decision Agreed the plan")
    press(editor, ENTER)
    press(editor, Qt.Key.Key_Up)
    press(editor, Qt.Key.Key_End)
    keys(editor, " for 2027")
    page.settle()

    assert page.session.desk.rows(Decision)[0].text == "Agreed the plan for 2027"
    assert "Decision" in editor.accessibleDescription()


def test_the_kind_of_a_record_can_be_changed_afterwards(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/decision Give a date")
    press(editor, ENTER)
    press(editor, Qt.Key.Key_Up)

    page.do("meeting.challenge")

    assert page.session.desk.count(Decision) == 0
    assert page.session.desk.rows(LogEntry)[0].log_type == "challenge"


def test_words_do_not_flow_into_a_record_over_its_edge(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/decision Agreed")
    press(editor, ENTER)
    keys(editor, "After")
    press(editor, Qt.Key.Key_Home)
    press(editor, Qt.Key.Key_Backspace)
    page.settle()

    assert kept(page) == ["Agreed", "After"]


def test_a_record_whose_words_are_erased_goes_and_undo_brings_it_back(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "Before")
    press(editor, ENTER)
    keys(editor, "/decision Agreed")
    press(editor, ENTER)
    press(editor, Qt.Key.Key_Up)
    press(editor, Qt.Key.Key_Home)
    press(editor, Qt.Key.Key_End, SHIFT)
    press(editor, Qt.Key.Key_Backspace)
    press(editor, Qt.Key.Key_Backspace)
    page.settle()
    assert kept(page) == ["Before"]
    assert page.session.desk.count(Decision) == 0

    page.session.run(history.undo)

    assert kept(page) == ["Before", "Agreed"]


def test_a_note_to_self_never_enters_the_board_file(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "/note Ask about zebras afterwards")
    page.column.editor.keeping.flush()
    kept_while_typed = private_notes.notes_for(page.session.desk, page.item_id)
    press(editor, ENTER)
    page.settle()

    notes = private_notes.notes_for(page.session.desk, page.item_id)
    assert [note.text for note in kept_while_typed] == ["Ask about zebras afterwards"]
    assert [note.text for note in notes] == ["Ask about zebras afterwards"]
    assert page.column.notes.isVisible()
    assert b"zebras" not in page.session.desk.file.path.read_bytes()
    wal = page.session.desk.file.path.with_name(page.session.desk.file.path.name + "-wal")
    assert not wal.exists() or b"zebras" not in wal.read_bytes()


def test_a_note_that_is_typed_on_without_a_pause_is_kept_within_a_second(
    qtbot: QtBot, page: MeetingPage
) -> None:
    """Each key put the keeping off, so that a minute of typing could be lost."""
    desk, pause_ms, typed = page.session.desk, 40, 0
    private_notes.add_note(desk, page.item_id, "Mine")
    page.showing.show_notes()
    field = page.column.notes.fields[0]

    while private_notes.notes_for(desk, page.item_id)[0].text == "Mine" and typed < 200:
        QTest.keyClick(field, Qt.Key.Key_A)
        qtbot.wait(pause_ms)
        typed += 1

    assert typed * pause_ms < 1000


def test_notes_and_gauge_hide_together(page: MeetingPage) -> None:
    private_notes.add_note(page.session.desk, page.item_id, "Mine alone")
    page.showing.show_notes()
    assert page.column.notes.isVisible()

    page.do("meeting.hide_notes")

    assert not page.column.notes.isVisible()
    assert not page.room.gauge.isVisible()


def test_a_presence_line_marks_the_register_and_leaves_no_words(page: MeetingPage) -> None:
    editor = page.column.editor
    keys(editor, "in Marcus Wrenfield")
    press(editor, ENTER)

    line = next(one for one in page.register if one.person.name == "Marcus Wrenfield")
    assert line.is_here
    assert flush(page) == []


def test_a_paragraph_is_made_confidential_and_public_again(page: MeetingPage) -> None:
    keys(page.column.editor, "Between us")
    page.do("meeting.confidential")
    assert page.session.desk.rows(Minute)[0].audience is Audience.CONFIDENTIAL
    assert "confidential" in page.column.editor.accessibleDescription()

    page.do("meeting.confidential")

    assert page.session.desk.rows(Minute)[0].audience is Audience.PUBLIC


def test_what_is_split_from_a_confidential_paragraph_stays_confidential(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    keys(editor, "Named child")
    page.do("meeting.confidential")
    keys(editor, " and more")
    for _letter in "more":
        press(editor, Qt.Key.Key_Left)
    press(editor, ENTER)
    page.settle()

    assert {row.audience for row in page.session.desk.rows(Minute)} == {Audience.CONFIDENTIAL}


# ------------------------------------------------------------------ the course


def test_next_item_finishes_one_and_takes_the_next(page: MeetingPage) -> None:
    first = page.item_id
    press(page.column.editor, Qt.Key.Key_Down, CTRL)

    meeting = page.session.desk.rows(Meeting)[0]
    assert meeting.current_item_id == page.item_id != first
    done = page.session.desk.get(AgendaItem, first)
    assert done is not None
    assert done.state is ItemState.DONE


def test_a_break_is_taken_and_ended_and_comes_back_to_the_item(page: MeetingPage) -> None:
    item_id = page.item_id
    page.do("meeting.pause")
    assert page.item_id != item_id

    page.do("meeting.pause")

    assert page.item_id == item_id


def test_the_last_item_offers_to_close_the_meeting(page: MeetingPage) -> None:
    for _turn in range(3):
        page.do("meeting.next_item")
    assert page.band.next.text() == "Close the meeting"

    page.band.next.click()
    page.ending.close_now()

    assert page.session.desk.rows(Meeting)[0].state is MeetingState.MINUTES_DRAFT
    assert page.band.next.text() == "Read the draft"


def test_before_the_meeting_the_page_says_what_to_do_and_starts_it(
    qtbot: QtBot, session: Session
) -> None:
    add_meeting(session.desk)
    page = MeetingPage(session)
    shown(qtbot, page, session)
    assert page.middle.currentWidget() is page.before

    page.band.next.click()

    assert session.desk.rows(Meeting)[0].state is MeetingState.IN_SESSION
    assert page.middle.currentWidget() is page.column


def test_f6_goes_from_editor_to_room_to_agenda_and_round(page: MeetingPage) -> None:
    stops = []
    for _turn in range(3):
        focus = page.window().focusWidget()
        press(focus, Qt.Key.Key_F6)
        stops.append(page.window().focusWidget())

    assert stops == [page.room.list, page.agenda, page.column.editor]


def test_escape_goes_back_to_the_minutes_from_the_room_and_the_agenda(page: MeetingPage) -> None:
    for pane in (page.room.list, page.room.find_line, page.agenda):
        pane.setFocus()
        press(pane, ESC)
        assert page.window().focusWidget() is page.column.editor

    page.room.find_line.setFocus()
    keys(page.room.find_line, "mar")
    press(page.room.find_line, ESC)
    assert page.room.find_line.text() == ""
    assert page.window().focusWidget() is page.room.list


def test_enter_on_the_agenda_takes_the_item_and_typing_goes_on_there(page: MeetingPage) -> None:
    page.agenda.setFocus()
    press(page.agenda, Qt.Key.Key_Down)
    press(page.agenda, ENTER)
    keys(page.window().focusWidget(), "Taken out of its order.")

    taken = page.session.desk.rows(Meeting)[0].current_item_id
    assert page.item_id == taken
    assert flush(page) == ["Taken out of its order."]


# ------------------------------------------------------------------ the room


def choose(page: MeetingPage, name: str) -> None:
    line = next(one for one in page.register if one.person.name == name)
    page.room.list.setFocus()
    page.room.list.choose(line.id)


def presence(desk: Desk, name: str) -> Presence:
    from chair_desk.records.people import Person

    person = desk.rows(Person, name=name)[0]
    return desk.rows(Attendance, person_id=person.id)[0].presence


def test_single_keys_mark_who_is_here(page: MeetingPage) -> None:
    desk = page.session.desk
    choose(page, "Marcus Wrenfield")
    press(page.room.list, Qt.Key.Key_P)
    assert presence(desk, "Marcus Wrenfield") is Presence.PRESENT

    press(page.room.list, Qt.Key.Key_A)
    assert presence(desk, "Marcus Wrenfield") is Presence.APOLOGY

    press(page.room.list, Qt.Key.Key_P)
    press(page.room.list, Qt.Key.Key_X)
    line = next(one for one in page.register if one.person.name == "Marcus Wrenfield")
    assert not line.is_here

    press(page.room.list, Qt.Key.Key_B)
    line = next(one for one in page.register if one.person.name == "Marcus Wrenfield")
    assert line.is_here


def test_a_deputy_is_asked_for_in_the_page_and_seated(page: MeetingPage) -> None:
    choose(page, "Marcus Wrenfield")
    press(page.room.list, Qt.Key.Key_D)
    chooser = page.room.chooser
    assert chooser.isVisible()
    assert chooser.window() is page.window()

    keys(chooser.line, "nell")
    press(chooser.line, ENTER)

    assert presence(page.session.desk, "Nell Applegarth") is Presence.DEPUTY
    assert presence(page.session.desk, "Marcus Wrenfield") is Presence.APOLOGY
    assert not chooser.isVisible()


def test_a_letter_finds_a_name_and_enter_goes_to_it(page: MeetingPage) -> None:
    page.room.list.setFocus()
    press(page.room.list, Qt.Key.Key_S)
    keys(page.room.find_line, "unita")
    press(page.room.find_line, ENTER)
    press(page.room.list, Qt.Key.Key_P)

    assert presence(page.session.desk, "Sunita Brookvale") is Presence.PRESENT
    assert page.room.find_line.text() == ""


def test_everyone_is_here_in_one_stroke_and_the_verdicts_follow(page: MeetingPage) -> None:
    page.do("meeting.everyone")

    assert all(line.is_here for line in page.register)
    assert page.room.quorum.verdict.text() == "Quorate."
    assert page.room.gauge.count.text() == "2 of 3"


def test_a_guest_nobody_knows_is_added_by_name(page: MeetingPage) -> None:
    page.do("meeting.guest")
    keys(page.room.chooser.line, "Tobias Fernley")
    press(page.room.chooser.line, ENTER)
    press(page.room.chooser.line, ENTER)  # for the whole meeting

    assert presence(page.session.desk, "Tobias Fernley") is Presence.IN_ATTENDANCE


# ------------------------------------------------------------------ when the world says no


def test_words_stay_in_the_editor_while_the_file_is_away_and_are_kept_when_it_is_back(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    keys(editor, "Before")
    page.settle()
    path = page.session.desk.file.path
    away = path.with_name("away.chairdesk")
    path.rename(away)
    keys(editor, " and during")
    press(editor, ENTER)
    keys(editor, "Next")
    editor.keeping.flush()
    assert page.message.isVisible()
    assert editor.toPlainText() == "Before and during\nNext"

    away.rename(path)
    editor.keeping.flush()

    assert kept(page) == ["Before and during", "Next"]


def test_a_row_that_somebody_else_removed_keeps_the_words_typed_into_it(
    page: MeetingPage,
) -> None:
    from chair_desk.services import minutes

    editor = page.column.editor
    keys(editor, "One")
    page.settle()
    row = page.session.desk.rows(Minute)[0]
    keys(editor, " and two")

    page.session.run(minutes.remove_paragraph, row.id)
    page.settle()

    assert kept(page) == ["One and two"]


def test_undo_pressed_twice_takes_a_new_paragraph_away_and_does_not_bring_it_back(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    keys(editor, "One")
    press(editor, ENTER)
    page.settle()
    keys(editor, "After the record.")
    editor.keeping.flush()

    press(editor, Qt.Key.Key_Z, CTRL)
    press(editor, Qt.Key.Key_Z, CTRL)

    assert "After" not in "".join(kept(page))


def test_the_status_line_names_what_was_recorded(page: MeetingPage) -> None:
    keys(page.column.editor, "/decision Agreed")
    press(page.column.editor, ENTER)

    assert history.status_words(page.session.desk).label == "Recorded D-001"


def test_a_closed_title_and_what_is_asked_hide_with_the_notes(page: MeetingPage) -> None:
    from chair_desk.services import agenda

    agenda.change_item(
        page.session.desk,
        page.item_id,
        audience=Audience.CONFIDENTIAL,
        closed_title="The baby in Elm Road",
        asked="Decide about the baby.",
    )
    page.refresh()
    assert "baby" in page.column.head.title.text()

    page.do("meeting.hide_notes")

    assert "baby" not in page.column.head.title.text()
    assert not page.column.head.asked.isVisible()
    assert page.column.editor.isReadOnly()
