"""Paints the attendance matrix: levels by tint, outline and word, so that grey shows them too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import RIGHT, draw_words
from chair_desk.gui.parts.glyphs import paint_cross, paint_ladder
from chair_desk.gui.parts.matrix_model import AGREED, NAME, Index, MatrixModel, painted
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.records.attendance_measures import Trend
from chair_desk.services.attendance_matrix import Row
from chair_desk.words import _

CENTRE = int(Qt.AlignmentFlag.AlignCenter)
CORNER = 7
HALF = 2
JOIN = 3
MOST_PICTURES = 1_000


def paint_cell(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """Paint one cell into its frame."""
    colour = look().colour
    if cell.came is Came.NOT_LIVE:
        draw_words(painter, rect, "–", font="small", colour="ink3", align=CENTRE)
        return
    if cell.came is Came.NOBODY:
        _frame(painter, rect, "redS", fill="")
        paint_cross(painter, QRectF(rect))
        return
    if cell.came is Came.APOLOGY:
        _frame(painter, rect, "line2", fill="")
        draw_words(painter, rect, _("Apology"), font="small", colour="ink2", align=CENTRE)
        return
    tone, fill, edge = _tones(cell)
    if cell.came is Came.EXPECTED:
        _frame(painter, rect, edge or "edge", fill="", dashed=True)
        tone = tone if edge else "ink2"
    else:
        _frame(painter, rect, edge, fill=fill)
    if cell.came is Came.DEPUTY:
        _corner(painter, rect, "amb" if edge else "metink")
    text = cell.rank or (_("Came") if cell.came is not Came.EXPECTED else _("Expected"))
    mark = " ✉" if cell.has_letter else ""
    is_strong = cell.came is not Came.EXPECTED or bool(edge)
    painter.setPen(colour(tone))
    inside = rect.adjusted(3, 0, -3, 0)
    font = "small_strong" if is_strong else "small"
    draw_words(painter, inside, text + mark, font=font, colour=tone, align=CENTRE)


def _tones(cell: Cell) -> tuple[str, str, str]:
    """Return the tokens of text, tint and outline of somebody who came or is expected."""
    if cell.agreed is None:
        return "ink", "sunk", "line2"
    if cell.level is None:
        return "ink2", "sunk", "edge"
    if cell.level < cell.agreed:
        return "amb", "ambS", "ambF"
    return "metink", "met2" if cell.level > cell.agreed else "met", ""


def _frame(painter: QPainter, rect: QRect, edge: str, *, fill: str, dashed: bool = False) -> None:
    if fill:
        painter.fillRect(rect, look().colour(fill))
    if edge:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look().colour(edge), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _corner(painter: QPainter, rect: QRect, token: str) -> None:
    """Mark a deputy: a filled corner, at the top left."""
    side = look().px(CORNER)
    at = QPointF(rect.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(token))
    painter.drawPolygon(QPolygonF([at, at + QPointF(side, 0), at + QPointF(0, side)]))


def _left_edge(rect: QRect) -> QRect:
    """Return where the join with the organisation before is drawn: a bar before its first cell."""
    return QRect(rect.left() - 1, rect.top(), look().px(JOIN), rect.height())


def _picture(size: QSize, cell: Cell, ratio: float) -> QPixmap:
    """Paint a cell once, on nothing."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        paint_cell(painter, QRect(QPoint(0, 0), size), cell)
    return made


class MatrixDelegate(QStyledItemDelegate):
    """One place at a time; the chosen row is soft, the place in focus has an accent frame."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one place."""
        model = index.model()
        rect: QRect = option.rect
        if not isinstance(model, MatrixModel):
            return
        row = model.rows[index.row()]  # asked past Qt: a frame paints hundreds of these
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_on:
            painter.fillRect(rect, look().colour("soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        if index.column() == NAME:
            inside = rect.adjusted(look().px(4), 0, -look().px(6), 0)
            font = "strong" if row.is_statutory else "interface"
            draw_words(painter, inside, row.name, font=font, colour="ink")
        elif index.column() == AGREED:
            self._paint_agreed(painter, rect, row)
        elif index.column() == model.at_level:
            self._paint_at_level(painter, rect, row, model)
        elif index.column() == model.gap:
            self._paint_gap(painter, rect, row, model)
        else:
            self._paint_place(painter, rect, painted(model, index.row(), index.column()))
            if (index.row(), index.column()) in model.joins:
                painter.fillRect(_left_edge(rect), look().colour("accent"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(look().colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def _paint_place(self, painter: QPainter, rect: QRect, cell: Cell | None) -> None:
        """Paint a cell from the picture of it: a matrix has few kinds of cell and many of each."""
        if cell is None:
            return
        gap = max(look().px(HALF), 1)
        inside = rect.adjusted(1, gap, -1, -gap - 1)
        ratio = painter.device().devicePixelRatio()
        key = (cell.came, cell.rank, cell.has_letter, _tones(cell), inside.width(),
               inside.height(), ratio, look().theme.name, look().percent)  # fmt: skip
        if key not in self._pictures:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            self._pictures[key] = _picture(inside.size(), cell, ratio)
        painter.drawPixmap(inside.topLeft(), self._pictures[key])

    def _paint_agreed(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if row.agreed is None or not row.is_ranked:
            return
        wide, high = look().px(21), look().px(20)
        left = rect.left() + (rect.width() - wide) / 2
        place = QRectF(left, rect.top() + (rect.height() - high) / 2, wide, high)
        paint_ladder(painter, place, row.agreed, row.agreed)

    def _paint_at_level(self, painter: QPainter, rect: QRect, row: Row, model: MatrixModel) -> None:
        reading = model.reading(row)
        read, tone = reading.rate, "ink" if reading.is_compared else "ink2"
        if row.is_ranked and reading.is_compared:
            tone = "red" if read.number * 2 < read.of else tone
            tone = "amb" if tone == "ink" and read.number * 3 < read.of * 2 else tone
        inside = rect.adjusted(0, 0, -look().px(18), 0)
        font = "figures_strong" if reading.is_compared else "small"
        draw_words(painter, inside, reading.words, font=font, colour=tone, align=RIGHT)

    def _paint_gap(self, painter: QPainter, rect: QRect, row: Row, model: MatrixModel) -> None:
        if not row.is_ranked:
            return
        read = model.reading(row)
        short = bool(read.gap)
        font, tone = ("small_strong", "amb") if short else ("small", "ink2")
        wide = draw_words(painter, rect, model.gap_words(row), font=font, colour=tone)
        if read.trend is Trend.LEVEL:
            return
        side = look().px(16)
        top = rect.top() + (rect.height() - side) // 2
        place = QRect(rect.left() + wide + look().px(8), top, side, side)
        is_up = read.trend is Trend.UP
        name = "trending-up" if is_up else "trending-down"
        paint_icon(painter, place, name, "grn" if is_up else "amb")
