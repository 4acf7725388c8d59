from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting_export import ExportPanel
from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.pages.minutes_forms import VersionsPanel
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.services import agenda, attendance, meetings, minutes, session_clock
from chair_desk.services.desk import Desk
from chair_desk.services.register import register
from chair_desk.services.surroundings import surroundings_of
from tests.gui.lints import clipped, spilt, unnamed
from tests.gui.meeting_room import add_meeting, in_session, people_the_board, press, shown, texts
from tests.gui.meeting_room import type_keys as keys

Show = Callable[[], MinutesPage]


@pytest.fixture
def held(session: Session) -> Meeting:
    """A meeting that was held, with a paragraph and a decision at its first item."""
    desk = session.desk
    people_the_board(desk)
    meeting = in_session(desk)
    item_id = meeting.current_item_id or ""
    minutes.add_paragraph(desk, item_id, "The Chair welcomed members.")
    around = surroundings_of(desk, meeting.id)
    minutes.record_line(desk, item_id, parse_line("/decision Agreed the agenda.", around))
    meetings.close_session(desk, meeting.id)
    return meeting


@pytest.fixture
def page(qtbot: QtBot, session: Session, held: Meeting) -> MinutesPage:
    made = MinutesPage(session)
    shown(qtbot, made, session)
    return made


def state(page: MinutesPage) -> MeetingState:
    found = page.session.desk.get(Meeting, page.meeting_id)
    assert found is not None
    return found.state


def said(page: MinutesPage) -> list[str]:
    return [label.text() for label in page.sheet.findChildren(QLabel) if label.isVisible()]


def confirm(page: MinutesPage, subject_to: str = "") -> None:
    desk = page.session.desk
    page.do("minutes.check")
    later = add_meeting(desk, ("Welcome",), on=date(2027, 2, 18))
    page.session.run(session_clock.begin, later.id)
    page.bar.subject.setText(subject_to)
    page.do("minutes.confirm")


def test_without_minutes_the_page_says_where_they_come_from(qtbot: QtBot, session: Session) -> None:
    page = MinutesPage(session)
    shown(qtbot, page, session)

    assert page.side.currentWidget() is page.empty


def test_the_minutes_are_read_item_by_item_with_the_state_in_words(page: MinutesPage) -> None:
    assert page.bar.state.text() == "Draft"
    assert page.sheet.editors[0].toPlainText().startswith("The Chair welcomed members.")
    assert len(page.sheet.editors) == 4
    assert page.sheet.editors[0].accessibleName() == "Minutes of item 1"


def test_a_draft_is_edited_in_place(page: MinutesPage) -> None:
    editor = page.sheet.editors[1]
    editor.setFocus()
    keys(editor, "Added afterwards.")
    page.settle()

    assert texts(page.session.desk, editor.keeping.item_id) == ["Added afterwards."]


def test_they_are_checked_and_taken_back(page: MinutesPage) -> None:
    page.bar.check.click()
    assert state(page) is MeetingState.CHECKED

    page.bar.back.click()

    assert state(page) is MeetingState.MINUTES_DRAFT


def test_confirming_waits_for_a_later_meeting_and_says_so(page: MinutesPage) -> None:
    page.do("minutes.check")

    page.do("minutes.confirm")

    assert state(page) is MeetingState.CHECKED
    assert "later meeting" in page.message.text()


def test_confirmed_minutes_are_read_only_and_say_what_they_are_subject_to(
    page: MinutesPage,
) -> None:
    confirm(page, "a change of name in item 1")

    assert state(page) is MeetingState.CONFIRMED
    assert all(editor.isReadOnly() for editor in page.sheet.editors)
    assert "a change of name in item 1" in page.bar.note.text()
    keys(page.sheet.editors[0], "Nothing of this")
    page.settle()
    assert "Nothing" not in "".join(texts(page.session.desk, page.sheet.editors[0].keeping.item_id))


def test_a_dated_correction_is_added_and_shown(qtbot: QtBot, page: MinutesPage) -> None:
    confirm(page)
    page.bar.correct.click()
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    first = page.sheet.editors[0].keeping.kept[0]
    form.forms[0].show_values({"text": "For Welcome read Opening.", "minute_id": first.id})
    form.save_button.click()

    assert page.side.currentWidget() is page.reading
    wanted = "17 November 2026, minute 1.1: For Welcome read Opening."
    qtbot.waitUntil(lambda: wanted in said(page))


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_minutes_are_written_in_each_format(
    qtbot: QtBot, page: MinutesPage, tmp_path: Path, kind: str
) -> None:
    page.show_export("minutes")
    panel = page.side.currentWidget()
    assert isinstance(panel, ExportPanel)
    panel.formats.choose(kind)
    panel.go_to(tmp_path / f"minutes.{kind}")

    with qtbot.waitSignal(panel.written, timeout=20_000):
        panel.export()

    assert (tmp_path / f"minutes.{kind}").stat().st_size > 500
    assert not panel.progress.isVisible()
    panel.wait()


