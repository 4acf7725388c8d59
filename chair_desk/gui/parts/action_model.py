"""The rows of the tracker: headings, actions, and the place kept for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.records.days_in_words import near_day
from chair_desk.records.spans import has_spans, only_words
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.action_tracker import ActionGroup
from chair_desk.words import _, ngettext

ROW = Qt.ItemDataRole.UserRole
SOME = 100  # actions made ready for a search at a time
MARKED = Qt.ItemDataRole.UserRole + 1
DUE_WORDS = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class AnswerPlace:
    """The row below an action that is being answered."""


Row = ActionGroup | ActionLine | AnswerPlace


def due_words(line: ActionLine, today: date) -> str:
    """Say when an action is due: a day, the words used, or that it has no date."""
    if line.action.due_on is not None:
        return near_day(line.action.due_on, today)
    return line.action.due_words or _("No date")


def spoken(line: ActionLine, today: date) -> str:
    """Say a row in full, as a screen reader reads it."""
    action = line.action
    due = due_words(line, today)
    due = _("due {day}").format(day=due) if action.due_on else due
    parts = (
        line.mark_words, action.reference, only_words(action.title), line.owner_words, due,
        line.days_words, after_words(line, today), confidential_words(action.title),
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def confidential_words(text: str) -> str:
    """Say that some words are confidential, where they are: the lock beside them says it."""
    return _("with confidential words") if has_spans(text) else ""


def after_words(line: ActionLine, today: date) -> str:
    """Say that it comes round, or that its difference is asked for; nothing for most."""
    action = line.action
    if action.check_months and action.closed_on is None:
        words = ngettext("checked every month", "checked every {count} months", action.check_months)
        return words.format(count=action.check_months)
    if action.impact_asked_on is not None:
        day = near_day(action.impact_asked_on, today)
        return _("ask on {day} what difference it made").format(day=day)
    return ""


def heading_words(group: ActionGroup) -> str:
    """Say how much of a group is open and late, and how far its dates moved."""
    late = _("{count} late").format(count=group.late) if group.late else ""
    parts = (group.label, count_words(group), late, group.slippage.words)
    return ", ".join(part for part in parts if part)


def count_words(group: ActionGroup) -> str:
    """Say how many are open; of closed ones alone, how many are closed."""
    if group.open or not group.lines:
        return ngettext("{count} open", "{count} open", group.open).format(count=group.open)
    return _("{count} closed").format(count=len(group.lines))


class Searched(QObject):
    """What a search looks at in each action, made ready a few at a time while nobody works."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: dict[int, tuple[ActionLine, str]] = {}  # by the identity of the line
        self._unread: list[tuple[ActionLine, ActionGroup]] = []
        self._today = date.min
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._read_some)

    @property
    def is_ready(self) -> bool:
        """Say whether it is at hand for all of them."""
        return not self._unread

    def start(self, groups: Sequence[ActionGroup], today: date) -> None:
        """Begin anew with other groups; of a line that stands there still it stays at hand."""
        held = self._held if today == self._today else {}
        self._held, self._today = {}, today
        self._unread = []
        for group in groups:
            for line in group.lines:
                known = held.get(id(line))
                if known is not None and known[0] is line:
                    self._held[id(line)] = known
                else:
                    self._unread.append((line, group))
        self._idle.start()

    def text_of(self, line: ActionLine, group: ActionGroup) -> str:
        """Return what a search looks at in an action."""
        held = self._held.get(id(line))
        if held is None:
            text = f"{spoken(line, self._today)} {group.label}".casefold()
            held = self._held[id(line)] = (line, text)
        return held[1]

    def _read_some(self) -> None:
        for line, group in self._unread[-SOME:]:
            self.text_of(line, group)
        del self._unread[-SOME:]
        if not self._unread:
            self._idle.stop()


class ActionModel(QAbstractListModel):
    """One row below another; groups may be folded, and words may narrow what is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: Sequence[ActionGroup] = ()
        self._folded: set[str] = set()
        self._wanted: list[str] = []
        self._answering = ""
        self.searched = Searched(self)
        self.rows: list[Row] = []
        self.marked: set[str] = set()
        self.today = date.min  # until the first are shown every day has its year

    def show(self, groups: Sequence[ActionGroup], today: date) -> None:
        """Show other groups, as of a day; what is no longer shown is marked no longer."""
        self._groups, self.today = groups, today
        self.searched.start(groups, today)
        self.marked &= {line.action.id for group in groups for line in group.lines}
        self._fill()

    def search(self, text: str) -> None:
        """Show only actions that hold each of these words."""
        self._wanted = text.casefold().split()
        self._fill()

    def answer(self, action_id: str) -> None:
        """Keep a place below an action, or none."""
        self._answering = action_id
        self._fill()

    def fold(self, key: str) -> None:
        """Fold a group up, or open it again."""
        self._folded ^= {key}
        self._fill()

    def is_folded(self, key: str) -> bool:
        """Say whether a group is folded up."""
        return key in self._folded

    def mark(self, action_id: str) -> None:
        """Mark an action, or no longer."""
        self.marked ^= {action_id}
        at = self.row_of(action_id)
        if at >= 0:
            self.dataChanged.emit(self.index(at), self.index(at))

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = []
        for group in self._groups:
            lines = group.lines
            if self._wanted:
                lines = tuple(line for line in lines if self._fits(line, group))
            if not lines:
                continue
            self.rows.append(group)
            for line in () if group.key in self._folded else lines:
                self.rows.append(line)
                if line.action.id == self._answering:
                    self.rows.append(AnswerPlace())
        self.endResetModel()

    def _fits(self, line: ActionLine, group: ActionGroup) -> bool:
        held = self.searched.text_of(line, group)
        return all(word in held for word in self._wanted)

    def line_at(self, row: int) -> ActionLine | None:
        """Return the action of a row, None for a heading."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, ActionLine) else None

    def row_of(self, action_id: str) -> int:
        """Return the row of an action, -1 where it is not shown."""
        for number, row in enumerate(self.rows):
            if isinstance(row, ActionLine) and row.action.id == action_id:
                return number
        return -1

    def next_action(self, row: int) -> int:
        """Return the row of the first action at or after a row, else the last one before it."""
        after = [n for n in range(max(row, 0), len(self.rows)) if self.line_at(n)]
        before = [n for n in range(min(row, len(self.rows)) - 1, -1, -1) if self.line_at(n)]
        return next(iter([*after, *before]), -1)

    def place(self) -> int:
        """Return the row kept for the answer, -1 for none."""
        return next((n for n, row in enumerate(self.rows) if isinstance(row, AnswerPlace)), -1)

    def lines(self) -> list[ActionLine]:
        """Return the actions that are shown, from above."""
        return [row for row in self.rows if isinstance(row, ActionLine)]

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, what a screen reader says, or the row itself."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == MARKED:
            return isinstance(row, ActionLine) and row.action.id in self.marked
        if role == DUE_WORDS:
            return due_words(row, self.today) if isinstance(row, ActionLine) else ""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(row, role)
        if isinstance(row, ActionGroup):
            return heading_words(row)
        if isinstance(row, ActionLine):
            said = spoken(row, self.today)
            return _("Marked, {action}").format(action=said) if index.data(MARKED) else said
        return ""

    def _tip(self, row: Row, role: int) -> str | None:
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        if not is_tip or not isinstance(row, ActionLine):
            return None
        parts = (only_words(row.action.title), after_words(row, self.today))
        return "\n".join(part for part in parts if part)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let actions and headings be chosen; the place of the answer has its own controls."""
        if isinstance(self.rows[index.row()], AnswerPlace):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
