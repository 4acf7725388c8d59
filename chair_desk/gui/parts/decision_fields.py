"""Who decided a disposal, on what ground, and whether older backups go as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from chair_desk.gui.parts.widgets import Message, column, primary_button, words
from chair_desk.services.retention_closed import Decided
from chair_desk.words import _


class DecisionFields(QWidget):
    """Two fields, a box, and a button that asks once more before `decided` is sent."""

    decided = Signal(object)

    def __init__(self, verb: str, sure: str, message: Message) -> None:
        super().__init__()
        self._verb, self._sure, self._message = verb, sure, message
        self._is_sure = False
        self.by, self.basis = QLineEdit(), QLineEdit()
        self.by.setAccessibleName(_("Decided by"))
        self.by.setPlaceholderText(_("A name or a post"))
        self.basis.setAccessibleName(_("On what ground"))
        self.basis.setPlaceholderText(_("The ground of the class, if you leave it empty"))
        self.backups = QCheckBox(_("Delete the older backups as well"))
        self.backups.setChecked(True)
        self.go = primary_button(verb)
        layout = column(
            words(_("Decided by"), "label"), self.by, 4, words(_("On what ground"), "label"),
            self.basis, 4, self.backups, spacing=2,
        )  # fmt: skip
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.go.clicked.connect(self._go)
        self.by.textEdited.connect(self.reset)
        self.basis.textEdited.connect(self.reset)

    @property
    def is_complete(self) -> bool:
        """Say whether both who decided and the ground are there."""
        return bool(self.by.text().strip() and self.basis.text().strip())

    def rename(self, verb: str) -> None:
        """Call what the button does by another name."""
        self._verb = verb
        self.reset()

    def reset(self) -> None:
        """Ask once more the next time, for something else is meant."""
        self._is_sure = False
        self.go.setText(self._verb)

    def _backups_said(self) -> str:
        once_more = _("Press the button once more to do it.")
        if self.backups.isChecked():
            return once_more
        return f"{_('Backups made before will still hold them.')} {once_more}"

    def _go(self) -> None:
        if not self.by.text().strip():
            self._message.say(_("Say who decided it, by name or post."), tone="amb")
            self.by.setFocus()
            return
        if not self._is_sure:
            self._is_sure = True
            self.go.setText(self._sure)
            self._message.say(
                _("The words go for good, history included. Undo ends there."),
                self._backups_said(),
                tone="amb",
            )
            return
        self.reset()
        decided = Decided(
            by=self.by.text(),
            basis=self.basis.text(),
            with_backups=self.backups.isChecked(),
        )
        self.decided.emit(decided)
