"""From one word in doubt to the next, through all that can be written on a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea

from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.parts.editor_suggestions import SpellingList
from chair_desk.gui.spelling import spelling_of
from chair_desk.words import _


class SpellingTour(QObject):
    """Goes from word to word on one page, and offers others for it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.spelling = spelling_of(page.session)
        self.list = SpellingList(page)
        self.editors: Sequence[MinuteEditor] = ()
        self._is_waiting = False
        self.spelling.changed.connect(self._came)

    def go_on(self) -> None:
        """Go to the next word in doubt after the caret, round to the first."""
        if not self.spelling.is_ready:
            self._is_waiting = True
            self.spelling.read()
            return
        editors = [one for one in self.editors if not one.isReadOnly()]
        at = next((n for n, one in enumerate(editors) if one.hasFocus()), 0)
        for editor in editors[at:]:
            cursor = editor.spelling.next_doubt(from_start=editor is not editors[at])
            if cursor is not None:
                self._show(editor, cursor)
                return
        for editor in editors[: at + 1]:
            cursor = editor.spelling.next_doubt(from_start=True)
            if cursor is not None:
                self._show(editor, cursor)
                return
        self.list.put_away()
        self._page.message.say(_("No word is in doubt."), tone="grn")

    def _show(self, editor: MinuteEditor, cursor: QTextCursor) -> None:
        self.list.put_away()
        if not editor.hasFocus():
            editor.setFocus()
        editor.setTextCursor(QTextCursor(cursor))
        _show_caret(editor)
        self.list.show_for(editor.spelling, cursor)

    def _came(self) -> None:
        """Go on once the dictionary came that was asked for."""
        if self._is_waiting and self.spelling.is_ready:
            self._is_waiting = False
            QTimer.singleShot(0, self.go_on)


def _show_caret(editor: MinuteEditor) -> None:
    """Bring the caret into view, where a sheet scrolls and not the editor."""
    place = editor.parentWidget()
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    sheet = place.widget() if isinstance(place, QScrollArea) else None
    if isinstance(place, QScrollArea) and sheet is not None:
        at = editor.viewport().mapTo(sheet, editor.cursorRect().center())
        place.ensureVisible(at.x(), at.y(), 0, place.height() // 3)


def next_doubt(page: Page, editors: Sequence[MinuteEditor]) -> None:
    """Go to the next word in doubt on a page, through these editors from the top."""
    found = page.findChild(SpellingTour)
    tour = found if isinstance(found, SpellingTour) else SpellingTour(page)
    tour.editors = editors
    tour.go_on()


def spelling_reason(page: Page) -> str:
    """Say why there is no going from word to word, or nothing."""
    if not spelling_of(page.session).is_on:
        return _("Spelling is not checked. The Edit menu turns it on.")
    return ""