def test_a_file_that_cannot_be_written_is_said_in_place(
    qtbot: QtBot, page: MinutesPage, tmp_path: Path
) -> None:
    page.show_export("minutes")
    panel = page.side.currentWidget()
    assert isinstance(panel, ExportPanel)
    panel.formats.choose("html")
    panel.go_to(tmp_path / "nowhere" / "minutes.html")

    panel.export()
    qtbot.waitUntil(panel.message.isVisible, timeout=20_000)

    assert "could not be written" in panel.message.text()
    panel.wait()


def test_the_name_of_the_file_says_for_whom_it_is(page: MinutesPage) -> None:
    page.show_export("minutes")
    panel = page.side.currentWidget()
    assert isinstance(panel, ExportPanel)

    panel.readers.choose("members")
    panel._offer()

    assert panel.path is not None
    assert "members" in panel.path.name
    press(panel, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.reading


def test_the_confidential_part_asks_who_gets_it_and_says_so_when_it_is_written(
    qtbot: QtBot, page: MinutesPage, tmp_path: Path
) -> None:
    page.show_export("minutes")
    panel = page.side.currentWidget()
    assert isinstance(panel, ExportPanel)
    assert not panel.recipients.isVisible()
    panel.readers.choose("confidential")
    panel._offer()
    panel.formats.choose("html")
    panel.go_to(tmp_path / "whole.html")
    assert panel.recipients.isVisible()
    assert not panel.replaces.isVisible()
    panel.export()
    assert "Say who gets the confidential part" in panel.message.text()
    assert panel.recipients.hasFocus()
    keys(panel.recipients, "Marcus Wrenfield")

    with qtbot.waitSignal(panel.written, timeout=20_000):
        panel.export()

    assert "nobody but: Marcus Wrenfield" in panel.message.text()
    panel.go_to(tmp_path / "whole.html")
    assert panel.replaces.isVisible()
    panel.wait()


def test_the_sheet_says_who_was_there_and_numbers_each_paragraph(page: MinutesPage) -> None:
    page.sheet.editors[0].moveCursor(QTextCursor.MoveOperation.Start)
    assert page.sheet.columns[0].numbers() == ["1.1"]
    assert page.sheet.editors[0].accessibleDescription().startswith("Paragraph 1.1")
    assert page.sheet.editors[2].accessibleDescription() == "Nothing is minuted."
    assert any("10:00 to 12:30" in words for words in said(page))


def test_a_register_that_was_taken_is_told_over_the_minutes(
    qtbot: QtBot, page: MinutesPage
) -> None:
    desk = page.session.desk
    lines = register(desk, page.meeting_id)
    chair, marcus, priya, *_rest = lines
    page.session.run(attendance.mark_here, chair.id)
    page.session.run(attendance.mark_here, marcus.id)
    page.session.run(attendance.mark_apology, priya.id)

    qtbot.waitUntil(lambda: any(words.startswith("2 seats filled.") for words in said(page)))
    assert any(f"Apologies from {priya.person.name}." in words for words in said(page))


def test_a_new_paragraph_is_numbered_as_soon_as_it_is_kept(page: MinutesPage) -> None:
    editor = page.sheet.editors[1]
    editor.setFocus()
    keys(editor, "Members asked why.")
    page.settle()

    assert page.sheet.columns[1].numbers() == ["2.1"]


def test_confirming_is_greyed_with_its_reason_until_it_can_be_done(page: MinutesPage) -> None:
    assert page.bar.not_yet.isVisible()
    assert not page.bar.not_yet.isEnabled()
    assert page.bar.not_yet.toolTip() == "The chair checks the minutes first."
    assert page.bar.not_yet.accessibleDescription() == "The chair checks the minutes first."

    page.bar.check.click()

    assert not page.bar.not_yet.isVisible()
    assert not page.bar.confirm.isEnabled()
    assert "None has begun yet" in page.bar.confirm.toolTip()
    assert not page.bar.correct.isEnabled()


def test_what_confirming_means_is_said_before_it_happens(page: MinutesPage) -> None:
    page.bar.check.click()

    assert page.bar.warning.isVisible()
    assert "cannot be undone" in page.bar.warning.text()
    assert page.bar.state.text() == "Checked by the chair on 17 November 2026, version 1"


def test_the_meeting_in_session_is_offered_to_confirm_at(page: MinutesPage) -> None:
    desk = page.session.desk
    page.bar.check.click()
    first = add_meeting(desk, ("Welcome",), on=date(2027, 2, 18))
    second = add_meeting(desk, ("Welcome",), on=date(2027, 5, 20))
    page.session.run(session_clock.begin, first.id)
    page.session.run(meetings.close_session, first.id)
    page.session.run(session_clock.begin, second.id)

    assert page.bar.meetings.count() == 2
    assert page.bar.meetings.value() == second.id


def test_the_place_on_the_sheet_is_kept_when_the_state_changes(
    qtbot: QtBot, page: MinutesPage
) -> None:
    page.resize(900, 360)
    bar = page.sheet.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40)
    bar.setValue(40)

    confirm(page)
    qtbot.wait(20)

    assert bar.value() == 40


