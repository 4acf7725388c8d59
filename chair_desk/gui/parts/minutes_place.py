"""The place on a sheet that is built while it is read: kept, or gone to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QTextEdit

from chair_desk.gui.parts.widgets import Scroll
from chair_desk.gui.theme.look import look

LAID_OUT_MS = 200
HEADING = 76
TOP_OF_SIGHT = 60


class SheetPlace(QObject):
    """Holds a place until the sheet is laid out, for it grows with each item that is built."""

    def __init__(self, scroll: Scroll) -> None:
        super().__init__(scroll)
        self._scroll, self._bar = scroll, scroll.verticalScrollBar()
        self._wanted: int | None = None
        self._editor: QTextEdit | None = None
        self._is_at_caret = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LAID_OUT_MS)
        self._timer.timeout.connect(self.forget)
        self._bar.rangeChanged.connect(self._range_changed)

    def hold(self, *, is_same: bool) -> None:
        """Come back to where the sheet stands now, or to its top where it is another one."""
        self._editor = None
        self._wanted = self._bar.value() if is_same else None
        if not is_same:
            self._bar.setValue(0)

    def go_to(self, editor: QTextEdit, *, is_at_caret: bool) -> None:
        """Bring the heading of an item into view, or the paragraph that its caret is in."""
        self._editor, self._is_at_caret = editor, is_at_caret
        self._back()
        self._timer.start()

    def built(self) -> None:
        """Let go once what was built is laid out."""
        self._timer.start()

    def forget(self) -> None:
        """Let go: from here on the sheet stands where the person puts it."""
        self._wanted, self._editor = None, None

    def _range_changed(self, _low: int, _high: int) -> None:
        self._back()

    def _back(self) -> None:
        if self._editor is not None:
            self._bar.setValue(self._top_of(self._editor))
        elif self._wanted is not None:
            self._bar.setValue(self._wanted)
            if self._bar.value() == self._wanted:
                self._wanted = None

    def _top_of(self, editor: QTextEdit) -> int:
        at = editor.cursorRect().topLeft() if self._is_at_caret else QPoint(0, 0)
        above = TOP_OF_SIGHT if self._is_at_caret else HEADING
        return max(0, editor.mapTo(self._scroll.sheet, at).y() - look().px(above))
