"""The head of the agenda page, and the line under its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.page import GUTTER
from chair_desk.gui.parts.agenda_picker import MeetingPicker
from chair_desk.gui.parts.widgets import (
    Icon,
    KeyCap,
    column,
    icon_button,
    primary_button,
    retone,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.agenda import Agenda
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import STATE_WORDS, notice
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.agenda import AgendaPage

GAP = 10
LARGE = 115
"""Above this size of text the picker goes below the title: there is no room beside it."""
MORE = (
    "agenda.files", "agenda.new", "agenda.change", "agenda.paste", "agenda.break", "agenda.under",
    "agenda.defer", "agenda.remove", "agenda.sheet", "agenda.recall", "agenda.remove_meeting",
)  # fmt: skip


def more_button(name: str, actions: list[QAction]) -> QToolButton:
    """Return a button that opens a menu of what else can be done."""
    button = QToolButton()
    button.setIcon(icon("ellipsis"))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMinimumSize(look().px(34), look().px(34))
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    return button


class AgendaHead:
    """The title, the sentence under it, and the buttons."""

    def __init__(self, page: AgendaPage) -> None:
        self._page = page
        actions = page.actions_by_name
        self.picker = MeetingPicker()
        self.more = more_button(_("More for this agenda"), [actions[name] for name in MORE])
        self.export = tie(secondary_button(_("Export"), "file-down"), actions["agenda.export"])
        self.pack = tie(secondary_button(_("Make the pack"), "files"), actions["agenda.pack"])
        self.add = tie(secondary_button(_("Add item"), "plus"), actions["agenda.item"])
        self.issue = tie(primary_button(_("Issue agenda"), "send"), actions["agenda.issue"])
        is_large = look().percent > LARGE
        if not is_large:
            page.buttons.addLayout(row(self.picker, self.more, None))
        for button in (self.export, self.add, self.pack, self.issue):
            page.buttons.addWidget(button)
        for button in (self.export, self.pack) if is_large else ():
            button.setAccessibleName(button.text())
            button.setText("")  # its picture and its tooltip say it, the title has the room
        page.heading.setWordWrap(True)
        page.head_line.hide()
        head = page.head.layout()
        if head is not None:
            head.setContentsMargins(GUTTER, 20, GUTTER, 2)
        self.sentence = words("", "reading", "ink2", wrap=True)
        self.notice = words("", "small", "ink3", wrap=True)
        self.below = QWidget()
        layout = column(self.sentence, spacing=2)
        if is_large:
            self.picker.setFixedWidth(look().px(218))  # a row of its own has the room
            choosing = row(self.picker, self.more, self.notice, spacing=12)
            choosing.setStretch(2, 1)
            layout.addLayout(choosing)
        else:
            layout.addWidget(self.notice)
        layout.setContentsMargins(GUTTER, 0, GUTTER, 10)
        self.below.setLayout(layout)
        self.picker.chosen.connect(page.session.choose_meeting)

    def show_nothing(self) -> None:
        """Show that there is no meeting."""
        self._page.heading.setText(_("Agenda"))
        for button in (self.picker, self.more, self.export, self.add, self.pack, self.issue):
            button.hide()

    def show_agenda(self, desk: Desk, found: Agenda, heading: str) -> None:
        """Say what meeting it is and how its time is spent."""
        meeting = found.meeting
        self._page.heading.setText(heading)
        hours = _("{starts} to {ends}").format(starts=meeting.starts, ends=meeting.ends)
        where = f"{hours}, {meeting.place}." if meeting.place else f"{hours}."
        self.sentence.setText(f"{where} {found.shape_words}")
        self._show_state(desk, meeting)
        self.picker.show_meetings(desk, meeting)
        is_draft = meeting.state is MeetingState.DRAFT
        for button in (self.picker, self.more, self.export, self.add, self.pack):
            button.show()
        self.issue.setVisible(is_draft)

    def _show_state(self, desk: Desk, meeting: Meeting) -> None:
        due = notice(desk, meeting.id)
        said = _(STATE_WORDS[meeting.state])
        self.notice.setText(f"{said}. {due.words}" if due else f"{said}.")
        retone(self.notice, tone="amb" if due and not due.is_in_time else "ink3")


class Legend(QWidget):
    """The line under the table: what the marks mean, and when the meeting ends."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = words("", "strong")
        self.total = words("", "strong")
        self.total.setFixedWidth(look().px(50))
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.unfold = icon_button(_("Show the inspector (F9)"), "panel-right")
        self.unfold.setProperty("small", "true")
        self._meaning = QWidget()
        self._meaning.setLayout(
            row(
                Icon("repeat", side=14), words(_("every meeting"), "small", "ink2"), 8,
                Icon("lock", side=14), words(_("confidential part"), "small", "ink2"), 8,
                KeyCap("Alt+↑"), KeyCap("Alt+↓"), words(_("move"), "small", "ink2"),
                spacing=6,
            )
        )  # fmt: skip
        layout = row(self._meaning, None, self.ends, self.total, self.unfold)
        layout.setContentsMargins(0, 0, 12, 0)
        self.setLayout(layout)
        self.setMinimumHeight(look().px(38))

    def show_agenda(self, found: Agenda) -> None:
        """Say when it ends; in amber where that is too late."""
        self.ends.setText(found.ends_words)
        retone(self.ends, tone="amb" if found.minutes_over > 0 else "ink")
        self.total.setText(str(found.total_minutes))
        self._fit()
        self.total.setAccessibleName(_("{count} minutes in all").format(count=found.total_minutes))

    def show_fold(self, *, is_folded: bool) -> None:
        """Offer the inspector where it is folded away."""
        self.unfold.setVisible(is_folded)
        self._fit()

    def _fit(self) -> None:
        """Say what the marks mean where there is room; they say it themselves when pointed at."""
        wanted = [self._meaning, self.ends, self.total]
        wanted += [self.unfold] if self.unfold.isVisibleTo(self) else []
        needed = sum(part.sizeHint().width() + GAP for part in wanted)
        self._meaning.setVisible(needed <= self.width())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the meaning of the marks where it is narrow."""
        super().resizeEvent(event)
        self._fit()
