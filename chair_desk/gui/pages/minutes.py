"""Minutes: the meetings with minutes at the left, the minutes of one as a sheet to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.minutes_bar import AHEAD, MinutesBar
from chair_desk.gui.pages.minutes_commands import COMMANDS
from chair_desk.gui.pages.minutes_words import meeting_lines
from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.agenda_picker import meeting_words
from chair_desk.gui.parts.minutes_head import SheetHead
from chair_desk.gui.parts.minutes_list import MinutesList
from chair_desk.gui.parts.minutes_sheet import MinutesSheet
from chair_desk.gui.parts.widgets import (
    column,
    line_across,
    link_button,
    row,
    secondary_button,
    tie,
)
from chair_desk.gui.session import Session
from chair_desk.records.boards import Body
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.services import meetings as services
from chair_desk.services.agenda import agenda
from chair_desk.services.diary import usual_meeting
from chair_desk.services.paragraphs import paragraph
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting_export import ExportPanel
    from chair_desk.gui.pages.minutes_forms import VersionsPanel
    from chair_desk.gui.parts.form_panel import FormPanel

TYPED = frozenset({"minute", "decision", "action", "action_owner", "log_entry"})


class MinutesPage(Page):
    """List, bar and sheet; an export takes the sheet's place for a while."""

    TITLE = N_("Minutes")
    TABLES: ClassVar[tuple[str, ...]] = (
        "meeting", "agenda_item", "minute", "decision", "ratification",
        "action", "action_owner", "log_entry",
        "correction", "minutes_version", "person", "organisation", "body", "attendance", "seat",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.meeting: Meeting | None = None
        self.meeting_id = ""
        self.heading.setWordWrap(True)
        actions = self.actions_by_name
        self.buttons.addWidget(tie(link_button(_("Check the wording")), actions["minutes.wording"]))
        self.buttons.addWidget(
            tie(secondary_button(_("Action sheet"), "list-checks"), actions["minutes.actions"])
        )
        self.buttons.addWidget(
            tie(secondary_button(_("Export"), "file-down"), actions["minutes.export"])
        )
        self.list = MinutesList()
        self.bar = MinutesBar(self)
        self.sheet = MinutesSheet(session)
        self.empty = _empty_state()
        self.reading = QWidget()
        below = column(self.bar, self.sheet)
        below.setStretch(1, 1)
        self.reading.setLayout(below)
        self.side = QStackedWidget()
        self.side.addWidget(self.reading)
        self.side.addWidget(self.empty)
        self._form: QWidget | None = None
        self.body.addLayout(row(self.list, line_across("down"), self.side, spacing=0), 1)
        self.list.chosen.connect(session.choose_meeting)
        self.empty.asked.connect(session.show_page)
        session.meeting_chosen.connect(self._meeting_chosen)
        session.hidden_changed.connect(self.sheet.hide_from_room)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the meetings and the minutes of the chosen one."""
        desk = self.session.desk
        today = self.session.today()
        rows = [
            row_
            for row_ in services.meetings(desk)
            if row_.state not in AHEAD or row_.held_on <= today
        ]
        known = {row_.id: row_ for row_ in rows}
        usual = usual_meeting(desk, held=True)
        wanted = (self.session.meeting_id, self.meeting_id, usual.id if usual else "")
        found = [known[each] for each in wanted if each in known] + rows
        chosen = found[0] if found else None
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
        is_closed = meeting.state is MeetingState.CONFIRMED or meeting.state in AHEAD
        self.sheet.show_minutes(
            meeting.id,
            self._head(meeting),
            agenda(desk, meeting.id).lines,
            is_open=not is_closed and not self.session.read_only,
        )
        if self._form is None:
            self.side.setCurrentWidget(self.reading)

    def _head(self, meeting: Meeting) -> SheetHead:
        desk = self.session.desk
        corrections = tuple(services.corrections(desk, meeting.id))
        about = {one.id: one.minute_id for one in corrections if one.minute_id}
        numbers = {key: paragraph(desk, minute_id).number for key, minute_id in about.items()}
        return SheetHead(
            lines=meeting_lines(desk, meeting), corrections=corrections, numbers=numbers
        )

    def show_changes(self, changes: Changes) -> None:
        """Follow a change; where only words changed, only the words are read anew."""
        if self.isVisible() and changes.touched and set(changes.touched) <= TYPED:
            for editor in self.sheet.editors:
                editor.keeping.follow()
            self.sheet.renumber()
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
        """Go to the minutes of a meeting, to one of its items, or to a paragraph."""
        desk = self.session.desk
        if table == "meeting":
            self.session.choose_meeting(record_id)
            return
        minute = desk.get(Minute, record_id) if table == "minute" else None
        item = desk.get(AgendaItem, minute.item_id if minute else record_id)
        if item is not None:
            self.session.choose_meeting(item.meeting_id)
            self.sheet.go_to(item.id, minute.id if minute else "")

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
            self._destroy_own_marks()

    def _destroy_own_marks(self) -> None:
        """Do with one's own highlights as the board decided, and say so."""
        from chair_desk.services.own_marks import destroy_as_ruled, destroyed_words

        try:
            count = destroy_as_ruled(self.session.desk, self.meeting_id)
        except CannotDo as problem:
            self.show_problem(problem)
            return
        if count:
            self.message.say(destroyed_words(count))

    def show_correction(self) -> None:
        """Ask for a correction of confirmed minutes."""
        from chair_desk.gui.pages.minutes_forms import MinutesForms

        if self.meeting is not None:
            form = MinutesForms(self.session).correction(self.meeting)
            form.kept.connect(self.leave_form)
            self._open_form(form)

    def show_versions(self) -> None:
        """List the versions that were given out."""
        from chair_desk.gui.pages.minutes_forms import VersionsPanel

        if self.meeting is not None:
            self.settle()
            self._open_form(VersionsPanel(self.session.desk, self.meeting))

    def show_export(self, what: str) -> None:
        """Ask how the minutes are to be given out."""
        from chair_desk.gui.pages.meeting_export import ExportPanel

        if self.meeting is not None:
            self.settle()
            self._open_form(ExportPanel(self.session, self.meeting, what=what))

    def _open_form(self, form: FormPanel | VersionsPanel | ExportPanel) -> None:
        """Put a form into the place of the minutes; Esc or what it does puts it away."""
        self.leave_form()
        form.left.connect(self.leave_form)
        self._form = form
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        form.focus_first()

    def leave_form(self) -> None:
        """Put a form away and show the minutes again."""
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


def _empty_state() -> EmptyState:
    state = EmptyState(
        _("No minutes yet"),
        _("Minutes say what was agreed, who promised what, and by when."),
    )
    state.offer(
        "list-ordered", _("Build an agenda"), _("Each item of it is minuted by itself."), "agenda"
    )
    state.offer(
        "presentation", _("Go to the meeting"), _("Start it, and write as people speak."), "meeting"
    )
    state.offer(
        "building-2", _("See who sits on it"), _("They stand in the minutes by name."), "partners"
    )
    return state
