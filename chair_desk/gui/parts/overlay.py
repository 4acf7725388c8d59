"""A panel over the window: the palette, the sheet of keys, a problem. Never a pop-up window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look


class Overlay(QWidget):
    """Covers its window and holds a panel. Esc or a click beside it puts it away.

    While it is shown the focus stays inside; afterwards it goes back to where it was.
    """

    put_away = Signal()

    def __init__(self, window: QWidget, name: str, *, width: int = 620, top: int = 84) -> None:
        super().__init__(window)
        self.setAccessibleName(name)
        self._before: QWidget | None = QApplication.focusWidget()
        self.panel = QFrame(self)
        self.panel.setObjectName("overlay")
        self.panel.setAccessibleName(name)
        self.panel.setFixedWidth(look().px(width))
        self.inside = QVBoxLayout(self.panel)
        self.inside.setContentsMargins(20, 18, 20, 18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, top, 0, 24)
        layout.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go away on a click beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the panel."""
        inside = [
            child
            for child in self.panel.findChildren(QWidget)
            if child.isVisible()
            and child.isEnabled()
            and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        focus = QApplication.focusWidget()
        if not inside:
            return True
        here = inside.index(focus) if focus in inside else -1
        step = 1 if forward else -1
        inside[(here + step) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def room_for_list(self, taken: int, least: int) -> int:
        """Return how high a list may be, where all else in the panel takes so many pixels."""
        return max(least, self.height() - look().px(taken))

    def present(self) -> None:
        """Show the panel over everything else."""
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Put the panel away and give the focus back."""
        self.hide()
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        before = self._before  # the board it was in may have been closed meanwhile
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.put_away.emit()
        self.deleteLater()
