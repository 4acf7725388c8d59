"""Paints the tracker: shape before colour, the word beside it, working days in figures."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.action_model import (
    DUE_WORDS,
    MARKED,
    ROW,
    ActionModel,
    Index,
    count_words,
)
from chair_desk.gui.parts.agenda_delegate import RIGHT, draw_icon, draw_words
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.spans import has_spans, only_words
from chair_desk.services.action_lines import ActionLine, ActionMark
from chair_desk.services.action_tracker import ActionGroup
from chair_desk.words import N_, _

LINE, HEADING, LEFT_EDGE = 34, 36, 28
STATUS, REFERENCE, OWNER, DUE, DAYS, GAP = 118, 58, 150, 102, 92, 10
_TONES = {ActionMark.LATE: "red", ActionMark.AT_RISK: "amb"}
HEADINGS = (
    N_("Status"), N_("Ref"), N_("Action"), N_("Owner"), N_("Due"), N_("Working days"),
)  # fmt: skip


def places_of(rect: QRect) -> tuple[QRect, ...]:
    """Return where status, reference, action, owner, due and working days stand in a row."""
    left, right = rect.left() + look().px(LEFT_EDGE), rect.right() - look().px(14)
    wide = [look().px(STATUS), look().px(REFERENCE)]
    tail = [look().wide(OWNER), look().px(DUE), look().px(DAYS)]
    middle = max(right - left - sum(wide) - sum(tail), look().px(60))
    found: list[QRect] = []
    at = left
    for each in (*wide, middle, *tail):
        gap = 0 if len(found) == len(HEADINGS) - 1 else look().px(GAP)
        found.append(QRect(at, rect.top(), each - gap, rect.height()))
        at += each
    return tuple(found)


class ActionDelegate(QStyledItemDelegate):
    """One row at a time. `answer_height` is the height of the place kept for an answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.answer_height = 0

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading, a line, or the place of the answer."""
        model = index.model()
        # Asked of every row of the list: without a way through `data` it costs half.
        at = index.row()
        row = model.rows[at] if isinstance(model, ActionModel) else None
        if isinstance(row, ActionLine):
            return QSize(10, look().px(LINE))
        is_heading = isinstance(row, ActionGroup)
        return QSize(10, look().px(HEADING) if is_heading else self.answer_height)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row, rect = index.data(ROW), option.rect
        painter.save()
        if isinstance(row, ActionGroup):
            self._ground(painter, option)
            self._paint_heading(painter, rect, row, index)
        elif isinstance(row, ActionLine):
            self._ground(painter, option)
            self._paint_line(painter, rect, row, index)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().colour("soft"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 4, rect.height()), look().colour("accent")
            )

    def _paint_heading(
        self, painter: QPainter, rect: QRect, group: ActionGroup, index: Index
    ) -> None:
        px, model = look().px, index.model()
        is_folded = isinstance(model, ActionModel) and model.is_folded(group.key)
        side = px(16)
        top = rect.top() + (rect.height() - side) // 2
        name = "chevron-right" if is_folded else "chevron-down"
        paint_icon(painter, QRect(rect.left() + px(LEFT_EDGE), top, side, side), name)
        inside = rect.adjusted(px(LEFT_EDGE + 28), 0, -px(14), 0)
        wide = draw_words(painter, inside, group.label, font="strong", colour="ink")
        inside.adjust(wide + px(12), 0, 0, 0)
        said = count_words(group)
        inside.adjust(draw_words(painter, inside, said, font="interface", colour="ink2"), 0, 0, 0)
        if group.late:
            mark = QRectF(inside.left() + px(12), top, side, side)
            paint_status(painter, mark, "late")
            inside.adjust(px(12) + side + px(7), 0, 0, 0)
            said = _("{count} late").format(count=group.late)
            inside.adjust(draw_words(painter, inside, said, font="strong", colour="red"), 0, 0, 0)
        inside.adjust(px(16), 0, 0, 0)
        draw_words(painter, inside, group.slippage.words, font="small", colour="ink3", align=RIGHT)

    def _paint_line(self, painter: QPainter, rect: QRect, line: ActionLine, index: Index) -> None:
        px = look().px
        status, reference, title, owner, due, days = places_of(rect)
        tone = _TONES.get(line.mark, "")
        side = px(15)
        if index.data(MARKED):
            top = rect.top() + (rect.height() - side) // 2
            box = QRect(status.left() - px(21), top, side, side)
            paint_icon(painter, box, "check", "accent")
        mark = QRectF(status.left(), rect.top() + (rect.height() - side) / 2, side, side)
        if line.mark is not ActionMark.WITHDRAWN:
            paint_status(painter, mark, line.mark.value)
        word = status.adjusted(px(24), 0, px(GAP), 0)
        font = "strong" if tone else "interface"
        draw_words(painter, word, line.mark_words, font=font, colour=tone or "ink2")
        said = line.action.reference
        draw_words(painter, reference, said, font="figures_strong", colour="ink2")
        if mark_icon := _after_icon(line):
            draw_icon(painter, title, mark_icon, "ink2", side=15)
            title = title.adjusted(px(21), 0, 0, 0)
        said = line.action.title
        if has_spans(said):
            draw_icon(painter, title, "lock", "amb", side=15)
            title = title.adjusted(px(21), 0, 0, 0)
        draw_words(painter, title, only_words(said), font="interface", colour="ink")
        draw_words(painter, owner, line.short_owner_words, font="interface", colour="ink2")
        draw_words(painter, due, index.data(DUE_WORDS), font="figures", colour="ink")
        is_late = line.mark is ActionMark.LATE
        draw_words(
            painter,
            days,
            line.days_words,
            font="figures_strong" if is_late else "figures",
            colour="red" if is_late else "ink2",
            align=RIGHT,
        )


def _after_icon(line: ActionLine) -> str:
    """Name the icon of what comes round, or whose difference is asked for."""
    if line.action.check_months and line.action.closed_on is None:
        return "repeat"
    return "sprout" if line.action.impact_asked_on is not None else ""


class ActionHeadings(QWidget):
    """The headings of the columns, above the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(", ".join(_(each) for each in HEADINGS))
        self.setFixedHeight(look().px(32))
        self.right = 0

    def leave(self, right: int) -> None:
        """Leave the width of the scroll bar at the right."""
        self.right = right
        self.update()

    @guarded()
    def paintEvent(self, event: object) -> None:
        """Paint the headings over their columns."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look().colour("sunk"))
            bottom = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(bottom, look().colour("line"))
            for number, place in enumerate(places_of(self.rect().adjusted(0, 0, -self.right, 0))):
                is_last = number == len(HEADINGS) - 1
                align = (
                    RIGHT
                    if is_last
                    else int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                )
                draw_words(
                    painter,
                    place,
                    _(HEADINGS[number]),
                    font="small_strong",
                    colour="ink2",
                    align=align,
                )
