"""The papers of a pack that wait for a PDF: made here where this computer can, one by one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.keeping import Keeping
from chair_desk.gui.parts.widgets import Message, column, row, secondary_button, words
from chair_desk.gui.pieces import Pieces
from chair_desk.gui.session import Session
from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo
from chair_desk.services.office_files import Conversion
from chair_desk.services.pack_checks import Outcome, PackChecks
from chair_desk.services.pack_papers import keep_pdf, made_into_pdf, needs_pdf, waiting_files
from chair_desk.services.pack_work import Cancelled, PackChild
from chair_desk.services.paper_files import PaperFile, as_paper_file, pieces_of
from chair_desk.words import _, ngettext


class _Make:
    """Makes one PDF on the other thread."""

    def __init__(self, panel: PackWaiting, name: str, content: bytes) -> None:
        self._panel, self._name, self._content = panel, name, content

    def __call__(self) -> PaperFile:
        with self._panel.child as child:
            made = made_into_pdf(self._name, self._content, child, self._panel.conversion)
        return as_paper_file(self._name, made)


class PackWaiting(QWidget):
    """Shown while papers wait. `kept` says that PDFs were made, so that all is looked at again."""

    kept = Signal()

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self._session, self._meeting_id = session, meeting_id
        self._background = Background(self)
        self._keeping = Keeping(session, self)
        self._gathering = Pieces(self)
        self._gathering.done.connect(self._begin)
        self._gathering.failed.connect(self._failed)
        self._files: list[Attachment] = []
        self._made = 0
        self._problems: list[str] = []
        self._is_cancelled = False
        self.child, self.conversion = PackChild(), Conversion()
        self.said = words("", "small", "ink2", wrap=True)
        self.make_button = secondary_button(_("Make PDFs of them"), "file-text", small=True)
        self.cancel_button = secondary_button(_("Stop"), "x", small=True)
        self.cancel_button.hide()
        self.message = Message()
        self.message.hide()
        buttons = row(self.make_button, self.cancel_button, None, spacing=8)
        layout = column(self.said, spacing=6)
        layout.addLayout(buttons)
        layout.addWidget(self.message)
        self.setLayout(layout)
        self.hide()
        self.make_button.clicked.connect(self.make)
        self.cancel_button.clicked.connect(self.cancel)

    def show_checks(self, checks: PackChecks) -> None:
        """Show how many papers wait; nothing where none does."""
        count = len(checks.with_outcome(Outcome.WAITING))
        said = ngettext("{count} paper waits for a PDF.", "{count} papers wait for a PDF.", count)
        self.said.setText(said.format(count=count))
        self.make_button.setEnabled(not self._session.read_only)
        self.setVisible(bool(count) or self.message.isVisibleTo(self))

    def make(self) -> None:
        """Make a PDF of each that can be made into one here."""
        self._files = waiting_files(self._session.desk, self._meeting_id)
        self._made, self._problems, self._is_cancelled = 0, [], False
        self.message.hide()
        self.make_button.setEnabled(False)
        self.cancel_button.show()
        self._next()

    def _next(self) -> None:
        if self._is_cancelled or not self._files:
            self._end()
            return
        file = self._files[0]
        self.said.setText(_("Making a PDF of {name}.").format(name=file.name))
        self._gathering.gather(pieces_of(self._session.desk, file.sha256))

    def _begin(self, content: bytes) -> None:
        if self._is_cancelled:
            self._end()
            return
        file = self._files[0]
        if not needs_pdf(file.name, content):
            self._files.pop(0)
            self._next()
            return
        self.child, self.conversion = PackChild(), Conversion(file.name, content)
        self._background.run(_Make(self, file.name, content), self._keep, self._failed)

    def _keep(self, pdf: PaperFile) -> None:
        self._keeping.keep((pdf,), partial(self._attach, pdf), self._not_kept)

    def _attach(self, pdf: PaperFile) -> None:
        file = self._files.pop(0)
        if self._session.run(keep_pdf, file.id, pdf) is not None:
            self._made += 1
        self._next()

    def _not_kept(self, problem: CannotDo | None) -> None:
        self._failed(problem or Cancelled())

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, CannotDo):
            self._problems.append(f"{problem.what} {problem.why} {problem.remedy}".strip())
        elif not isinstance(problem, Cancelled):
            raise problem
        self._files.pop(0)
        self._next()

    def _end(self) -> None:
        self.cancel_button.hide()
        self.make_button.setEnabled(True)
        if self._problems and not self._is_cancelled:
            self.message.say(_("Not every file could be made into a PDF."),
                             " ".join(dict.fromkeys(self._problems)), tone="amb")  # fmt: skip
        if self._made:
            self.kept.emit()

    def cancel(self) -> None:
        """Stop: what is made stays."""
        self._is_cancelled = True
        self.conversion.cancel()
        self.child.cancel()
        self._keeping.cancel()

    def end(self) -> None:
        """Stop for good: no process is left behind."""
        self.cancel()
        self._background.wait()
