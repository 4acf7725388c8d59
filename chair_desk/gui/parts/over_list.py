"""A panel that stands over the row of a list, and is a neighbour of the list in the page.

What lies inside the viewport of a list is no part of the accessibility tree: a list tells its
rows alone. Beside it, a screen reader finds the panel and its lines.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from chair_desk.gui.guard import guarded


class OverList(QWidget):
    """Shows as much of the panel as the list shows of its row."""

    def __init__(self, view: QAbstractItemView, panel: QWidget) -> None:
        """Take the list and the panel, which is read after the list."""
        super().__init__(view.parentWidget() or view)
        self._view, self._panel = view, panel
        lines = [panel, *panel.findChildren(QWidget)]
        panel.setParent(self)
        panel.setFixedWidth(view.viewport().width())
        before: QWidget = view
        for line in (each for each in lines if each.focusPolicy().value):
            QWidget.setTabOrder(before, line)
            before = line
        panel.show()

    def height_of_panel(self) -> int:
        """Return the height that the row is to have."""
        panel = self._panel
        tall = panel.heightForWidth(panel.width()) if panel.hasHeightForWidth() else 0
        return max(tall, panel.sizeHint().height())

    def stand_at(self, row: QRect) -> None:
        """Stand over a row, a place in the viewport; with an empty one it is hidden."""
        room = self._view.viewport()
        seen = row.intersected(room.rect())
        self._panel.setFixedWidth(room.width())
        self._panel.setGeometry(row.translated(-seen.topLeft()))
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(QRect(room.mapTo(parent, seen.topLeft()), seen.size()))
        self.setVisible(not row.isEmpty())  # out of sight it keeps the focus and what is typed
        self.raise_()

    def put_away(self) -> None:
        """Go away with the panel."""
        self.hide()
        self.deleteLater()

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the list, as if its own row were below the pointer."""
        QApplication.sendEvent(self._view.viewport(), event)
