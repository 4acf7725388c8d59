"""Agenda: the items of a meeting in order, the shape of its time, one item in full."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.agenda_commands import COMMANDS
from chair_desk.gui.pages.agenda_doing import AgendaDoing
from chair_desk.gui.pages.agenda_forms import AgendaForms
from chair_desk.gui.pages.agenda_head import AgendaHead, Legend
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.parts.agenda_inspector import AgendaInspector
from chair_desk.gui.parts.agenda_picker import deferred_words, meeting_words
from chair_desk.gui.parts.agenda_shape import ShapeBar
from chair_desk.gui.parts.agenda_table import AgendaTable
from chair_desk.gui.parts.agenda_waiting import WaitingPanel
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.widgets import column, row
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import day_month
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services.agenda import Agenda, agenda
from chair_desk.services.carry_forward import waiting
from chair_desk.services.diary import usual_meeting
from chair_desk.services.meetings import next_after
from chair_desk.services.open_matters import open_on
from chair_desk.services.pack_readiness import PackReadiness, pack_readiness
from chair_desk.words import N_, _

NARROW, LOW = 1240, 520
OPEN_AFTER_MS = 120


class AgendaPage(Page):
    """Builds an agenda: the table in the middle, the item in full at the right."""

    TITLE = N_("Agenda")
    TABLES: ClassVar[tuple[str, ...]] = (
        "meeting", "agenda_item", "paper", "person", "body", "action", "log_entry",
        "attachment", "pack_issue",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.meeting_id = ""
        self.meeting: Meeting | None = None
        self.item_id = ""
        self.pack = PackReadiness()
        self._fold_wanted: bool | None = None
        self.top = AgendaHead(self)
        self.shape = ShapeBar()
        self.table = AgendaTable()
        self.legend = Legend()
        self.waiting = WaitingPanel()
        self.inspector = AgendaInspector(session.desk.profile().document_words.asked)
        self._empty: EmptyState | None = None
        self.side = QStackedWidget()
        self.forms = AgendaForms(self)
        self._lay_out()
        self.doing = AgendaDoing(self)
        self.shape.chosen.connect(self.table.choose)
        self.table.chosen.connect(self._choose)
        self.inspector.folded.connect(self.fold_inspector)
        self.inspector.open_here.opened.connect(self._open_record)
        self._open_soon = QTimer(self)
        self._open_soon.setSingleShot(True)
        self._open_soon.setInterval(OPEN_AFTER_MS)
        self._open_soon.timeout.connect(self.show_open)
        session.meeting_chosen.connect(self._meeting_chosen)

    @property
    def empty(self) -> EmptyState:
        """What is shown while there is no meeting, built when it is first wanted."""
        if self._empty is None:
            self._empty = self._make_empty()
            self.side.addWidget(self._empty)
        return self._empty

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            _("No meeting yet"),
            _(
                "A meeting has an agenda, a room of people and minutes. "
                "Add the first one: its standing items come by themselves."
            ),
        )
        empty.offer("calendar-days", _("Add a meeting"), _("Say when and where."), "agenda.new")
        empty.asked.connect(self.do)
        return empty

    def _lay_out(self) -> None:
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(GUTTER, 0, 20, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table, 100)
        inside.addWidget(self.legend)
        inside.addWidget(self.waiting)
        inside.addStretch(1)
        self.builder = QWidget()
        bar = row(self.shape)
        bar.setContentsMargins(GUTTER - 3, 0, GUTTER - 3, 10)
        self.builder.setLayout(column(self.top.below, bar, row(left, self.inspector, spacing=0)))
        self.side.addWidget(self.builder)
        self.body.addWidget(self.side, 1)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the agenda of the chosen meeting."""
        desk = self.session.desk
        wanted = self.session.meeting_id or self.meeting_id
        self.meeting = desk.get(Meeting, wanted) or usual_meeting(desk)
        self.meeting_id = self.meeting.id if self.meeting else ""
        if self.meeting_id and self.session.meeting_id != self.meeting_id:
            self.session.choose_meeting(self.meeting_id)
        is_form = not self.forms.is_away()
        if self.meeting is None:
            self.top.show_nothing()
            if not is_form:
                self.side.setCurrentWidget(self.empty)
            return
        found = agenda(desk, self.meeting_id)
        self._show(found)
        if not is_form:
            self.side.setCurrentWidget(self.builder)

    def _show(self, found: Agenda) -> None:
        desk = self.session.desk
        is_fixed = self.session.read_only or found.meeting.state is MeetingState.CONFIRMED
        self.top.show_agenda(desk, found, meeting_words(desk, found.meeting))
        self.table.show_lines(found.lines, self.item_id, is_fixed=is_fixed)
        self.shape.show_agenda(found, self.item_id)
        self.legend.show_agenda(found)
        self._show_waiting(is_fixed=is_fixed)
        self.pack = pack_readiness(desk, self.meeting_id)
        self._show_item()

    def _show_waiting(self, *, is_fixed: bool) -> None:
        desk = self.session.desk
        items = [] if is_fixed else waiting(desk, self.meeting_id)
        ids = {item.meeting_id for item in items}
        rows = [row_ for row_ in (desk.get(Meeting, each) for each in ids) if row_ is not None]
        following = self.next_meeting() if items else None
        day = day_month(following.held_on) if following else ""
        self.waiting.show_items(items, deferred_words(desk, rows), day)

    def next_meeting(self) -> Meeting | None:
        """Return the meeting of the same body after the one shown."""
        if self.meeting is None:
            return None
        return next_after(self.session.desk, self.meeting.held_on, self.meeting.body_id)

    def _show_item(self) -> None:
        line = self.table.current()
        self.inspector.setEnabled(line is not None and not self.table.shown.is_fixed)
        if line is None:
            return
        self.item_id = line.item.id
        people = self.session.desk.rows(Person, order=("name",))
        self.inspector.show_line(line, [(person.id, person.name) for person in people])
        self.inspector.pack.show_pack(self.pack, line)
        self.shape.choose(self.item_id)
        self._open_soon.start()

    def show_open(self) -> None:
        """Show what is open on the chosen item; it waits until the hands rest."""
        if not self.session.is_over and self.meeting is not None and self.item_id:
            found = open_on(self.session.desk, self.item_id)
            self.inspector.open_here.show_matters(found)

    def _open_record(self, table: str, record_id: str) -> None:
        place = page_of(self.session.desk, table, record_id)
        if place is not None:
            self.session.show_page(*place)

    def _choose(self, item_id: str) -> None:
        if item_id != self.item_id:
            self.item_id = item_id
            self._show_item()
            self.refresh_commands()

    def _meeting_chosen(self, meeting_id: str) -> None:
        if meeting_id == self.meeting_id:
            return
        self.inspector.keep()
        self.meeting_id, self.item_id = meeting_id, ""
        self.is_stale = True
        if self.isVisible():
            self.forms.leave()
            self.refresh()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a meeting, or to an item of one."""
        if table == "meeting":
            self.session.choose_meeting(record_id)
        elif table == "agenda_item":
            item = self.session.desk.get(AgendaItem, record_id)
            if item is not None:
                self.session.choose_meeting(item.meeting_id)
                self.table.choose(record_id)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the table, the inspector and what waits; or the form that is shown."""
        if not self.forms.is_away():
            return (self.side,)
        return (self.table, self.inspector, self.waiting)

    def settle(self) -> None:
        """Keep what is being typed into the inspector."""
        self.inspector.keep()

    # -------------------------------------------------------------- the inspector

    def fold_inspector(self) -> None:
        """Fold the inspector away, or show it again."""
        self._fold_wanted = self.inspector.isVisible()
        self._fit()

    def show_inspector(self) -> None:
        """Show the inspector, whatever the width."""
        self._fold_wanted = False
        self._fit()

    def _fit(self) -> None:
        """Below 1240 the inspector folds by itself, unless somebody asked for it."""
        is_narrow = self.window().width() < look().wide(NARROW)
        folded = is_narrow if self._fold_wanted is None else self._fold_wanted
        self.inspector.setVisible(not folded)
        self.legend.show_fold(is_folded=folded)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the inspector where the window is narrow, what waits where it is low."""
        super().resizeEvent(event)
        self.waiting.fold(is_low=self.height() < look().px(LOW))
        self._fit()
