"""The table of a year's funding: words and bars, one scale for all of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import LEFT, RIGHT, draw_icon, draw_words
from chair_desk.gui.parts.funding_model import (
    ACTUAL,
    AGAINST,
    BARS,
    HOW,
    NAME,
    PAYING,
    SHARE,
    FundingModel,
    Index,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.funding import SetBy
from chair_desk.services.funding import Funding, FundingLine
from chair_desk.words import _

LINE, HEAD, BAR = 44, 44, 17
WIDTHS = {SHARE: 78, PAYING: 84, ACTUAL: 66, AGAINST: 102, HOW: 122}
NAME_WIDTH, SHORT_NAME, BARS_LEAST, SPACE = 238, 142, 44, 20
_TO_THE_RIGHT = (SHARE, PAYING, ACTUAL, AGAINST)
EDGE = 28


def paint_bar(painter: QPainter, rect: QRect, agreed: int, paying: int, most: int) -> None:
    """Paint what was agreed as an outline, what is paid as a solid bar, pale above the share."""
    if most <= 0:
        return
    wide = {key: rect.width() * sum_ // most for key, sum_ in (("a", agreed), ("p", paying))}
    high = look().px(BAR)
    top = rect.top() + (rect.height() - high) // 2
    inside = min(wide["a"], wide["p"])
    if wide["p"] > wide["a"]:
        above = QRect(rect.left() + wide["a"], top + 1, wide["p"] - wide["a"], high - 2)
        painter.fillRect(above, look().colour("met2"))
        painter.setPen(QPen(look().colour("accent"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(above.adjusted(0, 0, -1, -1))  # told from the solid without colour
    painter.fillRect(QRect(rect.left(), top + 1, inside, high - 2), look().colour("accent"))
    if agreed:
        painter.setPen(QPen(look().colour("ink"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(rect.left(), top - 1, max(wide["a"], 2), high + 1))


class FundingHeader(QHeaderView):
    """Headings of one line or two, at the side of their figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setFixedHeight(look().px(HEAD))

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep one height."""
        return QSize(0, look().px(HEAD))

    @guarded()
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        model = self.model()
        painter.save()
        painter.fillRect(rect, look().colour("sunk"))
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, look().colour("line"))
        said = str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""
        inside = _inside(rect, section)
        side = (
            Qt.AlignmentFlag.AlignRight if section in _TO_THE_RIGHT else Qt.AlignmentFlag.AlignLeft
        )
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink2"))
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(inside, flags, said)
        painter.restore()


def _inside(rect: QRect, column: int) -> QRect:
    left = look().px(EDGE) if column == NAME else 0
    right = look().px(SPACE) if column in (SHARE, AGAINST) else look().px(6)
    return rect.adjusted(left, 0, -right, 0)


class FundingDelegate(QStyledItemDelegate):
    """Paints one place: words at their side, a bar in one column, marks beside words."""

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one place."""
        model = index.model()
        if not isinstance(model, FundingModel):
            return
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().colour("soft"))
            if index.column() == NAME:
                painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()),
                                 look().colour("accent"))  # fmt: skip
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        line, inside = model.line(index.row()), _inside(rect, index.column())
        if index.column() == BARS and line is not None:
            paint_bar(painter, inside, line.agreed, line.paying, model.most)
        elif index.column() == BARS:
            paint_legend(painter, inside)
        else:
            self._paint_words(painter, inside, index, line)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: Index, line: FundingLine | None
    ) -> None:
        said, column = str(index.data() or ""), index.column()
        if column == HOW:
            self._paint_how(painter, rect, said, line)
            return
        is_strong = line is None or (column == NAME and line.is_statutory) or column == PAYING
        is_figure = column in _TO_THE_RIGHT
        font = ("figures_strong" if is_figure else "strong") if is_strong else (
            "figures" if is_figure else "interface")  # fmt: skip
        colour = "ink"
        if column == AGAINST:
            against = line.against if line is not None else _against(index)
            font = "figures_strong" if against else "figures"
            colour = "amb" if against < 0 else "accent" if against else "ink3"
        align = RIGHT if is_figure else LEFT
        draw_words(painter, rect, said, font=font, colour=colour, align=align)

    def _paint_how(
        self, painter: QPainter, rect: QRect, said: str, line: FundingLine | None
    ) -> None:
        if line is None or line.contribution.set_by is SetBy.AGREED:
            if line is not None:
                draw_icon(painter, rect, "check", "grn")
                rect = rect.adjusted(look().px(21), 0, 0, 0)
            draw_words(painter, rect, said, font="interface", colour="ink2")
            return
        draw_words(painter, rect, said, font="medium", colour="amb")


