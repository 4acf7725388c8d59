"""Find or do: one line over commands, people, partners and meetings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.commands import spoken_keys
from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import words
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.words import _

MOST = 40
ROW = 34
SHOWN = 10
FOUND = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@frozen(kw_only=True)
class Found:
    """A line of the palette: what it is called, where it belongs, what choosing it does.

    `reason` says why it cannot be done now; such a line is greyed.
    """

    label: str
    note: str = ""
    icon: str = ""
    keys: str = ""
    reason: str = ""
    do: Callable[[], object]


class FoundModel(QAbstractListModel):
    """What was found, in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()

    def show(self, found: Sequence[Found]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._found = found[:MOST]
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line as text, as what it says to a screen reader, or whole."""
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.label
        if role == FOUND:
            return found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (found.label, found.note, found.reason) if part)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Paints icon, name, where it belongs, and its keys at the right."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give each line the height of a list row."""
        return QSize(10, look().px(ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        found: Found = index.data(FOUND)
        rect: QRect = option.rect
        px, colour = look().px, look().colour
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        if found.icon:
            top = rect.top() + (rect.height() - px(16)) // 2
            paint_icon(painter, QRect(rect.left() + px(14), top, px(16), px(16)), found.icon)
        right = self._paint_keys(painter, rect, found)
        left = rect.left() + px(42)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(look().font("medium"))
        painter.setPen(colour("ink3" if found.reason else "ink"))
        label = painter.fontMetrics().elidedText(
            found.label, Qt.TextElideMode.ElideRight, right - left
        )
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), middle, label)
        left += painter.fontMetrics().horizontalAdvance(label) + px(12)
        painter.setFont(look().font("small"))
        painter.setPen(colour("ink3"))
        note = painter.fontMetrics().elidedText(
            found.reason or found.note, Qt.TextElideMode.ElideRight, max(right - left, 0)
        )
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), middle, note)
        painter.restore()

    def _paint_keys(self, painter: QPainter, rect: QRect, found: Found) -> int:
        """Paint the keys at the right; return where the room to their left ends."""
        right = rect.right() - look().px(14)
        if not found.keys:
            return right
        painter.setFont(look().font("key"))
        painter.setPen(look().colour("ink2"))
        text = spoken_keys(found.keys)
        painter.drawText(
            QRect(rect.left(), rect.top(), right - rect.left(), rect.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
            text,
        )
        return right - painter.fontMetrics().horizontalAdvance(text) - look().px(12)


class PaletteLine(QLineEdit):
    """The line that is typed into; up and down move in the list below it."""

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self._view = view

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the arrows on to the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        model = self._view.model()
        count = model.rowCount()
        if count:
            row = (self._view.currentIndex().row() + step) % count
            self._view.setCurrentIndex(model.index(row, 0))


class CommandPalette(Overlay):
    """The palette itself; `search` returns what a text finds, best first."""

    def __init__(self, window: QWidget, search: Callable[[str], Sequence[Found]]) -> None:
        super().__init__(window, _("Find or do"), width=640, top=72)
        self._search = search
        self.view = QListView()
        self.view.setAccessibleName(_("Found"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setItemDelegate(FoundDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found = FoundModel(self.view)
        self.view.setModel(self._found)
        self.line = PaletteLine(self.view)
        self.line.setAccessibleName(_("Find or do"))
        self.line.setPlaceholderText(_("A person, a partner, a meeting, or what you want to do"))
        self.nothing = words("", tone="ink2")
        self.inside.setContentsMargins(12, 12, 12, 12)
        self.inside.addWidget(self.line)
        self.inside.addWidget(self.view)
        self.inside.addWidget(self.nothing)
        self.line.textChanged.connect(self.look_for)
        self.line.returnPressed.connect(self.take)
        self.view.clicked.connect(self._take_clicked)
        self.look_for("")
        self.line.setFocus()

    def look_for(self, text: str) -> None:
        """Show what a text finds."""
        self._found.show(self._search(text))
        count = self._found.rowCount()
        self.view.setFixedHeight(look().px(ROW) * min(count, SHOWN) + 2)
        self.view.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.nothing.setText(_("Nothing is called “{text}”.").format(text=text))
        if count:
            self.view.setCurrentIndex(self._found.index(0, 0))
        self.panel.adjustSize()

    def take(self) -> None:
        """Do what is marked; a greyed line stays where it is and says why."""
        found: Found | None = self.view.currentIndex().data(FOUND)
        if found is None or found.reason:
            return
        self.dismiss()
        found.do()

    def _take_clicked(self, _index: QModelIndex) -> None:
        self.take()
