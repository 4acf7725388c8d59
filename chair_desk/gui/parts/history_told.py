"""Records with what changed in them, before and after; or as they stood on a day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from chair_desk.gui.theme.look import look
from chair_desk.services.looking_back import WHAT, Told
from chair_desk.words import _

_KEY = Qt.ItemDataRole.UserRole + 1
_MOST_OPEN = 12
_LONG = 400
_SIDES, _AIR, _HIGHEST = 16, 8, 10_000
HEIGHT, NAMES_WIDTH = 31, 230


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
        self._fit_again = QTimer(self)
        self._fit_again.setSingleShot(True)
        self._fit_again.setInterval(0)
        self._fit_again.timeout.connect(self._fit_all)
        self.header().sectionResized.connect(self._fit_again.start)
        self.itemExpanded.connect(self._fit)
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
            item.setSizeHint(0, QSize(0, look().px(HEIGHT)))
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

    def _fit_all(self) -> None:
        """Give what is open the height of its words: the columns have another width."""
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None and item.isExpanded():
                self._fit(item)

    def _fit(self, item: QTreeWidgetItem) -> None:
        """Give each line below a record the height that its words take.

        The height is a value of the row: asking Python for it would cost the whole list a moment
        each time that records are added.
        """
        lines = [item.child(number) for number in range(item.childCount())]
        for line in lines:
            if line is None:
                continue
            high = max(self._height(line, column) for column in range(self.columnCount()))
            line.setSizeHint(0, QSize(0, max(high + look().px(_AIR), look().px(HEIGHT))))

    def _height(self, line: QTreeWidgetItem, column: int) -> int:
        indent = 2 * self.indentation() if column == 0 else 0
        width = self.columnWidth(column) - indent - look().px(_SIDES)
        room = QRect(0, 0, max(width, 1), _HIGHEST)
        wraps = Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(room, wraps, line.text(column)).height()

    def _ask(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self.record_asked.emit(str(key[0]), str(key[1]))
