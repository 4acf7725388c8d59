"""The panel that looks through the wording of minutes: it offers, and never insists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QTextEdit, QWidget

from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.parts.editor_blocks import blocks_of, id_of, text_of
from chair_desk.gui.parts.widgets import (
    KeyCap,
    column,
    icon_button,
    line_across,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.parts.wording_list import RemarkList
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import Changes
from chair_desk.services import style_check
from chair_desk.services.style_check import Remark
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.minutes import MinutesPage

WIDTH = 330
LOOK_AFTER_MS = 250
TABLES = ("minute", "decision", "action", "action_owner", "log_entry", "organisation", "person")


class WordingPanel(QWidget):
    """Stands in the place of the list of meetings while the wording is looked through.

    What was left alone is not shown again as long as the panel stands.
    """

    def __init__(self, page: MinutesPage) -> None:
        super().__init__()
        self._page = page
        self._left: set[tuple[str, str, str]] = set()
        self._tinted: MinuteEditor | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(look().wide(WIDTH))
        self.count = words("", "small", "ink2", wrap=True)
        self.close_button = icon_button(_("Put the remarks on the wording away"), "x")
        self.list = RemarkList()
        self.use = secondary_button(_("Use"), "check", small=True)
        self.leave = link_button(_("Leave it"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self.list.shown_at.connect(self._show)
        self.list.taken.connect(self.take)
        self.list.left_alone.connect(self.leave_alone)
        self.list.ended.connect(self.end)
        self.use.clicked.connect(self.take)
        self.leave.clicked.connect(self.leave_alone)
        self.close_button.clicked.connect(self.end)
        page.session.changed.connect(self._follow)
        page.reloaded.connect(self._reloaded)

    def _lay_out(self) -> None:
        title = row(words(_("The wording"), "section"), None, self.close_button)
        head = column(title, self.count, spacing=2)
        head.setContentsMargins(20, 12, 10, 10)
        foot = row(self.use, KeyCap(_("Enter")), self.leave, KeyCap(_("Del")), None, spacing=8)
        foot.setContentsMargins(16, 8, 8, 10)
        whole = column(head, line_across(), self.list, line_across(), foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # -------------------------------------------------------------- looking

    def begin(self) -> None:
        """Look through the minutes that are shown, and choose the first remark."""
        self._page.settle()
        self._page.list.hide()
        self.show()
        self.look()
        self.list.setFocus()

    def look(self) -> None:
        """Look through the minutes anew."""
        if not self.isVisibleTo(self._page) or not self._page.meeting_id:
            return
        found = style_check.check(self._page.session.desk, self._page.meeting_id)
        shown = [one for one in found if one.key not in self._left]
        self.list.show_remarks(shown)
        self.count.setText(_count_words(len(shown)))
        if not shown:
            self._show(None)

    def _follow(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*TABLES):
            self._timer.start()

    def _reloaded(self) -> None:
        if self.isVisibleTo(self._page):
            self._page.list.hide()
            self._timer.start()

    # -------------------------------------------------------------- the place

    def _show(self, remark: Remark | None) -> None:
        """Bring the words into view with a tint on them; the focus stays in the list."""
        self._untint()
        can_use = remark is not None and bool(remark.offered)
        self.use.setEnabled(can_use)
        nothing = _("No words are offered here: only you can say them. Enter goes there.")
        self.use.setToolTip("" if can_use or remark is None else nothing)
        self.leave.setEnabled(remark is not None)
        editor = self._editor(remark) if remark is not None else None
        if remark is None or editor is None:
            return
        block = next((one for one in _blocks(editor, remark.minute_id)), None)
        if block is None:
            return
        cursor = _cursor_on(block, remark.stands)
        caret = QTextCursor(cursor)
        caret.setPosition(cursor.selectionStart())
        editor.setTextCursor(caret)
        self._tint(editor, cursor)
        self._page.sheet.place.go_to(editor, is_at_caret=True)

    def _editor(self, remark: Remark) -> MinuteEditor | None:
        editors = self._page.sheet.editors
        return next((one for one in editors if one.keeping.item_id == remark.item_id), None)

    def _tint(self, editor: MinuteEditor, cursor: QTextCursor) -> None:
        shown = QTextEdit.ExtraSelection()
        shape = cursor.charFormat()
        shape.setBackground(look().colour("soft"))
        shown.cursor, shown.format = cursor, shape
        editor.setExtraSelections([shown])
        self._tinted = editor

    def _untint(self) -> None:
        editor, self._tinted = self._tinted, None
        if editor is not None and editor in self._page.sheet.editors:
            editor.setExtraSelections([])

    # -------------------------------------------------------------- doing

    def take(self) -> None:
        """Put the offered words in; where none are offered, go to the place itself."""
        remark = self.list.remark()
        if remark is None:
            return
        if remark.offered:
            self._page.settle()
            self._page.session.run(style_check.take, remark)
            self.look()
            return
        editor = self._editor(remark)
        if editor is not None:
            editor.setFocus()

    def leave_alone(self) -> None:
        """Leave the words as they are, and say no more of them."""
        remark = self.list.remark()
        if remark is not None:
            self._left.add(remark.key)
            self.look()

    def end(self) -> None:
        """Put the panel away; the meetings come back."""
        self._timer.stop()
        self._untint()
        self._left.clear()
        self.hide()
        self._page.list.show()
        self._page.list.setFocus()


def _count_words(count: int) -> str:
    if not count:
        return _("There is nothing to remark on.")
    said = ngettext("{count} remark. Nothing is changed but by you.",
                    "{count} remarks. Nothing is changed but by you.", count)  # fmt: skip
    return said.format(count=count)


def _blocks(editor: MinuteEditor, minute_id: str) -> list[QTextBlock]:
    return [block for block in blocks_of(editor.document()) if id_of(block) == minute_id]


def _cursor_on(block: QTextBlock, stands: str) -> QTextCursor:
    """Return a cursor on words of a block; on the whole block where they stand otherwise."""
    at = text_of(block).find(stands)
    start, length = (at, len(stands)) if at >= 0 else (0, block.length() - 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def check_wording(page: MinutesPage) -> None:
    """Look through the wording of the minutes that are shown."""
    found = page.findChild(WordingPanel)
    if not isinstance(found, WordingPanel):
        found = WordingPanel(page)
        first = page.body.itemAt(0)
        layout = first.layout() if first is not None else None
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, found)
    found.begin()
