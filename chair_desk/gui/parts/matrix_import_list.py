"""The cells of a register to be brought in, grouped by how they stand, doubts first."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import draw_icon, draw_words
from chair_desk.gui.parts.agenda_model import LINE, Index
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day, short_day
from chair_desk.records.frozen import frozen
from chair_desk.services.attendance_comparing import Standing
from chair_desk.services.attendance_importing import AttendancePlan, CellPlan
from chair_desk.words import N_, _

HEIGHT = 30
TICK, NUMBER, DAY, WHO, MARK = 26, 60, 96, 250, 86
LARGE = 115


class Group(enum.StrEnum):
    """What a line is to a person who looks the sheet over, the doubtful ones first."""

    DOUBT = "doubt"
    UNREAD = "unread"
    DIFFERS = "differs"
    NEW = "new"
    SAME = "same"
    NOTHING = "nothing"


GROUP_WORDS = {
    Group.DOUBT: N_("In doubt: brought in only where you tick it"),
    Group.UNREAD: N_("Left out: it does not say how anybody came"),
    Group.DIFFERS: N_("Differs from the minutes: they stay as they are"),
    Group.NEW: N_("New"),
    Group.SAME: N_("There already"),
    Group.NOTHING: N_("Nobody in post"),
}
_BY_STANDING = {
    Standing.DIFFERS: Group.DIFFERS,
    Standing.NEW: Group.NEW,
    Standing.SAME: Group.SAME,
    Standing.NOTHING: Group.NOTHING,
}
TICKED = frozenset({Group.DOUBT, Group.NEW})


def group_of(cell: CellPlan) -> Group:
    """Return the group of a cell."""
    if cell.standing is Standing.DOUBT:
        return Group.DOUBT if cell.can_be_accepted else Group.UNREAD
    return _BY_STANDING[cell.standing]


def row_words(cell: CellPlan) -> str:
    """Say in which row of the sheet a cell stands, if in any."""
    return _("Row {number}").format(number=cell.row_number) if cell.row_number else _("No row")


@frozen
class Heading:
    """The heading of a group."""

    group: Group
    count: int


Key = tuple[int, object, str]


class ImportModel(QAbstractListModel):
    """Headings, lines and the ticks: a doubt starts without, a new cell with one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Heading | CellPlan] = []
        self.switched: set[Key] = set()

    def show(self, plan: AttendancePlan) -> None:
        """Show the cells of a plan; ticks stay where the same cell is there again."""
        groups: dict[Group, list[CellPlan]] = {group: [] for group in Group}
        for cell in plan.cells:
            groups[group_of(cell)].append(cell)
        self.beginResetModel()
        self.rows = []
        for group, cells in groups.items():
            if cells:
                self.rows += [Heading(group, len(cells)), *cells]
        self.endResetModel()

    def can_tick(self, cell: CellPlan) -> bool:
        """Say whether somebody decides about a cell."""
        return group_of(cell) in TICKED

    def is_ticked(self, cell: CellPlan) -> bool:
        """Say whether a cell would be brought in."""
        group = group_of(cell)
        is_switched = cell.key in self.switched
        return (group is Group.NEW) is not is_switched if group in TICKED else False

    def tick(self, cells: Sequence[CellPlan], *, on: bool) -> None:
        """Tick cells, or take their ticks off."""
        for cell in cells:
            if self.can_tick(cell) and self.is_ticked(cell) is not on:
                self.switched ^= {cell.key}
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def ticked(self) -> list[CellPlan]:
        """Return all cells that would be brought in."""
        return [row for row in self.rows if isinstance(row, CellPlan) and self.is_ticked(row)]

    def like(self, cell: CellPlan) -> list[CellPlan]:
        """Return the cells of the same group that say the same of themselves."""
        group = group_of(cell)
        return [
            row
            for row in self.rows
            if isinstance(row, CellPlan) and group_of(row) is group
            and row.sentence == cell.sentence
        ]  # fmt: skip

    def spoken(self, cell: CellPlan) -> str:
        """Say a cell in full."""
        said = [
            row_words(cell),
            full_day(cell.day),
            cell.who,
            _("mark “{mark}”").format(mark=cell.read.raw) if cell.read.raw else _("no mark"),
            cell.sentence.rstrip("."),
        ]
        if self.can_tick(cell):
            said.append(_("is brought in") if self.is_ticked(cell) else _("is left out"))
        return ", ".join(said)

    # -------------------------------------------------------------- Qt

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and lines."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, not headings."""
        if isinstance(self.rows[index.row()], CellPlan):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, what a screen reader says, or the row itself."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == LINE:
            return row
        if isinstance(row, Heading):
            return _(GROUP_WORDS[row.group]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.who
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(row)
        return None


class ImportDelegate(QStyledItemDelegate):
    """A tick, the row of the sheet, the day, who, the mark and what would come of it."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Keep rows of one height."""
        return QSize(10, look().px(HEIGHT))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(LINE)
        model: Any = index.model()
        painter.save()
        if isinstance(row, CellPlan):
            self._paint_cell(painter, option, model, row)
        elif isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        px = look().px
        inside = rect.adjusted(px(12), px(4), -px(14), 0)
        tone = "amb" if row.group in (Group.DOUBT, Group.UNREAD, Group.DIFFERS) else "ink2"
        wide = draw_words(painter, inside, _(GROUP_WORDS[row.group]), font="small_strong",
                          colour=tone)  # fmt: skip
        beside = inside.adjusted(wide + px(8), 0, 0, 0)
        draw_words(painter, beside, str(row.count), font="small", colour="ink3")
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, look().colour("line"))

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, model: ImportModel, cell: CellPlan
    ) -> None:
        px, colour, rect = look().px, look().colour, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour("accent"))
        inside = rect.adjusted(px(12), 0, -px(14), 0)
        if model.can_tick(cell):
            is_on = model.is_ticked(cell)
            draw_icon(painter, inside, "check" if is_on else "minus", "grn" if is_on else "ink3",
                      side=16)  # fmt: skip
        ink = "ink" if model.is_ticked(cell) or not model.can_tick(cell) else "ink2"
        is_tight = look().percent > LARGE
        parts = (
            (NUMBER, row_words(cell), "small", "ink3"),
            (DAY, f"{short_day(cell.day)} {cell.day.year}", "small", ink),
            (WHO // 2 if is_tight else WHO, cell.who, "interface", ink),
            (MARK, cell.read.raw or _("empty"), "small_strong" if cell.read.raw else "small", ink),
        )
        left = inside.left() + px(TICK)
        for wide, said, font, tone in parts:
            place = QRect(left, inside.top(), px(wide) - px(10), inside.height())
            draw_words(painter, place, said, font=font, colour=tone)
            left += px(wide)
        rest = QRect(left, inside.top(), inside.right() - left, inside.height())
        tone = "amb" if cell.standing in (Standing.DOUBT, Standing.DIFFERS) else "ink2"
        draw_words(painter, rest, cell.sentence, font="small", colour=tone)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


class ImportList(QListView):
    """Arrows choose a line, Space ticks it. `ticked` after that; `moved` when another is chosen."""

    ticked = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Cells of the sheet"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setItemDelegate(ImportDelegate(self))
        self.shown = ImportModel(self)
        self.setModel(self.shown)

    def current(self) -> CellPlan | None:
        """Return the line that is chosen."""
        row = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return row if isinstance(row, CellPlan) else None

    def choose_first(self) -> None:
        """Choose the first line, its heading in sight."""
        if len(self.shown.rows) > 1:
            self.setCurrentIndex(self.shown.index(1, 0))
            self.scrollToTop()

    def switch(self, cells: Sequence[CellPlan]) -> None:
        """Tick these cells; where all of them are ticked already, take the ticks off."""
        self.shown.tick(cells, on=not all(self.shown.is_ticked(cell) for cell in cells))
        self.ticked.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the chosen line; everything else is as in any list."""
        cell = self.current()
        if cell is not None and event.key() == Qt.Key.Key_Space:
            self.switch([cell])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a line where its mark is clicked."""
        super().mousePressEvent(event)
        cell = self.current()
        if cell is not None and event.position().x() < look().px(12 + TICK):
            self.switch([cell])

    @guarded()
    def currentChanged(
        self,
        now: QModelIndex | QPersistentModelIndex,
        before: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Say that another line is chosen."""
        super().currentChanged(now, before)
        self.moved.emit()
