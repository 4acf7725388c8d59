"""The bar above the page that is read: where one is, how large, and what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import Segmented, icon_button, row, words
from chair_desk.gui.reading_jobs import FIT_PAGE, FIT_WIDTH
from chair_desk.gui.theme.look import look
from chair_desk.words import _, ngettext


class ReaderLine(QLineEdit):
    """A short field of the bar; Esc leaves it."""

    left = Signal()
    onward = Signal(int)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; up and down go from hit to hit."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif step is not None:
            self.onward.emit(step)
        else:
            super().keyPressEvent(event)


class ReaderBar(QWidget):
    """`turned` says how many pages to go on, `labelled` a label that was typed."""

    turned = Signal(int)
    labelled = Signal(str)
    zoomed = Signal(int)
    fitted = Signal(str)
    doubled = Signal(bool)
    asked = Signal(str)
    hit_asked = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.before = icon_button(_("Page before"), "arrow-left")
        self.after = icon_button(_("Next page"), "arrow-right")
        self.field = ReaderLine()
        self.field.setAccessibleName(_("Go to page, by its label or number"))
        self.field.setFixedWidth(look().px(62))
        self.of = words("", "small", "ink2")
        self.smaller = icon_button(_("Smaller page"), "minus")
        self.larger = icon_button(_("Larger page"), "plus")
        self.percent = words("", "small", "ink2")
        self.fit = Segmented(
            _("Fit"), [(FIT_WIDTH, _("Width")), (FIT_PAGE, _("Page")), ("two", _("Two"))]
        )
        self.find_line = ReaderLine()
        self.find_line.setAccessibleName(_("Find in the pack"))
        self.find_line.setPlaceholderText(_("Find in the pack"))
        self.find_line.setClearButtonEnabled(True)
        self.find_line.setFixedWidth(look().wide(230))
        self.found = words("", "small", "ink2")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for one in (self.field, self.find_line):
            one.setProperty("small", "true")
        for button in (self.before, self.after, self.smaller, self.larger):
            button.setProperty("kind", "link")
        inside = row(
            self.before, self.after, self.field, self.of, 8, self.smaller, self.percent,
            self.larger, None, self.fit, spacing=6,
        )  # fmt: skip
        inside.setContentsMargins(12, 6, 14, 6)
        self.setLayout(inside)

    def _connect(self) -> None:
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._on)
        self.smaller.clicked.connect(self._less)
        self.larger.clicked.connect(self._more)
        self.field.returnPressed.connect(self._go)
        self.field.left.connect(self.left)
        self.field.onward.connect(self.turned)
        self.fit.chosen.connect(self._fit)
        self.find_line.textChanged.connect(self.asked)
        self.find_line.returnPressed.connect(self._next_hit)
        self.find_line.left.connect(self._leave_find)
        self.find_line.onward.connect(self.hit_asked)

    def _back(self) -> None:
        self.turned.emit(-1)

    def _on(self) -> None:
        self.turned.emit(1)

    def _less(self) -> None:
        self.zoomed.emit(-1)

    def _more(self) -> None:
        self.zoomed.emit(1)

    def _go(self) -> None:
        self.labelled.emit(self.field.text())

    def _fit(self, value: str) -> None:
        self.doubled.emit(value == "two")
        self.fitted.emit(FIT_PAGE if value == "two" else value)

    def choose_fit(self, value: str) -> None:
        """Fit to the width, the page, or show two pages."""
        self.fit.choose(value)
        self._fit(value)

    def _next_hit(self) -> None:
        self.hit_asked.emit(1)

    def _leave_find(self) -> None:
        self.find_line.clear()
        self.left.emit()

    def show_place(self, label: str, number: int, count: int) -> None:
        """Say at which page one is: its label, and which of how many it is."""
        self.field.setText(label)
        same = label == str(number)
        said = _("of {count}") if same else _("{number} of {count}")
        self.of.setText(said.format(number=number, count=count) if count else "")
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)

    def show_percent(self, percent: int) -> None:
        """Say how large the page is shown."""
        self.percent.setText(_("{percent}%").format(percent=percent))

    def show_found(self, count: int, pages: int, *, is_done: bool) -> None:
        """Say how often the words were found so far."""
        if not self.find_line.text().strip():
            self.found.setText("")
        elif count:
            said = ngettext("{count} on {pages} p.", "{count} on {pages} pp.", count)
            self.found.setText(said.format(count=count, pages=pages))
        else:
            self.found.setText(_("Not found") if is_done else _("Looking"))
