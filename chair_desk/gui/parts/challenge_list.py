"""The list of challenges by state: reference, what is asked, of whom, and how the clock stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
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
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.services.challenge_cards import ChallengeGroup, mark_of
from chair_desk.services.logs import LogLine
from chair_desk.words import _

WIDTH = 320
MOST, SOME = 120, 200  # lines of a group that are shown; lines made ready at a time
LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
TONES = {"late": "red", "at_risk": "amb", "done": "grn"}


@frozen
class Heading:
    """A heading of the list, with how many stand below it."""

    label: str
    count: int


class ChallengeModel(QAbstractListModel):
    """Headings and lines, one below another; lines that do not match a search are left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: Sequence[ChallengeGroup] = ()
        self._rows: list[Heading | LogLine] = []
        self._wanted = ""
        self._texts: dict[str, str] = {}
        self._unread: Iterator[LogLine] = iter(())
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._read_some)

    def show(self, groups: Sequence[ChallengeGroup], kept: str = "") -> None:
        """Show other groups; `kept` is shown whatever there is."""
        self._groups = groups
        self._texts.clear()
        self._unread = iter([line for group in groups for line in group.lines])
        self._idle.start()
        self._fill(kept)

    def search(self, text: str, kept: str = "") -> None:
        """Leave out lines that hold these words in no part."""
        self._wanted = text.casefold().strip()
        self._fill(kept)

    def _read_some(self) -> None:
        """Make ready for a search, a few at a time while nothing else is done."""
        some = list(islice(self._unread, SOME))
        for line in some:
            self._text_of(line)
        if not some:
            self._idle.stop()

    def _text_of(self, line: LogLine) -> str:
        text = self._texts.get(line.entry.id)
        if text is None:
            text = self._texts[line.entry.id] = _searched(line)
        return text

    def _fill(self, kept: str) -> None:
        self.beginResetModel()
        self._rows = []
        for group in self._groups:
            lines = group.lines
            if self._wanted:
                lines = tuple(line for line in lines if self._wanted in self._text_of(line))
            if lines:
                beyond = [line for line in lines[MOST:] if line.entry.id == kept]
                self._rows += [Heading(group.label, len(lines)), *lines[:MOST], *beyond]
                if rest := len(lines) - len(lines[:MOST]) - len(beyond):
                    self._rows.append(Heading(_("More: type to find them"), rest))
        self.endResetModel()

    def bring(self, challenge_id: str) -> bool:
        """Show one that stands beyond those shown; say whether it is there and matches."""
        known = {line.entry.id: line for group in self._groups for line in group.lines}
        line = known.get(challenge_id)
        if line is None or self._wanted not in self._text_of(line):
            return False
        self._fill(challenge_id)
        return True

    def row_of(self, challenge_id: str) -> int:
        """Return the row of a challenge, -1 where it is not shown."""
        for number, line in enumerate(self._rows):
            if isinstance(line, LogLine) and line.entry.id == challenge_id:
                return number
        return -1

    def first_row(self) -> int:
        """Return the first row that is no heading, -1 where there is none."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, LogLine)), -1)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and lines."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, what a screen reader says, or the line itself."""
        line = self._rows[index.row()]
        if role == LINE:
            return line
        if isinstance(line, Heading):
            return f"{line.label}, {line.count}" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.entry.reference} {line.entry.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (line.entry.reference, line.entry.title, to_words(line), mark_of(line).words)
            return ", ".join(part for part in parts if part)
        return line.entry.title if role == Qt.ItemDataRole.ToolTipRole else None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def to_words(line: LogLine) -> str:
    """Say to whom it goes: the partner by its short name, and any others."""
    partner = line.organisation
    name = (partner.short_name or partner.name) if partner else ""
    return ", ".join(part for part in (name, line.also_words) if part)


def _searched(line: LogLine) -> str:
    parts = [line.entry.reference, line.entry.title, to_words(line), *line.values.values()]
    parts += [line.organisation.name] if line.organisation else []
    return " ".join(parts).casefold()


class ChallengeDelegate(QStyledItemDelegate):
    """Paints a heading on sunk ground, and a challenge on two lines with its mark."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 32 for a heading and 62 for a challenge."""
        return QSize(10, look().px(32 if isinstance(index.data(LINE), Heading) else 62))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line, rect = index.data(LINE), option.rect
        painter.save()
        if isinstance(line, Heading):
            self._paint_heading(painter, rect, line)
        else:
            self._paint_ground(painter, option, rect)
            self._paint_line(painter, rect, line)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(look().colour("accent"))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Heading) -> None:
        painter.fillRect(rect, look().colour("sunk"))
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink2"))
        inside = rect.adjusted(look().px(28), 0, -look().px(16), 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, int(middle | right), str(line.count))
        room = inside.width() - look().px(30)
        label = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, int(middle), label)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        colour = look().colour
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunk"))

    def _paint_line(self, painter: QPainter, rect: QRect, line: LogLine) -> None:
        px = look().px
        inside = rect.adjusted(px(28), px(9), -px(16), -px(9))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        taken = self._say(painter, upper, line.entry.reference, "small_strong", "plum") + px(9)
        rest = upper.adjusted(taken, 0, 0, 0)
        self._say(painter, rest, line.entry.title, "strong", "ink")
        marked = self._paint_mark(painter, lower, line)
        rest = lower.adjusted(0, 0, -marked - px(10), 0)
        self._say(painter, rest, to_words(line), "interface", "ink2")

    def _paint_mark(self, painter: QPainter, rect: QRect, line: LogLine) -> int:
        """Paint the shape and its words at the right; return how wide they are."""
        mark, px = mark_of(line), look().px
        tone = TONES.get(mark.shape, "ink2")
        role = "strong" if mark.shape in ("late", "at_risk") else "interface"
        whole = QFontMetrics(look().font(role)).horizontalAdvance(mark.words) + 2
        width = min(rect.width() * 2 // 3, whole)
        words = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
        self._say(painter, words, mark.words, role, tone)
        if not mark.shape:
            return width
        box = QRectF(
            words.left() - px(22), rect.top() + (rect.height() - px(15)) / 2, px(15), px(15)
        )
        paint_status(painter, box, mark.shape)
        return width + px(22)

    def _say(self, painter: QPainter, rect: QRect, text: str, role: str, tone: str) -> int:
        """Draw words cut to their room; return how wide they are."""
        painter.setFont(look().font(role))
        painter.setPen(look().colour(tone))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), cut)
        return painter.fontMetrics().horizontalAdvance(cut)


