"""The minutes of a meeting as one sheet to read: item by item, each with an editor of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_purposes import is_locked
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.parts.editor_blocks import GUTTER, MEASURE, RIGHT
from chair_desk.gui.parts.widgets import Icon, Scroll, clear, column, row, words
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import ItemKind
from chair_desk.records.minutes import Correction
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _

EDGE = 36


class SheetEditor(MinuteEditor):
    """An editor as high as its words; the sheet scrolls, not the editor."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_room_below(6)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._fit)

    def _fit(self, _size: object = None) -> None:
        high = round(self.document().size().height()) + 4
        if high != self.height():
            self.setFixedHeight(max(high, look().px(34)))

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the sheet scroll."""
        event.ignore()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the words."""
        super().resizeEvent(event)
        self._fit()


class MinuteSheet(QWidget):
    """All items of a meeting, one below another."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[str, ...], bool] = ((), False)
        self.editors: list[SheetEditor] = []
        self._headings: list[QWidget] = []
        self.scroll_area = Scroll(_("The minutes"))
        self._inner = QVBoxLayout(self.scroll_area.sheet)
        self._inner.setContentsMargins(EDGE - GUTTER, 12, 12, 24)
        self._inner.setSpacing(4)
        self.setLayout(column(self.scroll_area))

    def show_items(
        self, lines: Sequence[AgendaLine], corrections: Sequence[Correction], *, is_open: bool
    ) -> None:
        """Show the minutes of these items; where they are the same, only follow the rows."""
        taken = [line for line in lines if line.item.kind is ItemKind.ITEM]
        keys = (
            tuple(f"{line.item.id}{line.number}{line.item.title}" for line in taken)
            + tuple(one.id for one in corrections),
            is_open,
        )
        if keys == self._shown:
            for editor in self.editors:
                editor.keeping.follow()
            return
        self.settle()
        self._shown = keys
        clear(self._inner)
        self.editors = []
        for line in taken:
            self._add_item(line, is_open=is_open)
        if corrections:
            self._add_corrections(corrections)
        self._inner.addStretch(1)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _add_item(self, line: AgendaLine, *, is_open: bool) -> None:
        number = words(line.number, "section", "ink3")
        number.setMinimumWidth(look().px(34))
        heading = row(number, words(line.item.title, "section", wrap=True), spacing=6)
        heading.setStretch(1, 1)
        if is_locked(line.item):
            heading.insertWidget(1, Icon("lock", "amb"))
        heading.setContentsMargins(GUTTER, 12, 0, 0)
        self._inner.addLayout(heading)
        editor = SheetEditor(self._session)
        editor.setMaximumWidth(look().px(GUTTER + MEASURE + RIGHT) + 8)
        editor.undo_asked.connect(self._undo)
        editor.redo_asked.connect(self._redo)
        name = _("Minutes of item {number}").format(number=line.number or line.item.title)
        editor.show_item(line.item.id, name, is_open=is_open)
        editor.setPlaceholderText(_("Nothing is minuted.") if not is_open else "")
        editor.installEventFilter(self)
        self._inner.addWidget(editor)
        self.editors.append(editor)

    def _add_corrections(self, corrections: Sequence[Correction]) -> None:
        heading = words(_("Corrections"), "section")
        heading.setContentsMargins(GUTTER, 16, 0, 0)
        self._inner.addWidget(heading)
        for one in corrections:
            made = full_day(one.made_on) if one.made_on else ""
            said = words(f"{made}: {one.text}" if made else one.text, "record", wrap=True)
            said.setContentsMargins(GUTTER, 2, 0, 2)
            said.setMaximumWidth(look().px(GUTTER + MEASURE))
            self._inner.addWidget(said)

    def settle(self) -> None:
        """Keep every word that is being typed."""
        for editor in self.editors:
            editor.keeping.settle()

    def _undo(self) -> None:
        from chair_desk.services import history

        self.settle()
        self._session.run(history.undo)

    def _redo(self) -> None:
        from chair_desk.services import history

        self.settle()
        self._session.run(history.redo)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the item into view that the focus goes to."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.scroll_area.ensureWidgetVisible(watched, 0, 60)
        return False