def _against(index: Index) -> int:
    model = index.model()
    found = model.found if isinstance(model, FundingModel) else None
    return found.paying - found.agreed if found else 0


def paint_legend(painter: QPainter, rect: QRect) -> None:
    """Say what the bars mean, each beside a small one; as many as there is room for."""
    painter.setFont(look().font("small"))
    room = rect.width() - 3 * look().px(45)  # a small bar and the spaces around it, three times
    said = (_("agreed"), _("paying"), _("paying above its share"))
    if sum(map(painter.fontMetrics().horizontalAdvance, said)) > room:
        said = (*said[:2], _("above its share"))
    for number, words in enumerate(said):
        side, high = look().px(21), look().px(13)
        if rect.width() < look().px(70):
            return
        top = rect.top() + (rect.height() - high) // 2
        box = QRect(rect.left(), top, side, high)
        if number == 0:
            painter.setPen(QPen(look().colour("ink"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        else:
            painter.fillRect(box, look().colour("accent" if number == 1 else "met2"))
        rect = rect.adjusted(side + look().px(8), 0, 0, 0)
        wide = draw_words(painter, rect, words, font="small", colour="ink2")
        rect = rect.adjusted(wide + look().px(16), 0, 0, 0)


class FundingTable(QTableView):
    """One year. `chosen` when another partner is; `opened` for Enter on one."""

    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = FundingModel(self)
        self.setAccessibleName(_("Contributions"))
        self.setHorizontalHeader(FundingHeader(self))
        self.setModel(self.rows)
        self.setItemDelegate(FundingDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look().px(LINE))
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)

    def show_funding(self, found: Funding | None) -> None:
        """Show a year; the chosen partner stays chosen."""
        kept = self.current_id()
        self.rows.show(found)
        self._share_room()
        self.choose(kept)
        self._fit_height()

    def _fit_height(self) -> None:
        rows = self.rows.rowCount()
        self.setFixedHeight(look().px(HEAD) + rows * look().px(LINE) + self._bar_room())

    def _bar_room(self) -> int:
        return self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0

    def choose(self, organisation_id: str) -> None:
        """Choose a partner; the first where there is no such row."""
        at = max(self.rows.row_of(organisation_id), 0)
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at, NAME))

    def current(self) -> FundingLine | None:
        """Return the chosen partner; None in the row of all."""
        return self.rows.line(self.currentIndex().row())

    def current_id(self) -> str:
        """Return the id of the chosen partner, or nothing."""
        line = self.current()
        return line.organisation.id if line is not None else ""

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit()

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _needed(self, name: int) -> int:
        figures = sum(look().px(wide) for wide in WIDTHS.values())
        return figures + look().wide(name) + look().px(EDGE)

    def _is_wide(self) -> bool:
        """Say whether even short names leave no room, so that the table scrolls sideways."""
        room = self.viewport().width()
        return self._needed(SHORT_NAME) + look().px(BARS_LEAST) > room > 0

    def _share_room(self) -> None:
        """Give figures their width, names what they need or their short form, bars the rest."""
        room = self.viewport().width()
        is_tight = self._needed(NAME_WIDTH) + look().px(BARS_LEAST) > room
        name = SHORT_NAME if is_tight else NAME_WIDTH
        self.rows.has_short_names = is_tight
        for section, wide in WIDTHS.items():
            self.setColumnWidth(section, look().px(wide))
        self.setColumnWidth(NAME, look().wide(name) + look().px(EDGE))
        bars = max(room - self._needed(name), look().px(BARS_LEAST))
        self.setColumnWidth(BARS, bars)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left to the bars."""
        super().resizeEvent(event)
        self._share_room()
        self._fit_height()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a contribution with Enter; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def place(self) -> QPoint:
        """Return where the chosen row stands, for what opens beside it."""
        return self.visualRect(self.currentIndex()).bottomLeft()
