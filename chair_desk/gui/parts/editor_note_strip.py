"""The chair's own notes to an item, under its minutes; never exported, hidden at one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_blocks import GUTTER, MEASURE, RIGHT
from chair_desk.gui.parts.widgets import Icon, clear, row, words
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import private_notes
from chair_desk.services.private_notes import PrivateNote
from chair_desk.words import _

KEEP_AFTER_MS = 500
MOST_LINES = 4


class NoteField(QPlainTextEdit):
    """One note in italics; grows with its lines up to four."""

    changed = Signal(str, str)

    def __init__(self, note: PrivateNote) -> None:
        super().__init__(note.text)
        self.note_id, self.item_id, self._kept = note.id, note.item_id, note.text
        self.setObjectName("editorfield")
        self.setProperty("role", "record")
        self.setAccessibleName(_("Note to self"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self.textChanged.connect(self._keep_soon)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(self._lines(), 1), MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + look().px(6))

    def _lines(self) -> int:
        block, count = self.document().begin(), 0
        while block.isValid():
            count += max(block.lineCount(), 1)
            block = block.next()
        return count

    def _keep_soon(self) -> None:
        """Keep the words in a moment; the next key does not put that off."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep the words if they changed."""
        self._timer.stop()
        if self.is_unkept():
            self.changed.emit(self.note_id, self.toPlainText())

    def is_unkept(self) -> bool:
        """Say whether the words are others than those that were kept."""
        return self.toPlainText() != self._kept

    def end(self) -> None:
        """Stop trying: the board is closed, and what waited is elsewhere."""
        self._timer.stop()
        self._kept = self.toPlainText()

    def say_kept(self, *, is_kept: bool) -> None:
        """Say whether the words were kept; those that were not are tried again."""
        if is_kept:
            self._kept = self.toPlainText()
        else:
            self._timer.start()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Keep the italics: only a note to self is set in them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            font = look().font("record")
            font.setItalic(True)
            self.document().setDefaultFont(font)
            self._fit()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the words when the note is left."""
        super().focusOutEvent(event)
        self.keep()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the lines."""
        super().resizeEvent(event)
        self._fit()


class NoteStrip(QWidget):
    """The notes of one item between the minutes and the buttons."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[PrivateNote, ...] = ()
        self.fields: list[NoteField] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        heading = words(_("Note to self, never exported"), "small_strong", "ink3")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 9, 14, 9)
        layout.setSpacing(2)
        layout.addLayout(row(Icon("lock", "ink3", side=14), heading, None, spacing=7))
        layout.addLayout(self._rows)
        self.setMaximumWidth(look().px(MEASURE + RIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_("Notes to self"))
        self.hide()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for the measure of the record."""
        return QSize(look().px(MEASURE + RIGHT - GUTTER), super().sizeHint().height())

    def show_item(self, item_id: str, *, is_hidden: bool) -> None:
        """Show the notes to an item, unless they are hidden from the room."""
        self.keep()
        if self.is_unkept():
            return  # the file would not take them: they stay until it does
        notes: tuple[PrivateNote, ...] = ()
        if item_id and not is_hidden:
            try:
                notes = tuple(private_notes.notes_for(self._session.desk, item_id))
            except CannotDo as problem:
                self._session.problem.emit(problem)
        self.setVisible(bool(notes))
        if notes == self._shown:
            return
        self._shown = notes
        clear(self._rows)
        self.fields = [NoteField(note) for note in notes]
        for field in self.fields:
            field.changed.connect(self._change)
            self._rows.addWidget(field)

    def keep(self) -> None:
        """Keep what is being typed into the notes."""
        for field in self.fields:
            field.keep()

    def is_unkept(self) -> bool:
        """Say whether words of a note wait for the file."""
        return any(field.is_unkept() for field in self.fields)

    def _change(self, note_id: str, text: str) -> None:
        is_kept = self._keep(note_id, text)
        for field in self.fields:
            if field.note_id == note_id:
                field.say_kept(is_kept=is_kept)

    def _keep(self, note_id: str, text: str) -> bool:
        """Write a note; what is refused counts as kept, for no second try can help."""
        desk = self._session.desk
        try:
            if text.strip():
                private_notes.change_note(desk, note_id, text)
            else:
                private_notes.remove_note(desk, note_id)
        except Refused as refusal:
            self._session.refused.emit(refusal)
        except CannotDo as problem:
            self._session.wait_for(problem)
            return False
        else:
            self._session.typed.emit()
            self._session.all_kept()
        return True

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dashed edge and a bar: it is no record."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look().colour("sheet"))
            pen = QPen(look().colour("line2"), 1)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.fillRect(0, 0, 4, self.height(), look().colour("edge"))