class ChallengeList(QListView):
    """The list; type to find, arrows to move."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Challenges"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ChallengeDelegate(self))
        self.shown = ChallengeModel(self)
        self.setModel(self.shown)
        self.selectionModel().currentChanged.connect(self._say)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(look().wide(WIDTH))
        self.doItemsLayout()

    def show_groups(self, groups: Sequence[ChallengeGroup], challenge_id: str) -> None:
        """Show groups and keep the choice and the place of the scroll bar."""
        scrolled = self.verticalScrollBar().value()
        self.shown.show(groups, challenge_id)
        self.choose(challenge_id)
        self.verticalScrollBar().setValue(scrolled)

    def search(self, text: str, challenge_id: str) -> None:
        """Show what a search finds; the choice stays where it can."""
        self.shown.search(text, challenge_id)
        self.choose(challenge_id)

    def choose(self, challenge_id: str) -> None:
        """Choose a challenge, or the first line where it is not shown."""
        row = self.shown.row_of(challenge_id)
        if row < 0 and self.shown.bring(challenge_id):
            row = self.shown.row_of(challenge_id)
        row = self.shown.first_row() if row < 0 else row
        if row >= 0:
            index = self.shown.index(row, 0)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def _say(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, LogLine):
            self.chosen.emit(line.entry.id)
