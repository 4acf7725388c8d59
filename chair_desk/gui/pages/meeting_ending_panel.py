"""Before a meeting is closed: what comes back and why, in the place of the minutes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.ending_list import EndingList
from chair_desk.gui.parts.timeline_band import LARGE
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Segmented,
    button_to_press,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.carried import Reason
from chair_desk.records.days_in_words import full_weekday
from chair_desk.services.closing import Choice
from chair_desk.services.ending import ComesBack, Ending, usual_target
from chair_desk.words import _

ADD, WAIT = "add", "wait"


class EndingPanel(QWidget):
    """The list with what somebody chose otherwise. Enter closes, Esc goes back to the minutes."""

    closed = Signal()
    left = Signal()
    sheets_asked = Signal()
    draft_asked = Signal()

    def __init__(self, ending: Ending, *, is_hidden: bool) -> None:
        super().__init__()
        self.setAccessibleName(_("Close the meeting"))
        self.ending = ending
        self.choices: dict[tuple[Reason, str], Choice] = {}
        self.note = words("", "reading", "ink2", wrap=True)
        day = full_weekday(ending.suggested_on) if ending.suggested_on else ""
        self.next = Segmented(
            _("The next meeting"),
            [(WAIT, _("Leave it waiting")), (ADD, _("Add {day}").format(day=day))],
        )
        self.next.setVisible(ending.suggested_on is not None)
        self.list = EndingList()
        self.list.shown.is_hidden = is_hidden
        self.close_button = primary_button(_("Close the meeting"), "check")
        self.leave_button = link_button(_("Back"))
        self.sheets_button = secondary_button(_("Action sheets"), "list-checks", small=True)
        self.draft_button = secondary_button(_("Read the draft"), "book-open", small=True)
        self._lay_out()
        self.next.chosen.connect(self._say_note)
        self.list.switched.connect(self._switch)
        self.list.moved.connect(self._move)
        self.close_button.clicked.connect(self.closed)
        self.leave_button.clicked.connect(self.left)
        self.sheets_button.clicked.connect(self.sheets_asked)
        self.draft_button.clicked.connect(self.draft_asked)
        self.setFocusProxy(self.list)
        self.show_ending(ending)
        self.list.choose_first()

    def _lay_out(self) -> None:
        top = QWidget()
        title = words(_("Close the meeting"), "title")
        beside = row(self.sheets_button, self.draft_button, spacing=8)
        is_large = look().percent > LARGE
        head = column(
            title if is_large else row(title, None, beside), self.note, row(self.next, None),
            self._hints(), *([row(beside, None)] if is_large else []), spacing=6,
        )  # fmt: skip
        head.setContentsMargins(28, 14, 20, 10)
        top.setLayout(head)
        foot = row(self.close_button, KeyCap("Enter"), self.leave_button, KeyCap("Esc"), None,
                   spacing=12)  # fmt: skip
        foot.setContentsMargins(28, 10, 20, 12)
        whole = column(top, line_across(), self.list, line_across(), foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _hints(self) -> QWidget:
        held = QWidget()
        parts: list[QWidget | None] = [
            KeyCap("Space"), words(_("comes back, or does not"), "small", "ink2")
        ]  # fmt: skip
        if len(self.ending.planned) > 1:
            parts += [KeyCap("←"), KeyCap("→"), words(_("at another meeting"), "small", "ink2")]
        held.setLayout(row(*parts, None, spacing=8))
        return held

    # -------------------------------------------------------------- showing

    def show_ending(self, ending: Ending) -> None:
        """Show what comes back as things stand now; what was chosen stays chosen."""
        self.ending = ending
        self.list.shown.show([self._chosen(line) for line in ending.lines], ending.planned)
        self._say_note()

    def _chosen(self, line: ComesBack) -> ComesBack:
        choice = self.choices.get(line.key)
        if choice is None:
            return line
        to_id = choice.to_meeting_id or line.to_meeting_id
        return replace(line, comes_back=choice.comes_back, to_meeting_id=to_id)

    def _say_note(self, _value: str = "") -> None:
        target = usual_target(self.ending.planned)
        if target is not None:
            said = _("This comes back on {day}, unless you change a line.").format(
                day=full_weekday(target.held_on)
            )
        elif self.next.value() == ADD:
            said = _("The meeting is added, and this comes back at it.")
        else:
            said = _("No meeting is planned after this one. It waits until one is added.")
        self.note.setText(said)

    def focus_first(self) -> None:
        """Put the focus into the list: Enter closes from there."""
        self.list.setFocus()

    # -------------------------------------------------------------- choosing

    def _switch(self, line: ComesBack) -> None:
        self._choose(line, Choice(not line.comes_back, line.to_meeting_id))

    def _move(self, line: ComesBack, by: int) -> None:
        """Put a line on the meeting before or after the one that it comes back at."""
        ids = [meeting.id for meeting in self.ending.planned]
        if line.to_meeting_id not in ids:
            return
        at = ids.index(line.to_meeting_id) + by
        if 0 <= at < len(ids):
            self._choose(line, Choice(comes_back=True, to_meeting_id=ids[at]))

    def _choose(self, line: ComesBack, choice: Choice) -> None:
        self.choices[line.key] = choice
        self.show_ending(self.ending)

    def wants_meeting(self) -> bool:
        """Say whether a meeting is to be added on the day that the calendar suggests."""
        return self.ending.suggested_on is not None and self.next.value() == ADD

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Enter, go back with Esc; on a button Enter presses it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if button := button_to_press(self):
                button.click()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)
