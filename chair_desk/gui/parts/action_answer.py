"""What is typed below an action: a note, what was done, a later date, another owner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QLineEdit,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.action_delegate import LEFT_EDGE, REFERENCE, STATUS
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.parts.widgets import KeyCap, ShortLabel, row, secondary_button, words
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.services.record_places import PlaceInRecord
from chair_desk.words import _


@frozen(kw_only=True)
class Asked:
    """One line to be typed: its label, a hint, what stands in it, names to be offered."""

    label: str
    hint: str = ""
    text: str = ""
    offers: Sequence[str] = ()


class ActionAnswer(QFrame):
    """Lines below an action. `kept` carries their texts; Enter keeps, Esc leaves.

    `opened` carries the table and id of a place that was opened.
    """

    kept = Signal(list)
    left = Signal()
    opened = Signal(str, str)

    def __init__(
        self,
        said: tuple[str, str],
        asked: Sequence[Asked],
        places: Sequence[PlaceInRecord] = (),
    ) -> None:
        """Take a label and words that stand above (perhaps nothing), and the lines to type.

        `places` are what can be opened from here; they stand beside the words above.
        """
        super().__init__()
        self.setObjectName("answer")
        self.setProperty("kind", "answer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lines: list[QLineEdit] = []
        self.save = secondary_button(_("Save"))
        self.save.clicked.connect(self.keep)
        grid = QGridLayout(self)
        grid.setContentsMargins(look().px(LEFT_EDGE + STATUS + REFERENCE), 2, look().px(14), 10)
        grid.setHorizontalSpacing(look().px(12))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        if said[1]:
            grid.addWidget(words(said[0], "interface", "ink3"), 0, 0)
            above = row(ShortLabel(said[1]), *map(self._link, places), spacing=12)
            above.setStretch(0, 1)
            grid.addLayout(above, 0, 1, 1, 2)
        for number, one in enumerate(asked, start=1):
            self._add(grid, number, one)
        self.fault = words("", "small", "red", wrap=True)
        self.fault.hide()
        grid.addWidget(self.fault, len(asked) + 1, 1)
        end = row(self.save, KeyCap(_("Enter")), spacing=6)
        grid.addLayout(end, len(asked), 2)

    def _add(self, grid: QGridLayout, at: int, asked: Asked) -> None:
        label = words(asked.label, "interface", "ink3")
        line = QLineEdit(asked.text)
        line.setPlaceholderText(asked.hint)
        line.setAccessibleName(asked.label)
        line.setAccessibleDescription(asked.hint)
        if asked.offers:
            completer = QCompleter(list(asked.offers), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            line.setCompleter(completer)
        label.setBuddy(line)
        line.installEventFilter(self)
        self.lines.append(line)
        grid.addWidget(label, at, 0)
        grid.addWidget(line, at, 1)

    def _link(self, place: PlaceInRecord) -> PlaceLink:
        link = PlaceLink(place)
        link.opened.connect(self.opened)
        return link

    def texts(self) -> list[str]:
        """Return what is typed, from above."""
        return [line.text().strip() for line in self.lines]

    def keep(self) -> None:
        """Give what is typed."""
        self.kept.emit(self.texts())

    def show_fault(self, said: str) -> None:
        """Say what is wrong below the lines."""
        self.fault.setText(said)
        self.fault.setVisible(bool(said))
        self.lines[0].setAccessibleDescription(said)
        self.lines[0].setFocus()

    def focus_first(self) -> None:
        """Begin to type."""
        self.lines[0].setFocus()
        self.lines[0].selectAll()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Enter and leave with Esc while a line is typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            return False
        return True
