"""The changes of a board or of a record, newest first: what, who, when, on which device."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import short_day
from chair_desk.records.folding import folded
from chair_desk.records.local_time import local
from chair_desk.services.looking_back import Step, device_words
from chair_desk.words import _

NOTE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


def when_words(step: Step) -> str:
    """Say when, by whom and on which device."""
    then = local(step.at)
    return _("{who}, {day}, {time}, {device}").format(
        who=step.who or _("Somebody"),
        day=f"{short_day(then.date())} {then.year}",
        time=f"{then:%H:%M}",
        device=device_words(step),
    )


class _TwoLines(QStyledItemDelegate):
    """Paints what was done, and below it by whom and when."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as two lines."""
        return QSize(40, look().px(52))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one change."""
        px, rect = look().px, QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look().colour("soft" if is_chosen else "sheet"))
        if is_chosen:
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), look().colour("accent"))
        painter.setPen(look().colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(px(28), px(6), -px(12), -px(6))
        half = inside.height() // 2
        for at, (role, tone, text) in enumerate(
            (("strong", "ink", index.data()), ("small", "ink2", index.data(NOTE)))
        ):
            painter.setFont(look().font(role))
            painter.setPen(look().colour(tone))
            line = QRect(inside.left(), inside.top() + at * half, inside.width(), half)
            cut = painter.fontMetrics().elidedText(
                str(text or ""), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()


class StepList(QListWidget):
    """The changes; `chosen` carries the step."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Changes, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steps: Sequence[Step] = ()
        self._shown: list[Step] = []
        self._wanted: tuple[str, ...] = ()
        self.currentRowChanged.connect(self._say)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other changes; the newest is chosen."""
        self._steps = steps
        self._fill()

    def search(self, text: str) -> None:
        """Show only what holds these words: of what was done, who, or when."""
        self._wanted = tuple(folded(text).split())
        self._fill()

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        self._shown = []
        for step in self._steps:
            note = when_words(step)
            said = f"{step.label}. {note}"
            if all(word in folded(said) for word in self._wanted):
                item = QListWidgetItem(step.label, self)
                item.setData(NOTE, note)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self._shown.append(step)
        self.blockSignals(False)
        if self._shown:
            self.setCurrentRow(0)
        self._say(self.currentRow())

    def current(self) -> Step | None:
        """Return the chosen change."""
        at = self.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _say(self, _row: int) -> None:
        self.chosen.emit(self.current())
