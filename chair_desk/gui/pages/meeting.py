"""In the meeting: the agenda at the left, the minutes in the middle, the room at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.editor_column import EditorColumn
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.meeting_commands import COMMANDS, TYPED_KEYS
from chair_desk.gui.pages.meeting_doing import MeetingDoing, ParagraphDoing
from chair_desk.gui.pages.meeting_ending import ENDING, MeetingEnding
from chair_desk.gui.pages.meeting_last_times import MeetingLastTimes
from chair_desk.gui.pages.meeting_open import MeetingOpen
from chair_desk.gui.pages.meeting_papers import MeetingPapers
from chair_desk.gui.pages.meeting_places import MeetingPlaces
from chair_desk.gui.pages.meeting_showing import MeetingShowing
from chair_desk.gui.pages.meeting_writing import MeetingWriting
from chair_desk.gui.pages.page import Page
from chair_desk.gui.pages.room_column import RoomColumn
from chair_desk.gui.pages.room_doing import RoomDoing
from chair_desk.gui.parts.agenda_live import LiveAgenda
from chair_desk.gui.parts.timeline_band import Band
from chair_desk.gui.parts.timeline_finish import FinishPanel
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.services.agenda import AgendaLine
from chair_desk.services.diary import usual_meeting
from chair_desk.services.register import RegisterLine
from chair_desk.words import N_, _

BEFORE = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
TYPED = frozenset({"minute", "decision", "action", "action_owner", "log_entry"})


class MeetingPage(Page):
    """The one meeting that is held now, or was, or will be next."""

    TITLE = N_("In the meeting")
    TABLES: ClassVar[tuple[str, ...]] = (
        "meeting", "agenda_item", "paper", "attendance", "movement", "minute", "decision",
        "ratification",
        "action", "action_owner", "log_entry", "person", "organisation", "appointment", "seat",
        "agreed_level", "delegation", "declaration",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    TYPED_KEYS: ClassVar[tuple[tuple[str, str], ...]] = TYPED_KEYS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.meeting: Meeting | None = None
        self.meeting_id = self.item_id = ""
        self._current_id: str | None = None
        self.lines: tuple[AgendaLine, ...] = ()
        self.register: list[RegisterLine] = []
        self.is_hidden_from_room = session.is_hidden_from_room
        self.head.hide()
        self.head_line.hide()
        self.band = Band()
        self.agenda = LiveAgenda()
        self.finish = FinishPanel()
        self.middle = QStackedWidget()
        self.writing = MeetingWriting(self)
        self.column = EditorColumn(session, self.writing.read)
        self.before = EmptyState(
            _("Before the meeting"),
            _("Mark who comes in as they arrive. Start the meeting when the chair opens it."),
        )
        self.empty = EmptyState(
            _("No meeting yet"),
            _("A meeting is held from its agenda. Add the meeting first, then its items."),
        )
        self.room = RoomColumn()
        self.last_times = MeetingLastTimes(self)
        self.papers = MeetingPapers(self)
        self.places = MeetingPlaces(self)
        self.writing.connect_editor()
        self.doing = MeetingDoing(self)
        self.paragraph_doing = ParagraphDoing(self)
        self.room_doing = RoomDoing(self)
        self.showing = MeetingShowing(self)
        self.open_matters = MeetingOpen(self)
        self.ending = MeetingEnding(self)
        self.agenda.chosen.connect(self.show_item)
        self.agenda.taken.connect(self.doing.take_item)
        self.finish.taken.connect(self.doing.take_minutes)
        self.column.head.take_asked.connect(self.doing.take)
        self.column.editor.undo_asked.connect(self.doing.undo)
        self.column.editor.redo_asked.connect(self.doing.redo)
        session.meeting_chosen.connect(self._meeting_chosen)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the chosen meeting: its course, its room, the item that is shown."""
        desk = self.session.desk
        meeting = desk.get(Meeting, self.session.meeting_id or self.meeting_id)
        self.meeting = meeting or usual_meeting(desk)
        was, self.meeting_id = self.meeting_id, self.meeting.id if self.meeting else ""
        if self.meeting_id != was:
            self.item_id = ""
        self._go_with_the_meeting()
        self.writing.forget()
        self.showing.show()

    def _go_with_the_meeting(self) -> None:
        """Show the item that the meeting turned to, where the one being taken was shown."""
        current = self.meeting.current_item_id if self.meeting else None
        was, self._current_id = self._current_id, current
        is_moving = current is not None and current != was
        is_with_it = self.item_id == (was or self.item_id)
        if is_moving and is_with_it and not self.column.editor.keeping.is_unkept():
            self.item_id = current or ""

    def show_changes(self, changes: Changes) -> None:
        """Follow a change; where only words changed, only the words are read anew."""
        if self.isVisible() and changes.touched and set(changes.touched) <= TYPED:
            self.column.editor.keeping.follow()
            if not set(changes.touched) <= {"minute"}:
                self.open_matters.show_soon()
                self.writing.count_on()
            return
        super().show_changes(changes)

    def show_item(self, item_id: str) -> None:
        """Show the minutes of an item; what was typed at the last one is kept first."""
        if item_id != self.item_id:
            self.settle()
            if self.column.editor.keeping.is_unkept() or self.column.notes.is_unkept():
                return
            self.item_id = item_id
            self.showing.show_item()
            self.showing.show_course()
            self.refresh_commands()

    def step(self, by: int) -> None:
        """Show the item before or after the one that is shown."""
        ids = [line.item.id for line in self.lines]
        at = ids.index(self.item_id) + by if self.item_id in ids else 0
        if 0 <= at < len(ids):
            self.show_item(ids[at])

    def line_of(self, item_id: str) -> AgendaLine | None:
        """Return the line of an item on this agenda."""
        return next((line for line in self.lines if line.item.id == item_id), None)

    def current_line(self) -> AgendaLine | None:
        """Return the line of the item being taken."""
        return self.line_of(self.meeting.current_item_id or "") if self.meeting else None

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a meeting, to an item of one, or to the closing of one."""
        if table == "meeting":
            self.session.choose_meeting(record_id)
        elif table == ENDING:
            self.session.choose_meeting(record_id)
            self.refresh()
            self.do("meeting.close")
        elif table == "agenda_item":
            item = self.session.desk.get(AgendaItem, record_id)
            if item is not None:
                self.session.choose_meeting(item.meeting_id)
                self.refresh()
                self.show_item(record_id)

    def hide_notes(self) -> None:
        """Hide notes, confidential items and the gauge from the room, or show them again."""
        self.is_hidden_from_room = not self.is_hidden_from_room
        self.session.is_hidden_from_room = self.is_hidden_from_room
        self.showing.show()

    # -------------------------------------------------------------- keeping

    def settle(self) -> None:
        """Keep every word that is being typed."""
        self.column.editor.keeping.settle()
        self.column.notes.keep()

    def is_being_typed(self) -> bool:
        """Say whether words were typed that are not in the file yet."""
        return self.column.editor.keeping.is_unkept() or self.column.notes.is_unkept()

    def _meeting_chosen(self, meeting_id: str) -> None:
        if meeting_id != self.meeting_id:
            self.settle()
            self.is_stale = True
            if self.isVisible():
                self.refresh()

    # -------------------------------------------------------------- the window

    def panes(self) -> tuple[QWidget, ...]:
        """Return the editor, the room and the agenda, in the order of F6."""
        beside: QWidget = self.room.list if self.last_times.is_away() else self.last_times.sheet
        beside = beside if self.papers.is_away() else self.papers.pane
        first = self.ending.panel() or self.column.editor
        return (first, beside, self.room.open, self.agenda)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Take F6 before the window does: here it goes from editor to room to agenda."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F6
        ):
            event.accept()
            return True
        return bool(super().event(event))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next pane with F6, to the one before with Shift F6; back with Esc."""
        if event.key() == Qt.Key.Key_F6:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.places.next_pane(-1 if is_back else 1)
            return
        if event.key() == Qt.Key.Key_Escape and self.papers.is_beside():
            self.papers.give_back_room()
            return
        if event.key() == Qt.Key.Key_Escape and self.column.isVisible():
            self.column.editor.setFocus()
            return
        super().keyPressEvent(event)

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Give the meeting the whole window."""
        super().showEvent(event)
        self.places.take_window()
        self.showing.start_clock()

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Give the sidebar back."""
        self.showing.stop_clock()
        self.open_matters.rest()
        self.writing.rest()
        self.papers.keep()
        self.places.give_back()
        super().hideEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come closer together where the window is small."""
        super().resizeEvent(event)
        self.places.fit()
