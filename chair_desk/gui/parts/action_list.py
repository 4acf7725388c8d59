"""The list of the tracker: keys move and mark in it, and an answer opens below its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.action_delegate import ActionDelegate, places_of
from chair_desk.gui.parts.action_model import ActionModel
from chair_desk.gui.parts.over_list import OverList
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.action_tracker import ActionGroup
from chair_desk.words import _


class ActionList(QListView):
    """Headings and actions. `chosen` when another row is, `noted` for Enter on an action."""

    chosen = Signal()
    noted = Signal()
    opened = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = ActionModel(self)
        self._painter = ActionDelegate(self)
        self._answer: OverList | None = None
        self.is_answering = False
        self._is_filling = False
        self.setAccessibleName(_("Actions"))
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.verticalScrollBar().valueChanged.connect(self._place_answer)
        self.clicked.connect(self._clicked)

    # -------------------------------------------------------------- showing

    def show_groups(self, groups: Sequence[ActionGroup], today: date) -> None:
        """Show other groups; the row stays, or the one that came into its place."""
        self._again(self.rows.show, groups, today)

    def search(self, text: str) -> None:
        """Show only what holds these words."""
        self._again(self.rows.search, text)

    def _again(self, show: Callable[..., None], *what: object) -> None:
        here, action_id = self.currentIndex().row(), self.current_id()
        scrolled = self.verticalScrollBar().value()
        self._is_filling = True
        show(*what)
        at = self.rows.row_of(action_id)
        self._choose_row(at if at >= 0 else self.rows.next_action(here))
        self._is_filling = False
        self.verticalScrollBar().setValue(scrolled)
        self._place_answer()
        self.chosen.emit()

    def _choose_row(self, at: int) -> None:
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))

    def choose(self, action_id: str) -> None:
        """Choose an action."""
        self._choose_row(self.rows.row_of(action_id))

    def current(self) -> ActionLine | None:
        """Return the chosen action, None where a heading is."""
        return self.rows.line_at(self.currentIndex().row())

    def current_id(self) -> str:
        """Return the id of the chosen action, or nothing."""
        line = self.current()
        return line.action.id if line else ""

    def fold(self) -> None:
        """Fold the chosen heading up, or open it again."""
        at = self.currentIndex().row()
        row = self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None
        if isinstance(row, ActionGroup):
            self.rows.fold(row.key)
            self._choose_row(at)

    def mark(self) -> None:
        """Mark the chosen action for a change to several, and go to the next."""
        line = self.current()
        if line is not None:
            self.rows.mark(line.action.id)
            self.chosen.emit()

    # -------------------------------------------------------------- the answer

    def open_answer(self, panel: QWidget) -> None:
        """Open a panel below the chosen action."""
        self.close_answer()
        action_id = self.current_id()
        self._answer, self.is_answering = OverList(self, panel), True
        self._painter.answer_height = self._answer.height_of_panel()
        self.rows.answer(action_id)
        self.choose(action_id)
        self.scrollTo(self.rows.index(self.rows.place()))
        self._place_answer()

    def fit_answer(self) -> None:
        """Give the panel the room that it needs now."""
        if self._answer is not None:
            self._painter.answer_height = self._answer.height_of_panel()
            self.doItemsLayout()
            self.scrollTo(self.rows.index(self.rows.place()))
            self._place_answer()

    def close_answer(self) -> None:
        """Put the panel away."""
        if self._answer is not None:
            gone, self._answer, self.is_answering = self._answer, None, False
            action_id = self.current_id()
            self.rows.answer("")
            self.choose(action_id)
            gone.put_away()

    def _place_answer(self, _value: int = 0) -> None:
        if self._answer is None:
            return
        at = self.rows.place()
        row = self.visualRect(self.rows.index(at)) if at >= 0 else QRect()
        self._answer.stand_at(row.adjusted(0, 0, 0, -1))

    # -------------------------------------------------------------- Qt

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and not self._is_filling:  # said once when all is shown
            self.chosen.emit()

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(self.rows.rows[index.row()], ActionGroup):
            self.fold()

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the meeting where the reference is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows.line_at(index.row()):
            reference = places_of(self.visualRect(index))[1]
            if reference.contains(event.position().toPoint()):
                self.opened.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds a note or folds a heading, Space marks, Tab leaves the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current() is None:
                self.fold()
            else:
                self.noted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.mark()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    @guarded()
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; the line above finds."""

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the answer under its row."""
        super().resizeEvent(event)
        self._place_answer()
        self.resized.emit()
