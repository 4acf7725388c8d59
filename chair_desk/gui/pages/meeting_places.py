"""Where the parts of a meeting stand, at every size of window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from chair_desk.gui.pages.agenda_head import more_button
from chair_desk.gui.parts.widgets import column, line_across, row, words
from chair_desk.gui.theme.look import look
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

LOW = 760
MORE = (
    "meeting.take", "meeting.come_back", "meeting.give_up", "meeting.defer",
    "meeting.confidential", "meeting.remove_record", "meeting.words", "meeting.everyone",
    "meeting.guest", "meeting.hide_notes", "meeting.room_words", "meeting.room_words_away",
    "meeting.leave_out", "meeting.sheet", "meeting.close", "meeting.reopen", "meeting.defer_rest",
    "meeting.sheets", "meeting.draft",
)  # fmt: skip


class MeetingPlaces:
    """Lays the page out, takes the window over, and goes from pane to pane."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page
        actions = page.actions_by_name
        self.more = more_button(_("More for this meeting"), [actions[name] for name in MORE])
        left = self.left = QWidget()
        left.setObjectName("nav")
        head = row(words(_("Agenda"), "strong"), None, words(_("minutes"), "small", "ink3"),
                   self.more)  # fmt: skip
        head.setContentsMargins(14, 4, 6, 2)
        layout = column(head, page.agenda, page.finish)
        layout.setStretch(1, 1)
        left.setLayout(layout)
        left.setFixedWidth(look().wide(262))
        page.agenda.setMinimumWidth(look().wide(262))
        for part in (page.column, page.before, page.empty):
            page.middle.addWidget(part)
        whole = row(left, line_across("down"), page.middle, page.room,
                    page.last_times.sheet, page.papers.pane, spacing=0)  # fmt: skip
        whole.setStretch(2, 1)
        page.body.addWidget(page.band)
        page.body.addLayout(whole, 1)
        page.before.offer("play", _("Start the meeting"), _("The clock begins."), "meeting.start")
        page.before.offer("users", _("Everyone is here"), _("Mark all at once, then mend."),
                          "meeting.everyone")  # fmt: skip
        page.before.asked.connect(page.do)
        page.empty.offer("list-ordered", _("Go to the agenda"), _("Add a meeting there."), "agenda")
        page.empty.asked.connect(page.session.show_page)

    # -------------------------------------------------------------- the window

    def _sidebar(self) -> QWidget | None:
        """Return the sidebar beside this page; that of a board just left may still be about."""
        around: QWidget | None = self._page
        while around is not None and around.objectName() != "shell":
            around = around.parentWidget()
        return around.findChild(QWidget, "sidebar") if around is not None else None

    def take_window(self) -> None:
        """Put the sidebar away: a meeting has the whole window. Without one it stays."""
        sidebar = self._sidebar()
        if sidebar is None or not self._page.isVisible():
            return
        has_meeting = self._page.meeting is not None
        focus = QApplication.focusWidget()
        if has_meeting and focus is not None and sidebar.isAncestorOf(focus):
            pane = self._page.column.editor if self._page.item_id else self._page.agenda
            pane = pane if pane.isVisible() else self._page.agenda
            pane.setFocus()
        sidebar.setVisible(not has_meeting)

    def give_back(self) -> None:
        """Show the sidebar again."""
        sidebar = self._sidebar()
        if sidebar is not None:
            sidebar.show()

    def is_small(self) -> bool:
        """Say whether the window is low: the usable size of a small laptop."""
        return self._page.window().height() < look().px(LOW)

    def fit(self) -> None:
        """Come closer together in a small window."""
        is_small = self.is_small()
        self._page.band.show_small(is_small=is_small)
        self._page.room.fit(is_small=is_small)
        self._page.column.head.fit(is_small=is_small)
        self._page.papers.fit()
        self._page.showing.show_course()

    def next_pane(self, step: int) -> None:
        """Put the focus into the next pane of the meeting."""
        panes = [pane for pane in self._page.panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = -1
        for number, pane in enumerate(panes):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                here = number
        if here < 0 and focus is not None and self._page.room.isAncestorOf(focus):
            here = panes.index(self._page.room.list)
        if panes:
            panes[(here + step) % len(panes)].setFocus()
