"""What was copied out of a locked board does not stay on the clipboard for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow

CLEAR_AFTER_MS = 180_000


class ClipboardCare(QObject):
    """Clears the clipboard some minutes after a copy, and when the board is locked.

    Only what this program put there: what was copied elsewhere meanwhile is left alone.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        shell = self._window.shell
        if shell is not None and shell.session.desk.file.is_locked and _is_ours():
            self._timer.start()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Take off the clipboard what this program put there."""
        self._timer.stop()
        if _is_ours():
            QGuiApplication.clipboard().clear()


def _is_ours() -> bool:
    return QGuiApplication.clipboard().ownsClipboard()
