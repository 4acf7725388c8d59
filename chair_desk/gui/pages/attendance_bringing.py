"""Bringing past attendance in: a file is chosen, read beside the window, looked over, taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.parts.matrix_import import ImportPanel
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.records.changes import CannotDo
from chair_desk.services.attendance_bringing_in import bring_in_attendance
from chair_desk.services.attendance_comparing import Standing
from chair_desk.services.attendance_importing import (
    AttendancePlan,
    SheetRead,
    plan_of_sheet,
    read_attendance_sheet,
)
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.attendance import AttendancePage


class _Reading:
    """Reads a spreadsheet, on the other thread: it needs no board."""

    def __init__(self, path: Path, today: date) -> None:
        self._path, self._today = path, today

    def __call__(self) -> SheetRead:
        return read_attendance_sheet(self._path, self._today)


class AttendanceBringing(QObject):
    """Holds the panel of one sheet at a time, in the place of the page's matrix."""

    def __init__(self, page: AttendancePage) -> None:
        super().__init__(page)
        self._page = page
        self._background = Background(self)
        self._sheet: SheetRead | None = None
        self._held_on: date | None = None
        self.plan: AttendancePlan | None = None
        self.panel: ImportPanel | None = None

    @property
    def is_open(self) -> bool:
        """Say whether a sheet is being looked over."""
        return self.panel is not None

    def ask(self) -> None:
        """Ask for a file, then read it."""
        kinds = _("Tables (*.csv *.xlsx *.xlsm *.txt);;All files (*)")
        ask_file(self._page, _("Bring in past attendance"), self._chosen, kinds=kinds)

    def _chosen(self, name: str) -> None:
        self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file beside the work of the window, then show what it would do."""
        self._page.message.say(_("Reading {name}.").format(name=path.name), tone="accent")
        today = self._page.session.today()
        self._background.run(_Reading(path, today), self._read, self._failed)

    def _failed(self, error: object) -> None:
        if isinstance(error, CannotDo):
            self._page.show_problem(error)
        elif isinstance(error, Exception):
            raise error

    def _read(self, sheet: object) -> None:
        if not isinstance(sheet, SheetRead) or not self._page.window().isVisible():
            return  # the window was closed while the file was read
        self._page.message.hide()
        self._put_away()
        self._sheet, self._held_on = sheet, None
        panel = ImportPanel(day_reader(self._page.session.today()))
        panel.wanted.connect(self.take)
        panel.left.connect(self.leave)
        panel.day_said.connect(self._use_day)
        self.panel = panel
        self._page.stack.addWidget(panel)
        self._page.stack.setCurrentWidget(panel)
        self.show()
        panel.focus_first()
        self._page.refresh_commands()

    def _use_day(self, day: object) -> None:
        if isinstance(day, date) and self.panel is not None:
            self._held_on = day
            self.show()
            self.panel.focus_first()

    def show(self) -> None:
        """Show what the sheet would do as the board stands now."""
        if self.panel is None or self._sheet is None:
            return
        body_id = self._page.choice.choice.body_id or None
        self.plan = plan_of_sheet(
            self._page.session.desk, self._sheet, body_id=body_id, held_on=self._held_on
        )
        needs_day = self._sheet.needs_day and self._held_on is None
        self.panel.show_plan(self.plan, needs_day=needs_day)

    def take(self) -> None:
        """Bring in what is ticked, as one change, and show the years it is of."""
        if self.panel is None or self.plan is None:
            return
        shown = self.panel.list.shown
        cells = shown.ticked()
        left_out = [
            cell.key for cell in self.plan.of(Standing.NEW) if not shown.is_ticked(cell)
        ]  # fmt: skip
        plan, self.plan = self.plan, None  # the page reads again while the change is told
        changes = self._page.session.run(
            bring_in_attendance,
            plan,
            accepted=[cell.key for cell in cells],
            left_out=left_out,
        )
        if changes is None:
            self.show()
            return
        self._page.choice.reach_back_to(min(cell.day for cell in cells), self._page.session.today())
        self.leave()
        said = _("{what}. Undo takes all of it back.").format(what=changes.label)
        self._page.message.say(said, tone="grn")

    def leave(self) -> None:
        """Put the sheet away; nothing is brought in."""
        if self.panel is not None:
            self._put_away()
            self._page.refresh()
            self._page.view.meetings.setFocus()

    def _put_away(self) -> None:
        panel, self.panel = self.panel, None
        self._sheet = self.plan = None
        if panel is not None:
            self._page.stack.removeWidget(panel)
            panel.deleteLater()
