"""The agenda as a table: starts, number, item, lead, purpose, papers, minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_purposes import is_locked, look_of
from chair_desk.records.meetings import ItemKind, ItemState
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import N_, _, ngettext

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
MIME = "application/x-chairdesk-agenda-item"

GRIP, STARTS, NUMBER, ITEM, LEAD, PURPOSE, PAPERS, MINUTES = range(8)
HEADINGS = ("", N_("Starts"), N_("No."), N_("Item"), N_("Lead"), N_("Purpose"), N_("Papers"),
            N_("Min"))  # fmt: skip


def marks_of(line: AgendaLine) -> list[tuple[str, str]]:
    """Return the marks after an item's title: icon and words."""
    marks = []
    if line.item.is_standing:
        marks.append(("repeat", _("every meeting")))
    if is_locked(line.item):
        marks.append(("lock", _("confidential part")))
    if line.item.state is ItemState.DEFERRED:
        marks.append(("corner-down-right", _("deferred")))
    return marks


def paper_words(line: AgendaLine) -> str:
    """Say how many papers an item has, or that one is missing."""
    if line.missing_papers:
        return _("Missing")
    return str(len(line.papers)) if line.papers else ""


def line_words(line: AgendaLine) -> str:
    """Say a whole line of the agenda, for a screen reader."""
    item = line.item
    minutes = ngettext("{count} minute", "{count} minutes", item.planned_minutes)
    parts = [line.number, item.title, *(words for _icon, words in marks_of(line))]
    if item.kind is ItemKind.ITEM:
        parts += [_(look_of(item).label), line.lead, _spoken_papers(line)]
    parts += [line.starts, minutes.format(count=item.planned_minutes)]
    return ", ".join(part for part in parts if part)


def _spoken_papers(line: AgendaLine) -> str:
    if line.missing_papers:
        return _("a paper is missing")
    count = len(line.papers)
    words = ngettext("{count} paper", "{count} papers", count)
    return words.format(count=count) if count else ""


class AgendaModel(QAbstractTableModel):
    """The lines of an agenda, read-only; a dropped row is asked for as a move.

    `move_asked` carries the id of the item and of the item it goes after ("" for the top);
    `retitled` the id and the words typed in place.
    """

    move_asked = Signal(str, str)
    retitled = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[AgendaLine] = ()
        self.is_fixed = False

    def show(self, lines: Sequence[AgendaLine], *, is_fixed: bool) -> None:
        """Show other lines; where the items are the same ones, only what they say is redrawn."""
        self.is_fixed = is_fixed
        if [line.item.id for line in lines] == [line.item.id for line in self.lines]:
            self.lines = tuple(lines)
            if lines:
                last = self.index(len(lines) - 1, len(HEADINGS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, -1 where it is not shown."""
        return next((n for n, line in enumerate(self.lines) if line.item.id == item_id), -1)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @guarded(0)
    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    @guarded()
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section]) if HEADINGS[section] else ""
        return None

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, what a screen reader says, or the whole line."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line_words(line) if index.column() == ITEM else self._words(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == ITEM:
            return line.item.title
        return None

    def _words(self, line: AgendaLine, column: int) -> str:
        item = line.item
        is_break = item.kind is ItemKind.BREAK
        return {
            STARTS: line.starts,
            NUMBER: line.number,
            ITEM: item.title,
            LEAD: "" if is_break else line.lead,
            PURPOSE: "" if is_break else _(look_of(item).label),
            PAPERS: paper_words(line),
            MINUTES: str(item.planned_minutes),
        }.get(column, "")

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title, typed in place."""
        words = str(value).strip()
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or not words or words == line.item.title:
            return False
        self.retitled.emit(line.item.id, words)
        return True

    # -------------------------------------------------------------- moving

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen and dragged, dropped between, and titles be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.is_fixed else Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.is_fixed:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() == ITEM:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @guarded(Qt.DropAction.IgnoreAction)
    def supportedDropActions(self) -> Qt.DropAction:
        """Only move."""
        return Qt.DropAction.MoveAction

    @guarded(list)
    def mimeTypes(self) -> list[str]:
        """Carry items of this agenda only."""
        return [MIME]

    @guarded()
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the id of the row that is dragged."""
        carried = QMimeData()
        if indexes:
            carried.setData(MIME, self.lines[indexes[0].row()].item.id.encode())
        return carried

    @guarded(False)
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move. False, so that Qt takes no row away: the agenda is read anew."""
        if not data.hasFormat(MIME):
            return False
        item_id = bytes(data.data(MIME).data()).decode()
        row = parent.row() if row < 0 and parent.isValid() else row
        row = len(self.lines) if row < 0 else row
        before = [line for line in self.lines[:row] if line.item.id != item_id]
        if self.row_of(item_id) != row:
            self.move_asked.emit(item_id, before[-1].item.id if before else "")
        return False
