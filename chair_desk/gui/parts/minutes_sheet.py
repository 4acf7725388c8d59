"""The minutes of a meeting as a numbered sheet: who was there, then item by item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import draw_words
from chair_desk.gui.parts.agenda_purposes import PURPOSES, is_locked
from chair_desk.gui.parts.editor_blocks import GUTTER, MEASURE, RIGHT, blocks_of, id_of
from chair_desk.gui.parts.editor_paint import box_of, hidden_words
from chair_desk.gui.parts.minute_sheet import MinuteSheet, SheetEditor
from chair_desk.gui.parts.minutes_head import HeadLines, SheetHead
from chair_desk.gui.parts.minutes_place import SheetPlace
from chair_desk.gui.parts.widgets import Icon, clear, row, tag, words
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import ItemKind
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import N_, _

LEFT, NUMBERS = 28, 36
HIGH = 28
SCREENFUL = 16
NOTHING = N_("Nothing is minuted.")


class MinutesEditor(SheetEditor):
    """An editor of one item whose confidential words stand on a tint of their own."""

    def __init__(self, session: Session, *, is_locked: bool) -> None:
        super().__init__(session)
        self._is_locked = is_locked
        self._opened = ("", "", False)
        self._is_covered = False

    def hide_from_room(self, *, is_hidden: bool) -> None:
        """Take what is confidential off the screen, or show it again: all of a locked item."""
        if not self._is_locked:
            self.veil.show_hidden(is_hidden=is_hidden)
        elif is_hidden is not self._is_covered:
            if is_hidden:
                item_id, name = self.keeping.item_id, self.accessibleName()
                self._opened = (item_id, name, not self.isReadOnly())
                self.open_to("", name, is_open=False)
            self._is_covered = is_hidden
            if not is_hidden:
                item_id, name, is_open = self._opened
                self.open_to(item_id, name, is_open=is_open)

    def reopen(self, *, is_open: bool) -> None:
        """Open the same item to writing, or close it; one that is covered, once it is shown."""
        if self._is_covered:
            self._opened = (*self._opened[:2], is_open)
        else:
            self.open_to(self.keeping.item_id, self.accessibleName(), is_open=is_open)

    def open_to(self, item_id: str, name: str, *, is_open: bool) -> None:
        """Show an item; closed minutes are still selected and copied with the keyboard."""
        self.show_item(item_id, name, is_open=is_open)
        if not is_open:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._describe()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the tint under confidential words, then paint them."""
        with QPainter(self.viewport()) as painter:
            if self._is_locked:
                painter.fillRect(event.rect(), look().colour("ambS"))
            else:
                self._tint_paragraphs(painter)
            if self.document().isEmpty():
                room = QRect(look().px(GUTTER), 0, self.viewport().width(), look().px(HIGH))
                said = hidden_words() if self._is_covered else _(NOTHING)
                draw_words(painter, room, said, font="record", colour="ink3")
        super().paintEvent(event)

    def _tint_paragraphs(self, painter: QPainter) -> None:
        for block in blocks_of(self.document()):
            one = self.keeping.known.get(id_of(block))
            if one is not None and one.audience is Audience.CONFIDENTIAL:
                box = box_of(self, block)
                whole = QRectF(0, box.top() - 3, self.viewport().width(), box.height() + 6)
                painter.fillRect(whole, look().colour("ambS"))

    def _describe(self) -> None:
        """Say the number of the paragraph before what else it is."""
        super()._describe()
        if self.document().isEmpty():
            self.setAccessibleDescription(_(NOTHING))
        one = self.paragraph()
        if one is not None and one.number:
            said = [_("Paragraph {number}").format(number=one.number), self.accessibleDescription()]
            self.setAccessibleDescription(", ".join(part for part in said if part))

    def go_to(self, minute_id: str) -> None:
        """Put the caret into a paragraph."""
        for block in blocks_of(self.document()):
            if id_of(block) == minute_id:
                self.setTextCursor(QTextCursor(block))


