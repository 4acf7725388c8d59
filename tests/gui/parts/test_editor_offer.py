from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.session import Session
from chair_desk.gui.word_offers import offers_of
from chair_desk.records.audience import Audience
from chair_desk.records.minutes import Minute
from chair_desk.records.word_offers import OfferCounting
from chair_desk.services.minutes import set_audience
from tests.gui.meeting_room import in_session, people_the_board, shown, texts

RIGHT, END = Qt.Key.Key_Right, Qt.Key.Key_End
ESCAPE, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    counting = OfferCounting()
    counting.read("Members heard that the referrals went up.", 3)
    offers_of(session).use(counting.done())
    offers_of(session).turn(is_on=True)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.column.editor.setFocus()
    return made


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEditor:
    page.column.editor.new_line()
    return page.column.editor


def words(page: MeetingPage) -> str:
    page.settle()
    return texts(page.session.desk, page.item_id)[-1]


def test_the_rest_is_offered_while_a_word_is_begun_and_is_not_in_the_minutes(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    assert editor.offer.rest == ""
    QTest.keyClicks(editor, "M")
    assert editor.offer.rest == "embers heard that the referrals went up"
    QTest.keyClicks(editor, "e")

    assert editor.offer.rest == "mbers heard that the referrals went up"
    assert editor.textCursor().block().text() == "Me"
    assert words(page) == "Me"


def test_end_takes_all_of_it_and_typing_goes_on(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, END)
    QTest.keyClicks(editor, ".")

    assert words(page) == "Members heard that the referrals went up."
    assert editor.offer.rest == ""


def test_right_takes_one_word_after_another(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, RIGHT)
    assert editor.textCursor().block().text() == "Members "
    assert editor.offer.rest == "heard that the referrals went up"
    QTest.keyClick(editor, RIGHT)
    QTest.keyClick(editor, END)

    assert words(page) == "Members heard that the referrals went up"


def test_control_right_takes_one_word_too(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, RIGHT, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "asked")

    assert words(page) == "Members asked"


@pytest.mark.parametrize(
    ("key", "left"), [(".", "Members."), (",", "Members,"), (" ", "Members  ")]
)
def test_the_space_that_was_offered_goes_for_a_full_stop_or_a_comma(
    page: MeetingPage, editor: MinuteEditor, key: str, left: str
) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, RIGHT, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, key)

    assert editor.textCursor().block().text() == left


def test_no_key_but_its_own_ever_takes_it(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, ENTER)

    assert words(page) == "Me"


def test_escape_puts_it_away_for_this_word(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, ESCAPE)
    QTest.keyClicks(editor, "m")
    assert editor.offer.rest == ""

    QTest.keyClicks(editor, "ento re")
    assert editor.offer.rest == "ferrals went up"


def test_escape_in_a_line_that_makes_something_leaves_it_as_words(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "/decision Me")
    assert editor.offer.rest
    QTest.keyClick(editor, ESCAPE)
    QTest.keyClick(editor, ENTER)

    assert editor.offer.rest == ""
    assert words(page) == "/decision Me"


def test_nothing_is_offered_inside_a_line_or_behind_a_caret_that_moved(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "Me")
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    editor.setTextCursor(cursor)
    assert editor.offer.rest == ""

    QTest.keyClicks(editor, "em")
    assert editor.offer.rest == ""


def test_nothing_is_offered_while_somebody_is_named(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "@Me")

    assert editor.offer.rest == ""


def test_nothing_is_offered_that_the_line_has_no_room_for(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "one two three four five six seven eight nine ten eleven ")
    while editor.cursorRect().right() < editor.viewport().width() - 120:
        QTest.keyClicks(editor, "i")
    QTest.keyClicks(editor, " Me")

    edge = min(editor.lineWrapColumnOrWidth(), editor.viewport().width())
    assert editor.offer.where().right() <= edge
    assert len(editor.offer.rest) < len("mbers heard that the referrals went up")


def test_a_screen_reader_hears_only_what_is_in_the_minutes(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "Me")

    heard = QAccessible.queryAccessibleInterface(editor)
    assert editor.offer.rest
    assert "mbers" not in heard.textInterface().text(0, heard.textInterface().characterCount())
    assert "mbers" not in editor.accessibleDescription()


def test_it_is_painted_grey_behind_the_caret(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    where = editor.offer.where()
    with_offer = editor.viewport().grab(where).toImage()
    editor.offer.put_away()

    assert editor.viewport().grab(where).toImage() != with_offer


def test_words_just_written_are_offered_again_once_they_are_kept(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "The xylophones were late.")
    page.settle()
    QTest.keyClick(editor, ENTER)
    QTest.keyClicks(editor, "Why the xy")

    assert editor.offer.rest.startswith("lophones")


def test_words_of_a_confidential_paragraph_are_never_offered(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "The xylophones were late.")
    page.settle()
    row = page.session.desk.rows(Minute, item_id=page.item_id)[-1]
    page.session.run(set_audience, row.id, Audience.CONFIDENTIAL)
    QTest.keyClick(editor, ENTER)
    QTest.keyClicks(editor, "Why the xy")

    assert "lophones" not in editor.offer.rest


def test_what_is_made_confidential_once_it_was_offered_is_forgotten(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "The xylophones were late.")
    page.settle()
    row = page.session.desk.rows(Minute, item_id=page.item_id)[-1]
    QTest.keyClick(editor, ENTER)
    QTest.keyClicks(editor, "Why the xy")
    assert editor.offer.rest.startswith("lophones")

    page.session.run(set_audience, row.id, Audience.CONFIDENTIAL)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "y")

    assert "lophones" not in editor.offer.rest
    assert editor.offer.offers.offer("Why the xy") == ""


def test_one_undo_takes_back_what_was_taken(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    QTest.keyClick(editor, END)
    editor.undo()

    assert editor.textCursor().block().text() in ("Me", "")


def test_the_palette_takes_it_and_turns_it_off(page: MeetingPage, editor: MinuteEditor) -> None:
    QTest.keyClicks(editor, "Me")
    page.do("meeting.take_offer")
    assert words(page) == "Members heard that the referrals went up"

    page.do("meeting.offers")
    QTest.keyClicks(editor, " Me")
    assert editor.offer.rest == ""
