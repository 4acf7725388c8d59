"""What a record is linked with: each opens the thing, and each link can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import Section, icon_button, link_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.links import Linked
from chair_desk.words import _

LONGEST = 40
ROOMY = 115


class LinkedWith(QWidget):
    """A heading and a line for each link. `opened` carries table and id, `removed` the link."""

    opened = Signal(str, str)
    removed = Signal(str)

    def __init__(self, links: Sequence[Linked], *, can_write: bool) -> None:
        super().__init__()
        self._linked: dict[QPushButton, Linked] = {}
        self._removals: dict[QPushButton, str] = {}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(Section(_("Linked with")))
        for linked in links:
            inside.addLayout(self._line(linked, can_write=can_write))
        if not links:
            inside.addWidget(words(_("Nothing yet."), "reading", "ink2"))

    def _line(self, linked: Linked, *, can_write: bool) -> QVBoxLayout:
        button = link_button(shortened(linked.words))
        button.setToolTip(linked.words)
        button.setAccessibleName(_("Open {words}").format(words=linked.words))
        button.setEnabled(not linked.is_gone)
        button.clicked.connect(self._open)
        self._linked[button] = linked
        line = row(button, spacing=8)
        line.addWidget(words(linked.note, "small", "ink2", wrap=True), 1)
        if can_write:
            remove = icon_button(
                _("Remove the link with {words}").format(words=linked.words), "unlink"
            )
            remove.setProperty("kind", "link")
            remove.clicked.connect(self._remove)
            self._removals[remove] = linked.link_id
            line.addWidget(remove)
        whole = QVBoxLayout()
        whole.addLayout(line)
        return whole

    def _open(self) -> None:
        linked = self._linked.get(self.sender())  # type: ignore[call-overload]
        if linked is not None:
            self.opened.emit(linked.table, linked.id)

    def _remove(self) -> None:
        link_id = self._removals.get(self.sender())  # type: ignore[call-overload]
        if link_id:
            self.removed.emit(link_id)


def shortened(text: str) -> str:
    """Cut the words of a link to what a narrow pane holds; the tooltip has them all."""
    most = LONGEST if look().percent <= ROOMY else LONGEST // 2
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
