"""What is open on an item, below its papers: late ones first, each opens the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.glyphs import StatusMark
from chair_desk.gui.parts.widgets import Section, clear, column, link_button, row, words
from chair_desk.services.open_matters import OpenMatter
from chair_desk.words import _, ngettext

MOST = 6
LONGEST = 30


class OpenOnItem(QWidget):
    """A heading and a line for each; hidden where nothing is open. `opened`: table and id."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._about: dict[QPushButton, OpenMatter] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        whole = column(Section(_("Open on this item")), self._rows, spacing=6)
        whole.setContentsMargins(20, 12, 14, 14)
        self.setLayout(whole)
        self.hide()

    def show_matters(self, matters: Sequence[OpenMatter]) -> None:
        """Show what is open."""
        self._about.clear()
        clear(self._rows)
        for matter in matters[:MOST]:
            self._add(matter)
        if (rest := len(matters) - MOST) > 0:
            said = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
            self._rows.addWidget(words(said, "small", "ink2"))
        self.setVisible(bool(matters))

    def _add(self, matter: OpenMatter) -> None:
        title = matter.title
        short = title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()}…"
        button = link_button(f"{matter.reference}  {short}")
        said = ", ".join(
            part for part in (matter.reference, title, matter.owner, matter.words) if part
        )
        button.setAccessibleName(_("Open {words}").format(words=said))
        button.setToolTip(said)
        button.clicked.connect(self._open)
        self._about[button] = matter
        tone = "red" if matter.is_late else "ink2"
        self._rows.addLayout(row(button, None, spacing=6))
        stands = row(StatusMark(matter.mark), words(matter.words, "small", tone), None, spacing=6)
        stands.setContentsMargins(0, 0, 0, 6)
        self._rows.addLayout(stands)

    def _open(self) -> None:
        matter = self._about.get(self.sender())  # type: ignore[call-overload]
        if matter is not None:
            self.opened.emit("action" if matter.is_action else "log_entry", matter.id)
