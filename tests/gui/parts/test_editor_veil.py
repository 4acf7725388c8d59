"""Confidential words in the minute editor while the room may see the screen."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.line import Surroundings
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.services import minutes
from chair_desk.services.history import undo
from tests.gui.meeting_room import DAY, in_session, people_the_board, shown

OPEN = "The data was shown."
CLOSED = "Rowanfield is being looked into."
MIXED = "A **school**, [[Hollybank Primary]], did not answer."
SECRETS = ("Rowanfield", "Hollybank", "Sorrel")
KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Right,
)  # fmt: skip
COMMANDS = (Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down)  # of the meeting, with Ctrl
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.refresh()
    desk, item_id = session.desk, made.item_id
    minutes.add_paragraph(desk, item_id, OPEN)
    minutes.add_paragraph(desk, item_id, CLOSED, audience=Audience.CONFIDENTIAL)
    minutes.add_paragraph(desk, item_id, MIXED)
    line = parse_line("/action /c speak with Sorrel House", Surroundings(on=DAY))
    made_id = minutes.record_line(desk, item_id, line).made
    minutes.set_audience(desk, made_id, Audience.CONFIDENTIAL)
    minutes.add_paragraph(desk, item_id, "Thanks were given.")
    made.show_item("")
    made.show_item(item_id)
    made.column.editor.setFocus()
    return made


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEditor:
    return page.column.editor


def rows(page: MeetingPage) -> list[Minute]:
    return page.session.desk.rows(Minute, item_id=page.item_id, order=("place", "id"))


def closed_rows(page: MeetingPage) -> list[tuple[str, str, Audience]]:
    return [
        (row.id, row.text, row.audience)
        for row in rows(page)
        if row.audience is Audience.CONFIDENTIAL or "[[" in row.text
    ]


def go_to(editor: MinuteEditor, number: int, column: int = 0) -> None:
    cursor = QTextCursor(editor.document().findBlockByNumber(number))
    cursor.setPosition(cursor.position() + column)
    editor.setTextCursor(cursor)


def gives_away(editor: MinuteEditor) -> list[str]:
    """Return the confidential words that the document, or a screen reader, has."""
    interface = QAccessible.queryAccessibleInterface(editor)
    spoken = interface.text(QAccessible.Text.Value) + editor.accessibleDescription()
    return [word for word in SECRETS if word in editor.toPlainText() + spoken]


def test_hidden_words_leave_the_document_and_come_back_as_they_were(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    before, shown_before = rows(page), editor.toHtml()
    assert gives_away(editor) == list(SECRETS)

    page.hide_notes()
    assert gives_away(editor) == []
    assert "A school, (hidden), did not answer." in editor.toPlainText()
    assert OPEN in editor.toPlainText()

    page.hide_notes()
    assert gives_away(editor) == list(SECRETS)
    assert editor.toHtml() == shown_before
    page.settle()
    assert rows(page) == before


def test_an_item_that_is_shown_while_hidden_never_shows_them(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    page.hide_notes()
    item_id = page.item_id
    page.show_item(page.lines[-1].item.id)
    page.show_item(item_id)

    assert gives_away(editor) == []


def test_an_undo_brings_no_hidden_word_into_sight(page: MeetingPage, editor: MinuteEditor) -> None:
    go_to(editor, 4)
    QTest.keyClicks(editor, "Then ")
    page.hide_notes()
    editor.document().undo()
    assert gives_away(editor) == []

    page.settle()
    page.session.run(undo)
    assert gives_away(editor) == []
    assert not any("(hidden)" in row.text for row in rows(page))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_key_changes_what_is_hidden_and_it_is_said_why(
    page: MeetingPage, editor: MinuteEditor, number: int
) -> None:
    page.hide_notes()
    before = rows(page)
    go_to(editor, number)
    said: list[str] = []
    editor.veil.held_back.connect(said.append)
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Backspace, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(editor, Qt.Key.Key_K, CTRL)
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(editor, composed)
    pasted = QMimeData()
    pasted.setText("pasted words")
    editor.insertFromMimeData(pasted)
    page.settle()

    assert rows(page) == before
    assert len(said) >= 6
    assert page.message.isVisible()
    page.hide_notes()
    assert not page.message.isVisible()


def test_everything_chosen_is_not_erased_with_what_is_hidden(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    page.hide_notes()
    before = rows(page)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, "x")
    editor.copy()
    page.settle()

    assert rows(page) == before
    assert not any(word in QApplication.clipboard().text() for word in SECRETS)


def test_what_goes_past_the_keys_takes_no_hidden_row_out(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    page.hide_notes()
    closed = closed_rows(page)
    editor.selectAll()
    editor.textCursor().removeSelectedText()
    page.settle()

    assert closed_rows(page) == closed
    assert gives_away(editor) == []
    page.hide_notes()
    assert gives_away(editor) == list(SECRETS)


def test_typing_goes_on_below_a_hidden_paragraph(page: MeetingPage, editor: MinuteEditor) -> None:
    page.hide_notes()
    go_to(editor, 1)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "It was noted.")
    page.settle()

    assert [row.text for row in rows(page)][:4] == [OPEN, CLOSED, "It was noted.", MIXED]
    assert rows(page)[2].audience is Audience.PUBLIC


def test_confidential_words_typed_while_hidden_go_when_the_caret_leaves_them(
    qtbot: QtBot, page: MeetingPage, editor: MinuteEditor
) -> None:
    page.hide_notes()
    go_to(editor, 4, len("Thanks were given."))
    QTest.keyClicks(editor, " [[Sorrel]]")
    page.settle()
    assert gives_away(editor) == ["Sorrel"], "it can be read while it is written"

    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gives_away(editor) == [])
    assert rows(page)[-1].text == "Thanks were given. [[Sorrel]]"


def test_a_paragraph_made_confidential_or_public_follows(
    qtbot: QtBot, page: MeetingPage, editor: MinuteEditor
) -> None:
    page.hide_notes()
    go_to(editor, 1)
    minutes.set_audience(page.session.desk, rows(page)[1].id, Audience.PUBLIC)
    editor.keeping.follow()
    assert gives_away(editor) == ["Rowanfield"]

    page.paragraph_doing.confidential()
    go_to(editor, 0)
    qtbot.waitUntil(lambda: gives_away(editor) == [])


def test_a_hidden_row_that_was_changed_elsewhere_keeps_that_change(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    page.hide_notes()
    minutes.change_text(page.session.desk, rows(page)[1].id, "Rowanfield was closed.")
    editor.keeping.follow()
    page.hide_notes()
    page.settle()

    assert rows(page)[1].text == "Rowanfield was closed."
    assert "Rowanfield was closed." in editor.toPlainText()


def test_a_record_is_hidden_with_its_heading(page: MeetingPage, editor: MinuteEditor) -> None:
    page.hide_notes()
    go_to(editor, 3)

    assert rows(page)[3].kind is MinuteKind.ACTION
    assert editor.accessibleDescription().startswith("Hidden with your notes.")
    assert page.session.desk.rows(Action)[0].reference not in editor.accessibleDescription()


def test_the_caret_goes_back_to_its_words(page: MeetingPage, editor: MinuteEditor) -> None:
    go_to(editor, 1, 7)
    page.hide_notes()
    page.hide_notes()

    assert (editor.textCursor().blockNumber(), editor.textCursor().positionInBlock()) == (1, 7)


@pytest.mark.parametrize("seed", range(12))
def test_hiding_and_showing_with_typing_between_never_changes_confidential_rows(
    page: MeetingPage, editor: MinuteEditor, seed: int
) -> None:
    chance = random.Random(seed)
    closed = closed_rows(page)
    for _step in range(60):
        act = chance.randrange(7)
        if act == 0 or not page.is_hidden_from_room:
            page.hide_notes()
        elif act == 1:
            block = chance.randrange(editor.document().blockCount())
            length = editor.document().findBlockByNumber(block).length()
            go_to(editor, block, chance.randrange(length))
        elif act == 2:
            cursor = editor.textCursor()
            end = chance.randrange(editor.document().characterCount())
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
        elif act == 3:
            QTest.keyClicks(editor, chance.choice(("so ", "- one", "1. two", "**", "and")))
        elif act == 4:
            editor.keeping.flush()
            editor.keeping.follow()
        else:
            held = chance.choice((NONE, NONE, SHIFT, CTRL))
            key = chance.choice(KEYS)
            if held is not CTRL or key not in COMMANDS:
                QTest.keyClick(editor, key, held)
        if page.is_hidden_from_room:
            assert gives_away(editor) == []
    page.settle()
    assert closed_rows(page) == closed
    assert not any("(hidden)" in row.text for row in rows(page))


def test_confidential_words_that_a_full_disk_did_not_take_are_covered(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    connection = page.session.desk.file._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    editor.new_line()
    QTest.keyClicks(editor, "!! Rowanfield ")
    editor.insertPlainText("again " * 20_000)
    editor.keeping.flush()
    page.session.is_hidden_from_room = page.is_hidden_from_room = True
    editor.veil.show_hidden(is_hidden=True)
    assert editor.keeping.is_unkept()
    block = editor.textCursor().block()
    cursor = QTextCursor(editor.document().begin())
    editor.setTextCursor(cursor)
    editor.verticalScrollBar().setValue(0)
    QApplication.processEvents()

    where = editor.document().documentLayout().blockBoundingRect(block).toRect()
    seen = editor.viewport().grab(where.intersected(editor.viewport().rect())).toImage()
    connection.execute("PRAGMA max_page_count = 1000000000")

    inks = {seen.pixelColor(x, seen.height() - 4).name() for x in range(60, seen.width(), 3)}
    assert block.text().startswith("!! Rowanfield")
    assert len(inks) == 1


def test_a_mark_that_could_not_be_kept_as_an_audience_veils_all_the_same(
    page: MeetingPage,
) -> None:
    editor = page.column.editor
    made = minutes.add_paragraph(page.session.desk, page.item_id, "!! Rowanfield came up.").made
    page.show_item("")
    page.column.editor.keeping.show_item(page.lines[0].item.id, is_open=True)
    page.show_item(page.lines[0].item.id)
    assert "Rowanfield came up" in editor.toPlainText()

    editor.setTextCursor(QTextCursor(editor.document().begin()))
    editor.veil.show_hidden(is_hidden=True)

    assert "Rowanfield came up" not in editor.toPlainText()
    assert made in editor.keeping.veiled
