"""The page where papers are read: turning, finding, highlighting, hiding, all by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.pack_reader import PackReaderPage
from chair_desk.gui.parts.reader_paint import Chosen
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import main_body
from chair_desk.services.last_page import last_page, pages_file
from chair_desk.services.meetings import add_meeting
from chair_desk.services.own_marks import marks_of
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_reading import read_pack
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import build_pack, issue_pack
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import add_paper
from tests.reports import hostile_papers as papers

Wait = Callable[[Callable[[], bool]], None]


def bring(session: Session, item: str, title: str, content: bytes, **values: object) -> str:
    paper = add_paper(session.desk, item, title, **values).made  # type: ignore[arg-type]
    attach(session.desk, paper, as_paper_file(f"{title}.pdf", content))
    return paper


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> PackReaderPage:
    """A meeting with two papers, the second of them confidential, read at its first page."""
    desk = session.desk
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 11, 19)).made
    item = add_item(desk, meeting, "Return home interviews").made
    bring(session, item, "Performance", papers.paper("Performance of the county", 4))
    bring(session, item, "Chronology", papers.paper("Chronology of a family", 3),
          audience=Audience.CONFIDENTIAL)  # fmt: skip
    session.choose_meeting(meeting)
    made = PackReaderPage(session)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    qtbot.waitUntil(lambda: made.at in made.view.sheets and made.at in made.view.words)
    return made


def press(page: PackReaderPage, key: Qt.Key, *keys: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in keys:
        held |= one
    QTest.keyClick(page.view, key, held)


SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_pages_are_turned_by_keys_and_the_next_is_ready(page: PackReaderPage, qtbot: QtBot) -> None:
    assert "Page 1, 1 of 7: Performance" in page.view.accessibleName()
    assert "sheet 1 of its own" in page.view.accessibleDescription()
    qtbot.waitUntil(lambda: page.work.is_ready(1, page.view.wish()))
    press(page, Qt.Key.Key_Right)
    assert page.at == 1
    assert page.view.sheets[1].at == 1
    press(page, Qt.Key.Key_End)
    assert page.at == 6
    press(page, Qt.Key.Key_Home)
    assert page.at == 0
    press(page, Qt.Key.Key_Left)
    assert page.at == 0


def test_a_label_is_typed_where_one_reads(page: PackReaderPage) -> None:
    press(page, Qt.Key.Key_5)
    assert page.bar.field.text() == "5"
    page.bar.field.returnPressed.emit()
    assert page.at == 4
    assert not page.go_to_label("99A")
    assert "99A" in page.message.text()


def test_zoom_fit_and_two_pages(page: PackReaderPage) -> None:
    wide = page.view.rect_of(0).width()
    press(page, Qt.Key.Key_Minus)
    assert page.view.rect_of(0).width() < wide
    press(page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    page.do("reader.page")
    assert page.view.rect_of(0).height() <= page.view.viewport().height()
    page.do("reader.two")
    assert page.spread == [0, 1]
    page.turn(1)
    assert page.spread == [2, 3]


def test_words_are_found_counted_and_marked(page: PackReaderPage, qtbot: QtBot) -> None:
    page.do("reader.find")
    page.bar.find_line.setText("sheet 3")
    qtbot.waitUntil(lambda: page.work.looked_at == 7)
    assert page.finding.pages() == [2, 6]
    qtbot.waitUntil(lambda: bool(page.view.hits.get(2)))
    assert page.at == 2
    page.do("reader.next_hit")
    assert page.at == 6
    page.do("reader.hit_before")
    assert page.at == 2
    page.session.is_hidden_from_room = True
    assert page.finding.pages() == [2]


def test_words_are_chosen_by_keys_copied_and_highlighted(page: PackReaderPage) -> None:
    page.view.setFocus()
    press(page, Qt.Key.Key_Down, SHIFT)
    page.do("reader.copy")
    assert QGuiApplication.clipboard().text().startswith("Performance of the county, sheet 1")
    page.do("reader.highlight")
    (mark,) = marks_of(page.session.desk, page.session.meeting_id)
    assert mark.words.startswith("Performance of the county")
    assert page.view.marks[0][0][0] == mark.id
    page.panel.list.opened.emit(mark.id)
    page.panel.field.setPlainText("Ask why.")
    page.panel.keep()
    (mark,) = marks_of(page.session.desk, page.session.meeting_id)
    assert mark.note == "Ask why."
    page.marks.remove(mark.id)
    assert marks_of(page.session.desk, page.session.meeting_id) == []
    page.message.asked.emit()
    assert len(marks_of(page.session.desk, page.session.meeting_id)) == 1


def notes(page: PackReaderPage) -> list[tuple[str, str]]:
    """What stands in the person's own file: the first words of each mark, and its note."""
    found = marks_of(page.session.desk, page.session.meeting_id)
    return [(mark.words[:11], mark.note) for mark in found]


def test_undo_takes_own_marks_back_one_by_one_and_redo_makes_them_again(
    page: PackReaderPage,
) -> None:
    page.view.setFocus()
    press(page, Qt.Key.Key_Down, SHIFT)
    page.do("reader.note")
    page.panel.field.setPlainText("Ask why.")
    page.panel.keep()
    page.marks.remove(page.marks.marks[0].id)
    assert notes(page) == []
    steps = page.own_steps()
    assert steps is not None
    for left in ([("Performance", "Ask why.")], [("Performance", "")], []):
        assert steps.labels()[0]
        steps.undo()
        assert notes(page) == left
    assert steps.labels()[0] == ""
    for _again in range(2):
        steps.redo()
    assert notes(page) == [("Performance", "Ask why.")]
    assert "Removed" in steps.labels()[1]
    page.session.is_hidden_from_room = True
    assert page.own_steps() is None


