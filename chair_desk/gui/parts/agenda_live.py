"""The agenda beside a meeting: what is done, what is being taken, what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_live_delegate import LiveDelegate
from chair_desk.gui.parts.agenda_model import LINE, Index
from chair_desk.gui.theme.look import look
from chair_desk.records.agenda_changes import changed_words
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import ItemKind, ItemState
from chair_desk.records.timing import ItemTime, Timing
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _, ngettext

WIDTH = 262
WORTH_SAYING = 2


@frozen
class LiveRow:
    """A row: one item with its time, or several done ones folded into a line."""

    line: AgendaLine
    time: ItemTime | None = None
    is_shown: bool = False
    folded: tuple[AgendaLine, ...] = ()
    folded_minutes: int = 0
    ends: str = ""

    @property
    def is_done(self) -> bool:
        """Say whether it is over."""
        return self.line.item.state is ItemState.DONE or bool(self.folded)

    @property
    def is_current(self) -> bool:
        """Say whether it is being taken."""
        return self.time is not None and self.time.is_current

    @property
    def over(self) -> int:
        """By how many minutes it ran over; a minute is none."""
        over = self.time.over if self.time else 0
        return over if over >= WORTH_SAYING else 0

    @property
    def folded_words(self) -> str:
        """Say which items are folded: "Items 1 to 4 done"."""
        numbers = [line.number for line in self.folded if line.number]
        if len(numbers) < 2:  # noqa: PLR2004  one item is no span
            return _("Item {number} done").format(number=numbers[0] if numbers else "")
        return _("Items {first} to {last} done").format(first=numbers[0], last=numbers[-1])

    @property
    def minutes_words(self) -> str:
        """Say the minutes at the right: used where it is over, planned where it is to come."""
        if self.folded:
            return str(self.folded_minutes)
        if self.time is None:
            return ""
        if self.line.item.state is ItemState.DEFERRED:
            return _("deferred")
        if self.is_done:
            over = self.over
            return _("{count} over").format(count=over) if over else str(self.time.used)
        if self.time.is_left:
            return _("{used} of {planned}").format(used=self.time.used, planned=self.time.planned)
        return str(self.time.planned)

    @property
    def words(self) -> str:
        """Say the row, for a screen reader."""
        if self.folded:
            return f"{self.folded_words}, {self.minutes_words}"
        item = self.line.item
        state = {ItemState.DONE: _("done"), ItemState.DEFERRED: _("deferred")}.get(item.state, "")
        if self.is_current and self.time is not None:
            used = ngettext(
                "{used} of {count} minute used", "{used} of {count} minutes used",
                self.time.planned,
            )  # fmt: skip
            state = _("being taken, {used}").format(
                used=used.format(used=self.time.used, count=self.time.planned)
            )
        if self.time is not None and self.time.is_left:
            state = _("left for later")
        if item.is_added:
            state = ", ".join(part for part in (state, _("put in at the meeting")) if part)
        parts = (self.line.number, item.title, state, self.minutes_words)
        return ", ".join(part for part in parts if part)

    @property
    def tip(self) -> str:
        """Say the whole title, and what the agenda was where it changed since."""
        item = self.line.item
        added = _("Put in at the meeting.") if item.is_added else ""
        changed = "" if item.audience is Audience.CONFIDENTIAL else changed_words(item)
        return "\n".join(part for part in (item.title, added, changed) if part)


def live_rows(
    lines: Sequence[AgendaLine], timing: Timing, shown_id: str, *, fold: bool
) -> list[LiveRow]:
    """Return the rows of the list; where there is little room the done ones fold to one."""
    rows = [
        LiveRow(
            line,
            timing.of(line.item.id),
            is_shown=line.item.id == shown_id,
            ends=timing.item_ends,
        )
        for line in lines
    ]
    if not fold:
        return rows
    done: list[LiveRow] = []
    for row in rows:
        if not row.is_done or row.is_shown:
            break
        done.append(row)
    if len(done) < 2:  # noqa: PLR2004  one line folds to no less
        return rows
    minutes = sum(row.time.used for row in done if row.time)
    folded = LiveRow(done[-1].line, folded=tuple(row.line for row in done), folded_minutes=minutes)
    return [folded, *rows[len(done) :]]


class LiveModel(QAbstractListModel):
    """The rows as a model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[LiveRow] = []

    def show(self, rows: list[LiveRow]) -> bool:
        """Show other rows; True where there are others, not only the same with new times."""
        keys = [(row.line.item.id, row.is_current, bool(row.folded)) for row in rows]
        is_same = keys == [(one.line.item.id, one.is_current, bool(one.folded))
                           for one in self.rows]  # fmt: skip
        if is_same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, -1 where it is folded away."""
        return next(
            (n for n, row in enumerate(self.rows)
             if row.line.item.id == item_id and not row.folded), -1
        )  # fmt: skip

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a title, what a screen reader says, or the row itself."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.folded_words if row.folded else row.line.item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and not row.folded:
            return row.tip
        return None


class LiveAgenda(QListView):
    """The list. `chosen` shows an item's minutes, `taken` (Enter) asks to take it now."""

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(_("Items of the meeting"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(LiveDelegate(self))
        self.shown = LiveModel(self)
        self.setModel(self.shown)
        self.setFixedWidth(look().wide(WIDTH))
        self.clicked.connect(self._say)
        self.activated.connect(self._take)

    def show_rows(self, rows: list[LiveRow], shown_id: str) -> None:
        """Show the rows; the one whose minutes are shown is the chosen one."""
        has_others = self.shown.show(rows)
        row = self.shown.row_of(shown_id)
        if row >= 0 and self.currentIndex().row() != row:
            self.setCurrentIndex(self.shown.index(row, 0))
        if has_others:
            self.doItemsLayout()
            self.scrollTo(self.currentIndex())

    def _say(self, index: QModelIndex) -> None:
        row = index.data(LINE)
        if isinstance(row, LiveRow):
            self.chosen.emit(row.line.item.id)

    def _take(self, index: QModelIndex) -> None:
        row = index.data(LINE)
        if isinstance(row, LiveRow) and row.line.item.kind is ItemKind.ITEM:
            self.taken.emit(row.line.item.id)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the minutes of the item that an arrow or Space goes to."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before or event.key() == Qt.Key.Key_Space:
            self._say(self.currentIndex())
