"""The chair's own highlights and notes, item by item, beside the page that is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.reader_mark_paint import BODY, HEAD, MARK_ID, TONE, mark_size, paint_mark
from chair_desk.gui.parts.widgets import column, line_across, row, secondary_button, words
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.words import _

KEEP_AFTER_MS = 600


@frozen(kw_only=True)
class MarkLine:
    """A highlight as it is listed: under which item, on which page, its words and its note."""

    id: str
    item: str
    page: str
    words: str
    note: str
    is_lost: bool = False


class _MarkDelegate(QStyledItemDelegate):
    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Give a highlight room for two lines of words and two of note."""
        return mark_size(self.parent(), index)

    @guarded()
    def paint(self, painter, option, index) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Paint a heading, or a highlight with its note."""
        paint_mark(painter, option, index)


class MarkList(QListWidget):
    """The highlights under their items."""

    mark_chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Your highlights and notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_MarkDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._say)
        self.itemClicked.connect(self._say)

    def show_lines(self, lines: Sequence[MarkLine]) -> None:
        """Show other highlights; the chosen one stays chosen."""
        kept = self.current_id()
        self.blockSignals(True)
        self.clear()
        item = None
        for line in lines:
            if line.item != item:
                item = line.item
                heading = QListWidgetItem(line.item, self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._add(line)
            if line.id == kept:
                self.setCurrentRow(self.count() - 1)
        self.blockSignals(False)

    def _add(self, line: MarkLine) -> None:
        made = QListWidgetItem(line.words or line.note, self)
        lost = _("Lost its place: these words are not in the new paper")
        head = lost if line.is_lost else line.page
        made.setData(MARK_ID, line.id)
        made.setData(HEAD, head)
        made.setData(BODY, (line.words, line.note))
        made.setData(TONE, "amb" if line.is_lost else "ink3")
        said = ". ".join(part for part in (head, line.words, line.note) if part)
        made.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def current_id(self) -> str:
        """Return the highlight that is chosen, or nothing."""
        item = self.currentItem()
        return str(item.data(MARK_ID) or "") if item is not None else ""

    def choose(self, mark_id: str) -> None:
        """Choose a highlight without going to it."""
        self.blockSignals(True)
        for number in range(self.count()):
            if self.item(number).data(MARK_ID) == mark_id:
                self.setCurrentRow(number)
        self.blockSignals(False)

    def _say(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(MARK_ID):
            self.mark_chosen.emit(str(item.data(MARK_ID)))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes the note, Del removes the highlight."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Delete and self.current_id():
            self.removed.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class NoteField(QPlainTextEdit):
    """Where a note is written; Ctrl Enter keeps it, Esc leaves it as it was."""

    kept = Signal()
    left = Signal()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or leave."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MarksPanel(QWidget):
    """At the right: the list, and a field for a note.

    `note_typed` carries its words whenever the writer pauses, `note_kept` when it is done.
    """

    note_typed = Signal(str)
    note_kept = Signal(str)
    note_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Your highlights and notes"))
        self.heading = words(_("Your highlights and notes"), "section")
        self.private = words(_("Only in your own file. Nobody is sent them."), "small", "ink3",
                             wrap=True)  # fmt: skip
        self.nothing = words(
            _("Choose words on the page and press H to highlight them, or N to write a note."),
            "record", "ink2", wrap=True,
        )  # fmt: skip
        self.list = MarkList()
        self.field = NoteField()
        self.field.setAccessibleName(_("Note"))
        self.field.setPlaceholderText(_("Your note"))
        self.field.setFixedHeight(look().px(104))
        self.field.setTabChangesFocus(True)
        self.keep_button = secondary_button(_("Keep"), "check", small=True)
        self.leave_button = secondary_button(_("Leave"), small=True)
        self._note = QWidget()
        note = column(self.field, row(self.keep_button, self.leave_button, None), spacing=8)
        note.setContentsMargins(16, 10, 16, 12)
        self._note.setLayout(note)
        self._note.hide()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(self._type)
        self.field.textChanged.connect(self._pause.start)
        self.field.kept.connect(self.keep)
        self.field.left.connect(self.end_note)
        self.keep_button.clicked.connect(self.keep)
        self.leave_button.clicked.connect(self.end_note)

    def _lay_out(self) -> None:
        head = column(self.heading, self.private, spacing=2)
        head.setContentsMargins(16, 12, 16, 8)
        self._empty = QWidget()
        empty = column(self.nothing, None)
        empty.setContentsMargins(16, 12, 16, 12)
        self._empty.setLayout(empty)
        self.foot = row(spacing=8)
        self.foot.setContentsMargins(16, 8, 16, 10)
        whole = column(head, line_across(), self.list, self._empty, self._note, line_across(),
                       self.foot)  # fmt: skip
        whole.setStretch(2, 1)
        whole.setStretch(3, 1)
        self.setLayout(row(line_across("down"), whole, spacing=0))

    def show_lines(self, lines: Sequence[MarkLine], said: str = "") -> None:
        """Show the highlights, or say that there are none, or why they are not shown."""
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.nothing.setText(said or self.nothing.text())

    def begin_note(self, text: str) -> None:
        """Let a note be written, beginning with what it says."""
        self.field.setPlainText(text)
        self._note.show()
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def end_note(self) -> None:
        """Put the field away, with nothing changed."""
        self._pause.stop()
        self._note.hide()
        self.note_left.emit()

    @property
    def is_writing(self) -> bool:
        """Say whether a note is being written."""
        return not self._note.isHidden()

    def keep(self) -> None:
        """Keep the note that is written."""
        self.note_kept.emit(self.field.toPlainText())
        self.end_note()

    def _type(self) -> None:
        if self.is_writing:
            self.note_typed.emit(self.field.toPlainText())
