"""The page that is read: what is marked, found and chosen on it, by pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.reader_area import PagesArea
from chair_desk.gui.parts.reader_keys import ReaderKeys
from chair_desk.gui.parts.reader_paint import Chosen, paint_page, paint_said
from chair_desk.gui.theme.look import look
from chair_desk.records.page_words import Box, PageWords
from chair_desk.words import _


class ReaderView(PagesArea):
    """`turned` says how many pages to go on, `gone_to` which page to go to (-1 is the last).

    `typed` carries a digit that begins a page label, `chosen` says that other words are chosen,
    `mark_clicked` which highlight was clicked.
    """

    turned = Signal(int)
    gone_to = Signal(int)
    typed = Signal(str)
    chosen = Signal()
    mark_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Page of the pack"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.words: dict[int, PageWords] = {}
        self.veiled: set[int] = set()
        self.said: dict[int, str] = {}
        self.nothing = ""
        self.hits: dict[int, list[tuple[Box, ...]]] = {}
        self.hit: tuple[int, int] | None = None
        self.marks: dict[int, list[tuple[str, tuple[Box, ...], bool]]] = {}
        self.picked: Chosen | None = None
        self._anchor: tuple[int, int] | None = None
        self._keys = ReaderKeys(self)

    def show_pages(self, pages: list[int], *, at_end: bool = False) -> None:
        """Show these pages; what was chosen on others is let go."""
        if pages != self.pages:
            self.pick(None)
        super().show_pages(pages, at_end=at_end)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surround and the pages."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), look().colour("surround"))
            for at in self.pages:
                paint_page(painter, self, at)
            if not self.pages and self.nothing:
                paint_said(painter, self.viewport().rect(), self.nothing, "onsurround")

    # -------------------------------------------------------------- choosing words

    def pick(self, picked: Chosen | None) -> None:
        """Choose other words, or none."""
        self.picked = picked
        self.viewport().update()
        self.chosen.emit()

    def _place(self, spot: QPointF) -> tuple[int, int] | None:
        """Return the page and letter at a spot."""
        for at in self.pages:
            rect = self.rect_of(at)
            words, sheet = self.words.get(at), self.sheets.get(at)
            if not rect.contains(spot.toPoint()) or words is None or sheet is None:
                continue
            if at in self.veiled:
                return None
            by = rect.width() / max(sheet.size[0], 1.0)
            x, y = (spot.x() - rect.left()) / by, sheet.size[1] - (spot.y() - rect.top()) / by
            letter = words.letter_at(x, y)
            return None if letter is None else (at, letter)
        return None

    def _mark_at(self, spot: QPointF) -> str:
        for at in self.pages:
            for mark_id, quads, _has_note in self.marks.get(at, ()):
                if at not in self.veiled and any(
                    self.to_window(at, box).contains(spot) for box in quads
                ):
                    return mark_id
        return ""

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose words."""
        self._anchor = self._place(event.position())
        self.pick(None)
        if mark := self._mark_at(event.position()):
            self.mark_clicked.emit(mark)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose words up to the pointer."""
        place = self._place(event.position())
        if self._anchor is None or place is None or place[0] != self._anchor[0]:
            return
        if event.buttons() & Qt.MouseButton.LeftButton and place != self._anchor:
            first, last = sorted((self._anchor[1], place[1]))
            self.pick(Chosen(place[0], first, last + 1))

    @guarded()
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose one word."""
        place = self._place(event.position())
        if place is not None:
            self.pick(Chosen(place[0], *self.words[place[0]].words_around(place[1])))

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; at an end, turn the page. With Ctrl, zoom."""
        step = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if step > 0 else -1)
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if step > 0 else bar.maximum())
        if at_end and step:
            self.turned.emit(-1 if step > 0 else 1)
        else:
            super().wheelEvent(event)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Take Ctrl + and Ctrl - for the page; elsewhere they are the size of text."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
        ):
            event.accept()
            return True
        return bool(super().event(event))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, scroll, zoom and choose by keys."""
        if not self._keys.took(event):
            super().keyPressEvent(event)
