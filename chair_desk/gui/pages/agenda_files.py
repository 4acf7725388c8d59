"""Files brought to papers: chosen, or dropped on the item's inspector or on the agenda.

A PDF for an item that is named goes in at once. Several files, or a file dropped on the agenda,
are offered to the items they fit; what must be made into a PDF shows how far that is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_file, ask_files
from chair_desk.gui.guard import guarded
from chair_desk.gui.keeping import Keeping
from chair_desk.gui.parts.agenda_papers import PaperRow
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.office_files import MAIL, OFFICE, PICTURES
from chair_desk.services.paper_files import PaperFile, add_file, attach, read_file
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.agenda import AgendaPage


class _Read:
    """Reads a file on the other thread, for a paper, or for a new one of an item."""

    def __init__(self, path: Path, item_id: str, paper_id: str, title: str) -> None:
        self._path = path
        self.item_id, self.paper_id, self.title = item_id, paper_id, title
        self.file: PaperFile | None = None

    def __call__(self) -> _Read:
        self.file = read_file(self._path)
        return self


def _filters() -> str:
    endings = " ".join(f"*{ending}" for ending in sorted({".pdf"} | OFFICE | PICTURES | MAIL))
    kinds = (
        _("Papers ({endings})").format(endings=endings),
        _("PDF files (*.pdf)"),
        _("All files (*)"),
    )
    return ";;".join(kinds)


class AgendaFiles(QObject):
    """Reads beside the window, and attaches what was read in one change."""

    def __init__(self, page: AgendaPage) -> None:
        super().__init__(page)
        self._page = page
        self._background = Background(self)
        self._keeping = Keeping(page.session, self)
        self._paper_id = ""
        inspector = page.inspector
        inspector.papers.file_asked.connect(self.choose)
        inspector.papers.stopped.connect(self._keeping.cancel)
        self._keeping.went_on.connect(inspector.papers.show_coming)
        self._keeping.rested.connect(inspector.papers.nothing_comes)
        inspector.setAcceptDrops(True)
        inspector.installEventFilter(self)
        for part in inspector.findChildren(QWidget):
            if part.acceptDrops():
                part.installEventFilter(self)
        page.builder.setAcceptDrops(True)
        page.builder.installEventFilter(self)
        page.table.viewport().installEventFilter(self)  # it takes its own rows, and files

    def choose(self, paper_id: str) -> None:
        """Ask which file is meant, for this paper or for a new one."""
        self._paper_id = paper_id
        ask_file(self._page.window(), _("Attach a file"), self._chosen, kinds=_filters())

    def choose_many(self) -> None:
        """Ask which files are meant; each is then offered to an item."""
        ask_files(self._page.window(), _("Bring papers"), self._many_chosen, kinds=_filters())

    def _chosen(self, name: str) -> None:
        self.bring(Path(name), self._paper_id)

    def _many_chosen(self, names: list[str]) -> None:
        self._page.forms.show_bringing([Path(name) for name in names])

    def bring(self, path: Path, paper_id: str = "") -> None:
        """Read a file and attach it; a new paper takes the title being typed, or its name."""
        page = self._page
        if path.suffix.lower() in OFFICE | PICTURES | MAIL:
            from chair_desk.services.pack_papers import PaperOffer

            to = PaperOffer(name=path.name, item_id=page.inspector.item_id, paper_id=paper_id)
            page.forms.show_bringing([path], to)
            return
        title = str(page.inspector.papers.new_title.value())
        job = _Read(path, page.inspector.item_id, paper_id, "" if paper_id else title)
        if job.item_id:
            self._background.run(job, self._read, self._failed)

    def _read(self, job: _Read) -> None:
        if job.file is not None:
            self._keeping.keep((job.file,), partial(self._attach, job), self._not_kept)

    def _not_kept(self, problem: CannotDo | None) -> None:
        if problem is not None:
            self._page.show_problem(problem)

    def _attach(self, job: _Read) -> None:
        session = self._page.session
        if job.file is None:
            return
        if job.paper_id:
            session.run(attach, job.paper_id, job.file)
        elif session.run(add_file, job.item_id, job.file, job.title) is not None:
            self._page.inspector.papers.new_title.clear()

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self._page.show_refusal(problem)
        elif isinstance(problem, CannotDo):
            self._page.show_problem(problem)
        else:
            raise problem

    def wait(self) -> None:
        """Let the file in hand be read."""
        self._background.wait()

    # -------------------------------------------------------------- dropping

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on the item; anything else goes where it went."""
        if not isinstance(event, QDropEvent) or not self._may_take(event):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop and isinstance(watched, QWidget):
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
            if len(paths) == 1 and self._is_of_item(watched):
                self.bring(paths[0], self._paper_at(watched, event))
            else:
                self._page.forms.show_bringing(paths)
        return True

    def _is_of_item(self, watched: QWidget) -> bool:
        inspector = self._page.inspector
        return watched is inspector or inspector.isAncestorOf(watched)

    def _may_take(self, event: QDropEvent) -> bool:
        urls = event.mimeData().urls()
        is_local = bool(urls) and all(url.isLocalFile() for url in urls)
        page = self._page
        is_fixed = page.session.read_only or page.meeting is None or not page.forms.is_away()
        return is_local and not is_fixed

    def _paper_at(self, watched: QWidget, event: QDropEvent) -> str:
        part = watched.childAt(event.position().toPoint())
        while part is not None and part is not watched:
            if isinstance(part, PaperRow):
                return part.paper.id
            part = part.parentWidget()
        return ""
