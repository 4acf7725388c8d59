"""A link to a place in the record: a minute, an item, a challenge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from chair_desk.gui.guard import guarded
from chair_desk.services.record_places import PlaceInRecord


class PlaceLink(QPushButton):
    """Opens with a press, Space or Enter. `opened` carries the table and the id."""

    opened = Signal(str, str)

    def __init__(self, place: PlaceInRecord, text: str = "") -> None:
        super().__init__(text or place.words)
        self.place = place
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(place.spoken)
        self.setToolTip(place.whole)
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.opened.emit(self.place.table, self.place.id)

    def say_more(self, text: str) -> None:
        """Say also what was not known at first: how many pages there are."""
        self.setText(f"{self.place.words}, {text}")
        self.setAccessibleName(f"{self.place.spoken}, {text}")

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
