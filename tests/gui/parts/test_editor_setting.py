"""Bold, italics, lists and confidential words in the minute editor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.services import minutes
from tests.gui.meeting_room import in_session, people_the_board, shown

ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.resize(1360, 830)
    made.show()
    made.refresh()
    qtbot.waitExposed(made)
    made.column.editor.setFocus()
    return made


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEditor:
    return page.column.editor


def write(editor: MinuteEditor, words: str) -> None:
    QTest.keyClicks(editor, words)


def press(editor: MinuteEditor, key: Qt.Key) -> None:
    QTest.keyClick(editor, key)


def choose(editor: MinuteEditor, words: str) -> None:
    at = editor.toPlainText().index(words)
    cursor = editor.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def texts(page: MeetingPage) -> list[str]:
    page.settle()
    rows = page.session.desk.rows(Minute, item_id=page.item_id, order=("place", "id"))
    return [row.text for row in rows]


def reopened(page: MeetingPage) -> None:
    """Leave the item and come back: the text is written anew from its rows."""
    here = page.item_id
    page.show_item(page.lines[1].item.id)
    page.show_item(here)


def test_chosen_words_become_bold_and_are_kept_and_shown_so(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The board was clear about it")
    choose(editor, "clear")
    page.do("meeting.bold")
    assert texts(page) == ["The board was **clear** about it"]

    reopened(page)

    assert editor.toPlainText() == "The board was clear about it"
    choose(editor, "clear")
    page.do("meeting.bold")
    assert texts(page) == ["The board was clear about it"]


def test_italics_are_typed_between_two_presses_of_the_keys(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "Read ")
    page.do("meeting.italic")
    write(editor, "Working Together")
    page.do("meeting.italic")
    write(editor, " first")

    assert texts(page) == ["Read _Working Together_ first"]


def test_stars_and_lines_that_are_typed_stay_what_they_are(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    typed = "**not bold** and _not slanted_ and 5 * 3 * 2"
    write(editor, typed)
    page.settle()

    reopened(page)

    assert editor.toPlainText() == typed


def test_undo_takes_back_how_words_were_set_and_no_word(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The board was clear")
    page.settle()
    choose(editor, "clear")
    page.do("meeting.bold")
    page.settle()

    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert texts(page) == ["The board was clear"]
    assert editor.toPlainText() == "The board was clear"


def test_undo_of_the_file_takes_back_how_words_were_set(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The board was clear")
    page.settle()
    choose(editor, "clear")
    page.do("meeting.bold")
    page.settle()

    page.doing.undo()

    assert texts(page) == ["The board was clear"]
    choose(editor, "clear")
    assert editor.textCursor().charFormat().fontWeight() < 600


def test_the_next_paragraph_begins_plain(page: MeetingPage, editor: MinuteEditor) -> None:
    page.do("meeting.bold")
    write(editor, "Bold")
    press(editor, ENTER)
    write(editor, "plain")

    assert texts(page) == ["**Bold**", "plain"]


def test_names_are_written_out_and_what_was_bold_stays_so(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "@Nell was clear about it")
    choose(editor, "clear")
    page.do("meeting.bold")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    press(editor, ENTER)

    assert texts(page) == ["Nell Applegarth was **clear** about it"]


def test_a_list_goes_on_with_enter_and_ends_with_an_empty_item(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The board noted:")
    press(editor, ENTER)
    page.do("meeting.bullets")
    write(editor, "one")
    press(editor, ENTER)
    write(editor, "two")
    press(editor, ENTER)
    press(editor, ENTER)
    write(editor, "After it")

    assert texts(page) == ["The board noted:", "\u2022 one", "\u2022 two", "After it"]
    second = editor.document().findBlockByNumber(1)
    assert second.blockFormat().textIndent() < 0
    assert editor.document().findBlockByNumber(3).blockFormat().textIndent() == 0


def test_a_numbered_list_counts_on_when_an_item_is_put_in_the_middle(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "1. one")
    press(editor, ENTER)
    write(editor, "two")
    choose(editor, "one")
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    press(editor, ENTER)
    write(editor, "between")

    assert texts(page) == ["1. one", "2. between", "3. two"]


def test_chosen_paragraphs_become_a_list_and_paragraphs_again(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "one")
    press(editor, ENTER)
    write(editor, "two")
    editor.selectAll()
    page.do("meeting.numbers")
    assert texts(page) == ["1. one", "2. two"]

    editor.selectAll()
    page.do("meeting.bullets")
    assert texts(page) == ["\u2022 one", "\u2022 two"]

    editor.selectAll()
    page.do("meeting.bullets")
    assert texts(page) == ["one", "two"]


def test_backspace_behind_the_mark_ends_the_item(page: MeetingPage, editor: MinuteEditor) -> None:
    write(editor, "- one")
    choose(editor, "one")
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionStart())
    editor.setTextCursor(cursor)
    press(editor, BACK)

    assert texts(page) == ["one"]
    assert editor.textCursor().blockFormat().textIndent() == 0


def test_an_item_of_a_list_is_for_whom_the_paragraph_above_is(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "Said in private:")
    page.do("meeting.confidential")
    press(editor, ENTER)
    write(editor, "- the first thing")
    page.settle()

    rows = page.session.desk.rows(Minute, item_id=page.item_id, order=("place", "id"))
    assert [row.audience for row in rows] == [Audience.CONFIDENTIAL] * 2


def test_a_record_is_kept_in_plain_words_and_it_is_said(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "/action @Nell to write to them by fri")
    press(editor, ENTER)
    one = next(one for one in editor.keeping.kept if one.kind is MinuteKind.ACTION)
    editor.caret.go_to(one.id)
    page.do("meeting.bold")

    assert page.message.isVisible()


def test_words_become_confidential_and_public_again(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The family was named and thanked")
    choose(editor, "named")
    page.do("meeting.close_words")
    assert texts(page) == ["The family was [[named]] and thanked"]

    choose(editor, "named")
    page.do("meeting.close_words")
    assert texts(page) == ["The family was named and thanked"]


def test_words_not_chosen_cannot_become_confidential_and_it_is_said(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The family was named")
    page.do("meeting.close_words")

    assert page.message.isVisible()
    assert texts(page) == ["The family was named"]


def test_a_paragraph_becomes_an_action_with_its_owner_and_date(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "@Nell to write to them by 18 dec")
    page.do("meeting.action_of_words")

    one = editor.keeping.kept[0]
    assert one.kind is MinuteKind.ACTION
    assert [person.name for person in one.owners] == ["Nell Applegarth"]
    assert one.text == "Write to them"


def test_a_confidential_paragraph_stays_so_as_a_record_and_its_marks_go(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The answer is **not** good enough")
    choose(editor, "answer")
    page.do("meeting.bold")
    page.do("meeting.confidential")
    page.do("meeting.decision_of_words")

    one = editor.keeping.kept[0]
    assert one.text == "The answer is **not** good enough"
    assert one.audience is Audience.CONFIDENTIAL

    page.do("meeting.words")
    assert editor.keeping.kept[0].words == "The answer is **not** good enough"
    page.doing.undo()
    page.doing.undo()
    assert texts(page) == [r"The **answer** is \*\*not\*\* good enough"]


@pytest.mark.parametrize("word", ["action", "decision", "challenge", "impact"])
def test_each_kind_of_record_becomes_each_other_and_words_again(
    page: MeetingPage, editor: MinuteEditor, word: str
) -> None:
    write(editor, f"/{word} the date is given by 18 dec")
    press(editor, ENTER)
    one = editor.keeping.kept[0]
    words = one.text
    for kind in MinuteKind:
        page.session.run(minutes.change_record_kind, one.id, kind)
        assert editor.keeping.kept[0].kind is kind
        assert editor.keeping.kept[0].words == words
    for _turn in MinuteKind:
        page.doing.undo()
    assert editor.keeping.known.get(one.id) is None or editor.keeping.kept[0].words == words


# ------------------------------------------------------------------ copying


def paste(editor: MinuteEditor, html: str = "", text: str = "") -> None:
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    editor.insertFromMimeData(source)
    editor.pasting.finish()


def test_what_is_copied_in_keeps_bold_italics_and_lists_and_nothing_else(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    paste(
        editor,
        '<p style="color:red">The <b>Board</b> heard <i>nothing</i>.</p>'
        "<ul><li>one</li><li>two</li></ul><img src='http://nowhere.example/x.png'>"
        "<table><tr><td>A</td><td>B</td></tr></table><script>stolen()</script>",
    )

    assert texts(page) == [
        "The **Board** heard _nothing_.", "\u2022 one", "\u2022 two", "A | B"
    ]  # fmt: skip


def test_what_is_copied_out_comes_back_as_it_was(page: MeetingPage, editor: MinuteEditor) -> None:
    write(editor, "The board was clear:")
    press(editor, ENTER)
    write(editor, "- one thing")
    choose(editor, "clear")
    page.do("meeting.bold")
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    page.settle()
    page.show_item(page.lines[1].item.id)

    editor.insertFromMimeData(copied)
    editor.pasting.finish()

    assert texts(page) == ["The board was **clear**:", "\u2022 one thing"]
    assert "<ul><li>one thing</li></ul>" in copied.html()
    assert copied.text() == "The board was clear:\n- one thing"


def test_a_record_copied_out_with_others_says_what_it_is(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The board was clear.")
    press(editor, ENTER)
    write(editor, "/challenge @Priya Sandalwood give the date by 18 dec")
    press(editor, ENTER)
    editor.selectAll()

    whole = editor.createMimeDataFromSelection()
    choose(editor, "Give the date")
    words_alone = editor.createMimeDataFromSelection()

    assert whole.text().split("\n") == [
        "The board was clear.", editor.keeping.kept[1].heading, "Give the date",
        "Answer due Friday 18 December.", "",
    ]  # fmt: skip
    assert "<b>C-001 Challenge to" in whole.html()
    assert "<br></b>Give the date<i><br>Answer due" in whole.html()
    assert words_alone.text() == "Give the date"


def test_words_copied_into_a_record_stay_one_line_of_plain_words(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "/decision agreed")
    press(editor, ENTER)
    editor.caret.go_to(editor.keeping.kept[0].id)
    paste(editor, "<p> <b>as</b></p><p>drafted</p>", " as\ndrafted")
    page.settle()

    assert editor.keeping.kept[0].text == "Agreed as drafted"


def test_plain_words_copied_in_become_paragraphs(page: MeetingPage, editor: MinuteEditor) -> None:
    paste(editor, text="One\r\n\r\nTwo **as typed**\n")

    assert editor.toPlainText() == "One\nTwo **as typed**"
    assert texts(page) == ["One", r"Two \*\*as typed\*\*"]


def test_a_paste_that_is_under_way_is_whole_when_the_item_is_left(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    here = page.item_id
    write(editor, "Before and after")
    cursor = editor.textCursor()
    cursor.setPosition(len("Before"))
    editor.setTextCursor(cursor)
    source = QMimeData()
    source.setHtml("".join(f"<p> and <b>line</b> {number}</p>" for number in range(150)))
    editor.insertFromMimeData(source)
    assert editor.pasting.is_on

    page.show_item(page.lines[1].item.id)

    rows = page.session.desk.rows(Minute, item_id=here, order=("place", "id"))
    assert [row.text for row in rows] == [
        "Beforeand **line** 0",
        *(f"and **line** {number}" for number in range(1, 150)),
        " and after",
    ]


def test_words_copied_into_a_confidential_paragraph_are_confidential(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "In private")
    page.do("meeting.confidential")
    paste(editor, "<p> one</p><p>two</p><p>three</p>")
    page.settle()

    rows = page.session.desk.rows(Minute, item_id=page.item_id, order=("place", "id"))
    assert [row.audience for row in rows] == [Audience.CONFIDENTIAL] * 3


def test_a_paste_is_kept_in_the_editor_while_the_file_is_away(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "Before")
    page.settle()
    path = page.session.desk.file.path
    away = path.with_name("away.chairdesk")
    path.rename(away)
    press(editor, ENTER)
    paste(editor, "".join(f"<p>line {number}</p>" for number in range(30)))
    wanted = ["Before", *(f"line {number}" for number in range(30))]
    assert editor.toPlainText().split("\n") == wanted

    away.rename(path)
    editor.keeping.flush()

    assert texts(page) == wanted


def test_confidential_words_stay_so_on_both_sides_of_enter(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The family [[was named and thanked]] for it")
    choose(editor, " and thanked")
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionStart())
    editor.setTextCursor(cursor)
    press(editor, ENTER)

    assert texts(page) == ["The family [[was named]]", "[[ and thanked]] for it"]


def test_what_is_copied_in_among_confidential_words_is_one_of_them(
    page: MeetingPage, editor: MinuteEditor
) -> None:
    write(editor, "The family [[was named]] for it")
    choose(editor, "named")
    paste(editor, "<p>seen</p><p>and <b>heard</b></p>")

    assert texts(page) == ["The family [[was seen and heard]] for it"]
