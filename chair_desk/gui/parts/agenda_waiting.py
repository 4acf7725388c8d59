"""What earlier meetings deferred and nobody has placed yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import ShortLabel, clear, line_across, link_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import AgendaItem
from chair_desk.words import _


class WaitingRow(QWidget):
    """One deferred item with Place beside it."""

    placed = Signal(str)
    deferred = Signal(str)

    def __init__(self, item: AgendaItem, next_day: str) -> None:
        super().__init__()
        self._item_id = item.id
        self.place_button = link_button(_("Place"))
        self.place_button.setAccessibleName(_("Place “{title}”").format(title=item.title))
        self.defer_button = link_button(_("Defer to {day}").format(day=next_day))
        if not next_day:
            self.defer_button.hide()
        said = _("Defer “{title}” to {day}").format(title=item.title, day=next_day)
        self.defer_button.setAccessibleName(said)
        minutes = _("{count} min").format(count=item.planned_minutes)
        kind = words(_("Item"), "small_strong", "ink2")
        kind.setFixedWidth(look().px(46))
        layout = row(
            kind,
            ShortLabel(item.title),
            words(minutes, "", "ink3"),
            self.place_button,
            self.defer_button,
            spacing=12,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFixedHeight(look().px(30))
        self.place_button.clicked.connect(self._place)
        self.defer_button.clicked.connect(self._defer)

    def _place(self) -> None:
        self.placed.emit(self._item_id)

    def _defer(self) -> None:
        self.deferred.emit(self._item_id)


class WaitingPanel(QWidget):
    """The list under the agenda; hidden where nothing waits. Its signals carry an item's id.

    In a low window it folds to one line, which a button opens, and leaves the room to the agenda.
    """

    placed = Signal(str)
    deferred = Signal(str)
    all_placed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all_button = link_button(_("Place all"))
        self.all_button.clicked.connect(self.all_placed)
        self.heading = words(_("Carried forward, not yet placed"), "strong")
        self.note = words("", "small", "ink3")
        self._shown: tuple[tuple[AgendaItem, ...], str] = ((), "")
        self.fold_button = link_button(_("Show"))
        self.fold_button.hide()
        self.fold_button.clicked.connect(self._turn)
        self._is_low = self._is_open = False
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 6)
        layout.setSpacing(0)
        layout.addWidget(line_across("strong"))
        layout.addSpacing(8)
        buttons = row(self.fold_button, self.all_button, spacing=12)
        layout.addLayout(row(self.heading, self.note, None, buttons, spacing=12))
        layout.addWidget(self._list)
        self.hide()

    def fold(self, *, is_low: bool) -> None:
        """Fold in a low window, and open again in a higher one."""
        if is_low != self._is_low:
            self._is_low, self._is_open = is_low, False
            self._show_fold()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show_fold()

    def _show_fold(self) -> None:
        self._list.setVisible(self._is_open or not self._is_low)
        self.fold_button.setVisible(self._is_low)
        count = len(self._shown[0])
        self.fold_button.setText(
            _("Hide") if self._is_open else _("Show {count}").format(count=count)
        )
        said = (
            _("Hide what is carried forward")
            if self._is_open
            else _("Show what is carried forward")
        )
        self.fold_button.setAccessibleName(said)

    def show_items(self, items: Sequence[AgendaItem], note: str, next_day: str) -> None:
        """Show what waits; `note` says since when, `next_day` where it could go instead."""
        self.setVisible(bool(items))
        self.note.setText(note)
        self.all_button.setVisible(len(items) > 1)
        if (tuple(items), next_day) == self._shown:
            return
        self._shown = (tuple(items), next_day)
        self._show_fold()
        clear(self._rows)
        for item in items:
            shown = WaitingRow(item, next_day)
            shown.placed.connect(self.placed)
            shown.deferred.connect(self.deferred)
            self._rows.addWidget(shown)
