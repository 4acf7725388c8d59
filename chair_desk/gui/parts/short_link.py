"""A link that is cut to the room there is, and whole where there is enough."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look


class ShortLink(QPushButton):
    """Says its whole text to a screen reader and in its tooltip, whatever is shown of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setToolTip(text)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        return QSize(self._around() + self._advance(self._whole), super().sizeHint().height())

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(look().px(60), super().minimumSizeHint().height())

    def _advance(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 1

    def _around(self) -> int:
        """Return what the style puts around the text."""
        return super().sizeHint().width() - self._advance(self.text())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        room = self.width() - self._around()
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if cut != self.text():
            self.setText(cut)
