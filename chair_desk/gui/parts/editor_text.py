"""A text set as the record: serif, measured, with records and locks painted behind the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
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
    is_marked_closed,
)
from chair_desk.gui.parts.editor_copying import copied
from chair_desk.gui.parts.editor_keeping import Keeping
from chair_desk.gui.parts.editor_keys import asks_elsewhere
from chair_desk.gui.parts.editor_paint import (
    bare_footing,
    box_of,
    paint_block,
    paint_command_line,
    paint_cover,
    paint_veiled,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.line import Line
from chair_desk.records.minutes import MinuteKind
from chair_desk.services.minutes import Paragraph
from chair_desk.words import _


class RecordText(QTextEdit):
    """Shows the rows of one item. `line` is the line being written, where it makes something."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("editorfield")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(_("Minutes"))
        self.line: Line | None = None
        self.paint_over: Callable[[QPainter], None] | None = None
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(look().font("minutes"))
        self.keeping = Keeping(session, self.document(), self)

    def paragraph(self) -> Paragraph | None:
        """Return the row that the caret is in."""
        return self.keeping.known.get(id_of(self.textCursor().block()))

    def is_prose(self, block: QTextBlock) -> bool:
        """Say whether a block is no record, and its words are not hidden from the room."""
        if id_of(block) in self.keeping.veiled:
            return False
        one = self.keeping.known.get(id_of(block))
        return one is None or one.kind is MinuteKind.PARAGRAPH

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keep what was typed before a shortcut does anything: what it opens may take long."""
        done = bool(super().event(event))
        if asks_elsewhere(event):
            self.keeping.flush()
        return done

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: the record is never set wider than it can be read."""
        super().resizeEvent(event)
        wide = look().px(GUTTER + MEASURE + RIGHT)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(min(wide, self.viewport().width()))

    @guarded(QMimeData)
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words with their bold, italics and lists, and as plain words."""
        return copied(self.document(), self.textCursor(), self._told_of)

    def _told_of(self, block: QTextBlock) -> tuple[str, str]:
        """Return what stands above and below a record; nothing of what is hidden."""
        one = self.keeping.known.get(id_of(block))
        if one is None or one.kind is MinuteKind.PARAGRAPH or one.id in self.keeping.veiled:
            return "", ""
        return one.heading, bare_footing(one)

    @guarded(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, and nothing else."""
        return bool(source.hasText() or source.hasHtml())

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
                if one is not None and one.id in self.keeping.veiled:
                    paint_veiled(painter, self, block, one)
                elif one is not None:
                    paint_block(painter, self, block, one)
            if self.line is not None and self.line.is_record:
                paint_command_line(painter, box_of(self, self.textCursor().block()))
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._cover_unkept(painter, event.rect())
            if self.paint_over is not None:
                self.paint_over(painter)

    def _cover_unkept(self, painter: QPainter, seen: QRect) -> None:
        """Paint over confidential words that wait for the file: no row says yet what they are.

        The line that is being written is spared, as it is among those with a row.
        """
        if not (self.keeping.is_hidden and self.keeping.is_unkept()):
            return
        written = self.textCursor().block()
        for block in blocks_of(self.document(), self.cursorForPosition(seen.topLeft())):
            box = box_of(self, block)
            if box.top() > seen.bottom():
                break
            if not id_of(block) and block != written and is_marked_closed(block.text()):
                paint_cover(painter, box.toRect(), self.viewport().width())

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Go on keeping."""
        super().showEvent(event)
        self.keeping.wake()

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody sees it: the board may be closed by then."""
        super().hideEvent(event)
        self.keeping.rest()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Keep the serif: Qt gives the document the font of the widget whenever that changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.document().setDefaultFont(look().font("minutes"))
