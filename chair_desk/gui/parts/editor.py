"""The minute editor: one document for one item, in the serif of the record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_blocks import (
    GUTTER,
    id_of,
    mark,
    stays_words,
    text_of,
)
from chair_desk.gui.parts.editor_caret import Caret
from chair_desk.gui.parts.editor_citations import EditorCitations
from chair_desk.gui.parts.editor_copying import Pasting
from chair_desk.gui.parts.editor_highlighter import LineHighlighter
from chair_desk.gui.parts.editor_keys import EditorKeys
from chair_desk.gui.parts.editor_lists import reshape
from chair_desk.gui.parts.editor_offer import EditorOffer
from chair_desk.gui.parts.editor_paint import HIDDEN, bare_footing, hidden_words
from chair_desk.gui.parts.editor_spelling import EditorSpelling
from chair_desk.gui.parts.editor_text import RecordText
from chair_desk.gui.parts.editor_veil import EditorVeil
from chair_desk.gui.session import Session
from chair_desk.gui.spelling import spelling_of
from chair_desk.gui.theme.look import look
from chair_desk.gui.word_offers import offers_of
from chair_desk.records.line import Line, LineKind
from chair_desk.words import _

ROOM_BELOW = 230
MANY = 500  # paragraphs: more are numbered when they are next read
MOST_ROOM = 0.6  # of the height of the editor
Reader = Callable[[str], Line]


def no_reader(text: str) -> Line:
    """Read every line as prose: for minutes that are looked through, not taken."""
    return Line(kind=LineKind.PARAGRAPH, raw=text, text=text)


class MinuteEditor(RecordText):
    """Takes the minutes of one item.

    `line_changed` carries the line being written as it was understood, or None; `enter_asked`
    says that Enter was pressed on a line that makes something. `undo_asked` and `redo_asked`
    come when the text itself has nothing more to undo.
    """

    line_changed = Signal(object)
    enter_asked = Signal()
    finished = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, session: Session, read: Reader = no_reader) -> None:
        super().__init__(session)
        self.read_line = read
        self._room_below = ROOM_BELOW
        self._written = -1
        self.caret = Caret(self)
        self._keys = EditorKeys(self)
        self.highlighter = LineHighlighter(self.document(), self._read_block)
        self.citations = EditorCitations(self, session)
        self.highlighter.citations = self.citations.within
        self.veil = EditorVeil(self)
        self.spelling = EditorSpelling(self, spelling_of(session))
        self.pasting = Pasting(self)
        self.offer = EditorOffer(self, offers_of(session))
        self.keeping.refilled.connect(self._after_refill)
        self.keeping.followed.connect(self._after_follow)
        self.textChanged.connect(self._say_line)
        self.cursorPositionChanged.connect(self._caret_moved)

    # -------------------------------------------------------------- showing

    def show_item(self, item_id: str, name: str, *, is_open: bool = True) -> None:
        """Show the minutes of an item; closed ones can be read only."""
        self.line = None
        self.setReadOnly(not is_open)
        self.setAccessibleName(name)
        self.keeping.show_item(item_id, is_open=is_open)
        self.caret.to_end()
        self.line_changed.emit(None)

    def set_room_below(self, pixels: int) -> None:
        """Say how much room is left under the last words, for a panel to stand there."""
        self._room_below = pixels
        self._after_refill()

    def _make_room(self) -> None:
        """Leave room under the last words, never so much that a small window shows none."""
        most = round(self.viewport().height() * MOST_ROOM)
        shape = self.document().rootFrame().frameFormat()
        wanted = min(look().px(self._room_below), most)
        if shape.bottomMargin() != wanted:
            shape.setBottomMargin(wanted)
            self.keeping.set_frame(shape)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line that is written in sight."""
        super().resizeEvent(event)
        grown = event.size().height() - event.oldSize().height()
        if grown:
            self._make_room()
        if grown > 0:  # the room that came shows what stands above, and no blank below
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - grown)
        self.ensureCursorVisible()

    def _after_refill(self) -> None:
        self._make_room()
        self.document().clearUndoRedoStacks()
        self.caret.restore()
        self.viewport().update()

    def _after_follow(self) -> None:
        self.caret.remember()
        self.viewport().update()
        self._describe()

    # -------------------------------------------------------------- the line being written

    def _read_block(self, number: int, text: str) -> Line | None:
        block = self.textCursor().block()
        if number != block.blockNumber() or self.isReadOnly():
            return None
        is_written = bool(text.strip()) and self.is_prose(block) and not stays_words(block)
        self.line = self.read_line(text) if is_written else None
        return self.line

    def _say_line(self) -> None:
        if self.is_prose(self.textCursor().block()):
            reshape(self.textCursor().block(), look().px(GUTTER))
        if not self.textCursor().block().text().strip():
            self.line = None
        self.line_changed.emit(self.line)

    def _caret_moved(self) -> None:
        number = self.textCursor().blockNumber()
        if number != self._written:
            left, self._written = self._written, number
            self.line = None
            for each in (left, number):
                block = self.document().findBlockByNumber(each)
                if block.isValid():
                    self.highlighter.rehighlightBlock(block)
            self._describe()
            self.line_changed.emit(self.line)
        self.caret.remember()

    def _describe(self) -> None:
        """Tell a screen reader what the words around the caret are."""
        one = self.paragraph()
        said = [one.heading, one.footing] if one is not None else []
        if self.veil.covers(self.textCursor().block()):
            said = [hidden_words()]
        elif self.property(HIDDEN) and one is not None:
            said = [one.heading, bare_footing(one)]
        if one is not None and one.audience.value != "public":
            said.append(_("confidential") if one.audience.value == "confidential" else _("members"))
        self.setAccessibleDescription(", ".join(part for part in said if part))

    def leave_as_words(self) -> None:
        """Let the line stay words, whatever it reads as."""
        block = self.textCursor().block()
        mark(block, id_of(block), as_words=True)
        self.keeping.note.drop()
        self.keeping.touch(block.blockNumber())
        self.line = None
        self.highlighter.rehighlightBlock(block)
        self.line_changed.emit(None)

    def put_words(self, start: int, end: int, words: str) -> None:
        """Put words in the place of others in the line being written; the caret goes after."""
        block = self.textCursor().block()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def new_line(self) -> None:
        """Go to the blank line below, putting one in where there is none."""
        block = self.textCursor().block()
        if text_of(block) or self.veil.covers(block):
            self._keys.new_block_below()

    def begin_line(self, words: str) -> None:
        """Begin a line with a command: on the blank line, or on a new one below."""
        cursor = self.textCursor()
        if text_of(cursor.block()).strip() or self.veil.covers(cursor.block()):
            self._keys.new_block_below()
            cursor = self.textCursor()
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self.setFocus()

    # -------------------------------------------------------------- keys

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, Tab and the edges of records; all else is typing."""
        if not self._keys.took(event):
            super().keyPressEvent(event)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab change a part of a line that makes something; else it goes on."""
        if forward and self._keys.makes_something():
            return False
        return bool(super().focusNextPrevChild(forward))

    @guarded()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with their bold, italics and lists; each line becomes a paragraph."""
        if not self.veil.holds_back():
            self.pasting.begin(source)

    def after_paste(self) -> None:
        """Show what a paste changed: the numbers, where they are soon counted, the caret."""
        if self.document().blockCount() < MANY:
            self.keeping.follow()
        self.ensureCursorVisible()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the editor is left."""
        super().focusOutEvent(event)
        self.keeping.flush()