def test_the_place_on_the_sheet_is_kept_when_an_item_is_renamed(
    qtbot: QtBot, page: MinutesPage
) -> None:
    page.resize(900, 360)
    bar = page.sheet.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40)
    bar.setValue(40)
    item_id = page.sheet.editors[3].keeping.item_id

    page.session.run(agenda.change_item, item_id, title="Any other business")

    qtbot.waitUntil(lambda: "Any other business" in said(page))
    qtbot.waitUntil(lambda: bar.value() == 40)


def test_versions_are_listed_newest_first_with_the_mark_of_their_text(page: MinutesPage) -> None:
    page.do("minutes.versions")
    assert "not given out" in page.message.text()
    confirm(page)

    page.bar.versions.click()

    panel = page.side.currentWidget()
    assert isinstance(panel, VersionsPanel)
    cells = [panel.table.item(0, across) for across in range(4)]
    texts_ = [cell.text() for cell in cells if cell is not None]
    assert texts_[:3] == ["2", "Confirmed", "17 November 2026"]
    assert len(texts_[3]) == 12
    assert "as it was in the last version" in panel.said.text()
    press(panel.table, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.reading


def test_a_correction_that_says_nothing_is_refused_beside_its_field(page: MinutesPage) -> None:
    confirm(page)
    page.do("minutes.correct")
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)

    form.save_button.click()

    assert form.isVisible()
    assert form.forms[0].editor("text").property("fault")


def test_a_day_that_passed_without_a_start_can_be_minuted_afterwards(
    qtbot: QtBot, session: Session
) -> None:
    people_the_board(session.desk)
    meeting = add_meeting(session.desk)
    page = MinutesPage(session)
    shown(qtbot, page, session)
    assert page.meeting_id == meeting.id
    assert all(editor.isReadOnly() for editor in page.sheet.editors)

    page.bar.held.click()

    assert state(page) is MeetingState.MINUTES_DRAFT
    assert not page.sheet.editors[0].isReadOnly()


def test_it_is_opened_in_the_meeting(qtbot: QtBot, page: MinutesPage) -> None:
    with qtbot.waitSignal(page.session.asked_for) as asked:
        page.bar.open.click()

    assert asked.args == ["meeting", None]
    assert page.session.meeting_id == page.meeting_id


def test_typing_finds_a_meeting_by_month_year_or_state(page: MinutesPage) -> None:
    later = add_meeting(page.session.desk, ("Welcome",), on=date(2027, 2, 18))
    page.session.run(session_clock.begin, later.id)
    page.list.setFocus()

    for letters in ("feb", "nov", "2027", "draft"):
        page.list._typed = ""
        keys(page.list, letters)
        line = page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        assert letters in line.casefold()

    assert page.meeting_id != later.id


def test_it_goes_to_a_paragraph_that_is_asked_for(page: MinutesPage) -> None:
    minute = page.sheet.editors[0].keeping.kept[1]

    page.show_record("minute", minute.id)

    one = page.sheet.editors[0].paragraph()
    assert one is not None
    assert one.id == minute.id