class NumberColumn(QWidget):
    """The numbers beside an editor's paragraphs; a screen reader has them from the editor."""

    def __init__(self, editor: MinutesEditor, *, is_locked: bool) -> None:
        super().__init__()
        self._editor, self._is_locked = editor, is_locked
        self.setFixedWidth(look().px(NUMBERS))
        editor.keeping.is_numbered = True
        editor.keeping.followed.connect(self.update)
        editor.document().documentLayout().documentSizeChanged.connect(self._follow)

    def _follow(self, _size: object = None) -> None:
        self.update()

    def numbers(self) -> list[str]:
        """Return the numbers that are shown, from the top."""
        known = self._editor.keeping.known
        found = (known.get(id_of(block)) for block in blocks_of(self._editor.document()))
        return [one.number for one in found if one is not None and one.number]

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each number on the first line of its paragraph."""
        with QPainter(self) as painter:
            if self._is_locked:
                painter.fillRect(event.rect(), look().colour("ambS"))
                painter.fillRect(QRect(0, 0, 4, self.height()), look().colour("ambF"))
            left = look().px(8) if self._is_locked else 0
            for block in blocks_of(self._editor.document()):
                one = self._editor.keeping.known.get(id_of(block))
                if one is None or not one.number:
                    continue
                top = round(box_of(self._editor, block).top()) + look().px(1.5)
                line = QRect(left, top, self.width() + look().px(GUTTER), look().px(HIGH))
                draw_words(painter, line, one.number, font="figures_small", colour="ink3")


class MinutesSheet(MinuteSheet):
    """All items of a meeting with their numbers, below who was there and what was put right."""

    def __init__(self, session: Session) -> None:
        self._waiting: list[AgendaLine] = []
        super().__init__(session)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._add_more)
        self.columns: list[NumberColumn] = []
        self._inner.setContentsMargins(look().px(LEFT), 12, 12, 24)
        self._head = HeadLines(NUMBERS + GUTTER + MEASURE)
        self.place = SheetPlace(self.scroll_area)

    def show_minutes(
        self, meeting_id: str, head: SheetHead, lines: Sequence[AgendaLine], *, is_open: bool
    ) -> None:
        """Show the minutes of a meeting; what is as it was is left, with its place and caret."""
        taken = [line for line in lines if line.item.kind is ItemKind.ITEM]
        keys = (meeting_id, *(f"{line.number} {line.lead} {line.item!r}" for line in taken))
        was, self._shown = self._shown, (keys, is_open)
        if keys != was[0]:
            self.settle()
            self.place.hold(is_same=keys[:1] == was[0][:1])
            self._empty()
            self._waiting = list(taken)
            self._add_screenful()
        else:
            self._follow_rows(reopen=is_open if is_open is not was[1] else None)
        self._head.show_head(head)

    # -------------------------------------------------------------- building

    def _add_screenful(self) -> None:
        """Add what is seen at once; the rest follows when there is nothing else to do."""
        rows = 0
        while self._waiting and rows < SCREENFUL:
            editor = self._add_next()
            rows += 2 + len(editor.keeping.kept)
        self._go_on()

    def _add_next(self) -> MinutesEditor:
        editor = self._make_item(self._waiting.pop(0), is_open=self._shown[1])
        self._built.append(editor)
        return editor

    def _add_more(self) -> None:
        if self._waiting:
            self._add_next()
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            self._more.start()
        else:
            self.place.built()

    def _build_all(self) -> None:
        while self._waiting:
            self._add_next()

    @property
    def editors(self) -> list[SheetEditor]:
        """The editors of all items, in order; those that wait to be built are built now."""
        self._build_all()
        return [*self._built]

    @editors.setter
    def editors(self, _none: list[SheetEditor]) -> None:
        self._built: list[MinutesEditor] = []

    def settle(self) -> None:
        """Keep every word that is being typed."""
        for editor in self._built:
            editor.keeping.settle()

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody sees it: the board may be closed by then."""
        super().hideEvent(event)
        self._more.stop()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Go on building."""
        super().showEvent(event)
        self._go_on()

    # -------------------------------------------------------------- following

    def _follow_rows(self, *, reopen: bool | None) -> None:
        """Follow the rows of the same items, opened to writing or closed where that changed."""
        for editor in self._built:
            editor.hide_from_room(is_hidden=self._session.is_hidden_from_room)
            if reopen is None:
                editor.keeping.follow()
            else:
                editor.reopen(is_open=reopen)

    def hide_from_room(self) -> None:
        """Follow what the session says about a room that may be looking on."""
        self._head.hide_from_room(is_hidden=self._session.is_hidden_from_room)
        for editor in self._built:
            editor.hide_from_room(is_hidden=self._session.is_hidden_from_room)

    def _empty(self) -> None:
        clear(self._inner)
        self._head = HeadLines(NUMBERS + GUTTER + MEASURE)
        self._head.hide_from_room(is_hidden=self._session.is_hidden_from_room)
        self._inner.addWidget(self._head)
        self._inner.addStretch(1)
        self._built, self.columns = [], []

    # -------------------------------------------------------------- items

    def _put(self, layout: QLayout) -> None:
        """Put a line below those that are there, above the room that is left over."""
        self._inner.insertLayout(self._inner.count() - 1, layout)

    def _make_item(self, line: AgendaLine, *, is_open: bool) -> MinutesEditor:
        locked = is_locked(line.item)
        self._add_heading(line, locked=locked)
        editor = MinutesEditor(self._session, is_locked=locked)
        editor.setMaximumWidth(look().px(GUTTER + MEASURE + RIGHT) + 8)
        editor.undo_asked.connect(self._undo)
        editor.redo_asked.connect(self._redo)
        name = _("Minutes of item {number}").format(number=line.number or line.item.title)
        editor.open_to(line.item.id, name, is_open=is_open)
        editor.hide_from_room(is_hidden=self._session.is_hidden_from_room)
        editor.installEventFilter(self)
        numbers = NumberColumn(editor, is_locked=locked)
        beside = row(numbers, editor, None, spacing=0)
        beside.setStretch(1, 1000)
        self._put(beside)
        self.columns.append(numbers)
        return editor

    def _add_heading(self, line: AgendaLine, *, locked: bool) -> None:
        number = words(line.number, "section", "ink")
        number.setFixedWidth(look().px(NUMBERS + GUTTER))
        heading = row(number, words(line.item.title, "section", wrap=True), spacing=0)
        heading.setStretch(1, 1)
        heading.setContentsMargins(0, 18, 12, 0)
        if locked:
            heading.addWidget(Icon("lock", "amb"))
            heading.addSpacing(6)
            heading.addWidget(tag(_("Confidential part"), "amb"))
        self._put(heading)
        if line.lead:
            purpose = _(PURPOSES[line.item.purpose].label).lower()
            said = _("Led by {lead}. For {purpose}.").format(lead=line.lead, purpose=purpose)
            below = words(said, "small", "ink2", wrap=True)
            below.setContentsMargins(look().px(NUMBERS + GUTTER), 0, 0, 4)
            self._put(row(below))

    def renumber(self) -> None:
        """Paint the numbers anew: a paragraph came or went."""
        for numbers in self.columns:
            numbers.update()

    def go_to(self, item_id: str, minute_id: str = "") -> None:
        """Bring an item into view, at one of its paragraphs."""
        self._build_all()
        found = [editor for editor in self._built if editor.keeping.item_id == item_id]
        if not found:
            return
        editor = found[0]
        if minute_id:
            editor.go_to(minute_id)
        editor.setFocus()
        self.place.go_to(editor, is_at_caret=bool(minute_id))
