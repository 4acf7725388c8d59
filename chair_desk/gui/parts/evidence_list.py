"""The evidence of a challenge: each line opens the record, and can be taken away again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.short_link import ShortLink
from chair_desk.gui.parts.widgets import (
    Icon,
    Section,
    column,
    icon_button,
    line_across,
    row,
    words,
)
from chair_desk.records.links import ATTENDANCE_OF
from chair_desk.services.challenge_evidence import EvidenceLine
from chair_desk.words import _

_ICONS: Mapping[str, str] = {
    ATTENDANCE_OF: "user-check",
    "delegation": "signature",
    "paper": "file-text",
    "log_entry": "sprout",
    "action": "list-checks",
    "decision": "gavel",
    "meeting": "presentation",
}


class EvidenceList(QWidget):
    """A heading, what was written, a line for each record. `opened` carries table and id."""

    opened = Signal(str, str)
    removed = Signal(str)

    def __init__(self, lines: Sequence[EvidenceLine], said: str, *, can_write: bool) -> None:
        super().__init__()
        self._lines: dict[QPushButton, EvidenceLine] = {}
        self._removals: dict[QPushButton, str] = {}
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(6)
        self.inside.addWidget(Section(_("Evidence")))
        if said:
            self.inside.addWidget(words(said, "reading", "ink2", wrap=True))
        for line in lines:
            self.inside.addLayout(self._line(line, can_write=can_write))
            self.inside.addWidget(line_across())
        if not lines and not said:
            self.inside.addWidget(words(_("None yet."), "reading", "ink2"))

    def _line(self, line: EvidenceLine, *, can_write: bool) -> QVBoxLayout:
        button = ShortLink(line.words)
        spoken = ", ".join(part for part in (line.words, line.state, line.note) if part)
        button.setToolTip(spoken)
        button.setAccessibleName(_("Open {words}").format(words=spoken))
        button.setEnabled(not line.is_gone)
        button.clicked.connect(self._open)
        self._lines[button] = line
        head = row(Icon(_ICONS.get(line.table, "link")), button, None, spacing=8)
        if can_write:
            remove = icon_button(_("Remove the evidence {words}").format(words=line.words), "x")
            remove.setProperty("kind", "link")
            remove.clicked.connect(self._remove)
            self._removals[remove] = line.link_id
            head.addWidget(remove)
        whole = column(head, spacing=0)
        for text, tone in ((line.state, "amb" if line.is_due else "ink2"), (line.note, "ink2")):
            if text:
                label = words(text, "small", tone, wrap=True)
                label.setContentsMargins(26, 0, 0, 0)
                whole.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _open(self) -> None:
        line = self._lines.get(self.sender())  # type: ignore[call-overload]
        if line is not None:
            self.opened.emit(line.table, line.id)

    def _remove(self) -> None:
        link_id = self._removals.get(self.sender())  # type: ignore[call-overload]
        if link_id:
            self.removed.emit(link_id)
