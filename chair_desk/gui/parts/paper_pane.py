"""A paper beside the minutes, a page at a time, read while the chair types on."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QIntValidator, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QStackedWidget, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.paper_drawing import DrawnPage
from chair_desk.gui.parts.widgets import (
    ShortLabel,
    column,
    icon_button,
    line_across,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.words import _

EDGE = 10
DRAW_AFTER_MS = 120
TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENDS = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: 1_000_000}
ZOOMS = (100, 125, 150, 200, 300)
"""How large a page may be shown, in per cent of the width of the pane."""
LARGER, SMALLER = "+=", "-"
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
SCROLLS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Sheet(QWidget):
    """The page, painted as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            edge = look().px(EDGE)
            inside = QRect(edge, edge, self.width() - 2 * edge, self.height() - 2 * edge)
            if not self.image.isNull():
                painter.drawImage(inside, self.image)


class PageView(QScrollArea):
    """One page, fitted to the width or larger.

    `room_changed` is said when it should be drawn anew.
    """

    room_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("sunk")
        self.zoom = ZOOMS[0]
        self.sheet = _Sheet()
        self.sheet.setObjectName("sunk")
        self.setWidget(self.sheet)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAW_AFTER_MS)
        self._timer.timeout.connect(self.room_changed)

    def pixels(self) -> int:
        """Return how many pixels of the screen the page is wide."""
        return max(round(self._wide() * self.devicePixelRatioF()), 1)

    def _wide(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        fitted = self.width() - bar - 2 * look().px(EDGE)
        return max(fitted * self.zoom // 100, 1)

    def zoom_by(self, step: int) -> bool:
        """Show the page larger or smaller; what stood in the middle stays there. False at an end.

        It is shown at once as it is, and sharp when it was drawn anew.
        """
        at = min(max(ZOOMS.index(self.zoom) + step, 0), len(ZOOMS) - 1)
        if ZOOMS[at] == self.zoom:
            return False
        grown, self.zoom = ZOOMS[at] / self.zoom, ZOOMS[at]
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [bar.value() + bar.pageStep() / 2 for bar in bars]
        self._fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * grown - bar.pageStep() / 2))
        self._timer.start()
        return True

    def show_image(self, image: QImage) -> None:
        """Show a page, or nothing."""
        self.sheet.image = image
        self._fit()
        self.sheet.update()

    def _fit(self) -> None:
        image, edge = self.sheet.image, 2 * look().px(EDGE)
        wide = self._wide()
        high = round(image.height() * wide / image.width()) if image.width() else 0
        self.sheet.setFixedSize(QSize(wide + edge, high + edge))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page at once, and have it drawn anew when the size rests."""
        super().resizeEvent(event)
        self._fit()
        self._timer.start()


class PaperPane(QWidget):
    """In the place of the room. `turned` carries the page that is asked for."""

    closed = Signal()
    turned = Signal(int)
    next_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Paper"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.number, self.count = 1, 0
        self.heading = ShortLabel("", "section")
        self.next_button = link_button(_("Next paper"))
        self.close_button = icon_button(_("Put the paper away (Esc)"), "x")
        self.before_button = icon_button(_("Page before (Page Up)"), "arrow-up")
        self.after_button = icon_button(_("Next page (Page Down)"), "arrow-down")
        self.save_button = icon_button(_("Save a copy among my documents"), "download")
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Go to page"))
        self.field.setProperty("small", "true")
        self.field.setFixedWidth(look().px(46))
        self.field.setValidator(QIntValidator(1, 99_999, self.field))
        self.of = words("", "", "ink2")
        self.view = PageView()
        self.view.setAccessibleName(_("Page of the paper"))
        self.said = words("", "record", "ink2", wrap=True)
        self.keep_button = secondary_button(_("Save a copy among my documents"), "download")
        self.note = ShortLabel("", "small", "ink2")
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        for button in (self.close_button, self.before_button, self.after_button, self.save_button):
            button.setProperty("kind", "link")
        head = row(self.heading, self.next_button, self.close_button)
        head.setContentsMargins(16, 8, 10, 4)
        head.setStretch(0, 1)
        self.bar = QWidget()
        bar = row(self.before_button, self.after_button, self.field, self.of, None,
                  self.save_button, spacing=6)  # fmt: skip
        bar.setContentsMargins(10, 0, 10, 6)
        self.bar.setLayout(bar)
        self.message = QWidget()
        inside = column(self.said, row(self.keep_button, None), None, spacing=12)
        inside.setContentsMargins(16, 16, 16, 16)
        self.message.setLayout(inside)
        self.places = QStackedWidget()
        self.places.addWidget(self.view)
        self.places.addWidget(self.message)
        self.note.setContentsMargins(16, 4, 10, 6)
        self.note.hide()
        whole = column(head, self.bar, line_across(), self.places, self.note)
        whole.setStretch(3, 1)
        self.setLayout(row(line_across("down"), whole, spacing=0))

    def _connect(self) -> None:
        for button in (self.close_button, self.before_button, self.after_button,
                       self.save_button, self.keep_button, self.next_button):  # fmt: skip
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.closed)
        self.next_button.clicked.connect(self.next_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.keep_button.clicked.connect(self.save_asked)
        self.before_button.clicked.connect(self._back)
        self.after_button.clicked.connect(self._on)
        self.field.returnPressed.connect(self._go)

    # -------------------------------------------------------------- showing

    def show_name(self, name: str, *, count: int, has_more: bool) -> None:
        """Name the paper and say how many pages it should have; nothing of it is shown yet."""
        self.heading.say(name)
        self.setAccessibleName(_("Paper {name}").format(name=name))
        self.next_button.setVisible(has_more)
        self.number, self.count = 1, count
        self.view.show_image(QImage())
        self.places.setCurrentWidget(self.view)
        self.bar.hide()
        self.note.hide()

    def show_page(self, page: DrawnPage) -> None:
        """Show a page from its top; the same page drawn anew stays where it was."""
        is_same = page.number == self.number
        self.number, self.count = page.number, page.count
        self.view.show_image(page.image)
        if not is_same:
            self.view.verticalScrollBar().setValue(0)
        self.places.setCurrentWidget(self.view)
        self._say_number()

    def _say_number(self) -> None:
        self.field.setText(str(self.number))
        self.of.setText(_("of {count}").format(count=self.count))
        self.before_button.setEnabled(self.number > 1)
        self.after_button.setEnabled(self.number < self.count)
        said = _("Page {number} of {count}").format(number=self.number, count=self.count)
        self.view.setAccessibleName(said)
        self.bar.show()

    def say(self, problem: CannotDo, number: int, *, can_save: bool) -> None:
        """Say calmly why a page is not shown; among others it can be turned over."""
        self.number = number
        if self.count:
            self._say_number()
        parts = (problem.what, problem.why, problem.remedy)
        self.said.setText(" ".join(part for part in parts if part))
        self.view.show_image(QImage())
        self.keep_button.setVisible(can_save)
        self.places.setCurrentWidget(self.message)

    def say_saved(self, place: str) -> None:
        """Say where a copy was saved, or why it was not."""
        self.note.say(place)
        self.note.show()

    # -------------------------------------------------------------- turning

    def turn(self, by: int) -> None:
        """Ask for a page further on, or back."""
        to = min(max(self.number + by, 1), max(self.count, 1))
        if self.count and to != self.number:
            self._ask(to)

    def _ask(self, number: int) -> None:
        self.turned.emit(number)

    def _back(self) -> None:
        self.turn(-1)

    def _on(self) -> None:
        self.turn(1)

    def _go(self) -> None:
        self.setFocus()
        self._ask(min(max(int(self.field.text() or self.number), 1), max(self.count, 1)))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with the page keys, scroll with the arrows; a digit begins a page number."""
        key = Qt.Key(event.key())
        bar = self.view.verticalScrollBar()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in TURNS:
            self.turn(TURNS[key])
        elif key in ENDS and self.count:
            self._ask(min(ENDS[key], self.count))
        elif key in SCROLLS:
            bar.setValue(bar.value() + SCROLLS[key] * look().px(56))
        elif key in SIDEWAYS:
            across = self.view.horizontalScrollBar()
            across.setValue(across.value() + SIDEWAYS[key] * look().px(56))
        elif event.text() and event.text() in LARGER + SMALLER:
            self.view.zoom_by(1 if event.text() in LARGER else -1)
        elif event.text().isdigit() and self.count:
            self.field.setFocus()
            self.field.setText(event.text())
        else:
            super().keyPressEvent(event)
