"""The links to the letters of a step: how many pages they have, and the sheet that they open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.parts.letter_export import LetterExport
from chair_desk.gui.parts.letter_sheet import LetterSheet
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.letters import Letter
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.checks import existing
from chair_desk.services.step_letters import export_kept, letters_of_step, page_words, pages_of
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.challenges import ChallengesPage
    from chair_desk.gui.pages.register_doing import RegisterDoing


class _Counting:
    """A job for `Background`: makes the letters of a step and counts their pages."""

    def __init__(self, step_id: str, letters: Sequence[Letter]) -> None:
        self._step_id, self._letters = step_id, tuple(letters)

    def __call__(self) -> tuple[str, str]:
        return self._step_id, page_words(pages_of(self._letters))


class _KeptExport(LetterExport):
    """Writes the letters that were kept with a step."""

    def _write(self, record_id: str, path: Path, kind: str) -> list[Path]:
        return export_kept(self._session.desk, record_id, path, kind=kind)


class StepLetters(QObject):
    """Says the pages of the letters that links lead to, and shows the sheet to read them on."""

    def __init__(self, session: Session, page: ChallengesPage | RegisterDoing) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._background = Background(self)
        self._lengths: dict[str, str] = {}
        self._counted: set[str] = set()
        self._named: QWidget | None = None
        self._step_id, self._reference = "", ""
        self._export = _KeptExport(session, page)
        self._export.written.connect(page.say_written)

    def name_links(self, shown: QWidget) -> None:
        """Give each link to letters the number of their pages, now or when they are counted."""
        self._named = shown
        for link in self._links():
            step_id = link.place.id
            if step_id in self._lengths:
                link.say_more(self._lengths[step_id])
            elif step_id not in self._counted:
                self._counted.add(step_id)
                job = _Counting(step_id, letters_of_step(self._session.desk, step_id))
                self._background.run(job, self._count, self._not_counted)

    def _links(self) -> list[PlaceLink]:
        found = self._named.findChildren(PlaceLink) if self._named is not None else []
        return [link for link in found if link.place.table == LogStep.TABLE]

    def _count(self, counted: tuple[str, str]) -> None:
        step_id, said = counted
        self._lengths[step_id] = said
        for link in self._links():
            if link.place.id == step_id:
                link.say_more(said)

    def _not_counted(self, problem: Exception) -> None:
        """Leave the link without a number where the letter cannot be set in type."""
        if not isinstance(problem, CannotDo | Refused):
            raise problem

    def open(self, step_id: str) -> None:
        """Show the letters of a step, as they were when it was taken."""
        desk = self._session.desk
        try:
            letters = letters_of_step(desk, step_id)
            made = existing(desk, LogStep, step_id)
            self._reference = existing(desk, LogEntry, made.log_entry_id).reference
        except Refused as refusal:
            self._page.show_refusal(refusal)
            return
        self._step_id = step_id
        title = _("{reference}: letter of {day}").format(
            reference=self._reference, day=full_day(made.made_on) if made.made_on else ""
        )
        sheet = LetterSheet(title, letters)
        sheet.asked.connect(self._ask)
        sheet.left.connect(self._page.leave_form)
        self._page.show_form(sheet)

    def _ask(self) -> None:
        self._export.ask(self._step_id, self._reference)

    def write_to(self, name: str) -> None:
        """Write the letters that are shown to a file, or to one each."""
        self._export.write_to(self._step_id, name)
