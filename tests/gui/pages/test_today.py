"""The page of today, two days before the board of the sample meets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextTable
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.catalogue.calendars import bank_holidays
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.meeting_ending import ENDING
from chair_desk.gui.pages.meeting_ending_panel import EndingPanel
from chair_desk.gui.pages.page import Page
from chair_desk.gui.pages.today import TodayPage
from chair_desk.gui.parts.today_briefing import BriefingPanel
from chair_desk.gui.parts.today_rows import TodayList
from chair_desk.gui.parts.today_year import YearPanel
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.ready_ticks import ReadyTick
from chair_desk.services.actions import complete_action
from chair_desk.services.agenda import add_item
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_people import CHAIR
from chair_desk.services.today import late_by_partner

TOP = QTextCharFormat.VerticalAlignment.AlignTop


def now() -> datetime:
    return datetime(2026, 11, 17, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eve")
    write_sample(folder / "Westmarch.chairdesk", home=folder / "home", is_eve=True)
    return folder


@pytest.fixture
def desk(eve: Path, tmp_path: Path) -> Iterator[Desk]:
    for path in eve.glob("*.chairdesk"):
        shutil.copyfile(path, tmp_path / path.name)
    made = open_desk(tmp_path / "Westmarch.chairdesk", who=CHAIR, home=tmp_path / "home", now=now)
    yield made
    made.close()


class Asked:
    """Takes down the pages that were asked for."""

    def __init__(self, session: Session) -> None:
        self.pages: list[tuple[str, object]] = []
        session.asked_for.connect(self.note)

    def note(self, page: str, record: object) -> None:
        self.pages.append((page, record))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[TodayPage]:
    made = shown(qtbot, Session(desk))
    yield made
    made.doing.wait()


def shown(qtbot: QtBot, session: Session) -> TodayPage:
    page = TodayPage(session)
    session.changed.connect(page.show_changes)
    qtbot.addWidget(page)
    page.resize(1148, 770)
    page.show()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is not page.blank)
    qtbot.waitUntil(lambda: not page.rest.isActive())
    return page


def texts(shown: TodayList) -> list[str]:
    return [row.text for row in shown.rows.shown]


def row_of(shown: TodayList, text: str) -> str:
    return next(row.key for row in shown.rows.shown if row.text.startswith(text))


def test_the_day_is_said_in_words_before_anything_else(page: TodayPage) -> None:
    assert page.heading.text() == "Tuesday 17 November"
    assert page.subheading.text() == (
        "The Board meets on Thursday. Two papers are still missing, and the answer of Alun "
        "Brackenridge to C-014 is due on Friday."
    )


def test_what_needs_chasing_stands_first_and_says_what_it_offers(page: TodayPage) -> None:
    rows = page.parts.ready_list.rows.shown
    assert [(row.text, row.verb) for row in rows][:3] == [
        ("Papers in: 9 of 11", "Chase two"),
        ("Constabulary at the agreed level", "Ask for the ACC"),
        ("Read your briefing", "Open it"),
    ]
    assert rows[0].all_words == "To chase, Papers in: 9 of 11, Chase two"
    assert page.parts.ready_words.text() == "7 of 10 ready"
    assert page.parts.ready_bar.accessibleName() == "7 of 10 ready, 2 need chasing, 1 for you"


def test_each_line_opens_the_thing(page: TodayPage) -> None:
    asked = Asked(page.session)
    page.parts.waiting_list.opened.emit(page.parts.waiting_list.rows.shown[0].key)
    page.parts.late_list.opened.emit(page.parts.late_list.rows.shown[0].key)
    page.parts.date_list.opened.emit(row_of(page.parts.date_list, "Renew the letter"))
    page.parts.ready_list.opened.emit(row_of(page.parts.ready_list, "Minutes of 17"))
    page.parts.strip.buttons[1].click()
    page.parts.all_challenges.click()
    assert [name for name, _record in asked.pages] == [
        "challenges", "actions", "partners", "minutes", "partners", "challenges",
    ]  # fmt: skip


def test_open_the_meeting_goes_into_it(page: TodayPage) -> None:
    asked = Asked(page.session)
    page.meeting_button.click()
    assert asked.pages[0][0] == "meeting"
    assert page.ready is not None
    assert page.session.meeting_id == page.ready.meeting.id


def test_a_meeting_that_nobody_closed_is_closed_from_here(qtbot: QtBot, page: TodayPage) -> None:
    assert page.ready is not None
    meeting = page.ready.meeting
    assert page.parts.open_box.isHidden()
    with page.session.desk.change("Left in session") as step:
        step.update(Meeting, meeting.id, state="in_session", held_on=date(2026, 11, 14))
    page.reload()
    (left,) = page.parts.open_list.rows.shown
    assert not page.parts.open_box.isHidden()
    assert (left.key, left.text, left.verb) == (
        meeting.id, "Board, Saturday 14 November", "Close it",
    )  # fmt: skip
    assert page.ready is not None
    assert page.ready.meeting.held_on > page.session.today()
    asked = Asked(page.session)
    page.parts.open_list.setFocus()
    qtbot.keyClick(page.parts.open_list, Qt.Key.Key_Space)
    opened = MeetingPage(page.session)
    qtbot.addWidget(opened)
    assert asked.pages == [("meeting", (ENDING, meeting.id))]
    opened.show_record(ENDING, meeting.id)
    assert isinstance(opened.ending.panel(), EndingPanel)


def test_in_large_text_the_sentence_has_the_whole_width(
    qtbot: QtBot, qapp: QApplication, desk: Desk
) -> None:
    look().wear(qapp, theme="light", percent=150)
    page = shown(qtbot, Session(desk))
    assert page.subheading.width() == page.width()
    assert page.subheading.y() >= page.head.geometry().bottom()


def test_a_command_that_comes_before_the_page_is_filled_is_done(qtbot: QtBot, desk: Desk) -> None:
    bank_holidays(desk.board.nation, desk.today().year)
    page = TodayPage(Session(desk))
    qtbot.addWidget(page)
    page.reload()
    assert page.stack.currentWidget() is page.blank
    page.do("today.briefing")
    assert isinstance(page.stack.currentWidget(), BriefingPanel)


def test_chase_writes_a_draft_to_each_author(qtbot: QtBot, page: TodayPage, tmp_path: Path) -> None:
    page.doing.chase(str(tmp_path))
    qtbot.waitUntil(lambda: page.doing.written is not None)
    assert len(list(tmp_path.glob("*.eml"))) == 2
    assert page.message.text().startswith("2 drafts are written. Read it")


def test_ask_writes_the_letter_to_the_head_of_the_partner(
    qtbot: QtBot, page: TodayPage, tmp_path: Path
) -> None:
    page.doing.ask(str(tmp_path / "letter.docx"))
    qtbot.waitUntil(lambda: page.doing.written is not None)
    assert (tmp_path / "letter.docx").exists()


def test_reminder_sheets_are_written_for_those_with_something_late(
    qtbot: QtBot, page: TodayPage, tmp_path: Path
) -> None:
    assert page.parts.sheets_button.text() == "Reminder sheets for 5 partners"
    page.doing.sheets(str(tmp_path))
    qtbot.waitUntil(lambda: page.doing.written is not None)
    assert len(list(tmp_path.glob("*.pdf"))) == 5


def test_the_briefing_is_written_as_pdf_where_no_other_ending_is_given(
    qtbot: QtBot, page: TodayPage, tmp_path: Path
) -> None:
    page.doing.write_briefing(str(tmp_path / "mine"))
    qtbot.waitUntil(lambda: page.doing.written is not None, timeout=20_000)
    assert (tmp_path / "mine.pdf").exists()


def test_a_tick_by_hand_is_taken_away_put_back_and_undone(page: TodayPage) -> None:
    listed = page.parts.ready_list
    desk = page.session.desk
    listed.opened.emit(row_of(listed, "Pack sent"))
    assert desk.count(ReadyTick, key="pack") == 0
    listed.asked.emit(row_of(listed, "Pack sent"))
    assert desk.count(ReadyTick, key="pack") == 1
    page.session.run(undo)
    assert row_of(listed, "Pack sent")
    assert desk.count(ReadyTick, key="pack") == 0


def test_a_promise_is_typed_ticked_changed_and_removed(qtbot: QtBot, page: TodayPage) -> None:
    page.do("today.promise")
    qtbot.keyClicks(page.promise_line, "Write to the force by 4 dec")
    qtbot.keyClick(page.promise_line, Qt.Key.Key_Return)
    listed = page.promise_list
    assert "Write to the force" in texts(listed)
    key = row_of(listed, "Write to the force")
    listed.asked.emit(key)
    task = page.task(key)
    assert task is not None
    assert task.done_on == now().date()
    listed.go_to([row.key for row in listed.rows.shown].index(key))
    page.do("today.change")
    assert page.promise_line.text() == "Write to the force, 4 December 2026"
    page.promise_line.setText("Write to the force, 11 dec")
    qtbot.keyClick(page.promise_line, Qt.Key.Key_Return)
    changed = page.task(key)
    assert changed is not None
    assert str(changed.due_on) == "2026-12-11"
    page.do("today.remove")
    assert page.task(key) is None


def test_the_keyboard_goes_from_list_to_list(qtbot: QtBot, page: TodayPage) -> None:
    page.activateWindow()
    first = page.parts.ready_list
    first.go_to(len(first.rows.shown) - 1)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.parts.waiting_list.current_key() == page.parts.waiting_list.rows.shown[0].key
    qtbot.keyClick(page.parts.waiting_list, Qt.Key.Key_Up)
    assert first.currentIndex().row() == len(first.rows.shown) - 1


def test_enter_opens_a_line_and_space_does_its_verb(qtbot: QtBot, page: TodayPage) -> None:
    asked = Asked(page.session)
    listed = page.parts.waiting_list
    listed.go_to(0)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert asked.pages[0][0] == "challenges"
    ready = page.parts.ready_list
    ready.go_to([row.text for row in ready.rows.shown].index("Read your briefing"))
    qtbot.keyClick(ready, Qt.Key.Key_Space)
    assert isinstance(page.stack.currentWidget(), BriefingPanel)


def test_the_briefing_is_read_in_the_window_and_ticked(qtbot: QtBot, page: TodayPage) -> None:
    page.do("today.briefing")
    panel = page.stack.currentWidget()
    assert isinstance(panel, BriefingPanel)
    assert "Briefing for the chair" in panel.text.toPlainText()
    panel.read_button.click()
    assert page.stack.currentWidget() is page.main
    assert "Briefing read" in texts(page.parts.ready_list)


def test_a_long_briefing_stands_in_a_table_in_the_window(qtbot: QtBot, page: TodayPage) -> None:
    assert page.ready is not None
    for number in range(32):
        add_item(page.session.desk, page.ready.meeting.id, f"Matter {number}")
    panel = BriefingPanel(page.session.desk, page.ready.meeting.id)
    qtbot.addWidget(panel)
    (table,) = [
        frame
        for frame in panel.text.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    ]
    for width in (500, 1300):
        panel.resize(width, 600)
        panel.show()
        qtbot.waitExposed(panel)
        assert panel.text.horizontalScrollBar().maximum() == 0
    cell = table.cellAt(1, 0)
    assert table.rows() == 44
    assert cell.format().toTableCellFormat().verticalAlignment() == TOP
    assert cell.format().toTableCellFormat().topPadding() > 0


def test_the_year_is_shown_in_place_and_escape_goes_back(qtbot: QtBot, page: TodayPage) -> None:
    page.do("today.year")
    panel = page.stack.currentWidget()
    assert isinstance(panel, YearPanel)
    assert texts(panel.duties)[0] == "Section 11 audit"
    asked = Asked(page.session)
    panel.duties.opened.emit(row_of(panel.duties, "Yearly report"))
    assert asked.pages[0][0] == "minutes"
    panel.duties.opened.emit(row_of(panel.duties, "Section 11 audit"))
    assert page.ready is not None
    assert asked.pages[1] == ("agenda", ("meeting", page.ready.meeting.id))  # it stands on it
    panel.duties.opened.emit(row_of(panel.duties, "Priorities and business plan"))
    assert asked.pages[2] == ("agenda", None)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.main


def test_the_page_follows_a_change(page: TodayPage) -> None:
    desk = page.session.desk
    before = texts(page.parts.late_list)
    for one in late_by_partner(desk).partners[1:2]:
        page.session.run(complete_action, one.first_id, "Done.")
    assert len(texts(page.parts.late_list)) == len(before) - 1


def test_who_turns_up_with_authority_is_said_for_each_partner(page: TodayPage) -> None:
    assert page.parts.strip.buttons[1].accessibleName() == (
        "Constabulary, meetings at the agreed level: 3 of 8, falling"
    ) or page.parts.strip.buttons[1].accessibleName().startswith("Constabulary")


def test_what_falls_due_is_shown_before_the_first_meeting(qtbot: QtBot, session: Session) -> None:
    add_entry(
        session.desk, "review", "Self-neglect", code="RP-01", kind="single unified review",
        publish_on=date(2027, 5, 14),
    )  # fmt: skip
    page = shown(qtbot, session)
    assert page.stack.currentWidget() is page.main
    assert "RP-01 Self-neglect" in texts(page.parts.date_list)


def test_a_new_board_says_what_to_do_first(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert page.stack.currentWidget() is page.empty
    assert page.subheading.text() == "No meeting is planned yet."
    asked = Asked(session)
    for card in page.empty.cards[:2]:
        card.click()
    assert [name for name, _record in asked.pages] == ["partners", "agenda"]
    page.empty.cards[2].click()
    assert page.stack.currentWidget() is page.main
    assert session.desk.count(Meeting) == 0
    page.doing.wait()


def test_what_cannot_be_done_says_why(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    for name in ("meeting", "print", "chase", "ask", "sheets", "change", "remove", "verb"):
        assert page.actions_by_name[f"today.{name}"].statusTip(), name
    page.doing.wait()


def test_every_list_has_a_name_and_every_row_its_words(page: TodayPage) -> None:
    for shown_list in page.parts.lists():
        assert shown_list.accessibleName()
        for row in shown_list.rows.shown:
            assert row.all_words
    assert isinstance(page, Page)
    assert all(isinstance(pane, QWidget) for pane in page.panes())


def test_the_briefing_says_how_many_pages_it_has_once_they_are_counted(
    qtbot: QtBot, page: TodayPage
) -> None:
    page.pages.count()
    qtbot.waitUntil(lambda: bool(page.pages.words), timeout=10_000)
    assert any(
        text.startswith("Read your briefing, ") and text.endswith(" pages")
        for text in texts(page.parts.ready_list)
    )
    page.hide()
    page.pages.count_soon("another")
    assert page.pages.words == ""
    page.pages.rest()


def test_what_else_waits_stands_under_the_reminder_sheets_and_opens(page: TodayPage) -> None:
    asked, shown_rows = Asked(page.session), page.parts.other_list

    assert texts(shown_rows) == ["1 other entry late", "2 duties not considered"]
    assert "1 entry of another register is late" in shown_rows.rows.shown[0].all_words
    shown_rows.opened.emit(row_of(shown_rows, "1 other"))
    name, record = asked.pages[-1]
    assert (name, record[0]) == ("registers", "log_entry")
    entry = page.session.desk.get(LogEntry, record[1])
    assert entry is not None
    assert entry.log_type != "risk"
    assert entry.due_on < page.session.today()
