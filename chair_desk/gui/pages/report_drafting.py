"""Drafts a report a feed to a turn of the window, where one reading would hold up a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.records.yearly_reports import YearlyReport
from chair_desk.services.yearly_reports import draft_one, feeds_to_draft

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage

MANY = 1
"""Feeds that are drafted within one reading; more wait for turns of their own."""


class ReportDrafting(QObject):
    """Drafts in turns what a page is about to show, and has the page read it when all is there."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._report: YearlyReport | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_under_way(self) -> bool:
        """Say whether the page still waits for what is drafted."""
        return self._timer.isActive()

    def begin(self, report: YearlyReport | None) -> bool:
        """Begin with a report where much is to be drafted; say whether the page has to wait."""
        self._timer.stop()
        self._report = report
        if report is not None and len(feeds_to_draft(self._page.session.desk, report)) > MANY:
            self._timer.start()
        return self.is_under_way

    def finish(self) -> None:
        """Draft the rest at once: somebody asks for what the page is to show."""
        while self.is_under_way:
            self._go_on()

    def _go_on(self) -> None:
        page = self._page
        self._timer.stop()
        if page.session.is_over or self._report is None:
            return
        if draft_one(page.session.desk, self._report):
            self._timer.start()
        else:
            page.refresh()
