"""The page as it will be printed, beside the sentences: made anew a moment after each change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame

from chair_desk.gui.background import Background
from chair_desk.gui.paper_drawing import DrawnPage, PaperDrawing
from chair_desk.gui.parts.paper_pane import PageView
from chair_desk.gui.parts.widgets import column, icon_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.publishing import Document
from chair_desk.services.report_preview import ReportPreview, preview_of
from chair_desk.words import _

WIDTH = 328
MAKE_AFTER_MS = 500


class _Making:
    """Makes the pages on the other thread; it reads no board."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __call__(self) -> ReportPreview:
        return preview_of(self._document)


class ReportPaper(QFrame):
    """The printed page of the chosen head. `wanted` asks for the document, when it is time."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The printed page"))
        self.heading = words("", "reading_strong")
        self.before_button = icon_button(_("Page before"), "chevron-up")
        self.after_button = icon_button(_("Next page"), "chevron-down")
        for button in (self.before_button, self.after_button):
            button.setProperty("kind", "link")
        self.view = PageView()
        self.view.setAccessibleName(_("Printed page"))
        head = row(self.heading, None, self.before_button, self.after_button, spacing=4)
        head.setContentsMargins(18, 10, 12, 6)
        layout = column(head, self.view)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFixedWidth(look().wide(WIDTH))
        self._background = Background(self)
        self._drawing = PaperDrawing(self)
        self._pages: Mapping[str, int] = {}
        self._title, self._number, self._count = "", 1, 0
        self._is_making = self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MAKE_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self.before_button.clicked.connect(self._turn_back)
        self.after_button.clicked.connect(self._turn_on)
        self.view.room_changed.connect(self._draw)
        self._drawing.drawn.connect(self._show)
        self._drawing.failed.connect(self._broke)
        self._say()

    @property
    def is_drawn(self) -> bool:
        """Say whether a page is seen, made since the last change."""
        return self._count > 0 and not self._is_stale and not self._is_making

    def change(self) -> None:
        """Have the pages made anew once nothing has changed for a moment."""
        self._is_stale = True
        self._timer.start()

    def stop(self) -> None:
        """Ask for nothing more; called when the board is closed."""
        self._timer.stop()
        self._is_stale = False

    def go_to(self, title: str) -> None:
        """Show the page of a head."""
        self._title = title
        if number := self._pages.get(title):
            self._number = number
            self._draw()

    def make(self, document: Document) -> None:
        """Make the pages of a document beside the window's work."""
        self._is_making, self._is_stale = True, False
        self._background.run(_Making(document), self._made, self._failed)

    def _ask(self) -> None:
        if self.isVisible() and self._is_stale and not self._is_making:
            self.wanted.emit()

    def _made(self, found: ReportPreview) -> None:
        self._is_making = False
        self._pages = found.pages
        self._drawing.open(iter((found.content,)))
        self._number = self._pages.get(self._title, min(self._number, max(self._count, 1)))
        self._draw()
        if self._is_stale:
            self._timer.start()

    def _failed(self, problem: Exception) -> None:
        self._is_making = False
        raise problem

    def _draw(self) -> None:
        self._drawing.ask(self._number, self.view.pixels())

    def _show(self, page: DrawnPage) -> None:
        self._number, self._count = page.number, page.count
        self.view.show_image(page.image)
        self._say()

    def _broke(self, _problem: object) -> None:
        self.heading.setText(_("The page cannot be shown."))

    def _say(self) -> None:
        said = _("Page {number} of {count}").format(number=self._number, count=self._count)
        self.heading.setText(said if self._count else _("The printed page"))
        self.before_button.setEnabled(self._number > 1)
        self.after_button.setEnabled(self._number < self._count)

    def _turn_back(self) -> None:
        self._number -= 1
        self._draw()

    def _turn_on(self) -> None:
        self._number += 1
        self._draw()
