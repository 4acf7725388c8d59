"""Records with what changed in them, before and after; or as they stood on a day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.services.looking_back import WHAT, Told
from chair_desk.words import _

_KEY = Qt.ItemDataRole.UserRole + 1
_MOST_OPEN = 12
_LONG = 400
HEIGHT, NAMES_WIDTH = 31, 230
Index = QModelIndex | QPersistentModelIndex


class _Airy(QStyledItemDelegate):
    """Gives each row the height of the other lists."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be at least as high as a row of a list."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height() + look().px(8), look().px(HEIGHT)))


class ToldList(QTreeWidget):
    """A record to a row, its columns below it. `record_asked` carries (table, id) on Enter."""

    record_asked = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setColumnCount(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setRootIsDecorated(True)
        self.setIndentation(look().px(20))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsMovable(False)
        self.setItemDelegate(_Airy(self))
        self.itemActivated.connect(self._ask)

    def begin(self, *, is_moment: bool = False) -> None:
        """Take everything out, and head the columns."""
        self.clear()
        self.setColumnHidden(1, is_moment)
        if is_moment:  # names are short; what stood takes the rest
            self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.header().resizeSection(0, look().wide(NAMES_WIDTH))
        self.setHeaderLabels(
            [_("Record"), _("Before"), _("As it stood") if is_moment else _("After")]
        )

    def add(self, found: Sequence[Told], *, is_moment: bool = False) -> None:
        """Add records; a few are open at once, many are folded."""
        is_open = len(found) <= _MOST_OPEN and not is_moment
        bold = QFont(look().font("strong"))
        items = []
        for told in found:
            title = told.title if is_moment else f"{told.title}, {_(WHAT[told.what])}"
            item = QTreeWidgetItem([title, "", ""])
            items.append(item)
            item.setFont(0, bold)
            item.setData(0, _KEY, told.key)
            said = f"{told.topic}: {told.title}, {_(WHAT[told.what])}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(0, f"{told.topic}: {told.title}")
            for label, was, now in told.lines:
                line = QTreeWidgetItem(item, [label, was[:_LONG], now[:_LONG]])
                said = now if is_moment else _("{was}, then {now}").format(was=was, now=now)
                line.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{label}: {said}")
                line.setToolTip(1, was)
                line.setToolTip(2, now)
        self.addTopLevelItems(items)  # at once: the tree lays itself out for each addition
        for item in items:
            item.setFirstColumnSpanned(True)
            if is_open:
                item.setExpanded(True)

    def _ask(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self.record_asked.emit(str(key[0]), str(key[1]))
