"""One whole meeting through the window: from a spreadsheet to confirmed minutes."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.agenda_paste import PastePanel
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.meeting_export import ExportPanel
from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.pages.page import Page
from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.actions import Action
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute
from chair_desk.services.agenda import waiting
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.carry_forward import carried_actions
from chair_desk.services.desk import Desk
from chair_desk.services.soundness import faults
from tests.end_to_end.conftest import Clock
from tests.end_to_end.untidy_members import write_workbook

FIRST, SECOND = date(2026, 11, 19), date(2027, 2, 18)
PASTED = """AGENDA
1.\tWelcome, apologies and interests
2.\tYoung people on going missing (Shazia Pemberly)\t15 mins
3.\tReturn home interviews within 72 hours (Nell Applegarth)\t20 mins\tChallenge
\ta)\tPolice timeline (to follow)
4.\tRapid review WM-07: what next? (confidential)\t20 mins\tDecision
5.\tNeglect strategy – for discussion
"""


class Story:
    """A business manager at the window, step by step."""

    def __init__(self, bot: QtBot, window: MainWindow, clock: Clock) -> None:
        self.bot, self.window, self.clock = bot, window, clock

    @property
    def desk(self) -> Desk:
        assert self.window.shell is not None
        return self.window.shell.session.desk

    def page(self, name: str) -> Page:
        assert self.window.shell is not None
        self.window.shell.show_page(name)
        self.bot.waitUntil(lambda: self.window.shell.page_named(name).isVisible())
        return self.window.shell.page_named(name)

    def panel(self, page: Page, kind: type) -> object:
        self.bot.waitUntil(lambda: bool(page.findChildren(kind)))
        return page.findChildren(kind)[-1]

    def meeting(self, day: date) -> Meeting:
        (found,) = [one for one in self.desk.rows(Meeting) if one.held_on == day]
        return found

    def item(self, day: date, title: str) -> AgendaItem:
        (found,) = [
            one
            for one in self.desk.rows(AgendaItem, meeting_id=self.meeting(day).id)
            if title in (one.title, one.closed_title)
        ]
        return found

    def write(self, line: str) -> None:
        """Type a line into the minutes, key by key, and press Enter."""
        page = self.page("meeting")
        assert isinstance(page, MeetingPage)
        editor = page.column.editor
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus()
        self.bot.keyClicks(editor, line)
        self.bot.keyClick(editor, Qt.Key.Key_Return)

    def take(self, title: str, *lines: str) -> None:
        """Go on until an item is taken, and minute it."""
        page = self.page("meeting")
        assert isinstance(page, MeetingPage)
        page.show_item(self.item(FIRST, title).id)
        page.do("meeting.take")
        for line in lines:
            self.write(line)
        page.settle()
        self.clock.pass_by(minutes=15)


@pytest.fixture
def story(
    qtbot: QtBot, window: MainWindow, clock: Clock, program: Program, tmp_path: Path
) -> Story:
    board = tmp_path / "Westmarch.chairdesk"
    desk = program.create(board)
    new_board(
        desk,
        NewBoard(
            profile="lscp_2023",
            name="Westmarch Safeguarding Children Partnership",
            short_name="Westmarch SCP",
            meeting_place="Committee Room 2, County Hall",
            marking="OFFICIAL-SENSITIVE",
            chair="Rosalind Larkspur",
            business_manager="Gwen Tallowfield",
        ),
    )
    desk.close()
    window.opening.open(board)
    return Story(qtbot, window, clock)


def bring_in_members(story: Story, tmp_path: Path) -> None:
    write_workbook(tmp_path / "members.xlsx")
    page = story.page("partners")
    assert isinstance(page, PartnersPage)
    page.import_table(str(tmp_path / "members.xlsx"))


def build_the_agenda(story: Story, day: date) -> AgendaPage:
    page = story.page("agenda")
    assert isinstance(page, AgendaPage)
    page.do("agenda.new")
    form = story.panel(page, FormPanel)
    assert isinstance(form, FormPanel)
    form.forms[0].show_values({**form.values(), "held_on": day})
    story.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert page.meeting is not None
    assert page.meeting.held_on == day
    return page


def paste_from_word(story: Story, page: AgendaPage) -> None:
    page.do("agenda.paste")
    panel = story.panel(page, PastePanel)
    assert isinstance(panel, PastePanel)
    panel.text.setPlainText(PASTED)
    panel.look()
    story.bot.mouseClick(panel.place_button, Qt.MouseButton.LeftButton)


def hold_the_meeting(story: Story) -> None:
    story.clock.set(FIRST, 10)
    page = story.page("meeting")
    assert isinstance(page, MeetingPage)
    page.do("meeting.start")
    page.do("meeting.everyone")
    story.take(
        "Welcome, apologies and interests",
        "The Chair welcomed everybody.",
        "apols Alun Brackenridge",
        "dep Yasmin Thornbury for Alun Brackenridge",
    )
    story.take(
        "Return home interviews within 72 hours",
        "@NA reported that 58% took place within 72 hours.",
        "/action @Nell Applegarth to dip-sample 20 late interviews by 18 dec",
        "/challenge @Westmarch Constabulary give the date from which every return is notified",
        "/decision C-016 stays open",
    )
    story.take(
        "Rapid review WM-07: what next?",
        "The partners looked at MARKERWORD and its lessons.",
        "/decision MARKERWORD goes to the national Panel",
    )
    page.show_item(story.item(FIRST, "Neglect strategy").id)
    page.do("meeting.defer")
    page.do("meeting.close")
    page.ending.close_now()


def export(story: Story, page: MinutesPage, folder: Path, ending: str, readers: str) -> Path:
    page.do("minutes.export")
    panel = story.panel(page, ExportPanel)
    assert isinstance(panel, ExportPanel)
    panel.formats.choose(ending)
    panel.readers.choose(readers)
    path = folder / f"{readers}.{ending}"
    panel.recipients.setText("Marcus Wrenfield")
    panel.go_to(path)
    with story.bot.waitSignal(panel.written, timeout=20_000):
        panel.export()
    panel.left.emit()
    return path


def words_of(path: Path) -> bytes:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    if path.suffix == ".pdf":
        import pikepdf

        with pikepdf.open(path) as pdf:
            return b"".join(pdf.pages[at].Contents.read_bytes() for at in range(len(pdf.pages)))
    return path.read_bytes()


def test_a_whole_meeting_from_a_spreadsheet_to_confirmed_minutes(
    story: Story, tmp_path: Path
) -> None:
    bring_in_members(story, tmp_path)
    page = build_the_agenda(story, FIRST)
    paste_from_word(story, page)
    page.do("agenda.issue")
    assert story.meeting(FIRST).state is MeetingState.AGENDA_ISSUED

    hold_the_meeting(story)

    (action,) = story.desk.rows(Action)
    assert (action.reference, action.title) == ("A-001", "Dip-sample 20 late interviews")
    assert action.due_on == date(2026, 12, 18)
    (challenge,) = story.desk.rows(LogEntry, log_type="challenge")
    assert challenge.reference == "C-001"
    assert len(story.desk.rows(Decision)) == 2
    assert any("Nell Applegarth reported" in row.text for row in story.desk.rows(Minute))
    register = story.desk.rows(Attendance, meeting_id=story.meeting(FIRST).id)
    assert Presence.APOLOGY in {line.presence for line in register}
    assert Presence.DEPUTY in {line.presence for line in register}
    assert story.item(FIRST, "Neglect strategy").state is ItemState.DEFERRED

    minutes = story.page("minutes")
    assert isinstance(minutes, MinutesPage)
    story.window.shell.session.choose_meeting(story.meeting(FIRST).id)
    minutes.do("minutes.check")
    assert story.meeting(FIRST).state is MeetingState.CHECKED
    for ending in ("pdf", "docx", "html"):
        public = export(story, minutes, tmp_path, ending, "public")
        assert b"MARKERWORD" not in words_of(public), ending
        export(story, minutes, tmp_path, ending, "confidential")
    assert b"MARKERWORD" in words_of(tmp_path / "confidential.html")

    confirm_and_carry_forward(story)

    assert faults(story.desk) == []


def confirm_and_carry_forward(story: Story) -> None:
    build_the_agenda(story, SECOND)
    titles = [
        item.title for item in story.desk.rows(AgendaItem, meeting_id=story.meeting(SECOND).id)
    ]
    assert "Minutes of 19 November" in titles or any("19 November" in title for title in titles)
    agenda = story.page("agenda")
    assert isinstance(agenda, AgendaPage)
    waits = {item.title: item.id for item in waiting(story.desk, story.meeting(SECOND).id)}
    assert "Neglect strategy" in waits
    assert [one.reference for one in carried_actions(story.desk, story.meeting(SECOND).id)] == [
        "A-001"
    ]

    story.clock.set(SECOND, 10)
    meeting = story.page("meeting")
    story.window.shell.session.choose_meeting(story.meeting(SECOND).id)
    meeting.do("meeting.start")
    minutes = story.page("minutes")
    assert isinstance(minutes, MinutesPage)
    story.window.shell.session.choose_meeting(story.meeting(FIRST).id)
    minutes.do("minutes.confirm")

    assert story.meeting(FIRST).state is MeetingState.CONFIRMED
    assert story.meeting(FIRST).confirmed_on == SECOND
