"""The minutes of a meeting as a numbered sheet: who was there, then item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import draw_words
from chair_desk.gui.parts.agenda_purposes import PURPOSES, is_locked
from chair_desk.gui.parts.editor_blocks import GUTTER, MEASURE, RIGHT, blocks_of, id_of
from chair_desk.gui.parts.editor_paint import box_of
from chair_desk.gui.parts.minute_sheet import MinuteSheet, SheetEditor
from chair_desk.gui.parts.widgets import Icon, clear, row, tag, words
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import ItemKind
from chair_desk.records.minutes import Correction
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import N_, _

LEFT, NUMBERS = 28, 36
HIGH = 28
TOP_OF_SIGHT = 60
LAID_OUT_MS = 200
NOTHING = N_("Nothing is minuted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """What stands over the items: lines of words, and the corrections made since.

    `numbers` gives the number of the paragraph that each correction is about, by its id.
    """

    lines: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    numbers: Mapping[str, str]


class MinutesEditor(SheetEditor):
    """An editor of one item whose confidential words stand on a tint of their own."""

    def __init__(self, session: Session, *, is_locked: bool) -> None:
        super().__init__(session)
        self._is_locked = is_locked

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
                draw_words(painter, room, _(NOTHING), font="record", colour="ink3")
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
        super().__init__(session)
        self._wanted: int | None = None
        self._lines: dict[str, MinutesEditor] = {}
        self.columns: list[NumberColumn] = []
        self._inner.setContentsMargins(look().px(LEFT), 12, 12, 24)
        self._head = QVBoxLayout()
        self._head_shown: SheetHead | None = None
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._range_changed)

    def show_minutes(
        self, meeting_id: str, head: SheetHead, lines: Sequence[AgendaLine], *, is_open: bool
    ) -> None:
        """Show the minutes of a meeting; what is as it was is left, with its place and caret."""
        taken = [line for line in lines if line.item.kind is ItemKind.ITEM]
        keys = (meeting_id, *(f"{line.number} {line.lead} {line.item!r}" for line in taken))
        was, self._shown = self._shown, (keys, is_open)
        if keys != was[0]:
            self.settle()
            self._hold_place(is_same=keys[:1] == was[0][:1])
            self._empty()
            for line in taken:
                self._add_item(line, is_open=is_open)
            self._inner.addStretch(1)
        else:
            self._follow_rows(reopen=is_open if is_open is not was[1] else None)
        self._show_head(head)

    def _follow_rows(self, *, reopen: bool | None) -> None:
        """Follow the rows of the same items, opened to writing or closed where that changed."""
        for editor in self._lines.values():
            if reopen is None:
                editor.keeping.follow()
            else:
                item_id = editor.keeping.item_id
                editor.open_to(item_id, editor.accessibleName(), is_open=reopen)

    def _empty(self) -> None:
        clear(self._inner)
        self._inner.addLayout(self._head_layout())
        self.editors, self.columns, self._lines = [], [], {}

    def _head_layout(self) -> QVBoxLayout:
        self._head = QVBoxLayout()
        self._head.setSpacing(3)
        self._head_shown = None
        return self._head

    def _hold_place(self, *, is_same: bool) -> None:
        """Come back to the place on the sheet once its new items are laid out."""
        bar = self.scroll_area.verticalScrollBar()
        self._wanted = bar.value() if is_same else None
        if not is_same:
            bar.setValue(0)
        QTimer.singleShot(LAID_OUT_MS, self, self._forget_place)

    def _scroll_back(self) -> None:
        if self._wanted is None:
            return
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(self._wanted)
        if bar.value() == self._wanted:
            self._wanted = None

    def _range_changed(self, _low: int, _high: int) -> None:
        self._scroll_back()

    def _forget_place(self) -> None:
        self._wanted = None

    # -------------------------------------------------------------- over the items

    def _show_head(self, head: SheetHead) -> None:
        if head == self._head_shown:
            return
        self._head_shown = head
        clear(self._head)
        for text in head.lines:
            self._add_words(text, "ink2")
        if head.corrections:
            self._head.addSpacing(10)
            self._add_words(_("Corrections since these minutes were confirmed"), "ink", "section")
            for one in head.corrections:
                self._add_words(_correction_words(one, head.numbers), "ink", "record")

    def _add_words(self, text: str, tone: str, role: str = "") -> None:
        label = words(text, role, tone, wrap=True)
        label.setMaximumWidth(look().px(NUMBERS + GUTTER + MEASURE))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._head.addWidget(label)

    # -------------------------------------------------------------- items

    def _add_item(self, line: AgendaLine, *, is_open: bool) -> None:
        locked = is_locked(line.item)
        self._add_heading(line, locked=locked)
        editor = MinutesEditor(self._session, is_locked=locked)
        editor.setMaximumWidth(look().px(GUTTER + MEASURE + RIGHT) + 8)
        editor.undo_asked.connect(self._undo)
        editor.redo_asked.connect(self._redo)
        name = _("Minutes of item {number}").format(number=line.number or line.item.title)
        editor.open_to(line.item.id, name, is_open=is_open)
        editor.installEventFilter(self)
        numbers = NumberColumn(editor, is_locked=locked)
        beside = row(numbers, editor, None, spacing=0)
        beside.setStretch(1, 1000)
        self._inner.addLayout(beside)
        self.editors.append(editor)
        self.columns.append(numbers)
        self._lines[line.item.id] = editor

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
        self._inner.addLayout(heading)
        if line.lead:
            purpose = _(PURPOSES[line.item.purpose].label).lower()
            said = _("Led by {lead}. For {purpose}.").format(lead=line.lead, purpose=purpose)
            below = words(said, "small", "ink2", wrap=True)
            below.setContentsMargins(look().px(NUMBERS + GUTTER), 0, 0, 4)
            self._inner.addWidget(below)

    def renumber(self) -> None:
        """Paint the numbers anew: a paragraph came or went."""
        for numbers in self.columns:
            numbers.update()

    def go_to(self, item_id: str, minute_id: str = "") -> None:
        """Bring an item into view, at one of its paragraphs."""
        editor = self._lines.get(item_id)
        if editor is None:
            return
        if minute_id:
            editor.go_to(minute_id)
        editor.setFocus()
        top = editor.mapTo(self.scroll_area.sheet, editor.cursorRect().topLeft()).y()
        self._wanted = max(0, top - look().px(TOP_OF_SIGHT))
        self._scroll_back()
        QTimer.singleShot(LAID_OUT_MS, self, self._forget_place)


def _correction_words(one: Correction, numbers: Mapping[str, str]) -> str:
    """Say when a correction was made, of which paragraph, for whom, and what it says."""
    number = numbers.get(one.id, "")
    parts = [
        full_day(one.made_on) if one.made_on else "",
        _("minute {number}").format(number=number) if number else "",
        _("confidential") if one.audience is Audience.CONFIDENTIAL else "",
    ]
    about = ", ".join(part for part in parts if part)
    return f"{about}: {one.text}" if about else one.text