def test_confirmed_words_are_copied_with_the_keyboard(page: MinutesPage) -> None:
    confirm(page)
    editor = page.sheet.editors[0]
    editor.setFocus()

    press(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert "The Chair welcomed members." in editor.textCursor().selectedText()


@pytest.fixture
def opened(window: MainWindow, new_desk: Callable[..., Desk]) -> MainWindow:
    """A window on minutes in draft, with a second meeting that can confirm them."""
    desk = new_desk()
    people_the_board(desk)
    meeting = in_session(desk)
    around = surroundings_of(desk, meeting.id)
    for line in ("The Chair welcomed members.", "/decision Agreed.", "!! For the few."):
        minutes.record_line(desk, meeting.current_item_id or "", parse_line(line, around))
    meetings.close_session(desk, meeting.id)
    later = add_meeting(desk, ("Welcome",), on=date(2027, 2, 18))
    session_clock.begin(desk, later.id)
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    assert window.shell is not None
    window.shell.session.choose_meeting(meeting.id)
    return window


SIZES = [(100, 1360, 830), (100, 1180, 660), (115, 1280, 690), (150, 1360, 830)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_page_is_named_and_whole_in_every_state(
    qtbot: QtBot, qapp: QApplication, opened: MainWindow, size: tuple[int, int, int]
) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    opened.resize(width, height)
    assert opened.shell is not None
    opened.shell.show_page("minutes")
    page = opened.shell.page
    assert isinstance(page, MinutesPage)
    for step in ("", "check", "confirm", "correct", "versions", "export"):
        if step:
            page.do(f"minutes.{step}")
        qtbot.wait(30)
        qtbot.waitUntil(lambda: not [*unnamed(opened), *clipped(opened), *spilt(opened)])
        page.leave_form()


def test_confidential_words_stand_on_a_tint(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.shell is not None
    opened.shell.show_page("minutes")
    page = opened.shell.page
    assert isinstance(page, MinutesPage)
    qtbot.wait(30)

    picture = page.sheet.editors[0].grab().toImage()

    left = picture.width() - 3
    colours = {picture.pixelColor(left, y).name() for y in range(picture.height())}
    assert look().colour("ambS").name() in colours
    assert look().colour("sheet").name() in colours


def test_long_minutes_are_built_while_they_are_read(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.shell is not None
    session = opened.shell.session
    items = session.desk.rows(AgendaItem, meeting_id=session.meeting_id, order=("place",))
    for item in items:
        for number in range(20):
            minutes.add_paragraph(session.desk, item.id, f"Paragraph {number}.")

    opened.shell.show_page("minutes")
    page = opened.shell.page
    assert isinstance(page, MinutesPage)

    assert len(page.sheet.columns) < len(items)
    qtbot.waitUntil(lambda: len(page.sheet.columns) == len(items))
    assert page.sheet.columns[-1].numbers()[-1] == "4.20"


def test_an_item_that_is_not_built_yet_is_gone_to(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.shell is not None
    session = opened.shell.session
    items = session.desk.rows(AgendaItem, meeting_id=session.meeting_id, order=("place",))
    for number in range(40):
        minutes.add_paragraph(session.desk, items[0].id, f"Paragraph {number}.")
    opened.shell.show_page("minutes")
    page = opened.shell.page
    assert isinstance(page, MinutesPage)

    page.show_record("agenda_item", items[-1].id)

    bar = page.sheet.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 500)
    qtbot.waitUntil(lambda: not page.sheet.editors[-1].visibleRegion().isEmpty())


def written(page: MinutesPage) -> list[str]:
    return [editor.toPlainText() for editor in page.sheet.editors]


def test_what_is_confidential_is_veiled_in_the_draft_while_a_room_looks_on(
    page: MinutesPage, held: Meeting
) -> None:
    desk = page.session.desk
    item_id = page.sheet.editors[0].keeping.item_id
    made = minutes.add_paragraph(
        desk, item_id, "Named in confidence.", audience=Audience.CONFIDENTIAL
    )
    page.session.changed.emit(made)
    page.refresh()
    assert any("Named in confidence" in words for words in written(page))

    page.session.is_hidden_from_room = True
    assert not any("Named in confidence" in words for words in written(page))

    page.session.is_hidden_from_room = False
    assert any("Named in confidence" in words for words in written(page))
    assert "Named in confidence." in texts(desk, item_id)


def test_all_of_a_closed_item_is_veiled_in_the_draft_and_comes_back(
    page: MinutesPage, held: Meeting
) -> None:
    desk = page.session.desk
    item_id = page.sheet.editors[0].keeping.item_id
    with desk.change("Closed") as step:
        step.update(AgendaItem, item_id, audience=Audience.CONFIDENTIAL)
    page.refresh()
    page.session.is_hidden_from_room = True
    assert not any("welcomed members" in words for words in written(page))
    page.refresh()
    assert not any("welcomed members" in words for words in written(page))

    page.session.is_hidden_from_room = False
    assert any("welcomed members" in words for words in written(page))