def test_what_is_typed_of_a_note_is_in_the_file_at_the_first_pause(
    page: PackReaderPage, qtbot: QtBot
) -> None:
    page.do("reader.note")
    QTest.keyClicks(page.panel.field, "Read ag")
    qtbot.waitUntil(lambda: notes(page) == [("", "Read ag")])
    QTest.keyClicks(page.panel.field, "ain.")
    qtbot.waitUntil(lambda: notes(page) == [("", "Read again.")])
    assert page.panel.field.hasFocus()
    QTest.keyClick(page.panel.field, Qt.Key.Key_Escape)
    assert notes(page) == []


def test_a_note_that_is_emptied_goes(page: PackReaderPage) -> None:
    page.do("reader.note")
    page.panel.field.setPlainText("Read again.")
    page.panel.keep()
    page.panel.list.opened.emit(page.marks.marks[0].id)
    page.panel.field.setPlainText(" ")
    page.panel.keep()
    assert notes(page) == []
    steps = page.own_steps()
    assert steps is not None
    steps.undo()
    assert notes(page) == [("", "Read again.")]


def test_a_note_alone_belongs_to_its_page(page: PackReaderPage) -> None:
    page.go_to(2)
    page.do("reader.note")
    page.panel.field.setPlainText("Read again.")
    page.panel.keep()
    (mark,) = marks_of(page.session.desk, page.session.meeting_id)
    assert (mark.page, mark.quads, mark.note) == (3, (), "Read again.")
    page.go_to(0)
    page.panel.list.itemClicked.emit(page.panel.list.item(1))
    assert page.at == 2


def test_the_room_sees_no_confidential_page_nor_any_note(
    page: PackReaderPage, qtbot: QtBot
) -> None:
    page.go_to(4)
    qtbot.waitUntil(lambda: 4 in page.view.words)
    page.session.is_hidden_from_room = True
    assert page.view.veiled == {4}
    assert page.view.accessibleDescription() == ""
    assert "hidden from the room" in page.view.accessibleName()
    assert page.panel.list.count() == 0
    page.view.pick(None)
    press(page, Qt.Key.Key_Down, SHIFT)
    assert page.view.picked is None
    titles = [page.outline.topLevelItem(0).child(n).text(0) for n in range(2)]
    assert titles == ["Performance", "Confidential"]
    page.session.is_hidden_from_room = False
    assert page.view.veiled == set()


def test_marks_follow_a_replaced_paper(page: PackReaderPage, qtbot: QtBot) -> None:
    words = page.view.words[0]
    page.view.pick(Chosen(0, *next(words.find("sheet 1 of its own"))))
    page.do("reader.highlight")
    paper = page.read.parts[0].paper_id if page.read else ""
    changes = attach(
        page.session.desk, paper,
        as_paper_file("new.pdf", papers.paper("Another title", 2)),
    )  # fmt: skip
    page.show_changes(changes)
    qtbot.waitUntil(lambda: "replaced" in page.message.text())
    (mark,) = marks_of(page.session.desk, page.session.meeting_id)
    assert page.read is not None
    assert mark.sha256 == page.read.parts[0].sha256
    assert not mark.is_lost


def test_the_page_is_remembered(page: PackReaderPage, session: Session, qtbot: QtBot) -> None:
    page.go_to(3)
    page.settle()
    again = PackReaderPage(session)
    qtbot.addWidget(again)
    again.show()
    assert again.at == 3


def test_the_page_of_each_paper_is_remembered_for_the_meeting(
    page: PackReaderPage, session: Session
) -> None:
    assert page.read is not None
    performance, chronology = (part.paper_id for part in page.read.parts)
    page.go_to(2)
    page.go_to(5)
    page.settle()
    kept = pages_file(session.desk)
    assert (last_page(kept, performance), last_page(kept, chronology)) == (3, 2)
    page.go_to(3)
    page.settle()
    assert (last_page(kept, performance), last_page(kept, chronology)) == (1, 2)


def test_a_meeting_without_papers_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    page = PackReaderPage(session)
    qtbot.addWidget(page)
    page.show()
    assert "agenda" in page.view.accessibleName()
    assert page.reason_against(next(one for one in page.COMMANDS if one.name == "reader.find"))


def test_a_paper_that_came_after_the_pack_is_opened_by_its_hit_in_the_search(
    page: PackReaderPage, qtbot: QtBot
) -> None:
    desk, meeting = page.session.desk, page.session.meeting_id
    with PackChild() as child:
        issue_pack(desk, build_pack(read_pack(desk, meeting), [], PackChoices(), child))
    item = desk.rows(AgendaItem, title="Return home interviews")[0].id
    late = bring(page.session, item, "Late figures", papers.paper("Late figures", 2))
    page.refresh()
    assert "version 1; 1 paper came after it" in page.subheading.text()
    page.show_record("paper", f"{late}#2")
    qtbot.waitUntil(lambda: page.at in page.view.sheets and page.at in page.view.words)
    assert "Late figures, sheet 2" in page.view.words[page.at].text
    assert page.bar.field.text() == "late 2"
    assert not page.message.isVisibleTo(page)
