"""The bar over minutes: which version it is, and what comes next on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_picker import meeting_words
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.widgets import (
    line_across,
    primary_button,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import STATE_WORDS, later_meetings, version_words
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.minutes import MinutesPage

_BEGUN = (
    MeetingState.IN_SESSION, MeetingState.MINUTES_DRAFT, MeetingState.CHECKED,
    MeetingState.CONFIRMED,
)  # fmt: skip


class MinutesBar(QWidget):
    """State and version at the left, the next step at the right.

    `corrected` carries the words of a correction.
    """

    corrected = Signal(str)

    def __init__(self, page: MinutesPage) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        actions = page.actions_by_name
        self.state = words("", "strong", wrap=True)
        self.version = words("", "small", "ink2", wrap=True)
        self.back = tie(secondary_button(_("Back into draft")), actions["minutes.back"])
        self.check = tie(
            primary_button(_("Mark checked by the chair"), "check"), actions["minutes.check"]
        )
        self.meetings = ChoiceEditor([])
        self.meetings.setAccessibleName(_("Confirm at the meeting of"))
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(_("subject to, if anything"))
        self.subject.setAccessibleName(_("Confirmed subject to"))
        self.confirm = tie(primary_button(_("Confirm"), "signature"), actions["minutes.confirm"])
        self.correct = tie(
            secondary_button(_("Add a correction"), "pencil"), actions["minutes.correct"]
        )
        self.correction = QLineEdit()
        self.correction.setPlaceholderText(_("What is put right, in one sentence"))
        self.correction.setAccessibleName(_("Correction"))
        self._keep = primary_button(_("Keep the correction"), "check")
        self._lay_out()
        self._keep.clicked.connect(self._say_correction)
        self.correction.returnPressed.connect(self._say_correction)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.state)
        said.addWidget(self.version)
        first = row(said, self.back, self.check, self.correct, spacing=10)
        first.setStretch(0, 1)
        self._confirming = QWidget()
        confirming = row(
            words(_("Confirm at the meeting of"), "", "ink2"), self.meetings, self.subject,
            self.confirm, spacing=10,
        )  # fmt: skip
        confirming.setStretch(2, 1)
        self._confirming.setLayout(confirming)
        self._correcting = QWidget()
        correcting = row(self.correction, self._keep, spacing=10)
        correcting.setStretch(0, 1)
        self._correcting.setLayout(correcting)
        whole = QVBoxLayout()
        whole.setContentsMargins(28, 8, 28, 8)
        whole.setSpacing(8)
        whole.addLayout(first)
        whole.addWidget(self._confirming)
        whole.addWidget(self._correcting)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(whole)
        outer.addWidget(line_across())
        self._correcting.hide()

    def show_meeting(self, desk: Desk, meeting: Meeting) -> None:
        """Say how the minutes stand and offer the next step."""
        state = meeting.state
        version = version_words(meeting)
        said = _(STATE_WORDS[state])
        self.state.setText(f"{said}, {version}" if version else said)
        self.version.setText(self._notes(desk, meeting))
        self.version.setVisible(bool(self.version.text()))
        self.check.setVisible(state is MeetingState.MINUTES_DRAFT)
        self.back.setVisible(state is MeetingState.CHECKED)
        self.correct.setVisible(state is MeetingState.CONFIRMED)
        self._confirming.setVisible(state is MeetingState.CHECKED)
        if state is not MeetingState.CONFIRMED:
            self._correcting.hide()
        if state is MeetingState.CHECKED:
            self._offer_meetings(desk, meeting)

    @staticmethod
    def _notes(desk: Desk, meeting: Meeting) -> str:
        if meeting.state is MeetingState.IN_SESSION:
            return _("The meeting is in session. Its minutes are written there.")
        if meeting.state is not MeetingState.CONFIRMED:
            return ""
        at_meeting = desk.get(Meeting, meeting.confirmed_at_id)
        said = _("The text is frozen. It changes by a dated correction only.")
        if at_meeting is not None:
            where = meeting_words(desk, at_meeting)
            said = f"{_('Confirmed at {meeting}.').format(meeting=where)} {said}"
        if meeting.confirmed_subject_to:
            subject = _("Subject to: {words}").format(words=meeting.confirmed_subject_to)
            said = f"{said} {subject}"
        return said

    def _offer_meetings(self, desk: Desk, meeting: Meeting) -> None:
        begun = [row_ for row_ in later_meetings(desk, meeting) if row_.state in _BEGUN]
        offers = [(row_.id, meeting_words(desk, row_)) for row_ in begun]
        shown = [self.meetings.itemData(n) for n in range(self.meetings.count())]
        if shown != [key for key, _said in offers]:
            self.meetings.clear()
            for key, said in offers:
                self.meetings.addItem(said, key)

    def offers_confirming(self) -> bool:
        """Say whether a later meeting has begun, at which they can be confirmed."""
        return self.meetings.count() > 0

    def ask_correction(self) -> None:
        """Ask for the words of a correction."""
        self._correcting.show()
        self.correction.setFocus()

    def _say_correction(self) -> None:
        self.corrected.emit(self.correction.text().strip())

    def end_correction(self) -> None:
        """Put the line for a correction away."""
        self.correction.clear()
        self._correcting.hide()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the correction away with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._correcting.isVisible():
            self.end_correction()
            return
        super().keyPressEvent(event)
