from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.spelling_tour import SpellingTour
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.parts.editor_spelling_menu import spelling_menu
from chair_desk.gui.parts.editor_suggestions import SpellingList
from chair_desk.gui.session import Session
from chair_desk.gui.spelling import Spelling, spelling_of
from chair_desk.records.minutes import Minute
from chair_desk.services.desk import Desk
from chair_desk.services.spelling import added_words
from tests.gui.meeting_room import in_session, people_the_board, press, shown, texts, type_keys

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def marked(editor: MinuteEditor, number: int = 0) -> list[str]:
    block = editor.document().findBlockByNumber(number)
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == WAVE
    ]


@pytest.fixture
def page(qtbot: QtBot, new_desk: Callable[..., Desk]) -> MeetingPage:
    desk = new_desk()
    people_the_board(desk)
    in_session(desk)
    made = MeetingPage(Session(desk))
    shown(qtbot, made, made.session)
    made.column.editor.setFocus()
    return made


@pytest.fixture
def spelling(qtbot: QtBot, page: MeetingPage) -> Spelling:
    found = spelling_of(page.session)
    found.turn(is_on=True)
    found.read()
    qtbot.waitUntil(lambda: found.is_ready)
    return found


def the_list(page: MeetingPage) -> SpellingList:
    return page.findChild(SpellingTour).list


def test_nothing_is_marked_before_the_dictionary_is_read(page: MeetingPage) -> None:
    spelling_of(page.session).turn(is_on=True)

    type_keys(page.column.editor, "They recieve it. ")

    assert marked(page.column.editor) == []


def test_the_dictionary_is_read_once_the_editor_stands_idle(
    qtbot: QtBot, page: MeetingPage
) -> None:
    found = spelling_of(page.session)
    type_keys(page.column.editor, "They recieve it. ")
    found.turn(is_on=True)

    found.want()
    assert not found.is_ready

    qtbot.waitUntil(lambda: marked(page.column.editor) == ["recieve"], timeout=4000)


