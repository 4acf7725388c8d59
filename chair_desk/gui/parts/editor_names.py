"""The list under the caret: whom an @ could name. Part of the page, so that everyone sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
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
from chair_desk.gui.parts.agenda_model import Index
from chair_desk.gui.theme.look import look
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.line import Surroundings
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

AT = re.compile(r"(?:^|[\s(,;&+])@(?P<words>[^@\n]{0,40})$")
MOST, LEAST_ROWS = 8, 1
ROW, WIDTH = 30, 440
CHOICE = Qt.ItemDataRole.UserRole


@frozen
class Choice:
    """Somebody who could be named: the words to write, and who that is."""

    name: str
    who: str
    is_here: bool = False


def choices_for(words: str, around: Surroundings) -> list[Choice]:
    """Return whom these words fit, those in the room first.

    Each word must begin a word of the name, the role or the agency, or be the initials.
    """
    wanted = folded(words).split()
    if words.endswith(" ") and words.strip():
        found = around.names.whole(words.strip())
        if found is not None and found.is_sure:
            return []
    people = [
        Choice(one.name, ", ".join(part for part in (one.role, one.organisation) if part),
               one.is_here)
        for one in around.people
        if _fits(wanted, (one.name, one.role, one.organisation), one.initials)
    ]  # fmt: skip
    agencies = [
        Choice(one.name, _("Partner"))
        for one in around.organisations
        if wanted and _fits(wanted, (one.name, one.short_name), one.short_name)
    ]
    ranked = sorted(people, key=lambda one: (_distance(wanted, one), not one.is_here))
    return [*ranked, *agencies][:MOST]


def _distance(wanted: list[str], one: Choice) -> int:
    name = folded(one.name).split()
    return 0 if not wanted or any(part.startswith(wanted[0]) for part in name) else 1


def _fits(wanted: list[str], texts: Iterable[str], initials: str) -> bool:
    parts = folded(" ".join(texts)).split()
    if len(wanted) == 1 and initials and folded(initials).startswith(wanted[0]):
        return True
    return all(any(part.startswith(word) for part in parts) for word in wanted)


class NameModel(QAbstractListModel):
    """The people on offer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []

    def show(self, choices: list[Choice]) -> None:
        """Offer others."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count them."""
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, or who it is."""
        choice = self.choices[index.row()]
        if role == CHOICE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.name, choice.who) if part)
        return None


class NameDelegate(QStyledItemDelegate):
    """A name, and who it is at the right."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Keep rows of one height."""
        return QSize(look().px(200), look().px(ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one choice."""
        choice = index.data(CHOICE)
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        px = look().px
        painter.save()
        if is_on:
            painter.fillRect(option.rect, look().colour("soft"))
        room = option.rect.adjusted(px(12), 0, -px(12), 0)
        font = "strong" if is_on else "interface"
        width = draw_words(painter, room, choice.name, font=font, colour="ink")
        rest = room.adjusted(width + px(16), 0, 0, 0)
        draw_words(painter, rest, choice.who, font="small", colour="ink2", align=RIGHT)
        painter.restore()


class NameList(QListView):
    """Stands under the caret while an @ is being written. The focus stays in the editor."""

    def __init__(self, editor: MinuteEditor, page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(_("People to name"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(NameDelegate(self))
        self.shown = NameModel(self)
        self.setModel(self.shown)
        self.around: Surroundings | None = None
        self._editor, self._page = editor, page
        self._put_away_at = -1
        self.hide()
        editor.installEventFilter(self)
        editor.line_changed.connect(self.follow)
        self.clicked.connect(self._clicked)

    def _query(self) -> tuple[int, str] | None:
        """Return where the words after the @ before the caret begin, and the words."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or not self._editor.is_prose(cursor.block()):
            return None
        before = cursor.block().text()[: cursor.positionInBlock()]
        match = AT.search(before)
        return (match.start("words"), match["words"]) if match else None

    def follow(self, _line: object = None) -> None:
        """Offer whom the words before the caret could name."""
        query = self._query() if self.around is not None and self._editor.hasFocus() else None
        if query is None or self.around is None or query[0] == self._put_away_at:
            if query is None:
                self._put_away_at = -1
            self.hide()
            return
        choices = choices_for(query[1], self.around)
        if not choices or (len(choices) == 1 and choices[0].name == query[1].strip()):
            self.hide()
            return
        self.shown.show(choices)
        self.setCurrentIndex(self.shown.index(0, 0))
        self._place(len(choices))

    def _place(self, count: int) -> None:
        rows = max(count, LEAST_ROWS)
        page = self._page
        spot = self._editor.cursorRect().bottomLeft()
        spot = self._editor.viewport().mapTo(page, spot + QPoint(0, 4))
        width, height = look().wide(WIDTH), rows * look().px(ROW) + 2
        left = min(spot.x(), page.width() - width - 8)
        top = spot.y()
        if top + height > page.height():
            top = spot.y() - height - look().px(32)
        self.setGeometry(max(left, 0), max(top, 0), width, height)
        self.show()
        self.raise_()

    def pick(self, index: QModelIndex) -> None:
        """Write a name in the place of what was typed."""
        query = self._query()
        choice = index.data(CHOICE) if index.isValid() else None
        self.hide()
        if query is not None and isinstance(choice, Choice):
            start, words = query
            self._editor.put_words(start, start + len(words), f"{choice.name} ")

    def _clicked(self, index: QModelIndex) -> None:
        self.pick(index)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose, while the list is shown."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() != QEvent.Type.KeyPress or not self.isVisible():
            return False
        return isinstance(event, QKeyEvent) and self._took(event)

    def _took(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if step:
            row = (self.currentIndex().row() + step) % self.shown.rowCount()
            self.setCurrentIndex(self.shown.index(row, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.pick(self.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            query = self._query()
            self._put_away_at = query[0] if query else -1
            self.hide()
            return True
        return False
