"""What an empty page says: what the thing is, in one sentence of serif, and the next steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.cards import StepCard
from chair_desk.gui.parts.widgets import Scroll, column, measured, words
from chair_desk.gui.theme.look import look

MEASURE = 820


class _Sheet(QWidget):
    """Gives the sentence the height of its own width: a layout asks it at the width of all."""

    def __init__(self, said: QLabel) -> None:
        super().__init__()
        self._said = said

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the sentence at the width that it gets."""
        super().resizeEvent(event)
        wide = min(self.width(), self._said.maximumWidth())
        self._said.setMinimumHeight(max(self._said.heightForWidth(wide), 0))


class EmptyState(QWidget):
    """Nothing blank: a heading, a sentence, two or three steps. `asked` names a step's command."""

    asked = Signal(str)

    def __init__(self, heading: str, sentence: str) -> None:
        super().__init__()
        scroll = Scroll(heading)
        said = words(sentence, "record", wrap=True)
        inside = _Sheet(said)
        said.setMaximumWidth(look().wide(720))
        self._steps = QHBoxLayout()
        self._steps.setSpacing(16)
        self._steps.addStretch(0)
        self.cards: list[StepCard] = []
        self._names: dict[QPushButton, str] = {}
        inside.setLayout(column(words(heading, "title"), 6, said, 24, self._steps))
        outer = QVBoxLayout(scroll.sheet)
        outer.setContentsMargins(28, 64, 28, 28)
        outer.addLayout(measured(inside, MEASURE, centred=True))
        outer.addStretch(1)
        self.setLayout(column(scroll))

    def offer(self, icon_name: str, title: str, note: str, command: str, keys: str = "") -> None:
        """Offer a step, by the name of the command that takes it."""
        card = StepCard(icon_name, title, note, keys)
        card.setMinimumWidth(look().wide(170))  # where three do not fit side by side in full
        card.setMaximumWidth(look().wide(262))
        self._names[card] = command
        card.clicked.connect(self._say)
        self.cards.append(card)
        self._steps.insertWidget(self._steps.count() - 1, card, 1, Qt.AlignmentFlag.AlignTop)

    def _say(self) -> None:
        name = self._names.get(self.sender())  # type: ignore[call-overload]
        if name:
            self.asked.emit(name)
