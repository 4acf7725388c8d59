"""Pasting an agenda that was made in a word processor: paste, look at it, place it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_purposes import PURPOSES
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    clear,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.outline import OutlineItem
from chair_desk.services.outlines import OutlinePreview, paste_outline, preview_outline
from chair_desk.words import _, ngettext

LOOK_AFTER_MS = 250


def item_words(item: OutlineItem) -> str:
    """Say an item as it was understood."""
    parts = [item.lead_words]
    if item.purpose is not None:
        parts.append(_(PURPOSES[item.purpose].label))
    if item.minutes is not None:
        parts.append(_("{count} min").format(count=item.minutes))
    if item.is_confidential:
        parts.append(_("confidential part"))
    return ", ".join(part for part in parts if part)


class PastePanel(QWidget):
    """Text at the left, what it was understood as at the right. `kept` once it is placed."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self._session, self._meeting_id = session, meeting_id
        self.found = OutlinePreview(new=(), already_there=(), left_out=())
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text of the agenda"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            _("Paste the agenda here: one item on a line, sub-items indented or lettered.")
        )
        self.summary = words("", "strong")
        self.preview = Scroll(_("What was understood"))
        self._lines = QVBoxLayout(self.preview.sheet)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(6)
        self.message = Message()
        self.message.hide()
        self.place_button = primary_button(_("Place on the agenda"), "check")
        self.leave_button = link_button(_("Leave it as it was"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self.text.textChanged.connect(self._timer.start)
        self.place_button.clicked.connect(self.place)
        self.leave_button.clicked.connect(self.left)
        self.look()

    def _lay_out(self) -> None:
        sides = row(column(self.text), column(self.summary, self.preview, spacing=8), spacing=24)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        whole = column(
            words(_("Paste an agenda"), "title"),
            words(_("Nothing is placed until you say so."), "reading", "ink2"),
            10,
            self.message,
            sides,
        )
        whole.setContentsMargins(28, 8, 28, 12)
        foot = row(self.place_button, self.leave_button, KeyCap("Esc"), None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        layout = column(whole, line_across(), foot)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def focus_first(self) -> None:
        """Put the focus into the text, with the clipboard's words where it is empty."""
        self.text.setFocus()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was copied, so that one key less is needed."""
        super().showEvent(event)
        copied = QApplication.clipboard().text()
        if not self.text.toPlainText() and len(copied.splitlines()) > 1:
            self.text.setPlainText(copied)
            self.text.selectAll()

    def look(self) -> None:
        """Read the text and show what was understood; nothing is written."""
        text = self.text.toPlainText()
        self.found = preview_outline(self._session.desk, self._meeting_id, text)
        count = len(self.found.new)
        said = [ngettext("{count} item to add", "{count} items to add", count).format(count=count)]
        if there := len(self.found.already_there):
            said.append(_("{count} on the agenda already").format(count=there))
        if left_out := len(self.found.left_out):
            also = ngettext("{count} line left out", "{count} lines left out", left_out)
            said.append(also.format(count=left_out))
        self.summary.setText(", ".join(said))
        self.place_button.setEnabled(bool(count))
        self._show_lines()

    def _show_lines(self) -> None:
        clear(self._lines)
        for item in self.found.new:
            layout = column(words(item.title, "medium", wrap=True))
            if said := item_words(item):
                layout.addWidget(words(said, "small", "ink2", wrap=True))
            layout.setContentsMargins(24 * item.depth, 0, 0, 0)
            self._lines.addLayout(layout)
        for item in self.found.already_there:
            there = _("On the agenda already: “{title}”.").format(title=item.title)
            self._lines.addWidget(words(there, "small", "ink3", wrap=True))
        for line in self.found.left_out:
            said = _("Left out: “{words}”. {reason}").format(words=line.words, reason=line.reason)
            self._lines.addWidget(words(said, "small", "amb", wrap=True))
        self._lines.addStretch(1)

    def place(self) -> None:
        """Put the items on the agenda, as one change."""
        self.look()
        came = self._session.try_out(paste_outline, self._meeting_id, self.text.toPlainText())
        if isinstance(came, Changes):
            self.kept.emit(came)
        elif came:
            self.message.say(" ".join(came.values()), tone="amb")

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place with Ctrl Enter, leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.place()
        else:
            super().keyPressEvent(event)
