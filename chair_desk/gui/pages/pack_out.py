"""The files of a pack that was built, written into the folder that is chosen, beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from chair_desk.gui.background import Background
from chair_desk.gui.parts.pack_choosing import PackChoosing
from chair_desk.gui.parts.widgets import Message
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import packs
from chair_desk.services.pack_mail import Letter, letter_files, member_letters
from chair_desk.services.pack_reading import PackReading
from chair_desk.services.pack_work import Cancelled
from chair_desk.services.pack_writing import (
    OutFile,
    PackNames,
    files_of,
    pack_names,
    with_sums,
    write_folder,
)
from chair_desk.services.packs import BuiltPack
from chair_desk.services.publishing import refuse_path
from chair_desk.words import _, ngettext


class _Writing:
    """Makes the files and writes them on the other thread; what the board says was read before."""

    def __init__(
        self, out: PackOut, reading: PackReading, built: BuiltPack, names: PackNames, to: Path
    ) -> None:
        self._out, self._reading, self._built = out, reading, built
        self._names, self._to = names, to
        self.letters: list[Letter] = []
        self.is_cancelled = False

    def __call__(self) -> int:
        self._tell(0, 0)
        files = files_of(self._names, self._reading, self._built)
        inside = _("mail drafts")
        mails = [
            OutFile(name=f"{inside}/{one.name}", content=one.content)
            for one in letter_files(self.letters, files)
        ]
        write_folder(self._to, [*with_sums(self._names, self._built, files), *mails], self._tell)
        return len(files)

    def _tell(self, at: int, of: int) -> None:
        if self.is_cancelled:
            raise Cancelled
        self._out.went_on.emit(_("Writing the files"), at, of)


class PackOut(QObject):
    """Writes them and says so; those that could not be written wait for another folder.

    `went_on` says how far it is; `rested` that it came to its end, whatever it was.
    """

    went_on = Signal(str, int, int)
    rested = Signal()

    def __init__(
        self, session: Session, how: PackChoosing, message: Message, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._how, self._message = session, how, message
        self._background = Background(self)
        self._waiting: tuple[PackReading, BuiltPack] | None = None
        self._at_work: tuple[PackReading, BuiltPack] | None = None
        self._job: _Writing | None = None
        self._is_draft = False

    @property
    def is_writing(self) -> bool:
        """Say whether files are on their way."""
        return self._job is not None

    def write(self, reading: PackReading, built: BuiltPack, *, is_draft: bool) -> None:
        """Write the files. Where the folder takes none, an issued pack can be written again."""
        self._waiting, self._at_work, self._is_draft = None, (reading, built), is_draft
        desk = self._session.desk
        folder = self._how.folder / packs.folder_name(desk, built, is_draft=is_draft)
        try:
            refuse_path(desk, folder, replace=True)
        except Refused as problem:
            self._failed(problem)
            return
        job = self._job = _Writing(self, reading, built, pack_names(desk, built), folder)
        if self._how.mails.isChecked() and not is_draft:
            job.letters = member_letters(desk, built)
        self._background.run(job, self._written, self._failed)

    def follow(self) -> bool:
        """Do what the message offers: write what waits, else open the folder; say if it writes."""
        if self._waiting is None:
            self._how.open_folder()
            return False
        self.write(*self._waiting, is_draft=False)
        return self.is_writing

    def cancel(self) -> None:
        """Write no more, and take away what was written of it."""
        if self._job is not None:
            self._job.is_cancelled = True

    def end(self) -> None:
        """Cancel it, and wait till nothing of it is left behind."""
        self.cancel()
        self._background.wait()

    def _written(self, count: int) -> None:
        self._job, at_work = None, self._at_work
        if at_work is not None:
            self._say_written(at_work[1], count)
        self.rested.emit()

    def _failed(self, problem: Exception) -> None:
        self._job, at_work = None, self._at_work
        if not isinstance(problem, (Refused, CannotDo, Cancelled)):
            raise problem
        if at_work is not None:
            self._waiting = None if self._is_draft else at_work
            self._say_unwritten(problem, at_work[1])
        self.rested.emit()

    def _say_unwritten(self, problem: Exception, built: BuiltPack) -> None:
        is_stopped = isinstance(problem, Cancelled)
        if self._waiting is None:
            if is_stopped:
                self._message.say(_("Stopped. Nothing was issued or written."))
            else:
                self._message.say(_("The draft is not written."), str(problem), tone="red")
            return
        lead = _("Version {number} is issued, and its files are not written yet.")
        rest = _("{why} Choose another folder, and write them there.").format(why=problem)
        self._message.say(
            lead.format(number=built.number),
            _("You stopped it.") if is_stopped else rest,
            tone="amb" if is_stopped else "red",
            link=_("Write the files"),
        )

    def _say_written(self, built: BuiltPack, count: int) -> None:
        said = ngettext("{count} file is written.", "{count} files are written.", count)
        lead = (
            _("A draft: nothing is issued.")
            if self._is_draft
            else _("Version {number} is issued, {pages} pages.").format(
                number=built.number, pages=built.full.page_count
            )
        )
        rest = f"{said.format(count=count)} {self._how.folder}"
        self._message.say(lead, rest, tone="grn", link=_("Open the folder"))
