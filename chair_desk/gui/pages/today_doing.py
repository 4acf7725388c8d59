"""What the verbs of the page of today do: drafts, sheets, the briefing, promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from chair_desk.gui.background import Background
from chair_desk.gui.document_writing import WritingDocument
from chair_desk.gui.file_asking import ask_folder, ask_new_file, usual_folder
from chair_desk.gui.parts.sheet_writing import SheetWriting
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.reminder_sheets import prepare_reminders
from chair_desk.services.today_letters import DraftLetter, level_letter, paper_letters
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.today import TodayPage

LETTERS = "Mail (*.eml);;Word (*.docx);;PDF (*.pdf)"
BRIEFINGS = "PDF (*.pdf);;Word (*.docx)"
_KINDS = ("eml", "docx", "pdf")


class _WriteLetters:
    """Writes drafts on the other thread; it reads no board."""

    def __init__(self, drafts: list[DraftLetter], folder: Path, kind: str) -> None:
        self._drafts, self._folder, self._kind = drafts, folder, kind

    def __call__(self) -> list[Path]:
        from chair_desk.services.today_letters import write_letters

        return write_letters(self._drafts, self._folder, self._kind)


class TodayDoing(QObject):
    """Does what one page of today asks. What takes long is done beside the window."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self.background = Background(self)
        self.written: Path | None = None
        page.message.asked.connect(self._open_written)

    # -------------------------------------------------------------- asking for a place

    def choose_chase(self) -> None:
        """Ask for a folder for the mails to authors whose papers are missing."""
        self._ask_folder(_("Choose a folder for the drafts"), self.chase)

    def choose_sheets(self) -> None:
        """Ask for a folder for the reminder sheets."""
        self._ask_folder(_("Choose a folder for the sheets"), self.sheets)

    def choose_ask(self) -> None:
        """Ask for the file of the letter to the head of a partner below its level."""
        line = self._page.line_that("ask")
        if line is None:
            return
        draft = self.called(level_letter, line.about)
        if isinstance(draft, DraftLetter):
            self._ask_file(_("Draft the letter"), f"{draft.name}.eml", LETTERS, self.ask)

    def choose_briefing(self) -> None:
        """Ask for the file of the briefing."""
        from chair_desk.services.briefing import briefing_name

        ready = self._page.ready
        if ready is not None:
            name = briefing_name(self._page.session.desk, ready.meeting.id)
            self._ask_file(_("Write my briefing"), name, BRIEFINGS, self.write_briefing)

    def _ask_folder(self, title: str, then: Callable[[str], None]) -> None:
        ask_folder(self._page.window(), title, then, folder=str(usual_folder()))

    def _ask_file(self, title: str, offered: str, kinds: str, then: Callable[[str], None]) -> None:
        ask_new_file(self._page.window(), title, then, offered=offered, kinds=kinds)

    # -------------------------------------------------------------- writing

    def chase(self, folder: str) -> None:
        """Write a mail draft for each author; they are read and sent by the person."""
        ready = self._page.ready
        drafts = self.called(paper_letters, ready.meeting.id) if ready else None
        if drafts:
            self._say_writing(_("Writing the drafts."))
            job = _WriteLetters(drafts, Path(folder), "eml")
            self.background.run(job, self._drafts_written, self._failed)

    def ask(self, name: str) -> None:
        """Write the letter: mail, Word or PDF, by the ending of the name."""
        line = self._page.line_that("ask")
        draft = self.called(level_letter, line.about) if line else None
        if isinstance(draft, DraftLetter):
            path, kind = _with_ending(Path(name), _KINDS)
            drafts = [DraftLetter(path.stem, draft.letter)]
            job = _WriteLetters(drafts, path.parent, kind)
            self.background.run(job, self._drafts_written, self._failed)

    def sheets(self, folder: str) -> None:
        """Write a reminder sheet for each partner with something late."""
        made = self.called(prepare_reminders)
        if made:
            self._say_writing(_("Writing the sheets."))
            job = SheetWriting(made, Path(folder), "pdf")
            self.background.run(job, self._sheets_written, self._failed)

    def write_briefing(self, name: str) -> None:
        """Write the chair's own briefing, confidential parts in it and marked."""
        from chair_desk.services.briefing import prepare_briefing

        ready = self._page.ready
        if ready is None:
            return
        path, kind = _with_ending(Path(name), ("pdf", "docx"))
        document = self.called(prepare_briefing, ready.meeting.id, with_confidential=True)
        if document is not None:
            self._say_writing(_("Writing your briefing."))
            job = WritingDocument(document, path, kind)
            self.background.run(job, self._briefing_written, self._failed)

    def called(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Read from the board; what is refused is said in place and comes back as None."""
        try:
            return service(self._page.session.desk, *args, **kwargs)
        except Refused as refusal:
            self._page.show_refusal(refusal)
        except CannotDo as problem:
            self._page.show_problem(problem)
        return None

    def _say_writing(self, words: str) -> None:
        self._page.message.say(words)

    def _drafts_written(self, paths: list[Path]) -> None:
        words = ngettext("{count} draft is written.", "{count} drafts are written.", len(paths))
        more = _("Read it, change it, and send it yourself. Chair Desk sends nothing.")
        self._say_written(paths, f"{words.format(count=len(paths))} {more}")

    def _sheets_written(self, paths: list[Path]) -> None:
        words = ngettext("{count} sheet is written.", "{count} sheets are written.", len(paths))
        self._say_written(paths, words.format(count=len(paths)))

    def _briefing_written(self, path: Path) -> None:
        self._say_written([path], _("Your briefing is written. It holds confidential parts."))

    def _say_written(self, paths: list[Path], words: str) -> None:
        self.written = paths[0] if len(paths) == 1 else paths[0].parent
        link = _("Open it") if len(paths) == 1 else _("Open the folder")
        self._page.message.say(words, str(self.written), tone="grn", link=link)

    def _open_written(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self._page.show_refusal(problem)
        elif isinstance(problem, CannotDo):
            self._page.show_problem(problem)
        else:
            raise problem

    def wait(self) -> None:
        """Let the job in hand end."""
        self.background.wait()


def _with_ending(path: Path, kinds: tuple[str, ...]) -> tuple[Path, str]:
    kind = path.suffix.lower().removeprefix(".")
    if kind in kinds:
        return path, kind
    return path.with_name(f"{path.name}.{kinds[0]}"), kinds[0]
