"""Whether the meeting finishes in time, and which item could give up minutes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import line_across, link_button, retone, row, words
from chair_desk.records.timing import Timing
from chair_desk.words import _

LEAST_MINUTES = 1
EDGE, IN_LINK = 14, 5  # a link holds its words that much off its edge


class FinishPanel(QWidget):
    """Under the agenda. `taken` carries the item and the minutes to take from it."""

    taken = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._offer: tuple[str, int] = ("", 0)
        self.finish = words("", "strong")
        self.over = words("", "strong", "amb")
        self.could = words("", "", "ink2", wrap=True)
        self.take_button = link_button("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(2)
        layout.addWidget(line_across("strong"))
        layout.addSpacing(8)
        for held, left in (
            (row(self.finish, None, self.over), EDGE),
            (row(self.could), EDGE),
            (row(self.take_button, None), EDGE - IN_LINK),
        ):
            held.setContentsMargins(left, 0, EDGE, 0)
            layout.addLayout(held)
        self.take_button.clicked.connect(self._take)

    def show_timing(self, timing: Timing, ends: str, *, can_change: bool, is_small: bool) -> None:
        """Say by when it finishes and by how much that is over."""
        self.finish.setText(_("Finish by {time}").format(time=ends))
        is_over = timing.over > 0
        said = _("{count} over").format(count=timing.over) if is_over else _("in time")
        self.over.setText(said)
        retone(self.over, tone="amb" if is_over else "grn")
        give = timing.could_give_up[0] if timing.could_give_up and is_over else None
        self.could.setText(timing.give_up_words if give else "")
        self.could.setVisible(bool(give) and not is_small)
        self.take_button.setVisible(give is not None and can_change)
        self._offer = ("", 0)
        if give is not None:
            minutes = max(min(give.minutes, timing.over), LEAST_MINUTES)
            self._offer = (give.item_id, minutes)
            self.take_button.setText(
                _("Take {count} from item {number}").format(count=minutes, number=give.number)
            )

    def offer(self) -> tuple[str, int]:
        """Return the item that could give up minutes and how many; no item where none need."""
        return self._offer

    def _take(self) -> None:
        self.taken.emit(*self._offer)
