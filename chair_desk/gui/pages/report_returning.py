"""What the page of the yearly report does with a Word draft that comes back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_file, usual_folder
from chair_desk.gui.parts.report_returned import Verdict
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.report_returning import (
    Stretch,
    compare_returned,
    read_returned,
    take_offers,
)
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage


class _Reading:
    """Reads the Word file on the other thread; it reads no board."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> Sequence[Stretch]:
        return read_returned(self._path)


class ReturnDoing:
    """Does what the list of changes that came back asks."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page
        self._background = Background(page)
        self._name = ""

    @property
    def is_open(self) -> bool:
        """Say whether the list is shown."""
        return self._page.middle.currentWidget() is self._page.returned

    def bring_back(self) -> None:
        """Ask for the draft that came back."""
        page = self._page
        page.settle()
        title, kinds = _("Bring back a Word draft"), "Word (*.docx)"
        folder = str(usual_folder())
        ask_file(page.window(), title, self.read_file, kinds=kinds, folder=folder)

    def read_file(self, name: str) -> None:
        """Read a draft beside the window's work, then lay it beside ours."""
        self._name = Path(name).name
        self._background.run(_Reading(Path(name)), self._read, self._broke)

    def _read(self, came: Sequence[Stretch]) -> None:
        page = self._page
        try:
            offers = compare_returned(page.session.desk, page.report_id, came, self._name)
        except Refused as refusal:
            page.show_refusal(refusal)
            return
        except CannotDo as problem:
            page.show_problem(problem)
            return
        if not offers:
            said = _("{name} says what stands here. Nothing was changed in it.")
            page.message.say(said.format(name=self._name), tone="accent")
            return
        page.returned.show_offers(self._name, offers)
        page.middle.setCurrentWidget(page.returned)
        page.returned.setFocus()
        page.refresh_commands()

    def accept(self) -> None:
        """Take theirs."""
        self._page.returned.list.decide(Verdict.THEIRS)

    def keep(self) -> None:
        """Keep ours."""
        self._page.returned.list.decide(Verdict.OURS)

    def mix(self) -> None:
        """Open the words to be mixed."""
        self._page.returned.list.write_mix()

    def take(self) -> None:
        """Take all that was accepted or mixed, as one change."""
        page, shown = self._page, self._page.returned.list.shown
        taken, left = shown.taken, len(shown.offers) - len(shown.taken)
        offers = list(shown.offers)
        if page.session.run(take_offers, page.report_id, offers, taken) is None:
            return
        said = ngettext("Took {count} change.", "Took {count} changes.", len(taken))
        more = ngettext("{count} was left as ours.", "{count} were left as ours.", left)
        page.message.say(
            said.format(count=len(taken)), more.format(count=left) if left else "", tone="grn"
        )
        self.leave()

    def leave(self) -> None:
        """Show the sentences again, and forget what was not taken."""
        page = self._page
        page.returned.show_offers("", ())
        page.doing.show_sentences()
        page.sentences.setFocus()

    def _broke(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._page.show_problem(problem)
