"""The fallback sheet in one command: written among the person's documents, with no question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from chair_desk.gui.background import Background
from chair_desk.gui.commands import Command
from chair_desk.gui.document_writing import WritingDocument
from chair_desk.gui.pages.page import Page
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import N_, _


class SheetPrinting(QObject):
    """Writes the sheet of a page's meeting and says where it is; nothing opens by itself."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._background = Background(self)
        self.path: Path | None = None

    def write(self, meeting_id: str, folder: Path) -> None:
        """Read the board now; make and write the file beside the window."""
        from chair_desk.services.fallback_sheet import prepare_sheet, sheet_name

        desk = self._page.session.desk
        try:
            document = prepare_sheet(desk, meeting_id)
            path = folder / sheet_name(desk, meeting_id)
        except Refused as refusal:
            self._page.show_refusal(refusal)
            return
        self._background.run(WritingDocument(document, path), self._done, self._failed)

    def _done(self, path: Path) -> None:
        message = self._page.message
        if self.path is None:
            message.asked.connect(self._open)
        self.path = path
        message.say(
            _("The fallback sheet is written. Print it before the meeting."),
            str(path), tone="grn", link=_("Open the sheet"),
        )  # fmt: skip

    def _open(self) -> None:
        """Open the sheet, where the message that is shown is about it."""
        if self.path is not None and str(self.path) in self._page.message.text():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self._page.show_refusal(problem)
        elif isinstance(problem, CannotDo):
            self._page.show_problem(problem)
        else:
            raise problem

    def wait(self) -> None:
        """Let the job in hand end."""
        self._background.wait()


def print_sheet(page: Page) -> SheetPrinting:
    """Write the fallback sheet of the meeting that a page shows."""
    from chair_desk.gui.file_asking import usual_folder

    printing = page.findChild(SheetPrinting) or SheetPrinting(page)
    page.settle()
    printing.write(page.meeting_id, usual_folder())  # type: ignore[attr-defined]
    return printing


def _reason(page: Page) -> str:
    is_there = getattr(page, "meeting", None) is not None
    return "" if is_there else _("There is no meeting yet. Add one first.")


def sheet_command(page_name: str) -> Command:
    """Return the command for a page that shows one meeting."""
    return Command(
        name=f"{page_name}.sheet",
        label=N_("Fallback sheet to print"),
        menu="Meeting",
        keys="Ctrl+Shift+P",
        icon="printer",
        when=_reason,
        do=print_sheet,
    )
