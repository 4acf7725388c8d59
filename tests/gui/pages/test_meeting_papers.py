"""A paper beside the minutes: opened by one key, turned by keys, never in the way of typing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pieces import AT_ONCE
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.services import agenda
from chair_desk.services.last_page import last_page, pages_file
from chair_desk.services.pack_papers import keep_pdf
from chair_desk.services.paper_files import add_file, as_paper_file, file_of
from tests.gui.meeting_room import in_session, press, shown, texts, type_keys
from tests.services.test_paper_pages import paper, saved

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Iterator[MeetingPage]:
    """A meeting in session; its second item has two papers, its third one without a file."""
    desk = session.desk
    meeting = in_session(desk)
    lines = agenda.agenda(desk, meeting.id).lines
    bring(session, lines[1].item.id, "Performance", paper(3))
    bring(session, lines[1].item.id, "Police timeline", paper(2))
    agenda.add_paper(desk, lines[2].item.id, "To follow")
    session.choose_meeting(meeting.id)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.show_item(lines[1].item.id)
    made.column.editor.setFocus()
    yield made
    made.papers.drawing.wait()
    QApplication.processEvents()


def bring(session: Session, item_id: str, title: str, content: bytes, name: str = "p.pdf") -> str:
    changes = session.run(add_file, item_id, as_paper_file(name, content), title)
    assert changes is not None
    return changes.made


def opened(qtbot: QtBot, page: MeetingPage) -> None:
    press(page.column.editor, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: not page.papers.pane.view.sheet.image.isNull())


def at(page: MeetingPage) -> tuple[int, int]:
    return page.papers.pane.number, page.papers.pane.count


def titles(page: MeetingPage) -> list[str]:
    return [link.text() for link in page.column.head.papers.buttons()]


def only(page: MeetingPage, session: Session, content: bytes, name: str = "p.pdf") -> None:
    """Go to the fourth item, whose one paper is this."""
    item_id = page.lines[3].item.id
    bring(session, item_id, "Sent", content, name)
    page.show_item(item_id)
    press(page.column.editor, Qt.Key.Key_F4)


def test_one_key_opens_the_paper_and_typing_goes_on(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)
    type_keys(page.column.editor, "Read it.")
    page.settle()

    assert page.papers.pane.heading.whole() == "2a Performance"
    assert not page.room.isVisible()
    assert at(page) == (1, 3)
    assert texts(page.session.desk, page.item_id) == ["Read it."]


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Escape])
def test_the_same_key_and_escape_put_it_away(qtbot: QtBot, page: MeetingPage, key: Qt.Key) -> None:
    opened(qtbot, page)

    press(page.column.editor, key)

    assert page.papers.is_away()
    assert page.room.isVisible()
    assert page.column.editor.hasFocus()


def test_the_page_keys_turn_it_once_f6_went_there(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)
    press(page.column.editor, Qt.Key.Key_F6)
    pane = page.papers.pane
    assert pane.hasFocus()

    press(pane, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: at(page) == (2, 3))
    press(pane, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: at(page) == (3, 3))
    assert not pane.after_button.isEnabled()
    press(pane, Qt.Key.Key_PageDown)
    press(pane, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: at(page) == (2, 3))
    press(pane, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: at(page) == (1, 3))

    press(pane, Qt.Key.Key_Escape)
    assert page.column.editor.hasFocus()


def test_the_page_is_made_larger_and_smaller_and_drawn_sharp(
    qtbot: QtBot, page: MeetingPage
) -> None:
    opened(qtbot, page)
    view = page.papers.pane.view
    fitted = view.sheet.image.width()

    page.do("meeting.paper_larger")
    page.do("meeting.paper_larger")
    assert view.zoom == 150
    assert view.sheet.width() > view.viewport().width()
    qtbot.waitUntil(lambda: view.sheet.image.width() > fitted)

    page.papers.pane.setFocus()
    QTest.keyClicks(page.papers.pane, "--")
    assert view.zoom == 100
    qtbot.waitUntil(lambda: view.sheet.image.width() == fitted)
    QTest.keyClicks(page.papers.pane, "-")
    assert view.zoom == 100


def test_a_page_number_is_typed(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)
    pane = page.papers.pane
    press(page.column.editor, Qt.Key.Key_F6)

    type_keys(pane, "3")
    assert pane.field.hasFocus()
    press(pane.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: at(page) == (3, 3))
    assert pane.hasFocus()


def test_pages_turn_from_the_editor_too(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)

    press(page.column.editor, Qt.Key.Key_PageDown, ALT)
    qtbot.waitUntil(lambda: at(page) == (2, 3))
    press(page.column.editor, Qt.Key.Key_PageUp, ALT)
    qtbot.waitUntil(lambda: at(page) == (1, 3))

    assert page.column.editor.hasFocus()


def test_the_next_paper_comes_and_each_keeps_its_page(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)
    first = page.papers.papers()[0].paper.id
    page.papers.pane.turn(1)
    qtbot.waitUntil(lambda: at(page) == (2, 3))

    press(page.column.editor, Qt.Key.Key_F4, SHIFT)
    qtbot.waitUntil(lambda: at(page) == (1, 2))
    assert page.papers.pane.heading.whole() == "2b Police timeline"
    assert last_page(pages_file(page.session.desk), first) == 2

    press(page.column.editor, Qt.Key.Key_F4, SHIFT)
    qtbot.waitUntil(lambda: at(page) == (2, 3))


def test_the_links_of_the_head_open_their_paper(qtbot: QtBot, page: MeetingPage) -> None:
    qtbot.waitUntil(lambda: titles(page) == ["2a Performance", "2b Police timeline"])

    page.column.head.papers.buttons()[1].click()

    qtbot.waitUntil(lambda: at(page) == (1, 2))
    assert page.column.editor.hasFocus()


def test_a_paper_without_a_file_is_greyed_with_the_reason(page: MeetingPage) -> None:
    page.step(1)

    (link,) = page.column.head.papers.buttons()
    assert not link.isEnabled()
    assert link.accessibleDescription() == "No file is attached to this paper."
    action = page.actions_by_name["meeting.paper"]
    assert not action.isEnabled()
    assert action.statusTip() == "No file is attached to the papers of this item."


def test_an_item_without_papers_gives_the_room_back(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)

    page.step(2)

    assert page.papers.is_away()
    assert page.room.isVisible()
    assert page.actions_by_name["meeting.paper"].statusTip() == "This item has no papers."


def test_it_and_the_last_times_take_turns(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)

    press(page.column.editor, Qt.Key.Key_T, CTRL)
    assert page.papers.is_away()
    assert page.last_times.sheet.isVisible()
    assert not page.room.isVisible()

    press(page.column.editor, Qt.Key.Key_F4)
    assert page.last_times.is_away()
    assert page.papers.pane.isVisible()
    assert not page.room.isVisible()


def test_finding_somebody_gives_the_room_back(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)

    press(page.column.editor, Qt.Key.Key_F, CTRL)

    assert page.room.isVisible()
    assert page.room.find_line.hasFocus()


def test_of_a_confidential_item_nothing_is_shown_to_the_room(
    qtbot: QtBot, page: MeetingPage
) -> None:
    page.session.run(agenda.change_item, page.item_id, audience=Audience.CONFIDENTIAL)
    opened(qtbot, page)

    page.hide_notes()

    assert page.papers.is_away()
    assert page.papers.pane.view.sheet.image.isNull()
    assert page.column.head.papers.buttons() == []
    assert page.actions_by_name["meeting.paper"].statusTip() == "Hidden with your notes."


def test_a_paper_shortened_for_want_of_room_says_its_whole_name(page: MeetingPage) -> None:
    links = page.column.head.papers
    whole = [named.name for named in page.papers.papers()]

    links.resize(60, links.height())
    links._cut()

    assert [link.text() for link in links.buttons()] == ["2a", "2b"]
    for link, name in zip(links.buttons(), whole, strict=True):
        assert name in link.toolTip()
        assert name in link.accessibleName()


def test_a_confidential_paper_of_an_open_item_is_hidden_alone(
    qtbot: QtBot, page: MeetingPage
) -> None:
    first = page.papers.papers()[0].paper.id
    page.session.run(agenda.change_paper, first, audience=Audience.CONFIDENTIAL)
    opened(qtbot, page)

    page.hide_notes()

    assert [link.toolTip() for link in page.column.head.papers.buttons()] == [
        "2b Police timeline  F4"
    ]
    assert page.papers.pane.heading.whole() == "2b Police timeline"


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (paper()[:300], "damaged"),
        (locked(), "locked with a password"),
        (saved(pikepdf.new()), "no pages"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_the_pane(
    qtbot: QtBot, page: MeetingPage, session: Session, content: bytes, said: str
) -> None:
    only(page, session, content)

    qtbot.waitUntil(lambda: said in page.papers.pane.said.text())
    assert page.papers.pane.message.isVisible()
    assert page.column.editor.hasFocus()


def test_a_page_of_two_hundred_inches_is_drawn_within_bounds(
    qtbot: QtBot, page: MeetingPage, session: Session
) -> None:
    only(page, session, paper(1, (100, 14_400)))

    qtbot.waitUntil(lambda: not page.papers.pane.view.sheet.image.isNull())
    image = page.papers.pane.view.sheet.image
    assert image.width() * image.height() <= 12_000_000


def test_another_kind_of_file_can_be_saved_and_says_where(
    qtbot: QtBot,
    page: MeetingPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("chair_desk.gui.file_asking.usual_folder", lambda: tmp_path)
    only(page, session, b"words", "notes.docx")
    pane = page.papers.pane
    assert "cannot be shown here" in pane.said.text()

    pane.keep_button.click()
    qtbot.waitUntil(pane.note.isVisible)
    assert pane.note.whole() == f"Saved: {tmp_path / 'notes.docx'}"
    pane.keep_button.click()
    qtbot.waitUntil((tmp_path / "notes 2.docx").exists)


def test_a_word_file_is_shown_by_its_pdf_and_saved_as_it_came(
    qtbot: QtBot,
    page: MeetingPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("chair_desk.gui.file_asking.usual_folder", lambda: tmp_path)
    item_id = page.lines[3].item.id
    made = bring(session, item_id, "Sent", b"PK words", "notes.docx")
    keep_pdf(session.desk, file_of(session.desk, made).id, as_paper_file("p.pdf", paper(3)))
    page.show_item(item_id)
    opened(qtbot, page)

    assert at(page) == (1, 3)
    page.papers.pane.save_button.click()
    qtbot.waitUntil((tmp_path / "notes.docx").exists)
    qtbot.waitUntil(page.papers.pane.note.isVisible)
    assert (tmp_path / "notes.docx").read_bytes() == b"PK words"


def test_a_long_paper_comes_in_turns_and_is_let_go_of_in_the_midst(
    qtbot: QtBot, page: MeetingPage, session: Session
) -> None:
    content = paper(3) + b"%" * (3 * AT_ONCE * 256 * 1024)
    only(page, session, content)
    assert page.papers.pane.view.sheet.image.isNull()
    page.papers.leave()
    page.show_item(page.lines[1].item.id)
    opened(qtbot, page)
    assert at(page) == (1, 3)

    only_item = page.lines[3].item.id
    page.show_item(only_item)
    qtbot.waitUntil(lambda: not page.papers.pane.view.sheet.image.isNull())
    assert at(page) == (1, 3)


def test_undo_of_the_file_puts_the_paper_away(
    qtbot: QtBot, page: MeetingPage, session: Session
) -> None:
    only(page, session, paper(1))
    qtbot.waitUntil(lambda: not page.papers.pane.view.sheet.image.isNull())
    from chair_desk.services.history import undo

    session.run(undo)

    assert page.papers.is_away()


def test_the_board_may_close_while_a_paper_is_open(qtbot: QtBot, page: MeetingPage) -> None:
    opened(qtbot, page)
    page.papers.drawing.wait()
    page.session.desk.close()

    page.hide()

    assert not page.isVisible()
