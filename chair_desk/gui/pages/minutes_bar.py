"""The bar over minutes: which version it is, and what comes next on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.minutes_words import note_words, state_words
from chair_desk.gui.pages.page import GUTTER
from chair_desk.gui.parts.agenda_picker import meeting_words
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.widgets import (
    Icon,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import later_meetings
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.minutes import MinutesPage

S = MeetingState
AHEAD = (S.DRAFT, S.AGENDA_ISSUED)
LEAST, WORDS = 300, 220
"""The least width of the bar, and the least room for its words beside the buttons."""


def begun_after(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return the later meetings at which minutes can be confirmed, soonest first."""
    return [row_ for row_ in later_meetings(desk, meeting) if row_.state not in AHEAD]


def _stack(layout: QBoxLayout, is_stacked: bool, *, gap: tuple[int, int] = (8, 10)) -> None:
    """Lay parts one below another, or side by side; `gap` is the spacing of either."""
    ways = QBoxLayout.Direction
    layout.setDirection(ways.TopToBottom if is_stacked else ways.LeftToRight)
    layout.setSpacing(gap[0] if is_stacked else gap[1])


class MinutesBar(QWidget):
    """State and version at the left, the next step at the right; confirming has its own line."""

    def __init__(self, page: MinutesPage) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        actions = page.actions_by_name
        self.state = words("", "strong", wrap=True)
        self.note = words("", "small", "ink2", wrap=True)
        self.versions = tie(link_button(_("Versions")), actions["minutes.versions"])
        self.open = tie(
            secondary_button(_("Open in the meeting"), "presentation"), actions["minutes.open"]
        )
        self.held = tie(primary_button(_("Write its minutes"), "pencil"), actions["minutes.held"])
        self.back = tie(secondary_button(_("Back into draft")), actions["minutes.back"])
        self.check = tie(
            primary_button(_("Mark checked by the chair"), "check"), actions["minutes.check"]
        )
        self.not_yet = tie(secondary_button(_("Confirm"), "signature"), actions["minutes.confirm"])
        self.correct = tie(
            secondary_button(_("Add a correction"), "pencil"), actions["minutes.correct"]
        )
        self.meetings = ChoiceEditor([])
        self.meetings.setAccessibleName(_("Confirm at the meeting of"))
        self.meetings.setAccessibleIdentifier("confirm_at")
        self.meetings.setPlaceholderText(_("No later meeting has begun"))
        self.meetings.setMaximumWidth(look().wide(420))
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(_("Nothing, or what the meeting asked to put right"))
        self.subject.setAccessibleName(_("Confirmed subject to"))
        self.confirm = tie(
            primary_button(_("Confirm the minutes"), "signature"), actions["minutes.confirm"]
        )
        self._confirming = self._confirming_lines()
        self._lay_out()

    def _confirming_lines(self) -> QWidget:
        """Return the line that confirms; what cannot be undone is said before it happens."""
        whole = QWidget()
        where = words(_("Confirm at"), "", "ink2")
        where.setBuddy(self.meetings)
        subject_to = words(_("Subject to"), "", "ink2")
        subject_to.setBuddy(self.subject)
        first = row(where, self.meetings, None, spacing=10)
        second = row(subject_to, self.subject, self.confirm, spacing=10)
        first.setStretch(1, 1000)
        second.setStretch(1, 1)
        lines = column(first, second, spacing=8)
        warning = _(
            "Confirming cannot be undone. After it the text changes by a dated correction only."
        )
        self.warning = words(warning, "small_strong", "amb", wrap=True)
        self.confirm.setAccessibleDescription(warning)
        said = row(Icon("triangle-alert", "amb"), self.warning, spacing=7)
        said.setStretch(1, 1)
        lines.addLayout(said)
        whole.setLayout(lines)
        return whole

    def _lay_out(self) -> None:
        stands = row(self.state, self.versions, spacing=10)
        stands.setStretch(0, 1)
        said = column(stands, self.note, spacing=2)
        self._first = row(self.open, self.back, self.not_yet, self.correct, spacing=10)
        self._second = row(self.held, self.check, spacing=10)
        self._buttons = row(self._first, self._second, spacing=10)
        self._buttons.setAlignment(self._first, Qt.AlignmentFlag.AlignLeft)
        self._buttons.setAlignment(self._second, Qt.AlignmentFlag.AlignLeft)
        self._buttons.setStretch(1, 1)
        self._whole_line = row(said, self._buttons, spacing=16)
        self._whole_line.setStretch(0, 1)
        whole = column(self._whole_line, self._confirming, spacing=8)
        whole.setContentsMargins(GUTTER, 8, GUTTER, 8)
        self.setLayout(column(whole, line_across()))
        self.setMinimumWidth(look().px(LEAST))

    def _fit(self) -> None:
        """Put the buttons below the words, and in two lines, where there is no room beside."""
        room = self.width() - 2 * GUTTER
        both = self._first.sizeHint().width() + self._second.sizeHint().width() + 10
        _stack(self._buttons, both > room)
        said = max(self.state.fontMetrics().horizontalAdvance(self.state.text()), look().px(WORDS))
        if self.versions.isVisibleTo(self):
            said += self.versions.sizeHint().width() + 10
        _stack(self._whole_line, both + said + 20 > room, gap=(8, 16))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the buttons where there is room."""
        super().resizeEvent(event)
        self._fit()

    def show_meeting(self, desk: Desk, meeting: Meeting) -> None:
        """Say how the minutes stand and offer the next step; what is not yet is greyed."""
        state = meeting.state
        self.state.setText(state_words(desk, meeting))
        self.note.setText(note_words(desk, meeting))
        self.note.setVisible(bool(self.note.text()))
        self.versions.setVisible(bool(meeting.minutes_version))
        self.open.setVisible(state in (S.IN_SESSION, S.MINUTES_DRAFT))
        self.held.setVisible(state in AHEAD)
        self.check.setVisible(state in (S.IN_SESSION, S.MINUTES_DRAFT))
        self.not_yet.setVisible(state is S.MINUTES_DRAFT)
        self.back.setVisible(state is S.CHECKED)
        self.correct.setVisible(state in (S.CHECKED, S.CONFIRMED))
        self._confirming.setVisible(state is S.CHECKED)
        if state is S.CHECKED:
            self._offer_meetings(desk, meeting)
        self._fit()

    def _offer_meetings(self, desk: Desk, meeting: Meeting) -> None:
        """Offer the later meetings that have begun; the one in session is chosen beforehand."""
        begun = begun_after(desk, meeting)
        offers = [(row_.id, meeting_words(desk, row_)) for row_ in begun]
        shown = [self.meetings.itemData(n) for n in range(self.meetings.count())]
        if shown == [key for key, _said in offers]:
            return
        self.subject.clear()
        self.meetings.clear()
        for key, said in offers:
            self.meetings.addItem(said, key)
        for row_ in begun:
            if row_.state is S.IN_SESSION:
                self.meetings.show_value(row_.id)
        self.meetings.setEnabled(bool(offers))
        self.subject.setEnabled(bool(offers))

    def offers_confirming(self) -> bool:
        """Say whether a later meeting has begun, at which they can be confirmed."""
        return self.meetings.count() > 0
