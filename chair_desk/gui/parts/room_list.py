"""The people in the room: a mark, a name, how they stand; single keys change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import RIGHT, draw_words
from chair_desk.gui.parts.agenda_model import LINE, Index
from chair_desk.gui.parts.glyphs import PRESENCE_WORDS, paint_presence
from chair_desk.gui.theme.look import look
from chair_desk.records.attendance import Presence
from chair_desk.records.folding import folded
from chair_desk.records.presence_spans import Now
from chair_desk.services.register import RegisterLine
from chair_desk.words import _

ROW, LOW_ROW = 29, 27
KEYS = {
    Qt.Key.Key_P: "here",
    Qt.Key.Key_D: "deputy",
    Qt.Key.Key_A: "apology",
    Qt.Key.Key_X: "left",
    Qt.Key.Key_B: "back",
    Qt.Key.Key_O: "out",
    Qt.Key.Key_R: "recuse",
    Qt.Key.Key_V: "video",
    Qt.Key.Key_I: "interest",
}
_NOW = {Now.LEFT: "left", Now.OUT: "out", Now.ASIDE: "out", Now.NOT_YET: "expected"}
_TONES = {"late": ("amb", "small"), "absent": ("red", "small_strong"), "out": ("amb", "small")}


def mark_of(line: RegisterLine) -> str:
    """Return the mark of a line, a key of `PRESENCE_WORDS`."""
    presence = line.attendance.presence
    if presence is Presence.APOLOGY:
        return "apology"
    if presence is Presence.NO_SHOW:
        return "absent"
    if line.presence_now in _NOW:
        return _NOW[line.presence_now]
    if presence is Presence.DEPUTY:
        return "deputy"
    return "late" if line.is_late else "here"


def line_words(line: RegisterLine) -> str:
    """Say a line for a screen reader."""
    parts = [line.person.name, _(PRESENCE_WORDS[mark_of(line)]), line.words]
    if line.role_words != line.words:
        parts.append(line.role_words)
    parts.append(line.part)
    return ", ".join(part for part in parts if part)


def beside_name(inside: QRect, name_wide: int, *, is_post: bool) -> QRect:
    """Return the room at the right of a name: a post never cuts it, what happened may."""
    least = 0 if is_post else inside.width() // 2
    wide = max(inside.width() - name_wide, least)
    return QRect(inside.right() + 1 - wide, inside.top(), wide, inside.height())


class RoomModel(QAbstractListModel):
    """The register, less what a search leaves out. The order never changes in a meeting."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[RegisterLine] = ()
        self._wanted: list[str] = []
        self.lines: list[RegisterLine] = []

    def show(self, lines: Sequence[RegisterLine]) -> None:
        """Show another register."""
        self._all = lines
        self._fill()

    def search(self, words: str) -> None:
        """Leave out whom these words do not fit."""
        self._wanted = folded(words).split()
        self._fill()

    def _fill(self) -> None:
        found = [line for line in self._all if self._fits(line)]
        if [line.id for line in found] == [line.id for line in self.lines]:
            self.lines = found
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, 0))
            return
        self.beginResetModel()
        self.lines = found
        self.endResetModel()

    def _fits(self, line: RegisterLine) -> bool:
        if not self._wanted:
            return True
        parts = folded(f"{line.person.name} {line.role_words}").replace(",", " ").split()
        initials = folded(line.person.initials)
        return all(
            word == initials or any(part.startswith(word) for part in parts)
            for word in self._wanted
        )

    def row_of(self, attendance_id: str) -> int:
        """Return the row of a line, -1 where it is not shown."""
        return next((n for n, line in enumerate(self.lines) if line.id == attendance_id), -1)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the people."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, what a screen reader says, or the line itself."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.person.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line_words(line)
        return None


class RoomDelegate(QStyledItemDelegate):
    """A mark, the name, and at the right how the person stands."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Keep rows of one height, lower on a small window."""
        view = option.widget
        is_low = view is not None and view.window().height() < look().px(760)
        return QSize(10, look().px(LOW_ROW if is_low else ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one person."""
        line = index.data(LINE)
        rect: QRect = option.rect
        px, colour = look().px, look().colour
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_on:
            painter.fillRect(rect, colour("soft"))
        mark = mark_of(line)
        side = px(16)
        top = rect.top() + (rect.height() - side) / 2
        paint_presence(painter, QRectF(rect.left() + px(16), top, side, side), mark)
        inside = rect.adjusted(px(42), 0, -px(14), 0)
        tone, font = _TONES.get(mark, ("ink2", "small"))
        name_font = "strong" if is_on else "interface"
        whole = QFontMetrics(look().font(name_font)).horizontalAdvance(line.person.name)
        room = beside_name(inside, whole + px(10), is_post=mark == "here")
        wide = draw_words(painter, room, line.words, font=font, colour=tone, align=RIGHT)
        name = inside.adjusted(0, 0, -wide - px(10), 0)
        draw_words(painter, name, line.person.name, font=name_font, colour="ink")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class RoomList(QListView):
    """The list. `asked` names what a key asks for the chosen person; `typed` is a letter else."""

    asked = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("In the room"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RoomDelegate(self))
        self.shown = RoomModel(self)
        self.setModel(self.shown)

    def show_lines(self, lines: Sequence[RegisterLine]) -> None:
        """Show a register; the choice and the place of the scroll bar stay."""
        chosen, scrolled = self.current(), self.verticalScrollBar().value()
        self.shown.show(lines)
        self.choose(chosen.id if chosen else "")
        self.verticalScrollBar().setValue(scrolled)

    def search(self, words: str) -> None:
        """Show whom words fit; the first of them is chosen."""
        chosen = self.current()
        self.shown.search(words)
        self.choose(chosen.id if chosen else "")

    def choose(self, attendance_id: str) -> None:
        """Choose a line, or the first where it is not shown."""
        row = max(self.shown.row_of(attendance_id), 0)
        index = self.shown.index(row, 0)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def current(self) -> RegisterLine | None:
        """Return the line that is chosen."""
        row = self.currentIndex().row()
        return self.shown.lines[row] if 0 <= row < len(self.shown.lines) else None

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by a single key; any other letter begins a name."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
        )  # fmt: skip
        name = KEYS.get(Qt.Key(event.key())) if plain else None
        if name:
            self.asked.emit(name)
        elif plain and event.text().isalpha():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
