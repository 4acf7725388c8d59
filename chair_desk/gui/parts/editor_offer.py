"""The grey rest of a word or phrase behind the caret: taken with a key, never by itself.

Right takes a word of it, End all of it, Esc puts it away until the next word. Any other key goes
on typing. Nothing is said to a screen reader: the words are not in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QTextBlock

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_blocks import id_of, text_of
from chair_desk.gui.theme.look import look
from chair_desk.gui.word_offers import Offers
from chair_desk.records.audience import Audience
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.spans import has_spans
from chair_desk.records.word_offers import LEAST_SPARED

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

NAMING = re.compile(r"@[^\s@]*$")
LOOKED_BACK = 6
"""Paragraphs above the caret that are looked at for words: some are kept only a second later."""
CLOSING = tuple(".,;:!?)")
"""Signs that stand close to the word before: the space an offer brought goes for them."""
_CTRL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_PAD = Qt.KeyboardModifier.KeypadModifier


class EditorOffer(QObject):
    """What is offered behind the caret of one editor; `rest` are the words, or nothing."""

    def __init__(self, editor: MinuteEditor, offers: Offers) -> None:
        super().__init__(editor)
        self.editor, self.offers = editor, offers
        self.rest = ""
        self._at = self._spaced_at = -1
        self._put_away = False
        self._heard: set[str] = set()
        editor.paint_over = self.paint_rest
        editor.line_changed.connect(self._follow_text)
        editor.cursorPositionChanged.connect(self._follow_caret)
        editor.installEventFilter(self)

    # -------------------------------------------------------------- what is offered

    def _follow_text(self, _line: object = None) -> None:
        """Offer anew: a letter came or went."""
        self.offers.want()
        cursor = self.editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if self._put_away and before[-1:].isalpha():
            self._show("")
            return
        self._put_away = False
        self._at = cursor.position()
        self._show(self._fitting(before) if self._may_offer(before) else "")

    def _may_offer(self, before: str) -> bool:
        editor, cursor = self.editor, self.editor.textCursor()
        return (
            cursor.atBlockEnd()
            and not cursor.hasSelection()
            and not editor.isReadOnly()
            and editor.hasFocus()
            and editor.is_prose(cursor.block())
            and NAMING.search(before) is None
        )

    def _fitting(self, before: str) -> str:
        """Return what is offered as far as it goes into the line that the caret is in."""
        rest = self.offers.offer(before)
        if not rest:
            return ""
        metrics = QFontMetricsF(self.editor.document().defaultFont())
        wide = min(self.editor.lineWrapColumnOrWidth(), self.editor.viewport().width())
        room = wide - self.editor.cursorRect().right() - look().px(12)
        while rest and metrics.horizontalAdvance(rest.rstrip()) > room:
            rest = rest.rstrip().rpartition(" ")[0]
        return rest if len(rest.rstrip()) >= LEAST_SPARED else ""

    def _follow_caret(self) -> None:
        if self.rest and self.editor.textCursor().position() != self._at:
            self._show("")

    def _show(self, rest: str) -> None:
        if rest or self.rest:
            box, viewport = self.editor.cursorRect(), self.editor.viewport()
            viewport.update(0, box.top(), viewport.width(), box.height())
        self.rest = rest

    def paint_rest(self, painter: QPainter) -> None:
        """Paint the words behind the caret, as grey as a hint."""
        if not self.rest:
            return
        cursor, editor = self.editor.textCursor(), self.editor
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return
        base = layout.position().y() + line.y() + line.ascent()
        painter.setFont(editor.document().defaultFont())
        painter.setPen(look().colour("ink3"))
        spot = QPointF(editor.cursorRect().left(), base - editor.verticalScrollBar().value())
        painter.drawText(spot, self.rest)

    def where(self) -> QRect:
        """Return where the words are painted, in the viewport."""
        box = self.editor.cursorRect()
        wide = QFontMetricsF(self.editor.document().defaultFont()).horizontalAdvance(self.rest)
        return QRect(box.left(), box.top(), round(wide), box.height())

    # -------------------------------------------------------------- what was written here

    def hear_written(self) -> None:
        """Let the words of the paragraphs just written be likelier in what is offered next.

        A paragraph counts once its row is kept: only then is it known who may read it.
        """
        from chair_desk.services.word_offers import is_open

        block = self.editor.textCursor().block()
        if not is_open(self.offers.session.desk, self.editor.keeping.item_id):
            return
        for _number in range(LOOKED_BACK):
            if not block.isValid():
                return
            self._hear(id_of(block), block)
            block = block.previous()

    def _hear(self, minute_id: str, block: QTextBlock) -> None:
        row = self.editor.keeping.known.get(minute_id)
        if row is None or minute_id in self._heard or not block.text().strip():
            return
        is_open = row.audience is Audience.PUBLIC and minute_id not in self.editor.keeping.veiled
        if is_open and row.kind is MinuteKind.PARAGRAPH and not has_spans(text_of(block)):
            self._heard.add(minute_id)
            self.offers.hear(minute_id, block.text())

    # -------------------------------------------------------------- taking it

    def take(self, *, one_word: bool = False) -> bool:
        """Write what is offered, or its first word; False where nothing is."""
        rest = self.rest
        if not rest:
            return False
        if one_word:
            head = rest[: len(rest) - len(rest.lstrip())]
            word, gap, _more = rest.lstrip().partition(" ")
            rest = head + word + gap
        cursor = self.editor.textCursor()
        cursor.insertText(rest)
        self.editor.setTextCursor(cursor)
        self._spaced_at = cursor.position() if rest.endswith(" ") else -1
        return True

    def put_away(self) -> None:
        """Offer nothing more for this word."""
        self._put_away = True
        self._show("")

    def _close_up(self) -> None:
        """Take back the space that an offer brought: a sign or Enter follows instead."""
        cursor = self.editor.textCursor()
        if cursor.position() == self._spaced_at and not cursor.hasSelection():
            cursor.deletePreviousChar()
        self._spaced_at = -1

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that take an offer or put it away."""
        if event.type() == QEvent.Type.FocusOut:
            self._show("")
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._took(event)
        return False

    def _took(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~_PAD
        is_end = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._spaced_at >= 0 and (is_end or event.text() in CLOSING):
            self._close_up()
        if is_end:
            self.hear_written()
        if not self.rest:
            return False
        if key == Qt.Key.Key_Right and held in (_NONE, _CTRL):
            return self.take(one_word=True)
        if key == Qt.Key.Key_End and held == _NONE:
            return self.take()
        if key == Qt.Key.Key_Escape and held == _NONE:
            self.put_away()
            line = self.editor.line  # of a line with a panel, Esc does what stands there
            return line is None or not line.makes_something
        return False
