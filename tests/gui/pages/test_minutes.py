from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting_export import ExportPanel
from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.session import Session
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services import meetings, minutes, session_clock
from chair_desk.services.surroundings import surroundings_of
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


def test_a_dated_correction_is_added_and_shown(page: MinutesPage) -> None:
    confirm(page)
    page.bar.correct.click()
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    first = page.sheet.editors[0].keeping.kept[0]
    form.forms[0].show_values({"text": "For Welcome read Opening.", "minute_id": first.id})
    form.save_button.click()

    assert page.side.currentWidget() is page.reading
    shown_words = [label.text() for label in page.sheet.findChildren(QLabel)]
    assert any("For Welcome read Opening." in words for words in shown_words)
    assert any(words.startswith("17 November 2026, minute 1.1") for words in shown_words)


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
