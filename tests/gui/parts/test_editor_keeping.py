from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.parts.editor_rows import kept_words
from chair_desk.gui.session import Session
from chair_desk.services import minutes
from chair_desk.services.private_notes import notes_for
from tests.gui.meeting_room import in_session, people_the_board, shown, texts

PARAGRAPHS = 30


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    meeting = in_session(session.desk)
    for number in range(PARAGRAPHS):
        minutes.add_paragraph(session.desk, meeting.current_item_id or "", f"Said {number}.")
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.column.editor.setFocus()
    return made


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEditor:
    page.column.editor.new_line()
    return page.column.editor


def test_after_a_new_line_only_what_is_not_in_the_file_is_looked_at(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "One more")
    page.settle()

    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.keeping.keep_structure()

    assert editor.keeping._dirty == {PARAGRAPHS + 1}


def test_words_typed_above_a_new_line_are_kept_although_the_lines_moved(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Well: ")
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClicks(editor, "And: ")

    page.settle()

    kept = texts(page.session.desk, page.item_id)
    assert [text for text in kept if text][:2] == ["Well: Said 0.", "And: Said 1."]


def test_a_note_to_self_above_a_new_line_is_kept_out_of_the_file(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "/note ask Nell afterwards")
    editor.keeping.keep_structure()
    page.settle()

    assert [note.text for note in notes_for(page.session.desk, page.item_id)] == [
        "ask Nell afterwards"
    ]
    assert not any("Nell" in text for text in texts(page.session.desk, page.item_id))


@pytest.mark.parametrize("line", ["/action ring them by 18 dec", "/decision agreed"])
def test_a_line_that_makes_something_is_put_in_without_reading_the_others(
    page: MeetingPage, editor: MinuteEditor, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClicks(editor, "One more")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.settle()
    QTest.keyClicks(editor, line)
    with monkeypatch.context() as only:
        only.setattr(minutes, "paragraphs", lambda *_all: pytest.fail("all rows were read"))
        QTest.keyClick(editor, Qt.Key.Key_Return)
        editor.keeping.keep_structure()

    page.settle()
    assert [one.id for one in editor.keeping.kept] == [
        one.id for one in minutes.paragraphs(page.session.desk, page.item_id)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_typed_the_blocks_and_the_file_say_the_same(
    page: MeetingPage, editor: MinuteEditor, seed: int
) -> None:
    chance = random.Random(seed)
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up,
            Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)  # fmt: skip
    for _turn in range(120):
        if chance.random() < 0.4:
            QTest.keyClicks(editor, chance.choice(("said", " so ", "/d agreed", "- one", "x")))
        else:
            QTest.keyClick(editor, chance.choice(keys))
        if chance.random() < 0.2:
            editor.keeping.flush()
    page.settle()

    shown_rows = [row.text for row in editor.keeping._rows() if row.id]
    read = minutes.paragraphs(page.session.desk, page.item_id)
    assert shown_rows == [kept_words(one) for one in read]
    assert [one.id for one in editor.keeping.kept] == [one.id for one in read]


@pytest.mark.parametrize("keys", ["Ctrl+K", "Alt+R", "F9"])
def test_a_line_is_in_the_file_before_a_shortcut_begins_what_may_take_long(
    page: MeetingPage, editor: MinuteEditor, keys: str
) -> None:
    there: list[list[str]] = []
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.activated.connect(lambda: there.append(texts(page.session.desk, page.item_id)))
    QTest.keyClicks(editor, "The Chair closed the meeting.")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    chord = QKeySequence(keys)[0]
    QTest.keyClick(editor, chord.key(), chord.keyboardModifiers())

    assert [found[-1] for found in there] == ["The Chair closed the meeting."]


def test_the_keys_of_the_text_itself_are_no_shortcuts_and_leave_the_timer_its_work(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    QTest.keyClicks(editor, "One")

    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_End)

    assert editor.keeping.is_unkept()
