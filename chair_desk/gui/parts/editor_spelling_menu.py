"""The menu under the pointer on a word in doubt: words that may be meant, then the usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor_spelling import EditorSpelling


class SpellingChoices(QObject):
    """What the menu offers about one word. It lives as long as the menu."""

    def __init__(self, menu: QMenu, owner: EditorSpelling, cursor: QTextCursor) -> None:
        super().__init__(menu)
        self._owner, self._cursor = owner, cursor
        self._word = cursor.selectedText()
        self._words: dict[QAction, str] = {}
        self._menu = menu
        self._before = menu.actions()[0] if menu.actions() else None

    def _add(self, label: str, *, is_enabled: bool = True) -> QAction:
        action = QAction(label, self._menu)
        action.setEnabled(is_enabled)
        if self._before is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(self._before, action)
        return action

    def offer(self) -> None:
        """Offer words, and to take the word as it is into the board's."""
        spelling = self._owner.spelling
        found = spelling.advice(self._word)
        for word in found:
            action = self._add(word)
            self._words[action] = word
            action.triggered.connect(self._put)
        if not found:
            self._add(_("No word is like “{word}”").format(word=self._word), is_enabled=False)
        self._separate()
        add = self._add(
            _("Add “{word}” to the board’s words").format(word=self._word),
            is_enabled=spelling.can_add(),
        )
        add.triggered.connect(self._keep)
        self._separate()

    def offer_back(self, word_id: str) -> None:
        """Offer to take a word that was added out of the board's again."""
        self._word_id = word_id
        out = self._add(_("Take “{word}” out of the board’s words").format(word=self._word))
        out.triggered.connect(self._take_back)
        self._separate()

    def _separate(self) -> None:
        if self._before is not None:
            self._menu.insertSeparator(self._before)

    def _put(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and action in self._words:
            self._owner.put(self._cursor, self._words[action])

    def _keep(self) -> None:
        self._owner.spelling.add(self._word)

    def _take_back(self) -> None:
        self._owner.spelling.take_back(self._word_id)


def spelling_menu(owner: EditorSpelling, at: QTextCursor) -> QMenu | None:
    """Return the menu for a place of the text, or nothing where spelling has nothing to say."""
    editor, spelling = owner.editor, owner.spelling
    if not spelling.is_ready or editor.isReadOnly():
        return None
    cursor = owner.word_at(at.position())
    word_id = ""
    if cursor is None:
        cursor = QTextCursor(at)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        word_id = spelling.added(cursor.selectedText()) if spelling.can_add() else ""
        if not word_id:
            return None
    menu = editor.createStandardContextMenu()
    menu.aboutToHide.connect(menu.deleteLater)
    choices = SpellingChoices(menu, owner, cursor)
    if word_id:
        choices.offer_back(word_id)
    else:
        choices.offer()
    return menu
