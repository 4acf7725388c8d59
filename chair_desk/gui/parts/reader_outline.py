"""What the pack holds: item, paper, and the paper's own outline; choosing an entry goes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.reading import Readable, ReadPart
from chair_desk.services.open_document import OutlineEntry
from chair_desk.words import _

AT = Qt.ItemDataRole.UserRole
MOST_OWN, ROW = 400, 30
_PACK_LEVELS = 2


class _Rows(QStyledItemDelegate):
    """Gives each entry the height of a row of a list."""

    @guarded(QSize)
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as wide as the words, and a row high."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + look().px(6), look().px(ROW))


class ReaderOutline(QTreeWidget):
    """The tree at the left. `page_chosen` carries a page, from 0; `entered` is Enter."""

    page_chosen = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(_("Contents of the pack"))
        self.setItemDelegate(_Rows(self))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._by_part: dict[int, QTreeWidgetItem] = {}
        self._is_following = False
        self.currentItemChanged.connect(self._say)

    def show_contents(self, read: Readable, *, is_hidden: bool) -> None:
        """Show the items and papers; those that the room may not see without their titles."""
        self._is_following = True
        self.clear()
        self._by_part.clear()
        item_id, above = "", None
        for number, part in enumerate(read.parts):
            if part.count == 0:
                continue
            if part.item_id and part.item_id != item_id:
                above = self._entry(None, _item_words(part, is_hidden=is_hidden), part.first, read)
            item_id = part.item_id
            if not part.item_id:
                above = None
            self._by_part[number] = self._entry(
                above, _part_words(part, is_hidden=is_hidden), part.first, read
            )
        self.expandAll()
        self._is_following = False

    def add_outlines(
        self, read: Readable, outlines: Mapping[str, Sequence[OutlineEntry]], *, is_hidden: bool
    ) -> None:
        """Put the papers' own outlines below them, once they are read."""
        self._is_following = True
        for number, item in self._by_part.items():
            part = read.parts[number]
            if item.childCount() or (is_hidden and part.is_closed):
                continue
            own = list(_own(read, part, outlines))[:MOST_OWN]
            stack: list[tuple[int, QTreeWidgetItem]] = [(-1, item)]
            for title, at, level in own:
                while stack[-1][0] >= level:
                    stack.pop()
                stack.append((level, self._entry(stack[-1][1], title, at, read)))
        self._is_following = False

    def _entry(
        self, above: QTreeWidgetItem | None, title: str, at: int, read: Readable
    ) -> QTreeWidgetItem:
        label = read.pages[at].label if at < len(read.pages) else ""
        made = QTreeWidgetItem([title, label])
        made.setData(0, AT, at)
        made.setToolTip(0, title)
        made.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = _("{title}, page {label}").format(title=title, label=label)
        made.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        if above is None:
            self.addTopLevelItem(made)
        else:
            above.addChild(made)
        return made

    def follow(self, part: int) -> None:
        """Mark the part that is read, without going there."""
        item = self._by_part.get(part)
        current = self.currentItem()
        if item is None or current is item or _is_below(current, item):
            return
        self._is_following = True
        self.setCurrentItem(item)
        self._is_following = False

    def _say(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._is_following:
            self.page_chosen.emit(int(item.data(0, AT)))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the page itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


def _is_below(item: QTreeWidgetItem | None, above: QTreeWidgetItem) -> bool:
    while item is not None:
        if item is above:
            return True
        item = item.parent()
    return False


def _item_words(part: ReadPart, *, is_hidden: bool) -> str:
    title = _("Confidential item") if is_hidden and part.is_closed else part.item_title
    return f"{part.number}  {title}".strip()


def _part_words(part: ReadPart, *, is_hidden: bool) -> str:
    title = _("Confidential") if is_hidden and part.is_closed else part.title
    return f"{part.label}  {title}".strip()


def _own(
    read: Readable, part: ReadPart, outlines: Mapping[str, Sequence[OutlineEntry]]
) -> Iterator[tuple[str, int, int]]:
    """Yield title, page from 0 and level of what a paper's own outline has, in its order.

    In a pack its entries stand below those of item and paper, which this tree has already.
    """
    if not part.paper_id or part.first >= len(read.pages):
        return
    pages = read.pages[part.first : part.first + part.count]
    by_number = {page.number: part.first + at for at, page in enumerate(pages)}
    least = _PACK_LEVELS if read.issue and not part.is_late else 0
    for entry in outlines.get(pages[0].source, ()):
        at = by_number.get(entry.page)
        if at is not None and entry.level >= least:
            yield entry.title, at, entry.level
