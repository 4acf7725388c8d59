"""The recommendations of a review: each with how every agency took it, and a link to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.glyphs import StatusMark
from chair_desk.gui.parts.linked_with import shortened
from chair_desk.gui.parts.widgets import Section, link_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.review_recommendations import Recommended
from chair_desk.words import _


class RecommendedHere(QWidget):
    """A heading and two lines for each; `opened` carries the table and the id."""

    opened = Signal(str, str)

    def __init__(self, found: Sequence[Recommended]) -> None:
        super().__init__()
        self._about: dict[QPushButton, str] = {}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(Section(_("Recommendations")))
        for one in found:
            self._add(inside, one)

    def _add(self, inside: QVBoxLayout, one: Recommended) -> None:
        button = link_button(shortened(f"{one.reference}  {one.title}"))
        button.setToolTip(one.title)
        said = ", ".join((one.reference, one.title, *one.by_agency))
        button.setAccessibleName(_("Open {words}").format(words=said))
        button.clicked.connect(self._open)
        self._about[button] = one.id
        line = row(*([StatusMark(one.shape)] if one.shape else []), button, None, spacing=6)
        inside.addLayout(line)
        stands = words(
            "; ".join(one.by_agency) or _("Nobody is asked."), "small", "ink2", wrap=True
        )
        stands.setContentsMargins(look().px(22), 0, 0, look().px(6))
        inside.addWidget(stands)

    def _open(self) -> None:
        record_id = self._about.get(self.sender())  # type: ignore[call-overload]
        if record_id:
            self.opened.emit("recommendation", record_id)
