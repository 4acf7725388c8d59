"""How many pages the chair's own briefing has: counted beside the window, once for each state."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.background import Background
from chair_desk.gui.pages.today_showing import ready_rows
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.briefing import prepare_steps
from chair_desk.words import ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.today import TodayPage
    from chair_desk.services.publishing import Document

AFTER_MS, BETWEEN_MS = 1500, 20


class _Count:
    """Makes the pages on the other thread and counts them; it reads no board."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __call__(self) -> int:
        from chair_desk.services.pack_building import page_count
        from chair_desk.services.publishing import rendered

        return page_count(rendered(self._document, "pdf"))


class BriefingPages(QObject):
    """Says the pages on the line of the briefing once the page rests. `words` are empty before."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self._meeting_id, self._asked_for, self._count = "", "", 0
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.count)
        self._steps: Generator[None, None, Document] | None = None
        self._step = QTimer(self)
        self._step.setInterval(BETWEEN_MS)
        self._step.timeout.connect(self._take_step)

    def count_soon(self, meeting_id: str) -> None:
        """Count once nothing more happens."""
        if meeting_id != self._meeting_id:
            self._meeting_id, self._count = meeting_id, 0
        self._leave()
        self._timer.start()

    def rest(self) -> None:
        """Do nothing more by the clock: the page is hidden."""
        self._timer.stop()
        self._leave()

    @property
    def words(self) -> str:
        """Say "3 pages"; nothing while it is not known."""
        if not self._count:
            return ""
        return ngettext("{count} page", "{count} pages", self._count).format(count=self._count)

    def show(self) -> None:
        """Show how far the meeting is prepared, with the pages of the briefing once counted."""
        rows = ready_rows(self._page.ready, self.words)
        self._page.parts.ready_list.show_rows(rows)

    def count(self) -> None:
        """Read the briefing a step at a time, and count its pages on the other thread."""
        page = self._page
        line = page.line_that("briefing")
        if page.session.is_over or line is None or not page.isVisible():
            return
        self._steps = prepare_steps(page.session.desk, self._meeting_id, with_confidential=True)
        self._step.start()

    def _take_step(self) -> None:
        if self._steps is None or self._page.session.is_over:
            self._step.stop()
            return
        try:
            next(self._steps)
        except Refused:
            self._leave()  # the meeting was removed meanwhile; the page reads again
        except StopIteration as end:
            self._leave()
            if end.value is not None:
                self._asked_for = self._meeting_id
                self._background.run(_Count(end.value), self._counted, self._failed)

    def _leave(self) -> None:
        self._step.stop()
        self._steps = None

    def _counted(self, count: object) -> None:
        page = self._page
        if page.session.is_over or self._asked_for != self._meeting_id:
            return
        if isinstance(count, int) and count != self._count:
            self._count = count
            self.show()

    def _failed(self, error: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, CannotDo):
            raise error
