"""Closing an action in place: what was done, and what shows it, typed below its row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import column, row, secondary_button, words
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@frozen(kw_only=True)
class Closing:
    """What is typed to close an action. Without `evidence` it is closed without evidence."""

    action_id: str
    outcome: str = ""
    evidence: str = ""


class MatterClosing(QFrame):
    """Two lines. `kept` and `typed` carry a `Closing`; Enter keeps, Esc leaves.

    `moved` says that the other line has the focus.
    """

    kept = Signal(object)
    typed = Signal(object)
    left = Signal()
    moved = Signal()

    def __init__(self, begun: Closing) -> None:
        """Take the action, with what was typed before if anything was."""
        super().__init__()
        self._action_id = begun.action_id
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.outcome = self._line(_("What was done"), begun.outcome)
        self.evidence = self._line(_("What shows it"), begun.evidence)
        said = _("Left empty, it is closed without evidence and counted as such.")
        self.evidence.setAccessibleDescription(said)
        self.save = secondary_button(_("Close it"), small=True)
        self.save.clicked.connect(self._keep)
        hint = words(said, "small", "ink2", wrap=True)
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot = row(hint, self.save, spacing=8)
        foot.setStretch(0, 1)
        inside = column(self.outcome, self.evidence, foot, spacing=4)
        inside.setContentsMargins(0, 2, 0, look().px(8))
        self.setLayout(inside)

    def _line(self, name: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setMinimumWidth(look().px(60))
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.textEdited.connect(self._say_typed)
        line.installEventFilter(self)
        return line

    def closing(self) -> Closing:
        """Return what is typed."""
        return Closing(
            action_id=self._action_id,
            outcome=self.outcome.text().strip(),
            evidence=self.evidence.text().strip(),
        )

    def _say_typed(self) -> None:
        self.typed.emit(self.closing())

    def _keep(self) -> None:
        self.kept.emit(self.closing())

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next line and keeps from the last; Up and Down go between them."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Down or (key in _ENTER and watched is self.outcome):
            self._go_to(self.evidence)
        elif key in _ENTER:
            self._keep()
        elif key == Qt.Key.Key_Up:
            self._go_to(self.outcome)
        else:
            return False
        return True

    def _go_to(self, line: QLineEdit) -> None:
        line.setFocus()
        self.moved.emit()
