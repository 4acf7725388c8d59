"""The tracker of actions: what is open, what is late, and working through it by keys."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.actions_after import ActionsAfter
from chair_desk.gui.pages.actions_commands import COMMANDS
from chair_desk.gui.pages.actions_doing import ActionsDoing
from chair_desk.gui.pages.actions_filters import ActionFilters
from chair_desk.gui.pages.actions_owners import ActionsOwners
from chair_desk.gui.pages.actions_reading import ActionsReading
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.parts.action_delegate import ActionHeadings
from chair_desk.gui.parts.action_list import ActionList
from chair_desk.gui.parts.reminder_panel import ReminderPanel
from chair_desk.gui.parts.room_chooser import RoomChooser
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Segmented,
    column,
    line_across,
    primary_button,
    row,
    tie,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import Changes
from chair_desk.services.action_tracker import (
    ActionGroup,
    GroupedBy,
    Showing,
    open_by_partner,
)
from chair_desk.services.reminder_sheets import reminded
from chair_desk.services.saved_filters import Narrowed
from chair_desk.words import N_, _

GROUPED = (
    (GroupedBy.PARTNER, N_("By partner")),
    (GroupedBy.DATE, N_("By date")),
    (GroupedBy.MEETING, N_("By meeting")),
)
SHOWN = (
    (Showing.OPEN, N_("Open")),
    (Showing.LATE, N_("Late")),
    (Showing.AT_RISK, N_("At risk")),
    (Showing.CLOSED, N_("Closed")),
    (Showing.ALL, N_("All")),
)
KEYS = (
    ("C", N_("complete")),
    ("E", N_("extend")),
    ("R", N_("at risk")),
    ("O", N_("change owner")),
    ("N", N_("note")),
    ("G", N_("raise as challenge")),
)
LARGE = 115


class ActionsPage(Page):
    """The list at the left, the reminder sheets at the right, the keys below."""

    TITLE = N_("Actions")
    TABLES: ClassVar[tuple[str, ...]] = (
        "action", "action_owner", "action_update", "organisation", "person", "appointment", "seat",
        "meeting", "profile_in_force", "saved_filter",
    )  # fmt: skip
    RECORDS = "action"
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.reminded: list[ActionGroup] = []
        self.above: QWidget | None = None
        grouped = [(value.value, _(label)) for value, label in GROUPED]
        self.grouped = Segmented(_("Put together"), grouped)
        shown = [(value.value, _(label)) for value, label in SHOWN]
        self.filter = Segmented(_("Show"), shown)
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(_("Find an action, owner or partner"))
        self.find_line.setAccessibleName(_("Find an action, owner or partner"))
        self.find_line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.add_button = primary_button(_("New action"), "plus")
        self.headings = ActionHeadings()
        self.list = ActionList()
        self.nothing = words("", "reading", "ink2", wrap=True)
        self.chooser = RoomChooser()
        self.sheets = ReminderPanel(session)
        self.where = words("", tone="ink3")
        self.doing = ActionsDoing(self)
        self.after = ActionsAfter(self)
        self.owners = ActionsOwners(self)
        self.filters = ActionFilters(self)
        self.reading = ActionsReading(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.subheading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.subheading.setWordWrap(True)
        self.buttons.addWidget(self.grouped)
        self.buttons.addWidget(self.add_button)
        tie(self.add_button, self.actions_by_name["actions.add"])
        tie(self.sheets.button, self.actions_by_name["actions.sheets"])
        strip = row(self.find_line, self.filter, self.filters.button, spacing=12)
        strip.setStretch(0, 1)
        strip.setContentsMargins(GUTTER, 8, 14, 8)
        self.nothing.setContentsMargins(GUTTER, 20, GUTTER, 20)
        self._above = column(spacing=0)
        left = column(
            strip, self.filters.line, line_across(), self._above, self.headings, self.nothing,
            self.list, self.chooser, spacing=0,
        )  # fmt: skip
        left.setStretch(6, 1)
        body = row(left, line_across("down"), self.sheets, spacing=0)
        body.setStretch(0, 1)
        self.body.addLayout(body, 1)
        self.body.addWidget(line_across("strong"))
        self.body.addLayout(self._footer())
        self.sheets.setVisible(look().percent <= LARGE)

    def _footer(self) -> QHBoxLayout:
        foot = row(KeyCap("↑"), KeyCap("↓"), words(_("move"), tone="ink2"), spacing=7)
        for key, label in KEYS if look().percent <= LARGE else KEYS[:4]:
            foot.addSpacing(look().px(9))
            foot.addWidget(KeyCap(key))
            foot.addWidget(words(_(label), tone="ink2"))
        foot.addStretch(1)
        foot.addWidget(self.where)
        foot.setContentsMargins(GUTTER, 9, GUTTER, 9)
        return foot

    def _connect(self) -> None:
        self.grouped.chosen.connect(self.refresh)
        self.filter.chosen.connect(self.refresh)
        self.find_line.textChanged.connect(self._search)
        self.find_line.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._show_where)
        self.list.noted.connect(self._note)
        self.list.opened.connect(self._open_clicked)
        self.list.resized.connect(self._fit)
        self.chooser.chosen.connect(self.owners.chosen)
        self.chooser.left.connect(self.list.setFocus)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the actions that are asked for, and who is reminded."""
        desk, asked = self.session.desk, self.filters.asked()
        found = self.reading.read(asked)
        self.subheading.setText(found.standings.words)
        self.subheading.show()
        self.list.show_groups(found.groups, self.session.today())
        is_all = asked == Narrowed(words=asked.words)
        self.reminded = reminded(desk, found.groups if is_all else open_by_partner(desk, found))
        self.sheets.show_reminded(self.reminded)

    def show_changes(self, changes: Changes) -> None:
        """Read again only what a change touched, where the page is shown."""
        with self.reading.only(None if self.is_stale else changes):
            super().show_changes(changes)

    def _search(self, text: str) -> None:
        self.list.search(text)

    def _show_where(self) -> None:
        lines = self.list.rows.lines()
        current = self.list.current_id()
        at = next((n for n, line in enumerate(lines, 1) if line.action.id == current), 0)
        marked = len(self.list.rows.marked)
        said = _("Row {at} of {count}").format(at=at, count=len(lines)) if at else ""
        if marked:
            said = _("{count} marked. {row}").format(count=marked, row=said)
        self.where.setText(said)
        self.nothing.setText("" if self.list.rows.rows else _nothing_words(self))
        self.nothing.setVisible(not self.list.rows.rows)
        self.refresh_commands()

    def _fit(self) -> None:
        self.headings.leave(self.list.width() - self.list.viewport().width())

    def show_record(self, table: str, record_id: str) -> None:
        """Go to an action, or to what a partner has open."""
        if table == "organisation":
            self.filters.show_partner(record_id)
        elif table == "action":
            self.find_line.clear()
            if self.list.rows.row_of(record_id) < 0:
                self.filters.show_action(record_id)
            self.list.choose(record_id)
            self.list.setFocus()

    # -------------------------------------------------------------- doing

    def open_answer(self, panel: QWidget) -> None:
        """Open an answer below the chosen action."""
        self.list.open_answer(panel)
        self.refresh_commands()

    def open_new(self, panel: QWidget) -> None:
        """Open the lines of a new action above the list."""
        self.above = panel
        self._above.addWidget(panel)
        panel.show()

    def close_answer(self) -> None:
        """Put the answer away; the list has the focus again."""
        if self.above is not None:
            gone, self.above = self.above, None
            self._above.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.list.close_answer()
        self.list.setFocus()
        self._show_where()

    def _note(self) -> None:
        self.do("actions.note")

    def _open_clicked(self) -> None:
        self.do("actions.meeting")

    def mark(self) -> None:
        """Mark the chosen action for a change to several."""
        self.list.mark()

    def open_meeting(self) -> None:
        """Go to the minutes of the meeting that the chosen action was made at."""
        line = self.list.current()
        if line is not None and line.action.meeting_id:
            self.session.choose_meeting(line.action.meeting_id)
            self.session.show_page("minutes", ("meeting", line.action.meeting_id))

    def find_action(self) -> None:
        """Go to the line that finds."""
        self.find_line.setFocus()
        self.find_line.selectAll()

    def make_sheets(self) -> None:
        """Ask for a folder and write the reminder sheets."""
        self.sheets.show()  # with large text it stands aside until it is asked for
        self.sheets.choose()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, then the reminder sheets."""
        return (self.list, self.sheets)


def _nothing_words(page: ActionsPage) -> str:
    if page.find_line.text().strip():
        if page.filters.asked().showing in (Showing.CLOSED, Showing.ALL):
            said = _("No open action and none of the latest {count} closed holds these words.")
            return said.format(count=page.filters.most_closed)
        return _("No action holds these words.")
    if page.filter.value() == Showing.OPEN:
        return _("No action is open. Actions are made in the meeting, or here.")
    return _("No action is to be shown here.")
