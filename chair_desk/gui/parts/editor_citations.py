"""Pages quoted in the minutes ("p45A"): shown as links, opened with Ctrl and a click, or by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from chair_desk.gui.guard import guarded
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.citations import Citation, citation_at, citations

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor


class EditorCitations(QObject):
    """Knows the pages of the pack of the meeting that is chosen, and opens one.

    `opener` gets a label and says whether it showed the page; else it is read among the papers.
    """

    def __init__(self, editor: MinuteEditor, session: Session) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, session
        self._meeting_id: str | None = None
        self._known: frozenset[str] = frozenset()
        self.opener: Callable[[str], bool] | None = None
        editor.viewport().installEventFilter(self)
        session.changed.connect(self._changed)

    def known(self) -> frozenset[str]:
        """Return the labels of the pages of the pack, read once for each meeting."""
        from chair_desk.services.reading import cited_labels

        if self._meeting_id != self._session.meeting_id and not self._session.is_over:
            self._meeting_id = self._session.meeting_id
            self._known = cited_labels(self._session.desk, self._meeting_id)
        return self._known

    def within(self, text: str) -> Iterator[Citation]:
        """Yield the pages that a paragraph quotes; most quote none and cost nothing."""
        if "p" not in text or not any(letter.isdigit() for letter in text):
            return iter(())
        return citations(text, self.known())

    def _changed(self, changes: Changes) -> None:
        if changes.touches("pack_issue"):
            self._meeting_id = None
            self._editor.highlighter.rehighlight()

    def here(self) -> Citation | None:
        """Return the page quoted at the caret, or before it in the paragraph."""
        cursor = self._editor.textCursor()
        return citation_at(cursor.block().text(), cursor.positionInBlock(), self.known())

    def open_here(self) -> None:
        """Open the page quoted at the caret."""
        one = self.here()
        if one is not None:
            self.open(one.label)

    def open(self, label: str) -> None:
        """Open a page by its label, beside the minutes where that can be."""
        from chair_desk.services.reading import cited_page

        if self.opener is not None and self.opener(label):
            return
        place = cited_page(self._session.desk, self._session.meeting_id, label)
        if place is not None:
            self._session.show_page("reader", ("part", f"{place[0]}#{place[1]}"))

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a page that is clicked with Ctrl."""
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            cursor = self._editor.cursorForPosition(event.position().toPoint())
            at = cursor.positionInBlock()
            for one in self.within(cursor.block().text()):
                if one.start <= at <= one.end:
                    self.open(one.label)
                    return True
        return bool(super().eventFilter(watched, event))
