"""A moment to look back to: a day as people say it, and a time of day or none."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from chair_desk.gui.parts.editors import DateEditor, LineEditor
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.parts.widgets import words
from chair_desk.gui.theme.look import look
from chair_desk.services.record_history import moment_on
from chair_desk.words import _

DAY_WIDTH, TIME_WIDTH = 244, 78


class MomentEditor(QWidget):
    """A day and beside it a time; without one it is the end of the day."""

    def __init__(self, name: str, today: date, day: date) -> None:
        super().__init__()
        self.day = DateEditor(day_reader(today))
        self.day.setAccessibleName(name)
        self.day.setFixedWidth(look().wide(DAY_WIDTH))
        self.day.show_value(day)
        self.time = LineEditor()
        self.time.setAccessibleName(_("{moment}: at what time").format(moment=name))
        self.time.setPlaceholderText(_("its end"))
        self.time.setToolTip(_("A time such as 14:30, or nothing for the end of the day."))
        self.time.setFixedWidth(look().wide(TIME_WIDTH))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        said, at = words(name, tone="ink2"), words(_("at"), tone="ink2")
        for part in (said, self.day, at, self.time):
            inside.addWidget(part)

    def value(self) -> datetime | None:
        """Return the instant, or nothing where the day or the time is none."""
        day = self.day.value()
        try:
            return moment_on(day, self.time.text().strip()) if isinstance(day, date) else None
        except ValueError:
            return None
