"""What was copied out of a locked board does not stay on the clipboard for ever."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
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
        self._copied = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        shell = self._window.shell
        is_locked = shell is not None and shell.session.desk.file.is_locked
        if is_locked and _is_ours():
            self._copied = _mark()
            self._timer.start()
        else:
            self._copied = b""
            self._timer.stop()

    def clear(self) -> None:
        """Take off the clipboard what this program put there, if it is there still."""
        self._timer.stop()
        if self._copied and self._copied == _mark():
            QGuiApplication.clipboard().clear()
        self._copied = b""


def _is_ours() -> bool:
    """Say whether this program put it there. Not every system tells whose the clipboard is.

    Then it is ours if it changed while our window was being worked in.
    """
    is_active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
    return QGuiApplication.clipboard().ownsClipboard() or is_active


def _mark() -> bytes:
    """Return what tells the words on the clipboard again without keeping them."""
    return sha256(QGuiApplication.clipboard().text().encode()).digest()
