"""Where the pages that are read stand: how large, in which place, scrolled how far."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from chair_desk.gui.guard import guarded
from chair_desk.gui.reading_jobs import FIT_PAGE, FIT_WIDTH, STEPS, DrawnSheet, Wish
from chair_desk.gui.theme.look import look
from chair_desk.records.page_words import Box

EDGE, BETWEEN = 18, 14
DRAW_AFTER_MS = 90
A4 = (595.0, 842.0)


class PagesArea(QAbstractScrollArea):
    """One page or two beside each other. `wished` says that they are wanted at another size."""

    wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reader")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fit, self.percent, self.is_double = FIT_WIDTH, 100, False
        self.pages: list[int] = []
        self.sheets: dict[int, DrawnSheet] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAW_AFTER_MS)
        self._timer.timeout.connect(self.wished)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._moved)

    @property
    def is_whole(self) -> bool:
        """Say whether pages are fitted whole."""
        return self.fit == FIT_PAGE

    # -------------------------------------------------------------- how large

    def wish(self) -> Wish:
        """Return how large the pages are wanted now."""
        ratio = self.devicePixelRatioF()
        wide, high = self._room()
        return Wish(
            fit=self.fit,
            wide=max(round(wide * ratio), 1),
            high=max(round(high * ratio), 1),
            percent=self.percent,
            ratio=round(ratio * 100),
            dots=max(self.logicalDpiX(), 1),
        )

    def _room(self) -> tuple[int, int]:
        """Return the room for one page; that of the scroll bar is always kept free."""
        bar = self.verticalScrollBar().sizeHint().width()
        edge = 2 * look().px(EDGE)
        wide = self.width() - bar - edge
        if self.is_double:
            wide = (wide - look().px(BETWEEN)) // 2
        return max(wide, 40), max(self.height() - edge, 40)

    def fit_to(self, fit: str) -> None:
        """Fit pages to the width or whole, or show them in per cent."""
        self.fit = fit
        self._ask_anew()

    def zoom_by(self, step: int) -> None:
        """Show pages a step larger or smaller than they are."""
        shown = self.shown_percent()
        larger = [one for one in STEPS if one > shown + 1]
        smaller = [one for one in STEPS if one < shown - 1]
        at = (larger[:1] or [STEPS[-1]]) if step > 0 else (smaller[-1:] or [STEPS[0]])
        self.percent = at[0]
        self.fit_to("percent")

    def shown_percent(self) -> int:
        """Return how large the page is shown, in per cent of its size on paper."""
        if not self.pages or self.pages[0] not in self.sheets:
            return self.percent
        wish = self.wish()
        size = self.sheets[self.pages[0]].size
        whole = Wish(fit="percent", wide=1, high=1, ratio=wish.ratio, dots=wish.dots)
        return round(100 * wish.pixels(size) / whole.pixels(size))

    def _ask_anew(self) -> None:
        self._fit_bars()
        self.viewport().update()
        self.wished.emit()

    # -------------------------------------------------------------- what is shown

    def show_pages(self, pages: list[int], *, at_end: bool = False) -> None:
        """Show these pages, from the top or, coming back, from the end."""
        if pages != self.pages:
            self.pages = pages
            self.sheets = {at: one for at, one in self.sheets.items() if at in pages}
        self._fit_bars()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if at_end else 0)
        self.viewport().update()

    def show_sheet(self, sheet: DrawnSheet) -> None:
        """Show a page that was drawn."""
        if sheet.at in self.pages:
            self.sheets[sheet.at] = sheet
            self._fit_bars()
            self.viewport().update()

    def size_of(self, at: int) -> QSize:
        """Return how large a page is in pixels of the window."""
        sheet = self.sheets.get(at)
        size = sheet.size if sheet is not None else A4
        wish = self.wish()
        wide = wish.pixels(size) / max(self.devicePixelRatioF(), 0.1)
        return QSize(round(wide), round(wide * max(size[1], 1.0) / max(size[0], 1.0)))

    def rect_of(self, at: int) -> QRect:
        """Return where a page stands in the viewport."""
        sizes = [self.size_of(one) for one in self.pages]
        whole = self._whole(sizes)
        left = (self.viewport().width() - whole.width()) // 2
        left = max(left, look().px(EDGE)) - self.horizontalScrollBar().value()
        for one, size in zip(self.pages, sizes, strict=True):
            if one == at:
                top = max((self.viewport().height() - size.height()) // 2, look().px(EDGE))
                return QRect(QPoint(left, top - self.verticalScrollBar().value()), size)
            left += size.width() + look().px(BETWEEN)
        return QRect()

    def _whole(self, sizes: list[QSize]) -> QSize:
        wide = sum(size.width() for size in sizes) + look().px(BETWEEN) * (len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def _fit_bars(self) -> None:
        whole = self._whole([self.size_of(at) for at in self.pages])
        edge = 2 * look().px(EDGE)
        room = self.viewport().size()
        for bar, length, seen in (
            (self.verticalScrollBar(), whole.height() + edge, room.height()),
            (self.horizontalScrollBar(), whole.width() + edge, room.width()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(look().px(48))
            bar.setRange(0, max(length - seen, 0) if length > seen + 2 else 0)

    def bring_into_sight(self, at: int, box: Box) -> None:
        """Scroll so that a place on a page is seen."""
        rect = self.to_window(at, box)
        bar = self.verticalScrollBar()
        if not 0 < rect.top() < self.viewport().height() - rect.height():
            bar.setValue(round(bar.value() + rect.top() - self.viewport().height() / 3))
        across = self.horizontalScrollBar()
        if not 0 < rect.left() < self.viewport().width() - rect.width():
            across.setValue(round(across.value() + rect.left() - self.viewport().width() / 3))

    def to_window(self, at: int, box: Box) -> QRectF:
        """Return where a box of a page, in points, stands in the viewport."""
        rect = self.rect_of(at)
        sheet = self.sheets.get(at)
        size = sheet.size if sheet is not None else A4
        by = rect.width() / max(size[0], 1.0)
        left, bottom, right, top = box
        return QRectF(
            rect.left() + left * by, rect.top() + (size[1] - top) * by,
            (right - left) * by, (top - bottom) * by,
        )  # fmt: skip

    def _moved(self) -> None:
        self.viewport().update()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages at once, and have them drawn anew when the size rests."""
        super().resizeEvent(event)
        self._fit_bars()
        self._timer.start()
