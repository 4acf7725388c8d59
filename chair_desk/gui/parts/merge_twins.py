"""Two records that may be of one thing: join them, or say that they are two."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from chair_desk.gui.parts.widgets import (
    column,
    line_across,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.services.record_words import Head
from chair_desk.services.still_open import Twins
from chair_desk.words import _


class TwinsDetail(QWidget):
    """A pair beside each other. Nothing is joined but by its button."""

    join_asked = Signal()
    apart_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = words("", "item_title", wrap=True)
        self.first, self.second = QFrame(), QFrame()
        self._heads = []
        for frame in (self.first, self.second):
            frame.setProperty("kind", "box")
            head = (words("", "small_strong", "ink2"), words("", "strong", wrap=True))
            below = words("", tone="ink2", wrap=True)
            layout = column(*head, below, None, spacing=4)
            layout.setContentsMargins(16, 12, 16, 12)
            frame.setLayout(layout)
            self._heads.append((*head, below))
        note = _(
            "Joining keeps the one written first, fills what is empty in it from the other, and "
            "points everything to it. It is one change and can be undone."
        )
        self.apart = secondary_button(_("They are two"), "split")
        self.join = primary_button(_("Join them"), "git-merge")
        both = row(self.first, self.second, spacing=16)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        top = column(self.title, 16, both, 16, words(note, tone="ink2", wrap=True), None)
        top.setContentsMargins(28, 18, 28, 16)
        foot = row(None, self.apart, self.join, spacing=12)
        foot.setContentsMargins(28, 12, 28, 12)
        layout = column(top, line_across(), foot)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.join.clicked.connect(self.join_asked)
        self.apart.clicked.connect(self.apart_asked)

    def show_twins(self, pair: Twins) -> None:
        """Show a pair."""
        self.title.setText(_("Are these one and the same?"))
        self._show(0, _("Written first"), pair.first)
        self._show(1, _("Written on the other laptop"), pair.second)
        self.join.setAccessibleName(
            _("Join {first} and {second}").format(first=pair.first.title, second=pair.second.title)
        )
        self.join.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, number: int, when: str, head: Head) -> None:
        above, name, below = self._heads[number]
        above.setText(when)
        name.setText(f"{head.reference} {head.title}".strip())
        below.setText(head.context)
