"""The list of a merge: what both changed, what may be one thing, what only one changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.services.two_versions import Group
from chair_desk.words import _

KIND, NOTE, COUNT, MARK, NUMBER = (Qt.ItemDataRole.UserRole + at for at in range(1, 6))
SECTION, MATTER, GROUP, TITLE = "section", "matter", "group", "title"
HEIGHTS = {SECTION: 32, MATTER: 58, GROUP: 33, TITLE: 27}
Index = QModelIndex | QPersistentModelIndex


@frozen(kw_only=True)
class ListedMatter:
    """A matter as the list shows it."""

    title: str
    note: str
    is_decided: bool


class _MergeDelegate(QStyledItemDelegate):
    """Paints headings on a sunk ground, matters on two lines, groups with what they count."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row of its kind."""
        return QSize(40, look().px(HEIGHTS.get(str(index.data(KIND)), 30)))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, from the left edge of the list on."""
        view = option.widget
        rect = QRect(option.rect)
        if isinstance(view, QTreeWidget):
            rect.setLeft(0)
            rect.setRight(view.viewport().width() - 1)
        kind = str(index.data(KIND))
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "sunk" if kind == SECTION else "soft" if is_chosen else "sheet"
        painter.fillRect(rect, look().colour(ground))
        if is_chosen and kind != SECTION:
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), look().colour("accent"))
        painter.setPen(look().colour("line"))
        if kind != TITLE:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        {SECTION: self._section, MATTER: self._matter, GROUP: self._group, TITLE: self._title}[
            kind
        ](painter, rect, index)
        painter.restore()

    def _section(self, painter: QPainter, rect: QRect, index: Index) -> None:
        px = look().px
        inside = rect.adjusted(px(28), 0, -px(16), 0)
        painter.setFont(look().font("strong"))
        painter.setPen(look().colour("ink2"))
        _left(painter, inside, str(index.data()))
        _right(painter, inside, str(index.data(COUNT) or ""))

    def _matter(self, painter: QPainter, rect: QRect, index: Index) -> None:
        px = look().px
        mark = QRectF(rect.left() + px(28), rect.top() + px(11), px(16), px(16))
        paint_status(painter, mark, "done" if index.data(MARK) else "at_risk")
        inside = rect.adjusted(px(52), px(8), -px(12), -px(8))
        half = inside.height() // 2
        painter.setFont(look().font("strong"))
        painter.setPen(look().colour("ink"))
        _left(painter, QRect(inside.left(), inside.top(), inside.width(), half), str(index.data()))
        painter.setFont(look().font("interface"))
        painter.setPen(look().colour("ink2"))
        below = QRect(inside.left(), inside.top() + half, inside.width(), half)
        _left(painter, below, str(index.data(NOTE) or ""))

    def _group(self, painter: QPainter, rect: QRect, index: Index) -> None:
        px = look().px
        square = QRect(
            rect.left() + px(28), rect.top() + (rect.height() - px(16)) // 2, px(16), px(16)
        )
        view = self.parent()
        is_open = isinstance(view, QTreeWidget) and view.isExpanded(QModelIndex(index))  # type: ignore[arg-type]
        paint_icon(painter, square, "chevron-down" if is_open else "chevron-right")
        painter.setFont(look().font("interface"))
        painter.setPen(look().colour("ink"))
        _left(painter, rect.adjusted(px(52), 0, -px(50), 0), str(index.data()))
        painter.setPen(look().colour("ink2"))
        _right(painter, rect.adjusted(px(52), 0, -px(16), 0), str(index.data(COUNT) or ""))

    def _title(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.setFont(look().font("small"))
        painter.setPen(look().colour("ink2"))
        _left(painter, rect.adjusted(look().px(52), 0, -look().px(12), 0), str(index.data()))


def _left(painter: QPainter, rect: QRect, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)


def _right(painter: QPainter, rect: QRect, text: str) -> None:
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)


class MergeList(QTreeWidget):
    """Sections with their rows. `chosen` carries a matter's number, `twins_chosen` a pair's."""

    chosen = Signal(int)
    twins_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What was changed"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(False)
        self.setItemDelegate(_MergeDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._matters: list[QTreeWidgetItem] = []
        self._pairs: list[QTreeWidgetItem] = []
        self.currentItemChanged.connect(self._say)
        self.itemClicked.connect(self._fold)

    def begin(self) -> None:
        """Take everything out."""
        self.blockSignals(True)
        self.clear()
        self._matters, self._pairs = [], []
        self.blockSignals(False)

    def add_matters(
        self, heading: str, matters: Sequence[ListedMatter], *, twins: bool = False
    ) -> None:
        """Add a section of things to decide."""
        if not matters:
            return
        section = self._add_section(heading, len(matters))
        for number, matter in enumerate(matters):
            item = QTreeWidgetItem(section)
            item.setData(0, KIND, MATTER)
            item.setData(0, NUMBER, number)
            self._show_matter(item, matter)
            (self._pairs if twins else self._matters).append(item)
        section.setExpanded(True)

    def _show_matter(self, item: QTreeWidgetItem, matter: ListedMatter) -> None:
        state = _("settled") if matter.is_decided else _("to be settled")
        item.setText(0, matter.title)
        item.setData(0, NOTE, matter.note)
        item.setData(0, MARK, matter.is_decided)
        said = f"{matter.title}, {state}. {matter.note}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(0, f"{matter.title}\n{matter.note}")

    def show_matter(self, number: int, matter: ListedMatter) -> None:
        """Show one matter anew."""
        if 0 <= number < len(self._matters):
            self._show_matter(self._matters[number], matter)

    def add_groups(self, heading: str, groups: Sequence[Group]) -> None:
        """Add a section of what only one side changed; each group opens to its records."""
        if not groups:
            return
        section = self._add_section(heading, sum(len(group.titles) for group in groups))
        for group in groups:
            item = QTreeWidgetItem(section, [group.topic])
            item.setData(0, KIND, GROUP)
            item.setData(0, COUNT, len(group.titles))
            said = f"{group.topic}, {len(group.titles)}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            for title in group.titles:
                one = QTreeWidgetItem(item, [title])
                one.setData(0, KIND, TITLE)
                one.setToolTip(0, title)
        section.setExpanded(True)

    def _add_section(self, heading: str, count: int) -> QTreeWidgetItem:
        section = QTreeWidgetItem(self, [heading])
        section.setData(0, KIND, SECTION)
        section.setData(0, COUNT, count)
        section.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{heading}, {count}")
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return section

    def choose(self, number: int) -> None:
        """Choose a matter by its number."""
        if 0 <= number < len(self._matters):
            self.setCurrentItem(self._matters[number])

    def choose_pair(self, number: int) -> None:
        """Choose a pair that may be one thing."""
        if 0 <= number < len(self._pairs):
            self.setCurrentItem(self._pairs[number])

    def _say(self, item: QTreeWidgetItem | None) -> None:
        if item is None or item.data(0, KIND) != MATTER:
            return
        number = int(item.data(0, NUMBER))
        (self.twins_chosen if item in self._pairs else self.chosen).emit(number)

    def _fold(self, item: QTreeWidgetItem) -> None:
        if item.data(0, KIND) == GROUP:
            item.setExpanded(not item.isExpanded())
