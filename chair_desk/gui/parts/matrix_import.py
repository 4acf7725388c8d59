"""Past attendance looked over before it is brought in: each cell, its doubt, and a tick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.matrix_import_list import ImportList
from chair_desk.gui.parts.widgets import (
    KeyCap,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.attendance_importing import AttendancePlan
from chair_desk.words import _, ngettext

MOST_PROBLEMS = 3
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayField(QLineEdit):
    """A field that keeps Enter to itself: it uses the day and brings nothing in."""

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go no further."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class ImportPanel(QWidget):
    """In the place of the matrix. `wanted` brings in, `left` leaves, `day_said` carries a date."""

    wanted = Signal()
    left = Signal()
    day_said = Signal(object)

    def __init__(self, read_day: Callable[[str], date | None]) -> None:
        super().__init__()
        self.setAccessibleName(_("Bring in past attendance"))
        self._read_day = read_day
        self.title = words("", "title")
        self.summary = words("", "record", wrap=True)
        self.problems = words("", "small", "amb", wrap=True)
        self.day = DayField()
        self.day.setAccessibleName(_("Day of the meeting"))
        self.day.setPlaceholderText(_("17 September 2026"))
        self.day.setFixedWidth(look().wide(190))
        self.day_button = secondary_button(_("Use this day"))
        self.day_note = words("", "small", "amb", wrap=True)
        self.ask = QWidget()
        self.list = ImportList()
        self.place = words("", "small", "ink2", wrap=True)
        self.like = secondary_button("", small=True)
        self.take = primary_button(_("Bring in"), "check")
        self.leave: QPushButton = link_button(_("Leave"))
        self._lay_out()
        self.list.ticked.connect(self._say)
        self.list.moved.connect(self._say)
        self.like.clicked.connect(self.switch_like)
        self.take.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
        self.day_button.clicked.connect(self._use_day)
        self.day.returnPressed.connect(self._use_day)

    def _lay_out(self) -> None:
        asked = words(_("The sheet is of one meeting and does not say its day."), "strong")
        beside = row(words(_("Day of the meeting")), self.day, self.day_button, None, spacing=10)
        self.ask.setLayout(column(asked, beside, self.day_note, spacing=6))
        top = QWidget()
        head = column(self.title, self.summary, self.problems, self.ask, spacing=6)
        head.setContentsMargins(28, 14, 28, 10)
        top.setLayout(head)
        said = row(self.place, self.like, spacing=16)
        said.setStretch(0, 1)
        said.setContentsMargins(28, 8, 28, 6)
        foot = row(
            self.take, KeyCap("Enter"), self.leave, KeyCap("Esc"), None,
            KeyCap("Space"), words(_("tick or leave out"), "small", "ink2"), spacing=12,
        )  # fmt: skip
        foot.setContentsMargins(28, 8, 28, 12)
        whole = column(top, line_across(), self.list, line_across(), said, foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # -------------------------------------------------------------- showing

    def show_plan(self, plan: AttendancePlan, *, needs_day: bool) -> None:
        """Show what a sheet would do as things stand now; ticks stay."""
        self.title.setText(_("Attendance in “{name}”").format(name=plan.name))
        self.summary.setText(plan.summary)
        self.summary.setVisible(not needs_day)
        self._say_problems(() if needs_day else plan.problems)
        self.ask.setVisible(needs_day)
        self.list.shown.show(plan)
        if self.list.current() is None:
            self.list.choose_first()
        self._say()

    def focus_first(self) -> None:
        """Put the focus on the day where it is asked, else on the list."""
        (self.list if self.ask.isHidden() else self.day).setFocus()

    def _say_problems(self, problems: tuple[str, ...]) -> None:
        shown = list(problems[:MOST_PROBLEMS])
        more = len(problems) - len(shown)
        if more:
            shown.append(
                ngettext("And {count} more.", "And {count} more.", more).format(count=more)
            )
        self.problems.setText("\n".join(shown))
        self.problems.setToolTip("\n".join(problems))
        self.problems.setVisible(bool(shown))

    def _say(self) -> None:
        """Say the chosen line in full, and how much would be brought in."""
        cell = self.list.current()
        shown = self.list.shown
        self.place.setText(shown.spoken(cell) if cell is not None else "")
        alike = shown.like(cell) if cell is not None and shown.can_tick(cell) else []
        self.like.setVisible(len(alike) > 1)
        if len(alike) > 1:
            all_on = all(shown.is_ticked(one) for one in alike)
            said = _("Leave out all {count} of this kind") if all_on else _(
                "Accept all {count} of this kind")  # fmt: skip
            self.like.setText(said.format(count=len(alike)))
        count = len(shown.ticked())
        self.take.setEnabled(bool(count))
        said = ngettext("Bring in {count} cell", "Bring in {count} cells", count)
        self.take.setText(said.format(count=count) if count else _("Bring in"))
        reason = "" if count else _("No cell is ticked.")
        self.take.setToolTip(reason)
        self.take.setAccessibleDescription(reason)

    # -------------------------------------------------------------- doing

    def switch_like(self) -> None:
        """Tick all cells that say the same as the chosen one, or take their ticks off."""
        cell = self.list.current()
        if cell is not None:
            self.list.switch(self.list.shown.like(cell))

    def _use_day(self) -> None:
        day = self._read_day(self.day.text())
        if day is None:
            self.day_note.setText(_("This is no date. Write it as 17 September 2026."))
            self.day.setFocus()
            return
        self.day_note.setText("")
        self.day_said.emit(day)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring in with Enter, leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            if self.take.isEnabled():
                self.wanted.emit()
        else:
            super().keyPressEvent(event)
