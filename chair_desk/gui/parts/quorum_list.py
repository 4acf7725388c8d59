"""How quorum went, in place: a line for each moment, the latest at the end and chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import column, icon_button, row, words
from chair_desk.gui.theme.icons import icon
from chair_desk.services.quorum_log import QuorumChange, QuorumLog
from chair_desk.words import _


class QuorumList(QFrame):
    """The moments and the remarks on decisions. `left` says that it was put away."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "box")
        title = _("How quorum went")
        self.list = _Moments()
        self.list.setAccessibleName(title)
        self.close_button = icon_button(_("Put it away"), "x")
        self.close_button.setProperty("kind", "link")
        head = row(words(title, "strong"), None, self.close_button)
        layout = column(head, 4, self.list)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.close_button.clicked.connect(self.leave)
        self.list.left.connect(self.leave)
        self.hide()

    def show_log(self, found: QuorumLog) -> None:
        """Show the moments; the latest is chosen."""
        self.list.clear()
        for one in found.changes:
            self._add(_moment_words(one), "check" if one.is_met else "x", is_met=one.is_met)
        for remark in found.remarks:
            self._add(remark.words, "triangle-alert", is_met=False)
        if not self.list.count():
            self._add(_("Nothing yet: it begins with the meeting."), "", is_met=True)
        self.list.setCurrentRow(self.list.count() - 1)

    def _add(self, said: str, icon_name: str, *, is_met: bool) -> None:
        item = QListWidgetItem(said, self.list)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if icon_name:
            item.setIcon(icon(icon_name, "accent" if is_met else "red"))

    def leave(self) -> None:
        """Put it away."""
        self.hide()
        self.left.emit()


class _Moments(QListWidget):
    """The lines, read with the arrow keys; Esc leaves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _moment_words(one: QuorumChange) -> str:
    return f"{one.place}: {one.words}. {one.why}" if one.place else f"{one.words}. {one.why}"
