"""A calm line in the status bar: what was hidden, and what the clock did."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from chair_desk.gui.parts.status_line import BoardStatus
from chair_desk.gui.parts.widgets import ShortLabel


class Notice(ShortLabel):
    """Stands after the last change; `is_of_hiding` says that it is about what is hidden."""

    def __init__(self, status: BoardStatus) -> None:
        super().__init__("", "small", "ink2")
        self.is_of_hiding = False
        layout = status.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(status.undo_key) + 1, self, 100)
        self._place = status.place

    def say(self, text: str, shorter: str = "") -> None:
        """Say something, in the room of what always stands there; nothing gives it back."""
        super().say(text, shorter)
        if place := getattr(self, "_place", None):
            place.setVisible(not text)
