"""Choosing a person in place: who deputises, for whom, which guest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import icon_button, row, words
from chair_desk.words import _

KEY = Qt.ItemDataRole.UserRole
Offer = tuple[str, str]
"""What is chosen, and the words it is offered in."""


class RoomChooser(QFrame):
    """A question with a line to type a name and the people it fits. Part of the page.

    `chosen` carries the key of what was picked; the page gave the offers.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "box")
        self._find: Callable[[str], Sequence[Offer]] | None = None
        self.question = words("", "strong", wrap=True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type a name"))
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("People"))
        self.close_button = icon_button(_("Leave it"), "x")
        self.close_button.setProperty("kind", "link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setSpacing(8)
        head = row(self.question, self.close_button)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._offer)
        self.list.itemClicked.connect(self._clicked)
        self.close_button.clicked.connect(self.leave)
        self.hide()

    def ask(self, question: str, find: Callable[[str], Sequence[Offer]], hint: str = "") -> None:
        """Ask; `find` returns the offers for the words typed."""
        self.line.setPlaceholderText(hint or _("Type a name"))
        self._find = find
        self.question.setText(question)
        self.line.setAccessibleName(question)
        self.line.clear()
        self._offer("")
        self.show()
        self.line.setFocus()

    def _offer(self, text: str) -> None:
        if self._find is None:
            return
        self.list.clear()
        for key, said in self._find(text.strip()):
            item = QListWidgetItem(said, self.list)
            item.setData(KEY, key)
        self.list.setCurrentRow(0)

    def pick(self) -> None:
        """Take what is chosen in the list."""
        item = self.list.currentItem()
        if item is not None:
            key = str(item.data(KEY))
            self.hide()
            self.chosen.emit(key)

    def _clicked(self, _item: object) -> None:
        self.pick()

    def leave(self) -> None:
        """Put the question away."""
        self.hide()
        self.left.emit()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, take and leave while a name is typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if step and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True
