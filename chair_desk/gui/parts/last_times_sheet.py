"""The last times an item was discussed, beside the minutes, read while the chair types on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import StatusMark
from chair_desk.gui.parts.widgets import (
    Scroll,
    ShortLabel,
    clear,
    column,
    icon_button,
    line_across,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_weekday
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.last_times import LastTime
from chair_desk.words import _

WIDTH = 352
SCROLL_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class LastTimesSheet(QWidget):
    """In the place of the room; `closed` is said when Esc or its button puts it away."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Last times"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.shown: tuple[LastTime, ...] = ()
        self.heading = words(_("Last times"), "section")
        self.close_button = icon_button(_("Put the last times away (Esc)"), "x")
        self.close_button.setProperty("kind", "link")
        head = row(self.heading, None, self.close_button)
        head.setContentsMargins(16, 10, 10, 8)
        self.times = Scroll(_("Last times"))
        self._rows = QVBoxLayout(self.times.sheet)
        self._rows.setContentsMargins(16, 12, 16, 16)
        self._rows.setSpacing(8)
        whole = column(head, line_across(), self.times)
        whole.setStretch(2, 1)
        self.setLayout(row(line_across("down"), whole, spacing=0))
        self.setFixedWidth(look().wide(WIDTH))
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def show_times(self, found: Sequence[LastTime], said: str = "") -> None:
        """Show these discussions, newest first; where there are none, say `said`."""
        self.shown = tuple(found)
        clear(self._rows)
        for time in found:
            self._rows.addWidget(_OneTime(time))
        if not found:
            told = said or _("This was not discussed before, as far as this board knows.")
            self._rows.addWidget(words(told, "record", "ink2", wrap=True))
        self._rows.addStretch(1)
        self.times.verticalScrollBar().setValue(0)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrows and the page keys; Esc puts the sheet away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in SCROLL_KEYS:
            bar = self.times.verticalScrollBar()
            is_page = event.key() in SCROLL_KEYS[2:]
            step = bar.pageStep() if is_page else look().px(40)
            is_back = event.key() in SCROLL_KEYS[::2]
            bar.setValue(bar.value() + (-step if is_back else step))
        else:
            super().keyPressEvent(event)


class _OneTime(QWidget):
    def __init__(self, time: LastTime) -> None:
        super().__init__()
        day = full_weekday(time.meeting.held_on)
        place = _("Item {number}").format(number=time.number) if time.number else ""
        title = time.item.closed_title or time.item.title
        inside = column(
            words(day, "strong", wrap=True),
            words(", ".join(part for part in (place, title) if part), "small", "ink2", wrap=True),
            spacing=4,
        )
        if time.words:
            inside.addWidget(words(time.words, "record", wrap=True))
        for one in time.decisions:
            inside.addWidget(words(f"{one.reference}  {one.text}", "small_strong", wrap=True))
        for line in time.actions:
            inside.addWidget(_ActionRow(line))
        inside.addSpacing(8)
        inside.addWidget(line_across())
        self.setLayout(inside)
        self.setAccessibleName(f"{day}, {place}. {time.words}")


class _ActionRow(QWidget):
    def __init__(self, line: ActionLine) -> None:
        super().__init__()
        reference = words(line.action.reference, "small_strong", "accent")
        layout = row(reference, ShortLabel(line.action.title, "small"), StatusMark(line.mark.value),
                     words(line.late_words or line.mark_words, "small", "ink2"))  # fmt: skip
        layout.setStretch(1, 1)
        self.setLayout(layout)
        said = (line.action.reference, line.action.title, line.late_words or line.mark_words)
        self.setAccessibleName(", ".join(said))
