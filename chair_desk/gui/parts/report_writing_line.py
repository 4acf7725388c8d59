"""Where a sentence is written: figures put in stay live, records linked wait for Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.report_fields import Placed, Written, settled
from chair_desk.services.report_finding import EvidenceChoice
from chair_desk.services.report_saying import opening
from chair_desk.words import _

_NAME = QTextCharFormat.Property.UserProperty
_SUBJECT = _NAME + 1


class WritingLine(QPlainTextEdit):
    """A sentence being written. `is_held` keeps it open while a list lies over it.

    `fit` is called when what is linked begins or ends to be shown, for a line that grows with it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_held = False
        self.fit: Callable[[], None] | None = None
        self._links: dict[tuple[str, str], str] = {}
        self._linked = QLabel(self)
        self._linked.setTextFormat(Qt.TextFormat.PlainText)
        self._linked.setContentsMargins(8, 0, 8, 4)
        self._linked.hide()
        self.setTabChangesFocus(True)

    @property
    def linked_height(self) -> int:
        """Return the height of the line that names what is linked; 0 where it is not shown."""
        return self._linked.sizeHint().height() if self._links else 0

    def put_figure(self, one: EvidenceChoice) -> None:
        """Put a figure in at the cursor: it will follow the record where it stands."""
        cursor = self.textCursor()
        live = QTextCharFormat()
        live.setProperty(_NAME, one.figure)
        live.setProperty(_SUBJECT, one.subject)
        live.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        live.setUnderlineColor(look().colour("accent"))
        if cursor.selectedText() == self.toPlainText():  # all is marked as the line opens
            cursor.movePosition(QTextCursor.MoveOperation.End)
        before = self.toPlainText()[: cursor.selectionStart()]
        at_start = not before.strip() or before.rstrip()[-1] in ".:"
        value = opening(one.label) if at_start else one.label
        if before and not before[-1].isspace():
            cursor.insertText(" ", QTextCharFormat())
        cursor.insertText(value, live)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())

    def put_link(self, one: EvidenceChoice) -> None:
        """Have a record stand behind the sentence, once it is kept."""
        self._links[one.table, one.id] = one.label
        self._show_linked()

    def forget_links(self) -> None:
        """Link nothing after all."""
        self._links.clear()
        self._show_linked()

    def _show_linked(self) -> None:
        labels = ", ".join(self._links.values())
        self._linked.setFont(look().font("small"))
        self._linked.setText(_("Behind it, once kept: {labels}").format(labels=labels))
        self._linked.setVisible(bool(self._links))
        self.setAccessibleDescription(self._linked.text() if self._links else "")
        self.setViewportMargins(0, 0, 0, self.linked_height)
        if self.fit is not None:
            self.fit()
        self._place()

    def written(self) -> Written:
        """Return what stands in the line: its words, and the figures that stand whole in them."""
        text = self.toPlainText()
        return settled(Written(text=text, figures=self._figures(), links=tuple(self._links)))

    def _figures(self) -> tuple[Placed, ...]:
        found: list[Placed] = []
        block = self.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                piece = at.fragment()
                name = piece.charFormat().property(_NAME)
                if name:
                    subject = str(piece.charFormat().property(_SUBJECT) or "")
                    start = piece.position()
                    found.append(Placed(str(name), subject, start, start + piece.length()))
                at += 1
            block = block.next()
        return tuple(found)

    def put_end(self) -> None:
        """Set the cursor behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _place(self) -> None:
        high = self._linked.sizeHint().height()
        self._linked.setGeometry(1, self.height() - high - 1, self.width() - 2, high)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is linked at the foot."""
        super().resizeEvent(event)
        self._place()
