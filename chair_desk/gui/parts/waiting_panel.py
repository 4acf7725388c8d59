"""Words that wait for the board that was just opened: it would not take them then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import primary_button, row, secondary_button, words
from chair_desk.services.rescued_words import forget_words
from chair_desk.services.sealed_words import WaitingWords
from chair_desk.words import _


class WaitingPanel(Overlay):
    """Shows the words, to be copied into the board. They stay until they are deleted here."""

    def __init__(self, window: QWidget, waiting: Sequence[WaitingWords]) -> None:
        title = _("Words that are not in this board yet")
        super().__init__(window, title, width=660, top=90)
        self._waiting = waiting
        self._is_sure = False
        self.shown = QPlainTextEdit("\n\n".join(one.text.rstrip() for one in waiting))
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(title)
        self.shown.setFixedHeight(220)
        self.copy = primary_button(_("Copy the words"), "copy")
        self.delete = secondary_button(_("They are in the board, delete them here"))
        self.later = secondary_button(_("Later"))
        note = _(
            "The file would not take them when it was closed. They were kept locked. Copy them "
            "and paste them where they belong."
        )
        self.inside.setSpacing(10)
        self.inside.addWidget(words(title, "section"))
        self.inside.addWidget(words(note, tone="ink2", wrap=True))
        self.inside.addWidget(self.shown)
        self.inside.addLayout(row(self.later, None, self.delete, self.copy, spacing=10))
        self.copy.clicked.connect(self._copy)
        self.delete.clicked.connect(self._delete)
        self.later.clicked.connect(self.dismiss)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.shown.toPlainText())
        self.copy.setText(_("Copied"))

    def _delete(self) -> None:
        """Ask once more in place, then delete."""
        if not self._is_sure:
            self._is_sure = True
            self.delete.setText(_("Yes, delete them"))
            return
        for one in self._waiting:
            forget_words(one)
        self.dismiss()
