"""What an item is for, as a tag: its sign, its word and its colour."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_purposes import PurposeLook
from chair_desk.gui.parts.widgets import retone
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.words import _

SIDE, EDGE, APART = 14, 8, 4


class PurposeTag(QLabel):
    """A tag whose sign stands before its word; a screen reader says the word."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "tag")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look: PurposeLook | None = None
        self.setContentsMargins(look().px(SIDE + APART), 0, 0, 0)

    def show_purpose(self, shown: PurposeLook) -> None:
        """Show another purpose."""
        self._look = shown
        self.setText(_(shown.label))
        retone(self, tone=shown.tone)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tag, and its sign in the colour of the word."""
        super().paintEvent(event)
        if self._look is None:
            return
        side = look().px(SIDE)
        with QPainter(self) as painter:
            spot = QRect(look().px(EDGE), (self.height() - side) // 2, side, side)
            paint_icon(painter, spot, self._look.icon, self._look.ink)
