"""Shown while two copies become one: how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.merge_waiting import AtWork
from chair_desk.gui.parts.widgets import column
from chair_desk.words import _


class MergingWait(QWidget):
    """Nothing of the board is on screen; Esc or the button cancels, and nothing is kept."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.at_work = AtWork()
        self.at_work.begin(
            _("Bringing in {name}").format(name=name),
            _("The board was backed up first. Until this ends, nothing in it is changed."),
        )
        self.setLayout(column(self.at_work))
        self.at_work.cancel.setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.at_work.cancel.isEnabled():
            self.at_work.cancel_asked.emit()
            return
        super().keyPressEvent(event)
