"""What the merge screen asks of the window while there is nothing to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from chair_desk.gui.pages.merging import MergingPage


class MergingAsking(QObject):
    """Passes on what is asked for while a copy is looked at, locked, or not there."""

    def __init__(self, page: MergingPage) -> None:
        super().__init__(page)
        self._page = page
        page.at_work.cancel_asked.connect(self._stop)
        page.passphrase.entered.connect(self._unlock)
        page.passphrase.left.connect(self._cancel)
        page.nothing.bring_in_asked.connect(self._choose_file)
        page.nothing.hand_over_asked.connect(self._hand_over)

    def _stop(self) -> None:
        self._page.ask("stop")

    def _cancel(self) -> None:
        self._page.ask("cancel")

    def _unlock(self, typed: str) -> None:
        self._page.ask("unlock", typed)

    def _choose_file(self) -> None:
        self._page.ask("choose")

    def _hand_over(self) -> None:
        self._page.ask("hand over")
