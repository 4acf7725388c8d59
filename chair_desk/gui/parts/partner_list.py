"""The list of partners by standing, each with the ladder of whoever comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import paint_ladder
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Standing
from chair_desk.services.partners import PartnerGroup, PartnerLine
from chair_desk.words import _

WIDTH = 290
LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@frozen
class Heading:
    """A heading of the list."""

    label: str


def key_of(line: PartnerLine) -> tuple[str, str]:
    """Return what the line is about: an organisation, or a seat that belongs to none."""
    if line.organisation is not None:
        return "organisation", line.organisation.id
    return "seat", line.member.seat.id if line.member is not None else ""


class PartnerModel(QAbstractListModel):
    """Headings and lines, one below another; lines that do not match a search are left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: Sequence[PartnerGroup] = ()
        self._rows: list[Heading | PartnerLine] = []
        self._wanted = ""

    def show(self, groups: Sequence[PartnerGroup]) -> None:
        """Show other groups."""
        self._groups = groups
        self._fill()

    def search(self, text: str) -> None:
        """Leave out lines that hold these words neither in their name nor in their people's."""
        self._wanted = text.casefold().strip()
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = []
        for group in self._groups:
            lines = [line for line in group.lines if self._wanted in _searched(line)]
            if lines:
                self._rows += [Heading(group.label), *lines]
        self.endResetModel()

    def row_of(self, key: tuple[str, str]) -> int:
        """Return the row of a partner or seat, -1 where it is not shown."""
        for number, line in enumerate(self._rows):
            if isinstance(line, PartnerLine) and key_of(line) == key:
                return number
        return -1

    def first_row(self) -> int:
        """Return the first row that is no heading, -1 where there is none."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, PartnerLine)), -1)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and lines."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, what a screen reader says, or the line itself."""
        line = self._rows[index.row()]
        if role == LINE:
            return line
        name = line.label if isinstance(line, Heading) else line.name
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line, PartnerLine):
            return ", ".join(part for part in (name, line.ladder_words) if part)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, PartnerLine):
            return ": ".join(part for part in (name, line.ladder_words) if part)
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _searched(line: PartnerLine) -> str:
    parts = [line.name]
    if line.organisation is not None:
        parts.append(line.organisation.short_name)
    if line.member is not None:
        parts.append(line.member.person.name if line.member.person else "")
        parts += [deputy.person.name for deputy in line.member.deputies]
    return " ".join(parts).casefold()


class PartnerDelegate(QStyledItemDelegate):
    """Paints a heading on sunk ground, a line with its ladder at the right."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 30 for a heading and 39 for a line."""
        is_heading = isinstance(index.data(LINE), Heading)
        return QSize(10, look().px(30 if is_heading else 39))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(line, Heading):
            self._paint_heading(painter, rect, line, is_first=index.row() == 0)
        else:
            self._paint_line(painter, option, rect, line)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, rect: QRect, line: Heading, *, is_first: bool
    ) -> None:
        painter.fillRect(rect, look().colour("sunk"))
        if not is_first:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look().colour("line"))
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink2"))
        inside = rect.adjusted(look().px(28), 0, -look().px(10), 0)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), line.label)

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: PartnerLine
    ) -> None:
        px, colour = look().px, look().colour
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_on:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunk"))
        is_lead = line.organisation is not None and (
            line.organisation.standing is Standing.STATUTORY
        )
        painter.setFont(look().font("strong" if is_on else "medium" if is_lead else "interface"))
        painter.setPen(colour("ink"))
        room = rect.adjusted(px(28), 0, -px(46), 0)
        name = painter.fontMetrics().elidedText(
            line.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)
        if line.agreed_level is not None:
            height = look().px(21)
            top = rect.top() + (rect.height() - height) / 2
            box = QRectF(rect.right() - px(36), top, px(22), height)
            paint_ladder(painter, box, line.level, line.agreed_level)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


class PartnerList(QListView):
    """The list; type to find, arrows to move."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Partners and members"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(PartnerDelegate(self))
        self.shown = PartnerModel(self)
        self.setModel(self.shown)
        self.selectionModel().currentChanged.connect(self._say)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(look().wide(WIDTH))
        self.doItemsLayout()

    def show_groups(self, groups: Sequence[PartnerGroup], key: tuple[str, str]) -> None:
        """Show groups and keep the choice and the place of the scroll bar."""
        scrolled = self.verticalScrollBar().value()
        self.shown.show(groups)
        self.choose(key)
        self.verticalScrollBar().setValue(scrolled)

    def search(self, text: str, key: tuple[str, str]) -> None:
        """Show what a search finds; the choice stays where it can."""
        self.shown.search(text)
        self.choose(key)

    def choose(self, key: tuple[str, str]) -> None:
        """Choose a partner or seat, or the first line where it is not shown."""
        row = self.shown.row_of(key)
        row = self.shown.first_row() if row < 0 else row
        if row >= 0:
            index = self.shown.index(row, 0)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def _say(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, PartnerLine):
            self.chosen.emit(*key_of(line))
