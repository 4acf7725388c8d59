"""The choice whether the key of a board is kept in this computer's keyring."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import column, words
from chair_desk.words import _


class KeepKeyBox(QWidget):
    """Off unless somebody ticks it; greyed until the keyring was found. `chosen` by hand alone."""

    chosen = Signal(bool)

    def __init__(self, *, is_kept: bool = False) -> None:
        super().__init__()
        self._may = False
        self.box = QCheckBox(_("Keep the key in this computer's keyring"))
        self.box.setChecked(is_kept)
        self.box.setEnabled(False)
        self.note = words("", "small", "ink2", wrap=True)
        self.setLayout(column(self.box, 2, self.note))
        self._say(_("Looking for the keyring of this computer."))
        self.box.clicked.connect(self.chosen)

    def let_choose(self, reason: str) -> None:
        """Let it be ticked, or say why it cannot be."""
        self._may = not reason
        self.box.setEnabled(self._may)
        means = _(
            "Whoever can log in to this computer as you can then open the board without its "
            "passphrase. Once it was locked, it is asked for."
        )
        self._say(reason or means)

    def answer(self) -> bool | None:
        """Return what was chosen; nothing where there was no choice."""
        return self.box.isChecked() if self._may and not self.isHidden() else None

    def show_kept(self, *, is_kept: bool) -> None:
        """Show whether the key is kept, as it is now."""
        self.box.setChecked(is_kept)

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.box.setAccessibleDescription(sentence)
        self.box.setToolTip(sentence)
        self._give_room()

    def _give_room(self) -> None:
        """Make the note as high as it is at this width: a card of fixed width would cut it."""
        self.note.setMinimumHeight(self.note.heightForWidth(self.width()))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note whole."""
        super().resizeEvent(event)
        self._give_room()
