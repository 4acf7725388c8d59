"""The list under a word in doubt: words that may be meant. Part of the page, like the names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListView, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_names import Choice, NameDelegate, NameModel
from chair_desk.gui.theme.look import look
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor_spelling import EditorSpelling

ROW, WIDTH = 30, 380


class SpellingList(QListView):
    """Stands under a word until one is chosen. The focus stays in the editor.

    Up and Down choose, Enter puts the word in, Esc leaves it; any other key goes on typing.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(NameDelegate(self))
        self.shown = NameModel(self)
        self.setModel(self.shown)
        self._page = page
        self._owner: EditorSpelling | None = None
        self._cursor = QTextCursor()
        self._words: list[str] = []
        self.hide()
        self.clicked.connect(self.pick)

    # -------------------------------------------------------------- showing

    def show_for(self, owner: EditorSpelling, cursor: QTextCursor) -> None:
        """Offer words for the one that a cursor has selected."""
        self.put_away()
        self._owner, self._cursor = owner, QTextCursor(cursor)
        word = cursor.selectedText()
        self._words = owner.spelling.advice(word)
        self.shown.show(self._choices(word, can_add=owner.spelling.can_add()))
        self.setCurrentIndex(self.shown.index(0, 0))
        self.setAccessibleName(_("Spelling of “{word}”").format(word=word))
        owner.show_word(cursor)
        owner.editor.installEventFilter(self)
        self._place()
        self._say(word)

    def _choices(self, word: str, *, can_add: bool) -> list[Choice]:
        found = [Choice(one, "") for one in self._words]
        leave = Choice(_("Leave it as it is"), _("Esc"))
        add = Choice(_("Add to the board’s words"), word)
        if not found:  # what does nothing stands first, so that Enter changes nothing
            return [leave, add] if can_add else [leave]
        return [*found, add, leave] if can_add else [*found, leave]

    def _place(self) -> None:
        owner, page = self._owner, self._page
        if owner is None:
            return
        editor = owner.editor
        begin = QTextCursor(self._cursor)
        begin.setPosition(self._cursor.selectionStart())
        spot = editor.viewport().mapTo(page, editor.cursorRect(begin).bottomLeft() + QPoint(0, 4))
        width, height = look().wide(WIDTH), self.shown.rowCount() * look().px(ROW) + 2
        left = min(spot.x(), page.width() - width - 8)
        top = spot.y()
        if top + height > page.height():
            top = spot.y() - height - look().px(34)
        self.setGeometry(max(left, 0), max(top, 0), width, height)
        self.show()
        self.raise_()

    def _say(self, word: str) -> None:
        """Tell a screen reader, whose place stays in the editor."""
        said = _("“{word}” is not in the dictionary.").format(word=word)
        if self._words:
            said = f"{said} {', '.join(self._words)}"
        self._announce(said)

    def _announce(self, said: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def put_away(self) -> None:
        """Hide, and take the tint off the word."""
        owner, self._owner = self._owner, None
        self.hide()
        if owner is not None:
            owner.editor.removeEventFilter(self)
            owner.show_word(None)

    # -------------------------------------------------------------- choosing

    def pick(self, index: QModelIndex) -> None:
        """Put the chosen word in, add the word to the board's, or leave it."""
        owner, cursor = self._owner, self._cursor
        row, word = index.row(), self._cursor.selectedText()
        chosen = self.shown.choices[row] if index.isValid() else None
        self.put_away()
        if owner is None or chosen is None:
            return
        if row < len(self._words):
            owner.put(cursor, self._words[row])
        elif chosen.who == word:
            owner.spelling.add(word)

    @property
    def words(self) -> Sequence[str]:
        """The words that are offered."""
        return self._words

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose; whatever else happens in the editor puts the list away."""
        if self._owner is None or watched != self._owner.editor:
            return False  # Qt shows it the list's own scroll bars too
        if (
            event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Wheel)
            or event.type() == QEvent.Type.MouseButtonPress
        ):
            self.put_away()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._took(event)
        return False

    def _took(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if step:
            row = (self.currentIndex().row() + step) % self.shown.rowCount()
            self.setCurrentIndex(self.shown.index(row, 0))
            self._announce(self.shown.choices[row].name)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick(self.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.put_away()
            return True
        if key not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.put_away()
        return False
