"""The minute editor: one document for one item, in the serif of the record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_blocks import (
    GUTTER,
    MEASURE,
    RIGHT,
    blocks_of,
    id_of,
    mark,
    stays_words,
    text_of,
)
from chair_desk.gui.parts.editor_caret import Caret
from chair_desk.gui.parts.editor_highlighter import LineHighlighter
from chair_desk.gui.parts.editor_keeping import Keeping
from chair_desk.gui.parts.editor_keys import EditorKeys
from chair_desk.gui.parts.editor_paint import box_of, paint_block, paint_command_line
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.line import Line, LineKind
from chair_desk.records.minutes import MinuteKind
from chair_desk.services.minutes import Paragraph
from chair_desk.words import _

ROOM_BELOW = 230
Reader = Callable[[str], Line]


def no_reader(text: str) -> Line:
    """Read every line as prose: for minutes that are looked through, not taken."""
    return Line(kind=LineKind.PARAGRAPH, raw=text, text=text)


class MinuteEditor(QTextEdit):
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
        super().__init__()
        self.setObjectName("editorfield")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(_("Minutes"))
        self.read_line = read
        self.line: Line | None = None
        self._room_below = ROOM_BELOW
        self._written = -1
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(look().font("minutes"))
        self.keeping = Keeping(session, self.document(), self)
        self.caret = Caret(self)
        self._keys = EditorKeys(self)
        self.highlighter = LineHighlighter(self.document(), self._read_block)
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

    def paragraph(self) -> Paragraph | None:
        """Return the row that the caret is in."""
        return self.keeping.known.get(id_of(self.textCursor().block()))

    def _after_refill(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setBottomMargin(look().px(self._room_below))
        shape.setTopMargin(look().px(4))
        frame.setFrameFormat(shape)
        self.document().clearUndoRedoStacks()
        self.caret.restore()
        self.viewport().update()

    def _after_follow(self) -> None:
        self.caret.remember()
        self.viewport().update()
        self._describe()

    # -------------------------------------------------------------- the line being written

    def is_prose(self, block: QTextBlock) -> bool:
        """Say whether a block is no record."""
        one = self.keeping.known.get(id_of(block))
        return one is None or one.kind is MinuteKind.PARAGRAPH

    def _read_block(self, number: int, text: str) -> Line | None:
        block = self.textCursor().block()
        if number != block.blockNumber() or self.isReadOnly():
            return None
        is_written = bool(text.strip()) and self.is_prose(block) and not stays_words(block)
        self.line = self.read_line(text) if is_written else None
        return self.line

    def _say_line(self) -> None:
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

    def written(self) -> str:
        """Return the words of the line that the caret is in."""
        return text_of(self.textCursor().block())

    def new_line(self) -> None:
        """Go to the blank line below, putting one in where there is none."""
        if text_of(self.textCursor().block()):
            self._keys.new_block_below()

    def begin_line(self, words: str) -> None:
        """Begin a line with a command: on the blank line, or on a new one below."""
        cursor = self.textCursor()
        if text_of(cursor.block()).strip():
            self._keys.new_block_below()
            cursor = self.textCursor()
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self.setFocus()

    # -------------------------------------------------------------- painting and size

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: the record is never set wider than it can be read."""
        super().resizeEvent(event)
        wide = look().px(GUTTER + MEASURE + RIGHT)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(min(wide, self.viewport().width()))

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for the measure."""
        return QSize(look().px(GUTTER + MEASURE + RIGHT), look().px(300))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint records and locks behind the words."""
        with QPainter(self.viewport()) as painter:
            for block in blocks_of(self.document(), self.cursorForPosition(event.rect().topLeft())):
                box = box_of(self, block)
                if box.top() > event.rect().bottom() + look().px(40):
                    break
                one = self.keeping.known.get(id_of(block))
                if one is not None:
                    paint_block(painter, self, block, one)
            if self.line is not None and self.line.is_record:
                paint_command_line(painter, box_of(self, self.textCursor().block()))
        super().paintEvent(event)

    # -------------------------------------------------------------- keys

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, Tab and the edges of records; all else is typing."""
        if not self._keys.took(event):
            super().keyPressEvent(event)

    @guarded()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only; each line becomes a paragraph."""
        if not source.hasText():
            return
        lines = [line.rstrip() for line in source.text().splitlines() if line.strip()]
        cursor = self.textCursor()
        is_whole = self.is_prose(cursor.block())
        cursor.insertText(("\n" if is_whole else " ").join(lines) if lines else source.text())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Keep the serif: Qt gives the document the font of the widget whenever that changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.document().setDefaultFont(look().font("minutes"))

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the editor is left."""
        super().focusOutEvent(event)
        self.keeping.flush()
