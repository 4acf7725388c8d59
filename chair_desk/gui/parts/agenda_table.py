"""The table of an agenda: rows to move, single keys, titles edited in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import AgendaDelegate
from chair_desk.gui.parts.agenda_model import (
    GRIP,
    ITEM,
    LEAD,
    MINUTES,
    NUMBER,
    PAPERS,
    PURPOSE,
    STARTS,
    AgendaModel,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _

WIDTHS = {GRIP: 22, STARTS: 46, NUMBER: 28, LEAD: 128, PURPOSE: 104, PAPERS: 82, MINUTES: 40}

KEYS = {
    Qt.Key.Key_Plus: "longer",
    Qt.Key.Key_Equal: "longer",
    Qt.Key.Key_Minus: "shorter",
    Qt.Key.Key_P: "purpose",
    Qt.Key.Key_A: "paper",
    Qt.Key.Key_Delete: "remove",
}
MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Right: "under",
         Qt.Key.Key_Left: "out"}  # fmt: skip


class AgendaHeader(QHeaderView):
    """Headings that stand exactly over the words of their columns."""

    @guarded()
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading between hairlines."""
        painter.save()
        painter.fillRect(rect, look().colour("sunk"))
        for y in (rect.top(), rect.bottom()):
            painter.fillRect(QRect(rect.left(), y, rect.width(), 1), look().colour("line"))
        model = self.model()
        words = model.headerData(section, Qt.Orientation.Horizontal) if model else ""
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink2"))
        side = Qt.AlignmentFlag.AlignLeft
        if section == MINUTES:
            side = Qt.AlignmentFlag.AlignRight
            rect = rect.adjusted(0, 0, -look().px(12), 0)
        if section != NUMBER:  # the number stands close before its title and needs no word
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | side), str(words or ""))
        painter.restore()


class AgendaTable(QTreeView):
    """The items in order. `chosen` carries an item's id; `asked` the name of what a key asks."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Agenda"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setItemDelegate(AgendaDelegate(self))
        self.shown = AgendaModel(self)
        self.setModel(self.shown)
        self._dress_header()
        self.selectionModel().currentChanged.connect(self._say)

    def _dress_header(self) -> None:
        header = AgendaHeader(Qt.Orientation.Horizontal, self)
        self.setHeader(header)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(look().px(20))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ITEM, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(look().px(32))
        for column, width in WIDTHS.items():
            header.resizeSection(column, look().px(width))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles room first: the lead narrows where there is little."""
        spare = event.size().width() - look().px(sum(WIDTHS.values()))
        narrow = spare < look().px(190)
        self.setColumnHidden(LEAD, spare < look().px(96))
        self.header().resizeSection(LEAD, look().px(96 if narrow else WIDTHS[LEAD]))
        super().resizeEvent(event)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for as much as there are rows."""
        return QSize(
            look().px(520), look().px(32) + max(len(self.shown.lines), 2) * look().px(38) + 1
        )

    def show_lines(
        self, lines: Sequence[AgendaLine], item_id: str, *, is_fixed: bool = False
    ) -> None:
        """Show lines; the choice goes with its item, or to the row where it was."""
        row = self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self.shown.show(lines, is_fixed=is_fixed)
        self.setMaximumHeight(self.sizeHint().height())
        found = self.shown.row_of(item_id)
        if found < 0 and lines:
            found = min(max(row, 0), len(lines) - 1)
        self.choose_row(found)
        self.verticalScrollBar().setValue(scrolled)

    def choose_row(self, row: int) -> None:
        """Choose a row."""
        if row < 0:
            return
        index = self.shown.index(row, ITEM)
        if index == self.currentIndex():
            return
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def choose(self, item_id: str) -> None:
        """Choose an item."""
        self.choose_row(self.shown.row_of(item_id))

    def current(self) -> AgendaLine | None:
        """Return the line that is chosen."""
        row = self.currentIndex().row()
        return self.shown.lines[row] if 0 <= row < len(self.shown.lines) else None

    def edit_title(self) -> None:
        """Edit the title of the chosen item in place."""
        index = self.shown.index(self.currentIndex().row(), ITEM)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def _say(self, index: QModelIndex) -> None:
        line = self.shown.lines[index.row()] if index.isValid() else None
        if line is not None:
            self.chosen.emit(line.item.id)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow; the single keys of the agenda."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in MOVES:
            self.asked.emit(MOVES[key])
        elif key in KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(KEYS[key])
        elif key == Qt.Key.Key_F2:
            self.edit_title()
        else:
            super().keyPressEvent(event)