def test_a_word_in_doubt_gets_a_wave_once_the_caret_has_left_it(
    qtbot: QtBot, page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor

    type_keys(editor, "They recieve")
    assert marked(editor) == []

    type_keys(editor, " ")
    qtbot.waitUntil(lambda: marked(editor) == ["recieve"])


def test_leaving_the_word_with_an_arrow_marks_it_too(
    qtbot: QtBot, page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor
    type_keys(editor, "recieve")

    press(editor, Qt.Key.Key_Home)

    qtbot.waitUntil(lambda: marked(editor) == ["recieve"])


def test_names_references_and_commands_are_in_no_doubt(
    qtbot: QtBot, page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor

    type_keys(editor, "Wrenfield and the DCS of A-124, WM-07 met. ")
    assert marked(editor) == []
    press(editor, Qt.Key.Key_Return)
    type_keys(editor, "/action @Marcus Wrenfield to recieve it by 18 dec ")

    qtbot.waitUntil(lambda: marked(editor, 1) == ["recieve"])


def test_no_word_is_changed_by_itself(qtbot: QtBot, page: MeetingPage, spelling: Spelling) -> None:
    type_keys(page.column.editor, "They recieve teh accomodation. ")
    page.settle()

    assert texts(page.session.desk, page.item_id) == ["They recieve teh accomodation. "]


def test_f7_goes_to_the_next_word_and_enter_puts_the_chosen_one_in(
    page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve teh plan. ")
    editor.moveCursor(QTextCursor.MoveOperation.Start)

    page.do("meeting.spelling")
    assert the_list(page).isVisible()
    assert the_list(page).accessibleName() == "Spelling of “recieve”"
    assert the_list(page).words[0] == "receive"
    assert editor.hasFocus()
    press(editor, Qt.Key.Key_Return)

    assert editor.toPlainText() == "They receive teh plan. "
    assert not the_list(page).isVisible()
    page.do("meeting.spelling")
    assert the_list(page).words[0] == "the"


def test_the_list_stays_when_its_own_scroll_bar_goes(page: MeetingPage, spelling: Spelling) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve teh plan. ")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.do("meeting.spelling")

    the_list(page).verticalScrollBar().show()
    the_list(page).verticalScrollBar().hide()  # as where the list is first laid out

    assert the_list(page).isVisible()
    press(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "They receive teh plan. "


def test_one_step_back_takes_the_word_back(page: MeetingPage, spelling: Spelling) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve it. ")
    page.settle()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.do("meeting.spelling")
    press(editor, Qt.Key.Key_Return)

    press(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.settle()

    assert texts(page.session.desk, page.item_id) == ["They recieve it. "]


def test_esc_leaves_the_word_and_typing_goes_on_behind_it(
    page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve it")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.do("meeting.spelling")

    press(editor, Qt.Key.Key_Escape)
    type_keys(editor, "d")

    assert editor.toPlainText() == "They recieved it"
    assert not the_list(page).isVisible()


def test_a_word_can_be_added_to_the_boards_words(page: MeetingPage, spelling: Spelling) -> None:
    editor = page.column.editor
    type_keys(editor, "Northbeckshire agreed. ")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.do("meeting.spelling")
    names = [one.name for one in the_list(page).shown.choices]

    while the_list(page).currentIndex().row() != names.index("Add to the board’s words"):
        press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Return)

    assert [row.word for row in added_words(page.session.desk)] == ["Northbeckshire"]
    assert editor.toPlainText() == "Northbeckshire agreed. "


def test_a_word_that_was_added_loses_its_wave(
    qtbot: QtBot, page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor
    type_keys(editor, "Northbeckshire agreed. ")
    qtbot.waitUntil(lambda: marked(editor) == ["Northbeckshire"])

    spelling.add("Northbeckshire’s")

    qtbot.waitUntil(lambda: marked(editor) == [])


def test_enter_on_a_word_that_nothing_is_like_leaves_it(
    page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor
    type_keys(editor, "Xqzzkwv came. ")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.do("meeting.spelling")

    press(editor, Qt.Key.Key_Return)

    assert editor.toPlainText() == "Xqzzkwv came. "
    assert added_words(page.session.desk) == []


def test_it_goes_round_and_says_when_nothing_is_in_doubt(
    page: MeetingPage, spelling: Spelling
) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve it. ")
    page.do("meeting.spelling")
    assert the_list(page).isVisible()
    press(editor, Qt.Key.Key_Return)

    page.do("meeting.spelling")

    assert page.message.text().startswith("No word is in doubt.")


def test_f7_before_the_dictionary_is_read_waits_for_it(qtbot: QtBot, page: MeetingPage) -> None:
    spelling_of(page.session).turn(is_on=True)
    type_keys(page.column.editor, "They recieve it. ")

    page.do("meeting.spelling")

    qtbot.waitUntil(lambda: the_list(page).isVisible())


def test_turned_off_it_says_where_to_turn_it_on(page: MeetingPage, spelling: Spelling) -> None:
    type_keys(page.column.editor, "They recieve it. ")
    spelling.turn(is_on=False)

    page.do("meeting.spelling")

    assert page.message.text().startswith("Spelling is not checked.")


def test_turned_off_the_waves_go(qtbot: QtBot, page: MeetingPage, spelling: Spelling) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve it. ")
    qtbot.waitUntil(lambda: marked(editor) == ["recieve"])

    spelling.turn(is_on=False)

    qtbot.waitUntil(lambda: marked(editor) == [])


def test_the_menu_under_the_pointer_offers_words(page: MeetingPage, spelling: Spelling) -> None:
    editor = page.column.editor
    type_keys(editor, "They recieve it. ")
    cursor = QTextCursor(editor.document())
    cursor.setPosition(7)

    menu = spelling_menu(editor.spelling, cursor)
    assert isinstance(menu, QMenu)
    labels = [action.text() for action in menu.actions()]
    assert labels[0] == "receive"
    assert "Add “recieve” to the board’s words" in labels
    menu.actions()[0].trigger()

    assert editor.toPlainText() == "They receive it. "


def test_the_menu_takes_an_added_word_out_again(page: MeetingPage, spelling: Spelling) -> None:
    editor = page.column.editor
    type_keys(editor, "Northbeckshire agreed. ")
    spelling.add("Northbeckshire")
    cursor = QTextCursor(editor.document())
    cursor.setPosition(3)

    menu = spelling_menu(editor.spelling, cursor)
    assert menu is not None
    assert menu.actions()[0].text() == "Take “Northbeckshire” out of the board’s words"
    menu.actions()[0].trigger()

    assert added_words(page.session.desk) == []


def test_a_right_word_has_the_usual_menu(page: MeetingPage, spelling: Spelling) -> None:
    type_keys(page.column.editor, "They receive it. ")
    cursor = QTextCursor(page.column.editor.document())

    assert spelling_menu(page.column.editor.spelling, cursor) is None


def test_a_long_item_is_marked_in_slices_to_its_end(
    qtbot: QtBot, page: MeetingPage, spelling: Spelling
) -> None:
    desk = page.session.desk
    with desk.change("Many") as step:
        for number in range(300):
            row = Minute(
                id=desk.new_id(), meeting_id=page.meeting_id, item_id=page.item_id,
                place=f"{number:04}1", text=f"Paragraf {number} was red out by the chaire. " * 6,
            )  # fmt: skip
            step.insert(row)
    page.refresh()
    editor = page.column.editor

    qtbot.waitUntil(lambda: marked(editor, 299)[:2] == ["Paragraf", "chaire"], timeout=4000)
    assert marked(editor, 150)[:2] == ["Paragraf", "chaire"]
