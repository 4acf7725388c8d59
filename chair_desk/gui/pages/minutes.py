"""Minutes: the meetings with minutes at the left, the minutes of one as a sheet to read."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.minutes_bar import MinutesBar
from chair_desk.gui.pages.minutes_commands import COMMANDS
from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.agenda_picker import meeting_words, usual_meeting
from chair_desk.gui.parts.minute_list import MinuteList
from chair_desk.gui.parts.minute_sheet import MinuteSheet
from chair_desk.gui.parts.widgets import column, line_across, row, secondary_button, tie
from chair_desk.gui.session import Session
from chair_desk.records.boards import Body
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services import meetings as services
from chair_desk.services.agenda import agenda
from chair_desk.words import N_, _

BEFORE = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
TYPED = frozenset({"minute", "decision", "action", "action_owner", "log_entry"})


class MinutesPage(Page):
    """List, bar and sheet; an export takes the sheet's place for a while."""

    TITLE = N_("Minutes")
    TABLES: ClassVar[tuple[str, ...]] = (
        "meeting", "agenda_item", "minute", "decision", "action", "action_owner", "log_entry",
        "correction", "minutes_version", "person", "organisation", "body",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.meeting: Meeting | None = None
        self.meeting_id = ""
        actions = self.actions_by_name
        self.buttons.addWidget(
            tie(secondary_button(_("Action sheet"), "list-checks"), actions["minutes.actions"])
        )
        self.buttons.addWidget(
            tie(secondary_button(_("Export"), "file-down"), actions["minutes.export"])
        )
        self.list = MinuteList()
        self.bar = MinutesBar(self)
        self.sheet = MinuteSheet(session)
        self.empty = EmptyState(
            _("No minutes yet"),
            _("Minutes taken in a meeting are read and confirmed here."),
        )
        self.empty.offer("presentation", _("Go to the meeting"), _("Start it there."), "meeting")
        self.reading = QWidget()
        self.reading.setLayout(column(self.bar, self.sheet))
        self.side = QStackedWidget()
        self.side.addWidget(self.reading)
        self.side.addWidget(self.empty)
        self._form: QWidget | None = None
        self.body.addLayout(row(self.list, line_across("down"), self.side, spacing=0), 1)
        self.list.chosen.connect(session.choose_meeting)
        self.bar.corrected.connect(self._correct)
        self.empty.asked.connect(session.show_page)
        session.meeting_chosen.connect(self._meeting_chosen)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the meetings and the minutes of the chosen one."""
        desk = self.session.desk
        rows = [row_ for row_ in services.meetings(desk) if row_.state not in BEFORE]
        chosen = desk.get(Meeting, self.session.meeting_id)
        if chosen is None or chosen.state in BEFORE:
            chosen = desk.get(Meeting, self.meeting_id) or usual_meeting(desk, held=True)
        if chosen is not None and chosen.state in BEFORE:
            chosen = rows[0] if rows else None
        self.meeting = chosen
        self.meeting_id = chosen.id if chosen else ""
        bodies = {body.id: body for body in desk.rows(Body)}
        self.list.setVisible(bool(rows))
        self.list.show_meetings(rows, bodies, self.meeting_id)
        if chosen is None:
            self.heading.setText(_("Minutes"))
            self.side.setCurrentWidget(self.empty)
            return
        self._show(chosen)

    def _show(self, meeting: Meeting) -> None:
        desk = self.session.desk
        self.heading.setText(meeting_words(desk, meeting))
        self.bar.show_meeting(desk, meeting)
        is_open = meeting.state is not MeetingState.CONFIRMED and not self.session.read_only
        self.sheet.show_items(
            agenda(desk, meeting.id).lines,
            services.corrections(desk, meeting.id),
            is_open=is_open,
        )
        if self._form is None:
            self.side.setCurrentWidget(self.reading)

    def show_changes(self, changes: Changes) -> None:
        """Follow a change; where only words changed, only the words are read anew."""
        if self.isVisible() and changes.touched and set(changes.touched) <= TYPED:
            for editor in self.sheet.editors:
                editor.keeping.follow()
            return
        super().show_changes(changes)

    def _meeting_chosen(self, meeting_id: str) -> None:
        if meeting_id == self.meeting_id:
            return
        self.settle()
        self.is_stale = True
        if self.isVisible():
            self.leave_form()
            self.refresh()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to the minutes of a meeting."""
        if table == "meeting":
            self.session.choose_meeting(record_id)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, the bar and the sheet."""
        return (self.list, self.side)

    def settle(self) -> None:
        """Keep every word that is being typed."""
        self.sheet.settle()

    # -------------------------------------------------------------- doing

    def confirm(self) -> None:
        """Confirm the minutes at the meeting chosen; from then on they are frozen."""
        self.settle()
        at_meeting = self.bar.meetings.currentData()
        if at_meeting:
            self.session.run(
                services.confirm_minutes,
                self.meeting_id,
                at_meeting_id=str(at_meeting),
                subject_to=self.bar.subject.text(),
            )

    def _correct(self, text: str) -> None:
        if self.session.run(services.correct_minutes, self.meeting_id, text) is not None:
            self.bar.end_correction()

    def show_export(self, what: str) -> None:
        """Ask how the minutes are to be given out."""
        from chair_desk.gui.pages.meeting_export import ExportPanel

        if self.meeting is None:
            return
        self.settle()
        self.leave_form()
        form = ExportPanel(self.session, self.meeting, what=what)
        form.left.connect(self.leave_form)
        self._form = form
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        form.focus_first()

    def leave_form(self) -> None:
        """Put the export away and show the minutes again."""
        form, self._form = self._form, None
        if form is not None:
            self.side.setCurrentWidget(self.reading)
            self.side.removeWidget(form)
            form.deleteLater()

    def show_refusal(self, refusal: Refused) -> None:
        """Say in place why something was refused; the words stay as they are kept."""
        super().show_refusal(refusal)
        for editor in self.sheet.editors:
            editor.keeping.follow()
